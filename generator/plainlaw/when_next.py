"""When a portal changes though nobody touches it, and has to be built again.

In: the `Ground` of a portal and the moment of a build. Out: the next point of time at which a release comes out or was
announced for in vain, or a missing return becomes late.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plainlaw.embargo import next_minute
from plainlaw.model.moment import Moment
from plainlaw.statistics.due import next_change
from plainlaw.validate import Ground


def next_build(ground: Ground, moment: Moment) -> datetime | None:
    """The next point of time in UTC, after `moment`; None when nothing changes by itself."""
    zone = ZoneInfo(ground.known.portal.time_zone)
    day = next_change(ground.datasets.values(), moment.day)
    late = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC) if day is not None else None
    minute = next_minute(ground.known.releases.values(), zone, moment.instant(zone))
    return min((time for time in (late, minute) if time is not None), default=None)
