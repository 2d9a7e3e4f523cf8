"""The moment of a build. Only the command line and the MkDocs plugin ask for it; every step takes it as an argument.

In: what the operator said, the environment, and the portal's settings. Out: a day, or a time in the portal's time zone.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plainlaw.model.moment import Moment
from plainlaw.problems import PlainlawError, Problem
from plainlaw.sources.settings import read_settings

_DEFAULT_ZONE = "Asia/Shanghai"


def build_moment(root: Path, said: datetime | None, environment: Mapping[str, str]) -> date:
    """The day or time that was said, else that of SOURCE_DATE_EPOCH, else the portal's own `as_of`, else now.

    A time that was said without a zone is in the portal's. Times are `datetime`s in the portal's time zone; a plain day
    means its beginning (plainlaw.model.moment).
    """
    if said is not None and said.tzinfo is None and said.time() == time():
        return said.date()
    found: list[Problem] = []
    portal = read_settings(root, found).portal.value
    settings = portal if isinstance(portal, dict) else {}
    own, zone = settings.get("as_of"), _zone(settings.get("time_zone"))
    if said is not None:
        return _in_zone(said, zone)
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return _of_epoch(epoch, zone)
    return own if isinstance(own, date) and not isinstance(own, datetime) else datetime.now(zone)


def build_day(root: Path, said: datetime | None, environment: Mapping[str, str]) -> date:
    """The day of that moment."""
    return Moment.of(build_moment(root, said, environment)).day


def _in_zone(said: datetime, zone: ZoneInfo) -> datetime:
    return said.replace(tzinfo=zone) if said.tzinfo is None else said.astimezone(zone)


def _of_epoch(epoch: str, zone: ZoneInfo) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), zone)
    except (ValueError, OverflowError, OSError) as error:
        raise PlainlawError("SOURCE_DATE_EPOCH is no time in seconds since 1970.") from error


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name or _DEFAULT_ZONE))
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(_DEFAULT_ZONE)
