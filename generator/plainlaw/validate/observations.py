"""Rows of returns into observations.

In: `RawDataset`s and their declarations. Out: one `Observation` for each cell that holds a value; every cell that
cannot be understood becomes a finding with its row and column.
"""

from fractions import Fraction
from typing import TYPE_CHECKING

from plainlaw.model.figure import Breakdown, Observation
from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period, PeriodError, PeriodKind
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.fields import PERIOD_REASONS, UNREADABLE_PERIOD
from plainlaw.problems.statistics import (
    DUPLICATE_OBSERVATION,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    WRONG_FREQUENCY,
)
from plainlaw.sources.returns import RawDataset, RawReturn
from plainlaw.validate.cells import Cells, Look
from plainlaw.validate.dictionaries import Dictionaries

if TYPE_CHECKING:
    import pandas as pd

_LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_WORDS = {
    "month": Message.of("month"),
    "quarter": Message.of("quarter"),
    "half": Message.of("half-year"),
    "year": Message.of("year"),
}


def build_observations(
    raw: tuple[RawDataset, ...], datasets: dict[str, Dataset], known: Dictionaries, found: list[Problem]
) -> tuple[Observation, ...]:
    """Every observation of every return, in the order of dataset, period and row."""
    observations: list[Observation] = []
    for folder in raw:
        dataset = datasets.get(folder.folder)
        if dataset is None:
            continue
        of_dataset: list[Observation] = []
        for file in folder.returns:
            of_dataset += _observations_of(file, dataset, known, found)
        _check_duplicates(of_dataset, found)
        observations += of_dataset
    return tuple(observations)


def _observations_of(file: RawReturn, dataset: Dataset, known: Dictionaries, found: list[Problem]) -> list[Observation]:
    if not _columns_fit(file, dataset, found):
        return []
    cells = Cells(file.path, dataset, known, found)
    own_period = None
    if dataset.columns.period is None:
        own_period = _period(file.period, Place(file.path), dataset, found)
        if own_period is None:
            return []
    observations: list[Observation] = []
    long = _long_form(file.rows, dataset)
    for line, region_text, period_text, metric_text, column, value_text, *codes in long.itertuples(name=None):
        region = cells.region(region_text, line)
        metric = cells.metric(metric_text, line)
        breakdown = cells.breakdown(codes, line)
        period = own_period or cells.once("period", period_text, line, _column_period(dataset))
        if region is None or metric is None or breakdown is None or period is None:
            continue
        value: Fraction | None = cells.value(value_text, metric, column, line)
        if value is not None:
            observations.append(
                Observation(
                    metric,
                    region,
                    period,
                    _of_metric(breakdown, metric, known),
                    value,
                    file.path,
                    line,
                    column,
                )
            )
    return observations


def _of_metric(breakdown: Breakdown, metric: str, known: Dictionaries) -> Breakdown:
    wanted = known.metrics[metric].dimensions
    return tuple(pair for pair in breakdown if pair[0] in wanted)


def _column_period(dataset: Dataset) -> Look[Period]:
    return lambda text, place, found: _period(text, place, dataset, found)


def _period(text: str, place: Place, dataset: Dataset, found: list[Problem]) -> Period | None:
    try:
        period = Period.read(text)
    except PeriodError as error:
        reason = PERIOD_REASONS.get(str(error), Message(str(error)))
        found.append(UNREADABLE_PERIOD.at(place, value=f"“{text}”", reason=reason))
        return None
    ranged = period.kind in (PeriodKind.YEAR_TO_DATE, PeriodKind.RANGE)
    if not ranged and period.months != _LENGTHS[dataset.frequency]:
        found.append(WRONG_FREQUENCY.at(place, period=str(period), expected=_WORDS[dataset.frequency]))
        return None
    return period


def _columns_fit(file: RawReturn, dataset: Dataset, found: list[Problem]) -> bool:
    columns = dataset.columns
    wanted = [name for name in (columns.region, columns.period, columns.metric, columns.value) if name]
    wanted += [*columns.metrics.values(), *columns.dimensions.values()]
    present = list(file.rows.columns)
    place, before = Place(file.path, 1), len(found)
    for name in wanted:
        if name not in present:
            found.append(MISSING_COLUMN.at(place, column=name, hint=suggestion(name, present)))
    spare = [name for name in wanted if name not in present]
    for position, name in enumerate(present):
        if name not in (*wanted, *columns.ignore) or name in present[:position]:
            found.append(UNKNOWN_COLUMN.at(place, column=name, hint=suggestion(name, spare or wanted)))
    return len(found) == before


def _long_form(rows: "pd.DataFrame", dataset: Dataset) -> "pd.DataFrame":
    """One line a value: region, period, metric, column and value as text, then the code of each dimension."""
    import pandas as pd

    columns = dataset.columns
    if dataset.layout == "tidy":
        long = rows.rename(columns={columns.metric: "_metric", columns.value: "_value"})
        long["_column"] = columns.value
    else:
        ids = [name for name in (columns.region, columns.period, *columns.dimensions.values()) if name]
        headers = {header: metric for metric, header in columns.metrics.items()}
        long = rows.melt(id_vars=ids, value_vars=list(headers), var_name="_column", value_name="_value",
                         ignore_index=False)  # fmt: skip
        long["_metric"] = long["_column"].map(headers)
    return pd.DataFrame(
        {
            "region": long[columns.region] if columns.region else dataset.region,
            "period": long[columns.period] if columns.period else "",
            "metric": long["_metric"],
            "column": long["_column"],
            "value": long["_value"],
            **{f"dimension {header}": long[header] for header in columns.dimensions.values()},
        },
        index=long.index,
    )


def _check_duplicates(observations: list[Observation], found: list[Problem]) -> None:
    first: dict[tuple[str, str, Period, Breakdown], Observation] = {}
    for seen in observations:
        key = (seen.metric, seen.region, seen.period, seen.breakdown)
        other = first.setdefault(key, seen)
        if other is not seen:
            what = " · ".join((seen.metric, seen.region, str(seen.period), *(code for _, code in seen.breakdown)))
            place = Place(seen.path, seen.row, cell=seen.column)
            found.append(DUPLICATE_OBSERVATION.at(place, what=what, first=f"{other.path}:{other.row}"))
