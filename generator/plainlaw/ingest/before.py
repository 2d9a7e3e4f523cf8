"""A return of this period is there already: replaced only when somebody says that it is a correction.

In: the content of the new return and the path of the old one. Out: a question, or a note in the report.
"""

import csv
import io

from plainlaw.problems import Message, Place
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.question import REFUSE, Choice, Question

_YES = Choice("correction", Message.of("yes: replace it; the reason goes into the commit message"))
_RULE = Message.of("the return that was handed in before is replaced; the history of the portal keeps the old values")


def compare(path: str, content: bytes, desk: Desk) -> None:
    """Ask when the return at `path` says something else."""
    before = desk.target.content(path)
    if before is None:
        return
    old, new = _rows(before), _rows(content)
    if old == new:
        return
    place = Place(desk.file)
    what = Message.of(
        "{path} was handed in before; {count} of its rows are not in this file, or differ. Is this a correction?",
        path=path, count=str(len(old - new)),
    )  # fmt: skip
    if desk.ask(Question("replace", what, place, (_YES, REFUSE), "", of_file=True)) is not None:
        desk.repair(place, path, path, _RULE)


def _rows(content: bytes) -> set[tuple[str, ...]]:
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    return {tuple(row) for row in csv.reader(io.StringIO(text, newline="")) if row}
