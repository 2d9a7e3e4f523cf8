"""What the API says of a legal document beside its fields: status, the parts of its number, its texts and relations.

In: the life of a document. Out: plain values for JSON, and their JSON Schema.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, get_args

from plainlaw.delivery.json_schema import object_of, or_null
from plainlaw.law.document_number import NumberForm, read_number
from plainlaw.law.life import Life, Text
from plainlaw.law.status import Status
from plainlaw.model.document import Document
from plainlaw.model.legal import INVERSE, RelationName
from plainlaw.voice import Voice

_NUMBERS = ("document_number", "normative_number")


class TextRecord(NamedTuple):
    """Where the record of a text lies, below the portal's root, and the SHA-256 of that file in hexadecimal digits."""

    path: str
    sha256: str


def legal_record(fields: Document, life: Life, voice: Voice, records: Mapping[Text, TextRecord]) -> dict[str, Any]:
    """Status and its day, number parts, texts (oldest first) and relations, told from the document that acts.

    `records` are those of its texts that have one of their own.
    """
    now = life.standing(voice.site.as_of)
    return {
        "status": {"value": now.status.value, "since": _day(now.since), "by": list(now.by)},
        "numbers": {name: _parts(getattr(fields, name)) for name in _NUMBERS},
        "versions": [_version(text, life, voice, records.get(text)) for text in life.texts],
        "relations": [
            {"source": each.source, "relation": each.rel, "target": each.target, "effective": _day(each.effective),
             "portions": list(each.portions)}
            for each in life.effects
        ],
    }  # fmt: skip


def _version(text: Text, life: Life, voice: Voice, record: TextRecord | None) -> dict[str, Any]:
    entry = voice.site.documents.readable(*life.place_of(text), voice.locale.tag)
    root = voice.site.portal.url
    # a document that only earlier texts are kept of has no page of its own text
    has_page = entry is not None and text.key and (not text.is_main or entry.body.strip())
    page = voice.addresses.section(entry.lang, life.folder, text.key).path if entry is not None and has_page else None
    return {
        "date": text.key or None,
        "until": _day(text.ends),
        "current": text == life.text_on(voice.site.as_of),
        "locale": entry.lang if entry is not None else None,
        "url": root + page if page is not None else None,
        **({"record": root + record.path, "record_sha256": record.sha256} if record is not None else {}),
    }


def legal_schema() -> dict[str, Any]:
    """The schema of what `legal_record` says."""
    text, day = {"type": "string"}, or_null({"type": "string", "format": "date"})
    texts = {"type": "array", "items": text}
    number = object_of({
        "form": {"enum": [form.value for form in NumberForm]}, "code": text,
        "year": {"type": ["integer", "null"]}, "sequence": {"type": "integer", "minimum": 1},
    })  # fmt: skip
    address = {"type": "string", "format": "uri"}
    version = object_of({
        "date": day, "until": day, "current": {"type": "boolean"}, "locale": {"type": ["string", "null"]},
        "url": or_null(address),
    })  # fmt: skip
    version["properties"] |= {"record": address, "record_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}
    version["dependentRequired"] = {"record": ["record_sha256"], "record_sha256": ["record"]}
    relation = object_of({
        "source": text, "relation": {"enum": [name for name in get_args(RelationName) if name not in INVERSE]},
        "target": text, "effective": day, "portions": texts,
    })  # fmt: skip
    return object_of({
        "status": object_of({"value": {"enum": [status.value for status in Status]}, "since": day, "by": texts}),
        "numbers": object_of({name: or_null(number) for name in _NUMBERS}),
        "versions": {"type": "array", "items": version, "minItems": 1},
        "relations": {"type": "array", "items": relation},
    })  # fmt: skip


def _parts(number: str | None) -> dict[str, Any] | None:
    """The parts of a number; None when there is none, or it is of a form that is not known."""
    found = read_number(number) if number else None
    if found is None:
        return None
    return {"form": found.form.value, "code": found.code, "year": found.year, "sequence": found.sequence}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
