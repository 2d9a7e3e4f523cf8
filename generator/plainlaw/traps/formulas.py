"""Formulas: the value that the spreadsheet last computed is taken, and said to be one."""

from plainlaw.problems import Kind, Message
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

FORMULA_WITHOUT_VALUE = Kind(
    code="formula-without-value",
    what="This cell holds a formula whose value is not in the file.",
    mend="Open the file in a spreadsheet, save it again, and import that; or replace the formula by its value.",
    why="Formulas are not computed here. A program that wrote this file left the value out.",
    bad="=SUM(B2:B19) without a value",
    good="96",
)
_RULE = Message.of("the last value of the formula is taken")


def _grid(grid: Grid, desk: Desk) -> Grid:
    for row in grid.rows:
        for cell in row:
            if cell.formula and cell.is_blank and not cell.hidden:
                desk.refuse(FORMULA_WITHOUT_VALUE.at(cell.place))
            elif cell.formula and not grid.hidden and not cell.hidden:
                desk.repair(cell.place, "=…", cell.text, _RULE)
    return grid


TRAP = Trap(
    about=Message.of("Of a formula, the value that was last computed is taken; formulas are never run."),
    bad="=B2+B3",
    good="96",
    kinds=(FORMULA_WITHOUT_VALUE,),
    grid=_grid,
)
