"""START HERE: how a CSV or Excel file of an office becomes a return of stats/.

bytes → sheets → (about persons? stop) → table under its header → period → labels → values → totals → return → check.

In: the bytes of a file, the dataset that it is for, and answers that are known. Out: `Ingested`: the content of the
return with every repair, or the questions and findings that stop it. Nothing is written, and nothing is asked of the
disk, the clock or the person.
"""

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from msgspec import Struct

from plainlaw.ingest.before import compare
from plainlaw.ingest.cells import mend_labels, mend_values
from plainlaw.ingest.find_table import find_table
from plainlaw.ingest.gate import check
from plainlaw.ingest.read_file import read_grids
from plainlaw.ingest.stop import stopped
from plainlaw.ingest.write import content_of, path_of, source_of
from plainlaw.problems import Problem
from plainlaw.sheet.around import is_signature
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk, Repair
from plainlaw.sheet.question import Question
from plainlaw.sheet.table import Table
from plainlaw.sheet.target import Target
from plainlaw.traps import traps


class HandedIn(Struct, frozen=True):
    """A file as it was handed in: the name that people know it by, and its bytes."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """Under which answers about this file alone are kept."""
        return sha256(self.content).hexdigest()[:12]


class Ingested(Struct, frozen=True):
    """What became of a file. `content` is None while something stops the import; `path` may then be "".

    `answered` are the questions whose answers were used. The return at `supersedes` stays beside it; "" when none does.
    """

    path: str
    content: bytes | None
    repairs: tuple[Repair, ...]
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    answered: tuple[Question, ...]
    supersedes: str = ""


def ingest(
    file: HandedIn, target: Target, answers: Mapping[str, str], general: Mapping[str, str] = MappingProxyType({})
) -> Ingested:
    """The return that a file becomes. `answers` are about this file, by question; `general` about all of the dataset,
    and count only for questions that are not about one file."""
    desk = Desk(file.name, target, answers, general)
    path, content, supersedes = "", None, ""
    table = _table(file, desk)
    if table is not None:
        table = mend_values(mend_labels(table, desk), desk)
        for name, trap in traps().items():
            desk.trap = name
            table = trap.rows(table, desk)
        desk.trap = ""
        path = path_of(table, file.name, target)
        content, behind = content_of(table, desk)
        if desk.is_clear:
            check(path, content, source_of(table, behind), desk)
        if desk.is_clear:
            before, path = path, compare(path, content, desk)
            supersedes = before if path != before else ""
    return Ingested(
        path,
        content if desk.is_clear else None,
        tuple(desk.repairs),
        tuple(desk.questions.values()),
        tuple(desk.problems),
        tuple(desk.answered.values()),
        supersedes,
    )


def _table(file: HandedIn, desk: Desk) -> Table | None:
    """The table under its header, with its period; None when there is none, or none that may be read."""
    grids = read_grids(file.name, file.content, desk)
    # once more, because what is mended now may have hidden a number before
    if stopped(grids, desk) or desk.problems:
        return None
    table = find_table(grids, desk)
    if table is not None and stopped((_like_signatures(table),), desk):
        return None
    for name, trap in traps().items():
        if table is not None:
            desk.trap = name
            table = trap.shape(table, desk)
    for name, trap in traps().items():
        if table is not None and not desk.problems:
            desk.trap = name
            table = trap.table(table, desk)
    desk.trap = ""
    return table if not desk.problems else None


def _like_signatures(table: Table) -> Grid:
    """The rows of data that look like signatures. They were let pass as those; they are kept, so nobody is to be named
    or called in them."""
    return Grid(table.sheet, tuple(row for row in table.rows if is_signature(row)), is_data=True)
