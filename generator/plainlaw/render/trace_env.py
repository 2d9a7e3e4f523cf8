"""The theme's Jinja environment, in which templates are given stand-ins instead of values.

In: the environment of the theme. Out: one with the same templates. Filters and tests get values in the place of
stand-ins, except the few whose effect can be noted down (`e`, `replace`, `safe`, `url`); what macros and blocks give
back is watched as well; some templates are left out of the text, to be filled in by themselves (shell.py).
"""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Environment, Template, nodes, pass_context, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.meta import find_undeclared_variables
from jinja2.utils import Namespace
from markupsafe import Markup, escape

from plainlaw.render.facts import Facts
from plainlaw.render.slot import Expr, Printed, Slot, concrete, swap
from plainlaw.render.trace import Trace, guard

# These ask for no value: a stand-in is there, and it is not None.
_HARMLESS = frozenset({"defined", "undefined", "none"})


class Cut:
    """A place in a template that another template fills, and what that one is told."""

    def __init__(self, name: str, told: dict[str, Any]) -> None:
        self.name, self.told = name, told


class TraceEnvironment(Environment):
    """An environment in which one trace at a time is made."""

    trace: Trace | None
    mark: str
    whole: str
    stock: Environment
    _uses: dict[str, frozenset[str]]

    @classmethod
    def of(cls, env: Environment) -> "TraceEnvironment":
        """The watched form of an environment."""
        own = env.overlay(cache_size=400)
        own.__class__ = cls
        assert isinstance(own, cls)  # noqa: S101 - for the type checker
        own.trace, own.stock, own._uses, own.whole = None, env, {}, ""
        # nothing that a portal writes can hold this by accident
        own.mark = f"\x02{secrets.token_hex(8)}:"
        own.concat = own._concat  # type: ignore[method-assign] # Jinja's own seam
        own.tests = {name: test if name in _HARMLESS else guard(test) for name, test in env.tests.items()}  # type: ignore[arg-type]
        own.filters = {name: guard(function) for name, function in env.filters.items()}
        own.filters |= {
            "e": _escape,
            "escape": _escape,
            "safe": _safe,
            "url": _url_filter(env),
            "replace": _replace_filter(env),
        }
        return own

    def _concat(self, parts: Iterable[str]) -> Any:
        text = "".join(parts)
        return Printed(self.trace, text) if self.trace is not None and self.mark in text else text

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:
        """A template, or in its place a mark where it stands for itself."""
        name = concrete(name)
        template = super().get_template(name, parent, globals)
        if self.trace is not None and self.trace.page is not None and self.stands_apart(name) and name != self.whole:
            return _Apart(self, name, template)
        return template

    def stands_apart(self, name: str) -> bool:
        """Whether a template looks at the table of contents or the address of the page, in which pages differ most."""
        return _looks(self.source(name))

    def uses(self, name: str) -> frozenset[str]:
        """The names that a template, and those it takes in, may ask its surroundings for."""
        if name not in self._uses:
            self._uses[name] = frozenset()
            tree = self.parse(self.source(name))
            found = set(find_undeclared_variables(tree))
            for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
                target = node.template  # type: ignore[attr-defined] # all four have it
                found |= self.uses(target.value) if isinstance(target, nodes.Const) else {"*"}
            self._uses[name] = frozenset(found)
        return self._uses[name]

    def source(self, name: str) -> str:
        """The text of a template."""
        return self.stock.loader.get_source(self.stock, name)[0]  # type: ignore[union-attr]


_LOOKS = re.compile(r"\bpage\s*\.\s*(?:toc|url)\b")


def _looks(source: str) -> bool:
    return bool(_LOOKS.search(source))


class _Apart:
    """Takes the place of a template: where it is included, a mark is left; extended or imported, it is itself."""

    def __init__(self, env: TraceEnvironment, name: str, template: Template) -> None:
        self._env, self._name, self._template = env, name, template

    def new_context(self, told: dict[str, Any], shared: bool, local: dict[str, Any]) -> dict[str, Any]:
        """All that the template may ask for."""
        return {**told, **local}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def root_render_func(self, told: Any) -> Iterator[str]:
        """A mark in the place of an included template. Raises ToldAside when the template is told stand-ins."""
        if not isinstance(told, dict):
            yield from self._template.root_render_func(told)
            return
        trace = self._env.trace
        assert trace is not None  # noqa: S101 - for the type checker
        found: set[Any] = set()
        for name in self._env.uses(self._name) - {"page"}:
            told_roots(told.get(name), trace, found)
        if found:
            raise ToldAside(found)
        yield trace.mark(Cut(self._name, told))


class ToldAside(Exception):  # noqa: N818 - it says how to go on
    """A template that stands apart is told stand-ins: their values must be taken as they are."""

    def __init__(self, roots: set[Any]) -> None:
        super().__init__(str(roots))
        self.roots = roots


def told_roots(value: Any, trace: Trace, found: set[Any]) -> None:
    """Where the stand-ins come from that a value holds, also those within imported templates and namespaces."""
    if isinstance(value, Slot):
        found.add(value.expr.root)
    elif isinstance(value, Printed):
        found |= trace.roots(value.mark())
    elif isinstance(value, TemplateModule):
        for item in vars(value).values():
            told_roots(item, trace, found)
    elif isinstance(value, Namespace):
        told_roots(vars(value)["_Namespace__attrs"], trace, found)
    elif type(value) is dict:
        for item in value.values():
            told_roots(item, trace, found)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            told_roots(item, trace, found)


def _escape(value: Any) -> Any:
    return Slot(value._trace, value.expr.then(escape)) if isinstance(value, Slot) else escape(concrete(value))


def _safe(value: Any) -> Any:
    # what the theme declares to be HTML, as Jinja's own filter takes it
    return Slot(value._trace, value.expr.then(Markup)) if isinstance(value, Slot) else Markup(concrete(value))  # noqa: S704


def _url_filter(env: Environment) -> Callable[..., Any]:
    @pass_context
    def url(context: Any, value: Any) -> Any:
        trace = context.environment.trace
        if trace is None or context["page"] is not trace.page:
            return env.filters["url"](context, concrete(value))
        if isinstance(value, Slot):
            return Slot(trace, value.expr.then(Facts.link))
        return Slot(trace, Expr(("constant", str(concrete(value)))).then(Facts.link))

    return url


def _replace_filter(env: Environment) -> Callable[..., Any]:
    original = env.filters["replace"]

    @pass_eval_context
    def replace(eval_ctx: Any, value: Any, old: Any, new: Any, count: int | None = None) -> Any:
        old, new = concrete(old), concrete(new)
        if isinstance(value, Slot) and type(old) is str and type(new) is str and count is None:
            return Slot(value._trace, value.expr.then(swap, old, new))
        return original(eval_ctx, concrete(value), old, new, count)

    return replace
