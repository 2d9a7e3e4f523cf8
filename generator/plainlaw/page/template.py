"""Page templates: Jinja makes the Markdown of a page from plain values.

In: the name of a template, a locale and values. Out: Markdown with a front matter, with HTML blocks that hold no
blank line. Values are escaped unless their names end in `html`, `markdown` or `body` (see templates/_macros.md.j2).
"""

import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

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

_TEMPLATES = Path(__file__).parent.parent / "templates"
_MARKDOWN = re.compile(r"[\\`*_\[\]{}#!]")
_BLANK_LINES = re.compile(r"\n{3,}")


@cache
def _environment(locale: Locale) -> "Environment":
    # imported here: who only checks a portal fills no template
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from plainlaw.template_cache import TemplateCache

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True, auto_reload=False,
        # beside the modules that Python has compiled, and only where those are written too
        bytecode_cache=None if sys.dont_write_bytecode else TemplateCache(_TEMPLATES / "__pycache__"),
    )  # fmt: skip
    pieces = (front_matter, page_head_html, banners_html, facts_html, card_html, cards_html, chips_html, choices_html,
              related_html, records_html)  # fmt: skip
    environment.filters["in_markdown"] = in_markdown
    environment.globals |= {piece.__name__: piece for piece in pieces} | {"t": locale.text}
    return environment


def fill(template: str, locale: Locale, **values: Any) -> str:
    """The Markdown of a page."""
    text: str = _environment(locale).get_template(f"{template}.md.j2").render(**values)
    return closed_up(text).rstrip("\n") + "\n"


def in_markdown(words: str) -> Markup:
    """Words that somebody wrote, such as the name of an office, as words of a Markdown line."""
    # the signs first, so that those of the references of HTML are left as they are
    return escape(_MARKDOWN.sub(r"\\\g<0>", words))


def closed_up(text: str) -> str:
    """The text with no more than one blank line at a time."""
    return _BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text
