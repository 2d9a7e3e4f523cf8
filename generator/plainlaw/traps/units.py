"""Units in a cell, in the header or in the title: 3.2万, 排查数（万件）, 单位：万人.

The unit of the cell counts before that of the column, that of the column before that of the title. Numbers are exact
decimals; to what they were rounded is kept for the check of totals and said in the report.
"""

import re
from decimal import Decimal

from msgspec.structs import replace

from plainlaw.model.metric import Metric
from plainlaw.problems import Kind, Message
from plainlaw.sheet.amount import amount, half_unit, written
from plainlaw.sheet.cell import Cell, Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Seen, Table
from plainlaw.sheet.words import narrow, plain
from plainlaw.trap import Trap

UNIT_DIFFERS = Kind(
    code="unit-differs",
    what="The file says “{unit}” here, but {metric} is counted in {expected}.",
    mend="Look whether it is the right column. If it is, write the number in {expected}.",
    why="A number in another unit is another number: ten thousand yuan are not ten thousand persons.",
    bad="常住人口（万户）",
    good="常住人口（万人）",
)
_SCALES = {"十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "万": 10_000, "亿": 100_000_000, "千": 1_000,
           "thousand": 1_000, "million": 1_000_000}  # fmt: skip
_SAID = re.compile(rf"(?P<scale>{'|'.join(_SCALES)})?\s*(?P<unit>.*)")
_CELL = re.compile(r"(?P<number>-?[0-9]+(?:\.[0-9]+)?)\s*(?P<said>[^0-9\s.,].*)")
_TITLE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:计量|数量|金额)?单位[:：]\s*(?P<unit>[^\s,，;；、。)）]+)|\bunit:\s*(?P<english>\w+)"
)
_WRITTEN_OUT = Message.of("{unit} is written out; the number was rounded to {step}, so it is good to ± {half}")
_TAKEN_OFF = Message.of("the unit {unit} is that of the metric, and is taken off")


def _table(table: Table, desk: Desk) -> Table:
    """Every value cell with the unit that header or title say of it, when that is more than the unit itself."""
    title = next((found for row in table.above for cell in row if (found := _in_title(cell.text))), "")
    units = {n: table.columns[n].unit or title for n in table.at("value")}
    scaled = {n: unit for n, unit in units.items() if _scale(unit) is not None}
    if not scaled:
        return table
    rows: list[Row] = []
    for row in table.rows:
        rows.append(tuple(replace(cell, unit=scaled.get(n, "")) for n, cell in enumerate(row)))
    return table.with_rows(rows)


def _value(seen: Seen, desk: Desk) -> Cell | None:
    found = _CELL.fullmatch(seen.text)
    said = found["said"].strip() if found is not None else seen.cell.unit
    number = amount(found["number"] if found is not None else seen.text)
    if number is None or not said or seen.metric is None:
        return None
    parts = _SAID.fullmatch(said)
    scale, unit = (parts["scale"], parts["unit"].strip()) if parts is not None else (None, said)
    if found is not None and unit in _OTHERS:
        return None
    if unit and not _is_unit(unit, seen.metric):
        if found is None or scale is not None or _is_word(unit):
            names = seen.metric.name.get(desk.target.lang), seen.metric.unit.get(desk.target.lang)
            desk.refuse(UNIT_DIFFERS.at(seen.cell.place, unit=said, metric=names[0], expected=names[1]))
        return replace(seen.cell, unit="") if seen.cell.unit else None
    cell = replace(seen.cell, unit="")
    digits = found["number"] if found is not None else seen.text
    if scale is None:
        return desk.mend(cell, digits, Message.of(_TAKEN_OFF.text, unit=said))
    factor, half = Decimal(_SCALES[scale]), half_unit(digits) * _SCALES[scale]
    step = {"step": written(half * 2), "half": written(half)}
    mended = desk.mend(cell, written(number * factor), Message.of(_WRITTEN_OUT.text, unit=said, **step))
    return replace(mended, half=half)


_OTHERS = frozenset({"%", "％", "百分点", "个百分点", "per cent", "percent", "percentage points"})
"""Other traps look at these."""


def _scale(unit: str) -> str | None:
    found = _SAID.fullmatch(narrow(unit).strip())
    return found["scale"] if found is not None else None


def _in_title(text: str) -> str:
    found = _TITLE.search(text)
    return (found["unit"] or found["english"] or "") if found is not None else ""


def _is_unit(unit: str, metric: Metric) -> bool:
    return plain(unit) in {plain(word) for word in metric.unit.root.values()}


def _is_word(unit: str) -> bool:
    """Whether it can be a unit: a short word without digits and marks."""
    return len(unit) <= 12 and all(mark.isalpha() or mark == " " for mark in unit)


TRAP = Trap(
    about=Message.of(
        "万, 亿 and other units of cell, header or title are written out exactly; another unit than that of "
        "the metric is refused."
    ),  # fmt: skip
    bad="3.2万",
    good="32000",
    kinds=(UNIT_DIFFERS,),
    table=_table,
    value=_value,
)
