"""What has to wait for its release: returns of which no cell, byte or digest may be seen before their minute.

In: the `Ground` of a portal with its announced releases, and the moment of the build. Out: the ground without those
returns, with its calendar, and findings that say nothing of their values.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.model.cell_table import CellTable
from plainlaw.model.figure import Cell
from plainlaw.model.moment import Moment
from plainlaw.model.period import Period, PeriodError
from plainlaw.model.release import RELEASES_FILE, Announced, Calendar, Listed, Release, Standing, merged
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
    waits = cache(calendar_of(releases.values(), zone, now).withholding)
    cells, superseded = ground.observed(), ground.earlier()
    held = _held(ground, CellTable.together((cells, *superseded.values())), waits, found)
    _strike(ground, held, waits, found)
    public = cells.without(held)
    calendar = calendar_of(releases.values(), zone, now, InPublic.of(ground, public))
    _warn(ground, calendar, now, found)
    returns = tuple(each for each in ground.returns if each.path not in held)
    earlier = {path: own for path, own in superseded.items() if path not in held}
    return replace(ground, observed=lambda: public, earlier=lambda: earlier, returns=returns, calendar=calendar)


class InPublic(Struct, frozen=True):
    """What is in and may be seen: the periods of the returns of each dataset. `months` says how long these are."""

    months: Mapping[str, int]
    periods: Mapping[str, frozenset[Period]]

    @classmethod
    def of(cls, ground: Ground, cells: CellTable) -> "InPublic":
        """That of these cells."""
        periods: dict[str, set[Period]] = defaultdict(set)
        for block in cells.blocks:
            periods[dataset_of(block.path)].add(block.period)
        months = {dataset.id: dataset.months for dataset in ground.datasets.values()}
        return cls(months, {name: frozenset(known) for name, known in periods.items()})

    def missing(self, release: Release) -> tuple[Announced, ...]:
        """The returns of a release that are not in, dataset by dataset."""
        announced = (each for name in release.dataset for each in self._announced(release, name))
        return tuple(each for each in announced if not self._has(each))

    def _announced(self, release: Release, dataset: str) -> tuple[Announced, ...]:
        # a dataset with a mistake in it has no length; that it cannot be read is reported elsewhere
        known = self.months.get(dataset)
        return release.announced(dataset, known) if known else (Announced(dataset, release.waiting),)

    def _has(self, awaited: Announced) -> bool:
        known = self.periods.get(awaited.dataset, frozenset())
        # figures of the year so far answer for its months: offices hand in either
        return awaited.period in known or any(each.spelled_out and each.covers(awaited.period) for each in known)


_NOTHING = InPublic({}, {})


def calendar_of(releases: Iterable[Release], zone: ZoneInfo, now: datetime, reported: InPublic = _NOTHING) -> Calendar:
    """How the releases stand. One is published when its time has come and all its returns are in; until then it is
    late, and those that are in are public.
    """
    listed = []
    for release in releases:
        instant = release.at.instant(zone)
        standing, missing = Standing(release.state), tuple[Announced, ...]()
        if standing is Standing.CONFIRMED and instant <= now:
            missing = reported.missing(release)
            standing = Standing.LATE if missing else Standing.PUBLISHED
        listed.append(Listed(release, standing, instant, missing))
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


def _warn(ground: Ground, calendar: Calendar, now: datetime, found: list[Problem]) -> None:
    if RELEASES_FILE in mistaken_files(found):
        return
    for each in calendar.listed:
        release = each.release
        place = Place(RELEASES_FILE, ground.known.release_lines.get(release.id, 0))
        if each.standing is Standing.LATE:
            missing = ", ".join(f"{name} {period}" for name, period in merged(each.awaited))
            found.append(RELEASE_LATE.at(place, id=release.id, at=str(release.at), missing=missing))
        if each.standing is Standing.PROVISIONAL and each.instant <= now:
            found.append(RELEASE_NOT_CONFIRMED.at(place, id=release.id, at=str(release.at)))
