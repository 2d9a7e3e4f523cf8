"""The observations of a metric with everything that their description needs: what a data format is written from.

In: a metric. Out: `OpenTable`.
"""

from functools import cached_property

from msgspec import Struct, field

from plainlaw.delivery.about_metric import AboutMetric, about_metric
from plainlaw.delivery.open_rows import TOTAL, OpenRow, open_rows
from plainlaw.locales.locale import locale_of
from plainlaw.model.metric import Dimension, Metric
from plainlaw.model.period import Period
from plainlaw.problems import Message
from plainlaw.resolve import ResolvedSite


class OpenTable(Struct, frozen=True, dict=True):
    """The observations of one metric. `files` are those that were written before, by their path below the root."""

    site: ResolvedSite
    metric: Metric
    rows: tuple[OpenRow, ...]
    files: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, site: ResolvedSite, metric: str) -> "OpenTable":
        """The table of a metric."""
        declared = site.site.metrics[metric]
        return cls(site, declared, tuple(open_rows(site, declared)))

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages of the portal, the default first."""
        return self.site.site.portal.tags

    @cached_property
    def notice(self) -> str:
        """The portal's notice in all languages, as files without a language say it; "" when it has none."""
        said = self.site.site.portal.notice
        return " ".join(said.get(tag) for tag in self.tags) if said else ""

    def about(self, tag: str) -> AboutMetric:
        """What is said of the metric in a language."""
        return about_metric(self.site, self.metric, tag)

    @cached_property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions besides place and time."""
        return tuple(self.site.site.dimensions[name] for name in self.metric.dimensions)

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The codes of the places that have rows, in order."""
        return tuple(dict.fromkeys(row.region for row in self.rows))

    @cached_property
    def kinds(self) -> tuple[tuple[str, ...], ...]:
        """The combinations of categories that have rows."""
        return tuple(dict.fromkeys(row.codes for row in self.rows))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that have rows, in order of time."""
        return tuple(sorted(set(self._said_periods.values())))

    @cached_property
    def period_places(self) -> tuple[int, ...]:
        """For each row, the place of its period among `periods`: what is said of a period is said once."""
        known = {period: place for place, period in enumerate(self.periods)}
        places = {said: known[period] for said, period in self._said_periods.items()}
        return tuple([places[id(row.period)] for row in self.rows])

    @cached_property
    def _said_periods(self) -> dict[int, Period]:
        # rows share their periods, of which there are few: to look at each would take longer than to write its row
        return {id(row.period): row.period for row in self.rows}

    def region_name(self, code: str, tag: str) -> str:
        """The name of a place."""
        region = self.site.site.regions.get(code)
        return region.name.get(tag) if region else code

    def codes(self, dimension: Dimension) -> dict[str, dict[str, str]]:
        """The codes of a dimension, all categories together first, with their words by language."""
        total = Message.of("All")
        words = {TOTAL: {tag: locale_of(tag).text(total) for tag in self.tags}}
        return words | {code.id: {tag: code.name.get(tag) for tag in self.tags} for code in dimension.codes}

    @cached_property
    def parts(self) -> tuple[Metric, ...]:
        """The numerator and the denominator of a rate, else nothing."""
        return tuple(self.site.site.metrics[name] for name in self.metric.parts)
