"""Three dots in Chinese yearbooks mean less than the smallest unit of the table, not that a value is missing."""

from plainlaw.problems import Kind, Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

BELOW_UNIT = Kind(
    code="below-unit",
    what="“{value}” means a value below the smallest unit of the table, which a return cannot say.",
    mend="Ask the office for the figure in full: 4000 instead of … where the unit is ten thousand.",
    why="Such a value is neither 0 nor missing; taken for either, totals would be wrong.",
    authority="Explanatory notes of the China Statistical Yearbook: … stands for less than the smallest unit.",
    bad="…",
    good="4000",
)
_DOTS = frozenset({"…", "……", "...", "......", "⋯", "⋯⋯", "．．．"})


def _value(seen: Seen, desk: Desk) -> Cell | None:
    if seen.text in _DOTS:
        desk.refuse(BELOW_UNIT.at(seen.cell.place, value=seen.text))
    return None


TRAP = Trap(
    about=Message.of("Three dots mean less than the smallest unit; the file is sent back for the figure in full."),
    bad="…",
    good="4000",
    kinds=(BELOW_UNIT,),
    value=_value,
)
