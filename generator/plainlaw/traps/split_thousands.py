"""Rows with a cell too many because a number was written with a comma: 1,024 without quotation marks."""

import re
from itertools import combinations

from msgspec.structs import replace

from plainlaw.problems import Message
from plainlaw.problems.reading import RAGGED_ROW
from plainlaw.sheet.cell import Cell, Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Table
from plainlaw.trap import Trap

_FRONT, _BACK = re.compile(r"-?[0-9]{1,3}"), re.compile(r"[0-9]{3}")
_MERGE = Choice("merge", Message.of("yes: such cells are one number with a thousands separator"))
_RULE = Message.of("a comma within a number has split its cell; the two parts are put together")
_MOST = 6


def _shape(table: Table, desk: Desk) -> Table:
    width = len(table.columns)
    rows: list[Row] = []
    for row in table.rows:
        if len(row) > width:
            row = _merged(row, width, table, desk)
        if len(row) != width:
            desk.refuse(RAGGED_ROW.at(row[0].place, found=str(len(row)), expected=str(width)))
            continue
        rows.append(row)
    return table.with_rows(rows)


def _merged(row: Row, width: int, table: Table, desk: Desk) -> Row:
    """The row with its numbers put together, when there is exactly one way to do so; else as it is."""
    ways = [way for way in _ways(row, len(row) - width) if _fits(way, table)]
    if len(ways) != 1:
        return row
    joined = next(cell for cell in ways[0] if cell not in row)
    what = Message.of("This row has {found} cells, the header {expected}. Is {number} one number with a comma?",
                      found=str(len(row)), expected=str(width), number=joined.text)  # fmt: skip
    if desk.ask(Question("thousands", what, joined.place, (_MERGE, REFUSE), _MERGE.value)) is None:
        # the question or its answer says enough
        return ways[0]
    for cell in ways[0]:
        if cell not in row:
            desk.repair(cell.place, cell.text.replace(",", " | "), cell.text, _RULE)
    return ways[0]


def _ways(row: Row, surplus: int) -> list[Row]:
    """Every way to put `surplus` cells together with those before them."""
    after = [n for n in range(1, len(row)) if _BACK.fullmatch(row[n].text) and not row[n - 1].is_blank]
    if surplus > _MOST or len(after) > 2 * _MOST:
        return []
    return [made for chosen in combinations(after, surplus) if (made := _join(row, set(chosen))) is not None]


def _join(row: Row, chosen: set[int]) -> Row | None:
    cells: list[Cell] = []
    for n, cell in enumerate(row):
        if n not in chosen:
            cells.append(cell)
        elif _FRONT.fullmatch(cells[-1].text.partition(",")[0]):
            cells[-1] = replace(cells[-1], text=f"{cells[-1].text},{cell.text}")
        else:
            return None
    return tuple(cells)


def _fits(row: Row, table: Table) -> bool:
    """Whether numbers that were put together stand in columns of values."""
    return all("," not in cell.text or column.role in ("value", "rate", "unknown", "ignore")
               for cell, column in zip(row, table.columns, strict=True))  # fmt: skip


TRAP = Trap(
    about=Message.of(
        "A row with a cell too many is one whose number was split by a comma, if there is just one way to "
        "put it together; that is asked once."
    ),  # fmt: skip
    bad="云麓镇,1,024,72",
    good="云麓镇,1024,72",
    shape=_shape,
)
