"""Cells mended by traps: first what values are about, then the values.

In: a table. Out: the table with every cell as mended as rules can make it. A trap looks at one cell and knows nothing
of the others; all are tried until none has anything to say, so their order does not matter.
"""

from collections.abc import Callable, Mapping
from functools import cache

from plainlaw.model.period import Period, PeriodError
from plainlaw.sheet.amount import NUMBER
from plainlaw.sheet.cell import Cell, Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen, Table
from plainlaw.trap import nothing
from plainlaw.traps import traps

_Step = Callable[[Seen, Desk], Cell | None]
_ROUNDS = 12
"""More than any cell needs: each round takes away a mark, a sign or a unit."""


def mend_labels(table: Table, desk: Desk) -> Table:
    """The table with its periods, then its places, categories and metrics mended."""
    for roles in (("period",), ("region", "metric", "dimension")):
        at = [n for n, column in enumerate(table.columns) if column.role in roles]
        table = table.with_rows([_labels(row, at, table, desk) for row in table.rows])
    return table


def mend_values(table: Table, desk: Desk) -> Table:
    """The table with the cells of its value columns mended."""
    at = table.at("value")
    steps = {name: trap.value for name, trap in traps().items() if trap.value is not nothing}
    rows: list[Row] = []
    for row in table.rows:
        cells = list(row)
        for n in at:
            column = table.columns[n]
            # most cells need nothing, and are not worth the asking
            if row[n].unit or not NUMBER.fullmatch(row[n].text):
                cells[n] = _settled(Seen(row[n], column, desk.target.metric_of(row, n, table)), desk, steps)
        rows.append(tuple(cells))
    return table.with_rows(rows)


def _labels(row: Row, at: list[int], table: Table, desk: Desk) -> Row:
    year = year_of(row, table, desk)
    cells = list(row)
    for n in at:
        cells[n] = _settled(Seen(row[n], table.columns[n], year=year), desk, _label_steps())
    return tuple(cells)


def year_of(row: Row, table: Table, desk: Desk) -> int:
    """The year in which the period of a row ends; that of the day of import when the period is not known."""
    said = [row[n].text for n in table.at("period")] or [table.period]
    try:
        return Period.read(said[0]).end_year
    except PeriodError:
        return desk.target.as_of.year


@cache
def _label_steps() -> Mapping[str, _Step]:
    return {name: trap.label for name, trap in traps().items() if trap.label is not nothing}


def _settled(seen: Seen, desk: Desk, steps: Mapping[str, _Step]) -> Cell:
    for _ in range(_ROUNDS):
        before = seen.cell
        for name, step in steps.items():
            if seen.cell.kind == "absent":
                return seen.cell
            desk.trap = name
            mended = step(seen, desk)
            if mended is not None:
                seen = Seen(mended, seen.column, seen.metric, seen.year)
        desk.trap = ""
        if seen.cell == before:
            break
    return seen.cell
