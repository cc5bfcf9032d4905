"""Pasted text comes in whole, whatever it holds, and in whatever pieces it is sent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from briefing_tui.tui.pasting import END, START, PasteParser

pasted = st.text(st.sampled_from("\x1b[201~0x\n é") | st.characters(exclude_characters="\x00")).filter(
    lambda text: END not in f"{text}{END}"[:-1]
)


def parsed(data: str, pieces: int) -> list[Message]:
    """The messages of what a terminal sends in pieces of a size."""
    parser = PasteParser()
    return [each for at in range(0, len(data), pieces) for each in parser.feed(data[at : at + pieces])]


@given(pasted, st.integers(1, 30))
def test_what_is_pasted_is_one_text_and_no_key(text: str, pieces: int) -> None:
    messages = parsed(f"a{START}{text}{END}b", pieces)
    assert [each.text for each in messages if isinstance(each, events.Paste)] == [text.replace("\x1b", "␛")]
    assert [each.key for each in messages if isinstance(each, events.Key)] == ["a", "b"]


@given(st.integers(1, 9))
def test_keys_and_other_sequences_are_read_as_ever(pieces: int) -> None:
    messages = parsed("a\x1b[A\x1b[200\x1b[201~\x1b[B", pieces)
    keys = [each.key for each in messages if isinstance(each, events.Key)]
    assert (keys[0], keys[1], keys[-1]) == ("a", "up", "down")


def test_escape_alone_is_not_held_back() -> None:
    parser = PasteParser()
    list(parser.feed("\x1b"))
    parser._timeout_time = 0.0
    assert [each.key for each in parser.tick() if isinstance(each, events.Key)] == ["escape"]
