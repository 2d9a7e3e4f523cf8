"""Hidden sheets, rows and columns: often working notes, and often about persons. Nothing of them is read unasked."""

from plainlaw.problems import Message, Place
from plainlaw.sheet.cell import Grid, Row
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.trap import Trap

_OUT = Choice("leave-out", Message.of("yes: read only what can be seen"))
_READ = Choice("read", Message.of("no: read the hidden cells like all others"))
_RULE = Message.of("what is hidden is left out")


def _grid(grid: Grid, desk: Desk) -> Grid:
    filled = [cell for row in grid.rows for cell in row if not cell.is_blank]
    if grid.hidden:
        if not filled:
            return grid.with_rows(())
        what = Message.of("The sheet {sheet} is hidden and has {count} cells with something in them. Is it to be left "
                          "out?", sheet=grid.name, count=str(len(filled)))  # fmt: skip
        place = Place(desk.file, cell=grid.name)
        question = Question(key_of("hidden", grid.name), what, place, (_OUT, REFUSE), _OUT.value, of_file=True)
        if desk.ask(question) == _OUT.value:
            desk.repair(place, grid.name, "", _RULE)
        return grid.with_rows(())
    hidden = [cell for cell in filled if cell.hidden]
    if not hidden:
        return grid
    what = Message.of("{count} cells with something in them stand in hidden rows or columns, the first in {place}. Are "
                      "they to be left out?", count=str(len(hidden)), place=hidden[0].place.cell)  # fmt: skip
    key = key_of("hidden-cells", grid.name)
    answer = desk.ask(Question(key, what, hidden[0].place, (_OUT, _READ, REFUSE), _OUT.value, of_file=True))
    if answer == _READ.value:
        return grid
    if answer == _OUT.value:
        desk.repair(hidden[0].place, str(len(hidden)), "", _RULE)
    return grid.with_rows(_visible(grid))


def _visible(grid: Grid) -> list[Row]:
    """The rows without hidden cells. All rows lack the same columns, so what remains stays one below the other."""
    return [kept for row in grid.rows if (kept := tuple(cell for cell in row if not cell.hidden))]


TRAP = Trap(
    about=Message.of("Hidden sheets, rows and columns are read only when somebody says so."),
    bad="a hidden sheet with a list of cases",
    good="the visible sheet alone",
    grid=_grid,
)
