"""One way through a template: what it asked of a page, and what it wrote.

In: a template and the facts of a page. Out: `Trace`: conditions (question → answer) and a text with marks. By what it
does with stand-ins the template shows which pages go the same way (slot.py).
"""

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from plainlaw.render.facts import Facts
from plainlaw.render.questions import Question, answer
from plainlaw.render.slot import Expr, Slot, Untraceable, concrete

_serial = itertools.count()


class Trace:
    """What one way through a template learns. `plain` are roots whose values are to be taken as they are."""

    page: Any

    def __init__(self, facts: Facts, env: Any, plain: set[Any]) -> None:
        self.facts, self.env, self.plain = facts, env, plain
        self.conditions: dict[Question, Any] = {}
        self.closed = False
        self._parts: list[Any] = []
        self._places: dict[Any, int] = {}
        self._mark = f"{env.mark}{next(_serial)}:"
        self._marks = re.compile(self._mark + r"(\d+);")

    def ask(self, kind: str, expr: Expr, word: str | None) -> Any:
        """The answer of this page, which becomes a condition."""
        if self.closed:
            raise Untraceable("a stand-in was kept for longer than its page")
        question = (kind, expr, word)
        if question not in self.conditions:
            self.conditions[question] = answer(question, self.facts)
        return self.conditions[question]

    def stand_in(self, root: Any) -> Any:
        """What a template gets for a text of the page."""
        slot = Slot(self, Expr(root))
        return slot.value() if root in self.plain else slot

    def mark(self, part: Any) -> str:
        """A mark in the output; `part` says what belongs there."""
        if self.closed:
            raise Untraceable("a stand-in was kept for longer than its page")
        place = self._places.setdefault(part, len(self._places))
        if place == len(self._parts):
            self._parts.append(part)
        return f"{self._mark}{place};"

    def fill(self, text: str) -> str:
        """A printed text as it is on this page; all that it shows becomes conditions."""
        return self._marks.sub(lambda mark: str(self._shown(self._parts[int(mark[1])])), text)

    def _shown(self, part: Any) -> Any:
        if not isinstance(part, Expr):
            raise Untraceable("a template reads what another one wrote")
        return self.ask("value", part, None)

    def without_marks(self, text: str) -> str:
        """What a printed text shows on every page."""
        return self._marks.sub("", text)

    def split(self, text: str) -> list[Any]:
        """The output: texts, and between them what belongs there."""
        pieces = self._marks.split(text)
        if any(self.env.mark in piece for piece in pieces[::2]):
            raise Untraceable("a mark of another page")
        return [self._parts[int(piece)] if place % 2 else piece for place, piece in enumerate(pieces)]

    def roots(self, text: str) -> set[Any]:
        """Where the values come from that a printed text shows."""
        return {part.root for number in self._marks.findall(text) if isinstance(part := self._parts[int(number)], Expr)}


class TracedPage:
    """What templates get as `page`."""

    # so it is for every page that is not in the navigation, and for others no shell is used
    parent = previous_page = next_page = children = None
    is_top_level = is_page = active = True
    is_section = is_link = False

    def __init__(self, trace: Trace, toc: bool) -> None:
        self._trace = trace
        self.meta = _rebuild(trace.facts.meta, trace, iter(range(len(trace.facts.values))))
        self.content, self.url = trace.stand_in("content"), trace.stand_in("url")
        self.toc = KnownToc(trace) if toc else OpenToc(trace)

    def __getattr__(self, name: str) -> Any:
        if name == "canonical_url":
            return self._trace.stand_in(name) if self._trace.facts.canonical_url is not None else None
        # not AttributeError, which Jinja takes to mean that there is no such thing
        raise Untraceable(f"page.{name}")


def _rebuild(value: Any, trace: Trace, numbers: Iterator[int]) -> Any:
    """A value with stand-ins for its texts, which are counted as `shape_of` counts them."""
    if type(value) is str:
        return trace.stand_in(next(numbers))
    if type(value) is dict:
        return {key: _rebuild(item, trace, numbers) for key, item in value.items()}
    if type(value) is list:
        return [_rebuild(item, trace, numbers) for item in value]
    return value


class TracedEntry:
    """An entry of a table of contents of a known shape."""

    def __init__(self, trace: Trace, token: dict[str, Any], numbers: Iterator[int]) -> None:
        self.url, self.title = trace.stand_in(("toc", next(numbers))), trace.stand_in(("toc", next(numbers)))
        self.level = token["level"]
        self.children = traced_toc(trace, token["children"], numbers)

    def __getattr__(self, name: str) -> Any:
        if name in ("typeset", "active"):
            # MkDocs has no `typeset`, Material's plugin of that name has; `active` is set on the first entry only
            raise AttributeError(name) if name == "typeset" else Untraceable(name)
        raise AttributeError(name) if name.startswith("__") else Untraceable(f"toc.{name}")


def traced_toc(trace: Trace, tokens: list[dict[str, Any]], numbers: Iterator[int]) -> list[TracedEntry]:
    """A table of contents of a known shape."""
    return [TracedEntry(trace, token, numbers) for token in tokens]


class KnownToc:
    """A table of contents of a known shape, as MkDocs has it."""

    def __init__(self, trace: Trace) -> None:
        self._entries = traced_toc(trace, trace.facts.tokens, itertools.count())

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[TracedEntry]:
        return iter(self._entries)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name) if name.startswith("__") else Untraceable(f"toc.{name}")


class OpenToc:
    """A table of contents of any shape: how long it is becomes a condition as far as a template looks."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace

    def __len__(self) -> int:
        return int(self._trace.ask("value", Expr("toc_length"), None))

    def __bool__(self) -> bool:
        return bool(self._trace.ask("bool", Expr("toc_length"), None))

    def __iter__(self) -> Iterator[Any]:
        if not self:
            return
        # whoever wants more than the first entry is given what cannot be followed
        yield FirstEntry(self._trace)
        raise Untraceable("page.toc")

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name) if name.startswith("__") else Untraceable(f"toc.{name}")


class FirstEntry:
    """The first entry of a table of contents of any shape."""

    def __init__(self, trace: Trace) -> None:
        self.url, self.title = trace.stand_in(("toc", 0)), trace.stand_in(("toc", 1))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name) if name.startswith("__") else Untraceable(f"toc.{name}")


def guard(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter or test that gets values instead of stand-ins."""

    def guarded(*arguments: Any, **named: Any) -> Any:
        return function(*map(concrete, arguments), **{name: concrete(item) for name, item in named.items()})

    guarded.__dict__.update(function.__dict__ if hasattr(function, "__dict__") else {})
    return guarded
