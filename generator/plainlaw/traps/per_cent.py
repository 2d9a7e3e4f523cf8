"""Per cent and percentage points: 98%, 0.98 and 98 in one column, and 3.1个百分点, which is no per cent."""

import re
from decimal import Decimal

from plainlaw.model.metric import Metric
from plainlaw.problems import Kind, Message
from plainlaw.sheet.amount import amount, written
from plainlaw.sheet.cell import Cell, Row
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Seen, Table
from plainlaw.sheet.words import narrow
from plainlaw.trap import Trap

POINTS = Kind(
    code="percentage-points",
    what="“{value}” is in percentage points, but {metric} is in {expected}.",
    mend="Look whether it is the right column: a change of a rate is in percentage points, a change of a count in per "
    "cent.",
    why="From 52% to 83% are 31 percentage points, and 59.6 per cent.",
    bad="3.1个百分点 in a column of per cent",
    good="3.1",
)
_SIGN = re.compile(r"(?P<number>.*[0-9])\s*(?:%|％|per ?cent)", re.IGNORECASE)
_POINTS = re.compile(r"(?P<number>.*[0-9])\s*(?:个?百分点|percentage points?)", re.IGNORECASE)
_UNITS = frozenset({"%", "％", "百分比", "per cent"})
_POINT_UNITS = frozenset({"百分点", "个百分点", "percentage points"})
_AS_WRITTEN = Choice(
    "per-cent", Message.of("each number is in per cent as it is written: 0.98 is less than one per cent")
)
_FRACTION = Choice("fraction", Message.of("numbers up to 1 without a sign are shares: 0.98 is 98 per cent"))
_SHARE = Message.of("a share is written as per cent")
_TAKEN_OFF = Message.of("the sign of per cent is taken off; the metric is in per cent")
_POINTS_OFF = Message.of("the words for percentage points are taken off; the metric is in percentage points")


def _table(table: Table, desk: Desk) -> Table:
    """Shares as per cent, in columns of metrics that are in per cent and that mix both ways to write them."""
    rows = list(table.rows)
    for n in table.at("value"):
        groups: dict[str, list[int]] = {}
        for at, row in enumerate(rows):
            metric = desk.target.metric_of(row, n, table)
            if metric is not None and _in(metric, _UNITS):
                groups.setdefault(metric.id, []).append(at)
        for name, at_rows in groups.items():
            _shares(rows, at_rows, n, desk.target.known.metrics[name], desk)
    return table.with_rows(rows)


def _shares(rows: list[Row], at: list[int], column: int, metric: Metric, desk: Desk) -> None:
    numbers = {row: amount(narrow(rows[row][column].text).strip()) for row in at}
    small = [row for row, number in numbers.items() if number is not None and 0 < abs(number) <= 1]
    others = [row for row in at if row not in small and not rows[row][column].is_blank and numbers[row] != 0]
    if not small:
        return
    name = metric.name.get(desk.target.lang)
    what = Message.of("{metric} is in per cent, and this cell says {value}. How are such numbers meant?",
                      metric=name, value=rows[small[0]][column].text)  # fmt: skip
    choices = (_AS_WRITTEN, _FRACTION, REFUSE)
    suggested = _FRACTION.value if not others else ""
    answer = desk.ask(Question(key_of("per-cent", metric.id), what, rows[small[0]][column].place, choices, suggested))
    if answer != _FRACTION.value:
        return
    for row in small:
        cell = rows[row][column]
        mended = desk.mend(cell, written((numbers[row] or Decimal(0)) * 100), _SHARE)
        rows[row] = tuple(mended if n == column else other for n, other in enumerate(rows[row]))


def _value(seen: Seen, desk: Desk) -> Cell | None:
    points, sign = _POINTS.fullmatch(seen.text), _SIGN.fullmatch(seen.text)
    if seen.metric is None or (points is None and sign is None):
        return None
    if points is not None:
        if _in(seen.metric, _POINT_UNITS):
            return desk.mend(seen.cell, points["number"].strip(), _POINTS_OFF)
        name, unit = seen.metric.name.get(desk.target.lang), seen.metric.unit.get(desk.target.lang)
        desk.refuse(POINTS.at(seen.cell.place, value=seen.text, metric=name, expected=unit))
        return None
    if sign is not None and _in(seen.metric, _UNITS):
        return desk.mend(seen.cell, sign["number"].strip(), _TAKEN_OFF)
    return None


def _in(metric: Metric, units: frozenset[str]) -> bool:
    return any(unit in units for unit in metric.unit.root.values())


TRAP = Trap(
    about=Message.of(
        "Per cent signs are taken off where the metric is in per cent; shares among them are asked about; "
        "percentage points are something else."
    ),  # fmt: skip
    bad="98.2%",
    good="98.2",
    kinds=(POINTS,),
    table=_table,
    value=_value,
)
