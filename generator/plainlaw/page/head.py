"""What every page has besides its content: title, language, other languages, breadcrumbs, source.

In: a voice, a title and what is known about the page. Out: the `page` mapping of templates/_macros.md.j2.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from plainlaw.model.address import Address
from plainlaw.model.document import Entry
from plainlaw.voice import Voice


class PageHead(Struct, frozen=True):
    """A page's own facts. `others` are its languages, its own included, by tag; `trail` the pages above it.

    `instead` is where the reader is led who asks for a language in which the page does not exist. `weight` raises the
    page in the results of the search. `dataset` describes the data of the page to programs, as JSON without characters
    of HTML. `canonical` is the address of the page that says the same and is to be found and cited instead.
    """

    title: str
    description: str
    layout: str
    others: dict[str, Address]
    trail: Sequence[tuple[str, Address]] = ()
    entry: Entry | None = None
    updated: date | None = None
    contents: bool = True
    searchable: bool = True
    instead: Mapping[str, Address] = field(default_factory=dict)
    weight: int = 1
    dataset: str = ""
    canonical: str = ""
    moved_to: Address | None = None
    unlisted: bool = False

    def context(self, voice: Voice) -> dict[str, Any]:
        """The mapping for the templates."""
        portal, entry = voice.site.portal, self.entry
        names = {language.tag: language for language in portal.languages}
        commit = voice.site.history.of(entry.path) if entry is not None else None
        updated = entry.last_change if entry is not None else self.updated
        return {
            "title": self.title,
            "description": self.description,
            "lang": voice.locale.tag,
            "theme_language": names[voice.locale.tag].theme,
            "layout": self.layout,
            "alternates": [
                {"lang": tag, "href": address.path, "name": names[tag].name} for tag, address in self.others.items()
            ],
            "instead": [
                {"lang": tag, "href": address.path} for tag, address in self.instead.items() if tag not in self.others
            ],
            "here": voice.text("You are here"),
            "breadcrumbs": self._breadcrumbs(voice),
            "updated": updated.isoformat() if updated else None,
            "updated_words": voice.locale.date(updated) if updated else None,
            "published": entry.fields.published.isoformat() if entry is not None else None,
            "office": office_name(voice, entry.fields.office) if entry is not None else None,
            "section": voice.text(entry.section.label) if entry is not None else None,
            "source_path": entry.path if entry is not None else None,
            "commit_short": commit.hash[:10] if commit is not None and not commit.dirty else None,
            "hide": [] if self.contents else ["toc"],
            "search": self.searchable,
            "weight": self.weight,
            "dataset": self.dataset,
            "canonical": self.canonical,
            "moved_to": self.moved_to.path if self.moved_to is not None else None,
            "unlisted": self.unlisted,
        }

    def _breadcrumbs(self, voice: Voice) -> list[dict[str, str | None]]:
        home: tuple[str, Address] = (voice.text("Home"), voice.addresses.home(voice.locale.tag))
        above: list[dict[str, str | None]] = [
            {"label": label, "href": voice.page.to(address)} for label, address in (home, *self.trail)
        ]
        return [*above, {"label": self.title, "href": None}]


def in_all_languages(voice: Voice, name: str) -> dict[str, Address]:
    """The same page in every language of the portal, for pages that exist in all of them."""
    return {tag: Address(voice.addresses.prefix(tag), name) for tag in voice.site.portal.tags}


def kind_of(entry: Entry, voice: Voice) -> str:
    """What a reader would call the document; that of a section of no news is its section, rather than “page”."""
    return voice.text(entry.section.one if entry.section.is_news else entry.section.label)


def office_name(voice: Voice, key: str) -> str:
    """The name of an office."""
    return voice.site.organisations[key].name.get(voice.locale.tag)
