"""`{{ figure("metric", period=…, region=…) }}`: one value with its unit, linked to its provenance."""

from html import escape

from plainlaw.model.call import Call
from plainlaw.scope import Scope
from plainlaw.shortcode import PERIOD, REGION, Argument, Resolved, Shortcode
from plainlaw.voice import Voice


class FigureShortcode(Shortcode):
    """One figure in a sentence."""

    name = "figure"
    help = "A figure with its unit, linked to where it comes from."
    example = '{{ figure("disputes_resolved", period="2024-H1") }}'
    arguments = (
        REGION,
        PERIOD,
        Argument("unit", "“no” leaves the unit out.", ("yes", "no")),
        Argument("show", "“period” says the period after the figure.", ("period",)),
    )

    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The figure, or findings."""
        metric = scope.metric(call, call.positional[0])
        key = scope.key(call, metric) if metric is not None else None
        figure = scope.figure(call, key) if key is not None else None
        if figure is None:
            return None

        def render(voice: Voice) -> str:
            text = voice.link(figure, voice.figure_text(figure, unit=call.named.get("unit") != "no"))
            if call.named.get("show") != "period":
                return voice.with_status(text, figure.status)
            said = [voice.locale.period(figure.key.period), voice.status_words(figure.status)]
            period = escape(voice.text(", ").join(filter(None, said)))
            return voice.locale.text("{figure} ({period})", figure=text, period=period)

        return Resolved(call, render, (figure,), metrics=(figure.key.metric,))


SHORTCODE = FigureShortcode()
