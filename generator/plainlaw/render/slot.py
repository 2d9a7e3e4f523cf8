"""Stand-ins for values of a page, which notice whatever a template does with them.

In: an expression (where the value comes from, and what was done to it) and a trace that keeps what is learned. Out: to
the template, something that behaves as the value does.

A template may print a stand-in: then it leaves a mark in the output, in the place of the value. Everything else that
it can do with one either is a question with an answer (is it empty, does it equal this word, does it hold that one),
or asks for the value itself; question and answer, or the value, are kept. Another page to which every question has the
same answer takes the same way through the template and differs only in what stands at the marks. That a stand-in is no
`str` is what makes this safe: code that we did not think of cannot read the mark by mistake, it fails, and the page is
then rendered by Jinja in the ordinary way.
"""

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from plainlaw.render.trace import Trace


class Expr(Struct, frozen=True):
    """A value of a page: an entry of `Facts.values`, or an answer of `Facts` by its name, and what is done to it.

    `steps` are applied one after another: (function, further arguments). `Facts.link` is given the page's facts, too.
    """

    root: int | tuple[Any, ...] | str
    steps: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = ()

    def then(self, function: Callable[..., Any], *arguments: Any) -> "Expr":
        """The same, and one thing more done to it."""
        return Expr(self.root, (*self.steps, (function, arguments)))


class Opaque(ABC):
    """What cannot be read without being noticed. Whatever is not printed is the value itself, and that is kept."""

    __slots__ = ("_trace",)
    _trace: "Trace"

    @abstractmethod
    def value(self) -> Any:
        """The value itself, which is kept as an answer."""

    @abstractmethod
    def mark(self) -> str:
        """What stands for the value in the output."""

    def __str__(self) -> str:
        # only compiled templates print; a filter, a join or an f-string wants to know
        caller = sys._getframe(1)
        if caller.f_globals.get("environment") is self._trace.env and "root" in caller.f_globals:
            return self.mark()
        return str(self.value())

    def __repr__(self) -> str:
        return repr(self.value())

    def __format__(self, how: str) -> str:
        return format(self.value(), how)

    def __bool__(self) -> bool:
        return bool(self.value())

    def __hash__(self) -> int:
        return hash(self.value())

    def __eq__(self, other: object) -> bool:
        return bool(self.value() == concrete(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: Any) -> bool:
        return bool(self.value() < concrete(other))

    def __le__(self, other: Any) -> bool:
        return bool(self.value() <= concrete(other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.value() > concrete(other))

    def __ge__(self, other: Any) -> bool:
        return bool(self.value() >= concrete(other))

    def __len__(self) -> int:
        return len(self.value())

    def __iter__(self) -> Iterator[Any]:
        return iter(self.value())

    def __contains__(self, item: object) -> bool:
        return concrete(item) in self.value()

    def __getitem__(self, key: Any) -> Any:
        return self.value()[concrete(key)]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.value(), name)

    def __add__(self, other: Any) -> Any:
        return self.value() + concrete(other)

    def __radd__(self, other: Any) -> Any:
        return other + self.value()

    def __mul__(self, other: Any) -> Any:
        return self.value() * concrete(other)

    def __mod__(self, other: Any) -> Any:
        return self.value() % concrete(other)

    def __int__(self) -> int:
        return int(self.value())

    def __float__(self) -> float:
        return float(self.value())


class Slot(Opaque):
    """Stands for one text of a page."""

    __slots__ = ("expr",)

    def __init__(self, trace: "Trace", expr: Expr) -> None:
        self._trace, self.expr = trace, expr

    def value(self) -> Any:
        """The text, which becomes a condition."""
        return self._trace.ask("value", self.expr, None)

    def mark(self) -> str:
        """A mark in the output."""
        return self._trace.mark(self.expr)

    def __bool__(self) -> bool:
        return bool(self._trace.ask("bool", self.expr, None))

    def __eq__(self, other: object) -> bool:
        other = concrete(other)
        return isinstance(other, str) and bool(self._trace.ask("eq", self.expr, str(other)))

    __hash__ = Opaque.__hash__

    def __contains__(self, item: object) -> bool:
        item = concrete(item)
        return bool(self._trace.ask("in", self.expr, str(item))) if isinstance(item, str) else item in self.value()

    def __getitem__(self, key: Any) -> Any:
        key = concrete(key)
        if isinstance(key, slice) and all(part is None or isinstance(part, int) for part in _parts(key)):
            return Slot(self._trace, self.expr.then(cut, *_parts(key)))
        return self.value()[key]


class Printed(Opaque):
    """Text that a template put together, with marks in it: what a macro or a block gave back."""

    __slots__ = ("_text",)

    def __init__(self, trace: "Trace", text: str) -> None:
        self._trace, self._text = trace, text

    def value(self) -> Any:
        """The text, of which every part becomes a condition."""
        return self._trace.fill(self._text)

    def mark(self) -> str:
        """The same text again."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._trace.without_marks(self._text)) or bool(self.value())

    __hash__ = Opaque.__hash__


def _parts(key: slice) -> tuple[Any, Any, Any]:
    return key.start, key.stop, key.step


def cut(text: str, start: int | None, stop: int | None, step: int | None) -> str:
    """A part of a text."""
    return text[start:stop:step]


def swap(text: Any, old: str, new: str) -> str:
    """The filter `replace` where nothing is escaped by itself."""
    return str(text).replace(old, new)


def concrete(value: Any) -> Any:
    """A value with every stand-in in it replaced by what it stands for, which is noticed."""
    if isinstance(value, Opaque):
        return value.value()
    if not holds_slot(value):
        return value
    if type(value) is dict:
        return {concrete(key): concrete(item) for key, item in value.items()}
    if type(value) in (list, tuple):
        return type(value)(map(concrete, value))
    raise Untraceable(f"a stand-in within {type(value).__name__}")


def holds_slot(value: Any) -> bool:
    """Whether a value is, or holds, a stand-in."""
    if isinstance(value, Opaque):
        return True
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(holds_slot, value))
    return type(value) is dict and any(map(holds_slot, (*value.keys(), *value.values())))


class Untraceable(Exception):  # noqa: N818 - no error: the page is rendered by Jinja in the ordinary way
    """A template does something with a value that cannot be followed."""
