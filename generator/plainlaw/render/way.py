"""One way through a template as texts and holes, and the pages that go it.

In: the parts of a text and the conditions under which it is so, as a trace has found them (trace.py) or as they were
kept (kept_shell.py). Out: the text for page after page. Neither Jinja nor MkDocs is needed for that.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Protocol

from markupsafe import Markup, escape

from plainlaw.render.addresses import steps_of
from plainlaw.render.facts import Facts
from plainlaw.render.questions import Question, answer, evaluate, root_value
from plainlaw.render.slot import Expr


class Fills(Protocol):
    """A template in the place of which another one is filled in."""

    def fill(self, facts: Facts) -> str:
        """Its text for a page."""


Part = str | Expr | Fills


class Way:
    """One way through a template."""

    def __init__(self, parts: Sequence[Part], conditions: Mapping[Question, Any], checks: int) -> None:
        self.parts, self.conditions, self.checks = parts, conditions, checks
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
        for part in way.parts:
            if isinstance(part, Expr) and _of_folder(part):
                part = str(evaluate(part, facts))
            if isinstance(part, str):
                self._parts[-1] += part
            else:
                self._hole(part)
                self._parts += ["", ""]

    def _hole(self, part: "Expr | Fills") -> None:
        place = len(self._parts)
        if not isinstance(part, Expr):
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


def _of_folder(expr: Expr) -> bool:
    return isinstance(expr.root, tuple) and expr.root[0] == "constant"


def _taken(constants: set[str], folder: str) -> set[str]:
    """The names within a folder that links lead to or through."""
    above = steps_of(folder) or []
    found = set()
    for address in constants:
        parts = steps_of(address) or []
        if len(parts) > len(above) and parts[: len(above)] == above:
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
