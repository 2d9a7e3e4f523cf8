"""Settings and dictionaries into the model: portal, organisations, topics, metrics, dimensions, regions, releases.

In: `RawSettings`. Out: `Dictionaries`, or None when the portal cannot be understood without them.
"""

from collections.abc import Mapping
from typing import TypeVar
from zoneinfo import available_timezones

from msgspec import Struct

from plainlaw.locales import UnknownLanguageError, locale_of
from plainlaw.model.metric import Dimension, Metric, MetricKind
from plainlaw.model.region import RegionTable
from plainlaw.model.release import Release
from plainlaw.model.site import Organisation, Portal, Topic
from plainlaw.problems import Message, Place, Problem, mistaken_files
from plainlaw.problems.fields import DUPLICATE_ID, INVALID_VALUE, RESERVED_NAME
from plainlaw.sources.placed_yaml import PlacedYaml
from plainlaw.sources.settings import SETTINGS, RawSettings
from plainlaw.validate.fields import build, build_list
from plainlaw.validate.regions import build_regions
from plainlaw.validate.unknown import unknown_reference

T = TypeVar("T", Organisation, Topic, Metric, Dimension, Release)

# addresses and words of shortcodes that the program uses itself
_RESERVED: Mapping[type, frozenset[str]] = {
    Metric: frozenset({"index"}),
    Dimension: frozenset(
        {"region", "period", "by", "last", "every", "kind", "unit", "show", "against", "metric", "index"}
    ),
}


class Dictionaries(Struct, frozen=True):
    """What documents and returns may refer to; the line of stats/releases.yml on which each release begins; and where
    each target stands, by its metric and its number there.
    """

    portal: Portal
    organisations: Mapping[str, Organisation]
    topics: Mapping[str, Topic]
    metrics: Mapping[str, Metric]
    dimensions: Mapping[str, Dimension]
    regions: RegionTable
    releases: Mapping[str, Release]
    release_lines: Mapping[str, int]
    settings: PlacedYaml
    targets: Mapping[tuple[str, int], Place]


def build_dictionaries(raw: RawSettings, found: list[Problem]) -> Dictionaries | None:
    """All dictionaries, with their references to each other checked; None when any file of them has an error."""
    portal = build(Portal, raw.portal, found) if raw.portal.path not in mistaken_files(found) else None
    known = Dictionaries(
        portal=portal,  # type: ignore[arg-type] # replaced by the early return below when it is None
        organisations=_by_id(Organisation, raw.organisations, found),
        topics=_by_id(Topic, raw.topics, found),
        metrics=_by_id(Metric, raw.metrics, found),
        dimensions=_by_id(Dimension, raw.dimensions, found),
        regions=build_regions(raw.regions, found),
        releases=(releases := _by_id(Release, raw.releases, found)),
        release_lines={name: raw.releases.place(index).line for index, name in enumerate(releases)},
        settings=raw.portal,
        targets=_target_places(raw.metrics),
    )
    if portal is None or mistaken_files(found) & SETTINGS:
        return None
    _check_portal(known, raw.portal, found)
    for index, metric in enumerate(known.metrics.values()):
        _check_metric(metric, known, raw.metrics, index, found)
    return None if mistaken_files(found) & SETTINGS else known


def _by_id(model: type[T], values: PlacedYaml, found: list[Problem]) -> dict[str, T]:
    entries: dict[str, T] = {}
    places: dict[str, Place] = {}
    for entry, place in build_list(model, values, found):
        if entry.id in entries:
            found.append(DUPLICATE_ID.at(place, id=entry.id, first=str(places[entry.id])))
            continue
        if entry.id in _RESERVED.get(model, ()):
            found.append(RESERVED_NAME.at(place, name=entry.id))
        entries[entry.id], places[entry.id] = entry, place
    return entries


def _target_places(values: PlacedYaml) -> dict[tuple[str, int], Place]:
    metrics = values.value if isinstance(values.value, list) else []
    return {
        (str(metric.get("id")), number): values.place(index, "targets", number)
        for index, metric in enumerate(metrics)
        if isinstance(metric, dict) and isinstance(metric.get("targets"), list)
        for number in range(len(metric["targets"]))
    }


