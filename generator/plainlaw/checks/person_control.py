"""Documents about the control of persons are recorded by their title at most."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.model.document import Entry
from plainlaw.problems import Kind, Place, Problem
from plainlaw.resolve import ResolvedEntry, ResolvedSite

_TERMS = ("重点人员", "稳控", "管控人员", "布控", "person control", "key persons", "persons of interest")

PERSON_CONTROL_BODY = Kind(
    code="person-control-body",
    what="The title says that this document is about the control of persons (“{term}”); such a document "
    "carries no text, no metrics and no links to others here.",
    mend="Record it as a policy document with record: title-only, and delete the text below its header.",
    why="Nothing on the portal may describe, rank or help to trace a person; that such a document exists is "
    "public, what it orders about people is not ours to spread.",
    authority="Personal Information Protection Law art. 10 and 25; Regulations on Open Government Information art. 15.",
    bad="title: 重点人员教育稳控工作实施方案, followed by its text",
    good="title: 重点人员教育稳控工作实施方案, record: title-only, and no text",
)
TITLE_ONLY_BODY = Kind(
    code="title-only-body",
    what="This document is recorded by its title only, but a text stands below its header.",
    mend="Delete the text, or set record: full.",
    why="Either the text is published, or it is not; the page would say one thing and show the other.",
    bad="record: title-only, followed by a text",
    good="record: title-only, and no text",
)


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The findings about documents whose title says person control, and about records by title that have a text."""
    yield from _findings(document.entry)


def _findings(entry: Entry) -> Iterator[Problem]:
    record = getattr(entry.fields, "record", None)
    has_text = bool(entry.body.strip())
    term = next((term for term in _TERMS if term in entry.title.lower()), None)
    body = Place(entry.path, entry.body_line)
    if term is not None and (has_text or record != "title-only"):
        yield PERSON_CONTROL_BODY.at(body if has_text else entry.place_of("title"), term=term)
    elif has_text and record == "title-only":
        yield TITLE_ONLY_BODY.at(body)


CHECK = Check((PERSON_CONTROL_BODY, TITLE_ONLY_BODY), run)
