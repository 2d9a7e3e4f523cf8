"""The forms in which people write periods, in Chinese, English and international notation.

In: text. Out: a `Period`, or PeriodError with the reason. Nothing is guessed: a form that can be read in two
ways (`2024.9`, “this year so far” without a date) is refused. Full-width forms of ASCII are translated by a
closed table, nothing else is: digits of other scripts are no digits here.
"""

import re
from collections.abc import Callable

from plainlaw.model.period import Period, PeriodError

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x301C: "~"}
_CHINESE = "一二三四五六七八九"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_WORDS = ({name: n for n, name in enumerate(_MONTHS, 1)} | {name[:3]: n for n, name in enumerate(_MONTHS, 1)}) | {
    "sept": 9
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NUMBERS = (
    {word: n for n, word in enumerate(_CHINESE, 1)}
    | {"十": 10, "十一": 11, "十二": 12, "两": 2, "上": 1, "下": 2}
    | _MONTH_WORDS
    | _ORDINALS
)

_YEAR = r"(?P<year>[0-9]{4})"
_NIAN = _YEAR + r"\s*年\s*"
_NUMBER = rf"[0-9]{{1,2}}|十[一二]?|[{_CHINESE}]"
_COUNT = rf"{_NUMBER}|两"
_MONTH = "|".join(_MONTH_WORDS)
_NTH = "|".join(_ORDINALS)
_TO = r"\s*(?:--?|–|——?|~|至|到|to)\s*"

_EARLIEST_YEAR = 1000  # a year with a leading zero is a slip, and the year before must have four digits too
_LONGEST = 60  # no form is longer; longer text is not worth matching

_Read = Callable[[re.Match[str]], Period]


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word]


def _part(year: str, number: int, months: int) -> Period:
    if not 1 <= number <= 12 // months:
        raise PeriodError(f"a year has no part {number} of {months} months")
    return Period.of(int(year), (number - 1) * months + 1, months)


def _run(found: re.Match[str], last: int) -> Period:
    """From month `n` (January when the form has none) of `year` to month `last` of `to` (else of `year`)."""
    groups = found.groupdict()
    start = _part(groups["year"], _number(groups.get("n") or "1"), 1)
    end = _part(groups.get("to") or groups["year"], last, 1)
    if end < start:
        raise PeriodError("the last month lies before the first")
    return Period.between(start, end)


def _year(found: re.Match[str]) -> Period:
    return Period.of(int(found["year"]))


def _month(found: re.Match[str]) -> Period:
    return _part(found["year"], _number(found["n"]), 1)


def _quarter(found: re.Match[str]) -> Period:
    return _part(found["year"], _number(found["n"]), 3)


def _half(found: re.Match[str]) -> Period:
    return _part(found["year"], _number(found["n"]), 6)


def _from_to(found: re.Match[str]) -> Period:
    return _run(found, _number(found["k"]))


def _first_quarters(found: re.Match[str]) -> Period:
    return _run(found, _number(found["k"]) * 3)


def _duration(found: re.Match[str]) -> Period:
    return Period(_month(found).start, int(found["k"]), spelled_out=True)


_FORMS: tuple[tuple[str, _Read], ...] = (
    # international notation, the canonical spellings first
    (_YEAR, _year),
    (_YEAR + r"-(?P<n>[0-9]{2})", _month),
    (_YEAR + r"(?:\s*年\s*|[-/]|\s+)?q(?P<n>[0-9])", _quarter),
    (_YEAR + r"(?:\s*年\s*|[-/]|\s+)?[hs](?P<n>[0-9])", _half),
    (_YEAR + rf"-(?P<n>[0-9]{{2}})(?:/|{_TO})(?P<to>[0-9]{{4}})-(?P<k>[0-9]{{2}})", _from_to),
    (_YEAR + r"-(?P<n>[0-9]{2})-01/p(?P<k>[0-9]{1,4})m", _duration),
    # Chinese
    (_NIAN + r"(?:度|全年)?", _year),
    (_NIAN + rf"(?P<n>{_NUMBER})\s*月份?", _month),
    (_NIAN + rf"第?\s*(?P<n>{_NUMBER})\s*季度?", _quarter),
    (_NIAN + r"(?P<n>[上下])半年", _half),
    (_NIAN + rf"前\s*(?P<k>{_COUNT})\s*个?季度", _first_quarters),
    (_NIAN + rf"前\s*(?P<k>{_COUNT})\s*个月", _from_to),
    (_NIAN + rf"(?P<n>{_NUMBER})\s*月?份?{_TO}(?P<k>{_NUMBER})\s*月份?(?:累计)?", _from_to),
    (_NIAN + rf"(?P<n>{_NUMBER})\s*月份?{_TO}(?P<to>[0-9]{{4}})\s*年\s*(?P<k>{_NUMBER})\s*月份?", _from_to),
    # English
    (rf"(?P<n>{_MONTH})\.?,?\s+{_YEAR}", _month),
    (rf"(?P<n>{_MONTH})\.?{_TO}(?P<k>{_MONTH})\.?,?\s+{_YEAR}", _from_to),
    (rf"(?P<n>{_MONTH})\.?,?\s+{_YEAR}{_TO}(?P<k>{_MONTH})\.?,?\s+(?P<to>[0-9]{{4}})", _from_to),
    (rf"q(?P<n>[0-9])(?:[-/]|,?\s+){_YEAR}", _quarter),
    (rf"h(?P<n>[0-9])(?:[-/]|,?\s+){_YEAR}", _half),
    (rf"(?:the\s+)?(?P<n>{_NTH})(?:-|\s+)quarter(?:\s+of)?,?\s+{_YEAR}", _quarter),
    (rf"(?:the\s+)?(?P<n>{_NTH})(?:-|\s+)half(?:\s+of)?,?\s+{_YEAR}", _half),
)

_COMPILED = tuple((re.compile(form), read) for form, read in _FORMS)
_UNDATED = re.compile(
    r"今年|去年|[本上当][年月季]|上个月|截[至止]到?目前|目前为止|以[来來]|累[计計]"
    r"|so far|to date|ytd|\b(?:this|last|previous) (?:year|quarter|month)"
)
_AMBIGUOUS = re.compile(r"[0-9]{4}\s*[./]\s*[0-9]{1,2}")


def _match(plain: str) -> tuple[re.Match[str], _Read] | None:
    if len(plain) > _LONGEST:
        return None
    return next(((found, read) for form, read in _COMPILED if (found := form.fullmatch(plain))), None)


def _is_undated(plain: str) -> bool:
    """Whether only the year is missing: “third quarter”, “上半年”, “this year so far”."""
    if _UNDATED.search(plain):
        return True
    return bool(plain and (_match(f"2000年{plain}") or _match(f"{plain} 2000")))


def read_period(text: str) -> Period:
    """Read a period in any known form.

    Raises PeriodError whose first argument is one of "undated", "ambiguous", "impossible" or "unknown".
    """
    plain = text.translate(_WIDE).strip().lower()
    matched = _match(plain)
    if matched is not None:
        found, read = matched
        try:
            period = read(found)
        except PeriodError as error:
            raise PeriodError("impossible") from error
        if period.year < _EARLIEST_YEAR:
            raise PeriodError("impossible")
        return period
    if _is_undated(plain):
        raise PeriodError("undated")
    if _AMBIGUOUS.fullmatch(plain):
        raise PeriodError("ambiguous")
    raise PeriodError("unknown")
