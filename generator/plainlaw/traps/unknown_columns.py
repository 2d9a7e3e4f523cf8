"""Columns that the dataset does not declare: each is asked about once."""

from plainlaw.nearest import nearest
from plainlaw.problems import Message
from plainlaw.problems.statistics import UNKNOWN_COLUMN
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Column, Table
from plainlaw.trap import Trap

_IGNORE = Choice("ignore", Message.of("nothing of this dataset: leave the column out"))
_RULE = Message.of("a column that is not declared in dataset.yml is left out")
_TWICE = Message.of("The header has this word twice.")
_EMPTY = Message.of("The header has an empty cell: look for a comma too many.")
_CUMULATED = ("累计", "今年以来", "同比", "环比", "增长", "增幅", "去年", "上年", "合计", "总计")


def _table(table: Table, desk: Desk) -> Table:
    names = [column.name for column in table.columns if column.role not in ("unknown", "number", "rate")]
    missing = [name for name in desk.target.wanted if name not in names]
    dropped: set[int] = set()
    for n, column in enumerate(table.columns):
        twice = column.role not in ("unknown", "number") and names.count(column.name) > 1
        if not column.name and all(row[n].is_blank for row in table.rows):
            dropped.add(n)
        elif twice or (column.role == "unknown" and not column.name):
            hint = _TWICE if twice else _EMPTY
            desk.refuse(UNKNOWN_COLUMN.at(column.header.place, column=column.name, hint=hint))
        elif column.role == "unknown":
            answer = desk.ask(_question(column, missing))
            if answer == _IGNORE.value:
                desk.repair(column.header.place, column.name, "", _RULE)
            dropped.add(n)
    return table.without(dropped)


def _question(column: Column, missing: list[str]) -> Question:
    what = Message.of("The column “{column}” is not declared in dataset.yml. What is it?", column=column.name)
    choices = tuple(Choice(name, Message.of("the column {name}", name=name)) for name in missing)
    # sums since January and changes look like the column itself, and must never stand in for it
    odd = any(word in column.name for word in _CUMULATED)
    near = None if odd else nearest(column.name.rpartition(" / ")[2], missing)
    suggested = near or _IGNORE.value
    return Question(key_of("column", column.name), what, column.header.place, (*choices, _IGNORE, REFUSE), suggested)


TRAP = Trap(
    about=Message.of(
        "A column that dataset.yml does not declare is asked about once, with the nearest column suggested."
    ),
    bad="乡镇,排查数量",
    good="乡镇,排查数",
    table=_table,
)
