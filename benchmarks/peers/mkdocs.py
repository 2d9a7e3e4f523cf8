"""A site for MkDocs with Material, which Zensical reads, too, with any number of the articles.

In: a folder and a number. Out: a site with Material's own layout and a small addition for what plainlaw's pages show
besides (benchmarks/sites/mkdocs), the articles, and the list pages written out: neither program makes such lists.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.articles import Article, article
from benchmarks.peers.lists import address, list_pages, markdown, years
from benchmarks.peers.shared import SITES, front_matter, layout_words
from benchmarks.phrases import LANGUAGES, SECTION_NAMES

SITE = SITES / "mkdocs"


def write_site(root: Path, count: int) -> None:
    """Write the site with `count` articles into the new folder `root`."""
    shutil.copytree(SITE, root)
    articles = [article(number, count) for number in range(count)]
    for section in SECTION_NAMES:
        for lang in LANGUAGES:
            (root / "content" / address(section, lang)).mkdir(parents=True)
    for each in articles:
        path(root, each).write_text(document(each, articles), encoding="utf-8")
    of_years = years(articles)
    for page in list_pages(articles):
        folder = root / "content" / page.folder
        folder.mkdir(parents=True, exist_ok=True)
        text = markdown(page, of_years[page.section, page.lang])
        (folder / "index.md").write_text(text, encoding="utf-8")
    _write_homes(root)


def path(root: Path, each: Article) -> Path:
    """Where an article lies."""
    return root / "content" / address(each.section, each.lang) / f"{each.key}.md"


def document(each: Article, articles: Sequence[Article]) -> str:
    """The text of an article's file."""
    return _header(each) + each.body({number: _link(articles[number]) for number in each.links})


def _header(each: Article) -> str:
    """The front matter of an article: what the layout shows."""
    words = layout_words()[each.lang]
    fields = {
        "title": each.title,
        "description": each.summary,
        "published": each.published.isoformat(),
        "published_label": words["published"],
        "office": words["office_name"],
        "office_label": words["office"],
        "home": "./" if each.lang == LANGUAGES[0] else f"{each.lang}/",
        "home_title": words["home"],
        "section": f"{address(each.section, each.lang)}/",
        "section_title": SECTION_NAMES[each.section][each.lang][0],
    }
    return front_matter(fields)


def _link(each: Article) -> str:
    return f"../{each.section}/{each.key}.md"


def _write_homes(root: Path) -> None:
    for lang, words in layout_words().items():
        sections = (
            f"- [{names[lang][0]}]({section}/index.md): {names[lang][1]}" for section, names in SECTION_NAMES.items()
        )
        home = root / "content" / ("" if lang == LANGUAGES[0] else lang) / "index.md"
        home.write_text(f"# {words['site']}\n\n{words['tagline']}\n\n" + "\n".join(sections) + "\n", encoding="utf-8")
