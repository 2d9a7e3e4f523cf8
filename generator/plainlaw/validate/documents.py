"""Raw documents into entries of the portal.

In: `RawDocument`s. Out: `Entry`s; wrong sections, languages, addresses and fields become findings.
"""

import re

from plainlaw.content_types import by_folder, content_types
from plainlaw.model.card import Card
from plainlaw.model.document import Entry
from plainlaw.model.documents import Documents
from plainlaw.model.site import Portal
from plainlaw.nearest import near_hint
from plainlaw.problems import Place, Problem
from plainlaw.problems.fields import BAD_KEY, DUPLICATE_ID, ID_DIFFERS, RESERVED_NAME, UNKNOWN_LANGUAGE, UNKNOWN_SECTION
from plainlaw.problems.legal import VERSION_TWICE
from plainlaw.sources.content import RawDocument
from plainlaw.validate.fields import build
from plainlaw.validate.versions import build_version, face_of

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def build_entry(document: RawDocument, portal: Portal, found: list[Problem]) -> Entry | None:
    """One entry; None after findings."""
    lang = document.lang or portal.default_language
    folders = by_folder()
    if document.folder not in folders:
        found.append(
            UNKNOWN_SECTION.at(Place(document.path), folder=document.folder, sections=", ".join(folders),
                               hint=near_hint(document.folder, folders))
        )  # fmt: skip
        return None
    if lang not in portal.tags:
        found.append(
            UNKNOWN_LANGUAGE.at(Place(document.path), lang=lang, languages=", ".join(portal.tags),
                                hint=near_hint(lang, portal.tags))
        )  # fmt: skip
        return None
    if "index" in (document.key, document.header.value.get("id")):
        found.append(RESERVED_NAME.at(Place(document.path), name="index"))
        return None
    kind = folders[document.folder]
    if document.parent:
        return build_version(document, content_types()[kind], lang, found)
    if not _KEY.fullmatch(document.key):
        found.append(BAD_KEY.at(Place(document.path), key=document.key))
        return None
    fields = build(content_types()[kind], document.header, found)
    if fields is None:
        return None
    return Entry(
        type=kind,
        key=fields.id or document.key,
        lang=lang,
        fields=fields,
        text=document.body,
        path=document.path,
        body_line=document.body_line,
        lines=document.header.places,
        face=face_of(document),
    )


def check_addresses(documents: Documents, found: list[Problem]) -> None:
    """The files `key.md`, `key.en.md` … are one document with one id, and no two files have one address."""
    ids: dict[tuple[str, str], Card] = {}
    addresses: dict[tuple[str, str, str], Card] = {}
    for card in documents.cards.values():
        if "/" in card.folder:
            _check_version(card, addresses, documents, found)
            continue
        first = ids.setdefault((card.folder, _stem(card.path)), card)
        if first.key != card.key:
            place = documents.entry(card.path).place_of("id")
            found.append(ID_DIFFERS.at(place, id=card.key, other=first.key, first=first.path))
        first = addresses.setdefault((card.folder, card.key, card.lang), card)
        if first is not card:
            place = documents.entry(card.path).place_of("id")
            found.append(DUPLICATE_ID.at(place, id=card.key, first=first.path))


def _check_version(
    card: Card, addresses: dict[tuple[str, str, str], Card], documents: Documents, found: list[Problem]
) -> None:
    """Of one day there is one version in each language."""
    first = addresses.setdefault((card.folder, card.key, card.lang), card)
    if first is not card:
        place = documents.entry(card.path).place_of("date")
        main = f"content/{card.folder}.md"
        found.append(VERSION_TWICE.at(place, date=card.key, first=first.path, main=main))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]
