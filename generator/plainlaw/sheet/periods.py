"""Periods of files and of cells: read when there is one meaning, asked about when there are two.

In: text. Out: a `Period`, None when nothing is said or something must be asked first.
"""

import re

from plainlaw.model.period import Period, PeriodError, PeriodKind
from plainlaw.problems import Message, Place
from plainlaw.sheet.desk import Desk, key_of
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.words import narrow

_DAY = r"(?!\s*(?:月份?)?\s*[0-9]{1,2}\s*[日号])"
_IN_TEXT = re.compile(
    r"[0-9]{4}\s*年\s*(?:第?\s*[一二三四1-4]\s*季度|[上下]半年|前\s*[一二三两123]\s*个?季度|前\s*[0-9一二三四五六七八九十]{1,2}\s*个月"
    r"|[0-9]{1,2}\s*月?份?\s*[-–—~至到]+\s*[0-9]{1,2}\s*月份?|[0-9]{1,2}\s*月份?(?!\s*[0-9]{1,2}\s*[日号])|度|全年)?"
    r"|(?<![0-9-])[0-9]{4}-(?:Q[1-4]|H[12]|[0-9]{2}--[0-9]{4}-[0-9]{2}|[0-9]{2}(?![0-9-]))"
    r"|(?<![0-9])[0-9]{4}\s*[.]\s*[0-9]{1,2}(?![0-9.])"
)
_WHOLE_DAY = re.compile(r"[0-9]{4}\s*(?:年|-|/)\s*[0-9]{1,2}\s*(?:月|-|/)\s*[0-9]{1,2}\s*[日号]?")
_AMBIGUOUS = re.compile(r"([0-9]{4})\s*[./]\s*([0-9]{1,2})")

_APART = Choice("apart", Message.of("yes: keep it as a return of its own, beside those of single periods"))


def periods_in(text: str) -> list[str]:
    """Every word in a title or a name that can be a period; days, such as that of signing, are none."""
    return [found[0].strip() for found in _IN_TEXT.finditer(_WHOLE_DAY.sub(" ", narrow(text)))]


def reads(text: str) -> bool:
    """Whether a text is a period in a form that has one meaning."""
    try:
        Period.read(text)
    except PeriodError:
        return False
    return True


def read_period(text: str, place: Place, desk: Desk) -> Period | None:
    """The period of a text; a form that has two meanings is asked about."""
    try:
        return Period.read(text)
    except PeriodError as error:
        reason = str(error)
    if reason not in ("undated", "ambiguous"):
        return None
    found = _AMBIGUOUS.fullmatch(narrow(text).strip())
    suggested = f"{found[1]}-{int(found[2]):02d}" if found is not None and 1 <= int(found[2]) <= 12 else ""
    what = Message.of("“{text}” does not say which period is meant: of which year, and up to which month?", text=text)
    question = Question(key_of("period", text), what, place, (REFUSE,), suggested, of_file=True, asks_period=True)
    answer = desk.ask(question)
    return Period.read(answer) if answer is not None else None


def is_apart(period: Period, place: Place, desk: Desk) -> bool:
    """Whether a run of months may be taken: a sum since January is no quarter, and never made into one."""
    if period.kind not in (PeriodKind.YEAR_TO_DATE, PeriodKind.RANGE):
        return True
    if any(other.kind is period.kind for other in desk.target.handed_in):
        return True
    what = Message.of(
        "{period} counts from {first} to {last}; it is not one {frequency}, is never made into one, and no such return "
        "of this dataset was handed in before. Is it to be kept apart?",
        period=str(period), first=str(Period(period.start, 1)), last=str(period.last_month),
        frequency=_FREQUENCIES[desk.target.dataset.frequency],
    )  # fmt: skip
    return desk.ask(Question("year-to-date", what, place, (_APART, REFUSE), "")) is not None


_FREQUENCIES = {
    "month": Message.of("month"),
    "quarter": Message.of("quarter"),
    "half": Message.of("half-year"),
    "year": Message.of("year"),
}
