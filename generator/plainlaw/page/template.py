"""Page templates: Jinja makes the Markdown of a page from plain values.

In: the name of a template, a locale and values. Out: Markdown with a front matter, with HTML blocks that hold no
blank line. Values are escaped unless their names end in `html`, `markdown` or `body` (see templates/_macros.md.j2).
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from plainlaw.locales.locale import Locale
from plainlaw.page.front_matter import front_matter
from plainlaw.page.pieces import (
    banners_html,
    card_html,
    cards_html,
    chips_html,
    choices_html,
    facts_html,
    page_head_html,
    related_html,
)
from plainlaw.page.record_pieces import records_html

if TYPE_CHECKING:
    from jinja2 import Environment

_BLANK_LINES = re.compile(r"\n{3,}")


@cache
def _environment(locale: Locale) -> "Environment":
    # imported here: who only checks a portal fills no template
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("plainlaw", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip
    pieces = (front_matter, page_head_html, banners_html, facts_html, card_html, cards_html, chips_html, choices_html,
              related_html, records_html)  # fmt: skip
    environment.globals |= {piece.__name__: piece for piece in pieces} | {"t": locale.text}
    return environment


def fill(template: str, locale: Locale, **values: Any) -> str:
    """The Markdown of a page."""
    text: str = _environment(locale).get_template(f"{template}.md.j2").render(**values)
    return closed_up(text).rstrip("\n") + "\n"


def closed_up(text: str) -> str:
    """The text with no more than one blank line at a time."""
    return _BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text
