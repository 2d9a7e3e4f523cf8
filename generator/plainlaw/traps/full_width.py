"""Full-width digits and marks in numbers: １，０２４． They are translated by a closed table, nothing else is."""

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.sheet.words import DIGITS
from plainlaw.trap import Trap

_RULE = Message.of("full-width digits and marks are written as ordinary ones")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    narrow = seen.cell.text.translate(DIGITS).strip()
    return desk.mend(seen.cell, narrow, _RULE) if narrow != seen.text else None


TRAP = Trap(
    about=Message.of("Full-width digits are written as ordinary ones, by a closed table: 2462① never becomes 24621."),
    bad="１０２４",
    good="1024",
    value=_value,
)
