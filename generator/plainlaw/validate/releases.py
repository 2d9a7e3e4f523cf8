"""Announced releases against what they announce: datasets, their periods, the portal's time zone, and each other.

In: the releases of the dictionaries, datasets, and where each value stands. Out: findings.
"""

from collections.abc import Collection, Mapping
from itertools import combinations
from zoneinfo import ZoneInfo

from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period
from plainlaw.model.release import Release
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.fields import INVALID_VALUE
from plainlaw.problems.releases import RELEASES_OVERLAP
from plainlaw.sources.placed_yaml import PlacedYaml
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.unknown import unknown_reference


def check_releases(
    known: Dictionaries, datasets: Mapping[str, Dataset], folders: Collection[str], values: PlacedYaml,
    found: list[Problem],
) -> None:  # fmt: skip
    """Add a finding for each value that cannot be. `folders` are the names of all datasets, sound or not."""
    releases = list(known.releases.values())
    zone = ZoneInfo(known.portal.time_zone)
    by_id = {dataset.id: dataset for dataset in datasets.values()}
    for index, release in enumerate(releases):
        for position, name in enumerate(release.dataset):
            place = values.place(index, "dataset", position)
            if name not in folders:
                found.append(unknown_reference(place, "dataset", name, folders, "stats/"))
            elif name in by_id and not _fits(release.waiting, by_id[name]):
                field = "returns" if release.returns is not None else "period"
                reason = Message.of("no return of {dataset} has a period that lies in it", dataset=name)
                found.append(_invalid(values.place(index, field), field, str(release.waiting), reason))
        _check_times(release, zone, index, values, found)
    for (index, one), (second, other) in combinations(enumerate(releases), 2):
        _check_pair((one, values.place(index)), (other, values.place(second)), found)


def _fits(period: Period, dataset: Dataset) -> bool:
    """Whether a whole period of the dataset lies in it."""
    start = -(-period.start // dataset.months) * dataset.months
    return start + dataset.months <= period.end


def _check_times(release: Release, zone: ZoneInfo, index: int, values: PlacedYaml, found: list[Problem]) -> None:
    for number, each in enumerate(release.previous):
        fault = each.at.fault(zone)
        if fault is not None:
            found.append(_invalid(values.place(index, "previous", number, "at"), "at", str(each.at), fault))
    fault = release.at.fault(zone)
    # a slip of the keyboard in the year would publish at once what was to wait
    if fault is None and release.at.is_over.date() <= release.period.first_day and release.state != "cancelled":
        fault = Message.of("{period} has not begun by then", period=str(release.period))
    if fault is not None:
        found.append(_invalid(values.place(index, "at"), "at", str(release.at), fault))


def _check_pair(one: tuple[Release, Place], other: tuple[Release, Place], found: list[Problem]) -> None:
    (first, place), (second, at) = one, other
    shared = [name for name in first.dataset if name in second.dataset]
    a, b = first.period, second.period
    overlap = a.start < b.end and b.start < a.end
    nested = (a.covers(b) or b.covers(a)) and a.months != b.months
    if not shared or not overlap or nested or "cancelled" in (first.state, second.state):
        return
    found.append(
        RELEASES_OVERLAP.at(at, id=second.id, other=first.id, place=str(place), dataset=", ".join(shared),
                            period=str(b))
    )  # fmt: skip


def _invalid(place: Place, field: str, value: str, reason: Message) -> Problem:
    return INVALID_VALUE.at(place, field=field, value=f"“{value}”", reason=reason, help="")
