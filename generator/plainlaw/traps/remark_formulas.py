"""Remarks that a spreadsheet would run as formulas. Returns are published as they are, and opened in them."""

from plainlaw.problems import Message
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Table
from plainlaw.sheet.words import narrow
from plainlaw.trap import Trap

_RULE = Message.of("a remark that a spreadsheet would take for a formula is left out")
_RUNS = ("=", "+", "-", "@")


def _table(table: Table, desk: Desk) -> Table:
    at = set(table.at("ignore"))
    return table.with_rows([
        tuple(desk.mend(cell, "", _RULE) if n in at and _runs(cell.text) else cell for n, cell in enumerate(row))
        for row in table.rows
    ])  # fmt: skip


def _runs(text: str) -> bool:
    # spreadsheets disagree on which blanks before a formula they skip
    return text.startswith(("\t", "\r")) or narrow(text).strip().startswith(_RUNS)


TRAP = Trap(
    about=Message.of("Remarks that begin with = + - or @ are left out: whoever opens the return would run them."),
    bad='云麓镇,12,"=HYPERLINK(…)"',
    good="云麓镇,12,",
    table=_table,
)
