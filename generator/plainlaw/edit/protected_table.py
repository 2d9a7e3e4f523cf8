"""A return as it may be public: the same columns and rows, `[c]` in place of withheld values, and the totals below.

In: a raw return, its cells, and what is withheld of them. Out: CSV. Of columns that nobody reads only those are kept
that say the same in every row: other remarks can tell what a number does not.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from plainlaw.disclosure.protect import Protected
from plainlaw.model.decimals import decimal_text
from plainlaw.model.figure import Breakdown, Cell, FigureKey
from plainlaw.model.mark import Mark
from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period
from plainlaw.sources.returns import RawReturn
from plainlaw.validate.dictionaries import Dictionaries


class ProtectedTables:
    """All returns of one dataset."""

    def __init__(self, dataset: Dataset, known: Dictionaries, protected: Protected, cells: Iterable[Cell]) -> None:
        self._dataset, self._known, self._protected = dataset, known, protected
        self._cells: dict[str, list[Cell]] = defaultdict(list)
        for cell in cells:
            self._cells[cell.path].append(cell)

    def content(self, file: RawReturn) -> bytes:
        """One return."""
        columns = self._dataset.columns
        read = {name for name in (columns.region, columns.period, columns.metric, columns.value) if name}
        read |= {*columns.metrics.values(), *columns.dimensions.values()}
        rows = file.rows
        if rows is None:
            return b""
        words = {name: set(rows.column(name)) for name in columns.ignore if name in rows.header}
        said = {name: next(iter(one)) for name, one in words.items() if len(one) == 1}
        header = [name for name in rows.header if name in read or name in said]
        cells = zip(*(rows.column(name) for name in header), strict=True)
        lines = {line: dict(zip(header, row, strict=True)) for line, row in zip(rows.lines, cells, strict=True)}
        own = self._cells[file.path]
        handed_in = {cell.row for cell in own}
        for cell in own:
            if cell.key in self._protected.withheld:
                lines[cell.row][cell.column] = Mark.SUPPRESSED.shown
        # a total that the office handed in was compared with its parts; the one that is published stands below
        kept = [line for number, line in lines.items() if number in handed_in]
        text = io.StringIO()
        writer = csv.DictWriter(text, header, lineterminator="\n", restval=Mark.NOT_APPLICABLE.shown)
        writer.writeheader()
        totals = self._totals(own, kept[0] if kept else {})
        writer.writerows((*kept, *({**said, **total} for total in totals)))
        return text.getvalue().encode("utf-8")

    def _totals(self, cells: Sequence[Cell], like: dict[str, str]) -> Iterator[dict[str, str]]:
        """A row for each total of the return: places within places, and categories added up."""
        periods = dict.fromkeys(cell.period for cell in cells)
        keys = [key for period in periods for key in self._by_period.get(period, ())]
        columns, tidy = self._dataset.columns, self._dataset.layout == "tidy"
        rows: dict[tuple[Period, str, Breakdown, str], dict[str, str]] = {}
        for key in keys:
            value = self._shown(key, self._protected.totals[key])
            row = rows.setdefault((key.period, key.region, key.breakdown, key.metric if tidy else ""),
                                  self._head(key, like))  # fmt: skip
            row[columns.value if tidy and columns.value else columns.metrics[key.metric]] = value
        yield from rows.values()

    @cached_property
    def _by_period(self) -> dict[Period, list[FigureKey]]:
        """The totals by period. What lies around the place of the dataset has no word in its returns."""
        found: dict[Period, list[FigureKey]] = defaultdict(list)
        own = self._dataset.region
        for key in self._protected.totals:
            above = {region.code for region in self._known.regions.ancestors(key.region)}
            if own == key.region or own in above:
                found[key.period].append(key)
        return found

    def _shown(self, key: FigureKey, value: Fraction) -> str:
        return Mark.SUPPRESSED.shown if key in self._protected.withheld else decimal_text(value)

    def _head(self, key: FigureKey, like: dict[str, str]) -> dict[str, str]:
        """What a row says besides its value, in the words of the return's other rows."""
        columns, row = self._dataset.columns, {}
        if columns.region:
            row[columns.region] = self._place(key.region, like.get(columns.region, ""))
        if columns.period:
            row[columns.period] = str(key.period)
        if columns.metric:
            words = {metric: word for word, metric in self._dataset.metric_names.items()}
            row[columns.metric] = words.get(key.metric, key.metric)
        codes = dict(key.breakdown)
        for dimension, column in columns.dimensions.items():
            row[column] = (
                self._code(dimension, codes[dimension]) if dimension in codes else self._dataset.control_totals[0]
            )
        return row

    def _place(self, code: str, like: str) -> str:
        region = self._known.regions.get(code)
        is_code = like.strip() in self._known.regions.codes
        return code if is_code or region is None else region.name.get(self._known.portal.default_language)

    def _code(self, dimension: str, code: str) -> str:
        found = self._known.dimensions[dimension].code(code)
        return found.name.get(self._known.portal.default_language) if found is not None else code
