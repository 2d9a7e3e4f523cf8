"""`{{ target("metric", period=…) }}`: what is to be reached, linked to the document that sets it."""

from plainlaw.model.call import Call
from plainlaw.problems.statistics import NO_TARGET
from plainlaw.scope import Scope
from plainlaw.shortcode import PERIOD, REGION, Resolved, Shortcode
from plainlaw.statistics.targets import target_of
from plainlaw.voice import Voice


class TargetShortcode(Shortcode):
    """A target in a sentence."""

    name = "target"
    help = "The target of a metric with its unit, linked to the document that sets it."
    example = '{{ target("opinion_answer_rate", period="2024") }}'
    dimensions = False
    arguments = (REGION, PERIOD)

    def resolve(self, call: Call, scope: Scope) -> Resolved | None:
        """The target, or findings."""
        metric = scope.metric(call, call.positional[0])
        key = scope.key(call, metric) if metric is not None else None
        if key is None:
            return None
        target = target_of(scope.site, key)
        if target is None:
            scope.found.append(NO_TARGET.at(call.place, metric=key.metric))
            return None

        def render(voice: Voice) -> str:
            return voice.target_link(key.metric, target, voice.target_text(key.metric, target))

        return Resolved(call, render, metrics=(key.metric,))


SHORTCODE = TargetShortcode()
