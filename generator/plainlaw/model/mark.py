"""Why a cell holds no number. Nought is a number; the marks here are not, and are never counted as nought.

In: a mark as it is written in a return, `[x]`. Out: `Mark`, its meaning in words, and its SDMX code. The shorthand is
that of the UK Analysis Function (symbols in tables): in square brackets, explained beside each table.
"""

from enum import StrEnum

from plainlaw.problems import Message


class Mark(StrEnum):
    """The value is what is written between the brackets. NOT_YET_DUE and LATE follow from the day of the build and
    the day on which the return is due; they are never handed in.
    """

    LOW = "low"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    SUPPRESSED = "c"
    NOT_YET_DUE = "due"
    LATE = "late"

    @property
    def shown(self) -> str:
        """As it stands in tables, downloads and returns."""
        return f"[{self.value}]"

    @property
    def meaning(self) -> Message:
        """What it says to a reader."""
        return _MEANINGS[self]

    @property
    def observation_status(self) -> str:
        """The code in SDMX CL_OBS_STATUS 2.2."""
        return _SDMX[self]

    @property
    def adds_nothing(self) -> bool:
        """Whether a sum may be given without the cell: there is nothing to count, or less than one unit of it."""
        return self in (Mark.LOW, Mark.NOT_APPLICABLE)


IN_RETURNS = {mark.shown: mark for mark in (Mark.LOW, Mark.NOT_APPLICABLE, Mark.NOT_AVAILABLE, Mark.SUPPRESSED)}
"""The marks that a return may hold, by how they are written."""

_MEANINGS = {
    Mark.LOW: Message.of("above zero, but less than the smallest unit"),
    Mark.NOT_APPLICABLE: Message.of("not applicable: there can be no such figure"),
    Mark.NOT_AVAILABLE: Message.of("not available"),
    Mark.SUPPRESSED: Message.of("withheld, to protect people and offices"),
    Mark.NOT_YET_DUE: Message.of("not yet due"),
    Mark.LATE: Message.of("late: the return was due and is not in"),
}
_SDMX = {
    Mark.LOW: "N",
    Mark.NOT_APPLICABLE: "M",
    Mark.NOT_AVAILABLE: "O",
    Mark.SUPPRESSED: "Q",
    Mark.NOT_YET_DUE: "O",
    Mark.LATE: "L",
}
