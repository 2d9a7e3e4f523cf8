"""JSON that stands in a script element of a page, for programs that read pages.

In: a record. Out: one line without a character of HTML: whatever an editor wrote, it cannot end the element.
"""

import json
from collections.abc import Mapping
from typing import Any

_IN_HTML = {ord(character): f"\\u{ord(character):04x}" for character in "<>&'\u2028\u2029"}


def script_json(record: Mapping[str, Any]) -> str:
    """The record without what is empty in it."""
    text = json.dumps({name: value for name, value in record.items() if value}, ensure_ascii=False)
    return text.translate(_IN_HTML)
