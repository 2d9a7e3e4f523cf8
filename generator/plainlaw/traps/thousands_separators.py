"""Thousands separators within a cell: 1,024 or 1 024."""

import re

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_GROUPED = re.compile(
    r"(?P<number>-?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:[ \u00a0\u2009\u202f][0-9]{3})+))(?P<rest>(?:[^0-9,].*)?)"
)
_RULE = Message.of("thousands separators are taken out")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    found = _GROUPED.fullmatch(seen.text)
    if found is None:
        return None
    return desk.mend(seen.cell, re.sub(r"[^0-9-]", "", found["number"]) + found["rest"], _RULE)


TRAP = Trap(
    about=Message.of("Thousands separators are taken out where each group has three digits."),
    bad="1,024",
    good="1024",
    value=_value,
)
