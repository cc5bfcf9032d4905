"""Analyses made before, so that no article is analysed twice by the same engine. A cache: it may be emptied."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from dataclasses import astuple

from briefing_tui.analysis.engine import revision
from briefing_tui.errors import ContractError
from briefing_tui.library.clock import now
from briefing_tui.library.store import Store
from briefing_tui.model.article import Article
from briefing_tui.model.briefing import Briefing, Engine
from briefing_tui.model.codec import article_to_json, from_json, to_json

KEPT = 3  # analyses of one article
_LEVEL = 1  # zlib's fastest, which leaves about a fifth of such JSON


class Extractions:
    """The analyses in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, article: Article, engine: Engine) -> Briefing | None:
        """The briefing that `engine` made of an article as it was read; None where there is none that can be used."""
        rows = self._store.read("SELECT briefing FROM extraction WHERE key = ?", (_key(article, engine),))
        if not rows:
            return None
        try:
            found = from_json(json.loads(zlib.decompress(rows[0]["briefing"])))
        except (zlib.error, ValueError, ContractError):
            return None  # a damaged row costs an analysis, no more
        return found if found.article.text == article.text else None

    def put(self, connection: sqlite3.Connection, document: int, article: Article, briefing: Briefing) -> None:
        """Keeps the briefing of an article as it was read, and the last few of its other versions and engines; within a
        transaction of the caller's."""
        text = json.dumps(to_json(briefing), ensure_ascii=False, separators=(",", ":"))
        connection.execute(
            "INSERT OR REPLACE INTO extraction (key, document, briefing, made) VALUES (?, ?, ?, ?)",
            (
                _key(article, briefing.engine),
                document,
                zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL),
                now(),
            ),
        )
        connection.execute(
            "DELETE FROM extraction WHERE document = :document AND key NOT IN "
            "(SELECT key FROM extraction WHERE document = :document ORDER BY made DESC LIMIT :kept)",
            {"document": document, "kept": KEPT},
        )


def _key(article: Article, engine: Engine) -> str:
    """What an analysis rests on: the article as it was read, the engine, and its rules as they are installed."""
    facts = [article_to_json(article), *astuple(engine), revision()]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
