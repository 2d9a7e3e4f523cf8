"""Three dots in Chinese yearbooks mean less than the smallest unit of the table, not that a value is missing."""

from plainlaw.model.mark import Mark
from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_DOTS = frozenset({"…", "……", "...", "......", "⋯", "⋯⋯", "．．．"})
_RULE = Message.of("three dots mean less than the smallest unit of the table (China Statistical Yearbook)")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    return desk.mend(seen.cell, Mark.LOW.shown, _RULE) if seen.text in _DOTS else None


TRAP = Trap(
    about=Message.of("Three dots mean less than the smallest unit; they become the mark that says so, never 0."),
    bad="…",
    good="[low]",
    value=_value,
)
