"""What is wrong with YAML that cannot be read, in words for an editor and at the line that must be mended.

In: an error of PyYAML, or text whose anchors and nesting are looked at before it is read. Out: findings.
"""

import re
from typing import Any

import yaml

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import BROKEN_YAML, YAML_ALIAS

DEEPEST = 200
"""Deeper nesting than any editor writes; libyaml crashes the whole process at some ten thousand levels."""

_SUSPICIOUS = 1000
_SPECIAL = Message.of("a tab or a special character stands at its beginning")
_INDENTATION = Message.of("the indentation is not that of the lines around it")
_COLON = Message.of("a line without a colon stands between the fields")
_AFTER = Message.of("text stands after a closing quotation mark or bracket")
_WIDE_COLON = Message.of("a Chinese colon ： stands after the name of the field; an English one and a space are needed")
COMMA = Message.of("a text with a comma stands within { } and needs quotation marks")
BRACE = Message.of("a text begins with a bracket { and needs quotation marks")
_UNREADABLE = Message.of("its form is not understood")

# what PyYAML says most often, in words for an editor
_REASONS = {
    "mapping values are not allowed in this context": Message.of("a second colon stands in the line"),
    "mapping keys are not allowed in this context": Message.of("a text begins with ?"),
    "could not find expected ':'": _COLON,
    "did not find expected key": _INDENTATION,
    "did not find expected <block end>": _INDENTATION,
    "found a tab character that violates indentation": Message.of("it is indented with a tab instead of spaces"),
    "found character that cannot start any token": _SPECIAL,
    "did not find expected '-' indicator": Message.of("an entry of the list does not begin with -"),
    "block sequence entries are not allowed in this context": Message.of("a text begins with -"),
    "did not find expected alphabetic or numeric character": Message.of("a text begins with * or &"),
    "found unexpected end of stream": Message.of("a quotation mark is never closed"),
    "found unknown escape character": Message.of("a backslash stands in double quotation marks"),
    "did not find expected ',' or ']'": Message.of("a bracket [ is never closed"),
    "did not find expected ',' or '}'": Message.of("a bracket { is never closed"),
    "but found another document": Message.of("a second line --- stands in it"),
    "control characters are not allowed": Message.of("it holds an invisible control character"),
    "day is out of range for month": Message.of("this day does not exist"),
    "month must be in 1..12": Message.of("this month does not exist"),
}
# findings of these are shown where the thing begins, not at the end of the file where it was missed
_WHERE_IT_BEGINS = frozenset(
    {
        "could not find expected ':'",
        "found unexpected end of stream",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)
_WIDE = re.compile(r"^[ \t]*(?:-[ \t]+)?[A-Za-z_-]+：", re.MULTILINE)


def reason(said: str) -> Message:
    """Why a value or a file cannot be read."""
    return _REASONS.get(said, _UNREADABLE)


def broken(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """The finding for an error of PyYAML, where its cause most likely stands."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if said in _WHERE_IT_BEGINS:
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        position = int(getattr(error, "position", 0) or 0)
        place = Place(path, text.count("\n", 0, position) + first_line)
        return BROKEN_YAML.at(place, reason=reason(said))
    lines = text.split("\n")
    for index in (mark.line, mark.line - 1):
        if 0 <= index < len(lines) and _WIDE.match(lines[index]):
            column = lines[index].index("：") + 1
            return BROKEN_YAML.at(Place(path, index + first_line, column), reason=_WIDE_COLON)
    before = lines[mark.line][: mark.column].rstrip() if mark.line < len(lines) else ""
    why = _AFTER if reason(said) == _INDENTATION and before.endswith(('"', "'", "]", "}")) else reason(said)
    return BROKEN_YAML.at(Place(path, mark.line + first_line, mark.column + 1), reason=why)


def refused(loader: type[Any], text: str, path: str, first_line: int) -> list[Problem]:
    """Findings for aliases, for anchors when there are no aliases, and for nesting that is too deep.

    Looks at the parts of the text one by one, so that nothing grows and nothing is nested. Raises yaml.YAMLError.
    """
    if "&" not in text and "*" not in text and sum(map(text.count, ("[", "{", "- ", "? "))) < _SUSPICIOUS:
        return []
    reader = loader(text)
    try:
        return _refused(reader, path, first_line)
    finally:
        reader.dispose()


def _refused(reader: Any, path: str, first_line: int) -> list[Problem]:
    aliases: list[Problem] = []
    anchors: list[Problem] = []
    depth = 0
    while reader.check_event():
        event = reader.get_event()
        place = Place(path, event.start_mark.line + first_line, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            aliases.append(YAML_ALIAS.at(place))
        elif getattr(event, "anchor", None):
            anchors.append(YAML_ALIAS.at(place))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return [BROKEN_YAML.at(place, reason=Message.of("it is nested too deeply"))]
    return aliases or anchors
