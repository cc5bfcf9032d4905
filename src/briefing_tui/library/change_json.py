"""Corrections to and from JSON, as the store and exports hold them."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from briefing_tui.errors import ContractError
from briefing_tui.model import correction as changes
from briefing_tui.model.correction import Change
from briefing_tui.model.span import Span
from briefing_tui.sanitising import clean

Json = dict[str, Any]

_KINDS: dict[str, type[Change]] = {
    "rename-actor": changes.RenameActor,
    "retype-actor": changes.RetypeActor,
    "merge-actors": changes.MergeActors,
    "split-alias": changes.SplitAlias,
    "set-speaker": changes.SetSpeaker,
    "not-a-quote": changes.NotAQuote,
    "set-event-date": changes.SetEventDate,
    "hide-item": changes.HideItem,
    "add-actor": changes.AddActor,
    "add-quote": changes.AddQuote,
    "add-event": changes.AddEvent,
    "set-published": changes.SetPublished,
    "set-language": changes.SetLanguage,
    "set-narration": changes.SetNarration,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def change_to_json(change: Change) -> Json:
    """A correction as an object of JSON; its “change” says what kind it is."""
    return {"change": _NAMES[type(change)], **_written(change)}


def change_from_json(entry: Mapping[str, Any]) -> Change:
    """The correction that an object describes, its words cleaned; fields that are not known are ignored.

    Raises ContractError when it is of no known kind, or a field is missing or of the wrong type.
    """
    kind = _KINDS.get(str(entry.get("change")))
    if kind is None:
        raise ContractError(f"“{entry.get('change')}” is no kind of correction; it may come from a newer version")
    try:
        made: Change = _read(kind, dict(entry))
    except KeyError as error:
        raise ContractError(f"a correction’s field {error} is missing") from error
    except (TypeError, ValueError) as error:
        raise ContractError(f"a correction cannot be read: {error}") from error
    return made


def _written(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _written(getattr(value, field.name)) for field in fields(value)}
    return [_written(each) for each in value] if isinstance(value, tuple) else value


def _read(kind: Any, value: Any) -> Any:
    """A value of the annotated type `kind`; raises TypeError, ValueError or KeyError when it is none."""
    origin, inner = get_origin(kind), get_args(kind)
    read: Any
    if origin in (Union, types.UnionType):
        wanted = next(each for each in inner if each is not type(None))
        read = None if value is None and type(None) in inner else _read(wanted, value)
    elif origin is Literal:
        if value not in inner:
            raise ValueError(f"“{value}” is none of {', '.join(map(str, inner))}")
        read = value
    elif origin is tuple:
        read = tuple(_read(inner[0], each) for each in _of_type(list, value))
    elif kind is Span:
        start, end = _of_type(list, value)
        read = Span(_of_type(int, start), _of_type(int, end))
    elif is_dataclass(kind):
        hints, entry = get_type_hints(kind), _of_type(dict, value)
        make = cast("Callable[..., Any]", kind)
        read = make(**{field.name: _read(hints[field.name], entry[field.name]) for field in fields(kind)})
    else:
        read = float(value) if kind is float and type(value) is int else _of_type(kind, value)
    return read


def _of_type(kind: Any, value: Any) -> Any:
    # In Python a bool is an int, in JSON it is not.
    if type(value) is not kind:
        raise TypeError(f"“{value}” is not of the type {kind.__name__}")
    return clean(value) if kind is str else value
