"""`{{ chart("metric", by=…, kind=…) }}`: a chart drawn at build time, with its figures beside it."""

from plainlaw.breakdown import AGAINST, BY, EVERY, LAST, grid_of
from plainlaw.chart_figure import chart_data, chart_figure
from plainlaw.grid import Grid, ranked
from plainlaw.model.call import Call
from plainlaw.problems import Message
from plainlaw.scope import Scope
from plainlaw.shortcode import PERIOD, REGION, Argument, Resolved, Shortcode
from plainlaw.voice import Voice

_OF_PARTS = ("ranking", "panels")
"""Kinds of chart that show one metric for each place or category."""
_KIND = Argument(
    "kind",
    "How it is drawn: “line”, “bars”, “ranking” (places or categories in order of rank), or “panels” (a small chart "
    "over time for each place or category).",
    ("line", "bars", *_OF_PARTS),
)


class ChartShortcode(Shortcode):
    """A chart as a block."""

    name = "chart"
    help = "A chart of one or more metrics over time, by place or by category."
    example = '{{ chart("disputes_screened", by="period", every="month", last=12) }}'
    block = True
    several = True
    arguments = (REGION, PERIOD, BY, LAST, EVERY, _KIND, AGAINST)

    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The chart with its figures, or findings."""
        asked = call.named.get("kind")
        if asked in _OF_PARTS and not _is_of_parts(call, scope):
            return None
        default_by = "region" if asked in _OF_PARTS else "period"
        grid = grid_of(call, scope, default_by, default_last=12, in_panels=asked == "panels")
        if grid is None or not _has_one_unit(call, scope, grid):
            return None
        kind = str(asked or ("line" if grid.by == "period" else "bars"))
        shown = ranked(grid) if kind == "ranking" else grid

        def render(voice: Voice) -> str:
            return chart_figure(shown, kind, voice)

        return Resolved(
            call, render, shown.figures, metrics=tuple(metric.id for metric in shown.metrics),
            draw=lambda voice: chart_data(shown, kind, voice),
        )  # fmt: skip


def _is_of_parts(call: Call, scope: Scope) -> bool:
    """Whether the call asks for one metric by place or category; if not, a finding is added."""
    if len(call.positional) > 1:
        scope.bad(call, "kind", call.named["kind"], Message.of("such a chart shows one metric only"))
        return False
    if call.named.get("by") == "period":
        scope.bad(call, "kind", call.named["kind"], Message.of("such a chart shows places or categories, not periods"))
        return False
    return True


def _has_one_unit(call: Call, scope: Scope, grid: Grid) -> bool:
    units = {metric.unit.get(scope.entry.lang) for metric in grid.metrics}
    if len(units) > 1:
        reason = Message.of("the metrics of one chart need the same unit, not {units}", units=", ".join(sorted(units)))
        scope.bad(call, "metric", call.positional[1], reason)
        return False
    return True


SHORTCODE = ChartShortcode()
