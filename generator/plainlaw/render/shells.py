"""The pages of the site made from shells. In: the facts of a page. Out: its HTML, or None when Jinja must make it.

Only pages outside the navigation, with the template `main.html`: those in it mark the bar, know their neighbours, and
are few. On any difference shells are given up for good.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from plainlaw.render.facts import Facts
from plainlaw.render.kept_shell import kept_ways
from plainlaw.render.shell import DifferenceError, Shell
from plainlaw.render.slot import Expr, Slot
from plainlaw.render.trace import Trace
from plainlaw.render.trace_env import TraceEnvironment

if TYPE_CHECKING:
    from jinja2 import Environment

    from plainlaw.render.tree_page import TreePage

Context = Callable[["TreePage"], dict[str, Any]]


class Shells:
    """All shells of a process. `context` is what MkDocs tells a template of a page, `stock` what Jinja makes of it."""

    def __init__(self, env: "Environment", context: Context, stock: Callable[["TreePage"], str]) -> None:
        self.given_up = ""
        self.misses = self.hits = 0
        self._context = context
        self._shell = Shell(
            TraceEnvironment.of(env), "main.html", self._traced, lambda facts: stock(facts.page), toc=False
        )

    def fill(self, facts: Facts) -> str | None:
        """The HTML of a page."""
        if self.given_up or "template" in facts.meta:
            return None
        if self.misses > 200 and self.misses > self.hits:
            self.given_up = "pages differ too much"
            return None
        try:
            text = self._shell.fill(facts)
        except DifferenceError as error:
            self.given_up = f"differs: {error}"
            return None
        except Exception as error:  # noqa: BLE001 - whatever it is, Jinja itself makes the page and tells
            self.misses += 1
            self.why = error
            return None
        self.hits += 1
        return text

    def kept(self) -> dict[str, str] | None:
        """What later builds can go by (kept_shell.py); None when shells were given up."""
        return None if self.given_up else kept_ways(self._shell)

    def _traced(self, facts: Facts, trace: Trace) -> dict[str, Any]:
        context = self._context(facts.page)
        for name in ("extra_css", "extra_javascript"):
            addresses = [str(item) for item in context["config"][name]]
            context[name] = [Slot(trace, Expr(("constant", address)).then(Facts.link)) for address in addresses]
        return {**context, "page": trace.page}
