"""Step 6a: the generated tree brought up to date, and with it the ledger.

In: what was taken in. Out: build/portal as a build from nothing would make it, or findings.
"""

from collections.abc import Iterable
from pathlib import Path

from plainlaw.freshness.files import CHARTS, TreeFiles
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.shelf import keep_documents
from plainlaw.make import MadeDocument, Places, do_tasks, draw_charts, inputs_digest, make_documents
from plainlaw.model.chart import ChartData
from plainlaw.outputs import rounds
from plainlaw.problems import PlainlawError, Problem
from plainlaw.publish import remove_files, remove_others
from plainlaw.resolve import ResolvedSite
from plainlaw.take_in import Intake


class SamePathError(PlainlawError):
    """Two outputs write the same file."""


def make_stale_documents(intake: Intake, site: ResolvedSite, places: Places, ledger: Ledger) -> list[Problem]:
    """Make the files of every stale document anew; findings about them."""
    gone = intake.before.keys() - site.site.documents.cards.keys()
    paths = [path for path in site.site.documents.cards if path in intake.stale]
    made: list[MadeDocument] = []
    found: list[Problem] = []
    for document in make_documents(site, paths, places):
        made.append(document)
        found += document.found
    _refuse_same_paths(made, ledger)
    keep_documents(ledger, (document.row for document in made), gone)
    ledger.many("DELETE FROM span WHERE path = ?", ((path,) for path in (*gone, *paths)))
    ledger.many("INSERT INTO span VALUES (?, ?, ?, ?, ?, ?)", (span for document in made for span in document.spans))
    TreeFiles(ledger).add((*gone, *paths), (file for document in made for file in document.files))
    _draw((chart for document in made for chart in document.charts), places, ledger)
    return found


def do_stale_tasks(site: ResolvedSite, places: Places, ledger: Ledger, damaged: frozenset[str]) -> None:
    """Do every task whose inputs are not those of the last build; what nobody makes any more goes."""
    files = TreeFiles(ledger)
    known: dict[str, bytes] = dict(ledger.rows("SELECT name, inputs FROM task"))
    current: dict[str, bytes] = {}
    for together in rounds():
        tasks = [task for output in together for task in output.tasks(site, files)]
        digests = {task.name: inputs_digest(task) for task in tasks}
        current |= digests
        stale = [task for task in tasks if known.get(task.name) != digests[task.name] or task.name in damaged]
        done = list(do_tasks(stale, places))
        files.add((task.name for task in stale), (file for task in done for file in task.files))
        _draw((chart for task in done for chart in task.charts), places, ledger)
    gone = known.keys() - current.keys()
    files.add(gone, ())
    ledger.many("DELETE FROM task WHERE name = ?", ((name,) for name in gone))
    ledger.many("INSERT OR REPLACE INTO task VALUES (?, ?)", current.items())
    charts = files.charts()
    ledger.many("DELETE FROM file WHERE path = ?", ((path,) for path in files.of(CHARTS) if path not in charts))


def clear_tree(ledger: Ledger, tree: Path, before: set[str] | None) -> None:
    """Remove what nobody makes any more. Without knowing what was there `before`, the whole tree is looked through."""
    wanted = TreeFiles(ledger).paths()
    if before is None:
        remove_others(tree, wanted)
    else:
        remove_files(tree, before - wanted)


def _draw(charts: Iterable[ChartData], places: Places, ledger: Ledger) -> None:
    TreeFiles(ledger).add((), draw_charts(charts, places))


def _refuse_same_paths(made: Iterable[MadeDocument], ledger: Ledger) -> None:
    makers: dict[str, str] = {}
    for document in made:
        for file in document.files:
            other = makers.setdefault(file.path, file.maker)
            if other != file.maker:
                raise SamePathError(f"two outputs write {file.path}")
