"""The day of a build. Only the command line and the MkDocs plugin ask for it; every step takes it as an argument.

In: what the operator said, the environment, and the portal's settings. Out: a date in the portal's time zone.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plainlaw.problems import PlainlawError, Problem
from plainlaw.sources.settings import read_settings

_DEFAULT_ZONE = "Asia/Shanghai"


def build_day(root: Path, said: date | None, environment: Mapping[str, str]) -> date:
    """The day that was said, else that of SOURCE_DATE_EPOCH, else the portal's own `as_of`, else today in its time
    zone.
    """
    if said is not None:
        return said
    found: list[Problem] = []
    portal = read_settings(root, found).portal.value
    settings = portal if isinstance(portal, dict) else {}
    own, zone = settings.get("as_of"), _zone(settings.get("time_zone"))
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return _day(epoch, zone)
    return own if isinstance(own, date) else datetime.now(zone).date()


def _day(epoch: str, zone: ZoneInfo) -> date:
    try:
        return datetime.fromtimestamp(int(epoch), zone).date()
    except (ValueError, OverflowError, OSError) as error:
        raise PlainlawError("SOURCE_DATE_EPOCH is no time in seconds since 1970.") from error


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name or _DEFAULT_ZONE))
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(_DEFAULT_ZONE)
