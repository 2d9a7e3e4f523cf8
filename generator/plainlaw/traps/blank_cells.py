"""Blank cells: not known, nothing to report, or nothing happened. Never 0 by themselves."""

from dataclasses import replace

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_UNKNOWN = Choice("unknown", Message.of("the value is not known: its row is left out, so that no total is given"))
_WHAT = Message.of("This cell is blank. What does that mean in this return? 0 counts only where it is written.")
_RULE = Message.of("a blank cell is a value that is not known; it is left out, and never taken for 0")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    if seen.text or seen.cell.kind == "absent" or seen.cell.cover:
        return None
    if desk.ask(Question("blank", _WHAT, seen.cell.place, (_UNKNOWN, REFUSE), _UNKNOWN.value)) is not None:
        desk.repair(seen.cell.place, "", "", _RULE)
    return replace(seen.cell, kind="absent")


TRAP = Trap(
    about=Message.of("A blank cell is never 0. What it means is asked once for each dataset."),
    bad="禾安镇,邻里,",
    good="no row",
    value=_value,
)
