"""The figures that a document shows, as files of their own: CSV, its twin for spreadsheets, and a Data Package.

For documents whose type offers downloads, such as bulletins: whoever cites a release has just its figures, exact, with
the counts of every rate.
"""

from collections.abc import Iterator

from plainlaw.artifact import Artifact, Output
from plainlaw.delivery.about_metric import licence_address
from plainlaw.delivery.download import offers_downloads, release_file
from plainlaw.delivery.envelope import notice, to_json
from plainlaw.delivery.exact import exact
from plainlaw.delivery.observation_status import STATUS_WORDS, observation_status
from plainlaw.delivery.safe_csv import csv_text
from plainlaw.delivery.table_schema import PROFILES, field, resource
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.model.figure import Figure
from plainlaw.problems import Message
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.voice import Voice

_COLUMNS = {
    "metric": Message.of("Metric"),
    "metric_name": Message.of("Name of the metric"),
    "region": Message.of("Code of the place"),
    "region_name": Message.of("Place"),
    "period": Message.of("Period"),
    "dimensions": Message.of("Categories"),
    "value": Message.of("Value"),
    "numerator": Message.of("Numerator"),
    "denominator": Message.of("Denominator"),
    "unit": Message.of("Unit"),
    "status": Message.of("Status"),
    "vintage": Message.of("Vintage (1: as first published)"),
    "notice": Message.of("Notice"),
}
_NUMBERS = ("value", "numerator", "denominator", "vintage")
_KEY = ["metric", "region", "period", "dimensions"]
_ALL = "all"
"""What the column of categories says of a figure of all of them together; a cell of words is never empty."""


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The files of one document."""
    entry = document.entry
    if not document.figures or not offers_downloads(entry):
        return
    voice = Voice(site.site, locale_of(entry.lang), site.addresses.of(entry), site.addresses)
    figures = {figure.key: figure for figure in document.figures}.values()
    columns = [name for name in _COLUMNS if name != "notice" or site.site.portal.notice is not None]
    rows = [_cells(figure, voice)[: len(columns)] for figure in figures]
    numbers = {columns.index(name) for name in _NUMBERS}
    content = csv_text(columns, rows, numbers).encode()
    yield Artifact(release_file(entry, ".csv"), content)
    twin = csv_text(columns, rows, numbers, "\r\n").encode("utf-8-sig")
    yield Artifact(release_file(entry, ".excel.csv"), twin)
    yield Artifact(release_file(entry, ".datapackage.json"), _package(entry, content, columns, voice))


def _cells(figure: Figure, voice: Voice) -> list[str]:
    key, parts = figure.key, [exact(part.value) for part in figure.parts] or ["", ""]
    dimensions = ";".join(f"{dimension}={code}" for dimension, code in key.breakdown) or _ALL
    place = voice.region_name(key.region, key.period.year)
    head = [key.metric, voice.metric_name(key.metric), key.region, place, str(key.period), dimensions]
    unit = voice.site.metrics[key.metric].unit.get(voice.locale.tag)
    said = notice(voice.site, voice.locale.tag) or ""
    return [*head, exact(figure.value), *parts, unit, observation_status(figure), str(figure.status.vintage), said]


def _package(entry: Entry, content: bytes, columns: list[str], voice: Voice) -> bytes:
    portal, lang = voice.site.portal, entry.lang
    words = {code: voice.text(message) for code, message in STATUS_WORDS.items()}
    fields = [
        field(name, voice.text(_COLUMNS[name]), is_number=name in _NUMBERS, choices=words if name == "status" else None)
        for name in columns
    ]
    said = notice(voice.site, lang)
    address = portal.url + voice.addresses.of(entry).path
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": f"{entry.section.folder}-{entry.key}",
        "id": address,
        "title": entry.title,
        "description": f"{entry.fields.summary} {said}" if said else entry.fields.summary,
        "homepage": address,
        "licenses": [{"path": licence_address(voice.site), "title": portal.licence.get(lang)}],
        "contributors": [
            {"title": voice.site.organisations[entry.fields.office].name.get(lang), "roles": ["publisher"]}
        ],
        "resources": [resource(release_file(entry, ".csv"), entry.title, content, fields, _KEY)],
    }
    return to_json(package)


OUTPUT = Output("release_data", 10, produce)
