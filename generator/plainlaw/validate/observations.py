"""Rows of returns into observations.

In: `RawDataset`s and their declarations. Out: one `Observation` for each cell that holds a value, a `MarkedCell` for
each that says why it holds none; every cell that cannot be understood becomes a finding with its row and column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING

from plainlaw.model.figure import Breakdown, Cell
from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period, PeriodError, PeriodKind
from plainlaw.nearest import nearest, suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.fields import PERIOD_REASONS, UNREADABLE_PERIOD
from plainlaw.problems.statistics import (
    DUPLICATE_OBSERVATION,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    WRONG_FREQUENCY,
)
from plainlaw.sources.returns import RawDataset, RawReturn, return_of
from plainlaw.validate.cells import Cells
from plainlaw.validate.data_rules import check_rules
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.return_lines import Line, ReturnLines
from plainlaw.validate.vintages import unchanged
from plainlaw.validate.whole_returns import check_returns

if TYPE_CHECKING:
    import pandas as pd

_WORDS = {
    "month": Message.of("month"),
    "quarter": Message.of("quarter"),
    "half": Message.of("half-year"),
    "year": Message.of("year"),
}


@dataclass(frozen=True)
class ReadReturn:
    """What the cells of one return say, and the findings about them. Some returns hold totals beside their parts."""

    cells: tuple[Cell, ...]
    found: tuple[Problem, ...]
    with_totals: bool = False


def read_returns(
    raw: tuple[RawDataset, ...], datasets: Mapping[str, Dataset], known: Dictionaries, kept: Mapping[str, ReadReturn]
) -> dict[str, ReadReturn]:
    """What every return says, by path, in the order of dataset and period. Those that were not read are `kept`."""
    returns: dict[str, ReadReturn] = {}
    for folder in raw:
        dataset = datasets.get(folder.folder)
        if dataset is None:
            continue
        for file in folder.returns:
            if file.rows is None:
                returns[file.path] = kept[file.path]
                continue
            found: list[Problem] = []
            cells = tuple(_cells_of(file, file.rows, dataset, known, found))
            returns[file.path] = ReadReturn(cells, tuple(found), dataset.protection is not None)
    return returns


def read_states(
    raw: tuple[RawDataset, ...], datasets: Mapping[str, Dataset], known: Dictionaries, kept: Mapping[str, ReadReturn]
) -> dict[str, tuple[tuple[Cell, ...], ...]]:
    """What the returns of each protected dataset said together at earlier times, by the folder of the dataset."""
    found: dict[str, tuple[tuple[Cell, ...], ...]] = {}
    for folder in raw:
        states = (replace(folder, returns=state) for state in folder.states)
        read = (read_returns((state,), datasets, known, kept) for state in states)
        found[folder.folder] = tuple(tuple(cell for one in state.values() for cell in one.cells) for state in read)
    return {name: states for name, states in found.items() if states}


def build_observations(
    raw: tuple[RawDataset, ...], returns: Mapping[str, ReadReturn], known: Dictionaries, as_of: date,
    found: list[Problem],
) -> tuple[Cell, ...]:  # fmt: skip
    """Every cell that counts, in the order of dataset, period and row. None may lie after `as_of`."""
    cells: list[Cell] = []
    for folder in raw:
        superseded = folder.superseded
        own = [(file.path, returns[file.path]) for file in folder.returns if file.path in returns]
        # a return that was superseded is not mended any more; it must only be readable
        found += [problem for path, one in own for problem in one.found if path not in superseded or problem.is_error]
        found += unchanged(folder, {path: one.cells for path, one in own})
        read = [(path, one) for path, one in own if path not in superseded]
        handed_in = [(path, list(one.cells)) for path, one in read]
        check_returns(handed_in, known, as_of, found, with_totals=any(one.with_totals for _, one in read))
        cells += [seen for _, of_file in handed_in for seen in of_file]
    _check_duplicates(cells, known, found)
    check_rules(cells, known, lambda seen: in_words(seen, known), found)
    return tuple(cells)


def superseded_cells(raw: tuple[RawDataset, ...], returns: Mapping[str, ReadReturn]) -> dict[str, tuple[Cell, ...]]:
    """The cells of returns of which there is a later vintage, by path, the earlier ones first."""
    paths = (file.path for folder in raw for file in folder.returns if file.path in folder.superseded)
    return {path: returns[path].cells for path in paths if path in returns}


def cells_of(
    path: str, content: bytes, dataset: Dataset, known: Dictionaries, found: list[Problem]
) -> tuple[Cell, ...]:
    """The cells of a return with this content."""
    file = return_of(path, content, found)
    if file is None or file.rows is None:
        return ()
    return tuple(_cells_of(file, file.rows, dataset, known, found))


def _cells_of(
    file: RawReturn, rows: "pd.DataFrame", dataset: Dataset, known: Dictionaries, found: list[Problem]
) -> list[Cell]:
    if not _columns_fit(file.path, list(rows.columns), dataset, found):
        return []
    period = None
    if dataset.columns.period is None:
        period = _period(file.period, Place(file.path), dataset, found, of_file=True)
        if period is None:
            return []
    look_up = Cells(file.path, dataset, known, found)
    lines = ReturnLines(look_up, period, lambda text, place, new: _period(text, place, dataset, new))
    for line in _long_form(rows, dataset):
        lines.add(line)
    lines.compare_totals()
    return lines.cells


def _period(text: str, place: Place, dataset: Dataset, found: list[Problem], *, of_file: bool = False) -> Period | None:
    try:
        period = Period.read(text)
    except PeriodError as error:
        reason = PERIOD_REASONS.get(str(error), Message(str(error)))
        if of_file:
            reason = Message.of("{reason}; the name of the file is the period of the return", reason=reason)
        found.append(UNREADABLE_PERIOD.at(place, value=f"“{text}”", reason=reason))
        return None
    ranged = period.kind in (PeriodKind.YEAR_TO_DATE, PeriodKind.RANGE)
    if not ranged and period.months != dataset.months:
        found.append(WRONG_FREQUENCY.at(place, period=str(period), expected=_WORDS[dataset.frequency]))
        return None
    return period


def _columns_fit(path: str, present: list[str], dataset: Dataset, found: list[Problem]) -> bool:
    columns = dataset.columns
    wanted = [name for name in (columns.region, columns.period, columns.metric, columns.value) if name]
    wanted += [*columns.metrics.values(), *columns.dimensions.values()]
    before = len(found)
    missing = [name for name in wanted if name not in present]
    for position, name in enumerate(present):
        if name in (*wanted, *columns.ignore) and name not in present[:position]:
            continue
        hint = _about_column(name, present[:position], missing)
        found.append(UNKNOWN_COLUMN.at(Place(path, 1, cell=name), column=name, hint=hint))
        # a misspelt column is one mistake, not one column too many and one too few
        meant = nearest(name, missing)
        missing = [other for other in missing if other != meant]
    for name in missing:
        hint = suggestion(name, [other for other in present if other not in wanted])
        found.append(MISSING_COLUMN.at(Place(path, 1), column=name, hint=hint))
    return len(found) == before


def _about_column(name: str, before: list[str], missing: list[str]) -> Message:
    if not name:
        return Message.of("The header has an empty cell: look for a comma too many.")
    if name in before:
        return Message.of("The header has this word twice.")
    return suggestion(name, missing)


def _long_form(rows: "pd.DataFrame", dataset: Dataset) -> Iterator[Line]:
    """One line a value.

    A wide return is taken column by column, a tidy one row by row.
    """
    columns, lines = dataset.columns, rows.index.tolist()
    texts = {name: rows[name].tolist() for name in rows.columns}
    regions = texts[columns.region] if columns.region else repeat(dataset.region)
    periods = texts[columns.period] if columns.period else repeat("")
    headers = dict.fromkeys(columns.dimensions.values())
    codes = list(zip(*(texts[header] for header in headers), strict=True)) if headers else [()] * len(lines)
    if dataset.layout == "tidy":
        metrics, values = texts[str(columns.metric)], texts[str(columns.value)]
        yield from map(Line, lines, regions, periods, metrics, repeat(str(columns.value)), values, codes)
        return
    for header, metric in {header: metric for metric, header in columns.metrics.items()}.items():
        values = texts[header]
        yield from map(Line, lines, regions, periods, repeat(metric), repeat(header), values, codes)


def _check_duplicates(cells: list[Cell], known: Dictionaries, found: list[Problem]) -> None:
    first: dict[tuple[str, str, Period, Breakdown], Cell] = {}
    rows: set[tuple[str, int]] = set()
    for seen in cells:
        key = (seen.metric, seen.region, seen.period, seen.breakdown)
        other = first.setdefault(key, seen)
        # a wide row holds several values, but is one mistake
        if other is not seen and (seen.path, seen.row) not in rows:
            rows.add((seen.path, seen.row))
            place = Place(seen.path, seen.row, cell=seen.column)
            what = in_words(seen, known)
            found.append(DUPLICATE_OBSERVATION.at(place, what=what, first=f"{other.path}:{other.row}"))


def in_words(seen: Cell, known: Dictionaries) -> str:
    """Metric, place, categories and period of a cell, for findings."""
    lang = known.portal.default_language
    region = known.regions.get(seen.region)
    place = region.name.get(lang) if region is not None else seen.region
    codes = [known.dimensions[dimension].code(code) for dimension, code in seen.breakdown]
    kinds = [code.name.get(lang) for code in codes if code is not None]
    return " · ".join((known.metrics[seen.metric].name.get(lang), place, *kinds, str(seen.period)))
