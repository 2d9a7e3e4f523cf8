"""The observations of a metric as rows, from which every open data format and the API are written.

In: a metric. Out: `OpenRow`s in the order of place, period and categories. What is missing has a row too: for each
place and each category that ever had a figure, every period of the metric's own frequency from the first to the last.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product, repeat
from typing import NamedTuple

from msgspec import Struct

from plainlaw.delivery.exact import exact
from plainlaw.delivery.observation_status import NORMAL, observation_status
from plainlaw.model.figure import Breakdown, Figure, FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.model.period import Period
from plainlaw.resolve import ResolvedSite

TOTAL = "_T"
"""All categories of a dimension together, as SDMX writes it; no code of ours begins with a line."""
_AS_PUBLISHED = (repeat(()), repeat(NORMAL), repeat("1"))
"""No parts, and the status and vintage of a value that is as it was first published, for every row."""
_LONGEST_GAP = 24
"""So many periods for which nobody reported anything are listed as missing; a longer gap is one between two series."""


class OpenRow(NamedTuple):
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


class _Asked(NamedTuple):
    """A period with categories, and what was reported for it as it is published, by place, as text."""

    period: Period
    codes: tuple[str, ...]
    breakdown: Breakdown
    reported: Mapping[str, str]


def open_rows(site: ResolvedSite, metric: Metric) -> Iterator[OpenRow]:
    """The observations of a metric for the portal's place and those within it."""
    own = site.site.portal.region
    standard = _without_gaps(site.series.candidates(metric.id, metric.months))
    periods = (*standard, *site.series.cumulative(metric.id))
    said = _Said()
    asked = [
        _Asked(period, codes, breakdown, said.of(site.series.as_published(metric, period, breakdown)))
        for period, (codes, breakdown) in product(periods, _breakdowns(site, metric))
    ]
    rows = _Rows(site, metric, asked, frozenset(standard))
    for place in dict.fromkeys((own, *(child.code for child in site.site.regions.children(own)))):
        yield from rows.of_place(place)


def _breakdowns(site: ResolvedSite, metric: Metric) -> list[tuple[tuple[str, ...], Breakdown]]:
    choices = [(TOTAL, *(code.id for code in site.site.dimensions[name].codes)) for name in metric.dimensions]
    return [
        (codes, tuple(sorted((n, code) for n, code in zip(metric.dimensions, codes, strict=True) if code != TOTAL)))
        for codes in product(*choices)
    ]


class _Said:
    """Values as text. Returns that were read together share equal values, which are written once."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def of(self, values: Mapping[str, Fraction]) -> dict[str, str]:
        """The same with text."""
        texts = self._texts
        return {
            place: texts.get(id(value)) or texts.setdefault(id(value), exact(value)) for place, value in values.items()
        }


class _Rows(Struct, frozen=True, dict=True):
    """The rows of one metric. `standard` are the periods of its own frequency."""

    site: ResolvedSite
    metric: Metric
    asked: list[_Asked]
    standard: frozenset[Period]

    def of_place(self, place: str) -> Iterator[OpenRow]:
        """Those of one place."""
        texts = [each.reported.get(place) for each in self.asked]
        if None not in texts:
            # of most places everything was reported
            yield from map(OpenRow._make, zip(repeat(place), *self._of_what, texts, *_AS_PUBLISHED))  # noqa: B905
            return
        answers = [text or self._figure(place, each) for each, text in zip(self.asked, texts, strict=True)]
        ever = {each.codes for each, answer in zip(self.asked, answers, strict=True) if not isinstance(answer, Gap)}
        for (period, codes, _, _), answer in zip(self.asked, answers, strict=True):
            if isinstance(answer, str):
                yield OpenRow(place, period, codes, answer, (), NORMAL, "1")
            elif isinstance(answer, Figure) or (codes in ever and self._expects(place, period)):
                yield self._row(place, period, codes, answer)

    def _figure(self, place: str, asked: _Asked) -> Figure | Gap:
        return self.site.series.figure(FigureKey(self.metric.id, place, asked.period, asked.breakdown))

    @cached_property
    def _of_what(self) -> tuple[list[Period], list[tuple[str, ...]]]:
        return [each.period for each in self.asked], [each.codes for each in self.asked]

    def _expects(self, place: str, period: Period) -> bool:
        """Whether a figure should be there: a place has no rows for years in which it was not one."""
        return period in self.standard and self.site.site.regions.get(place, period.end_year) is not None

    def _row(self, place: str, period: Period, codes: tuple[str, ...], answer: Figure | Gap) -> OpenRow:
        of_figure = (exact(answer.value), str(answer.status.vintage)) if isinstance(answer, Figure) else ("", "")
        value, vintage = of_figure
        parts = _parts(self.site, self.metric, answer)
        return OpenRow(place, period, codes, value, parts, observation_status(answer), vintage)


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