def _check_portal(known: Dictionaries, values: PlacedYaml, found: list[Problem]) -> None:
    for index, language in enumerate(known.portal.languages):
        place = values.place("languages", index, "tag")
        if known.portal.tags.index(language.tag) != index:
            found.append(DUPLICATE_ID.at(place, id=language.tag, first=str(values.place("languages"))))
        try:
            locale_of(language.tag)
        except UnknownLanguageError:
            reason = Message.of("no language has this tag")
            found.append(INVALID_VALUE.at(place, field="tag", value=f"“{language.tag}”", reason=reason, help=""))
    if known.portal.time_zone not in available_timezones():
        place, reason = values.place("time_zone"), Message.of("no time zone has this name")
        shown = f"“{known.portal.time_zone}”"
        found.append(INVALID_VALUE.at(place, field="time_zone", value=shown, reason=reason, help=""))
    if known.regions.get(known.portal.region) is None:
        place, code = values.place("region"), known.portal.region
        found.append(unknown_reference(place, "region", code, known.regions.codes, "stats/regions.csv"))
    for index, metric in enumerate(known.portal.key_figures):
        if metric not in known.metrics:
            place = values.place("key_figures", index)
            found.append(unknown_reference(place, "key_figures", metric, known.metrics, "stats/metrics.yml"))


def _check_metric(metric: Metric, known: Dictionaries, values: PlacedYaml, index: int, found: list[Problem]) -> None:
    counts = [name for name, other in known.metrics.items() if not other.is_rate]
    for field in ("numerator", "denominator"):
        name = getattr(metric, field)
        if name is not None and name not in counts:
            found.append(unknown_reference(values.place(index, field), field, name, counts, "stats/metrics.yml"))
    _check_rules(metric, counts, values.place(index, "rules", "at_most"), found)
    _check_interval(metric, known, values, index, found)
    _check_derivation(metric, known, values, index, found)
    over = known.metrics.get(metric.numerator or "")
    for position, name in enumerate(metric.dimensions):
        place = values.place(index, "dimensions", position)
        if over is not None and name not in over.dimensions:
            found.append(
                unknown_reference(place, "dimensions", name, over.dimensions, f"{over.id} (stats/metrics.yml)")
            )
    if metric.office not in known.organisations:
        where = "site_config/organisations.yml"
        found.append(
            unknown_reference(values.place(index, "office"), "office", metric.office, known.organisations, where)
        )
    for position, name in enumerate(metric.dimensions):
        if name not in known.dimensions:
            place = values.place(index, "dimensions", position)
            found.append(unknown_reference(place, "dimensions", name, known.dimensions, "stats/dimensions.yml"))
    for position, name in enumerate(metric.topics):
        if name not in known.topics:
            place = values.place(index, "topics", position)
            found.append(unknown_reference(place, "topics", name, known.topics, "site_config/topics.yml"))


def _check_rules(metric: Metric, counts: list[str], place: Place, found: list[Problem]) -> None:
    limit = metric.rules.at_most if metric.rules is not None else None
    others = [name for name in counts if name != metric.id]
    if limit is not None and limit not in others:
        found.append(unknown_reference(place, "at_most", limit, others, "stats/metrics.yml"))


def _check_interval(metric: Metric, known: Dictionaries, values: PlacedYaml, index: int, found: list[Problem]) -> None:
    """The two ends are other metrics that are reported, in the same unit and by the same categories."""
    if metric.interval is None:
        return
    ends = [
        other.id
        for other in known.metrics.values()
        if not other.is_rate and other.id != metric.id and other.unit == metric.unit
        and set(other.dimensions) >= set(metric.dimensions)
    ]  # fmt: skip
    for field in ("low", "high"):
        name = getattr(metric.interval, field)
        if name not in ends:
            place = values.place(index, "interval", field)
            found.append(unknown_reference(place, field, name, ends, "stats/metrics.yml"))


def _check_derivation(
    metric: Metric, known: Dictionaries, values: PlacedYaml, index: int, found: list[Problem]
) -> None:
    """What an index was computed from is a count or a rate; what it lacks of the categories is added up."""
    if metric.derived_from is None:
        return
    name = metric.derived_from.metric
    others = [other.id for other in known.metrics.values() if other.kind is not MetricKind.INDEX]
    place = values.place(index, "derived_from", "metric")
    if name in known.metrics and name not in others:
        reason = Message.of(
            "{metric} is an index itself; name the count or rate that it was computed from", metric=name
        )
        found.append(INVALID_VALUE.at(place, field="derived_from", value=f"“{name}”", reason=reason, help=""))
    elif name not in others:
        found.append(unknown_reference(place, "derived_from", name, others, "stats/metrics.yml"))
