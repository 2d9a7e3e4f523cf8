"""A policy document for search engines and programs: schema.org Legislation, which mirrors ELI.

In: a document or one of its texts, its life, and the voice of the page. Out: JSON in one line for the head of the page.
What is not known is left out. (https://schema.org/Legislation)
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from plainlaw.law.life import Life, Text
from plainlaw.law.status import Status
from plainlaw.model.address import Address
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.attachments import media_objects
from plainlaw.page.head import office_name
from plainlaw.page.script_json import script_json
from plainlaw.page.versions import version_address
from plainlaw.voice import Voice

_FORCE = {
    Status.IN_FORCE: "InForce",
    Status.AMENDED: "InForce",
    Status.PARTLY_REPEALED: "PartiallyInForce",
    Status.NOT_YET_IN_FORCE: "NotInForce",
    Status.CONSULTATION: "NotInForce",
    Status.REPEALED: "NotInForce",
    Status.EXPIRED: "NotInForce",
}
_CHANGES = ("amends", "repeals")


class Encoding(NamedTuple):
    """A file that holds the same text: its media type and its path below the root."""

    media_type: str
    path: str


def legislation_record(entry: Entry, life: Life, voice: Voice, files: Sequence[Encoding] = ()) -> str:
    """The document as a whole, with the text that its page shows, and each of its texts."""
    fields = entry.fields
    standing = life.standing(voice.site.as_of)
    changes = [each.target for each in life.effects if each.source == life.key and each.rel in _CHANGES]
    begins = life.facts.text_from
    record = _head(entry.title, voice.page, voice) | {
        "description": fields.summary,
        **_said(entry, voice),
        "datePublished": fields.published.isoformat(),
        "legislationDateVersion": begins.isoformat() if begins is not None else None,
        "legislationLegalForce": _force(standing.status),
        "legislationChanges": _others(changes, voice),
        "legislationConsolidates": _consolidated(life, begins, voice),
        "workExample": [example for text in life.texts if (example := _example(life, text, entry, voice))],
        "encoding": _encodings(files, voice),
        "associatedMedia": list(media_objects(entry, voice)),
    }
    return script_json(record)


def version_record(main: Entry, life: Life, text: Text, voice: Voice, files: Sequence[Encoding] = ()) -> str:
    """One dated text of the document `main`."""
    is_now = text == life.text_on(voice.site.as_of)
    status = life.standing(voice.site.as_of).status
    record = _head(main.title, voice.page, voice) | {
        "description": main.fields.summary,
        **_said(main, voice),
        "legislationDateVersion": text.key,
        "legislationLegalForce": _force(status) if is_now else "https://schema.org/NotInForce",
        "legislationConsolidates": _consolidated(life, text.begins, voice),
        "exampleOfWork": {"@type": "Legislation", "@id": _id(voice.addresses.of(main), voice), "name": main.title},
        "encoding": _encodings(files, voice),
    }
    return script_json(record)


def _id(address: Address, voice: Voice) -> str:
    return f"{voice.site.portal.url}{address.path}#legislation"


def _head(title: str, page: Address, voice: Voice) -> dict[str, Any]:
    return {
        "@context": "https://schema.org/",
        "@type": "Legislation",
        "@id": _id(page, voice),
        "name": title,
        "url": voice.site.portal.url + page.path,
        "inLanguage": voice.locale.tag,
    }


def _said(entry: Entry, voice: Voice) -> dict[str, Any]:
    """What the document says of itself: number, kind, who issued it, where it holds, when it was made."""
    said = entry.fields.model_dump(include={"document_number", "index_number", "genre", "issuers", "date_made"})
    region, issuers = entry.fields.region or voice.site.portal.region, said.get("issuers") or ()
    made: date | None = said.get("date_made")
    return {
        "legislationIdentifier": said.get("document_number"),
        "identifier": said.get("index_number"),
        "legislationType": said.get("genre"),
        "legislationPassedBy": [
            {"@type": "GovernmentOrganization", "name": office_name(voice, key)} for key in issuers
        ],
        # who reposts a text of others does not say where it holds
        "legislationJurisdiction": _area(region, voice) if issuers else None,
        "legislationDate": made.isoformat() if made is not None else None,
    }


def _area(region: str, voice: Voice) -> dict[str, str]:
    return {"@type": "AdministrativeArea", "name": voice.region_name(region), "identifier": region}


def _force(status: Status) -> str | None:
    return f"https://schema.org/{_FORCE[status]}" if status in _FORCE else None


def _others(keys: Iterable[str], voice: Voice) -> list[dict[str, str]]:
    """Other policies, as far as the portal has them."""
    found = (voice.site.documents.readable(POLICIES.folder, key, voice.locale.tag) for key in dict.fromkeys(keys))
    return [
        {"@type": "Legislation", "@id": _id(voice.addresses.of(entry), voice), "name": entry.title}
        for entry in found
        if entry is not None
    ]


def _consolidated(life: Life, begins: date | None, voice: Voice) -> list[dict[str, str]]:
    """The documents whose amendments a text holds: those that took effect up to its first day."""
    keys = [
        each.source
        for each in life.suffered
        if each.rel == "amends" and begins is not None and each.effective is not None and each.effective <= begins
    ]
    return _others(keys, voice)


def _example(life: Life, text: Text, entry: Entry, voice: Voice) -> dict[str, str] | None:
    address = version_address(life, text, voice) if len(life.texts) > 1 else None
    if address is None:
        return None
    return {
        "@type": "Legislation",
        "@id": _id(address, voice),
        "name": entry.title,
        "legislationDateVersion": text.key,
    }


def _encodings(files: Iterable[Encoding], voice: Voice) -> list[dict[str, str]]:
    return [
        {"@type": "LegislationObject", "encodingFormat": file.media_type,
         "contentUrl": voice.site.portal.url + file.path}
        for file in files
    ]  # fmt: skip
