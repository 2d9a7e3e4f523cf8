"""How settled a figure is: provisional or final, and whether it was revised since it was first published.

In: what is known of the cells behind a figure. Out: `Status`; that of a sum or a rate follows from its parts. The
shorthand for tables is that of the UK Analysis Function: `[p]` provisional, `[r]` revised, each in brackets of its own.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from plainlaw.problems import Message


class StatusMark(StrEnum):
    """What stands beside a value in a table; the value is what is written between the brackets."""

    PROVISIONAL = "p"
    REVISED = "r"

    @property
    def shown(self) -> str:
        """As it stands in tables."""
        return f"[{self.value}]"

    @property
    def word(self) -> Message:
        """In one word, for texts and for who does not see the table."""
        return _WORDS[self]

    @property
    def meaning(self) -> Message:
        """What it says to a reader."""
        return _MEANINGS[self]


class Status(NamedTuple):
    """Whether a value may still change as a matter of routine, and the number of the vintage that brought it: 1 when it
    is as it was first published.
    """

    is_provisional: bool = False
    vintage: int = 1

    @property
    def is_revised(self) -> bool:
        """Whether another value was published before."""
        return self.vintage > 1

    @property
    def marks(self) -> tuple[StatusMark, ...]:
        """What stands beside the value in a table."""
        known = ((self.is_provisional, StatusMark.PROVISIONAL), (self.is_revised, StatusMark.REVISED))
        return tuple(mark for holds, mark in known if holds)


AS_PUBLISHED = Status()
"""Final, and as it was first published."""


def together(parts: Iterable[Status]) -> Status:
    """Of what is computed from several values: provisional when any is, and as late as the latest."""
    different = set(parts) or {AS_PUBLISHED}
    if len(different) == 1:
        return different.pop()
    return Status(any(one.is_provisional for one in different), max(one.vintage for one in different))


_WORDS = {
    StatusMark.PROVISIONAL: Message.of("provisional"),
    StatusMark.REVISED: Message.of("revised"),
}
_MEANINGS = {
    StatusMark.PROVISIONAL: Message.of("provisional: may still be revised"),
    StatusMark.REVISED: Message.of("revised since it was first published; see “Revisions” on the page of the metric"),
}
