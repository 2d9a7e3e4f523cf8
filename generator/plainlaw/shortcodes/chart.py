"""`{{ chart("metric", by=…, kind=…) }}`: a chart drawn at build time, with its figures beside it."""

from plainlaw.breakdown import BY, EVERY, LAST, grid_of
from plainlaw.chart_figure import chart_data, chart_figure
from plainlaw.model.call import Call
from plainlaw.problems import Message
from plainlaw.scope import Scope
from plainlaw.shortcode import PERIOD, REGION, Argument, Resolved, Shortcode
from plainlaw.voice import Voice


class ChartShortcode(Shortcode):
    """A chart as a block."""

    name = "chart"
    help = "A chart of one or more metrics over time, by place or by category."
    example = '{{ chart("disputes_screened", by="period", every="month", last=12) }}'
    block = True
    several = True
    arguments = (REGION, PERIOD, BY, LAST, EVERY, Argument("kind", "How it is drawn.", ("line", "bars")))

    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The chart with its figures, or findings."""
        grid = grid_of(call, scope, default_by="period", default_last=12)
        if grid is None:
            return None
        units = {metric.unit.get(scope.entry.lang) for metric in grid.metrics}
        if len(units) > 1:
            reason = Message.of(
                "the metrics of one chart need the same unit, not {units}", units=", ".join(sorted(units))
            )
            scope.bad(call, "metric", call.positional[1], reason)
            return None
        kind = str(call.named.get("kind", "line" if grid.by == "period" else "bars"))

        def render(voice: Voice) -> str:
            return chart_figure(grid, kind, voice)

        return Resolved(
            call, render, grid.figures, metrics=tuple(metric.id for metric in grid.metrics),
            draw=lambda voice: chart_data(grid, kind, voice),
        )  # fmt: skip


SHORTCODE = ChartShortcode()
