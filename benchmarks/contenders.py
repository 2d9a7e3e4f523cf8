"""Who takes part: one row for each way of building the articles. To change a command, change its row.

Nothing comes in. Out: CONTENDERS by name. The first word of a command is looked up in the contender's environment; the
report shows the commands as they stand here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from benchmarks import corpus, environments
from benchmarks.articles import Article
from benchmarks.environments import Environment
from benchmarks.peers import eleventy, hugo, mkdocs


class Writer(Protocol):
    """A module that writes the articles for one program."""

    def path(self, root: Path, each: Article) -> Path:
        """Where an article lies."""

    def document(self, each: Article, articles: Sequence[Article]) -> str:
        """The text of an article's file."""


@dataclass(frozen=True)
class Tool:
    """A program: how it is installed, and how the articles are written for it."""

    title: str
    install: Callable[[Path], Environment]
    site: Writer
    write: Callable[[Path, int], None]


@dataclass(frozen=True)
class Contender:
    """One way of building. `output` and `caches` are moved away before a cold build, except files named .gitignore;
    `search` are patterns of the files that hold the index of the search.
    """

    title: str
    tool: str
    command: Sequence[str]
    output: str
    caches: Sequence[str] = ()
    search: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    first: Sequence[str] = ()
    """Builds the site when there is nothing yet, where `command` cannot."""


TOOLS = {
    "plainlaw": Tool("plainlaw", lambda cache: environments.own(), corpus, corpus.write_portal),
    "mkdocs": Tool(
        "MkDocs with Material",
        lambda cache: environments.python("mkdocs", cache, "bin/mkdocs", ("mkdocs", "mkdocs-material")),
        mkdocs, mkdocs.write_site,
    ),
    "mkdocs-jieba": Tool(
        "MkDocs with Material and jieba",
        lambda cache: environments.python("mkdocs-jieba", cache, "bin/mkdocs", ("mkdocs", "mkdocs-material", "jieba")),
        mkdocs, mkdocs.write_site,
    ),
    "zensical": Tool(
        "Zensical",
        lambda cache: environments.python("zensical", cache, "bin/zensical", ("zensical",)),
        mkdocs, mkdocs.write_site,
    ),
    "hugo": Tool(
        "Hugo",
        # the program itself, without the Python that comes around it in the package
        lambda cache: environments.python("hugo", cache, "lib/python*/site-packages/hugo/binaries/hugo*", ("hugo",)),
        hugo, hugo.write_site,
    ),
    "eleventy": Tool("Eleventy", environments.eleventy, eleventy, eleventy.write_site),
}  # fmt: skip

_MKDOCS = {"NO_MKDOCS_2_WARNING": "1"}
_HUGO = ("hugo", "build", "--quiet", "--config")

CONTENDERS = {
    "plainlaw": Contender(
        "plainlaw, pages only", "plainlaw", ("plainlaw", "build", "--quiet", "--without-search"), "build/site",
        ("build",),
    ),
    "plainlaw-search": Contender(
        "plainlaw, with search", "plainlaw", ("plainlaw", "build", "--quiet"), "build/site", ("build",),
        ("search/pagefind-entry.json",),
    ),
    "hugo": Contender(
        "Hugo, pages only", "hugo", (*_HUGO, "hugo.toml,languages.json"), "public", ("resources", ".hugo_build.lock"),
    ),
    "hugo-search": Contender(
        "Hugo, with one search JSON for each language", "hugo", (*_HUGO, "hugo.toml,languages.json,search.toml"),
        "public", ("resources", ".hugo_build.lock"), ("search.json", "en/search.json"),
    ),
    "eleventy": Contender("Eleventy, pages only", "eleventy", ("eleventy", "--quiet"), "_site"),
    "mkdocs": Contender(
        "MkDocs with Material, pages only", "mkdocs", ("mkdocs", "build", "--quiet"), "site", environment=_MKDOCS,
    ),
    "mkdocs-search": Contender(
        "MkDocs with Material, with search", "mkdocs", ("mkdocs", "build", "--quiet", "-f", "search.yml"), "site", (),
        ("search/search_index.json",), _MKDOCS,
    ),
    "mkdocs-jieba": Contender(
        "MkDocs with Material, with Chinese search", "mkdocs-jieba", ("mkdocs", "build", "--quiet", "-f", "search.yml"),
        "site", (), ("search/search_index.json",), _MKDOCS,
    ),
    "mkdocs-dirty": Contender(
        "MkDocs with Material, pages only, --dirty (links and lists may be wrong)", "mkdocs",
        ("mkdocs", "build", "--quiet", "--dirty"), "site", environment=_MKDOCS, first=("mkdocs", "build", "--quiet"),
    ),
    "zensical": Contender(
        "Zensical, with search", "zensical", ("zensical", "build", "-f", "search.yml"), "site", (".cache",),
        ("search.json",),
    ),
}  # fmt: skip
