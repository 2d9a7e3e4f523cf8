"""Shortcode calls in prose, read with Jinja's own parser and never executed.

In: prose. Out: `Call`s with literal arguments and the text between them; everything else in braces becomes a finding.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from plainlaw.model.call import Call, Literal
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.shortcodes import (
    BAD_ARGUMENT,
    BROKEN_SHORTCODE,
    MISSING_ARGUMENT,
    TEMPLATE_TAG,
    UNKNOWN_ARGUMENT,
    UNKNOWN_SHORTCODE,
)
from plainlaw.shortcode import Shortcode

if TYPE_CHECKING:
    from jinja2 import Environment

_TAG = re.compile(
    r"\{\{(?:[^\"'{}]|\"[^\"]*\"|'[^']*')*\}\}|\{\{|\{%(?:(?!%\}).){0,200}%\}|\{%|\{#(?:(?!#\}).){0,200}#\}|\{#",
    re.DOTALL,
)
_WORD = re.compile(r"\{%-?\s*([a-z]+)")
_WIDE = re.compile("[“”‘’，（）＝｛｝]")
_LONGEST = 500


class Grammar(Struct, frozen=True):
    """What can be called, and the dimensions of each metric, whose names are arguments too."""

    shortcodes: Mapping[str, Shortcode]
    dimensions: Mapping[str, tuple[str, ...]]


def find_calls(
    text: str, start: Place, grammar: Grammar, found: list[Problem]
) -> Iterator[tuple[int, int, Call | None]]:
    """Beginning, end and call of every tag in `text`, in order; None for a call with findings."""
    if "{" not in text:
        return
    begun: set[str] = set()
    line, line_start, at = start.line, 0, 0
    for tag in _TAG.finditer(text):
        line += text.count("\n", at, tag.start())
        line_start = max(line_start, text.rfind("\n", at, tag.start()) + 1)
        at = tag.start()
        word = _WORD.match(tag[0])
        if word is not None and word[1].removeprefix("end") in begun and word[1].startswith("end"):
            yield tag.start(), tag.end(), None  # {% if … %} and {% endif %} are one mistake
            continue
        begun.add(word[1] if word is not None else "")
        yield tag.start(), tag.end(), read_call(tag[0], Place(start.file, line, at - line_start + 1), grammar, found)


def read_call(source: str, place: Place, grammar: Grammar, found: list[Problem]) -> Call | None:
    """One call; None after findings."""
    if not source.startswith("{{"):
        found.append(TEMPLATE_TAG.at(place, tag=source[:40]))
        return None
    if not source.endswith("}}") or len(source) > _LONGEST:
        reason = Message.of("it is never closed, or braces stand inside it, or it is too long")
        found.append(BROKEN_SHORTCODE.at(place, reason=reason))
        return None
    if "\\" in source:
        # Jinja reads escapes in texts: what stands there would not be what is meant
        found.append(BROKEN_SHORTCODE.at(place, reason=Message.of("a backslash stands in it")))
        return None
    call = _parse(source, place, found)
    if call is None:
        return None
    shortcode = grammar.shortcodes.get(call.name)
    if shortcode is None:
        hint = suggestion(call.name, grammar.shortcodes)
        found.append(UNKNOWN_SHORTCODE.at(place, name=call.name, hint=hint, known=", ".join(grammar.shortcodes)))
        return None
    fits = _metrics_fit(call, shortcode, found) and _names_fit(call, shortcode, grammar, found)
    return call if fits else None


@cache
def _parser() -> "Environment":
    from jinja2 import Environment

    return Environment(autoescape=False)  # noqa: S701 - parses only; nothing is ever rendered with it


def _parse(source: str, place: Place, found: list[Problem]) -> Call | None:
    # imported here: most documents call nothing
    from jinja2 import TemplateSyntaxError, nodes

    try:
        body = _parser().parse(source).body
    except (TemplateSyntaxError, RecursionError):
        wide = _WIDE.search(source)
        reason = Message.of("a quotation mark, a comma or a bracket is missing or stands in the wrong place")
        if wide is not None:
            reason = Message.of("{character} is a Chinese character; English ones are needed", character=wide[0])
        found.append(BROKEN_SHORTCODE.at(place, reason=reason))
        return None
    expression = body[0].nodes[0] if len(body) == 1 and isinstance(body[0], nodes.Output) else None
    if not isinstance(expression, nodes.Call) or not isinstance(expression.node, nodes.Name):
        found.append(BROKEN_SHORTCODE.at(place, reason=Message.of("it is not a call such as name(…)")))
        return None
    values = [*expression.args, *(pair.value for pair in expression.kwargs)]
    if expression.dyn_args or expression.dyn_kwargs or not all(isinstance(value, nodes.Const) for value in values):
        why = Message.of("an argument is not a text in quotation marks or a number")
        found.append(BROKEN_SHORTCODE.at(place, reason=why))
        return None
    positional = tuple(getattr(value, "value", None) for value in expression.args)
    named: dict[str, Literal] = {pair.key: getattr(pair.value, "value", None) for pair in expression.kwargs}
    if len(named) < len(expression.kwargs):
        found.append(BROKEN_SHORTCODE.at(place, reason=Message.of("an argument is given twice")))
        return None
    return Call(expression.node.name, positional, place, source, named)


def _metrics_fit(call: Call, shortcode: Shortcode, found: list[Problem]) -> bool:
    if not call.positional:
        argument, reason = Message.of("a metric"), Message.of("nothing stands between its brackets that names one")
        example = f'{{{{ {call.name}("…") }}}}'
        found.append(
            MISSING_ARGUMENT.at(call.place, shortcode=call.name, argument=argument, reason=reason, example=example)
        )
        return False
    if len(call.positional) > 1 and not shortcode.several:
        found.append(_bad(call, "metric", call.positional[1], Message.of("only one metric may be named")))
        return False
    return True


def _names_fit(call: Call, shortcode: Shortcode, grammar: Grammar, found: list[Problem]) -> bool:
    before = len(found)
    arguments = {argument.name: argument for argument in shortcode.arguments}
    # a category narrows every metric of the call, so each of them must be reported by it
    of_each = [set(grammar.dimensions[str(metric)]) for metric in call.positional if str(metric) in grammar.dimensions]
    dimensions = set.intersection(*of_each) if of_each and shortcode.dimensions else set()
    for name, value in call.named.items():
        argument = arguments.get(name)
        if argument is None and name not in dimensions:
            hint = suggestion(name, [*arguments, *dimensions])
            found.append(UNKNOWN_ARGUMENT.at(call.place, shortcode=call.name, argument=name, hint=hint))
        elif argument is not None and argument.choices and str(value) not in argument.choices:
            reason = Message.of("it can be {known}", known=", ".join(argument.choices))
            found.append(_bad(call, name, value, reason))
        elif argument is not None and argument.whole_number and not (isinstance(value, int) and 1 <= value <= 120):
            found.append(_bad(call, name, value, Message.of("it must be a whole number from 1 to 120")))
    return len(found) == before


def _bad(call: Call, argument: str, value: Literal, reason: Message) -> Problem:
    return BAD_ARGUMENT.at(call.place, shortcode=call.name, argument=argument, value=f"“{value}”", reason=reason)
