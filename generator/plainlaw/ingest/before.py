"""A return of this period is there already. One that was published stays, and the file becomes its next vintage; one
that was not is replaced, when somebody says that it is a correction.

In: the content of the new return and the path of the old one. Out: the path that it is to have; a question, a finding
or a note in the report.
"""

import csv
import io
from pathlib import PurePosixPath

from plainlaw.model.revision import RevisionType
from plainlaw.problems import Message, Place
from plainlaw.problems.imports import IMPORT_WITHOUT_REASON
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question
from plainlaw.sources.returns import name_of

_YES = Choice("correction", Message.of("yes: replace it; the reason goes into the commit message"))
_RULE = Message.of("the return that was handed in before is replaced; the history of the portal keeps the old values")
_LATER = Message.of("the return that was handed in before stays as it is; this one supersedes it from now on")


def compare(path: str, content: bytes, desk: Desk) -> str:
    """Where the return goes, after a question or a finding when the one at `path` says something else."""
    before = desk.target.content(path)
    if before is None:
        return path
    old, new = _rows(before), _rows(content)
    if old == new:
        return path
    place, count = Place(desk.file), str(len(old - new))
    if path in desk.target.published:
        return _next_vintage(path, count, desk)
    what = Message.of(
        "{path} was handed in before; {count} of its rows are not in this file, or differ. Is this a correction?",
        path=path, count=count,
    )  # fmt: skip
    if desk.ask(Question("replace", what, place, (_YES, REFUSE), "", of_file=True)) is not None:
        desk.repair(place, path, path, _RULE)
    return path


def _next_vintage(path: str, count: str, desk: Desk) -> str:
    period, number = name_of(path)
    later = str(PurePosixPath(path).with_name(f"{period}.v{number + 1}.csv"))
    type_, reason = desk.target.why
    if type_ not in set(RevisionType) or not reason.strip():
        place = Place(desk.file)
        desk.refuse(IMPORT_WITHOUT_REASON.at(place, path=path, count=count, next=PurePosixPath(later).name))
    else:
        desk.repair(Place(desk.file), path, later, _LATER)
    return later


def _rows(content: bytes) -> set[tuple[str, ...]]:
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    return {tuple(row) for row in csv.reader(io.StringIO(text, newline="")) if row}
