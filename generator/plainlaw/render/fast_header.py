"""Front matter as our templates write it: one key a line, its value in JSON. Read without YAML.

In: the text of a page. Out: its body and metadata, or None when YAML might read anything else.

Right because JSON of this form is YAML: a quoted text on one line means the same in both, as long as it holds only
characters that YAML takes as they are and escapes that both know; lists of texts and lists of maps of texts likewise.
Keys are words that YAML takes for texts (not `yes`, `on`, `null` …).
"""

import json
import re
from typing import Any

# no control characters, no character that YAML takes for the end of a line, no half of a pair, no byte order mark
_TEXT = r'"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]++|\\["\\nt]|\\u00[2-7][0-9a-f])*+"'
_MAP = rf"\{{(?:{_TEXT}: {_TEXT}(?:, {_TEXT}: {_TEXT})*+)?\}}"
_ITEM = rf"(?:{_TEXT}|{_MAP})"
_LIST = rf"\[(?:{_ITEM}(?:, {_ITEM})*+)?\]"
_KEY = r"(?!(?:y|n|yes|no|on|off|true|false|null):)[a-z][a-z_]*+"
_LINE = rf"{_KEY}: (?:{_TEXT}|{_LIST}|\{{exclude: true\}}|\{{boost: [1-9][0-9]{{0,2}}\}})\n"
_HEADER = re.compile(rf"---\n((?:{_LINE})++)---\n")
_SEARCH = {"{exclude: true}": {"exclude": True}}


def fast_header(text: str) -> tuple[str, dict[str, Any]] | None:
    """Body and metadata of a page (mkdocs.utils.meta.get_data)."""
    found = _HEADER.match(text)
    if found is None:
        return None
    data: dict[str, Any] = {}
    for line in found[1].split("\n")[:-1]:
        key, _, value = line.partition(": ")
        data[key] = _value(value)
    return text[found.end() :].lstrip("\n"), data


def _value(text: str) -> Any:
    if text[0] == "{":
        return dict(_SEARCH[text]) if text in _SEARCH else {"boost": int(text[len("{boost: ") : -1])}
    if text[0] == '"' and "\\" not in text:
        return text[1:-1]
    return json.loads(text)
