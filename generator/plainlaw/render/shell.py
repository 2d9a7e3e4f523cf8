"""A template with holes, filled by joining strings: what Jinja would write, without running the template.

In: a template, and the facts of page after page. Out: its text for each. The first page that goes a way through the
template not gone before is traced (trace.py); the pages that answer every question as it did are filled in. Each way is
compared with what Jinja itself writes, on the page that showed it and on the next one to take it.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from markupsafe import Markup, escape
from mkdocs.utils import _get_norm_url, _norm_parts

from plainlaw.render.facts import Facts
from plainlaw.render.slot import Expr, Untraceable
from plainlaw.render.trace import Question, Trace, TracedPage, answer, evaluate, root_value
from plainlaw.render.trace_env import Cut, ToldAside, TraceEnvironment

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
            return Way(self._env, trace.split(text), trace.conditions)
        finally:
            trace.closed, env.trace = True, None


class Way:
    """One way through a template."""

    def __init__(self, env: TraceEnvironment, parts: list[Any], conditions: dict[Question, Any]) -> None:
        self.checks = _CHECKS
        self._parts = [_cut_shell(env, part) if isinstance(part, Cut) else part for part in parts]
        self._conditions = [
            _condition(question, expected) for question, expected in conditions.items() if not _of_folder(question[1])
        ]
        self._of_folder = [(question, expected) for question, expected in conditions.items() if _of_folder(question[1])]
        constant = [part for part in parts if isinstance(part, Expr)] + [question[1] for question, _ in self._of_folder]
        self._constants = {expr.root[1] for expr in constant if isinstance(expr.root, tuple) and _of_folder(expr)}
        self._folders: dict[tuple[str, str], tuple[Filling, set[str]]] = {}

    def fill(self, facts: Facts) -> str | None:
        """The text for a page; None if it does not go this way."""
        for condition in self._conditions:
            if not condition(facts):
                return None
        filling = self._filling(facts)
        return filling.fill(facts) if filling.leads else None

    def _filling(self, facts: Facts) -> "Filling":
        folder, own = facts.folder
        kept = self._folders.get((folder, facts.base_url))
        if kept is None:
            kept = Filling(self, facts), _taken(self._constants, folder)
            # a page whose own name occurs in a link is a case for itself
            if own in kept[1]:
                return kept[0]
            self._folders[folder, facts.base_url] = kept
        return Filling(self, facts) if own in kept[1] else kept[0]


class Filling:
    """One way through a template for the pages of one folder, to which constant links look the same."""

    def __init__(self, way: Way, facts: Facts) -> None:
        self.leads = all(answer(question, facts) == expected for question, expected in way._of_folder)
        self._parts: list[str] = [""]
        self._texts: list[tuple[int, int]] = []
        self._escaped: list[tuple[int, int]] = []
        self._others: list[tuple[int, Callable[[Facts], str]]] = []
        for part in way._parts:
            if isinstance(part, Expr) and _of_folder(part):
                part = str(evaluate(part, facts))
            if isinstance(part, str):
                self._parts[-1] += part
            else:
                self._hole(part)
                self._parts += ["", ""]

    def _hole(self, part: "Expr | Shell") -> None:
        place = len(self._parts)
        if isinstance(part, Shell):
            self._others.append((place, part.fill))
        elif isinstance(part.root, int) and not part.steps:
            self._texts.append((place, part.root))
        elif isinstance(part.root, int) and part.steps == ((escape, ()),):
            self._escaped.append((place, part.root))
        else:
            # what is declared to be HTML is printed as it is
            steps = part.steps[:-1] if part.steps and part.steps[-1][0] is Markup else part.steps
            self._others.append((place, _reader(Expr(part.root, steps))))

    def fill(self, facts: Facts) -> str:
        """The text for a page."""
        parts, values = self._parts.copy(), facts.values
        for place, index in self._texts:
            parts[place] = values[index]
        for place, index in self._escaped:
            parts[place] = escape(values[index])
        for place, read in self._others:
            parts[place] = str(read(facts))
        return "".join(parts)


def _cut_shell(env: TraceEnvironment, cut: Cut) -> Shell:
    def context(facts: Facts, trace: Trace) -> dict[str, Any]:
        return {**cut.told, "page": trace.page}

    def stock(facts: Facts) -> str:
        template = env.stock.get_template(cut.name)
        told = template.new_context({**cut.told, "page": facts.page}, shared=True)
        return "".join(template.root_render_func(told))

    return Shell(env, cut.name, context, stock, toc=True)


def _of_folder(expr: Expr) -> bool:
    return isinstance(expr.root, tuple) and expr.root[0] == "constant"


def _taken(constants: set[str], folder: str) -> set[str]:
    """The names within a folder that links lead to or through."""
    above = _norm_parts(folder)
    found = set()
    for address in constants:
        path, level = _get_norm_url(address)
        parts = _norm_parts(path)
        if level != -1 and len(parts) > len(above) and parts[: len(above)] == above:
            found.add(parts[len(above)])
    return found


def _condition(question: Question, expected: Any) -> Callable[[Facts], bool]:
    """Whether a page answers a question as expected (trace.answer)."""
    kind, expr, word = question
    read = _reader(expr)
    if kind == "bool":
        return (lambda facts: bool(read(facts))) if expected else (lambda facts: not read(facts))
    if kind == "in":
        return lambda facts: (word in read(facts)) is expected
    if kind == "value":
        return lambda facts: bool(read(facts) == expected)
    return (lambda facts: bool(read(facts) == word)) if expected else (lambda facts: bool(read(facts) != word))


def _reader(expr: Expr) -> Callable[[Facts], Any]:
    """What works out an expression (trace.evaluate), without asking again each time what it consists of."""
    root: Any = expr.root
    read: Callable[[Facts], Any]
    if isinstance(root, int):

        def read(facts: Facts) -> Any:
            return facts.values[root]

    elif isinstance(root, str):
        read = attrgetter(root)
    else:

        def read(facts: Facts) -> Any:
            return root_value(root, facts)

    for function, arguments in expr.steps:
        read = _then(read, function, arguments)
    return read


def _then(
    read: Callable[[Facts], Any], function: Callable[..., Any], arguments: tuple[Any, ...]
) -> Callable[[Facts], Any]:
    if function is Facts.link:
        return lambda facts: facts.link(read(facts))
    return lambda facts: function(read(facts), *arguments)
