"""Rows of returns into observations.

In: `RawDataset`s and their declarations. Out: one `Observation` for each cell that holds a value, a `MarkedCell` for
each that says why it holds none; every cell that cannot be understood becomes a finding with its row and column.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import repeat

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Cell
from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period, PeriodError, PeriodKind
from plainlaw.nearest import nearest, suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.fields import PERIOD_REASONS, UNREADABLE_PERIOD
from plainlaw.problems.statistics import (
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    WRONG_FREQUENCY,
)
from plainlaw.sources.returns import RawDataset, RawReturn, return_of
from plainlaw.sources.text_table import TextTable
from plainlaw.validate.cells import Cells
from plainlaw.validate.data_rules import check_rules
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.duplicates import check_duplicates
from plainlaw.validate.in_words import in_words
from plainlaw.validate.known_words import known_cells
from plainlaw.validate.return_lines import Line, ReturnLines
from plainlaw.validate.vintages import unchanged
from plainlaw.validate.whole_returns import check_returns

_WORDS = {
    "month": Message.of("month"),
    "quarter": Message.of("quarter"),
    "half": Message.of("half-year"),
    "year": Message.of("year"),
}


class ReadReturn(Struct, frozen=True):
    """What the cells of one return say, and the findings about them. Some returns hold totals beside their parts."""

    cells: CellTable
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
            cells = _cells_of(file, file.rows, dataset, known, found)
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
) -> CellTable:  # fmt: skip
    """Every cell that counts, in the order of dataset, period and row. None may lie after `as_of`."""
    tables: list[CellTable] = []
    for folder in raw:
        superseded = folder.superseded
        own = [(file.path, returns[file.path]) for file in folder.returns if file.path in returns]
        # a return that was superseded is not mended any more; it must only be readable
        found += [problem for path, one in own for problem in one.found if path not in superseded or problem.is_error]
        found += unchanged(folder, {path: one.cells for path, one in own})
        read = [(path, one) for path, one in own if path not in superseded]
        handed_in = [(path, one.cells) for path, one in read]
        check_returns(handed_in, known, as_of, found, with_totals=any(one.with_totals for _, one in read))
        tables += [of_file for _, of_file in handed_in]
    cells = CellTable.together(tables)
    check_duplicates(cells, known, found)
    check_rules(cells, known, lambda seen: in_words(seen, known), found)
    return cells


def superseded_cells(raw: tuple[RawDataset, ...], returns: Mapping[str, ReadReturn]) -> dict[str, CellTable]:
    """The cells of returns of which there is a later vintage, by path, the earlier ones first."""
    paths = (file.path for folder in raw for file in folder.returns if file.path in folder.superseded)
    return {path: returns[path].cells for path in paths if path in returns}


def cells_of(path: str, content: bytes, dataset: Dataset, known: Dictionaries, found: list[Problem]) -> CellTable:
    """The cells of a return with this content."""
    file = return_of(path, content, found)
    if file is None or file.rows is None:
        return CellTable()
    return _cells_of(file, file.rows, dataset, known, found)


def _cells_of(
    file: RawReturn, rows: TextTable, dataset: Dataset, known: Dictionaries, found: list[Problem]
) -> CellTable:
    if not _columns_fit(file.path, list(rows.header), dataset, found):
        return CellTable()
    period = None
    if dataset.columns.period is None:
        period = _period(file.period, Place(file.path), dataset, found, of_file=True)
        if period is None:
            return CellTable()

    def read(text: str, place: Place, new: list[Problem]) -> Period | None:
        return _period(text, place, dataset, new)

    cells = known_cells(rows, Cells(file.path, dataset, known, []), period, read)
    if cells is not None:
        return cells
    lines = ReturnLines(Cells(file.path, dataset, known, found), period, read)
    for line in _long_form(rows, dataset):
        lines.add(line)
    lines.compare_totals()
    return CellTable.of(lines.cells)


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


def _long_form(rows: TextTable, dataset: Dataset) -> Iterator[Line]:
    """One line a value.

    A wide return is taken column by column, a tidy one row by row.
    """
    columns, lines = dataset.columns, rows.lines
    regions = rows.column(columns.region) if columns.region else repeat(dataset.region)
    periods = rows.column(columns.period) if columns.period else repeat("")
    headers = dict.fromkeys(columns.dimensions.values())
    codes = list(zip(*map(rows.column, headers), strict=True)) if headers else [()] * len(lines)
    if dataset.layout == "tidy":
        metrics, values = rows.column(str(columns.metric)), rows.column(str(columns.value))
        yield from map(Line, lines, regions, periods, metrics, repeat(str(columns.value)), values, codes)
        return
    for header, metric in {header: metric for metric, header in columns.metrics.items()}.items():
        values = rows.column(header)
        yield from map(Line, lines, regions, periods, repeat(metric), repeat(header), values, codes)
