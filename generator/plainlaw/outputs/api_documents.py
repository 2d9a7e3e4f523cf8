"""The delivery API's collections of documents: an index and a record for each document, in each language."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from plainlaw.artifact import Artifact, Made, MadeFile, Output, Task
from plainlaw.content_types import content_types
from plainlaw.delivery.envelope import address, envelope, figure_record, notice, schema_address, source, to_json
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.model.documents import Group
from plainlaw.page.body import body_markdown
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.voice import Voice

PAGE = 100
"""The most documents that one file of an index lists."""


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The record of a document."""
    entry = document.entry
    path = address(entry.lang, entry.section.folder, f"{entry.key}.json")
    schema = site.site.portal.url + schema_address(entry.section.folder)
    yield Artifact(path, to_json(envelope(site.site, entry.lang, path, record(site, document), schema=schema)))


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The index of every collection in every language."""
    for model in content_types().values():
        collection = model.section.folder
        for tag in site.site.portal.tags:
            group = (tag, "section", collection)
            records = {file.path: file for file in made.files(address(tag, collection)) if not _is_index(file.path)}
            inputs = (site.site.documents.digest(group), [file.sha256 for file in records.values()])
            yield Task(f"api index {tag} {collection}", inputs, partial(_index, site, group, records))


def _is_index(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name == "index.json" or re.fullmatch(r"index\.[0-9]+\.json", name) is not None


def _name(page: int) -> str:
    # no document has a full stop in its key
    return f"index.{page}.json" if page > 1 else "index.json"


def _index(site: ResolvedSite, group: Group, records: Mapping[str, MadeFile]) -> Iterator[Artifact]:
    tag, _, collection = group
    documents, url = site.site.documents, site.site.portal.url
    cards = documents.group(group)
    pages = max(-(-len(cards) // PAGE), 1)
    for page in range(1, pages + 1):
        path = address(tag, collection, _name(page))
        entries = [documents.entry(card.path) for card in cards[(page - 1) * PAGE : page * PAGE]]
        data = [summary(site, entry, records) for entry in entries]
        file = envelope(site.site, tag, path, data, collection=collection, total=len(cards), page=page, pages=pages)
        around = {"previous": page - 1, "next": page + 1}
        links = {name: url + address(tag, collection, _name(n)) for name, n in around.items() if 1 <= n <= pages}
        file["links"] |= links
        yield Artifact(path, to_json(file))


def summary(site: ResolvedSite, entry: Entry, records: Mapping[str, MadeFile]) -> dict[str, Any]:
    """A document in an index, with the checksum of its record."""
    fields = entry.fields
    path = address(entry.lang, entry.section.folder, f"{entry.key}.json")
    return {
        "key": entry.key,
        "title": entry.title,
        "summary": fields.summary,
        "published": fields.published.isoformat(),
        "updated": entry.last_change.isoformat(),
        "office": fields.office,
        "topics": list(fields.topics),
        "url": site.site.portal.url + site.addresses.of(entry).path,
        "record": site.site.portal.url + path,
        "record_sha256": records[path].sha256,
        "notice": notice(site.site, entry.lang),
    }


def record(site: ResolvedSite, document: ResolvedEntry) -> dict[str, Any]:
    """A whole document. Links in `body` are relative to `url`."""
    entry = document.entry
    page = site.addresses.of(entry)
    voice = Voice(site.site, locale_of(entry.lang), page, site.addresses)
    portal = site.site.portal
    figures = {figure.key: figure for figure in document.figures}
    return {
        "type": entry.type,
        "key": entry.key,
        "locale": entry.lang,
        "available_locales": list(site.site.documents.languages(entry.section.folder, entry.key)),
        "url": portal.url + page.path,
        "notice": notice(site.site, entry.lang),
        "source": source(site.site, entry),
        "fields": entry.fields.model_dump(mode="json"),
        "body": body_markdown(document, voice),
        "figures": [
            figure_record(site.site, figure, voice.locale, portal.url + _provenance(site, entry.lang, figure.key.metric)
                          + f"#{key.anchor}")
            for key, figure in figures.items()
        ],
    }  # fmt: skip


def _provenance(site: ResolvedSite, tag: str, metric: str) -> str:
    return site.addresses.metric(tag, metric).path


OUTPUT = Output("api_documents", 30, produce, tasks)
