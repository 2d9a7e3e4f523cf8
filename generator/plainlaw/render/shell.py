"""A template with holes, filled by joining strings: what Jinja would write, without running the template.

In: a template, and the facts of page after page. Out: its text for each. The first page that goes a way through the
template not gone before is traced (trace.py); the pages that answer every question as it did are filled in. Each way is
compared with what Jinja itself writes, on the page that showed it and on the next one to take it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from plainlaw.render.facts import Facts
from plainlaw.render.slot import Untraceable
from plainlaw.render.trace import Trace, TracedPage
from plainlaw.render.trace_env import Cut, ToldAside, TraceEnvironment
from plainlaw.render.way import Way

Context = Callable[[Facts, Trace], dict[str, Any]]
Stock = Callable[[Facts], str]
_WAYS, _CHECKS, _TRIES = 40, 2, 20


class DifferenceError(Exception):
    """A filled shell is not what Jinja writes."""


class Shell:
    """One template. `context` is what it is told in a trace, `stock` what Jinja makes of it."""

    def __init__(self, env: TraceEnvironment, name: str, context: Context, stock: Stock, toc: bool) -> None:
        self._env, self._name, self._context, self._stock, self._toc = env, name, context, stock, toc
        self._ways: dict[Any, list[Way]] = {}
        self._plain: set[Any] = set()

    def fill(self, facts: Facts) -> str:
        """The text of the template for a page. Raises Untraceable, or DifferenceError."""
        key = (facts.key, facts.toc_key[0]) if self._toc else facts.key
        ways = self._ways.setdefault(key, [])
        for way in ways:
            text = way.fill(facts)
            if text is not None:
                break
        else:
            if len(ways) >= _WAYS:
                raise Untraceable(f"{self._name} differs too often")
            way = self._trace(facts)
            ways.append(way)
            text = way.fill(facts)
        if text is None:
            raise DifferenceError(f"{self._name} does not lead where it led on {facts.url}")
        if way.checks:
            way.checks -= 1
            if text != self._stock(facts):
                raise DifferenceError(f"{self._name} on {facts.url}")
        return text

    @property
    def compared(self) -> Iterable[tuple[Any, list[Way]]]:
        """The ways that were compared as often as it takes, by what they are kept by."""
        for key, ways in self._ways.items():
            yield key, [way for way in ways if not way.checks]

    def _trace(self, facts: Facts) -> "Way":
        for _ in range(_TRIES):
            try:
                return self._traced(facts)
            except ToldAside as aside:
                if aside.roots <= self._plain:
                    break
                self._plain |= aside.roots
        raise Untraceable(f"{self._name} tells too much")

    def _traced(self, facts: Facts) -> "Way":
        env = self._env
        trace = Trace(facts, env, self._plain)
        trace.page = TracedPage(trace, self._toc)
        env.trace, env.whole = trace, self._name
        try:
            context = self._context(facts, trace)
            template = env.get_template(self._name)
            text = "".join(template.root_render_func(template.new_context(context)))
            parts = [_cut_shell(env, part) if isinstance(part, Cut) else part for part in trace.split(text)]
            return Way(parts, trace.conditions, _CHECKS)
        finally:
            trace.closed, env.trace = True, None


def _cut_shell(env: TraceEnvironment, cut: Cut) -> Shell:
    def context(facts: Facts, trace: Trace) -> dict[str, Any]:
        return {**cut.told, "page": trace.page}

    def stock(facts: Facts) -> str:
        template = env.stock.get_template(cut.name)
        told = template.new_context({**cut.told, "page": facts.page}, shared=True)
        return "".join(template.root_render_func(told))

    return Shell(env, cut.name, context, stock, toc=True)
