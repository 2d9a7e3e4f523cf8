"""Rows of totals: not data, but a check. What they say must be what their rows add up to."""

from bisect import bisect
from decimal import Decimal

from msgspec import Struct

from plainlaw.model.metric import MetricKind
from plainlaw.problems import Kind, Message
from plainlaw.sheet.amount import amount, written
from plainlaw.sheet.cell import Cell, Row
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


_Over = tuple[int, ...]
"""The label columns in which a row is a total."""


class _Sum(Struct, frozen=True):
    """What the rows below a total add up to. `half` is how far rounding can move it."""

    total: Decimal
    count: int
    half: Decimal
    is_whole: bool


def _rows(table: Table, desk: Desk) -> Table:
    totals = _totals(table, desk)
    data = [at for at in range(len(table.rows)) if at not in totals]
    if not totals or not data:
        return table
    groups: dict[_Over, dict[tuple[str, ...], list[int]]] = {}
    sums: dict[tuple[_Over, tuple[str, ...], int, int], list[_Sum]] = {}
    before = -1
    for at, over in sorted(totals.items()):
        row = table.rows[at]
        same = tuple(n for n in _labels(table) if n not in over and not row[n].is_blank)
        if same not in groups:
            groups[same] = _grouped(data, same, table)
        key = _key(row, same)
        parts = groups[same].get(key, [])
        since, until = 0, len(parts)
        if any(is_subtotal(row[n].text) for n in over):
            since, until = bisect(parts, before), bisect(parts, at)
        # many totals of the same rows are added up once
        span = (same, key, since, until)
        if span not in sums:
            sums[span] = [_sum([table.rows[part] for part in parts[since:until]], n) for n in table.at("value")]
        _check(row, row[over[0]], sums[span], table, desk)
        before = at
    return table.with_rows([table.rows[at] for at in data])


def _sum(parts: list[Row], column: int) -> _Sum:
    numbers = [amount(part[column].text.strip()) for part in parts]
    known = [number for number in numbers if number is not None]
    half = sum((part[column].half for part in parts), Decimal(0))
    return _Sum(sum(known, Decimal(0)), len(known), half, bool(known) and len(known) == len(numbers))


def _totals(table: Table, desk: Desk) -> dict[int, _Over]:
    """Every row that is a total: 合计 among places or categories, or the whole county where its parts have rows too."""
    among = table.at("region", "dimension", "metric")
    totals = {
        at: over
        for at, row in enumerate(table.rows)
        if (over := tuple(n for n in among if is_total(row[n].text) and not _is_own(row[n].text, n, table, desk)))
    }
    for n in table.at("region"):
        others = tuple(other for other in _labels(table) if other != n)
        whole = [at for at, row in enumerate(table.rows) if at not in totals and _is_own(row[n].text, n, table, desk)]
        own = set(whole)
        parts = {_key(row, others) for at, row in enumerate(table.rows) if at not in totals and at not in own}
        totals |= {at: (n,) for at in whole if _key(table.rows[at], others) in parts}
    return totals


def _is_own(text: str, column: int, table: Table, desk: Desk) -> bool:
    """Whether it names the dataset's own region, of which the places in the table may be parts."""
    region = desk.target.known.regions.get(desk.target.dataset.region)
    own = {region.code, *region.names} if region is not None else set()
    return table.columns[column].role == "region" and text.strip() in own


def _labels(table: Table) -> list[int]:
    return [n for n, column in enumerate(table.columns) if column.is_label]


def _key(row: Row, columns: _Over) -> tuple[str, ...]:
    return tuple(row[n].text.strip() for n in columns)


def _grouped(data: list[int], same: _Over, table: Table) -> dict[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for at in data:
        groups.setdefault(_key(table.rows[at], same), []).append(at)
    return groups


def _check(row: Row, label: Cell, sums: list[_Sum], table: Table, desk: Desk) -> None:
    """Compare each value of a total with the sum of its parts, and note that its row is left out."""
    checked, whole = 0, True
    for n, added in zip(table.at("value"), sums, strict=True):
        said = amount(row[n].text.strip())
        if said is None or _is_index(row, n, table, desk):
            continue
        if not added.is_whole:
            whole = False
            continue
        if abs(added.total - said) > row[n].half + added.half:
            desk.refuse(CONTROL_TOTAL.at(row[n].place, label=label.text.strip(), said=written(said),
                                         sum=written(added.total), column=table.columns[n].name,
                                         count=str(added.count)))  # fmt: skip
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
