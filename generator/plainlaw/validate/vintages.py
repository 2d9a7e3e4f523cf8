"""Vintages of returns: which of them count, and why there are later ones.

In: the returns of a dataset and its revisions.yml. Out: the `Revision` of each later vintage, by the path of its file;
findings about vintages that do not follow one another, that nobody explains, or that change nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from pathlib import PurePosixPath

from plainlaw.model.figure import Cell, FigureKey, MarkedCell, Observation
from plainlaw.model.revision import Revision
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.revisions import (
    REVISION_CHANGES_NOTHING,
    REVISION_DATE,
    REVISION_OF_NOTHING,
    REVISION_TWICE,
    REVISION_WITHOUT_REASON,
    WRONG_VINTAGE,
)
from plainlaw.sources.returns import REVISIONS, RawDataset, RawReturn
from plainlaw.validate.fields import build_list

_Explained = dict[str, tuple[Revision, Place]]
"""Entries of revisions.yml with their places, by the path of the return."""


def build_revisions(folder: RawDataset, as_of: date, found: list[Problem]) -> dict[str, Revision]:
    """Why each later vintage was handed in, by its path."""
    explained = _explained(folder, found)
    named = _named(folder)
    for _, of_period in groupby(folder.returns, key=lambda file: file.period):
        files = list(of_period)
        found += _wrong_numbers(files)
        for before, file in pairwise(files):
            if file.path not in explained and _stem(file) not in named:
                said = {"name": _stem(file), "before": _stem(before), "file": f"{folder.folder}/{REVISIONS}"}
                found.append(REVISION_WITHOUT_REASON.at(Place(file.path), **said))
        found += _wrong_dates(files, explained, as_of)
    return {path: revision for path, (revision, _) in explained.items()}


def _explained(folder: RawDataset, found: list[Problem]) -> _Explained:
    entries = build_list(Revision, folder.revisions, found) if folder.revisions is not None else []
    later = {_stem(file): file for file in folder.returns if file.vintage > 1}
    explained: _Explained = {}
    for entry, place in entries:
        file = later.get(entry.vintage)
        if file is None:
            hint = suggestion(entry.vintage, later)
            found.append(REVISION_OF_NOTHING.at(place, name=entry.vintage, hint=hint))
        elif file.path in explained:
            first = str(explained[file.path][1].line)
            found.append(REVISION_TWICE.at(place, name=entry.vintage, first=first))
        else:
            explained[file.path] = entry, place
    return explained


def _named(folder: RawDataset) -> set[object]:
    """What the entries name, broken ones as well: one mistake is one finding."""
    entries = folder.revisions.value if folder.revisions is not None else None
    listed = entries if isinstance(entries, list) else []
    return {str(entry.get("return")) for entry in listed if isinstance(entry, dict)}


def _stem(file: RawReturn) -> str:
    return PurePosixPath(file.path).stem


def _wrong_numbers(files: Sequence[RawReturn]) -> Iterator[Problem]:
    for number, file in enumerate(files, start=1):
        expected = file.period if number == 1 else f"{file.period}.v{number}"
        if _stem(file) == expected:
            continue
        if file.vintage < 2:
            reason = Message.of("the first return of a period has no number")
        elif file.vintage == number:
            reason = Message.of("a number is written without noughts before it")
        else:
            reason = Message.of("there is no {expected}", expected=f"{expected}.csv")
        said = {"number": _stem(file).rpartition(".v")[2], "period": file.period, "expected": f"{expected}.csv"}
        yield WRONG_VINTAGE.at(Place(file.path), reason=reason, **said)
        return  # what comes after it has the wrong number for the same reason


def _wrong_dates(files: Sequence[RawReturn], explained: _Explained, as_of: date) -> Iterator[Problem]:
    before: Revision | None = None
    for revision, place in (explained[file.path] for file in files if file.path in explained):
        reason = None
        if revision.date > as_of:
            reason = Message.of("this portal is built for {day}", day=as_of.isoformat())
        elif before is not None and revision.date < before.date:
            reason = Message.of("{before} was handed in on {day}", before=before.vintage, day=before.date.isoformat())
        if reason is not None:
            yield REVISION_DATE.at(place, name=revision.vintage, day=revision.date.isoformat(), reason=reason)
        before = revision


def unchanged(folder: RawDataset, cells: Mapping[str, Collection[Cell]]) -> Iterator[Problem]:
    """Findings about later vintages that say the same as those before. `cells` are those of each return."""
    for before, file in pairwise(folder.returns):
        known = cells.get(before.path), cells.get(file.path)
        if before.period != file.period or not all(known):
            continue
        if said(known[0] or ()) == said(known[1] or ()):
            yield REVISION_CHANGES_NOTHING.at(Place(file.path), before=PurePosixPath(before.path).name)


def said(cells: Iterable[Cell]) -> dict[FigureKey, str]:
    """The values and marks of cells as text, by what they are of."""
    return {cell.key: said_by(cell) for cell in cells}


def said_by(cell: Cell) -> str:
    """What one cell holds: an exact value, or a mark."""
    if isinstance(cell, Observation):
        return str(cell.value)
    return cell.mark.shown if isinstance(cell, MarkedCell) else ""
