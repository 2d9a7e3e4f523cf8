"""The front matter of a generated page: JSON values, which are YAML too.

In: the `page` mapping of templates/_macros.md.j2. Out: a header that no reader takes for text.
"""

import re
from collections.abc import Iterator, Mapping
from json import JSONEncoder
from typing import Any

from markupsafe import Markup, escape

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_IN_HTML = (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e"), ("'", "\\u0027"))
_ALWAYS = ("lang", "theme_language", "layout", "alternates")
_WHEN_KNOWN = ("instead", "updated", "updated_words", "published", "office", "section", "source_path", "commit_short",
               "hide", "dataset", "canonical", "moved_to", "unlisted")  # fmt: skip
_json = JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def front_matter(page: Mapping[str, Any]) -> Markup:
    """The header of a page, without a line end."""
    # what YAML refuses and what HTML reads is written out; of a line, only the value can hold such characters
    lines = (line if line.isprintable() else _CONTROL.sub(_spelt, line) for line in _lines(page))
    text = "\n".join(lines)
    for character, written in _IN_HTML:
        text = text.replace(character, written)
    return Markup(text)  # noqa: S704 - no character of HTML is left


def _spelt(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _lines(page: Mapping[str, Any]) -> Iterator[str]:
    yield "---"
    # themes, Material among them, put both into the head of the page as they are
    yield f"title: {_json(escape(page['title']))}"
    yield f"description: {_json(escape(page['description']))}"
    for name in _ALWAYS:
        yield f"{name}: {_json(page[name])}"
    for name in _WHEN_KNOWN:
        if page.get("updated" if name == "updated_words" else name):
            yield f"{name}: {_json(page[name])}"
    if not page["search"]:
        yield "search: {exclude: true}"
    elif page["weight"] > 1:
        yield f"search: {{boost: {page['weight']}}}"
    yield "---"
