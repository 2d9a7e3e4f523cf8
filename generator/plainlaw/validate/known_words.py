"""A return in which every word is known: each different word is looked up once, and its cells are taken by column.

In: the columns of a return. Out: its cells, or None when any word needs a finding or adds up others. Then the return is
read line by line (return_lines.py), which says what is wrong with each line.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from plainlaw.model.cell_table import Block, CellTable, Run, Value
from plainlaw.model.figure import Breakdown
from plainlaw.model.metric import MetricKind
from plainlaw.model.period import Period
from plainlaw.sources.text_table import TextTable
from plainlaw.validate.cells import Cells, Look
from plainlaw.validate.control_totals import is_total

T = TypeVar("T")
_Of = tuple[str, Period, Breakdown]
"""What the cells of a block are of, besides the place."""


def known_cells(table: TextTable, look_up: Cells, period: Period | None, read: Look[Period]) -> CellTable | None:
    """The cells of a return. `period` is that of the file, when it has one; else `read` reads a cell."""
    words = _Words(table, look_up, period, read)
    return CellTable(tuple(words.runs())) if words.are_known() else None


class _Words:
    """The columns of a return, and what each word in them stands for."""

    def __init__(self, table: TextTable, look_up: Cells, period: Period | None, read: Look[Period]) -> None:
        self._table, self._look_up, self._dataset = table, look_up, look_up.dataset
        columns, self._count = self._dataset.columns, len(table.lines)
        self._period_words = table.column(columns.period) if columns.period else ("",) * self._count
        self._periods = {
            word: period or look_up.once("period", word, 0, read) for word in dict.fromkeys(self._period_words)
        }
        self._region_words = table.column(columns.region) if columns.region else (self._dataset.region,) * self._count
        headers = dict.fromkeys(columns.dimensions.values())
        self._code_words: Sequence[tuple[str, ...]] = (
            list(zip(*map(table.column, headers), strict=True)) if headers else ((),) * self._count
        )
        self._own: dict[tuple[str, ...], tuple[str, ...]] = {}

    def are_known(self) -> bool:
        """Whether every word but those of metrics and values stands for something, and none for all together."""
        periods = self._periods
        if not all(periods.values()):
            return False
        words = {*self._region_words, *(word for words in {*self._code_words} for word in words)}
        if any(is_total(word, self._dataset) for word in words):
            return False
        look = self._look_up
        self._codes = {
            (when, word): look.region(word, 0, period.end_year)
            for when, word in {*zip(self._period_words, self._region_words, strict=True)}
            if (period := periods[when]) is not None
        }
        self._breakdowns = {words: look.breakdown(words, 0) for words in {*self._code_words}}
        return not look.found and self._read_values()

    def _read_values(self) -> bool:
        columns = self._dataset.columns
        pairs = zip(self._period_words, self._region_words, strict=True)
        self._regions = tuple(map(self._codes.__getitem__, pairs))
        if self._dataset.layout == "tidy":
            words = self._table.column(str(columns.metric))
            self._metrics = {word: self._look_up.metric(word, 0) for word in dict.fromkeys(words)}
            self._columns = [(str(columns.value), words)]
        else:
            own = {header: metric for metric, header in columns.metrics.items()}
            self._metrics = {metric: self._look_up.metric(metric, 0) for metric in own.values()}
            self._columns = [(header, (metric,) * self._count) for header, metric in own.items()]
        if self._look_up.found:
            return False
        self._values = [self._values_of(*column) for column in self._columns]
        return not self._look_up.found

    def _values_of(self, column: str, metric_words: Sequence[str]) -> list[Value | None]:
        """The values of a column. What may be a value depends on the kind of a metric, of which there are few."""
        kinds: dict[tuple[bool, bool], str] = {}
        like = {word: kinds.setdefault(self._kind(word), str(metric)) for word, metric in self._metrics.items()}
        asked = list(zip(map(like.__getitem__, metric_words), self._table.column(column), strict=True))
        known = {(metric, text): self._look_up.value(text, metric, column, 0) for metric, text in {*asked}}
        return [known[each] for each in asked]

    def _kind(self, word: str) -> tuple[bool, bool]:
        metric = self._look_up.known.metrics[str(self._metrics[word])]
        return metric.kind is MetricKind.COUNT, metric.decimals == 0

    def runs(self) -> Iterator[Run]:
        """The cells of each column of values."""
        for (column, metric_words), values in zip(self._columns, self._values, strict=True):
            yield tuple(self._blocks(column, metric_words, values))

    def _blocks(self, column: str, metric_words: Sequence[str], values: list[Any]) -> Iterator[Block]:
        for (metric, period, breakdown), places in self._alike(metric_words).items():
            regions = _taken(self._regions, places)
            yield Block(
                metric, period, breakdown, self._look_up.path, column, _ascending(_taken(self._table.lines, places)),
                self._own.setdefault(regions, regions), _taken(values, places),
            )  # fmt: skip

    def _alike(self, metric_words: Sequence[str]) -> dict[_Of, list[int]]:
        """The places of the cells that are of the same, by what they are of."""
        said = list(zip(metric_words, self._period_words, self._code_words, strict=True))
        alike: dict[_Of, list[int]] = {}
        places = {words: alike.setdefault(self._what(*words), []) for words in dict.fromkeys(said)}
        for place, words in enumerate(said):
            places[words].append(place)
        return alike

    def _what(self, metric_word: str, period_word: str, code_words: tuple[str, ...]) -> _Of:
        metric, period, breakdown = (
            self._metrics[metric_word], self._periods[period_word], self._breakdowns[code_words],
        )  # fmt: skip
        if metric is None or period is None or breakdown is None:
            raise TypeError("asked before every word was known")
        wanted = self._look_up.known.metrics[metric].dimensions
        return metric, period, tuple(pair for pair in breakdown if pair[0] in wanted)


def _taken(column: Sequence[T], places: list[int]) -> tuple[Any, ...]:
    return (column[places[0]],) if len(places) == 1 else itemgetter(*places)(column)


def _ascending(lines: tuple[int, ...]) -> Sequence[int]:
    """The same lines, as a range where they follow one another at one distance."""
    if len(lines) < 2:
        return lines
    step = lines[1] - lines[0]
    same = range(lines[0], lines[-1] + 1, step)
    return same if tuple(same) == lines else lines
