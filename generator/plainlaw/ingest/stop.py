"""The hard stop: a file about persons is looked at no further, whatever else is wrong with it.

In: sheets as they were read, hidden ones included. Out: whether the file is refused; then nothing else of it is said.
"""

from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.traps import traps


def stopped(grids: tuple[Grid, ...], desk: Desk) -> bool:
    """Whether the sheets must not be kept. What was noted until then is forgotten: it may repeat what they hold."""
    before = list(desk.problems)
    for trap in traps().values():
        trap.gate(grids, desk)
    if len(desk.problems) == len(before):
        return False
    desk.problems[: len(before)] = []
    desk.repairs.clear()
    desk.questions.clear()
    return True
