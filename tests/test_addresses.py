"""Addresses: only what leads where it seems to lead is opened."""

from __future__ import annotations

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
        ("mailto:desk@example.org", "example.org"),
        ("mailto:desk@example.org?subject=Hello", "example.org"),
    ],
)
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
        "mailto:", "mailto: x",
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
