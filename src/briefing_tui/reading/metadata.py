"""YAML from outside, within limits: a few lines of metadata never cost more than a moment.

Small YAML can cost minutes: aliases multiply what they stand for, and nesting costs the square of its depth.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml import BaseLoader

# A table in a list in a table is three deep; nobody writes ten by hand.
DEEPEST = 20


def load_yaml(block: str) -> Any:
    """The data of a YAML document, every scalar of it left a string.

    Raises ValueError, whose text says what is wrong, for what is not one document of YAML, is nested more deeply than
    `DEEPEST`, or has an alias.
    """
    from yaml import YAMLError

    try:
        return _loader()(block).get_single_data()
    except (YAMLError, TypeError, RecursionError) as error:
        raise ValueError(f"not YAML that can be used: {error}") from error


@cache
def _loader() -> type[BaseLoader]:
    """PyYAML's loader of plain strings, made to refuse what multiplies. PyYAML is first loaded here."""
    import yaml

    class Loader(yaml.BaseLoader):
        _depth = 0

        def fetch_flow_collection_start(self, token_class: Any) -> None:
            if self.flow_level >= DEEPEST:
                raise yaml.YAMLError("nested too deeply")
            super().fetch_flow_collection_start(token_class)

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            if self._depth >= DEEPEST:
                raise yaml.YAMLError("nested too deeply")
            self._depth += 1
            node = super().compose_node(parent, index)
            self._depth -= 1
            return node

    return Loader
