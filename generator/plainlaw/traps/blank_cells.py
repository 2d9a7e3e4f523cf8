"""Blank cells: not known, nothing to report, or nothing happened. Never 0 by themselves."""

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.no_value import marked, no_value
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_WHAT = Message.of("This cell is blank. What does that mean in this return? 0 counts only where it is written.")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    if seen.text or seen.cell.kind == "absent" or seen.cell.cover:
        return None
    return marked(seen.cell, desk.ask(no_value("blank", _WHAT, seen.cell.place)), desk)


TRAP = Trap(
    about=Message.of("A blank cell is never 0. What it means is asked once for each dataset."),
    bad="禾安镇,邻里,",
    good="禾安镇,邻里,[x]",
    value=_value,
)
