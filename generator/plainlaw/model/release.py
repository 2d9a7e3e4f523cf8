"""Releases: what comes out when, as stats/releases.yml announces it, and the calendar that follows from it.

In: the entries of the file, the moment of the build, and what is in. Out: `Release`, and `Calendar`, which knows how
each release stands and what must not be shown yet. That a release is published is never typed: it follows.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from msgspec import Struct
from pydantic import BeforeValidator, Field, model_validator

from plainlaw.model.day import Day
from plainlaw.model.document import Part
from plainlaw.model.moment import When
from plainlaw.model.period import Period, PeriodError
from plainlaw.model.text import Localised

RELEASES_FILE = "stats/releases.yml"
"""Where releases are announced."""


class Postponement(Part):
    """When a release was announced for before, and why that was given up."""

    at: When
    reason: Localised


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Release(Part):
    """One release, about `period`. It covers the returns of its datasets whose periods lie in that; in `returns` only,
    when others have been public before, as the months of a year of which the annual bulletin comes out.

    `at` is in the portal's time zone. `previous` are the times for which it was announced before, the first one first.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: Localised
    dataset: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = Field(min_length=1)
    period: Period
    returns: Period | None = None
    at: When
    state: Literal["provisional", "confirmed", "cancelled"]
    previous: tuple[Postponement, ...] = ()
    reason: Localised | None = None
    cancelled_on: Day | None = None

    @model_validator(mode="after")
    def _says_all_of_its_state(self) -> "Release":
        if self.state == "confirmed" and not self.at.is_exact:
            raise ValueError("a confirmed release has a day and a time, such as 2025-04-15 09:30")
        is_cancelled = self.state == "cancelled"
        if is_cancelled and (self.reason is None or self.cancelled_on is None):
            raise ValueError("a cancelled release says its reason and the day on which it was cancelled_on")
        if not is_cancelled and (self.reason is not None or self.cancelled_on is not None):
            raise ValueError("reason and cancelled_on belong to a cancelled release; why it was postponed stands under "
                             "previous")  # fmt: skip
        if self.returns is not None and not self.period.covers(self.returns):
            raise ValueError("returns that wait for a release have periods within its own")
        times = [*(each.at for each in self.previous), self.at]
        if any(one == next_ for one, next_ in zip(times, times[1:], strict=False)):
            raise ValueError("a release that was postponed is announced for another time than before")
        return self

    def announced(self, dataset: str, months: int) -> tuple["Announced", ...]:
        """The returns of one of its datasets that come out with it, each of so many `months`, in their order."""
        first = -(-self.waiting.start // months) * months
        starts = range(first, self.waiting.end - months + 1, months)
        return tuple(Announced(dataset, Period(start, months)) for start in starts)

    def covers(self, dataset: str, period: Period) -> bool:
        """Whether a return of this dataset and period comes out with it."""
        return dataset in self.dataset and self.waiting.covers(period)

    @property
    def waiting(self) -> Period:
        """The period in which those of its returns lie."""
        return self.returns or self.period


class Announced(NamedTuple):
    """A return that comes out with a release: the name of its dataset, and its period."""

    dataset: str
    period: Period


def merged(returns: Iterable[Announced]) -> tuple[Announced, ...]:
    """The same with returns that follow one another as one: October to December 2024 are `2024-Q4`."""
    found: list[Announced] = []
    for dataset, period in returns:
        last = found[-1] if found else None
        if last is not None and last.dataset == dataset and last.period.end == period.start:
            found[-1] = Announced(dataset, _joined(last.period, period))
        else:
            found.append(Announced(dataset, period))
    return tuple(found)


def _joined(first: Period, last: Period) -> Period:
    try:
        return Period(first.start, last.end - first.start)
    except PeriodError:
        return Period.between(first, last)


class Standing(StrEnum):
    """How a release stands: as announced, or what has become of it. It is published when all its returns are in."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    PUBLISHED = "published"
    LATE = "late"


class Listed(Struct, frozen=True):
    """A release with how it stands, and the point of time (UTC) at which it has come for certain. `awaited` are the
    returns of a late one that are not in; before its time nobody is told.
    """

    release: Release
    standing: Standing
    instant: datetime
    awaited: tuple[Announced, ...] = ()

    @property
    def is_out(self) -> bool:
        """Whether its time has come. It may still be late."""
        return self.standing in (Standing.PUBLISHED, Standing.LATE)

    def awaits(self, dataset: str) -> bool:
        """Whether figures of a dataset are still to come with it."""
        if self.standing is Standing.LATE:
            return any(each.dataset == dataset for each in self.awaited)
        return dataset in self.release.dataset and self.standing in (Standing.PROVISIONAL, Standing.CONFIRMED)


class Calendar(Struct, frozen=True):
    """All releases, in the order of their times."""

    listed: tuple[Listed, ...] = ()

    def get(self, id_: str) -> Listed | None:
        """The release of this name."""
        return next((each for each in self.listed if each.release.id == id_), None)

    def withholding(self, dataset: str, period: Period) -> Listed | None:
        """The release for which a return has to wait; None when it may be public.

        A return comes out with the first release that covers it; one that none covers is public at once.
        """
        covering = [each for each in self.listed if each.release.covers(dataset, period)]
        if not covering or any(each.is_out for each in covering):
            return None
        return next((each for each in covering if each.standing is not Standing.CANCELLED), covering[0])

    def touching(self, dataset: str, months: int, period: Period) -> Listed | None:
        """The release that returns within a longer period, each of so many `months`, have to wait for."""
        if not self.listed:
            return None
        first = -(-period.start // months) * months
        pieces = (Period(start, months) for start in range(first, period.end - months + 1, months))
        found = (self.withholding(dataset, piece) for piece in (period, *pieces))
        return next((each for each in found if each is not None), None)

    def expected(self, dataset: str) -> Listed | None:
        """The next release of a dataset, one that is late included unless only returns of others are missing."""
        return next((each for each in self.listed if each.awaits(dataset)), None)
