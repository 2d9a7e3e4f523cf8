"""Single values of a plain header: texts, with quotation marks or without, days, whole numbers, yes, no and nothing.

In: text that holds no line end and no unusual character. Out: the value that YAML reads there.
"""

import re
from datetime import date
from typing import Any

import yaml

# letters, digits and what is not ASCII begin a text; no indicator of YAML is among them. Written as what is left out:
# Python walks through each character of a range when it compiles a pattern
FIRST = r"[^\x00-/:-@\[-`{-\xa0\U00010000-\U0010ffff]"
QUOTED = r"\"[^\"\\]*\"|'[^']*'"
_BEGINS = re.compile(FIRST)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")

# what PyYAML itself asks about a text without quotation marks, by its first character
_FORMS: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers


class NotPlainError(Exception):
    """A header is not certainly plain; never leaves plainlaw.sources."""


def plain_value(text: str) -> Any:
    """The value that YAML reads there. Raises NotPlainError where that is not certain."""
    first = text[0]
    if first in "\"'":
        # quotation marks within, doubled ones too, are left to the other reader
        if len(text) < 2 or text[-1] != first or first in text[1:-1] or "\\" in text:
            raise NotPlainError
        return text[1:-1]
    if not _BEGINS.match(text) or text[-1] in ": " or ": " in text or " #" in text:
        raise NotPlainError
    for tag, form in _FORMS.get(first, ()):
        if form.match(text):
            return _typed(tag.rpartition(":")[2], text)
    return text


def _typed(kind: str, text: str) -> Any:
    if kind == "null":
        return None
    if kind == "bool":
        return yaml.SafeLoader.bool_values[text.lower()]
    if kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "timestamp" and _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise NotPlainError
