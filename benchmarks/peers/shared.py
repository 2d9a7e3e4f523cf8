"""What the peers' sites have in common.

In: fields of an article. Out: its front matter; the words of the layout, which every hand-written layout shows.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SITES = Path(__file__).resolve().parent.parent / "sites"


def front_matter(fields: Mapping[str, object]) -> str:
    """The front matter of a document; values are written as JSON, which is also YAML."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n"


@cache
def layout_words() -> dict[str, dict[str, Any]]:
    """The words of the layout, by language."""
    words: dict[str, dict[str, Any]] = json.loads((SITES / "words.json").read_text(encoding="utf-8"))
    return words
