"""The delivery API's collections of documents: an index and a record for each document, in each language."""

from collections.abc import Iterator
from typing import Any

from plainlaw.artifact import Artifact, Output
from plainlaw.content_types import content_types
from plainlaw.delivery.envelope import address, envelope, figure_record, notice, schema_address, source, to_json
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.page.body import body_markdown
from plainlaw.resolve import ResolvedSite
from plainlaw.resolve.portal import ResolvedEntry
from plainlaw.voice import Voice


def produce(site: ResolvedSite, before: tuple[Artifact, ...]) -> Iterator[Artifact]:
    """Every collection in every language."""
    for model in content_types().values():
        collection = model.section.folder
        for tag in site.site.portal.tags:
            documents = site.of_section(collection, tag)
            yield _index(site, collection, tag, documents)
            for document in documents:
                path = address(tag, collection, f"{document.entry.key}.json")
                data = record(site, document)
                schema = site.site.portal.url + schema_address(collection)
                yield Artifact(path, to_json(envelope(site.site, tag, path, data, schema=schema)))


def _index(site: ResolvedSite, collection: str, tag: str, documents: tuple[ResolvedEntry, ...]) -> Artifact:
    path = address(tag, collection, "index.json")
    data = [summary(site, document.entry) for document in documents]
    return Artifact(path, to_json(envelope(site.site, tag, path, data, collection=collection, total=len(data))))


def summary(site: ResolvedSite, entry: Entry) -> dict[str, Any]:
    """A document in an index."""
    fields = entry.fields
    return {
        "key": entry.key,
        "title": entry.title,
        "summary": fields.summary,
        "published": fields.published.isoformat(),
        "updated": entry.last_change.isoformat(),
        "office": fields.office,
        "topics": list(fields.topics),
        "url": site.site.portal.url + site.addresses.of(entry).path,
        "record": site.site.portal.url + address(entry.lang, entry.section.folder, f"{entry.key}.json"),
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
        "available_locales": list(site.site.languages_of(entry.section.folder, entry.key)),
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


OUTPUT = Output("api_documents", 30, produce)
