"""Codes that a spreadsheet took for numbers: 6.21124E+11, 990124100.0, or without their leading zeros."""

import re

from plainlaw.problems import Kind, Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen
from plainlaw.sheet.words import narrow
from plainlaw.trap import Trap

MANGLED_CODE = Kind(
    code="mangled-code",
    what="“{value}” was a code, before a spreadsheet took it for a number and dropped digits.",
    mend="Format the column as text in the spreadsheet and type the codes again, or write the names instead.",
    why="The digits that were dropped cannot be known any more; a code that is guessed at is another place.",
    bad="6.21124E+11",
    good="990124100",
)
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
_WHOLE = re.compile(r"(?P<code>[0-9]{2,12})\.0+")
_RULE = Message.of("the code is written as it stands in stats/regions.csv")


def _label(seen: Seen, desk: Desk) -> Cell | None:
    if seen.column.role != "region":
        return None
    text = narrow(seen.text)
    if _SCIENTIFIC.fullmatch(text):
        desk.refuse(MANGLED_CODE.at(seen.cell.place, value=seen.text))
        return None
    if not text or not text[0].isdigit():
        return None
    codes = desk.target.places(seen.year).codes
    if seen.text in codes:
        return None
    whole = _WHOLE.fullmatch(text)
    wanted = (whole["code"] if whole is not None else text).lstrip("0")
    fitting = {code for code in codes.values() if code.lstrip("0") == wanted}
    return desk.mend(seen.cell, fitting.pop(), _RULE) if len(fitting) == 1 else None


TRAP = Trap(
    about=Message.of(
        "Codes in scientific notation are refused; a code with .0 or without leading zeros is put right when "
        "it can be only one."
    ),  # fmt: skip
    bad="990124100.0",
    good="990124100",
    kinds=(MANGLED_CODE,),
    label=_label,
)
