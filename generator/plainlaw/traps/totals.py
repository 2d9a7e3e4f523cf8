"""Rows of totals: not data, but a check. What they say must be what their rows add up to."""

from decimal import Decimal

from plainlaw.model.metric import MetricKind
from plainlaw.problems import Kind, Message
from plainlaw.sheet.amount import amount, written
from plainlaw.sheet.cell import Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Table
from plainlaw.sheet.total_words import is_subtotal, is_total
from plainlaw.trap import Trap

CONTROL_TOTAL = Kind(
    code="control-total",
    what="“{label}” says {said} in the column “{column}”, but the {count} rows that belong to it add up to {sum}.",
    mend="Ask the office which of the two is right: a row may be missing or counted twice, or a number mistyped.",
    why="A total that does not add up shows that something in the table is wrong, and nobody can tell what.",
    bad="云麓镇,12\n禾安镇,9\n合计,22",
    good="云麓镇,12\n禾安镇,9\n合计,21",
)
_CHECKED = Message.of("a row of totals is left out; its {count} numbers agree with the rows that they add up")
_UNCHECKED = Message.of("a row of totals is left out; it could not be checked, because values below it are missing")


def _rows(table: Table, desk: Desk) -> Table:
    totals = {at for at, row in enumerate(table.rows) if _total_columns(row, table, desk)}
    data = [at for at in range(len(table.rows)) if at not in totals]
    if not totals or not data:
        return table
    for at in sorted(totals):
        _check(at, _parts(at, data, totals, table, desk), table, desk)
    return table.with_rows([table.rows[at] for at in data])


def _total_columns(row: Row, table: Table, desk: Desk) -> list[int]:
    """The label columns in which a row is a total: 合计 among places or categories, the county among its parts."""
    labels = table.at("region", "dimension", "metric")
    return [
        n
        for n in labels
        if is_total(row[n].text) or (table.columns[n].role == "region" and _is_whole(row[n].text, n, table, desk))
    ]


def _is_whole(text: str, column: int, table: Table, desk: Desk) -> bool:
    """Whether it is the dataset's own region, and parts of it have rows too."""
    region = desk.target.known.regions.get(desk.target.dataset.region)
    own = {region.code, *region.names} if region is not None else set()
    return text.strip() in own and any(
        row[column].text.strip() not in own and not is_total(row[column].text) and not row[column].is_blank
        for row in table.rows
    )


def _parts(at: int, data: list[int], totals: set[int], table: Table, desk: Desk) -> list[int]:
    """The rows of data that a total adds up; for a subtotal, those since the total before it."""
    row = table.rows[at]
    over = _total_columns(row, table, desk)
    same = [n for n, column in enumerate(table.columns) if column.is_label and n not in over and not row[n].is_blank]
    if any(is_subtotal(row[n].text) for n in over):
        before = max((other for other in totals if other < at), default=-1)
        data = [other for other in data if before < other < at]
    return [other for other in data if all(table.rows[other][n].text.strip() == row[n].text.strip() for n in same)]


def _check(at: int, parts: list[int], table: Table, desk: Desk) -> None:
    row, checked, whole = table.rows[at], 0, True
    label = next((row[n] for n in _total_columns(row, table, desk)), row[0])
    for n in table.at("value"):
        said, added = amount(row[n].text.strip()), [amount(table.rows[part][n].text.strip()) for part in parts]
        if said is None or _is_index(row, n, table, desk):
            continue
        numbers = [number for number in added if number is not None]
        if len(numbers) < len(added) or not numbers:
            whole = False
            continue
        total = sum(numbers, Decimal(0))
        if abs(total - said) > row[n].half + sum((table.rows[part][n].half for part in parts), Decimal(0)):
            desk.refuse(CONTROL_TOTAL.at(row[n].place, label=label.text.strip(), said=written(said), sum=written(total),
                                         column=table.columns[n].name, count=str(len(numbers))))  # fmt: skip
        checked += 1
    rule = Message.of(_CHECKED.text, count=str(checked)) if whole else _UNCHECKED
    desk.repair(label.place, label.text, "", rule)


def _is_index(row: Row, column: int, table: Table, desk: Desk) -> bool:
    """Whether the values are never added up."""
    metric = desk.target.known.metrics.get(table.columns[column].metric)
    return metric is not None and metric.kind is MetricKind.INDEX


TRAP = Trap(
    about=Message.of("Rows of totals are compared with what their rows add up to, within rounding, and left out."),
    bad="合　计,21",
    good="no row; 12 + 9 = 21",
    kinds=(CONTROL_TOTAL,),
    rows=_rows,
)
