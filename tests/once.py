"""What costs much and comes out the same each time is worked out once for all tests of a process.

Only what nobody changes afterwards is shared: the rules that a style sheet is parsed into, and the nodes that the
text of a large model is composed into.
"""

from functools import lru_cache
from typing import Any

import pytest
from ruamel.yaml.nodes import Node
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from rubric import reader
from rubric.faults import PlacedFault, RubricError

LARGE = 20_000
"""Characters from which on a text is taken for that of a model that ships; the tests' own are smaller."""

Rules = LRUCache[tuple[Any, ...], list[RuleSet]]


def style_sheets(patch: pytest.MonkeyPatch) -> None:
    """Let all programs share what a style sheet says under the same theme."""
    shared: dict[frozenset[tuple[str, str]], Rules] = {}
    begin, change = Stylesheet.__init__, Stylesheet.set_variables

    def share(sheet: Stylesheet) -> None:
        sheet._parse_cache = shared.setdefault(frozenset(sheet._variables.items()), LRUCache(2_000))

    def begin_sharing(sheet: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
        begin(sheet, variables=variables)
        share(sheet)

    def change_and_share(sheet: Stylesheet, variables: dict[str, str]) -> None:
        # It clears the cache that it finds.
        sheet._parse_cache = LRUCache(1)
        change(sheet, variables)
        share(sheet)

    patch.setattr(Stylesheet, "__init__", begin_sharing)
    patch.setattr(Stylesheet, "set_variables", change_and_share)


def large_models(patch: pytest.MonkeyPatch) -> None:
    """Compose the same large text once, where nothing is wrong with it."""
    compose = reader._compose

    @lru_cache(maxsize=24)
    def composed(text: str) -> Node | None:
        root, found = compose(text, "")
        return None if found else root

    def compose_once(text: str, name: str) -> tuple[Node | None, list[PlacedFault]]:
        if len(text) < LARGE:
            return compose(text, name)
        try:
            root = composed(text)
        except RubricError:
            root = None
        return (root, []) if root is not None else compose(text, name)

    patch.setattr(reader, "_compose", compose_once)
