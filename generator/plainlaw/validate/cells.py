"""The cells of one return: words into codes, text into numbers. Each word is looked up once a file.

In: text of a cell and its line. Out: a code or an exact value, or None after a finding at that cell.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from plainlaw.model.figure import Breakdown
from plainlaw.model.mark import IN_RETURNS, Mark
from plainlaw.model.metric import Dataset, Dimension, MetricKind
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.statistics import (
    EMPTY_CELL,
    FULL_WIDTH_DIGITS,
    NOT_A_COUNT,
    NOT_A_NUMBER,
    UNKNOWN_CODE,
    UNKNOWN_METRIC,
)
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.places import Places

T = TypeVar("T")
Look = Callable[[str, Place, list[Problem]], T | None]

# twenty decimals: what programs write for published rates has up to seventeen digits
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,20})?")
_WIDE = str.maketrans("０１２３４５６７８９．－", "0123456789.-")


@lru_cache(maxsize=1 << 16)
def _exact(plain: str) -> Fraction:
    """A decimal number; the same text is the same value, which is kept once."""
    # most are whole, and need not be taken apart again
    return Fraction(plain) if "." in plain else Fraction(int(plain))


class Cells:
    """Looks up the words of one file. A word that is not known is reported at each line where it stands."""

    def __init__(self, path: str, dataset: Dataset, known: Dictionaries, found: list[Problem]) -> None:
        self.path, self.dataset, self.known, self.found = path, dataset, known, found
        self._seen: dict[tuple[str, str], Any] = {}
        columns = dataset.columns
        self._headers = {"region": columns.region, "period": columns.period, "metric": columns.metric}
        self._headers |= columns.dimensions
        self._places: dict[int, Places] = {}
        self._breakdowns: dict[tuple[str, ...], Breakdown] = {}

    def once(self, what: str, text: str, line: int, look: Look[T]) -> T | None:
        """`look(text)` remembered under `what`; only successes are remembered."""
        text = text.strip()
        if (what, text) not in self._seen:
            value = look(text, Place(self.path, line, cell=self._headers.get(what) or ""), self.found)
            if value is None:
                return None
            self._seen[what, text] = value
        return self._seen[what, text]  # type: ignore[no-any-return]

    def region(self, text: str, line: int, year: int) -> str | None:
        """The code of the region that is named by code or by name, within the dataset's region and valid in `year`.

        A place that is not valid then would be left out of every sum, so it is a finding.
        """
        if year not in self._places:
            self._places[year] = Places(self.known.regions, self.dataset.region, year)
        code = self._places[year].codes.get(text.strip())
        if code is None:
            place = Place(self.path, line, cell=self.dataset.columns.region or "")
            self.found.append(self._places[year].why_not(text.strip(), place, self.known.portal.default_language))
        return code

    def metric(self, text: str, line: int) -> str | None:
        """The metric id; in a tidy return the dataset's own word for it."""
        return self.once("metric", text, line, self._metric)

    def breakdown(self, codes: tuple[str, ...], line: int) -> Breakdown | None:
        """The code of each dimension column, sorted by dimension."""
        known = self._breakdowns.get(codes)
        if known is None:
            known = self.categories(dict(zip(self.dataset.columns.dimensions, codes, strict=True)), line)
            if known is not None:
                self._breakdowns[codes] = known
        return known

    def categories(self, words: Mapping[str, str], line: int) -> Breakdown | None:
        """The code of each of these dimensions, sorted by dimension."""
        pairs: list[tuple[str, str]] = []
        for dimension, text in words.items():
            code = self.once(dimension, text, line, self._code_of(self.known.dimensions[dimension]))
            if code is None:
                return None
            pairs.append((dimension, code))
        return tuple(sorted(pairs))

    def value(self, text: str, metric: str, column: str, line: int) -> Fraction | Mark | None:
        """The exact value of a cell, or the mark that says why there is none; counts are whole and not negative."""
        plain = text.strip()
        place = Place(self.path, line, cell=column)
        if plain in IN_RETURNS:
            return IN_RETURNS[plain]
        if not _NUMBER.fullmatch(plain):
            self.found.append(self._why_no_number(plain, place, column))
            return None
        value = _exact(plain)
        declared = self.known.metrics[metric]
        if declared.kind is MetricKind.COUNT and value.numerator < 0:
            self.found.append(NOT_A_COUNT.at(place, value=plain, reason=Message.of("it is negative")))
            return None
        if declared.kind is MetricKind.COUNT and declared.decimals == 0 and value.denominator != 1:
            self.found.append(NOT_A_COUNT.at(place, value=plain, reason=Message.of("it is not whole")))
            return None
        return value

    def _why_no_number(self, plain: str, place: Place, column: str) -> Problem:
        if not plain:
            return EMPTY_CELL.at(place, column=column)
        narrow = plain.translate(_WIDE)
        if narrow != plain and _NUMBER.fullmatch(narrow):
            return FULL_WIDTH_DIGITS.at(place, column=column, value=plain, plain=narrow)
        return NOT_A_NUMBER.at(place, column=column, value=plain[:60])

    def _metric(self, text: str, place: Place, found: list[Problem]) -> str | None:
        words = self.dataset.metric_names if self.dataset.layout == "tidy" else {}
        named = words.get(text, text)
        declared = self.known.metrics.get(named)
        if declared is not None and not declared.is_rate:
            return named
        found.append(UNKNOWN_METRIC.at(place, value=text, hint=suggestion(text, words or self.known.metrics)))
        return None

    def _code_of(self, dimension: Dimension) -> Look[str]:
        def look(text: str, place: Place, found: list[Problem]) -> str | None:
            words = {word: code.id for code in dimension.codes
                     for word in (code.id, *code.name.root.values(), *code.aliases)}  # fmt: skip
            if text in words:
                return words[text]
            lang = self.known.portal.default_language
            hint = suggestion(text, words, [code.name.get(lang) for code in dimension.codes])
            found.append(UNKNOWN_CODE.at(place, value=text, dimension=dimension.name.get(lang), hint=hint))
            return None

        return look
