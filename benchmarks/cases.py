"""What is measured: the cases, and how each run is prepared.

In: a site of a contender. Out: the site, ready for one run: emptied for a cold build, or with one more edit.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import corpus
from benchmarks.articles import article
from benchmarks.contenders import TOOLS, Contender

_SENTENCE = {"zh-Hans": "本条第{}次修改。", "en": "This was changed for the {}th time."}
_FIRST_VALUE = 50
OLD = ".old"
"""The folder beside the sites for what they had built before; it goes with them when all is measured."""


@dataclass(frozen=True)
class Case:
    """One question. `kind` is cold, body, title, cell or help; with `commit`, plainlaw's change is a commit of Git."""

    title: str
    kind: str
    contenders: tuple[str, ...]
    commit: bool = False


CASES = {
    "cold-pages": Case("Cold build, pages only", "cold", ("plainlaw", "hugo", "eleventy", "mkdocs")),
    "cold-search": Case(
        "Cold build, pages and search",
        "cold",
        ("plainlaw-search", "hugo-search", "zensical", "mkdocs-search", "mkdocs-jieba"),
    ),
    "publish-body": Case(
        "Publish one edited document (a sentence added)",
        "body",
        ("plainlaw", "plainlaw-search", "hugo", "hugo-search", "eleventy", "zensical", "mkdocs-dirty"),
        commit=True,
    ),
    "publish-title": Case(
        "Publish one edited document (another title)",
        "title",
        ("plainlaw", "plainlaw-search", "hugo", "hugo-search"),
        commit=True,
    ),
    "cell": Case(
        "Publish one changed cell of a return, shown on 20 pages", "cell", ("plainlaw", "plainlaw-search"), commit=True
    ),
    "save-body": Case(
        "Save one edited document, without a commit (a sentence added)", "body", ("plainlaw", "plainlaw-search")
    ),
    "help": Case("plainlaw --help", "help", ("plainlaw",)),
}


@dataclass
class Site:
    """The articles as one contender builds them. `edits` counts what was changed so far."""

    contender: Contender
    folder: Path
    count: int
    edits: int = 0

    @property
    def output(self) -> Path:
        """Where the built site lies."""
        return self.folder / self.contender.output


def prepare(site: Site, case: Case, position: int) -> None:
    """Make a site ready for one run of a case. `position` is the case's own, so that each edits another article."""
    if case.kind == "cold":
        for name in (site.contender.output, *site.contender.caches):
            _move_away(site.folder / name, site.folder.parent / OLD)
    elif case.kind != "help":
        site.edits += 1
        if case.kind == "cell":
            corpus.change_cell(site.folder, _FIRST_VALUE + site.edits)
        else:
            _edit(site, case.kind, position)
        if case.commit and site.contender.tool == "plainlaw":
            corpus.commit_all(site.folder, site.edits)


def _edit(site: Site, kind: str, position: int) -> None:
    writer = TOOLS[site.contender.tool].site
    articles = [article(number, site.count) for number in range(site.count)]
    each = articles[(site.count // 2 + 2 * position + 2) % site.count]
    if kind == "title":
        each = replace(each, title=f"{each.title} ({site.edits})")
    text = writer.document(each, articles)
    if kind == "body":
        text += f"\n{_SENTENCE[each.lang].format(site.edits)}\n"
    writer.path(site.folder, each).write_text(text, encoding="utf-8")


def _move_away(path: Path, old: Path) -> None:
    """Take away what was built, but keep the file with which plainlaw's portal tracks its empty folder.

    It is moved, not removed: ext4 passes over the numbers of files that were deleted a moment ago, which makes writing
    the next ones up to ten times slower, for whoever comes first.
    """
    tracked = path / "portal" / ".gitignore"
    text = tracked.read_bytes() if tracked.exists() else None
    if path.exists():
        old.mkdir(parents=True, exist_ok=True)
        path.rename(old / f"{path.parent.name}-{path.name}-{len(list(old.iterdir()))}")
    if text is not None:
        tracked.parent.mkdir(parents=True)
        tracked.write_bytes(text)
