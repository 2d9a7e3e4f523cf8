"""Page templates: Jinja makes the Markdown of a page from plain values.

In: the name of a template, a locale and values. Out: Markdown with a front matter, with HTML blocks that hold no
blank line. Values are escaped unless their names end in `html`, `markdown` or `body` (see templates/_macros.md.j2).
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from plainlaw.locales.locale import Locale
from plainlaw.page.front_matter import front_matter
from plainlaw.page.pieces import card_html, chips_html, facts_html

if TYPE_CHECKING:
    from jinja2 import Environment

_BLANK_LINES = re.compile(r"\n{3,}")
_BODY = "\x00body\x00"
"""Stands for a document's own text while a template is filled; no document can hold it."""


@cache
def _environment(locale: Locale) -> "Environment":
    # imported here: who only checks a portal fills no template
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("plainlaw", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip
    environment.globals |= {"t": locale.text, "front_matter_of": front_matter, "card_html": card_html,
                            "chips_html": chips_html, "facts_html": facts_html}  # fmt: skip
    return environment


def fill(template: str, locale: Locale, **values: Any) -> str:
    """The Markdown of a page."""
    body = values.get("body", "")
    if body:
        values["body"] = _BODY
    text = _environment(locale).get_template(f"{template}.md.j2").render(**values)
    # blank lines that a template leaves are closed up; those of a document belong to it
    return (_BLANK_LINES.sub("\n\n", text).rstrip("\n") + "\n").replace(_BODY, body)
