"""Pieces of HTML of which pages hold many: heads, cards, chips and facts, written without a template for speed.

In: the mappings of templates/_macros.md.j2. Out: HTML without blank lines; every value is escaped unless its name ends
in `html`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

_WIDE = 60
"""Characters beyond which a fact has a line of its own."""


def page_head_html(page: Mapping[str, Any], heading: str, kind: str | None = None, lead: str | None = None) -> Markup:
    """The head of every page but the home page: where one is, what this is, and what it says in a sentence.

    The heading has no id, so that the search index holds the beginning of a page once, under its title.
    """
    parts = ['<header class="page-head">\n', *_crumbs(page)]
    if kind:
        parts.append(f'<p class="page-head__kind" data-search-exclude>{escape(kind)}</p>\n')
    parts.append(f"<h1>{escape(heading)}</h1>\n")
    if lead:
        parts.append(f'<p class="page-head__lead">{escape(lead)}</p>\n')
    return Markup("".join((*parts, "</header>\n")))  # noqa: S704 - escaped


def _crumbs(page: Mapping[str, Any]) -> Iterator[str]:
    if not page["breadcrumbs"]:
        return
    yield f'<nav class="crumbs" aria-label="{escape(page["here"])}" data-search-exclude><ol>\n'
    for crumb in page["breadcrumbs"]:
        label, href = escape(crumb["label"]), crumb["href"]
        way = f'<a href="{escape(href)}">{label}</a>' if href else f'<span aria-current="page">{label}</span>'
        yield f"<li>{way}</li>\n"
    yield "</ol></nav>\n"


def banners_html(banners: Iterable[Mapping[str, str]]) -> Markup:
    """Something that the reader must know before the text: tone (info, warning, danger, good) and HTML of each."""
    html = "".join(
        f'<div class="banner banner--{escape(banner["tone"])}" role="note">{banner["html"]}</div>\n'
        for banner in banners
    )
    return Markup(html)  # noqa: S704 - HTML by its name


def related_html(groups: Iterable[Mapping[str, Any]]) -> Markup:
    """What else concerns the reader of a page: groups of things, each with a heading."""
    html = "".join(
        f'<section class="related" data-search-exclude>\n<h2>{escape(group["heading"])}</h2>\n'
        f"{cards_html(group['items'], 3, 'compact')}</section>\n"
        for group in groups
        if group["items"]
    )
    return Markup(html)  # noqa: S704 - escaped


def cards_html(items: Iterable[Mapping[str, Any]], level: int = 2, style: str = "") -> Markup:
    """A list of things."""
    cards = "".join(card_html(item, level) for item in items)
    kind = f" cards--{style}" if style else ""
    return Markup(f'<ul class="cards{kind}">\n{cards}</ul>\n')  # noqa: S704 - escaped


def choices_html(label: str, choices: Iterable[Mapping[str, Any]]) -> Markup:
    """Plain links by which a list is narrowed, each to a page of its own, so no script is needed."""
    items = "".join(
        f'<li><a href="{escape(choice["href"])}"{_CURRENT if choice["current"] else ""}>{escape(choice["label"])}'
        f"{_count(choice['count'])}</a></li>\n"
        for choice in choices
    )
    name = escape(label)
    html = (
        f'<nav class="choices" aria-label="{name}" data-search-exclude>\n'
        f'<span class="choices__label" aria-hidden="true">{name}</span>\n<ul>\n{items}</ul>\n</nav>\n'
    )
    return Markup(html if items else "")  # noqa: S704 - escaped


_CURRENT = ' aria-current="true"'


def _count(count: str | None) -> str:
    return f'<span class="choices__count">{escape(count)}</span>' if count is not None else ""


def card_html(item: Mapping[str, Any], level: int) -> Markup:
    """One thing in a list. `level` is the level of its heading."""
    status = item.get("status")
    below = _below(item["title"], level, item["kind"], item["date"], item["date_iso"], item["office"], item["summary"],
                   tuple(item["badges"]), (status["value"], status["words"]) if status else None)  # fmt: skip
    head = f'<li class="card">\n<h{level} class="card__title"><a href="{escape(item["href"])}">'
    return Markup(head + below)  # noqa: S704 - escaped here and below


# the newest documents stand in many lists, and everything but their address is the same in all of them
@lru_cache(maxsize=4096, typed=True)
def _below(  # noqa: PLR0913 - all that a card says
    title: str, level: int, kind: str | None, date: str | None, date_iso: str | None, office: str | None,
    summary: str | None, badges: tuple[str, ...], status: tuple[str, str] | None,
) -> str:  # fmt: skip
    parts = [f"{escape(title)}</a></h{level}>\n"]
    if kind or date or office or status:
        parts.append('<p class="card__meta">\n')
        if status:
            parts.append(f'<span class="status status--{escape(status[0])}">{escape(status[1])}</span>\n')
        if kind:
            parts.append(f'<span class="card__kind">{escape(kind)}</span>\n')
        if date:
            machine = f' datetime="{escape(date_iso)}"' if date_iso else ""
            parts.append(f"<time{machine}>{escape(date)}</time>\n")
        if office:
            parts.append(f"<span>{escape(office)}</span>\n")
        parts.append("</p>\n")
    if summary:
        parts.append(f'<p class="card__summary">{escape(summary)}</p>\n')
    return "".join((*parts, chips_html(badges), "</li>\n"))


def chips_html(words: Iterable[str]) -> Markup:
    """Short words, such as topics, side by side; nothing when there are none."""
    items = "".join(f"<li>{escape(word)}</li>\n" for word in words)
    html = f'<ul class="chips" data-search-exclude>\n{items}</ul>\n' if items else ""
    return Markup(html)  # noqa: S704 - escaped


def facts_html(facts: Iterable[Mapping[str, str]]) -> Markup:
    """Labels and values; nothing when there are none."""
    items = "".join(
        f"<div{_wide(fact['html'])}><dt>{escape(fact['label'])}</dt><dd>{fact['html']}</dd></div>\n" for fact in facts
    )
    html = f'<dl class="facts" data-search-exclude>\n{items}</dl>\n' if items else ""
    return Markup(html)  # noqa: S704 - labels are escaped, values are HTML by their name


def _wide(html: str) -> str:
    # tags and entities only make it longer, so what is short with them is short without
    is_wide = len(html) > _WIDE and len(Markup(html).striptags()) > _WIDE  # noqa: S704 - only measured
    return ' class="facts__wide"' if is_wide else ""
