"""The delivery API's collections of documents: an index and a record for each document, in each language."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.content_types import content_types
from plainlaw.delivery.attachment_record import attachment_records
from plainlaw.delivery.citation_record import citation_record
from plainlaw.delivery.envelope import address, envelope, figure_record, notice, schema_address, source, to_json
from plainlaw.delivery.legal_record import legal_record
from plainlaw.law.life import Life, life_of, lives
from plainlaw.locales.locale import locale_of
from plainlaw.model.card import Card
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.body import body_markdown
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.voice import Voice

PAGE = 100
"""The most documents that one file of an index lists."""


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The record of a document; its versions stand in it."""
    entry = document.entry
    if entry.parent:
        return
    path = address(entry.lang, entry.section.folder, f"{entry.key}.json")
    schema = site.site.portal.url + schema_address(entry.section.folder)
    yield Artifact(path, to_json(envelope(site.site, entry.lang, path, record(site, document), schema=schema)))


class _Page(NamedTuple):
    """One page of the index of a collection in a language, numbered from 1."""

    tag: str
    collection: str
    number: int

    @property
    def part(self) -> slice:
        """Which documents it lists."""
        return slice((self.number - 1) * PAGE, self.number * PAGE)

    def path(self, number: int | None = None) -> str:
        """Where it lies, or another page of the same index."""
        number = number or self.number
        # no document has a full stop in its key
        return address(self.tag, self.collection, f"index.{number}.json" if number > 1 else "index.json")


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The index of every collection in every language, each page by itself: a changed document changes one of them."""
    for model in content_types().values():
        collection = model.section.folder
        for tag in site.site.portal.tags:
            folder = address(tag, collection)
            digests = made.checksums(folder)
            cards = site.site.documents.group((tag, "section", collection))
            records = [digests.get(f"{folder}/{card.key}.json", "") for card in cards]
            for number in range(1, _pages(cards) + 1):
                page = _Page(tag, collection, number)
                inputs = (len(cards), _digest(cards[page.part], records[page.part]))
                make = partial(_index, site, page, cards, records)
                yield Task(f"api index {tag} {collection} {number}", inputs, make)


def _digest(cards: Sequence[Card], records: Sequence[str]) -> str:
    """Changes with what is listed of these documents. There can be a hundred thousand, so they are joined first."""
    found = hashlib.sha256("\n".join(card.path for card in cards).encode())
    found.update(b"".join(card.face for card in cards) + "\n".join(records).encode())
    return found.hexdigest()


def _pages(cards: Sequence[Card]) -> int:
    return max(-(-len(cards) // PAGE), 1)


def _index(site: ResolvedSite, page: _Page, cards: Sequence[Card], records: Sequence[str]) -> Iterator[Artifact]:
    pages, path = _pages(cards), page.path()
    listed = zip(cards[page.part], records[page.part], strict=True)
    known = lives(site.site.documents) if page.collection == POLICIES.folder else {}
    data = [
        summary(site, site.site.documents.entry(card.path), sha256) | _status(known.get(card.key), site)
        for card, sha256 in listed
    ]
    file = envelope(site.site, page.tag, path, data, collection=page.collection, total=len(cards), page=page.number,
                    pages=pages)  # fmt: skip
    around = {"previous": page.number - 1, "next": page.number + 1}
    file["links"] |= {name: site.site.portal.url + page.path(n) for name, n in around.items() if 1 <= n <= pages}
    yield Artifact(path, to_json(file))


def _status(life: Life | None, site: ResolvedSite) -> dict[str, str]:
    """How a legal document stands; what it follows from is in its record, and so in the checksum."""
    return {"status": life.standing(site.site.as_of).status.value} if life is not None else {}


def summary(site: ResolvedSite, entry: Entry, record_sha256: str) -> dict[str, Any]:
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
        "record_sha256": record_sha256,
        "notice": notice(site.site, entry.lang),
    }


def record(site: ResolvedSite, document: ResolvedEntry) -> dict[str, Any]:
    """A whole document. Links in `body` are relative to `url`."""
    entry = document.entry
    page = site.addresses.of(entry)
    voice = Voice(site.site, locale_of(entry.lang), page, site.addresses)
    portal = site.site.portal
    figures = {figure.key: figure for figure in document.figures}
    life = life_of(site.site.documents, entry.key) if entry.fields.has_versions else None
    files = attachment_records(entry, site.site, site.addresses) if entry.fields.has_attachments else None
    legal = legal_record(entry.fields, life, entry.lang, site.site, site.addresses) if life is not None else None
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
        "citations": [citation_record(one, page, portal.url) for one in document.citations],
        **({"attachments": files} if files is not None else {}),
        **({"legal": legal} if legal is not None else {}),
    }  # fmt: skip


def _provenance(site: ResolvedSite, tag: str, metric: str) -> str:
    return site.addresses.metric(tag, metric).path


OUTPUT = Output("api_documents", 30, produce, tasks)
