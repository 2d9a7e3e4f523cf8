"""The delivery API's releases, in each language, and their JSON Schema."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.delivery.envelope import address, envelope, notice, schema_address, to_json
from plainlaw.delivery.json_schema import object_of
from plainlaw.delivery.schema import DIALECT
from plainlaw.model.release import Announced, Listed, Standing
from plainlaw.page.releases import CALENDAR, machine_time, public_returns, release_metrics, release_offices
from plainlaw.resolve import ResolvedSite

_TIME = r"^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}[+-]\d{2}:\d{2})?)?)?$"


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The list of each language, and its schema; none where no release is announced."""
    listed, documents = site.site.calendar.listed, site.site.documents
    standings = [(each.release.id, each.standing.value, each.awaited) for each in listed]
    if listed:
        yield Task("api schema of releases", (), partial(_schema, site))
    for tag in site.site.portal.tags if listed else ():
        related = [documents.digest((tag, "release", each.release.id)) for each in listed]
        yield Task(f"api releases {tag}", (standings, related), partial(_releases, site, tag))


def _releases(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    path = address(tag, "releases", "index.json")
    data = [_record(site, each, tag) for each in site.site.calendar.listed]
    yield Artifact(path, to_json(envelope(site.site, tag, path, data, collection="releases", total=len(data))))


def _record(site: ResolvedSite, listed: Listed, tag: str) -> dict[str, Any]:
    release, portal = listed.release, site.site.portal
    documents = site.site.documents.about(tag, "release", release.id) if listed.is_out else ()
    at = machine_time(release.at)
    if release.at.is_exact:
        at = listed.instant.astimezone(ZoneInfo(portal.time_zone)).isoformat()
    return {
        "key": release.id,
        "title": release.title.get(tag),
        "state": listed.standing.value,
        "at": at,
        "period": str(release.period),
        "datasets": list(release.dataset),
        "metrics": [metric.id for metric in release_metrics(release, site.site)],
        "published": _returns(public_returns(listed, site.site)),
        "awaited": _returns(listed.awaited),
        "offices": list(release_offices(release, site.site)),
        "previous": [{"at": machine_time(each.at), "reason": each.reason.get(tag)} for each in release.previous],
        "cancelled_on": release.cancelled_on.isoformat() if release.cancelled_on else None,
        "reason": release.reason.get(tag) if release.reason else None,
        "documents": [portal.url + site.addresses.of(entry).path for entry in documents],
        "url": f"{portal.url}{site.addresses.section(tag, CALENDAR).path}#{release.id}",
        "notice": notice(site.site, tag),
    }


def _returns(returns: Iterable[Announced]) -> list[dict[str, str]]:
    return [{"dataset": dataset, "period": str(period)} for dataset, period in returns]


def _schema(site: ResolvedSite) -> Iterator[Artifact]:
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    maybe, time = {"type": ["string", "null"]}, {"type": "string", "pattern": _TIME}
    states = {"enum": [standing.value for standing in Standing]}
    moved, returns = object_of({"at": time, "reason": text}), object_of({"dataset": text, "period": text})
    listed = {"type": "array", "items": returns}
    record = object_of(
        {"key": text, "title": text, "state": states, "at": time, "period": text, "datasets": texts, "metrics": texts,
         "published": listed, "awaited": listed, "offices": texts,
         "previous": {"type": "array", "items": moved}, "cancelled_on": maybe, "reason": maybe,
         "documents": texts, "url": text, "notice": maybe}
    )  # fmt: skip
    head = {"$schema": DIALECT, "$id": site.site.portal.url + schema_address("releases"), "title": "releases"}
    yield Artifact(schema_address("releases"), to_json(head | record))


OUTPUT = Output("api_releases", 30, tasks=tasks)
