"""Merged cells: a label holds for every cell that it lies over; a number over several cells belongs to none of them."""

from plainlaw.problems import Kind, Message
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Table
from plainlaw.sheet.words import narrow
from plainlaw.trap import Trap

MERGED_VALUE = Kind(
    code="merged-value",
    what="A number stands in a cell that is merged over this one and others.",
    mend="Split the merged cell in the spreadsheet, and write into each cell the number that belongs there.",
    why="Nobody can tell whether the number is that of each row or of all of them together.",
    bad="one cell over two townships, with 12",
    good="7 and 5",
)
_RULE = Message.of("the text of the merged cell holds for each cell that it lies over")


def _grid(grid: Grid, desk: Desk) -> Grid:
    rows = []
    for row in grid.rows:
        cells = list(row)
        for n, cell in enumerate(row):
            if cell.cover and cell.is_blank and not _is_number(cell.cover):
                cells[n] = cell.saying(cell.cover)
        rows.append(tuple(cells))
    return grid.with_rows(rows)


def _table(table: Table, desk: Desk) -> Table:
    for row in table.rows:
        for cell in row:
            if cell.cover and cell.is_blank:
                desk.refuse(MERGED_VALUE.at(cell.place))
            elif cell.cover and cell.text == cell.cover:
                desk.repair(cell.place, "", cell.text, _RULE)
    return table


def _is_number(text: str) -> bool:
    return any(mark.isdigit() for mark in narrow(text)) and not any("\u4e00" <= mark <= "\u9fff" for mark in text)


TRAP = Trap(
    about=Message.of("The text of a merged cell holds for each cell that it lies over; a merged number is refused."),
    bad="云麓镇 merged over three rows",
    good="云麓镇 in each of the three rows",
    kinds=(MERGED_VALUE,),
    grid=_grid,
    table=_table,
)
