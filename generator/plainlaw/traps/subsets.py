"""Rows that are part of the row above: # and 其中 in yearbooks. Counted beside it, they would be counted twice."""

from plainlaw.problems import Message
from plainlaw.sheet.cell import Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Table
from plainlaw.sheet.words import is_subset, without_marks
from plainlaw.trap import Trap

_OUT = Choice("leave-out", Message.of("yes: the row is part of another one, leave it out"))
_COUNT = Choice("count", Message.of("no: the row stands for itself"))
_LEFT = Message.of("a row that is part of another one (其中, #) is left out of data and sums")
_COUNTED = Message.of("the mark of a subset is taken off; the row stands for itself")


def _table(table: Table, desk: Desk) -> Table:
    at = table.at("region", "dimension", "metric")
    rows: list[Row] = []
    for row in table.rows:
        marked = [n for n in at if is_subset(row[n].text)]
        if not marked:
            rows.append(row)
            continue
        cell = row[marked[0]]
        what = Message.of("“{label}” is marked as part of another row. Is it to be left out?", label=cell.text)
        answer = desk.ask(Question("subset", what, cell.place, (_OUT, _COUNT, REFUSE), _OUT.value))
        if answer == _COUNT.value:
            label = without_marks(cell.text)
            rows.append(tuple(desk.mend(c, label, _COUNTED) if n == marked[0] else c for n, c in enumerate(row)))
        elif answer == _OUT.value:
            desk.repair(cell.place, cell.text, "", _LEFT)
    return table.with_rows(rows)


TRAP = Trap(
    about=Message.of("Rows marked 其中 or # are part of another row: asked about once, and kept out of sums."),
    bad="消费,12 / 其中：网购,5",
    good="消费,12",
    table=_table,
)
