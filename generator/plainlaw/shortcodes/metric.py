"""`{{ metric("metric") }}`: the name of a metric, linked to its page."""

from html import escape

from plainlaw.model.call import Call
from plainlaw.scope import Scope
from plainlaw.shortcode import Resolved, Shortcode
from plainlaw.voice import Voice


class MetricShortcode(Shortcode):
    """The name of a metric in a sentence."""

    name = "metric"
    help = "The name of a metric, linked to its definition."
    example = '{{ metric("disputes_resolved") }}'
    dimensions = False

    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The metric, or findings."""
        metric = scope.metric(call, call.positional[0])
        if metric is None:
            return None

        def render(voice: Voice) -> str:
            href = voice.page.to(voice.addresses.metric(voice.locale.tag, metric.id))
            definition = escape(metric.definition.get(voice.locale.tag))
            name = escape(voice.metric_name(metric.id))
            return f'<a class="metric" href="{escape(href)}" title="{definition}">{name}</a>'

        return Resolved(call, render, metrics=(metric.id,))


SHORTCODE = MetricShortcode()
