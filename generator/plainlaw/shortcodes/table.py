"""`{{ table("metric", …, by=…) }}`: figures by place, period or category, each linked to its provenance."""

from plainlaw.breakdown import AGAINST, BY, EVERY, LAST, grid_of
from plainlaw.grid_table import grid_table
from plainlaw.model.call import Call
from plainlaw.scope import Scope
from plainlaw.shortcode import PERIOD, REGION, Resolved, Shortcode
from plainlaw.voice import Voice


class TableShortcode(Shortcode):
    """A table as a block."""

    name = "table"
    help = "A table of one or more metrics by place, period or category."
    example = '{{ table("disputes_screened", "disputes_resolved", by="region") }}'
    block = True
    several = True
    arguments = (REGION, PERIOD, BY, LAST, EVERY, AGAINST)

    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The table with its figures, or findings."""
        grid = grid_of(call, scope, default_by="region", default_last=6)
        if grid is None:
            return None

        def render(voice: Voice) -> str:
            return grid_table(grid, voice)

        return Resolved(call, render, grid.figures, metrics=tuple(metric.id for metric in grid.metrics))


SHORTCODE = TableShortcode()
