"""Documents that wait for a release: whole, in every language, until its minute.

In: entries, and how the releases stand. Out: the entries that nobody may see yet, and findings about documents of which
one language waits and another does not.
"""

from collections.abc import Iterable

from plainlaw.model.document import Entry
from plainlaw.model.documents import Documents
from plainlaw.model.release import Calendar
from plainlaw.problems import Problem
from plainlaw.problems.releases import EMBARGO_DIFFERS


def waiting_documents(entries: Iterable[Entry], calendar: Calendar) -> dict[str, Entry]:
    """By path, the entries whose release is not out. One that names no known release is reported elsewhere."""
    out = {each.release.id: each.is_out for each in calendar.listed}
    return {entry.path: entry for entry in entries if entry.fields.embargo and not out.get(entry.fields.embargo, True)}


def check_languages(waiting: Iterable[Entry], documents: Documents, found: list[Problem]) -> None:
    """Add a finding for each language that is public of a document that waits."""
    for entry in waiting:
        for lang in documents.languages(entry.folder, entry.key):
            public = documents.get(entry.folder, entry.key, lang)
            if public is not None:
                values = {"other": entry.path, "release": str(entry.fields.embargo)}
                found.append(EMBARGO_DIFFERS.at(public.place_of("title"), **values))
