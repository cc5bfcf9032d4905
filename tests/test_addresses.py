"""Addresses: only what leads where it seems to lead is opened."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.addresses import leads_to, openable, web_address


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        ("HTTP://Example.org:8080/", "example.org:8080"),
        ("http://[::1]:80/", "[::1]:80"),
        ("https://bank.example@evil.example/login", "evil.example"),
        ("https://раураӏ.com/", "xn--80aa0cbo65f.com"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://ex%61mple.org/", "example.org"),
        ("https://user:word@bank.example:80@evil.example/", "evil.example"),
        ("https://evil.example?@bank.example/", "evil.example"),
        ("https://ｅｖｉｌ.example/", "evil.example"),
        ("https://evil。example/", "evil.example"),
        ("https://faß.example/", "xn--fa-hia.example"),
        ("http://2130706433/", "127.0.0.1"),
        ("http://0x7f.1:8000/", "127.0.0.1:8000"),
        ("http://[0:0:0:0:0:0:0:1]/", "[::1]"),
        ("mailto:desk@example.org", "desk@example.org"),
        ("mailto:desk@example.org?subject=Hello&body=One%0D%0Atwo", "desk@example.org"),
        ("mailto:?to=desk@example.org", "desk@example.org"),
        ("MAILTO:one@a.example,two@b.example", "one@a.example, two@b.example"),
        ("mailto:one@a.example?to=two@b.example&%74o=three%40c.example",
         "one@a.example, two@b.example, three@c.example"),
        ("mailto:a@b.example?CC=c@d.example&bcc=e@f.example;g@h.example",
         "a@b.example · copy to c@d.example · hidden copy to e@f.example, g@h.example"),
        ("mailto:a%40b.example%2Cc@d.example", "a@b.example, c@d.example"),
        ("mailto:d%D0%B5sk@b%C3%BCcher.example", "d%D0%B5sk@xn--bcher-kva.example"),
        ("mailto:?subject=Hello", "nobody yet"),
    ],
)  # fmt: skip
def test_it_is_said_where_an_address_really_leads(address: str, host: str) -> None:
    assert openable(address) == address
    assert leads_to(address) == host


@pytest.mark.parametrize(
    "address",
    [
        None, "", "example.org", "//example.org", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd",
        "data:text/html,x", "vbscript:x", "ftp://example.org", "http:///no-host", "http://[::1", "http://a:99999/",
        "http://example.org/a b", "http://example.org/\x1b]0;x\x07", "http://example.org/\u202etxt.exe",
        "http://exam\u200bple.org", "http://good.example\\@evil.example/", " javascript:x",
        "https://good.example%2f@", "https://good.example%40evil.example/", "https://good%2Fevil.example/",
        "https://good%00.example/", "http://300.1.1.1/", "http://0x100000000/", "http://[::g]/", "https://ex%ffmple.org/",
        "mailto:", "mailto: x", "mailto:a@b.example?attach=/etc/passwd", "mailto:a@b.example?from=c@d.example",
        "mailto:a@b.example?subject=x%0D%0ABcc:%20c@d.example", "mailto:a@b.example%0ABcc:c@d.example",
        "mailto:a@b.example?cc=c%E2%80%8B@d.example", "mailto:a@b.example?body=%1B%5D0;x%07",
        "mailto:a@b.example#,c@d.example", "mailto:a@b.example?cc=%ff@d.example", "mailto:%22A%22%20%3Ca@b.example%3E",
    ],
)  # fmt: skip
def test_nothing_else_is_opened(address: str | None) -> None:
    assert openable(address) is None


def test_mail_is_no_address_of_the_web() -> None:
    assert web_address("mailto:desk@example.org") is None
    assert web_address("https://example.org") == "https://example.org"


@given(st.text(st.characters(), max_size=60).map(lambda text: f"https://{text}"))
def test_any_address_is_opened_as_it_is_or_refused(address: str) -> None:
    found = openable(address)
    assert found is None or (found == address.strip() and leads_to(found).isascii())


@given(st.text(st.characters(), max_size=60).map(lambda text: f"mailto:{text}"))
def test_any_address_of_mail_is_opened_as_it_is_or_refused(address: str) -> None:
    found = openable(address)
    assert found is None or (found == address.strip() and leads_to(found).isascii())


@given(st.lists(st.sampled_from(("to", "cc", "bcc")), min_size=1, max_size=6))
def test_all_who_get_a_mail_are_shown(fields: list[str]) -> None:
    names = [f"n{number}@example.org" for number in range(len(fields))]
    address = f"mailto:?{'&'.join(f'{field}={name}' for field, name in zip(fields, names, strict=True))}"
    assert openable(address) == address
    assert sorted(re.findall("n[0-9]@example.org", leads_to(address))) == names
