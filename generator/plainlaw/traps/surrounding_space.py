"""Spaces around a number, which nobody sees."""

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_RULE = Message.of("spaces around a number are taken off")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    if seen.text and seen.cell.text != seen.text:
        return desk.mend(seen.cell, seen.text, _RULE)
    return None


TRAP = Trap(about=Message.of("Spaces around a number are taken off."), bad="1024 ", good="1024", value=_value)
