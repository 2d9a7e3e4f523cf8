"""The disclosure catalogue of each language, with the four columns that the law names: pages, CSV, JSON; and how soon
documents were disclosed (Regulations of China on Open Government Information, art. 12 and 26).
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.delivery.attachment_record import attachment_records, attachment_schema
from plainlaw.delivery.download import DISCLOSURE
from plainlaw.delivery.envelope import address, envelope, schema_address, to_json
from plainlaw.delivery.safe_csv import csv_text
from plainlaw.delivery.schema import DIALECT
from plainlaw.law.timeliness import Timeliness, timeliness
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.disclosure import (
    ADDRESS,
    catalogue_record,
    catalogue_rows,
    column_names,
    page_rows,
    timeliness_record,
    timeliness_values,
)
from plainlaw.page.head import PageHead
from plainlaw.page.pager import pager
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice

_ROWS = 100
"""The most rows of a page."""


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The pages and the files of each language; none where the portal has no policy."""
    documents, tags = site.site.documents, site.site.portal.tags
    sections = [(tag, documents.digest((tag, "section", POLICIES.folder))) for tag in tags]
    sizes = [documents.summary((tag, "section", POLICIES.folder)).size for tag in tags]
    if any(sizes):
        yield Task("api schema of disclosure", (), partial(_schema, site))
    for tag in tags if any(sizes) else ():
        yield Task(f"disclosure {tag}", (sections,), partial(_all, site, tag))


def _all(site: ResolvedSite, tag: str) -> Iterator[Artifact]:
    entries = site.site.documents.about(tag, "section", POLICIES.folder)
    soon = timeliness(_policies(site))
    pages = max(-(-len(entries) // _ROWS), 1)
    for number in range(1, pages + 1):
        yield _page(site, tag, (entries, number, pages), soon)
    yield from _files(tag, entries)
    path = address(tag, ADDRESS, "index.json")
    schema = site.site.portal.url + schema_address(ADDRESS)
    records = [
        catalogue_record(each) | {"attachments": attachment_records(each, site.site, site.addresses)}
        for each in entries
    ]
    more = {"collection": ADDRESS, "total": len(entries), "timeliness": timeliness_record(soon), "schema": schema}
    yield Artifact(path, to_json(envelope(site.site, tag, path, records, **more)))


def _policies(site: ResolvedSite) -> Iterator[Entry]:
    """Every policy once, in the first of its languages."""
    documents = site.site.documents
    seen: set[str] = set()
    for tag in site.site.portal.tags:
        for card in documents.group((tag, "section", POLICIES.folder)):
            if card.key not in seen:
                seen.add(card.key)
                yield documents.entry(card.path)


def _files(tag: str, entries: tuple[Entry, ...]) -> Iterator[Artifact]:
    """The canonical file and the one for Excel, which takes UTF-8 for another encoding unless it begins with a mark."""
    names, rows = column_names(locale_of(tag)), list(catalogue_rows(entries))
    yield Artifact(f"{DISCLOSURE}.{tag}.csv", csv_text(names, rows, ()).encode())
    yield Artifact(f"{DISCLOSURE}.{tag}.excel.csv", csv_text(names, rows, (), "\r\n").encode("utf-8-sig"))


def _address(site: ResolvedSite, tag: str, number: int = 1) -> Address:
    further = ("page", str(number)) if number > 1 else ()
    return site.addresses.section(tag, ADDRESS, *further)


def _page(site: ResolvedSite, tag: str, part: tuple[tuple[Entry, ...], int, int], soon: Timeliness) -> Artifact:
    entries, number, pages = part
    here = _address(site, tag, number)
    voice = Voice(site.site, locale_of(tag), here, site.addresses)
    heading = voice.text("Disclosure catalogue")
    title = voice.text("{title} (page {page})", title=heading, page=str(number)) if number > 1 else heading
    description = voice.text("What offices of this portal have disclosed proactively, as the law wants it listed.")
    others = {other: _address(site, other) for other in site.site.portal.tags} if number == 1 else {tag: here}
    trail = [(voice.text(POLICIES.label), site.addresses.section(tag, POLICIES.folder))]
    head = PageHead(title, description, "index", others, trail, contents=False, searchable=False)
    values: dict[str, Any] = {
        "page": head.context(voice),
        "heading": heading,
        "description": description,
        "downloads": list(_downloads(tag, voice)),
        "count": voice.text("Documents: {count}", count=voice.locale.number(len(entries))),
        "note": voice.text("— stands for a number or a date that the document does not have or that is not known."),
        "columns": column_names(voice.locale),
        "rows": page_rows(entries[(number - 1) * _ROWS : number * _ROWS], voice),
        "timeliness": timeliness_values(soon, voice) if number == 1 else None,
        **pager(number, pages, lambda page: here.to(_address(site, tag, page))),
        "empty": voice.text("There is nothing here yet."),
    }
    return Artifact(here.file, fill("disclosure", voice.locale, **values).encode(), lang=tag)


def _downloads(tag: str, voice: Voice) -> Iterator[dict[str, str]]:
    yield {"label": voice.text("CSV"), "href": voice.page.to(f"{DISCLOSURE}.{tag}.csv")}
    yield {"label": voice.text("CSV for Excel"), "href": voice.page.to(f"{DISCLOSURE}.{tag}.excel.csv")}
    yield {"label": voice.text("JSON (API)"), "href": voice.page.to(address(tag, ADDRESS, "index.json"))}


def _schema(site: ResolvedSite) -> Iterator[Artifact]:
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    properties = {"index_number": maybe, "title": text, "summary": text, "date_made": maybe,
                  "attachments": attachment_schema()}  # fmt: skip
    head = {"$schema": DIALECT, "$id": site.site.portal.url + schema_address(ADDRESS), "title": ADDRESS}
    body = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    yield Artifact(schema_address(ADDRESS), to_json(head | body))


OUTPUT = Output("disclosure", 30, tasks=tasks)
