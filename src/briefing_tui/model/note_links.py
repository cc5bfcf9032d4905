"""How notes hang together with the items of a briefing: a pure function of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_tui.model.briefing import Actor
from briefing_tui.model.links import Links, Ref, RefKind
from briefing_tui.model.note import Note, TargetKind
from briefing_tui.model.span import Span, hull

_ITEMS: dict[TargetKind, RefKind] = {"actor": "actor", "quote": "quote", "event": "event", "summary": "summary"}


@dataclass(frozen=True)
class NoteLinks:
    """Answers which notes belong to an item, and which item a note is on. Made by `link_notes`.

    `notes` are in the order in which they were given. `item_of` names the item that a note was written on, for those
    whose item the briefing (still) has.
    """

    links: Links
    notes: tuple[Note, ...]
    item_of: dict[str, Ref]

    def on(self, ref: Ref) -> tuple[Note, ...]:
        """The notes of an item or paragraph: those on itself first, then those on words that it stands on; none of an
        item that the briefing has no longer.
        """
        if ref not in self.links:
            return ()
        own = [note for note in self.notes if self.item_of.get(note.id) == ref]
        if ref.kind == "actor":
            return tuple(own)
        spans = self.links.evidence(ref)
        within = [note for note in self.notes if note not in own and _touches(note, spans)]
        return (*own, *within)

    def count(self, ref: Ref) -> int:
        """How many notes are on the item itself."""
        return sum(found == ref for found in self.item_of.values())


def link_notes(notes: Iterable[Note], links: Links) -> NoteLinks:
    """Ties notes to the items of a briefing: an actor by name, other items by where the note's words are."""
    kept = tuple(notes)
    found = {note.id: ref for note in kept if (ref := _item(note, links)) is not None}
    return NoteLinks(links, kept, found)


def _item(note: Note, links: Links) -> Ref | None:
    kind = _ITEMS.get(note.target.kind)
    if kind is None:
        return None
    if kind == "actor":
        return _actor(note.target.name or "", links)
    span = note.anchor.span
    if span is None or note.anchor.state == "review":
        return None
    candidates = [(_shared(span, _extent(links, ref)), ref) for ref in links.items if ref.kind == kind]
    share, ref = max(candidates, default=(0.0, None), key=lambda entry: entry[0])
    return ref if share >= 0.5 else None


def _extent(links: Links, ref: Ref) -> Span:
    return hull(links.evidence(ref))


def _shared(one: Span, other: Span) -> float:
    """How much of the longer of two spans they share, from 0 to 1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(len(one), len(other), 1)


def _actor(name: str, links: Links) -> Ref | None:
    actors = [item for item in links.items.values() if isinstance(item, Actor)]
    found = next((actor for actor in actors if actor.name == name), None)
    found = found or next((actor for actor in actors if name in actor.aliases), None)
    return Ref("actor", found.id) if found else None


def _touches(note: Note, spans: tuple[Span, ...]) -> bool:
    at = note.anchor.span
    if at is None or note.target.kind == "actor":
        return False
    return any(at.overlaps(span) for span in spans)
