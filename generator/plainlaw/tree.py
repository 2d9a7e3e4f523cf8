"""Step 6a: the generated tree brought up to date, and with it the ledger.

In: what was taken in. Out: build/portal as a build from nothing would make it, or findings.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plainlaw.freshness.files import FileRow, TreeFiles
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.makers import CHARTS, INDEX
from plainlaw.freshness.shelf import keep_documents
from plainlaw.make import MadeDocument, Places, do_tasks, draw_charts, inputs_digest, make_documents
from plainlaw.model.chart import ChartData
from plainlaw.outputs import rounds
from plainlaw.problems import PlainlawError, Problem
from plainlaw.publish import remove_files, remove_others
from plainlaw.resolve import ResolvedSite
from plainlaw.take_in import Intake
from plainlaw.workers import in_readiness, meanwhile

if TYPE_CHECKING:
    from plainlaw.search import Record


class SamePathError(PlainlawError):
    """Two outputs write the same file."""


class MadeAnew(Struct, frozen=True):
    """What was found in stale documents, those whose pages are others now, their charts, and what the search knows of
    each.
    """

    found: list[Problem]
    changed: frozenset[str]
    charts: list[ChartData]
    records: "dict[str, Record]"


def are_held(paths: Sized) -> bool:
    """Whether the files of so many documents are written only when all of them were made without an error."""
    return len(paths) <= _MANY


def make_stale_documents(intake: Intake, site: ResolvedSite, places: Places, ledger: Ledger) -> MadeAnew:
    """Make the files of every stale document anew. Where few are stale, nothing is written if one has an error."""
    gone = intake.before.keys() - site.site.documents.cards.keys()
    paths = [path for path in site.site.documents.cards if path in intake.stale]
    made: list[MadeDocument] = []
    found: list[Problem] = []
    for document in make_documents(site, paths, places, to_hold=are_held(paths)):
        made.append(document)
        found += document.found
    if are_held(paths) and any(problem.is_error for problem in found):
        return MadeAnew(found, frozenset(), [], {})
    made = [document.written(places) for document in made]
    _refuse_same_paths(made)
    before = _pages(paths, ledger)
    keep_documents(ledger, (document.row for document in made), gone)
    ledger.many("DELETE FROM span WHERE path = ?", ((path,) for path in (*gone, *paths)))
    ledger.many("INSERT INTO span VALUES (?, ?, ?, ?, ?, ?)", (span for document in made for span in document.spans))
    TreeFiles(ledger).add((*gone, *paths), (file for document in made for file in document.files))
    now = _pages(paths, ledger)
    changed = frozenset(gone) | {path for path in paths if before.get(path) != now.get(path)}
    charts = [chart for document in made for chart in document.charts]
    return MadeAnew(found, changed, charts, {document.path: document.record for document in made if document.record})


def _pages(paths: list[str], ledger: Ledger) -> dict[str, str]:
    """The digests of the pages of each document, one after the other."""
    found: dict[str, str] = {}
    for maker, digest in _digests(paths, ledger):
        found[maker] = found.get(maker, "") + digest
    return found


def _digests(paths: list[str], ledger: Ledger) -> Iterator[tuple[str, str]]:
    if len(paths) > _MANY:
        statement = "SELECT maker, sha256 FROM file WHERE path LIKE '%.md' AND maker LIKE 'content/%' ORDER BY path"
        yield from ledger.rows(statement)
        return
    statement = "SELECT maker, sha256 FROM file WHERE maker = ? AND path LIKE '%.md' ORDER BY path"
    for path in paths:
        yield from ledger.rows(statement, path)


_MANY = 200


_TASKS = "SELECT name, inputs FROM task WHERE name NOT LIKE 'index %' AND name NOT LIKE 'pdf %'"
"""Those of outputs; of the index and of PDF files others keep account."""


def do_stale_tasks(site: ResolvedSite, places: Places, ledger: Ledger, damaged: frozenset[str]) -> list[ChartData]:
    """Do every task whose inputs are not those of the last build; what nobody makes any more goes.

    Returns the charts that the new files show.
    """
    charts: list[ChartData] = []
    files = TreeFiles(ledger)
    known: dict[str, bytes] = dict(ledger.rows(_TASKS))
    current: dict[str, bytes] = {}
    *_, last = rounds()
    for together in rounds():
        if together == last:
            # the last ones list what the others made: what nobody makes any more must be gone by then
            names = {task.name for output in together for task in output.tasks(site, files)}
            files.add(known.keys() - current.keys() - names, ())
        tasks = [task for output in together for task in output.tasks(site, files)]
        digests = {task.name: inputs_digest(task) for task in tasks}
        current |= digests
        stale = [task for task in tasks if known.get(task.name) != digests[task.name] or task.name in damaged]
        done = list(do_tasks(stale, places))
        files.add((task.name for task in stale), (file for task in done for file in task.files))
        charts += (chart for task in done for chart in task.charts)
    gone = known.keys() - current.keys()
    files.add(gone, ())
    ledger.many("DELETE FROM task WHERE name = ?", ((name,) for name in gone))
    ledger.many("INSERT OR REPLACE INTO task VALUES (?, ?)", current.items())
    return charts


Draw = Callable[[list[ChartData]], Callable[[], tuple[FileRow, ...]]]
"""Begins to draw; what it returns waits for the end."""


def ready_to_draw(places: Places) -> Draw:
    """A process that will draw: it loads what draws while charts are still being made."""

    def prepare() -> None:
        # imported here: the library is large, and loaded in the other process only
        from plainlaw.drawing.svg import warm_up

        warm_up()

    if "vl_convert" in sys.modules:
        return lambda charts: partial(draw_charts, charts, places)
    return in_readiness(prepare, lambda charts: draw_charts(charts, places))


def begin_drawing(charts: list[ChartData], places: Places, ledger: Ledger, draw: Draw | None) -> Callable[[], None]:
    """Begin to draw in a process of its own. What is returned waits for the end, and strikes what no page shows.

    The library that draws has threads of its own, for which a process that is forked later would wait in vain. Where
    somebody has loaded it into this process, this process draws.
    """
    result: Callable[[], tuple[FileRow, ...]]
    if charts and draw is not None:
        result = draw(charts)
    elif charts and "vl_convert" not in sys.modules:
        result = meanwhile(lambda: draw_charts(charts, places))
    else:
        drawn = draw_charts(charts, places)
        result = lambda: drawn  # noqa: E731

    def finish() -> None:
        files = TreeFiles(ledger)
        files.add((), result())
        shown = files.charts()
        ledger.many("DELETE FROM file WHERE path = ?", ((path,) for path in files.of(CHARTS) if path not in shown))

    return finish


def leave_out_index(ledger: Ledger) -> None:
    """Leave the search out of the tree."""
    makers = [maker for (maker,) in ledger.rows("SELECT DISTINCT maker FROM file WHERE maker GLOB ?", f"{INDEX}*")]
    TreeFiles(ledger).add(makers, ())
    ledger.many("DELETE FROM task WHERE name GLOB ?", ((f"{INDEX}*",),))


def clear_tree(ledger: Ledger, tree: Path, *, is_new: bool) -> None:
    """Remove what nobody makes any more. Where the ledger begins anew, the whole tree is looked through."""
    files = TreeFiles(ledger)
    if is_new:
        remove_others(tree, files.paths())
    else:
        remove_files(tree, files.struck())


def _refuse_same_paths(made: Iterable[MadeDocument]) -> None:
    makers: dict[str, str] = {}
    for document in made:
        for file in document.files:
            other = makers.setdefault(file.path, file.maker)
            if other != file.maker:
                raise SamePathError(f"two outputs write {file.path}")
