"""The labels of a transcript put to actors, one for all the turns under it."""

from __future__ import annotations

import pytest

from briefing_tui.analysis.language import Language
from briefing_tui.analysis.pipeline import analyse
from briefing_tui.reading.source import read_text


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("MODERATOR: Good morning.\n\nMR. OLRIK: Hello.\n\nMODERATOR: Next.\n\nOLRIK: Yes.\n",
         [("MODERATOR", "unnamed"), ("OLRIK", "person")] * 2),
        ("ODA RIIS, HARBOUR MASTER: We close.\n\nQ: When?\n\nRIIS: At six.\n",
         [("ODA RIIS", "person"), None, ("ODA RIIS", "person")]),
        ("SENIOR ADMINISTRATION OFFICIAL ONE: No.\n\nSENIOR ADMINISTRATION OFFICIAL TWO: Yes.\n",
         [("SENIOR ADMINISTRATION OFFICIAL ONE", "unnamed"), ("SENIOR ADMINISTRATION OFFICIAL TWO", "unnamed")]),
        ("**Host:** Was it cold?\n\n**Mayor Oda Riis:** It was.\n\n**Host:** Why?\n\n**Mayor Oda Riis:** The wind.\n",
         [("Host", "unnamed"), ("Oda Riis", "person")] * 2),
    ],
)  # fmt: skip
def test_all_turns_under_a_label_are_one_actors(
    language: Language, text: str, speakers: list[tuple[str, str] | None]
) -> None:
    briefing = analyse(read_text(text, format="markdown"), language)
    actors = {actor.id: (actor.name, actor.kind) for actor in briefing.actors}
    assert [actors.get(quote.speaker or "") for quote in briefing.quotes] == speakers
    assert len({name for name, _ in actors.values()}) == len(actors)
