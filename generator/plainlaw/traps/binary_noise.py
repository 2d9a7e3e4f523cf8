"""Numbers with the noise of binary computing: 0.30000000000000004 is 0.3, as every spreadsheet shows it."""

from decimal import Context, Decimal

from plainlaw.problems import Message
from plainlaw.sheet.amount import NUMBER, written
from plainlaw.sheet.cell import Cell, Grid
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

_DIGITS = 15
"""What spreadsheets show; a binary number has no more decimals that can be relied on."""
_RULE = Message.of("the number is taken as spreadsheets show it, with 15 digits; the rest is noise of binary computing")


def _grid(grid: Grid, desk: Desk) -> Grid:
    return grid.with_rows([tuple(_cell(cell, desk) for cell in row) for row in grid.rows])


def _cell(cell: Cell, desk: Desk) -> Cell:
    number, per_cent = cell.text.removesuffix("%"), cell.text.endswith("%")
    if cell.kind != "number" or "." not in number or not NUMBER.fullmatch(number):
        return cell
    exact = Decimal(number)
    shown = written(Context(prec=_DIGITS).plus(exact))
    if len(exact.as_tuple().digits) <= _DIGITS or shown == number:
        return cell
    return desk.mend(cell, f"{shown}%" if per_cent else shown, _RULE)


TRAP = Trap(
    about=Message.of("Of a number in a workbook, the 15 digits count that spreadsheets show."),
    bad="0.30000000000000004",
    good="0.3",
    grid=_grid,
)
