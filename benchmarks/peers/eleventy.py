"""An Eleventy site with any number of the articles.

In: a folder and a number. Out: a site with hand-written, small templates (benchmarks/sites/eleventy) and the articles.
Links are finished addresses and the admonition is HTML, so that Eleventy has neither to resolve nor to extend anything.
"""

import json
import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path

from benchmarks.articles import Article, article, page_address
from benchmarks.peers.shared import SITES, front_matter, layout_words
from benchmarks.phrases import LANGUAGES, SECTION_NAMES

SITE = SITES / "eleventy"


def write_site(root: Path, count: int) -> None:
    """Write the site with `count` articles into the new folder `root`."""
    shutil.copytree(SITE, root, ignore=shutil.ignore_patterns("package*.json"))
    data = {"words": layout_words(), "sections": SECTION_NAMES, "languages": LANGUAGES}
    (root / "_data").mkdir()
    for name, value in data.items():
        (root / "_data" / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    for section in SECTION_NAMES:
        (root / "content" / "articles" / section).mkdir(parents=True)
    directory_data = {"layout": "article.njk", "tags": "articles"}
    (root / "content" / "articles" / "articles.json").write_text(json.dumps(directory_data), encoding="utf-8")
    articles = [article(number, count) for number in range(count)]
    for each in articles:
        path(root, each).write_text(document(each, articles), encoding="utf-8")


def path(root: Path, each: Article) -> Path:
    """Where an article lies."""
    return root / "content" / "articles" / each.section / f"{each.key}-{each.lang}.md"


def document(each: Article, articles: Sequence[Article]) -> str:
    """The text of an article's file."""
    addresses = {number: page_address(articles[number]) for number in each.links}
    return _header(each) + each.body(addresses, _admonition)


def _header(each: Article) -> str:
    """The front matter of an article."""
    fields = {"title": each.title, "description": each.summary, "date": each.published.isoformat()}
    place = {"lang": each.lang, "section": each.section, "key": each.key, "permalink": page_address(each)}
    return front_matter(fields | place)


def _admonition(title: str, text: str) -> str:
    """An admonition as HTML."""
    return (
        f'<div class="admonition note">\n<p class="admonition-title">{escape(title)}</p>\n<p>{escape(text)}</p>\n</div>'
    )
