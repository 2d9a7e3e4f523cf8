"""`{{ change("metric", against=…) }}`: how a figure moved, with the direction word that the data call for."""

from msgspec.structs import replace

from plainlaw.model.call import Call
from plainlaw.model.figure import Gap
from plainlaw.model.status import together
from plainlaw.scope import Scope
from plainlaw.shortcode import PERIOD, REGION, Argument, Resolved, Shortcode
from plainlaw.statistics.change import change_on
from plainlaw.voice import Voice

DECIMALS = 1
"""Changes are said with one decimal, as the county's own reports do."""


class ChangeShortcode(Shortcode):
    """A change in a sentence: in per cent for counts, in percentage points for rates."""

    name = "change"
    help = "How a figure changed, with the direction word (rose, fell, unchanged) from the data."
    example = '{{ change("criminal_cases", period="2024-H1") }}'
    arguments = (
        REGION,
        PERIOD,
        Argument("against", "What it is compared with; without it, the year before.", ("year-before", "previous")),
    )

    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The change, or findings."""
        metric = scope.metric(call, call.positional[0])
        key = scope.key(call, metric) if metric is not None else None
        if metric is None or key is None:
            return None
        change = change_on(scope.series, key, str(call.named.get("against", "year-before")))
        if isinstance(change, Gap):
            # of a change that cannot be given, the later period is the one that was asked for
            scope.no_figure(call, replace(change, key=key) if change.reason == "no-base" else change)
            return None

        def render(voice: Voice) -> str:
            text = voice.link(change.figure, voice.change_words(change, DECIMALS))
            return voice.with_status(text, together((change.figure.status, change.base.status)))

        return Resolved(call, render, (change.figure, change.base), (change,), (metric.id,))


SHORTCODE = ChangeShortcode()
