"""The period of a whole file: from its name, its title or its sheet. What they say must agree."""

import re
from pathlib import PurePosixPath

from plainlaw.model.period import Period, PeriodError
from plainlaw.problems import Message, Place
from plainlaw.sheet.around import is_signature
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.periods import is_apart, periods_in, read_period
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sheet.table import Table
from plainlaw.sheet.words import narrow
from plainlaw.trap import Trap

_SINCE = re.compile(r"累计|累計|今年以来|今年以來|截至|截止|至今|year to date|so far|cumulative", re.IGNORECASE)
_RULE = Message.of("the period of the return is taken from here")
_JANUARY = Choice("since-january", Message.of("sums since January"))
_ALONE = Choice("alone", Message.of("the period by itself, or a level at its end"))
_LONGEST = 200

Said = tuple[str, Place]


def _table(table: Table, desk: Desk) -> Table:
    if table.at("period"):
        return table
    said = list(_said(table, desk))
    period = _agreed(said, desk)
    if period is not None:
        period = _since(period, table, desk)
    if period is None or not is_apart(period, Place(desk.file), desk):
        return table
    return Table(table.sheet, table.columns, table.rows, table.above, table.below, str(period))


def _said(table: Table, desk: Desk) -> list[Said]:
    """Every text that may say the period, with its place: name of the file, sheet, title lines."""
    stem = PurePosixPath(desk.file.replace("\\", "/")).stem
    texts: list[Said] = [(stem, Place(desk.file)), (table.sheet, Place(desk.file, cell=table.sheet))]
    for row in table.above:
        if not is_signature(row):
            texts += [(cell.text, cell.place) for cell in row if not cell.is_blank]
    return [(text[:_LONGEST], place) for text, place in texts if text]


def _agreed(said: list[Said], desk: Desk) -> Period | None:
    periods: dict[Period, tuple[str, Place]] = {}
    for text, place in said:
        for word in (text, *periods_in(text)):
            period = _read(word)
            if period is not None:
                periods.setdefault(period, (word, place))
    # “2024” in a title says no more than “2024-03” in the name
    narrowest = [one for one in periods if not any(one != other and one.covers(other) for other in periods)]
    if len(narrowest) == 1:
        word, place = periods[narrowest[0]]
        if word != str(narrowest[0]) or place != Place(desk.file):
            desk.repair(place, word, str(narrowest[0]), _RULE)
        return narrowest[0]
    if narrowest:
        what = Message.of("The file says more than one period: {periods}. Which one is it?",
                          periods=", ".join(map(str, narrowest)))  # fmt: skip
        choices = tuple(Choice(str(one), Message.of("from “{text}”", text=periods[one][0])) for one in narrowest)
        return _asked(what, choices, str(narrowest[0]), desk)
    return _undated(said, desk)


def _undated(said: list[Said], desk: Desk) -> Period | None:
    for text, place in said:
        for word in (*periods_in(text), text):
            try:
                Period.read(word)
            except PeriodError as error:
                if str(error) == "ambiguous" or (str(error) == "undated" and len(word) <= 20):
                    return read_period(word, place, desk)
    what = Message.of("Neither the name of the file nor its title says of which period it is. Which one is it?")
    return _asked(what, (), "", desk)


def _asked(what: Message, choices: tuple[Choice, ...], suggested: str, desk: Desk) -> Period | None:
    question = Question("period", what, Place(desk.file), (*choices, REFUSE), suggested, of_file=True, asks_period=True)
    answer = desk.ask(question)
    return Period.read(answer) if answer is not None else None


def _since(period: Period, table: Table, desk: Desk) -> Period | None:
    """The period, or the run of months from January to its end when the title says so and a person agrees."""
    if period.spelled_out or period.first_month + period.months - 1 == 1:
        return period
    title = next(((text, place) for text, place in _said(table, desk) if _SINCE.search(narrow(text))), None)
    if title is None:
        return period
    text, place = title
    since = Period.between(Period.of(period.end_year, 1, 1), period.last_month)
    what = Message.of("“{text}” may mean sums since January. What are the values of {period}?",
                      text=text, period=str(period))  # fmt: skip
    answer = desk.ask(Question("cumulative", what, place, (_JANUARY, _ALONE, REFUSE), ""))
    if answer is None:
        return None
    return since if answer == _JANUARY.value else period


def _read(text: str) -> Period | None:
    try:
        return Period.read(text)
    except PeriodError:
        return None


TRAP = Trap(
    about=Message.of(
        "The period comes from the name of the file, its sheet or its title; they must agree. Sums since "
        "January are kept apart from quarters."
    ),  # fmt: skip
    bad="2024年1-9月",
    good="2024-01--2024-09",
    table=_table,
)
