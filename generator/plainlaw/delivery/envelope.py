"""What all files of the delivery API share: addresses, the envelope, and how they are written.

In: data and the portal. Out: JSON bytes that are the same for the same data, with the portal's notice in each record.
"""

from typing import Any

from plainlaw.delivery.exact import exact
from plainlaw.delivery.json_lines import json_lines
from plainlaw.delivery.observation_status import observation_status
from plainlaw.locales.locale import Locale
from plainlaw.model.document import Entry
from plainlaw.model.figure import Figure
from plainlaw.model.site import Site

VERSION = "1"
BASE = f"api/v{VERSION}"


def to_json(value: Any) -> bytes:
    """JSON as UTF-8, keys in the order in which they were given, one value a line."""
    return (json_lines(value) + "\n").encode()


def address(*steps: str) -> str:
    """The path of an API file below the portal's root."""
    return "/".join((BASE, *steps))


def schema_address(collection: str) -> str:
    """The path of a collection's JSON Schema."""
    return address("schemas", f"{collection}.json")


def versions_schema_address(collection: str) -> str:
    """The path of the JSON Schema of the texts of a collection's documents."""
    # no collection has a full stop in its name
    return address("schemas", f"{collection}.versions.json")


def envelope(site: Site, tag: str, self_address: str, data: Any, **more: Any) -> dict[str, Any]:
    """`{data, meta, links}`. `meta` says the language and the notice.

    The day of the build stands in the manifest alone: a record changes when its data do, not at midnight.
    """
    return {
        "data": data,
        "meta": {
            "api_version": VERSION,
            "locale": tag,
            "notice": notice(site, tag),
            **more,
        },
        "links": {
            "self": site.portal.url + self_address,
            "manifest": site.portal.url + address("manifest.json"),
        },
    }


def notice(site: Site, tag: str) -> str | None:
    """The portal's notice in a language; None when it has none."""
    return site.portal.notice.get(tag) if site.portal.notice is not None else None


def source(site: Site, entry: Entry) -> dict[str, Any]:
    """Where a record comes from: the path of its file and the commit that last changed it."""
    commit = site.history.of(entry.path)
    known = commit is not None and not commit.dirty
    return {"path": entry.path, "commit": commit.hash if commit is not None and known else None}


def figure_record(site: Site, figure: Figure, locale: Locale, href: str) -> dict[str, Any]:
    """A figure for programs and for people: exact value, unit, words, and the address of its provenance."""
    key = figure.key
    metric = site.metrics[key.metric]
    unit = metric.unit.get(locale.tag)
    return {
        "metric": key.metric,
        "region": key.region,
        "period": str(key.period),
        "dimensions": dict(key.breakdown),
        "value": exact(figure.value),
        "unit": unit,
        "text": locale.figure_text(figure.value, metric.decimals, unit),
        "status": observation_status(figure),
        "vintage": figure.status.vintage,
        "provenance": href,
    }
