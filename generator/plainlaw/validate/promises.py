"""Times that were promised: a release that was confirmed for a time keeps it, or says why it is another one.

In: stats/releases.yml as it was in each commit, and the releases of now. Out: a finding for each confirmed time that is
neither the present one nor under `previous`, and for each confirmed release that is announced no more. Earlier versions
are read leniently: they are not to be mended.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from plainlaw.model.moment import When
from plainlaw.model.release import RELEASES_FILE
from plainlaw.problems import Place, Problem, mistaken_files
from plainlaw.problems.releases import CONFIRMED_RELEASE_REMOVED, CONFIRMED_TIME_CHANGED
from plainlaw.sources.placed_yaml import load_placed
from plainlaw.validate.dictionaries import Dictionaries

_SHOWN = 10
"""So many digits of a commit are said."""
_ENTRY = re.compile(r"^(?=-\s)", re.MULTILINE)
_Promises = dict[str, dict[When, str]]
"""By release, the times for which it was confirmed, each with the commit that did."""


class _Said(NamedTuple):
    """What an entry said; `kept` are its time and those under `previous`."""

    id: str
    at: When
    is_confirmed: bool
    kept: frozenset[When]


def check_promises(versions: Iterable[tuple[str, bytes]], known: Dictionaries, found: list[Problem]) -> None:
    """Add the findings. `versions` are the contents of the file after their commits, the oldest first."""
    # a portal may give up its calendar as a whole, and a file with mistakes in it does not say what it announces
    if not known.releases or RELEASES_FILE in mistaken_files(found):
        return
    for name, times in _promises(versions).items():
        release = known.releases.get(name)
        kept = {release.at, *(each.at for each in release.previous)} if release is not None else set[When]()
        lost = [(at, commit[:_SHOWN]) for at, commit in times.items() if at not in kept]
        if release is None and lost:
            before, commit = lost[-1]
            said = {"id": name, "before": str(before), "commit": commit}
            found.append(CONFIRMED_RELEASE_REMOVED.at(Place(RELEASES_FILE), **said))
        elif release is not None:
            place = Place(RELEASES_FILE, known.release_lines.get(name, 0))
            for before, commit in lost:
                said = {"id": name, "before": str(before), "commit": commit, "at": str(release.at)}
                found.append(CONFIRMED_TIME_CHANGED.at(place, **said))


def _promises(versions: Iterable[tuple[str, bytes]]) -> _Promises:
    promises: _Promises = {}
    # most entries are in most versions, and each is read once
    read = cache(_read)
    for commit, content in versions:
        text = content.decode("utf-8-sig", "replace")
        for said in (said for entry in _ENTRY.split(text) for said in read(entry)):
            own = promises.setdefault(said.id, {})
            # what overwrote a promise was refused by the build, and was none itself
            if said.is_confirmed and own.keys() <= said.kept:
                own.setdefault(said.at, commit)
    return promises


def _read(text: str) -> tuple[_Said, ...]:
    entries = load_placed(text, RELEASES_FILE, []).value
    return tuple(_said(entries)) if isinstance(entries, list) else ()


def _said(entries: list[Any]) -> Iterator[_Said]:
    for entry in entries:
        if not isinstance(entry, dict) or (at := _when(entry.get("at"))) is None:
            continue
        previous = entry.get("previous")
        moved = previous if isinstance(previous, list) else []
        before = (_when(each.get("at")) for each in moved if isinstance(each, dict))
        kept = frozenset({at, *(each for each in before if each is not None)})
        yield _Said(str(entry.get("id")), at, entry.get("state") == "confirmed" and at.is_exact, kept)


def _when(said: object) -> When | None:
    try:
        return When.read(said)
    except ValueError:
        return None
