"""The records of a shard kept beside its index: when one of its pages changes, the others need not be read again.

In: the records of documents, by the path of the document, and the folder of the store. Out: the same records by the
fingerprint under which they were kept, in a later build.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plainlaw.search.record import Passage, Record
from plainlaw.store import keep, kept

_NAME = "records.json"


def keep_records(store: Path, records: Mapping[str, Record]) -> str:
    """Keep records; the fingerprint of what was kept."""
    content = json.dumps({path: _values(record) for path, record in records.items()}, ensure_ascii=False).encode()
    fingerprint = hashlib.sha256(content).hexdigest()
    keep(store, fingerprint, {_NAME: content})
    return fingerprint


def kept_records(store: Path, fingerprint: str) -> dict[str, Record]:
    """The records under a fingerprint; none when they are not there any more, or not whole."""
    files = kept(store, fingerprint) if fingerprint else None
    content = files.get(_NAME, b"{}") if files else b"{}"
    return {path: _record(*values) for path, values in json.loads(content).items()}


def _values(record: Record) -> tuple[Any, ...]:
    passages = [(part.text, part.heading, part.anchor) for part in record.passages]
    day = record.published.isoformat() if record.published is not None else None
    return record.url, record.lang, record.section, record.title, passages, record.weight, day


def _record(  # noqa: PLR0913, PLR0917 - the fields of a record
    url: str, lang: str, section: str, title: str, passages: list[list[str]], weight: int, day: str | None
) -> Record:
    parts = tuple(Passage(*part) for part in passages)
    return Record(url, lang, section, title, parts, weight, date.fromisoformat(day) if day is not None else None)
