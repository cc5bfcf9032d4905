"""Addresses from outside: which of them may be opened, and where they really lead."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

from briefing_tui.patterns import lazily
from briefing_tui.sanitising import clean_line, is_clean

_WEB = ("http", "https")
_SCHEME = lazily(r"(?:https?://|mailto:)(?=[^\s/])", re.IGNORECASE)
# White space, what has no shape of its own, such as a joiner, and the backslash, which browsers take for a slash.
_MISLEADING = lazily(
    r"[\s\\\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0]"
)
# What no host may hold once it is decoded (WHATWG URL, 3.5, “forbidden domain code point”).
_NO_HOST = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
# A host that browsers take for an address of IPv4, in one to four numbers of base 8, 10 or 16 (WHATWG URL, 3.5).
_NUMBERS = re.compile(r"(?:(?:0[xX][0-9a-fA-F]*|\d+)\.){0,3}(?:0[xX][0-9a-fA-F]*|\d+)\.?")
# Letters that IDNA of 2003 writes as others and that of 2008, by which browsers go, keeps (UTS #46, 7).
_KEPT_LETTERS = re.compile("[ßẞς]")
# The fields of a mail that an address may fill in (RFC 6068, 5 and 7), and how those who get it are told of.
_WHO_GETS_IT = {"to": "", "cc": "copy to ", "bcc": "hidden copy to "}
_FIELDS = frozenset((*_WHO_GETS_IT, "subject", "body", "in-reply-to", "keywords"))
NOBODY = "nobody yet"


def web_address(url: str | None) -> str | None:
    """The address when it is one of the web (http or https), else None."""
    found = openable(url)
    return found if found and found[:4].lower() == "http" else None


def openable(url: str | None) -> str | None:
    """The address when a browser or a mail program may be asked to open it, else None.

    It is of the web (http or https) and has a host, or of mail (mailto) and fills in no more than who gets the mail,
    its subject and its words. It holds no white space, no control character, and nothing else that would show it
    otherwise than it is.
    """
    address = (url or "").strip()
    if not _SCHEME.match(address) or not is_clean(address) or _MISLEADING.search(address):
        return None
    return address if _target(address) is not None else None


def is_mail(address: str) -> bool:
    """Whether an address that may be opened is one of mail."""
    return address[:7].lower() == "mailto:"


def leads_to(address: str) -> str:
    """Where an address that may be opened leads: its host, with the port where one is named, or for mail all those who
    get it. In letters that cannot be taken for others: hosts as IDNA has them (RFC 5890: “xn--…” where there are
    letters beyond ASCII), numbers as the address of IPv4 that they are, names of mailboxes with “%…” for such letters.
    """
    found = _target(address)
    return clean_line(address) if found is None else found


def _target(address: str) -> str | None:
    """Where an address leads; None where it leads nowhere, or not to where it says."""
    try:
        parts = urlsplit(address)
        return _mail(parts) if parts.scheme not in _WEB else _web(parts)
    except ValueError:
        return None


def _web(parts: SplitResult) -> str | None:
    """The host and the port of an address of the web. Raises ValueError where it has none that can be."""
    if "[" in parts.netloc:
        from ipaddress import IPv6Address

        host = f"[{IPv6Address(parts.hostname or '')}]"
    else:
        host = _ascii_host(parts.hostname or "")
    return f"{host}:{parts.port}" if parts.port else host


def _mail(parts: SplitResult) -> str | None:
    """All those who get a mail (RFC 6068); None where it would have more than may be filled in. Raises ValueError where
    one of them cannot be."""
    found: dict[str, list[str]] = {field: [] for field in _WHO_GETS_IT}
    given = [("to", parts.path), *(_field(each) for each in parts.query.split("&") if each)]
    for field, value in given:
        if not _is_safe(field, unquote(value, errors="strict")):
            return None
        if field in found:
            found[field] += [_mailbox(each) for each in re.split("[,;]", unquote(value)) if each.strip()]
    told = (f"{before}{', '.join(found[field])}" for field, before in _WHO_GETS_IT.items() if found[field])
    return None if parts.fragment else " · ".join(told) or NOBODY


def _is_safe(field: str, value: str) -> bool:
    """Whether an address may fill in a field of a mail with that."""
    if field == "body":
        return is_clean(value.replace("\r\n", "\n"))
    # Only the words of a mail have lines: after the end of one, in any other field, a field of its own would begin.
    return field in _FIELDS and is_clean(value) and "\n" not in value


def _field(written: str) -> tuple[str, str]:
    name, _, value = written.partition("=")
    return unquote(name, errors="strict").lower(), value


def _mailbox(written: str) -> str:
    """A recipient in ASCII; raises ValueError for one that would show otherwise than it is."""
    name, at, host = written.strip().rpartition("@")
    if _MISLEADING.search(written.strip()):
        raise ValueError("a recipient holds what is not seen")
    return f"{quote(name, safe=_PLAIN)}{at}{_ascii_host(host)}"


# What stands in the name of a mailbox as it is (RFC 5322, 3.2.3), and what sets a name beside it apart.
_PLAIN = "!#$&'*+-/=?^_`{|}~.\"<>()@:"


def _ascii_host(written: str) -> str:
    """A host in ASCII, as a browser reads it; raises ValueError where there is none that can be written so."""
    host = unquote(written, errors="strict").lower()
    if not host.isascii():
        host = ".".join(_ascii_label(label) for label in re.split("[.\u3002\uff0e\uff61]", host))
    if not host or _NO_HOST.search(host):
        raise ValueError("an address without a host")
    if _NUMBERS.fullmatch(host):
        import socket

        try:
            return socket.inet_ntoa(socket.inet_aton(host.removesuffix(".")))
        except OSError as error:
            raise ValueError("a host that is no address of IPv4") from error
    return host


def _ascii_label(label: str) -> str:
    """A part of a host in ASCII. Raises UnicodeError, which is a ValueError."""
    if _KEPT_LETTERS.search(label):
        import unicodedata

        return f"xn--{unicodedata.normalize('NFKC', label).encode('punycode').decode('ascii')}"
    return label.encode("idna").decode("ascii")
