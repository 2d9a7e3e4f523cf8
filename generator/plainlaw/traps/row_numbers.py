"""A column that counts the rows: 序号 1, 2, 3. It says nothing, and is left out."""

from plainlaw.problems import Message
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Table
from plainlaw.sheet.total_words import is_total
from plainlaw.trap import Trap

_RULE = Message.of("a column that only counts the rows is left out")
_IGNORE = Choice("ignore", Message.of("yes: leave the column out"))


def _table(table: Table, desk: Desk) -> Table:
    dropped: set[int] = set()
    for n in table.at("number"):
        column = table.columns[n]
        numbers = [row[n].text.strip() for row in table.rows if not row[n].is_blank and not is_total(row[n].text)]
        if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
            what = Message.of("The column “{column}” is not declared in dataset.yml, and does not count the rows. Is "
                              "it to be left out?", column=column.name)  # fmt: skip
            key = key_of("column", column.name)
            desk.ask(Question(key, what, column.header.place, (_IGNORE, REFUSE), _IGNORE.value))
        desk.repair(column.header.place, column.name, "", _RULE)
        dropped.add(n)
    return table.without(dropped)


TRAP = Trap(
    about=Message.of("A column that only counts the rows is left out."),
    bad="序号,乡镇,件数",
    good="乡镇,件数",
    table=_table,
)
