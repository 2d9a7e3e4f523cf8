"""When a portal changes though nobody touches it, and has to be built again.

In: the `Ground` of a portal and the moment of a build. Out: the next point of time at which a release comes out or was
announced for in vain, a missing return becomes late, or provisional values become final.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from plainlaw.embargo import next_minute
from plainlaw.model.moment import Moment
from plainlaw.statistics.due import next_change
from plainlaw.statistics.provisional import next_final
from plainlaw.validate import Ground


def next_build(ground: Ground, moment: Moment) -> datetime | None:
    """The next point of time in UTC, after `moment`; None when nothing changes by itself."""
    zone = ZoneInfo(ground.known.portal.time_zone)
    datasets = ground.datasets.values()
    days = [day for day in (next_change(datasets, moment.day), next_final(datasets, moment.day)) if day is not None]
    times = [datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC) for day in days]
    minute = next_minute(ground.known.releases.values(), zone, moment.instant(zone))
    return min((*times, minute) if minute is not None else times, default=None)


def or_that_day(time: datetime | None, day: date | None, zone: ZoneInfo) -> datetime | None:
    """The earlier one of a time and of the beginning of a day in the portal's zone, in UTC; None for never."""
    if day is None:
        return time
    begins = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    return begins if time is None else min(time, begins)
