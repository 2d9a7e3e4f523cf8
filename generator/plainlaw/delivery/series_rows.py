"""The series of a metric as plain rows, for CSV and JSON: every place and period of its own frequency.

In: a metric. Out: `SeriesRow`s in the order of place and period; only figures that there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from plainlaw.model.figure import Figure, FigureKey
from plainlaw.resolve import ResolvedSite
from plainlaw.scope import LENGTHS


@dataclass(frozen=True)
class SeriesRow:
    """One figure as text. `value` is exact for counts and has six decimals for rates; `dimensions` is `id=code;…`."""

    metric: str
    region: str
    region_name: str
    period: str
    dimensions: str
    value: str
    unit: str
    status: str = "normal"


def series_rows(site: ResolvedSite, metric: str) -> Iterator[SeriesRow]:
    """The figures of a metric as rows."""
    declared, default = site.site.metrics[metric], site.site.portal.default_language
    codes = [[(name, code.id) for code in site.site.dimensions[name].codes] for name in declared.dimensions]
    breakdowns = [(), *(tuple(sorted(pairs)) for pairs in product(*codes))] if codes else [()]
    own, unit = site.site.portal.region, declared.unit.get(default)
    regions = [own, *(child.code for child in site.site.regions.children(own))]
    periods = [*site.series.candidates(metric, LENGTHS[declared.frequency]), *site.series.cumulative(metric)]
    # what is said of places, periods and categories is said in thousands of rows, so it is put into words first
    said_periods = [(period, str(period)) for period in periods]
    said_breakdowns = [(pairs, ";".join(f"{dimension}={code}" for dimension, code in pairs)) for pairs in breakdowns]
    for region in regions:
        found = site.site.regions.get(region)
        name = found.name.get(default) if found else region
        for (period, words), (breakdown, dimensions) in product(said_periods, said_breakdowns):
            figure = site.series.figure(FigureKey(metric, region, period, breakdown))
            if isinstance(figure, Figure):
                yield SeriesRow(metric, region, name, words, dimensions, exact(figure), unit)


def exact(figure: Figure) -> str:
    """The value as a decimal number: exact when it has few decimals, else cut to six by rounding half up."""
    value = figure.value
    if value.denominator == 1:
        return str(value.numerator)
    scaled = abs(value) * 1_000_000
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 else ""
    return f"{sign}{rounded // 1_000_000}.{rounded % 1_000_000:06d}".rstrip("0").rstrip(".")
