"""A dated text of a document, content/<section>/<key>/<day>.md, into an entry of the portal.

In: a `RawDocument` that lies in the folder of a document. Out: an `Entry` whose fields are a `Version`, or findings.
"""

import hashlib
import re
from datetime import date

from msgspec.structs import replace

from plainlaw.model.document import Document, Entry
from plainlaw.model.version import Version, VersionHeader
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.fields import BAD_KEY, FIELDS_DISAGREE
from plainlaw.problems.legal import VERSION_WITHOUT_DATE
from plainlaw.problems.reading import UNEXPECTED_FILE
from plainlaw.sources.content import NO_DOCUMENT, RawDocument
from plainlaw.validate.fields import build

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OTHER_DAY = Message.of("the name of the file says another day than the line “date”")


def build_version(document: RawDocument, of: type[Document], lang: str, found: list[Problem]) -> Entry | None:
    """A version of a document of the type `of`; None after findings."""
    if not of.has_versions:
        found.append(UNEXPECTED_FILE.at(Place(document.path), reason=NO_DOCUMENT, hint=""))
        return None
    if not _KEY.fullmatch(document.parent):
        found.append(BAD_KEY.at(Place(document.path), key=document.parent))
        return None
    named = _day(document.key)
    header = document.header
    if named is not None and header.value.get("date") is None:
        header = replace(header, value={**header.value, "date": named})
    if header.value.get("date") is None:
        found.append(VERSION_WITHOUT_DATE.at(Place(document.path, 1), folder=document.path.rpartition("/")[0]))
        return None
    fields = build(VersionHeader, header, found)
    if fields is None:
        return None
    if named is not None and named != fields.date:
        found.append(FIELDS_DISAGREE.at(header.place("date"), reason=_OTHER_DAY))
        return None
    return Entry(
        type="version",
        key=fields.date.isoformat(),
        lang=lang,
        fields=Version.of(fields),
        text=document.body,
        path=document.path,
        body_line=document.body_line,
        # its fields are those of the header, which is one field of a version: `Version.header`
        lines={**document.header.places, **{("header", *path): at for path, at in document.header.places.items()}},
        face=face_of(document),
        parent=document.parent,
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if len(name) == len("2021-07-01") else None
    except ValueError:
        return None


def face_of(document: RawDocument) -> bytes:
    """A digest of all that other pages may show of a document."""
    # every value of the header, whether it is shown anywhere or not: better too often made anew than once too seldom
    return hashlib.sha256(f"{document.path}\n{document.header.value!r}".encode()).digest()
