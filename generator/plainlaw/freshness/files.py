"""The files of the tree, as the ledger has them.

In: files that were made. Out: what later outputs ask about them (`plainlaw.artifact.Made`), and which of them nobody
makes any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from plainlaw.artifact import MadeFile, Use
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.makers import PDFS

SHOWN = b"shown"
"""What the ledger says of the facts of pages while the site map is up to date with them."""


class FileRow(NamedTuple):
    """A file of the tree. `maker` is the document or the task; figures and charts stand one a line;
    `facts` is what the site map says of a page."""

    path: str
    folder: str
    maker: str
    size: int
    changed: int
    sha256: str
    lang: str
    title: str
    href: str
    figures: str
    charts: str
    facts: str


_FACTS = "SELECT path, facts FROM file WHERE maker = ?"


class TreeFiles:
    """The files of the tree, those of this build included as they are added."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._uses: Mapping[tuple[str, str], tuple[Use, ...]] | None = None

    def add(self, maker: Iterable[str], rows: Iterable[FileRow]) -> None:
        """These makers have made these files, and no others."""
        self._uses = None
        rows = list(rows)
        makers = list(maker)
        before = {path: facts for name in makers for path, facts in self._ledger.rows(_FACTS, name)}
        if {path: facts for path, facts in before.items() if facts} != {
            row.path: row.facts for row in rows if row.facts
        }:
            self._ledger.set("facts", b"")
        old = before.keys() - {row.path for row in rows}
        self._ledger.many("DELETE FROM file WHERE path = ?", ((path,) for path in old))
        marks = ", ".join("?" * len(FileRow._fields))
        self._ledger.many(f"INSERT OR REPLACE INTO file VALUES ({marks})", rows)  # noqa: S608 - question marks only

    def of(self, maker: str) -> list[str]:
        """The paths of the files of a maker."""
        return [path for (path,) in self._ledger.rows("SELECT path FROM file WHERE maker = ?", maker)]

    def paths(self) -> set[str]:
        """Every file."""
        return {path for (path,) in self._ledger.rows("SELECT path FROM file")}

    def struck(self) -> set[str]:
        """Files that the last build made, and that nobody makes any more."""
        rows = self._ledger.rows(
            "SELECT path FROM struck WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.path = struck.path)"
        )
        return {path for (path,) in rows}

    def files(self, folder: str) -> tuple[MadeFile, ...]:
        """The files that lie in a folder itself, in the order of their paths."""
        rows = self._ledger.rows("SELECT path, size, sha256 FROM file WHERE folder = ? ORDER BY path", folder)
        return tuple(map(MadeFile._make, rows))

    def checksums(self, folder: str) -> dict[str, str]:
        """The SHA-256 of each file that lies in a folder itself, by its path."""
        return dict(self._ledger.rows("SELECT path, sha256 FROM file WHERE folder = ?", folder))

    def below(self, folder: str) -> tuple[MadeFile, ...]:
        """The files below a folder that are of no document, in the order of their paths."""
        rows = self._ledger.rows(
            "SELECT path, size, sha256 FROM file WHERE path > ? AND path < ? AND maker NOT GLOB 'content/*'"
            " AND maker != ? ORDER BY path",
            f"{folder}/", f"{folder}0", PDFS,
        )  # fmt: skip
        return tuple(map(MadeFile._make, rows))

    def uses(self, lang: str, metric: str) -> tuple[Use, ...]:
        """The figures of a metric that pages in a language link to, in the order of the pages' paths."""
        if self._uses is None:
            found: dict[tuple[str, str], list[Use]] = defaultdict(list)
            for page_lang, use in self._all_uses():
                found[page_lang, use.line.partition(" ")[0]].append(use)
            self._uses = {key: tuple(uses) for key, uses in found.items()}
        return self._uses.get((lang, metric), ())

    def _all_uses(self) -> Iterator[tuple[str, Use]]:
        rows = self._ledger.rows("SELECT lang, title, href, figures FROM file WHERE figures != '' ORDER BY path")
        for lang, title, href, figures in rows:
            for line in figures.split("\n"):
                yield lang, Use(line, title, href)

    def ending(self, folder: str, suffix: str) -> dict[str, str]:
        """The digest of each file below a folder whose name ends so, by its path."""
        rows = self._ledger.rows(
            "SELECT path, sha256 FROM file WHERE path > ? AND path < ? AND substr(path, ?) = ? ORDER BY path",
            f"{folder}/", f"{folder}0", -len(suffix), suffix,
        )  # fmt: skip
        return dict(rows)

    def charts(self) -> set[str]:
        """The names of all charts that pages show."""
        rows = self._ledger.rows("SELECT charts FROM file WHERE charts != ''")
        return {name for (names,) in rows for name in names.split("\n")}
