"""A finding, its kind and its place.

In: a place in an author's file and the values that belong in the sentence.
Out: a `Problem`, which a report says in any language (plainlaw.report).
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Self

from msgspec import Struct, field
from msgspec.structs import replace


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """Where a finding is: a file, and as far as known its line, column (both from 1) and cell.

    `file` is relative to the portal's folder, with forward slashes. 0 means that it is not known.
    """

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        """`file:line:column`, as far as known, which editors and terminals turn into a link."""
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(parts) + (f" [{self.cell}]" if self.cell else "")


class Message(Struct, frozen=True):
    """A sentence that is translated only when it is said: a message id and what fills its braces."""

    text: str
    values: tuple[tuple[str, "str | Message"], ...] = ()

    @classmethod
    def of(cls, text: str, /, **values: "str | Message") -> Self:
        """Make a message from keyword values."""
        return cls(text, tuple(values.items()))


class Kind(Struct, frozen=True):
    """One kind of finding. `code` is permanent; every text is a message id in English, brace-formatted.

    `what` says what is and what was expected, `mend` how to put it right, `why` the reason, `authority` the
    statute, code of practice or guideline; `bad` and `good` are examples shown by `plainlaw explain`. `rests_on` is
    the beginning of a path: while a file there has an error, findings of this kind would only be its consequences.
    """

    code: str
    what: str
    mend: str
    why: str
    severity: Severity = Severity.ERROR
    authority: str = ""
    bad: str = ""
    good: str = ""
    rests_on: str = ""

    def at(self, place: Place, /, **values: str | Message) -> "Problem":
        """A finding of this kind at a place; `values` fill the braces of `what` and `mend`.

        Values may come from broken files: what cannot be seen or printed is replaced, what is very long is cut.
        """
        if not (place.file + place.cell).isprintable():
            place = replace(place, file=printable(place.file), cell=printable(place.cell))
        return Problem(self, place, {name: _visible(value) for name, value in values.items()})


class Problem(Struct, frozen=True):
    """One finding: its kind, its place, and the values of its sentences."""

    kind: Kind
    place: Place
    values: Mapping[str, str | Message] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the build."""
        return self.kind.severity is Severity.ERROR

    @property
    def what(self) -> Message:
        """What was found, ready to be said."""
        return Message(self.kind.what, tuple(self.values.items()))

    @property
    def mend(self) -> Message:
        """How to mend it, ready to be said."""
        return Message(self.kind.mend, tuple(self.values.items()))


_LONGEST = 300
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _visible(value: "str | Message") -> "str | Message":
    if isinstance(value, Message):
        return Message(value.text, tuple((name, _visible(inner)) for name, inner in value.values))
    return printable(value[:_LONGEST] + "…" if len(value) > _LONGEST else value)


def printable(text: str) -> str:
    """`text` with everything that moves the cursor, colours, ends a line or turns its direction spelt out: \\x1b."""
    return text if text.isprintable() else _INVISIBLE.sub(_spelt, text)


def _spelt(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def mistaken_files(found: Iterable[Problem]) -> frozenset[str]:
    """The files that have an error."""
    return frozenset(problem.place.file for problem in found if problem.is_error)


def causes_only(new: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """`new` without the findings that are only consequences of errors in `found`."""
    mistaken = mistaken_files(found)
    return [problem for problem in new if not _follows(problem.kind, mistaken)]


def _follows(kind: Kind, mistaken: frozenset[str]) -> bool:
    return bool(kind.rests_on) and any(path.startswith(kind.rests_on) for path in mistaken)
