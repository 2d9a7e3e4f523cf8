"""Periods in cells: 2024.9, 三季度, 今年以来, days and serial numbers of days. Asked about, never guessed."""

import re
from datetime import date, timedelta

from plainlaw.problems import Message
from plainlaw.sheet.cell import Cell
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.periods import is_apart, read_period, reads
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Seen
from plainlaw.trap import Trap

_DAY = re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/][0-9]{1,2}(?:[T ].*)?")
_SERIAL = re.compile(r"[3-6][0-9]{4}")
_EPOCH = date(1899, 12, 30)
_YES = Choice("period", Message.of("yes: the period in which the day lies"))
_RULE = Message.of("the period is written in its ordinary form")
_FROM_DAY = Message.of("a day stands for the period in which it lies")


def _label(seen: Seen, desk: Desk) -> Cell | None:
    if seen.column.role != "period" or not seen.text:
        return None
    day = _day(seen.text)
    if day is not None:
        return _period_of(day, seen, desk)
    period = read_period(seen.text, seen.cell.place, desk)
    if period is None or not is_apart(period, seen.cell.place, desk):
        return None
    # a form that can be read stays as it is; what was asked about is written as it was answered
    return None if reads(seen.text) else desk.mend(seen.cell, str(period), _RULE)


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    if found is not None:
        month = int(found["month"])
        return date(int(found["year"]), month, 1) if 1 <= month <= 12 and int(found["year"]) > 0 else None
    return _EPOCH + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


def _period_of(day: date, seen: Seen, desk: Desk) -> Cell | None:
    length = desk.target.dataset.months
    number = (day.month - 1) // length + 1
    period = {1: f"{day.year}-{number:02d}", 3: f"{day.year}-Q{number}", 6: f"{day.year}-H{number}"}.get(length)
    period = period or str(day.year)
    what = Message.of("“{text}” is a day to a spreadsheet ({day}). Is the period {period} meant?",
                      text=seen.text, day=day.isoformat()[:7], period=period)  # fmt: skip
    if desk.ask(Question("days", what, seen.cell.place, (_YES, REFUSE), _YES.value)) is None:
        return None
    return desk.mend(seen.cell, period, _FROM_DAY)


TRAP = Trap(
    about=Message.of("Days in a column of periods, and periods without a year, are asked about and never guessed."),
    bad="2024.9",
    good="2024-09",
    label=_label,
)
