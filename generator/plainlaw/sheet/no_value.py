"""Cells without a number: what can be answered of them, and the mark that is written instead.

In: a cell, and the question what it means. Out: the cell with `[x]` or `[z]`. Never 0, and never a row that is missing:
a reader of the return sees that there is no value, and why.
"""

from msgspec.structs import replace

from plainlaw.model.mark import Mark
from plainlaw.problems import Message, Place
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question

_UNKNOWN = Choice("unknown", Message.of("the value is not known: [x] is written, and no total is given"))
_IMPOSSIBLE = Choice("impossible", Message.of("there can be no such value: [z] is written"))
_MARKS = {_UNKNOWN.value: Mark.NOT_AVAILABLE, _IMPOSSIBLE.value: Mark.NOT_APPLICABLE}
_RULE = Message.of("what stands for no value becomes the mark that was answered, and is never taken for 0")


def no_value(key: str, what: Message, place: Place, *others: Choice) -> Question:
    """The question what a cell without a number means. With `others`, nothing is suggested."""
    suggested = "" if others else _UNKNOWN.value
    return Question(key, what, place, (_UNKNOWN, _IMPOSSIBLE, *others, REFUSE), suggested)


def marked(cell: Cell, answer: str | None, desk: Desk) -> Cell:
    """The cell with the mark that was answered; without one while the answer is not known."""
    mark = _MARKS.get(answer or "")
    return replace(desk.mend(cell, mark.shown, _RULE) if mark is not None else cell, kind="absent")
