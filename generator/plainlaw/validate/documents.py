"""Raw documents into entries of the portal.

In: `RawDocument`s. Out: `Entry`s; wrong sections, languages, addresses and fields become findings.
"""

import re

from plainlaw.content_types import by_folder, content_types
from plainlaw.model.document import Entry
from plainlaw.model.site import Portal
from plainlaw.nearest import near_hint
from plainlaw.problems import Place, Problem
from plainlaw.problems.fields import BAD_KEY, DUPLICATE_ID, ID_DIFFERS, RESERVED_NAME, UNKNOWN_LANGUAGE, UNKNOWN_SECTION
from plainlaw.sources.content import RawDocument
from plainlaw.validate.fields import build

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def build_entries(documents: tuple[RawDocument, ...], portal: Portal, found: list[Problem]) -> tuple[Entry, ...]:
    """Every document as an entry, in the order of their paths."""
    built = (build_entry(document, portal, found) for document in documents)
    entries = tuple(entry for entry in built if entry is not None)
    _check_ids(documents, found)
    _check_addresses(entries, found)
    return entries


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
    if not _KEY.fullmatch(document.key):
        found.append(BAD_KEY.at(Place(document.path), key=document.key))
        return None
    kind = folders[document.folder]
    fields = build(content_types()[kind], document.header, found)
    if fields is None:
        return None
    return Entry(
        type=kind,
        key=fields.id or document.key,
        lang=lang,
        fields=fields,
        body=document.body,
        path=document.path,
        body_line=document.body_line,
        lines=document.header.places,
    )


def _check_ids(documents: tuple[RawDocument, ...], found: list[Problem]) -> None:
    """The files `key.md`, `key.en.md` … are one document, so they have one id."""
    first: dict[tuple[str, str], tuple[str, RawDocument]] = {}
    for document in documents:
        header = document.header.value if isinstance(document.header.value, dict) else {}
        key = str(header.get("id") or document.key)
        known, other = first.setdefault((document.folder, document.key), (key, document))
        if known != key:
            place = document.header.place("id")
            found.append(ID_DIFFERS.at(place, id=key, other=known, first=other.path))


def _check_addresses(entries: tuple[Entry, ...], found: list[Problem]) -> None:
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        address = (entry.type, entry.key, entry.lang)
        if address in first:
            found.append(DUPLICATE_ID.at(entry.place_of("id"), id=entry.key, first=first[address].path))
        first.setdefault(address, entry)
