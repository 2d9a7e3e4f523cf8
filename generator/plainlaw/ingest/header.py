"""Which row of a grid is the header: the one that holds most of the column words of the dataset.

In: a grid. Out: the rows of the header and what stands above each column, or None when there is no such row. A header
may have up to three rows; what they say above one column is joined with “ / ”.
"""

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.sheet.cell import Cell, Grid
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.words import plain, split_unit, without_marks

_DEEPEST = 3
_LOOKED_AT = 60
"""Rows among which the header is looked for."""


class Header(Struct, frozen=True):
    """The rows `first` to `last` (from 0) of a grid. `score` is the number of column words that were found."""

    first: int
    last: int
    cells: tuple[Cell, ...]
    score: int


def find_header(grid: Grid, desk: Desk) -> Header | None:
    """The header, or None when fewer than half of the column words of the dataset appear in any row."""
    best: Header | None = None
    needed = (len(desk.target.wanted) + 1) // 2
    for depth in range(1, _DEEPEST + 1):
        for first in range(min(len(grid.rows), _LOOKED_AT) - depth + 1):
            cells = _joined(grid.rows[first : first + depth])
            found = {
                named
                for cell in cells
                if not cell.is_blank and (named := declared(cell.text, desk)) in desk.target.wanted
            }
            # more rows only when they say more: data below a header would be joined with it
            if len(found) >= needed and (best is None or len(found) > best.score):
                best = Header(first, first + depth - 1, cells, len(found))
    return best


def declared(text: str, desk: Desk) -> str | None:
    """The declared column that a header word means; None when it means none."""
    target = desk.target
    names = (*target.wanted, *target.dataset.columns.ignore)
    answer = desk.answer(key_of("column", text))
    for word in (answer, text.strip(), *_forms(text)):
        if word in names:
            return word
    spellings = target.spellings
    return next((spellings[word] for word in map(plain, (text, *_forms(text))) if word in spellings), None)


def _forms(text: str) -> tuple[str, ...]:
    """A header word without its unit and marks; of several levels, the lowest."""
    lowest = text.rpartition(" / ")[2]
    without = split_unit(text)[0], split_unit(lowest)[0]
    return (lowest.strip(), *without, *map(without_marks, (text, lowest, *without)))


def _joined(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Cell, ...]:
    width = max((len(row) for row in rows), default=0)
    cells: list[Cell] = []
    for column in range(width):
        above = [row[column] for row in rows if column < len(row)]
        levels = dict.fromkeys(" ".join(cell.text.split()) for cell in above if not cell.is_blank)
        place = next((cell.place for cell in reversed(above) if not cell.is_blank), above[0].place)
        cells.append(replace(above[0], text=" / ".join(levels), place=place))
    return tuple(cells)
