"""Labels that are written only in the first of several rows, as if the cells were merged."""

from plainlaw.problems import Message
from plainlaw.sheet.cell import Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Table
from plainlaw.sheet.total_words import is_total
from plainlaw.trap import Trap

_DOWN = Choice("fill-down", Message.of("yes: the label above holds for the rows below it"))
_RULE = Message.of("the label above holds for this row too")


def _table(table: Table, desk: Desk) -> Table:
    at = [n for n, column in enumerate(table.columns) if column.is_label]
    rows: list[Row] = []
    for row in table.rows:
        cells = list(row)
        for n in at:
            blank = row[n].is_blank and not row[n].cover and not any(is_total(row[other].text) for other in at)
            if blank and rows and not rows[-1][n].is_blank:
                above = rows[-1][n].text
                what = Message.of("This cell of the column “{column}” is empty; above it stands “{above}”. Does that "
                                  "hold here too?", column=table.columns[n].name, above=above)  # fmt: skip
                if desk.ask(Question("labels", what, row[n].place, (_DOWN, REFUSE), _DOWN.value)) is not None:
                    desk.repair(row[n].place, "", above, _RULE)
                cells[n] = row[n].saying(above)
        rows.append(tuple(cells))
    return table.with_rows(rows)


TRAP = Trap(
    about=Message.of("A label that stands only in the first of several rows is asked about once, then filled in."),
    bad="云麓镇,邻里,12 / ,消费,3",
    good="云麓镇,邻里,12 / 云麓镇,消费,3",
    table=_table,
)
