"""Search over everything that is kept: articles, notes, quotes and actors."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import Literal

from briefing_tui.library.query import Query, Term, parse
from briefing_tui.library.store import Store
from briefing_tui.model.briefing import Briefing
from briefing_tui.model.links import Ref, link
from briefing_tui.model.span import Span, hull
from briefing_tui.model.visible import visible

HitKind = Literal["actor", "note", "quote", "article", "text"]
AROUND = 60  # characters of a text that are shown on each side of what was found in it
# A common word stands in thousands of texts: so many of the best are looked at, of each kind.
MOST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: where, in which words (one line), and to what a reader can go from it.

    `start` and `end` are offsets into the article's present text, None where it has none; `ref` is the item of the
    briefing, `note` the note's id, `speaker` who said it.
    """

    kind: HitKind
    document: int
    title: str
    published: str | None
    words: str
    start: int | None = None
    end: int | None = None
    ref: Ref | None = None
    note: str | None = None
    speaker: str | None = None


class Search:
    """Search in a store. Articles and notes in the trash are not found."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def everything(self, query: str, *, limit: int = 50, typing: bool = False) -> list[Hit]:
        """What a query finds, as `query.parse` reads it, at most `limit` of each kind: actors, notes, quotes, titles,
        texts, the best first of each.

        With said:NAME only what that actor said in any article, in order of the articles' dates, those without one
        last.
        """
        sought = parse(query, typing=typing)
        if sought.empty:
            return []
        most = min(limit, MOST)
        if sought.said:
            return self._said(sought, limit)
        hits: list[Hit] = []
        if sought.searches("actors") and not sought.tags:
            hits += self._actors(sought, most)
        if sought.searches("notes"):
            hits += self._notes(sought, most)
        if sought.searches("quotes") and not sought.tags:
            hits += self._quotes(sought, most)
        if sought.searches("articles") and not sought.tags:
            titles = self._titles(sought, most)
            found = {hit.document for hit in titles}
            hits += titles + [hit for hit in self._texts(sought, most) if hit.document not in found]
        return hits

    def index(self, connection: sqlite3.Connection, document: int, briefing: Briefing) -> None:
        """Makes the actors and quotes of an article's briefing, as corrected, those that are found in it; within a
        transaction of the caller's. Words that are only set off by marks are no quotes."""
        connection.execute("DELETE FROM quote_entry WHERE document = ?", (document,))
        connection.execute("DELETE FROM actor_entry WHERE document = ?", (document,))
        links, article = link(briefing), briefing.article
        names = {actor.id: "\n".join(dict.fromkeys((actor.name, *actor.aliases))) for actor in briefing.actors}
        called = {actor.id: actor.name for actor in briefing.actors}
        for quote in briefing.quotes:
            if quote.kind == "scare":
                continue
            words = " … ".join(" ".join(visible(article, span).text.split()) for span in quote.spans)
            whole, who = hull(quote.spans), quote.speaker or ""
            connection.execute(
                'INSERT INTO quote_entry (document, item, start, "end", kind, speaker, speakers, words) '
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    document,
                    quote.id,
                    whole.start,
                    whole.end,
                    quote.kind,
                    called.get(who, ""),
                    names.get(who, ""),
                    words,
                ),
            )
        for actor in briefing.actors:
            quotes, first = len(links.quotes(Ref("actor", actor.id))), links.place(Ref("actor", actor.id))
            connection.execute(
                "INSERT INTO actor_entry (document, item, kind, name, names, role, mentions, quotes, start) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (document, actor.id, actor.kind, actor.name, names[actor.id], actor.role or "", len(actor.mentions),
                 quotes, first.start),
            )  # fmt: skip

    def _said(self, sought: Query, limit: int) -> list[Hit]:
        speaker = " AND ".join(f"speakers : {term.expression()}" for term in sought.said)
        words = "".join(f" AND words : {term.expression()}" for term in sought.terms)
        without = "".join(f" NOT words : {term.expression()}" for term in sought.without)
        rows = self._store.read(
            "SELECT quote_entry.*, title, published FROM quote_words JOIN quote_entry ON number = quote_words.rowid "
            "JOIN document ON document.id = quote_entry.document "
            "WHERE quote_words MATCH ? AND removed IS NULL "
            "ORDER BY published IS NULL, published, document.id, start LIMIT ?",
            (f"({speaker}{words}){without}", limit),
        )
        return [_quote(row) for row in rows]

    def _quotes(self, sought: Query, most: int) -> list[Hit]:
        rows = self._matches(
            "quote_words", sought.match("words"), most,
            "SELECT quote_entry.*, title, published FROM found JOIN quote_entry ON number = found.rowid "
            "JOIN document ON document.id = quote_entry.document WHERE removed IS NULL ORDER BY found.rank",
        )  # fmt: skip
        return [_quote(row) for row in rows]

    def _actors(self, sought: Query, most: int) -> list[Hit]:
        rows = self._matches(
            "actor_words", sought.match(), most,
            "SELECT actor_entry.*, title, published FROM found JOIN actor_entry ON number = found.rowid "
            "JOIN document ON document.id = actor_entry.document WHERE removed IS NULL "
            "ORDER BY mentions DESC, found.rank",
        )  # fmt: skip
        return [
            Hit(
                "actor", row["document"], row["title"], row["published"], _actor_words(row),
                row["start"], None, Ref("actor", row["item"]),
            )
            for row in rows
        ]  # fmt: skip

    def _notes(self, sought: Query, most: int) -> list[Hit]:
        select = (
            'SELECT note.id, note.document, body, title, published, anchor.start, anchor."end" AS ending FROM {} '
            "JOIN document ON document.id = note.document "
            "LEFT JOIN anchor ON anchor.note = note.id AND anchor.source = document.source "
            "WHERE note.deleted IS NULL AND removed IS NULL"
        )
        tagged = "".join(" AND EXISTS (SELECT 1 FROM tag WHERE tag.note = note.id AND name = ?)" for _ in sought.tags)
        if sought.terms:
            sql = select.format("found JOIN note ON number = found.rowid") + tagged + " ORDER BY found.rank"
            rows = self._matches("note_words", sought.match(), most, sql, *sought.tags)
        else:
            rows = self._store.read(
                select.format("note") + tagged + " ORDER BY updated DESC LIMIT ?", (*sought.tags, most)
            )
        return [
            Hit(
                "note", row["document"], row["title"], row["published"], _line(row["body"], sought),
                row["start"], row["ending"], None, row["id"],
            )
            for row in rows
        ]  # fmt: skip

    def _titles(self, sought: Query, most: int) -> list[Hit]:
        rows = self._matches(
            "document_words", sought.match(), most,
            "SELECT id, title, origin, published FROM found JOIN document ON id = found.rowid WHERE removed IS NULL "
            "ORDER BY found.rank",
        )  # fmt: skip
        return [
            Hit("article", row["id"], row["title"], row["published"], row["origin"] or row["title"]) for row in rows
        ]

    def _texts(self, sought: Query, most: int) -> list[Hit]:
        rows = self._matches(
            "source_words", sought.match(), most,
            "SELECT document.id, title, published, text FROM found JOIN source ON number = found.rowid "
            "JOIN document ON document.source = source.id WHERE removed IS NULL ORDER BY found.rank",
        )  # fmt: skip
        return [_text(row, sought) for row in rows]

    def _matches(self, index: str, match: str | None, most: int, select: str, *parameters: str) -> list[sqlite3.Row]:
        """The rows of `select` over `found`, which are the best matches in an index, one of the store's own."""
        if match is None:
            return []
        found = f"SELECT rowid, rank FROM {index} WHERE {index} MATCH ? ORDER BY rank LIMIT {most}"  # noqa: S608
        return self._store.read(f"WITH found AS ({found}) {select}", (match, *parameters))


