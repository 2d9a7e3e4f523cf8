"""Versions belong to a document, each has a day of its own, and all languages of a document tell the same life."""

from collections.abc import Iterator

from plainlaw.check import Check
from plainlaw.law.life import life_of
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.nearest import near_hint
from plainlaw.problems import Problem
from plainlaw.problems.legal import (
    LANGUAGES_DISAGREE,
    VERSION_BEFORE_DOCUMENT,
    VERSION_OF_NOTHING,
    VERSION_TWICE,
    VERSION_WITHOUT_DATE,
)
from plainlaw.problems.releases import EMBARGOED_LINK
from plainlaw.resolve import ResolvedEntry, ResolvedSite

_TOLD_ONCE = ("in_force_from", "expires", "version_date", "amended_by", "relations", "interpretations", "consultation",
              "document_number", "date_made")  # fmt: skip
_DAYS_ONLY = ("consultation",)
"""Of these, words differ between languages and days do not."""


def run(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Problem]:
    """The findings about a version, or about a document that may have some."""
    entry = document.entry
    if entry.parent:
        yield from _of_version(entry, site)
    elif entry.fields.has_versions:
        yield from _of_document(entry, site)


def _of_version(entry: Entry, site: ResolvedSite) -> Iterator[Problem]:
    documents, key = site.site.documents, entry.parent
    life = life_of(documents, key)
    release = documents.withheld.get((POLICIES.folder, key))
    if release is not None:
        yield EMBARGOED_LINK.at(entry.place_of("date"), target=key, release=release)
    elif life is None and (POLICIES.folder, key) not in site.unread:
        names = [name for folder, name in documents.addresses if folder == POLICIES.folder]
        yield VERSION_OF_NOTHING.at(entry.place_of("date"), key=key, hint=near_hint(key, names))
    if life is None:
        return
    main = f"content/{POLICIES.folder}/{key}.md"
    begins, own = life.facts.begins, entry.fields.published
    if life.facts.text_from == own:
        yield VERSION_TWICE.at(entry.place_of("date"), date=entry.key, first=main, main=main)
    elif begins is not None and own < begins:
        values = {"date": entry.key, "begins": begins.isoformat(), "main": main}
        yield VERSION_BEFORE_DOCUMENT.at(entry.place_of("date"), **values)


def _of_document(entry: Entry, site: ResolvedSite) -> Iterator[Problem]:
    documents = site.site.documents
    life = life_of(documents, entry.key)
    leading = documents.leading(entry.folder, entry.key)
    if life is None or leading is None:
        return
    if leading.path != entry.path:
        yield from _told_otherwise(entry, documents.entry(leading.path))
    elif len(life.texts) > 1 and life.facts.text_from is None:
        yield VERSION_WITHOUT_DATE.at(entry.place_of("in_force_from"), folder=f"content/{life.folder}")


def _told_otherwise(entry: Entry, first: Entry) -> Iterator[Problem]:
    for name in _TOLD_ONCE:
        said, before = getattr(entry.fields, name), getattr(first.fields, name)
        if name in _DAYS_ONLY and said is not None and before is not None:
            said, before = (said.opens, said.closes), (before.opens, before.closes)
        if said not in (None, ()) and said != before:
            yield LANGUAGES_DISAGREE.at(entry.place_of(name), field=name, first=first.path)


CHECK = Check(
    (VERSION_WITHOUT_DATE, VERSION_TWICE, VERSION_OF_NOTHING, VERSION_BEFORE_DOCUMENT, LANGUAGES_DISAGREE), run
)
