"""Footnote marks behind a number: 2462①, 96*, 12注1."""

import re

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_MARK = re.compile(
    r"(?P<before>.*[0-9０-９%％\u4e00-\u9fff])\s*(?P<mark>[①-⑳㊀-㊉*＊†‡#＃]+|[\[［(（]?注\s*[0-9０-９①-⑳]{0,2}[\])］）]?)\s*"
)
_RULE = Message.of("the footnote mark {mark} is taken off")


def _value(seen: Seen, desk: Desk) -> Cell | None:
    found = _MARK.fullmatch(seen.text)
    # a word with a mark behind it is no number with a footnote
    if found is None or not any(mark.isdigit() for mark in found["before"]):
        return None
    return desk.mend(seen.cell, found["before"].strip(), Message.of(_RULE.text, mark=found["mark"]))


TRAP = Trap(
    about=Message.of("A footnote mark behind a number is taken off, and the report says which."),
    bad="2462①",
    good="2462",
    value=_value,
)
