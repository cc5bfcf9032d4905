"""The `briefing/1` contract: every briefing goes to JSON and back whole, and the JSON keeps the shipped schema."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefing_tui.errors import ContractError
from briefing_tui.model import article as article_module
from briefing_tui.model import briefing as briefing_module
from briefing_tui.model.article import Article, Encoding, Link, Passage, Published, Skipped
from briefing_tui.model.briefing import (
    Actor,
    Briefing,
    Engine,
    Event,
    EventDate,
    Mention,
    Place,
    Quote,
    SummarySentence,
    TimeExpression,
)
from briefing_tui.model.codec import from_json, schema, to_json
from briefing_tui.model.span import Span
from briefing_tui.sanitising import clean

VALIDATOR = Draft202012Validator(schema())

words = st.text(max_size=12).map(clean)
maybe = st.none() | words
shares = st.floats(0, 1)
days = st.none() | st.dates().map(lambda day: day.isoformat())
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


def some(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


published = st.builds(Published, days, days, maybe, one_of(article_module.Origin), shares, some(spans))
passages = st.builds(Passage, spans, one_of(article_module.Role), one_of(article_module.Block), st.integers(0, 6))
articles = st.builds(
    Article,
    text=st.text(max_size=60).map(clean),
    title=maybe,
    byline=maybe,
    publisher=maybe,
    url=maybe,
    language=maybe,
    published=published,
    passages=some(passages),
    markup=some(spans),
    sentences=some(spans),
    links=some(st.builds(Link, spans, words)),
    tags=some(words),
    encoding=st.none() | st.builds(Encoding, words, st.booleans(), st.integers(0, 60)),
    notices=some(words),
    not_analysed=maybe,
    skipped=some(st.builds(Skipped, spans, words)),
    narration=st.none() | one_of(article_module.Narration),
)
mentions = st.builds(Mention, spans, one_of(briefing_module.MentionForm), shares)
actors = st.builds(
    Actor,
    id=words,
    name=words,
    kind=one_of(briefing_module.ActorKind),
    role=maybe,
    aliases=some(words),
    salience=shares,
    mentions=some(mentions),
    confidence=shares,
    reason=words,
    corrected=st.booleans(),
    background=st.booleans(),
)
quotes = st.builds(
    Quote,
    id=words,
    kind=one_of(briefing_module.QuoteKind),
    spans=some(spans, least=1),
    speaker=maybe,
    source=st.none() | spans,
    cue=st.none() | spans,
    confidence=shares,
    reason=words,
    corrected=st.booleans(),
)
dates = st.builds(
    EventDate,
    days,
    days,
    st.none() | one_of(briefing_module.Grain),
    maybe,
    one_of(briefing_module.Certainty),
    words,
    maybe,
    st.booleans(),
)
events = st.builds(
    Event,
    id=words,
    expression=spans,
    event=spans,
    date=dates,
    report=st.booleans(),
    actors=some(words),
    quotes=some(words),
    confidence=shares,
    reason=words,
    corrected=st.booleans(),
    subject=maybe,
    also=some(st.builds(Place, spans, spans)),
)
briefings = st.builds(
    Briefing,
    id=words,
    engine=st.builds(Engine, words, words, words, st.booleans()),
    article=articles,
    summary=some(st.builds(SummarySentence, words, spans, words, shares)),
    actors=some(actors),
    quotes=some(quotes),
    times=some(st.builds(TimeExpression, spans, one_of(briefing_module.TimexType), words)),
    timeline=some(events),
)
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WHOLE = Briefing(
    "id",
    Engine("briefing-tui", "1", "model-1", False),
    Article(
        "“Stay,” Ann Lee said on 4 May 2021.",
        published=Published("2021-05-05", "2021-05-05", "2021-05-05", "user", 1.0, (Span(0, 2),)),
        passages=(Passage(Span(0, 35), "body"),),
        markup=(Span(0, 1),),
        sentences=(Span(0, 35),),
        links=(Link(Span(8, 15), "https://example.org/lee"),),
        tags=("parting",),
        encoding=Encoding("cp1252", True, 1),
        notices=("read as plain text",),
        not_analysed="it is not in English",
        skipped=(Skipped(Span(3, 9), "too long"),),
        narration="history",
    ),
    (SummarySentence("s1", Span(0, 35), "first", 1.0, True),),
    (
        Actor(
            "a1",
            "Ann Lee",
            "person",
            None,
            ("Lee",),
            1.0,
            (Mention(Span(8, 15), "name", 1.0),),
            1.0,
            "speaks",
            True,
            True,
        ),
    ),
    (Quote("q1", "direct", (Span(0, 7),), "a1", Span(8, 15), Span(16, 20), 0.9, "subject of ‘said’", True),),
    (TimeExpression(Span(24, 34), "DATE", "2021-05-04"),),
    (
        Event(
            id="e1",
            expression=Span(24, 34),
            event=Span(0, 35),
            date=EventDate("2021-05-04", "2021-05-04", "day", "2021-05-04", "explicit", "whole date", None, True),
            report=False,
            actors=("a1",),
            quotes=("q1",),
            confidence=1.0,
            reason="date",
            corrected=True,
            subject="a1",
            also=(Place(Span(24, 34), Span(8, 34)),),
        ),
    ),
)


@many
@given(briefings)
def test_a_briefing_comes_back_from_json_as_it_was(briefing: Briefing) -> None:
    assert from_json(json.loads(json.dumps(to_json(briefing)))) == briefing


@many
@given(briefings)
def test_every_briefing_keeps_the_shipped_schema(briefing: Briefing) -> None:
    VALIDATOR.validate(to_json(briefing))


def test_the_shipped_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_code_and_schema_name_the_same_fields_and_values() -> None:
    assert list(compare(to_json(WHOLE), schema(), "")) == []


def compare(value: Any, rule: dict[str, Any], path: str) -> Iterator[str]:
    """Where the fields of a whole document and those that the schema names differ."""
    rule = rule if "$ref" not in rule else schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    rule = rule["anyOf"][0] if "anyOf" in rule else rule
    if isinstance(value, dict):
        yield from (f"{path}.{name}" for name in set(value) ^ set(rule["properties"]))
        for name, inner in value.items():
            yield from compare(inner, rule["properties"][name], f"{path}.{name}")
    elif isinstance(value, list) and rule.get("items") and value:
        yield from compare(value[0], rule["items"], f"{path}[]")


@pytest.mark.parametrize(
    ("path", "literal"),
    [
        (("article", "published", "origin"), article_module.Origin),
        (("article", "passages", "role"), article_module.Role),
        (("article", "passages", "block"), article_module.Block),
        (("actors", "kind"), briefing_module.ActorKind),
        (("actors", "mentions", "form"), briefing_module.MentionForm),
        (("quotes", "kind"), briefing_module.QuoteKind),
        (("times", "type"), briefing_module.TimexType),
        (("timeline", "date", "certainty"), briefing_module.Certainty),
    ],
)
def test_schema_and_code_name_the_same_values(path: tuple[str, ...], literal: Any) -> None:
    rule = schema()
    for name in path:
        rule = rule.get("items", rule)["properties"][name]
    assert rule["enum"] == list(get_args(literal))


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every field of a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield (*path, name)
        yield from places(each, (*path, name))


def changed(path: tuple[str | int, ...], value: Any = None, *, removed: bool = False) -> dict[str, Any]:
    document = copy.deepcopy(to_json(WHOLE))
    holder: Any = document
    for name in path[:-1]:
        holder = holder[name]
    if removed:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return document


FIELDS = tuple(path for path in places(to_json(WHOLE)) if isinstance(path[-1], str))


@pytest.mark.parametrize("path", FIELDS, ids=lambda path: ".".join(map(str, path)))
def test_a_document_is_read_without_a_field_exactly_when_the_schema_allows_it(path: tuple[str | int, ...]) -> None:
    document = changed(path, removed=True)
    assert is_read(document) == VALIDATOR.is_valid(document)


@pytest.mark.parametrize("value", [None, True, -1, 1.5, "2021-05-04", {}, ["x"], [[1]]], ids=repr)
def test_a_value_is_refused_exactly_when_the_schema_refuses_it(value: Any) -> None:
    documents = [(path, changed(path, value)) for path in places(to_json(WHOLE))]
    assert [path for path, document in documents if VALIDATOR.is_valid(document) != is_read(document)] == []


def is_read(document: dict[str, Any]) -> bool:
    try:
        from_json(document)
    except ContractError:
        return False
    return True


def test_fields_of_a_later_version_are_ignored() -> None:
    document = to_json(WHOLE)
    document["mood"] = "calm"
    document["actors"][0]["height"] = 180
    assert from_json(document) == WHOLE


def test_fields_that_were_added_later_have_a_default() -> None:
    document = to_json(WHOLE)
    for name in ("links", "tags", "encoding", "notices", "analysed", "not_analysed"):
        del document["article"][name]
    for name in ("confidence", "reason"):
        del document["actors"][0][name]
    read = from_json(document)
    assert (read.article.links, read.article.tags) == ((), ())
    assert (read.article.encoding, read.article.notices, read.article.not_analysed) == (None, (), None)
    assert (read.actors[0].confidence, read.actors[0].reason) == (0.0, "")


@pytest.mark.parametrize("document", [{}, {"schema": "briefing/2"}, {"schema": None}])
def test_a_document_of_another_schema_is_refused_by_name(document: dict[str, Any]) -> None:
    with pytest.raises(ContractError, match="briefing/1"):
        from_json(document)


def test_the_message_names_the_missing_field() -> None:
    with pytest.raises(ContractError, match="salience"):
        from_json(changed(("actors", 0, "salience"), removed=True))


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ContractError, match=r"9\.\.3"):
        from_json(changed(("quotes", 0, "spans"), [[9, 3]]))


def test_an_article_has_a_json_field_for_each_of_its_own() -> None:
    named = [name for name in to_json(WHOLE)["article"] if name != "analysed"]
    assert named == [field.name for field in fields(Article)]
