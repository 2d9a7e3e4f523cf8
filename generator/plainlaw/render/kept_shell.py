"""Shells as data: what was traced and compared in one build fills pages in the next, without Jinja and MkDocs.

In: a shell (shell.py). Out: JSON for each kind of page, and `KeptShell` made of it again. Only ways that were compared
with what Jinja writes as often as it takes are kept; a page that goes another way is none for a kept shell.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from plainlaw.render.facts import Facts
from plainlaw.render.slot import Expr, Untraceable, cut, swap
from plainlaw.render.way import Way

if TYPE_CHECKING:
    from plainlaw.render.shell import Shell

_STEPS: dict[str, Callable[..., Any]] = {
    "escape": escape, "Markup": Markup, "cut": cut, "swap": swap, "link": Facts.link,
}  # fmt: skip
_NAMES = {function: name for name, function in _STEPS.items()}
_PLAIN = (str, int, float, bool, type(None))


def kind_of(facts: Facts) -> str:
    """What the ways of the whole page are kept by."""
    return repr(facts.key)


def kept_ways(shell: "Shell") -> dict[str, str]:
    """What is to be kept of a shell."""
    found = {repr(key): list(_packed_ways(ways)) for key, ways in shell.compared}
    return {kind: json.dumps(ways, ensure_ascii=False) for kind, ways in found.items() if ways}


def merged(kept: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """What two processes have kept, each way once."""
    found = dict(kept)
    for kind, text in more.items():
        known = json.loads(found.get(kind, "[]"))
        known += [way for way in json.loads(text) if way not in known]
        found[kind] = json.dumps(known, ensure_ascii=False)
    return found


class _NotKeptError(Exception):
    """Something in a way has no form as data."""


def _packed_ways(ways: list[Way]) -> Iterator[Any]:
    for way in ways:
        try:
            conditions = [
                [kind, _packed(expr), word, _plain(expected)] for (kind, expr, word), expected in way.conditions.items()
            ]
            yield {"parts": [_part(part) for part in way.parts], "conditions": conditions}
        except _NotKeptError:
            continue


def _part(part: Any) -> Any:
    if isinstance(part, str):
        return part
    if isinstance(part, Expr):
        return _packed(part)
    # its ways are kept within the kind of page, so only the table of contents tells them apart
    return {repr(key[1]): list(_packed_ways(ways)) for key, ways in part.compared}


def _packed(expr: Expr) -> list[Any]:
    try:
        steps = [[_NAMES[function], *map(_plain, arguments)] for function, arguments in expr.steps]
    except KeyError as error:
        raise _NotKeptError from error
    root = list(expr.root) if isinstance(expr.root, tuple) else expr.root
    return [root, *steps]


def _plain(value: Any) -> Any:
    if isinstance(value, Markup):
        return str(value)
    if type(value) not in _PLAIN:
        raise _NotKeptError
    return value


class KeptShell:
    """A template of which some ways are known, by kind of page or of table of contents."""

    def __init__(self, ways: Mapping[str, list[Any]], by_toc: bool) -> None:
        self._ways, self._by_toc = ways, by_toc
        self._made: dict[str, list[Way]] = {}

    def fill(self, facts: Facts) -> str:
        """The text of the template for a page. Raises Untraceable when the page goes a way that is not known."""
        kind = repr(facts.toc_key[0]) if self._by_toc else kind_of(facts)
        if kind not in self._made:
            self._made[kind] = [_way(way) for way in self._ways.get(kind, ())]
        for way in self._made[kind]:
            text = way.fill(facts)
            if text is not None:
                return text
        raise Untraceable("a way that is not known")


def _way(kept: Mapping[str, Any]) -> Way:
    conditions = {(kind, _expr(expr), word): expected for kind, expr, word, expected in kept["conditions"]}
    return Way([_unpacked(part) for part in kept["parts"]], conditions, 0)


def _unpacked(part: Any) -> Any:
    if isinstance(part, str):
        return part
    return _expr(part) if isinstance(part, list) else KeptShell(part, by_toc=True)


def _expr(kept: list[Any]) -> Expr:
    root, *steps = kept
    known = tuple((_STEPS[name], tuple(arguments)) for name, *arguments in steps)
    return Expr(tuple(root) if isinstance(root, list) else root, known)
