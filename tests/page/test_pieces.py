"""Pieces of pages that are written without a template are what templates would make of them."""

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

from plainlaw.page.document import document_markdown
from plainlaw.page.front_matter import front_matter
from plainlaw.page.pieces import (
    banners_html,
    card_html,
    chips_html,
    choices_html,
    facts_html,
    page_head_html,
    related_html,
)

_MACROS = """
{% macro facts(list) %}
{% if list %}
<dl class="facts" data-search-exclude>
{% for fact in list %}
<div{% if fact.html | striptags | length > 60 %} class="facts__wide"{% endif %}><dt>{{ fact.label }}</dt><dd>{{ fact.html | safe }}</dd></div>
{% endfor %}
</dl>
{% endif %}
{% endmacro %}
{% macro chips(list) %}
{% if list %}
<ul class="chips" data-search-exclude>
{% for text in list %}
<li>{{ text }}</li>
{% endfor %}
</ul>
{% endif %}
{% endmacro %}
{% macro card(item, level=2) %}
<li class="card">
<h{{ level }} class="card__title"><a href="{{ item.href }}">{{ item.title }}</a></h{{ level }}>
{% if item.kind or item.date or item.office %}
<p class="card__meta">
{% if item.kind %}
<span class="card__kind">{{ item.kind }}</span>
{% endif %}
{% if item.date %}
<time{% if item.date_iso %} datetime="{{ item.date_iso }}"{% endif %}>{{ item.date }}</time>
{% endif %}
{% if item.office %}
<span>{{ item.office }}</span>
{% endif %}
</p>
{% endif %}
{% if item.summary %}
<p class="card__summary">{{ item.summary }}</p>
{% endif %}
{{ chips(item.badges) -}}
</li>
{% endmacro %}
{% macro breadcrumbs(page) %}
{% if page.breadcrumbs %}
<nav class="crumbs" aria-label="{{ page.here }}" data-search-exclude><ol>
{% for crumb in page.breadcrumbs %}
<li>{% if crumb.href %}<a href="{{ crumb.href }}">{{ crumb.label }}</a>{% else %}<span aria-current="page">{{ crumb.label }}</span>{% endif %}</li>
{% endfor %}
</ol></nav>
{% endif %}
{% endmacro %}
{% macro page_head(page, heading, kind=none, lead=none) %}
<header class="page-head">
{{ breadcrumbs(page) -}}
{% if kind %}
<p class="page-head__kind" data-search-exclude>{{ kind }}</p>
{% endif %}
<h1>{{ heading }}</h1>
{% if lead %}
<p class="page-head__lead">{{ lead }}</p>
{% endif %}
</header>
{% endmacro %}
{% macro cards(list, level=2, style="") %}
<ul class="cards{{ ' cards--' ~ style if style }}">
{% for item in list %}
{{ card(item, level) -}}
{% endfor %}
</ul>
{% endmacro %}
{% macro choices(label, list) %}
{% if list %}
<nav class="choices" aria-label="{{ label }}" data-search-exclude>
<span class="choices__label" aria-hidden="true">{{ label }}</span>
<ul>
{% for choice in list %}
<li><a href="{{ choice.href }}"{% if choice.current %} aria-current="true"{% endif %}>{{ choice.label }}{% if choice.count is not none %}<span class="choices__count">{{ choice.count }}</span>{% endif %}</a></li>
{% endfor %}
</ul>
</nav>
{% endif %}
{% endmacro %}
{% macro related(list) %}
{% for group in list %}
{% if group["items"] %}
<section class="related" data-search-exclude>
<h2>{{ group.heading }}</h2>
{{ cards(group["items"], 3, "compact") -}}
</section>
{% endif %}
{% endfor %}
{% endmacro %}
{% macro banners(list) %}
{% for banner in list %}
<div class="banner banner--{{ banner.tone }}" role="note">{{ banner.html | safe }}</div>
{% endfor %}
{% endmacro %}
{% macro front_matter(page) -%}
---
title: {{ page.title | e | string | tojson }}
description: {{ page.description | e | string | tojson }}
{% for name in ["lang", "theme_language", "layout", "alternates"] %}
{{ name }}: {{ page[name] | tojson }}
{% endfor %}
{% if page.instead %}
instead: {{ page.instead | tojson }}
{% endif %}
{% if page.updated %}
updated: {{ page.updated | tojson }}
updated_words: {{ page.updated_words | tojson }}
{% endif %}
{% for name in ["published", "office", "section", "source_path", "commit_short", "hide", "dataset"] %}
{% if page[name] %}
{{ name }}: {{ page[name] | tojson }}
{% endif %}
{% endfor %}
{% if not page.search %}
search: {exclude: true}
{% elif page.weight > 1 %}
search: {boost: {{ page.weight }}}
{% endif %}
---
{%- endmacro %}
"""  # noqa: E501 - as the templates had it
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def _as_json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _templates() -> Any:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.policies |= {"json.dumps_function": _as_json, "json.dumps_kwargs": {}}
    return environment.from_string(_MACROS).module


