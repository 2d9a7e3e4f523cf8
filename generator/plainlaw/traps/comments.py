"""Comments on cells: they may name persons, and are never copied."""

from plainlaw.problems import Message
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

_RULE = Message.of("the comment on this cell is not read")


def _grid(grid: Grid, desk: Desk) -> Grid:
    for row in grid.rows:
        for cell in row:
            if cell.comment:
                desk.repair(cell.place, "", "", _RULE)
    return grid


TRAP = Trap(
    about=Message.of("Comments on cells are never read; the report says where there are any."),
    bad="12, with a comment “ask Mr Li”",
    good="12",
    grid=_grid,
)
