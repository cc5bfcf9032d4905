"""The summary: sentences of the article itself, its lead as far as the lead is sound.

No unsupervised method that was tried beats the clean lead on news, so the lead is left only for a defect: a sentence
that is all quotation, has under eight words, opens on a pronoun whose name the summary lacks, or says again what is
already in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.analysis.language import Parsed
from briefing_tui.model.briefing import Quote, SummarySentence
from briefing_tui.model.overlaps import Overlaps
from briefing_tui.model.sections import sections
from briefing_tui.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

SHORTEST = 8  # words
SENTENCES = 3
MOST = 5
WORDS_A_FURTHER = 900  # an article gains a sentence for every so many words past the first so many
SAME = 0.6  # share of the shorter sentence's content words that the other holds, from which on they say the same
DEPENDENT = frozenset("he she it they his her its their him them this these those that such".split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    paragraph: str
    first: bool
    words: int
    content: frozenset[str]
    defect: str | None


def choose_summary(parsed: Parsed, quotes: tuple[Quote, ...]) -> tuple[SummarySentence, ...]:
    """Three sentences of the body (up to five of a long article), in text order, each with its reason."""
    candidates = list(_candidates(parsed, quotes))
    words = sum(candidate.words for candidate in candidates)
    wanted = min(MOST, SENTENCES + words // WORDS_A_FURTHER)
    chosen: list[_Candidate] = []
    passed: list[str] = []
    reasons: list[str] = []
    for candidate in candidates:
        defect = candidate.defect or ("says the same again" if _repeats(candidate, chosen) else None)
        if defect:
            passed.append(defect)
            continue
        chosen.append(candidate)
        reasons.append(_reason(candidate, passed))
        passed = []
        if len(chosen) == wanted:
            break
    return tuple(
        SummarySentence(f"s{number}", candidate.span, reason, 0.9 if candidate.first else 0.7)
        for number, (candidate, reason) in enumerate(zip(chosen, reasons, strict=True), start=1)
    )


def _candidates(parsed: Parsed, quotes: tuple[Quote, ...]) -> Iterator[_Candidate]:
    spans = [span for quote in quotes if quote.kind == "direct" for span in quote.spans]
    spoken = Overlaps(spans)
    article = parsed.article
    # What the author lists is merged in later; what is chosen here is chosen from the narrative.
    listed = Overlaps(passage.span for section in sections(article) for passage in section.passages)
    for passage in parsed.passages:
        if (
            listed.of(passage.passage.span)
            or passage.passage.role != "body"
            or passage.passage.block not in ("paragraph", "list-item")
        ):
            continue
        label = article.paragraphs[article.paragraph_at(passage.passage.span.start)].label
        for number, sentence in enumerate(passage.doc.sents):
            if not any(token.is_alpha for token in sentence):
                continue
            span = passage.span(sentence.start, sentence.end)
            words = sum(token.is_alpha for token in sentence)
            content = frozenset(
                token.lemma_.lower() for token in sentence if token.is_alpha and not token.is_stop and len(token) > 2
            )
            said = [spans[at] for at in spoken.of(span)]
            yield _Candidate(span, label, number == 0, words, content, _defect(sentence, span, words, said))


def _defect(sentence: Tokens, span: Span, words: int, spoken: list[Span]) -> str | None:
    """What is wrong with a sentence as a summary, or None; `spoken` are the direct quotes that it shares words with."""
    quoted = sum(min(s.end, span.end) - max(s.start, span.start) for s in spoken)
    if quoted >= 0.6 * len(span):
        return "is quotation"
    if words < SHORTEST:
        return "is too short to stand alone"
    opening = next((token for token in sentence if token.is_alpha), None)
    if opening is not None and opening.lower_ in DEPENDENT and opening.dep_ != "mark":
        return f"opens on “{opening.text}”"
    return None


def _repeats(candidate: _Candidate, chosen: list[_Candidate]) -> bool:
    return any(
        len(candidate.content & other.content) > SAME * max(1, min(len(candidate.content), len(other.content)))
        for other in chosen
    )


def _reason(candidate: _Candidate, passed: list[str]) -> str:
    place = f"{'opens' if candidate.first else 'in'} {candidate.paragraph}, near the start of the story"
    if passed:
        return f"{place}; what stands before {passed[-1]}"
    return place
