"""The page of a document as Markdown: the pieces of a page one after another, joined without a template for speed.

In: what the page says. Out: Markdown with a front matter, with HTML blocks that hold no blank line.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import escape

from plainlaw.page.front_matter import front_matter
from plainlaw.page.pieces import banners_html, chips_html, facts_html, page_head_html, related_html
from plainlaw.page.template import closed_up


def document_markdown(values: Mapping[str, Any]) -> str:
    """A page of any content type. What stands in `values` is said in templates/_macros.md.j2:

    page; heading; kind: label of the content type; lead: text|none; badges: [text]; banners: [{tone, html}];
    facts: [fact]; body: Markdown, resolved; sections_after: [{heading, html}]; related: [{heading, items: [item]}].
    """
    before, after = closed_up("\n\n".join(_before(values))), closed_up("\n\n".join(_after(values)))
    # blank lines of the body belong to the document
    return "\n\n".join(part for part in (before, values["body"], after) if part) + "\n"


def _before(values: Mapping[str, Any]) -> Iterator[str]:
    yield front_matter(values["page"])
    yield page_head_html(values["page"], values["heading"], values["kind"], values["lead"])[:-1]
    for piece in (chips_html(values["badges"]), banners_html(values["banners"]), facts_html(values["facts"])):
        if piece:
            yield piece[:-1]


def _after(values: Mapping[str, Any]) -> Iterator[str]:
    for section in values["sections_after"]:
        yield f"## {escape(section['heading'])}"
        if section["html"]:
            yield section["html"]
    if related := related_html(values["related"]):
        yield related[:-1]