_TEMPLATES = _templates()
_WORDS = st.text(
    st.sampled_from("a法 '\"<>&\\{}\x07\x85\u2028\ufeff\u3000\ue000") | st.characters(codec="utf-8"), max_size=8
)
_MAYBE = st.none() | _WORDS
_CARDS = st.fixed_dictionaries(
    {"title": _WORDS, "href": _WORDS, "kind": _MAYBE, "date": _MAYBE, "date_iso": _MAYBE, "office": _MAYBE,
     "summary": _MAYBE, "badges": st.lists(_WORDS, max_size=3)}
)  # fmt: skip
_LINKS = st.lists(st.fixed_dictionaries({"lang": _WORDS, "href": _WORDS, "name": _WORDS}), max_size=3)
_PAGES = st.fixed_dictionaries(
    {"title": _WORDS, "description": _WORDS, "lang": _WORDS, "theme_language": _WORDS, "layout": _WORDS,
     "alternates": _LINKS, "instead": _LINKS, "updated": _MAYBE, "updated_words": _MAYBE, "published": _MAYBE,
     "office": _MAYBE, "section": _MAYBE, "source_path": _MAYBE, "commit_short": _MAYBE, "dataset": _MAYBE,
     "hide": st.lists(st.just("toc"), max_size=1), "search": st.booleans(), "weight": st.integers(1, 3), "here": _WORDS,
     "breadcrumbs": st.lists(st.fixed_dictionaries({"label": _WORDS, "href": _MAYBE}), max_size=3)}
)  # fmt: skip
_HTML = st.lists(
    st.sampled_from(["<b>", "</b>", "&amp;", "&#39;", "&nvlt;", "word ", "法律", "\n", "<a href='x'>"]), max_size=40
)


@settings(max_examples=300, deadline=None)
@given(_CARDS, st.integers(2, 4))
def test_cards(item: dict[str, Any], level: int) -> None:
    assert card_html(item, level) == _TEMPLATES.card(item, level)


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=3))
def test_chips(words: list[str]) -> None:
    assert chips_html(words) == _TEMPLATES.chips(words)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.fixed_dictionaries({"label": _WORDS, "html": _HTML.map("".join)}), max_size=3))
def test_facts(facts: list[dict[str, str]]) -> None:
    assert facts_html(facts) == _TEMPLATES.facts(facts)


@settings(max_examples=500, deadline=None)
@given(_PAGES)
def test_headers(page: dict[str, Any]) -> None:
    assert front_matter(page) == _TEMPLATES.front_matter(page)


@settings(max_examples=200, deadline=None)
@given(_PAGES, _WORDS, _MAYBE, _MAYBE)
def test_heads(page: dict[str, Any], heading: str, kind: str | None, lead: str | None) -> None:
    assert page_head_html(page, heading, kind, lead) == _TEMPLATES.page_head(page, heading, kind, lead)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.fixed_dictionaries({"heading": _WORDS, "items": st.lists(_CARDS, max_size=2)}), max_size=2))
def test_related(groups: list[dict[str, Any]]) -> None:
    assert related_html(groups) == _TEMPLATES.related(groups)


_CHOICES = st.fixed_dictionaries({"label": _WORDS, "href": _WORDS, "count": _MAYBE, "current": st.booleans()})


@settings(max_examples=100, deadline=None)
@given(_WORDS, st.lists(_CHOICES, max_size=3))
def test_choices(label: str, choices: list[dict[str, Any]]) -> None:
    assert choices_html(label, choices) == _TEMPLATES.choices(label, choices)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.fixed_dictionaries({"tone": _WORDS, "html": _HTML.map("".join)}), max_size=2))
def test_banners(banners: list[dict[str, str]]) -> None:
    assert banners_html(banners) == _TEMPLATES.banners(banners)


def test_a_document_has_its_pieces_one_after_another_and_keeps_its_own_blank_lines() -> None:
    page = {
        "title": "T", "description": "D", "lang": "en", "theme_language": "en", "layout": "document", "alternates": [],
        "instead": [], "updated": None, "published": None, "office": None, "section": None, "source_path": None,
        "commit_short": None, "hide": [], "search": True, "weight": 1, "dataset": None, "here": "You are here",
        "breadcrumbs": [],
    }  # fmt: skip
    values = {
        "page": page, "heading": "T", "kind": "Guide", "lead": "", "badges": ["x"], "facts": [], "related": [],
        "banners": [{"tone": "info", "html": "<p>see</p>"}], "body": "one\n\n\n\ntwo\n",
        "sections_after": [{"heading": "A & B", "html": "<ul>\n\n\n</ul>"}],
    }  # fmt: skip
    assert document_markdown(values).partition("\n---\n")[2] == (
        '\n<header class="page-head">\n<p class="page-head__kind" data-search-exclude>Guide</p>\n<h1>T</h1>\n'
        "</header>\n"
        '\n<ul class="chips" data-search-exclude>\n<li>x</li>\n</ul>\n'
        '\n<div class="banner banner--info" role="note"><p>see</p></div>\n'
        "\none\n\n\n\ntwo\n\n\n## A &amp; B\n\n<ul>\n\n</ul>\n"
    )
