"""Page templates: Jinja makes the Markdown of a page from plain values.

In: the name of a template, a locale and values. Out: Markdown with a front matter, with HTML blocks that hold no
blank line. Values are escaped unless their names end in `html`, `markdown` or `body` (see templates/_macros.md.j2).
"""

import json
import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from plainlaw.locales.locale import Locale

_BLANK_LINES = re.compile(r"\n{3,}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_BODY = "\x00body\x00"
"""Stands for a document's own text while a template is filled; no document can hold it."""


@cache
def _environment(locale: Locale) -> Environment:
    environment = Environment(
        loader=PackageLoader("plainlaw", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    environment.policies["json.dumps_function"] = _front_matter_value
    environment.policies["json.dumps_kwargs"] = {}
    environment.globals["t"] = locale.text
    return environment


def _front_matter_value(value: Any) -> str:
    """JSON, which is YAML too, with what YAML refuses written out: a header must never be read as text."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, sort_keys=True))


def fill(template: str, locale: Locale, **values: Any) -> str:
    """The Markdown of a page."""
    body = values.get("body", "")
    if body:
        values["body"] = _BODY
    text = _environment(locale).get_template(f"{template}.md.j2").render(**values)
    # blank lines that a template leaves are closed up; those of a document belong to it
    return (_BLANK_LINES.sub("\n\n", text).rstrip("\n") + "\n").replace(_BODY, body)
