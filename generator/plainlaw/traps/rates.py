"""Columns of rates: computed from counts, never taken over; what is typed there is compared with the counts."""

import re
from decimal import ROUND_HALF_UP, Decimal

from plainlaw.model.metric import Metric
from plainlaw.problems import Kind, Message
from plainlaw.sheet.amount import amount, half_unit, written
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.table import Table
from plainlaw.sheet.words import narrow
from plainlaw.trap import Trap

RATE_DISAGREES = Kind(
    code="rate-disagrees",
    what="This cell says {said} for {rate}, but the counts of its row, {numerator} of {denominator}, give {computed}.",
    mend="Ask the office which of the numbers is mistyped. The rate itself is not handed in: it is computed.",
    why="A rate that its own counts do not give is a sign that one of three numbers is wrong.",
    bad="排查 100, 调处 97, 调处率 98%",
    good="排查 100, 调处 97, 调处率 97%",
)
_RULE = Message.of(
    "a column of rates is left out: rates are computed; {count} of its values were compared with the counts"
)
_NUMBER = re.compile(r"(?P<number>-?[0-9]+(?:\.[0-9]+)?)\s*(?P<sign>%|‰)?")


def _rows(table: Table, desk: Desk) -> Table:
    dropped = set(table.at("rate"))
    for n in sorted(dropped):
        column = table.columns[n]
        metric = desk.target.known.metrics[column.metric]
        over, under = _column(metric.numerator, table), _column(metric.denominator, table)
        checked = 0
        if over is not None and under is not None:
            checked = sum(_agrees(row[n], row[over], row[under], metric, desk) for row in table.rows)
        desk.repair(column.header.place, column.name, "", Message.of(_RULE.text, count=str(checked)))
    return table.without(dropped)


def _column(metric: str | None, table: Table) -> int | None:
    return next((n for n in table.at("value") if table.columns[n].metric == metric), None)


def _agrees(cell: Cell, over: Cell, under: Cell, metric: Metric, desk: Desk) -> bool:
    """Whether a typed rate was compared. It may be written as 98%, 98 or 0.98; the counts tell which."""
    found = _NUMBER.fullmatch(narrow(cell.text).strip())
    numerator, denominator = amount(over.text.strip()), amount(under.text.strip())
    if found is None or numerator is None or not denominator:
        return False
    said = Decimal(found["number"])
    shares = numerator / denominator
    ways = [shares * metric.per] if found["sign"] else [shares * metric.per, shares]
    # half a unit of its last digit, and a little for those who cut off instead of rounding
    if not any(abs(way - said) <= 2 * half_unit(found["number"]) for way in ways):
        decimals = Decimal(1).scaleb(-len(found["number"].partition(".")[2]))
        computed = written(ways[0].quantize(decimals, ROUND_HALF_UP)) + (found["sign"] or "")
        name = metric.name.get(desk.target.lang)
        desk.refuse(RATE_DISAGREES.at(cell.place, said=cell.text.strip(), rate=name, computed=computed,
                                      numerator=written(numerator), denominator=written(denominator)))  # fmt: skip
    return True


TRAP = Trap(
    about=Message.of("Columns of rates are compared with the counts of their rows, and left out: rates are computed."),
    bad="排查 100, 调处 97, 调处率 98%",
    good="排查 100, 调处 97",
    kinds=(RATE_DISAGREES,),
    rows=_rows,
)
