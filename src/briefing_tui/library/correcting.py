"""What a reader put right, applied to a briefing: a pure function, and the same every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from briefing_tui.library import correcting_actors as actors
from briefing_tui.library import correcting_items as items
from briefing_tui.library.anchoring import Ground
from briefing_tui.library.corrected import Corrected, Misfit
from briefing_tui.library.corrections import published
from briefing_tui.library.locating import At, UnfittingError
from briefing_tui.model import correction as changes
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.correction import Correction, SetLanguage, SetNarration, SetPublished, told_narration

# Each takes the briefing with its ground, the change, and an id for what it may add, and raises UnfittingError where
# the change does not fit.
_CHANGES: dict[type, Callable[[At, Any, str], Briefing]] = {
    changes.RenameActor: actors.rename,
    changes.RetypeActor: actors.retype,
    changes.MergeActors: actors.merge,
    changes.SplitAlias: actors.split,
    changes.AddActor: actors.add,
    changes.SetSpeaker: items.set_speaker,
    changes.NotAQuote: items.not_a_quote,
    changes.AddQuote: items.add_quote,
    changes.SetEventDate: items.set_date,
    changes.AddEvent: items.add_event,
    changes.HideItem: items.hide,
}


def apply(
    briefing: Briefing, corrections: Sequence[Correction], homes: Mapping[str, str] = MappingProxyType({})
) -> Corrected:
    """The briefing with the corrections that hold, each made to what those before it left.

    The publication date, and whether the article is news or history, come first, wherever they stand, since all other
    dates are counted from them; of several the last one holds. The language is looked at before there is a briefing. A
    correction that no longer fits changes nothing and is given back with the reason. `homes` are the texts that
    corrections were made in, by their ids: words are found again most surely from these.
    """
    holding = [correction for correction in corrections if correction.undone is None]
    briefing = _published(briefing, holding)
    misfits: list[Misfit] = []
    for correction in holding:
        change = correction.change
        if isinstance(change, SetPublished | SetLanguage | SetNarration):
            continue
        ground = Ground(briefing.article.text, homes.get(correction.home))
        try:
            briefing = _CHANGES[type(change)](At(briefing, ground), change, _unused(briefing, correction))
        except UnfittingError as error:
            misfits.append(Misfit(correction, str(error)))
    return Corrected(briefing, tuple(misfits))


def _published(briefing: Briefing, corrections: Sequence[Correction]) -> Briefing:
    date, narration = published(corrections), told_narration(corrections)
    if date is None and narration is None:
        return briefing
    from briefing_tui.analysis.times.redating import redate

    return redate(briefing, date or briefing.article.published, narration)


def _unused(briefing: Briefing, correction: Correction) -> str:
    """An id for what a correction adds: the same every time, and nobody else's."""
    taken = {item.id for each in (briefing.actors, briefing.quotes, briefing.timeline) for item in each}
    made = f"r{correction.id.replace('-', '')[:8]}"
    while made in taken:
        made += "r"
    return made
