"""The observations of a metric as rows, from which every open data format and the API are written.

In: a metric. Out: `OpenRow`s in the order of place, period and categories. What is missing has a row too: for each
place and each category that ever had a figure, every period of the metric's own frequency from the first to the last.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from plainlaw.delivery.exact import exact
from plainlaw.delivery.observation_status import observation_status
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.model.period import Period
from plainlaw.resolve import ResolvedSite

TOTAL = "_T"
"""All categories of a dimension together, as SDMX writes it; no code of ours begins with a line."""
_LONGEST_GAP = 24
"""So many periods for which nobody reported anything are listed as missing; a longer gap is one between two series."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One observation. Numbers are decimal text, "" where there is none.

    `codes` are the categories in the order of the metric's dimensions; `parts` are numerator and denominator of a
    rate, else empty; `status` is a code of CL_OBS_STATUS. `vintage` is the number of the vintage that brought
    the value: 1 when it is as it was first published.
    """

    region: str
    period: Period
    codes: tuple[str, ...]
    value: str
    parts: tuple[str, ...]
    status: str
    vintage: str


def open_rows(site: ResolvedSite, metric: Metric) -> Iterator[OpenRow]:
    """The observations of a metric for the portal's place and those within it."""
    own = site.site.portal.region
    places = dict.fromkeys((own, *(child.code for child in site.site.regions.children(own))))
    for place in places:
        yield from _of_place(site, metric, place)


def _of_place(site: ResolvedSite, metric: Metric, place: str) -> Iterator[OpenRow]:
    standard = _without_gaps(site.series.candidates(metric.id, metric.months))
    periods = (*standard, *site.series.cumulative(metric.id))
    choices = [(TOTAL, *(code.id for code in site.site.dimensions[name].codes)) for name in metric.dimensions]
    breakdowns = [
        (codes, tuple(sorted((n, code) for n, code in zip(metric.dimensions, codes, strict=True) if code != TOTAL)))
        for codes in product(*choices)
    ]
    answers = [
        (period, codes, site.series.figure(FigureKey(metric.id, place, period, breakdown)))
        for period, (codes, breakdown) in product(periods, breakdowns)
    ]
    ever = {codes for _, codes, answer in answers if isinstance(answer, Figure)}
    expected = {
        period for period in standard if site.site.regions.get(place, period.last_month.year) is not None
    }  # a place has no rows for years in which it was not one
    for period, codes, answer in answers:
        if isinstance(answer, Figure) or (codes in ever and period in expected):
            of_figure = (exact(answer.value), str(answer.status.vintage)) if isinstance(answer, Figure) else ("", "")
            value, vintage = of_figure
            parts, status = _parts(site, metric, answer), observation_status(answer)
            yield OpenRow(place, period, codes, value, parts, status, vintage)


def _without_gaps(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    found = list(periods[:1])
    for before, after in pairwise(periods):
        length = after.months
        missing = range(before.end, after.start, length)
        found += [Period(start, length) for start in missing if len(missing) <= _LONGEST_GAP]
        found.append(after)
    return tuple(found)


def _parts(site: ResolvedSite, metric: Metric, answer: Figure | Gap) -> tuple[str, ...]:
    if not metric.is_rate:
        return ()
    parts = answer.parts if isinstance(answer, Figure) else site.series.parts(answer.key)
    return tuple(exact(part.value) if isinstance(part, Figure) else "" for part in parts)
