"""Steps 4 to 6 for what is stale: resolve and check documents, make the files of the tree.

In: what was taken in. Out: files written into the tree, rows for the ledger, and findings. The tree is no place that
the public sees; should the build fail later on, it is brought up to date by the next one.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.artifact import Artifact, Task
from plainlaw.chart_files import chart_files, chart_names
from plainlaw.checks import check_document
from plainlaw.freshness.files import FileRow
from plainlaw.freshness.kept import dumps
from plainlaw.freshness.makers import CHARTS
from plainlaw.freshness.shelf import row_of
from plainlaw.model.chart import ChartData
from plainlaw.model.needs import Needs
from plainlaw.outputs import of_document
from plainlaw.problems import Problem
from plainlaw.publish import write_file
from plainlaw.resolve import ResolvedSite
from plainlaw.validate.references import check_references
from plainlaw.workers import shared_out

if TYPE_CHECKING:
    from plainlaw.search import Record


class Places(Struct, frozen=True):
    """Where files go: the tree, and the stores of drawn charts and of indexes; no index is made without one."""

    tree: Path
    charts: Path
    index: Path | None


class MadeDocument(Struct, frozen=True):
    """What became of a document: row and spans in the ledger, files, the charts that they show, findings, and what
    the search knows of it. What is `held` is to be written yet.
    """

    path: str
    row: tuple[object, ...]
    spans: tuple[tuple[object, ...], ...]
    files: tuple[FileRow, ...]
    charts: tuple[ChartData, ...]
    found: tuple[Problem, ...]
    record: "Record | None"
    held: tuple[Artifact, ...] = ()

    def written(self, places: Places) -> "MadeDocument":
        """The same, once what is held has been written."""
        return replace(self, held=(), files=_written(self.held, self.path, places)[0]) if self.held else self


def check_documents(site: ResolvedSite, paths: Sequence[str]) -> Iterator[Problem]:
    """The findings about these documents; nothing is made."""

    def work(share: Sequence[str]) -> Iterable[list[Problem]]:
        for path in share:
            found: list[Problem] = []
            entry = site.site.documents.entry(path)
            check_references(entry, site.site, site.unread, found)
            found += check_document(site.resolve(entry, found), site)
            yield found

    for found in shared_out(paths, work, str):
        yield from found


def make_documents(
    site: ResolvedSite, paths: Sequence[str], places: Places, *, to_hold: bool = False
) -> Iterator[MadeDocument]:
    """Make the files of these documents; they are written, or held. Of one that has an error nothing is made."""

    def work(share: Sequence[str]) -> Iterable[MadeDocument]:
        return (_document(site, path, places, to_hold=to_hold) for path in share)

    return shared_out(paths, work, str)


def _document(site: ResolvedSite, path: str, places: Places, *, to_hold: bool) -> MadeDocument:
    entry = site.site.documents.entry(path)
    found: list[Problem] = []
    files: tuple[FileRow, ...] = ()
    charts: tuple[ChartData, ...] = ()
    held: tuple[Artifact, ...] = ()
    record: Record | None = None
    with site.noting() as needs:
        check_references(entry, site.site, site.unread, found)
        resolved = site.resolve(entry, found)
        found += check_document(resolved, site)
        if not any(problem.is_error for problem in found):
            resolved = site.in_force(resolved)
            if to_hold:
                held = tuple(of_document(resolved, site))
                charts = tuple(chart for artifact in held for chart in artifact.charts)
            else:
                files, charts = _written(of_document(resolved, site), path, places)
            if places.index and not entry.parent:
                # imported here: who wants no search need not wait for it
                from plainlaw.search import document_record

                record = document_record(resolved, site)
    row = row_of(entry, _line(needs), dumps(found) if found else b"")
    spans = tuple((*group, first, last, path) for group, first, last in sorted(needs.spans))
    return MadeDocument(path, row, spans, files, charts, tuple(found), record, held)


def _line(needs: Needs) -> str:
    return "".join(f"\n{name}" for name in needs.names) + "\n"


class MadeTask(Struct, frozen=True):
    """A task that was done, its files, and the charts that they show."""

    name: str
    files: tuple[FileRow, ...]
    charts: tuple[ChartData, ...]


def inputs_digest(task: Task) -> bytes:
    """Changes with the inputs of a task."""
    return sha256(repr(task.inputs).encode()).digest()[:16]


def do_tasks(tasks: Sequence[Task], places: Places) -> Iterator[MadeTask]:
    """Do these tasks."""
    name: Callable[[Task], str] = lambda task: task.name  # noqa: E731

    def work(share: Sequence[Task]) -> Iterable[MadeTask]:
        for task in share:
            yield MadeTask(task.name, *_written(task.make(), task.name, places))

    return shared_out(tasks, work, name)


def _written(
    artifacts: Iterable[Artifact], maker: str, places: Places
) -> tuple[tuple[FileRow, ...], tuple[ChartData, ...]]:
    rows: list[FileRow] = []
    charts: list[ChartData] = []
    for artifact in artifacts:
        rows.append(written_row(artifact, maker, places, "\n".join(chart_names(artifact.charts))))
        charts += artifact.charts
    return tuple(rows), tuple(charts)


def draw_charts(charts: Iterable[ChartData], places: Places) -> tuple[FileRow, ...]:
    """Draw what is not in the store."""
    return tuple(written_row(chart, CHARTS, places) for chart in chart_files(charts, places.charts))


def written_row(artifact: Artifact, maker: str, places: Places, charts: str = "") -> FileRow:
    """Write a file into the tree; the row that the ledger keeps of it."""
    changed = write_file(places.tree, artifact.path, artifact.content)
    return FileRow(
        path=artifact.path,
        folder=os.path.dirname(artifact.path),  # noqa: PTH120 - of every file of the portal
        maker=maker,
        size=len(artifact.content),
        changed=changed,
        sha256=sha256(artifact.content).hexdigest(),
        lang=artifact.lang,
        title=artifact.title,
        href=artifact.href,
        figures="\n".join(map(str, artifact.figures)),
        charts=charts,
        facts=_facts(artifact) if artifact.path.endswith(".md") else "",
    )


def _facts(page: Artifact) -> str:
    """The lines of the front matter that the site map rests on: when a page changed, in which languages it exists, and
    whether it is left out.
    """
    head = page.content[: page.content.find(b"\n---\n")].decode()
    return "\n".join(line for line in head.split("\n") if line.startswith(_FACTS))


_FACTS = ("updated: ", "alternates: ", "canonical: ", "unlisted: ")
