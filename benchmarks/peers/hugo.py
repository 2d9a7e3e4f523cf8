"""A Hugo site with any number of the articles.

In: a folder and a number. Out: a site with hand-written, small templates (benchmarks/sites/hugo) and the articles.
Links are finished addresses, so that Hugo need not resolve them; lists by year and topic are one taxonomy, which Hugo
keeps indexed.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.articles import Article, article, page_address
from benchmarks.peers.shared import SITES, front_matter, layout_words
from benchmarks.phrases import LANGUAGES, SECTION_NAMES

SITE = SITES / "hugo"


def write_site(root: Path, count: int) -> None:
    """Write the site with `count` articles into the new folder `root`."""
    shutil.copytree(SITE, root)
    (root / "languages.json").write_text(json.dumps({"languages": _languages()}, ensure_ascii=False), encoding="utf-8")
    for section, names in SECTION_NAMES.items():
        (root / "content" / section).mkdir(parents=True)
        for lang in LANGUAGES:
            title, description = names[lang]
            file = root / "content" / section / f"_index{_suffix(lang)}.md"
            file.write_text(front_matter({"title": title, "description": description}), encoding="utf-8")
    articles = [article(number, count) for number in range(count)]
    for each in articles:
        path(root, each).write_text(document(each, articles), encoding="utf-8")


def path(root: Path, each: Article) -> Path:
    """Where an article lies."""
    return root / "content" / each.section / f"{each.key}{_suffix(each.lang)}.md"


def document(each: Article, articles: Sequence[Article]) -> str:
    """The text of an article's file."""
    addresses = {number: page_address(articles[number]) for number in each.links}
    return _header(each) + each.body(addresses, _admonition)


def _header(each: Article) -> str:
    """The front matter of an article; `lists` are those that it stands in, besides its section's own."""
    lists = (f"{each.published.year}", "mediation", f"{each.published.year}-mediation")
    fields = {
        "title": each.title,
        "description": each.summary,
        "date": each.published.isoformat(),
        "lists": [f"{each.section}-{name}" for name in lists],
    }
    return front_matter(fields)


def _admonition(title: str, text: str) -> str:
    """An admonition as Hugo reads it."""
    return f"> [!NOTE] {title}\n> {text}"


def _languages() -> dict[str, dict[str, object]]:
    return {
        lang.lower(): {
            "weight": weight,
            "label": words["label"],
            "locale": lang,
            "title": words["site"],
            "params": words,
        }
        for weight, (lang, words) in enumerate(layout_words().items(), start=1)
    }


def _suffix(lang: str) -> str:
    return "" if lang == LANGUAGES[0] else f".{lang}"
