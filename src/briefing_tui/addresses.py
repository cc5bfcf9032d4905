"""Addresses from outside: which of them may be opened, and where they really lead."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from briefing_tui.sanitising import clean_line, is_clean

_WEB = ("http", "https")
_SCHEME = re.compile(r"(?:https?://|mailto:)(?=[^\s/])", re.IGNORECASE)
# White space, what has no shape of its own, such as a joiner, and the backslash, which browsers take for a slash.
_MISLEADING = re.compile(
    r"[\s\\\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0]"
)


def web_address(url: str | None) -> str | None:
    """The address when it is one of the web (http or https), else None."""
    found = openable(url)
    return found if found and found[:4].lower() == "http" else None


def openable(url: str | None) -> str | None:
    """The address when a browser or a mail program may be asked to open it, else None.

    It is of the web (http or https) or of mail (mailto), has a host or a recipient, and holds no white space, no
    control character, and nothing else that would show it otherwise than it is.
    """
    address = (url or "").strip()
    if not _SCHEME.match(address) or not is_clean(address) or _MISLEADING.search(address):
        return None
    parts = _split(address)
    if parts is None or (parts.scheme in _WEB and not parts.hostname):
        return None
    return address if _ascii_host(parts) is not None else None


def leads_to(address: str) -> str:
    """Where an address that may be opened leads: its host, or the host of its recipient, in letters that cannot be
    taken for others (IDNA, RFC 5890: “xn--…” where it has letters beyond ASCII), and the port where one is named."""
    parts = _split(address)
    host = parts and _ascii_host(parts)
    if not parts or host is None:
        return clean_line(address)
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{parts.port}" if parts.scheme in _WEB and parts.port else shown


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        return parts if parts.port is None or parts.port >= 0 else None
    except ValueError:
        return None


def _ascii_host(parts: SplitResult) -> str | None:
    """The host in ASCII; None where it has none that can be written so. Empty for mail to nobody in particular."""
    host = parts.hostname if parts.scheme in _WEB else parts.path.partition("?")[0].rpartition("@")[2]
    if not host or host.isascii():
        return host or ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
