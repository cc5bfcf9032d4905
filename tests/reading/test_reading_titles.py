"""Titles of articles in every form that they are kept in, and of texts that have none."""

from __future__ import annotations

import pytest

from briefing_tui.reading.source import read_bytes

TITLE = "Skarvik to rebuild its burned pier"
LEAD = (
    "The county council of Skarvik voted on Monday to rebuild the pier that burned down eleven years ago, at a cost of "
    "four million crowns."
)
REST = "Work is to begin before the autumn storms. “We have waited long enough,” said Mayor Ada Crane, who promised it."
BODY = f"{LEAD}\n\n{REST}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"{TITLE}\n\n{BODY}"),
        ("a.txt", f"{TITLE}\n{LEAD}\n{REST}"),
        ("a.txt", f"3 March 2031\n\n{TITLE}\n\n{BODY}"),
        ("a.txt", f"By Ida Holm\n\n{TITLE}\n\n{BODY}"),
        ("a.txt", f"{TITLE}\nIda Holm\n3 March 2031\n{LEAD}\n{REST}"),
        ("a.txt", f"PRESS RELEASE\n\n{TITLE}\n\nSKARVIK, March 3, 2031 — {BODY}"),
        ("a.txt", f"Home\nNews\nWorld\n{TITLE}\nBy Ida Holm\n3 March 2031\n{LEAD}\n{REST}"),
        ("a.txt", f"Opinion\n{TITLE}\nIda Holm | Skarvik Courier\n{LEAD}\n{REST}"),
        ("a.txt", f"From: Ida <ida@example.org>\nDate: 3 March 2031\nSubject: Fwd: {TITLE}\n\n{BODY}"),
        ("a.md", f"---\ntitle: '{TITLE}'\n---\n\n{BODY}"),
        ("a.md", f'+++\ntitle = "{TITLE}"\n+++\n\n{BODY}'),
        ("a.md", f'{{\n"title": "{TITLE}"\n}}\n\n{BODY}'),
        ("a.md", f"Title: {TITLE}\nDate: 2031-03-03\nCategory: News\n\n{BODY}"),
        ("a.md", f"# {TITLE}\n\n{BODY}"),
        ("a.md", f"## {TITLE}\n\n{BODY}\n\n### Costs\n\n{REST}"),
        ("a.md", f"{TITLE}\n====\n\n{BODY}"),
        ("a.md", f"![Logo](l.png)\n\n# {TITLE}\n\n{BODY}"),
        ("a.md", f"**{TITLE}**\n\n*By Ida Holm*\n\n{BODY}"),
    ],
)
def test_the_title_is_told_in_every_form(name: str, text: str) -> None:
    assert read_bytes(text.encode(), name).title == TITLE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", BODY),
        ("a.txt", f"OSLO (AP) — {BODY}"),
        ("a.txt", f"Dear neighbours,\n\n{BODY}"),
        ("a.md", f"{BODY}\n\n## Costs\n\n{REST}\n\n# Goodbye\n\n{REST}"),
        ("a.md", f"## Costs\n\n{BODY}\n\n## Benefits\n\n{REST}"),
        ("a.md", f"**{LEAD}**\n\n{REST}"),
    ],
)
def test_a_text_without_a_title_has_none(name: str, text: str) -> None:
    assert read_bytes(text.encode(), name).title is None
