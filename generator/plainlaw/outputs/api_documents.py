"""The delivery API's collections of documents: an index and a record for each document, in each language.

A document in several dated texts has a record for each text as well, at `<collection>/<key>/<day>.json`; its own record
names them with their checksums. The text of a document that has only one stands in its record alone.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.content_types import content_types
from plainlaw.delivery.envelope import address, envelope, notice, schema_address, to_json, versions_schema_address
from plainlaw.delivery.legal_record import TextRecord, legal_record
from plainlaw.law.life import Life, Text, life_of, lives
from plainlaw.model.card import Card
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.api_record import document_record, text_record, voice_of
from plainlaw.resolve import ResolvedEntry, ResolvedSite

PAGE = 100
"""The most documents that one file of an index lists."""


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The record of a document, and that of the text which lies in its file."""
    entry = document.entry
    if entry.parent:
        life = life_of(site.site.documents, entry.parent)
        text = life.text_in(entry.key) if life is not None else None
        if life is not None and text is not None:
            yield from _text_file(document, life, text, site)
        return
    life = life_of(site.site.documents, entry.key) if entry.fields.has_versions else None
    texts = _text_files(document, life, site) if life is not None else {}
    yield from (file for text, file in texts.items() if text.is_main)
    path = address(entry.lang, entry.section.folder, f"{entry.key}.json")
    schema = site.site.portal.url + schema_address(entry.section.folder)
    data = document_record(site, document)
    if life is not None:
        records = {text: TextRecord(file.path, sha256(file.content).hexdigest()) for text, file in texts.items()}
        data["legal"] = legal_record(entry.fields, life, voice_of(entry, site), records)
    yield Artifact(path, to_json(envelope(site.site, entry.lang, path, data, schema=schema)))


def _text_files(document: ResolvedEntry, life: Life, site: ResolvedSite) -> dict[Text, Artifact]:
    """The records of the texts of a document, each in its language, else in the first in which it is there.

    Those that lie in files of their own are made with these; here they are made for their checksums.
    """
    documents, lang = site.site.documents, document.entry.lang
    found: dict[Text, Artifact] = {}
    for text in life.texts if len(life.texts) > 1 else ():
        folder, key = life.place_of(text)
        source = documents.readable(folder, key, lang)
        # whoever edits its text changes the checksum
        whole = documents.text(folder, key, source.lang) if source is not None else None
        if whole is not None:
            resolved = document if text.is_main else site.resolve(whole, [])
            found.update((text, file) for file in _text_file(resolved, life, text, site))
    return found


def _text_file(document: ResolvedEntry, life: Life, text: Text, site: ResolvedSite) -> Iterator[Artifact]:
    """The record of one text; nothing without a day or words, or when it is the only text of its document."""
    entry = document.entry
    main = site.site.documents.readable(POLICIES.folder, life.key, entry.lang)
    if main is None or not text.key or len(life.texts) == 1 or not entry.body.strip():
        return
    shown = site.as_version(document, text.key) if text.is_main else document
    path = address(entry.lang, life.folder, f"{text.key}.json")
    schema = site.site.portal.url + versions_schema_address(POLICIES.folder)
    data = text_record(site, shown, life, main)
    yield Artifact(path, to_json(envelope(site.site, entry.lang, path, data, schema=schema)))


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
    found = sha256("\n".join(card.path for card in cards).encode())
    found.update(b"".join(card.face for card in cards) + "\n".join(records).encode())
    return found.hexdigest()


def _pages(cards: Sequence[Card]) -> int:
    return max(-(-len(cards) // PAGE), 1)


def _index(site: ResolvedSite, page: _Page, cards: Sequence[Card], records: Sequence[str]) -> Iterator[Artifact]:
    pages, path = _pages(cards), page.path()
    listed = zip(cards[page.part], records[page.part], strict=True)
    known = lives(site.site.documents) if page.collection == POLICIES.folder else {}
    data = [
        summary(site, site.site.documents.entry(card.path), checksum) | _status(known.get(card.key), site)
        for card, checksum in listed
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


OUTPUT = Output("api_documents", 30, produce, tasks)