def _quote(row: sqlite3.Row) -> Hit:
    return Hit(
        "quote", row["document"], row["title"], row["published"], row["words"], row["start"], row["end"],
        Ref("quote", row["item"]), None, row["speaker"] or None,
    )  # fmt: skip


def _actor_words(row: sqlite3.Row) -> str:
    counts = [f"{row['mentions']} mentions", *([f"{row['quotes']} quotes"] if row["quotes"] else [])]
    return f"{row['name']} ({', '.join([row['role'] or row['kind'], *counts])})"


def _text(row: sqlite3.Row, sought: Query) -> Hit:
    """A place in a text: the first of what was sought, with what stands around it."""
    place = _first(row["text"], sought.terms) or Span(0, 0)
    start, end = max(0, place.start - AROUND), min(len(row["text"]), place.end + AROUND)
    words = " ".join(row["text"][start:end].split())
    words = f"{'…' if start else ''}{words}{'…' if end < len(row['text']) else ''}"
    return Hit("text", row["id"], row["title"], row["published"], words, place.start, place.end)


def _line(body: str, sought: Query) -> str:
    """A note in one line, from a little before what was sought in it."""
    place = _first(body, sought.terms)
    start = max(0, place.start - AROUND) if place else 0
    return ("…" if start else "") + " ".join(body[start : start + 4 * AROUND].split())


def _first(text: str, terms: tuple[Term, ...]) -> Span | None:
    """Where the first of the terms stands first, letters compared without case. Words that only the index, which
    knows no accents, takes for the same are not found here: the place is for showing, no more."""
    for term in terms:
        pattern = r"\W+".join(map(re.escape, term.words))
        if found := re.search(rf"(?<!\w){pattern}", text, re.IGNORECASE):
            return Span(*found.span())
    return None
