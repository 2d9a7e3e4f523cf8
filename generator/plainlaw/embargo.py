"""What has to wait for its release: returns of which no cell, byte or digest may be seen before their minute.

In: the `Ground` of a portal with its announced releases, and the moment of the build. Out: the ground without those
returns, with its calendar, and findings that say nothing of their values.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Cell
from plainlaw.model.moment import Moment
from plainlaw.model.period import Period, PeriodError
from plainlaw.model.release import RELEASES_FILE, Calendar, Listed, Release, Standing
from plainlaw.problems import Place, Problem, mistaken_files
from plainlaw.problems.data_rules import IMPLAUSIBLE_JUMP, MORE_THAN_WHOLE
from plainlaw.problems.releases import EMBARGO_MIXED, RELEASE_LATE, RELEASE_NOT_CONFIRMED, UNSAID
from plainlaw.validate import Ground

_Waits = Callable[[str, Period], Listed | None]
_COMPARE = (IMPLAUSIBLE_JUMP, MORE_THAN_WHOLE)
"""Kinds of finding that say the value of another cell than the one they are about."""


def embargo(ground: Ground, moment: Moment, found: list[Problem]) -> Ground:
    """The same ground with what may be public at that moment. In `found`, values of returns that wait are struck."""
    releases = ground.known.releases
    if not releases:
        return ground
    zone = ZoneInfo(ground.known.portal.time_zone)
    now = moment.instant(zone)
    waits = cache(calendar_of(releases.values(), zone, now, frozenset()).withholding)
    cells, superseded = ground.observed(), ground.earlier()
    held = _held(ground, CellTable.together((cells, *superseded.values())), waits, found)
    _strike(ground, held, waits, found)
    public = cells.without(held)
    reported = frozenset({(dataset_of(block.path), block.period) for block in public.blocks})
    calendar = calendar_of(releases.values(), zone, now, reported)
    _warn(ground, calendar, reported, now, found)
    returns = tuple(each for each in ground.returns if each.path not in held)
    earlier = {path: own for path, own in superseded.items() if path not in held}
    return replace(ground, observed=lambda: public, earlier=lambda: earlier, returns=returns, calendar=calendar)


def calendar_of(
    releases: Iterable[Release], zone: ZoneInfo, now: datetime, reported: frozenset[tuple[str, Period]]
) -> Calendar:
    """How the releases stand; `reported` are the datasets and periods of which returns are in and may be seen."""
    listed = []
    for release in releases:
        instant = release.at.instant(zone)
        standing = Standing(release.state)
        if standing is Standing.CONFIRMED and instant <= now:
            standing = Standing.LATE if _missing(release, reported) else Standing.PUBLISHED
        listed.append(Listed(release, standing, instant))
    return Calendar(tuple(sorted(listed, key=lambda each: (each.instant, each.release.id))))


def next_minute(releases: Iterable[Release], zone: ZoneInfo, now: datetime) -> datetime | None:
    """The next point of time at which a release comes out, or has been announced for in vain."""
    times = (each.at.instant(zone) for each in releases if each.state != "cancelled")
    return min((time for time in times if time > now), default=None)


def is_named_to_wait(path: str, calendar: Calendar) -> bool:
    """Whether a return with this path waits for its release."""
    named = _named(path)
    return named is not None and calendar.withholding(dataset_of(path), named) is not None


def dataset_of(path: str) -> str:
    """The dataset of the return at a path."""
    return PurePosixPath(path).parent.name


def _missing(release: Release, reported: frozenset[tuple[str, Period]]) -> list[str]:
    return [
        name
        for name in release.dataset
        if not any(dataset == name and release.waiting.covers(period) for dataset, period in reported)
    ]


def _held(ground: Ground, cells: CellTable, waits: _Waits, found: list[Problem]) -> frozenset[str]:
    """The paths of the returns that wait: by their names, or by any of their rows."""
    held = {each.path for each in ground.returns if (named := _named(each.path)) and waits(each.dataset, named)}
    rows: dict[str, Cell] = {}
    said = {(block.path, block.period): bool(waits(dataset_of(block.path), block.period)) for block in cells.blocks}
    waiting = {path for (path, _), does_wait in said.items() if does_wait}
    for cell in CellTable(tuple(run for run in cells.runs if run[0].path in waiting)):
        if cell.path not in rows and said[cell.path, cell.period]:
            rows[cell.path] = cell
    mixed = {path for (path, _), does_wait in said.items() if path in rows and not does_wait}
    for path in sorted(mixed):
        cell = rows[path]
        listed = waits(dataset_of(path), cell.period)
        release = listed.release.id if listed else ""
        found.append(EMBARGO_MIXED.at(Place(path, cell.row), period=str(cell.period), release=release))
    return frozenset(held | rows.keys())


@cache
def _named(path: str) -> Period | None:
    """The period that the name of a return says; further versions of it have a suffix of their own."""
    try:
        return Period.read(PurePosixPath(path).name.split(".")[0])
    except PeriodError:
        return None


def _strike(ground: Ground, held: frozenset[str], waits: _Waits, found: list[Problem]) -> None:
    """Leave of findings about returns that wait only the place and the kind."""
    unread = {each.id for each in ground.datasets.values() if each.columns.period is not None}
    waiting = {name for each in ground.known.releases.values() for name in each.dataset if waits(name, each.waiting)}

    def tells(problem: Problem) -> bool:
        path = problem.place.file
        if problem.kind is EMBARGO_MIXED or not (path.startswith("stats/") and path.endswith(".csv")):
            return False
        named, dataset = _named(path), dataset_of(path)
        is_held = path in held or (named is not None and waits(dataset, named) is not None)
        # rows that could not be read may be of any period
        may_be = dataset in unread & waiting
        return is_held or may_be or (bool(held) and problem.kind in _COMPARE)

    found[:] = [_struck(problem) if tells(problem) else problem for problem in found]


def _struck(problem: Problem) -> Problem:
    return Problem(problem.kind, problem.place, dict.fromkeys(problem.values, UNSAID))


def _warn(
    ground: Ground, calendar: Calendar, reported: frozenset[tuple[str, Period]], now: datetime, found: list[Problem]
) -> None:
    if RELEASES_FILE in mistaken_files(found):
        return
    for each in calendar.listed:
        release = each.release
        place = Place(RELEASES_FILE, ground.known.release_lines.get(release.id, 0))
        if each.standing is Standing.LATE:
            missing = ", ".join(f"{name} {release.waiting}" for name in _missing(release, reported))
            found.append(RELEASE_LATE.at(place, id=release.id, at=str(release.at), missing=missing))
        if each.standing is Standing.PROVISIONAL and each.instant <= now:
            found.append(RELEASE_NOT_CONFIRMED.at(place, id=release.id, at=str(release.at)))
