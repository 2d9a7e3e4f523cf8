"""What a template may want to know of a page, and what the page answers.

In: expressions (slot.py) and the facts of a page. Out: values.
"""

from typing import Any

from plainlaw.render.facts import Facts
from plainlaw.render.slot import Expr

Question = tuple[str, Expr, str | None]


def evaluate(expr: Expr, facts: Facts) -> Any:
    """The value that an expression stands for."""
    value = root_value(expr.root, facts)
    for function, arguments in expr.steps:
        value = facts.link(value) if function is Facts.link else function(value, *arguments)
    return value


def root_value(root: Any, facts: Facts) -> Any:
    """Where a value comes from: one of the texts, a constant, one of the table of contents, or a named answer."""
    if isinstance(root, int):
        return facts.values[root]
    if isinstance(root, tuple):
        kind, what = root
        return facts.toc_key[1][what] if kind == "toc" else what
    return getattr(facts, root)


def answer(question: Question, facts: Facts) -> Any:
    """What a page answers."""
    kind, expr, word = question
    value = evaluate(expr, facts)
    if kind == "bool":
        return bool(value)
    if kind == "eq":
        return value == word
    return word in value if kind == "in" else value
