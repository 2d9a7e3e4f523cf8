"""Characters that nobody sees: zero-width spaces, soft hyphens, zero bytes. They make two words of one."""

import re

from plainlaw.problems import Message
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_RULE = Message.of("characters that cannot be seen are taken out")


def _grid(grid: Grid, desk: Desk) -> Grid:
    rows = []
    for row in grid.rows:
        cells = list(row)
        for n, cell in enumerate(row):
            clean = _UNSEEN.sub("", cell.text)
            if clean != cell.text:
                cells[n] = desk.mend(cell, clean, _RULE)
        rows.append(tuple(cells))
    return grid.with_rows(rows)


TRAP = Trap(
    about=Message.of("Characters that cannot be seen are taken out of every cell."),
    bad="12\\u200b",
    good="12",
    grid=_grid,
)
