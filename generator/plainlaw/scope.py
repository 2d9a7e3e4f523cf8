"""What a shortcode may look at while it is resolved: the data, and what its document states once for all figures.

In: a `Call`. Out: metrics, periods, regions and figures; whatever does not exist becomes a finding at the call's line.
"""

from msgspec import Struct

from plainlaw.model.call import Call
from plainlaw.model.document import Entry
from plainlaw.model.figure import Breakdown, Figure, FigureKey, Gap
from plainlaw.model.metric import Metric
from plainlaw.model.period import Period, PeriodError
from plainlaw.model.release import Listed
from plainlaw.model.site import Site
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Problem
from plainlaw.problems.fields import PERIOD_REASONS, UNREADABLE_PERIOD
from plainlaw.problems.releases import EMBARGOED_FIGURE
from plainlaw.problems.shortcodes import BAD_ARGUMENT, MISSING_ARGUMENT
from plainlaw.problems.statistics import NO_CHANGE, NO_FIGURE, UNKNOWN_CODE, UNKNOWN_METRIC, UNKNOWN_REGION
from plainlaw.statistics.series import Series

_GAP_REASONS = {
    "no-returns": Message.of("no return is in"),
    "zero-denominator": Message.of("the number that it is divided by is zero"),
    "not-additive": Message.of("it cannot be added up"),
    "no-base": Message.of("the earlier figure is zero or negative"),
}


class Scope(Struct, frozen=True):
    """The data and the document around a call; findings are added to `found`."""

    site: Site
    series: Series
    entry: Entry
    found: list[Problem]

    def metric(self, call: Call, name: object) -> Metric | None:
        """The metric of this name."""
        metric = self.site.metrics.get(str(name))
        if metric is None:
            hint = suggestion(str(name), self.site.metrics)
            self.found.append(UNKNOWN_METRIC.at(call.place, value=str(name), hint=hint))
        return metric

    def region(self, call: Call) -> str | None:
        """The region named by the call, else by the document, else the portal's own; a code or a name."""
        named = call.named.get("region")
        own = self.site.portal.region
        if named is None:
            return self.entry.fields.region or own
        if str(named) in self.site.regions.codes:
            return str(named)
        regions = self.site.regions
        places = regions.named(str(named), own, self.site.as_of.year) or regions.named(str(named), own)
        codes = {region.code for region in places}
        if len(codes) == 1:
            return codes.pop()
        known = [name for region in self.site.regions.regions for name in (region.code, *region.names)]
        within = str(own)
        self.found.append(
            UNKNOWN_REGION.at(call.place, value=str(named), within=within, hint=suggestion(str(named), known))
        )
        return None

    def period(self, call: Call, metric: Metric, region: str) -> Period | None:
        """The period named by the call, else the document's own."""
        named = call.named.get("period")
        stated = self.entry.fields.figures_period()
        if named is None and stated is not None:
            return stated
        if named is None:
            reason = Message.of("this document does not state a period for all its figures")
            argument = Message.of("a period")
            example = f'{{{{ {call.name}("{metric.id}", period="latest") }}}}'
            self.found.append(
                MISSING_ARGUMENT.at(call.place, shortcode=call.name, argument=argument, reason=reason, example=example)
            )
            return None
        if named == "latest":
            return self._latest(call, metric, region)
        try:
            return Period.read(named)
        except PeriodError as error:
            reason = PERIOD_REASONS.get(str(error), Message(str(error)))
            self.found.append(UNREADABLE_PERIOD.at(call.place, value=f"“{named}”", reason=reason))
            return None

    def _latest(self, call: Call, metric: Metric, region: str) -> Period | None:
        latest = self.series.latest(metric.id, region, metric.months)
        if latest is None:
            name, reason = self._region_name(region), _GAP_REASONS["no-returns"]
            self.found.append(NO_FIGURE.at(call.place, metric=metric.id, region=name, period="latest", reason=reason))
        return latest

    def breakdown(self, call: Call, metric: Metric) -> Breakdown | None:
        """The categories fixed by the call, such as dispute_kind="family"."""
        pairs: list[tuple[str, str]] = []
        for dimension in metric.dimensions:
            named = call.named.get(dimension)
            if named is None:
                continue
            codes = self.site.dimensions[dimension].codes
            words = {word: code.id for code in codes for word in (code.id, *code.name.root.values(), *code.aliases)}
            if str(named) not in words:
                hint = suggestion(str(named), words)
                self.found.append(UNKNOWN_CODE.at(call.place, value=str(named), dimension=dimension, hint=hint))
                return None
            pairs.append((dimension, words[str(named)]))
        return tuple(sorted(pairs))

    def key(self, call: Call, metric: Metric) -> FigureKey | None:
        """What the call is about: metric, region, period and categories."""
        region = self.region(call)
        breakdown = self.breakdown(call, metric)
        period = self.period(call, metric, region) if region is not None else None
        if region is None or period is None or breakdown is None:
            return None
        return FigureKey(metric.id, region, period, breakdown)

    def figure(self, call: Call, key: FigureKey) -> Figure | None:
        """The figure of `key`."""
        answer = self.series.figure(key)
        if isinstance(answer, Figure):
            return answer
        self.no_figure(call, answer)
        return None

    def no_figure(self, call: Call, gap: Gap) -> None:
        """Report that there is no figure, and why."""
        waits = self._waits(gap)
        if waits is not None:
            release = waits.release
            self.found.append(
                EMBARGOED_FIGURE.at(call.place, metric=gap.key.metric, region=self._region_name(gap.key.region),
                                    period=str(gap.key.period), release=release.id, at=str(release.at))
            )  # fmt: skip
            return
        reason = _GAP_REASONS.get(gap.reason) or self._why(gap)
        kind = NO_CHANGE if gap.reason in ("no-base", "not-comparable") else NO_FIGURE
        self.found.append(
            kind.at(call.place, metric=gap.key.metric, region=self._region_name(gap.key.region),
                         period=str(gap.key.period), reason=reason)
        )  # fmt: skip

    def bad(self, call: Call, argument: str, value: object, reason: Message) -> None:
        """Report an argument that cannot be."""
        self.found.append(
            BAD_ARGUMENT.at(call.place, shortcode=call.name, argument=argument, value=f"“{value}”", reason=reason)
        )

    def _why(self, gap: Gap) -> Message:
        if gap.why is not None:
            return gap.why
        if gap.reason == "marked":
            return Message.of("the return says {mark}, {meaning}", mark=gap.mark.shown, meaning=gap.mark.meaning)
        return Message.of("these returns are missing: {missing}", missing=self._missing(gap))

    def _waits(self, gap: Gap) -> Listed | None:
        """The release without which there can be no such figure."""
        if gap.reason not in ("no-returns", "incomplete"):
            return None
        periods = [gap.key.period, *(period for _, period in gap.missing)]
        pairs = ((dataset, period) for dataset in self.site.datasets_of(gap.key.metric) for period in periods)
        found = (self.site.calendar.touching(dataset.id, dataset.months, period) for dataset, period in pairs)
        return next((each for each in found if each is not None), None)

    def _missing(self, gap: Gap) -> str:
        shown = [f"{self._region_name(region)} {period}" for region, period in gap.missing[:4]]
        return ", ".join(shown) + (" …" if len(gap.missing) > 4 else "")

    def _region_name(self, code: str) -> str:
        region = self.site.regions.get(code)
        return region.name.get(self.entry.lang) if region else code
