"""Whether the first passage of a plain text is its headline, told by its shape and by what stands below it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tui.patterns import lazily
from briefing_tui.reading.openings import dateline_end, is_byline, is_date_line
from briefing_tui.reading.shapes import ends_sentence, has_two_sentences, is_prose, is_title_case

_LENGTH, _WORDS = 160, 25
# A headline in small letters that ends as a sentence does is short: of 711 finished headlines of American news sites of
# 2016 nine in ten keep within these limits, and of 700 first paragraphs of the same articles without them 2 in 100 do.
_FINISHED_LENGTH, _FINISHED_WORDS = 120, 16
# Which share of a finished headline's words the next paragraphs take up again, from which on they tell the same.
_RETOLD = 0.25
# The fewest words of a headline over a single line or two, where less may be a greeting or a name.
_FEWEST_OVER_LITTLE = 4
_FINISHED = lazily(r"[.…;]['\"”’»)\]]*$")
# The share that is enough where a line of so many words does without any of these.
_TOUCHED, _FEWEST_SAVING = 0.1, 7
_SPENT = frozenset(
    "a an the this that these those he she it they we i you his her its their our my your him them us who which is are "
    "was were be been am has have had do does did will would can could may might must should shall said told went came "
    "took made got gave began left held met put set saw knew found monday tuesday wednesday thursday friday saturday "
    "sunday today yesterday".split()
)
_WORD = lazily(r"[^\W\d_][\w'’.-]*")
_STEM = 5
# What a story or a paragraph opens on and a headline, which saves words, seldom does.
_OPENS_A_SENTENCE = frozenset(
    "he she it they we i you his her its their our my this these those there the a an but and so yet then".split()
)
_LABEL = lazily(r"[A-Z]{4,}(?: [A-Z]+){0,2}[.:]?")


def is_headline(text: str, following: Sequence[str], *, headed: bool = False) -> bool:
    """Whether `text` heads the passages that follow it; `headed` tells that they open on the writer's name.

    It is short, no speech and no two sentences. One that ends as no sentence does needs prose or the head of an article
    below it. One that ends in a full stop needs more: title case, the head of an article (a byline, a date, a
    dateline), or paragraphs that tell the same again, as leads do; one that ends in a semicolon is a headline's deck.
    """
    words = text.split()
    if not following or not 2 <= len(words) <= _WORDS or len(text) > _LENGTH or text[0] in "-–—*#>|<[{":
        return False
    if text[0] in '"“«„' and text[-1] in '"”»':
        return False
    if dateline_end(text, first=True):
        return False
    headed = headed or _heads_article(following[0])
    told = headed or any(is_prose(other) and len(other) > len(text) for other in following)
    if _FINISHED.search(text):
        return told and _is_finished_headline(text, following, headed=headed)
    if text[-1] in ",:" or has_two_sentences(text):
        return False
    return told or (len(words) >= _FEWEST_OVER_LITTLE and _is_longer_sentence(following[0], text))


def is_label(text: str) -> bool:
    """Whether a line is only the name of a rubric in capitals: “LETTERS.”, “ABSTRACT”."""
    return _LABEL.fullmatch(text) is not None


def _is_longer_sentence(text: str, headline: str) -> bool:
    return ends_sentence(text) and len(text) > len(headline) and text[0].isupper()


def _heads_article(text: str) -> bool:
    return is_byline(text) or is_date_line(text) or is_label(text) or dateline_end(text, first=True) > 0


def _is_finished_headline(text: str, following: Sequence[str], *, headed: bool) -> bool:
    if text[-1] == ";" or is_title_case(text):
        return True
    if len(text) > _FINISHED_LENGTH or len(text.split()) > _FINISHED_WORDS:
        return False
    first = _WORD.search(text)
    if has_two_sentences(text) or first is None or (first[0].lower() in _OPENS_A_SENTENCE and ":" not in text):
        return False
    return headed or _share_retold(text, following) >= (_TOUCHED if _saves_words(text) else _RETOLD)


def _saves_words(text: str) -> bool:
    """Whether a line does without articles, auxiliaries, pronouns and the past, as headlines do and few sentences."""
    words = [word.lower() for word in _WORD.findall(text)]
    return len(words) >= _FEWEST_SAVING and not any(word in _SPENT or word.endswith("ed") for word in words)


def _share_retold(text: str, following: Sequence[str]) -> float:
    stems = _stems(text)
    return len(stems & _stems(" ".join(following[:3]))) / max(1, len(stems))


def _stems(text: str) -> frozenset[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s").rstrip(".") for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if len(word) >= _STEM or word.isupper())
