"""The lists of a section: all of it, by year, by topic, by both, page by page. Every choice is a plain link to a page
of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.content_types import content_types
from plainlaw.law.life import Life, legal_lines, lives
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from plainlaw.model.document import Entry, Section
from plainlaw.model.version import POLICIES
from plainlaw.page.card import document_card
from plainlaw.page.disclosure import ADDRESS
from plainlaw.page.head import PageHead
from plainlaw.page.legal_status import badge
from plainlaw.page.pager import pager
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


class _Listing(Struct, frozen=True, dict=True):
    """One list of a section in one language: everything, a year, a topic, or a topic within a year."""

    site: ResolvedSite
    section: Section
    lang: str
    entries: tuple[Entry, ...]
    year: str = ""
    topic: str = ""
    lives: Mapping[str, Life] = field(default_factory=dict)
    """The lives of legal documents by key, for their status."""
    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The cards of documents that were made already; lists that are parts of one share them."""

    @property
    def under(self) -> tuple[str, ...]:
        """What its address has after that of the section."""
        return (*(("year", self.year) if self.year else ()), *(("topic", self.topic) if self.topic else ()))

    def narrowed(self, year: str = "", topic: str = "") -> "_Listing":
        """The part of it that is of the year and about the topic."""
        entries = tuple(
            entry
            for entry in self.entries
            if (not year or _year(entry) == year) and (not topic or topic in entry.fields.topics)
        )
        return replace(self, entries=entries, year=self.year or year, topic=self.topic or topic)

    @property
    def by_letter(self) -> bool:
        """Whether the list is grouped by first letters instead of ordered by date."""
        return self.section.by_letter

    @cached_property
    def years(self) -> Counter[str]:
        """How many documents each year of publication has."""
        return Counter(_year(entry) for entry in self.entries)

    @cached_property
    def topics(self) -> Counter[str]:
        """How many documents each topic has."""
        return Counter(topic for entry in self.entries for topic in dict.fromkeys(entry.fields.topics))

    @cached_property
    def newest(self) -> date:
        """The day of the last change of any of its documents."""
        return max((entry.last_change for entry in self.entries), default=self.site.site.as_of)

    @cached_property
    def chunks(self) -> list[tuple[Entry, ...]]:
        # the glossary is read by its letters, all on one page
        size = len(self.entries) or 1 if self.by_letter else self.site.site.portal.page_size
        cut = [self.entries[start : start + size] for start in range(0, len(self.entries), size)]
        return cut or [()]

    def address(self, page: int = 1) -> Address:
        """The address of a page of this list, the first without a number."""
        further = (*self.under, "page", str(page)) if page > 1 else self.under
        return self.site.addresses.section(self.lang, self.section.folder, *further)


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """Every page of every list, those of a section in a language together."""
    documents = site.site.documents
    for model in content_types().values():
        folder = model.section.folder
        for tag in site.site.portal.tags:
            inputs: list[object] = [documents.digest((tag, "section", folder))]
            # where the other languages of a list lead follows from which lists they have
            others = (other for other in site.site.portal.tags if other != tag)
            inputs += [documents.summary((other, "section", folder)).choices for other in others]
            if model.has_versions:
                # status follows from what other documents, languages and versions say, and from the day
                inputs.append(legal_lines(documents))
            make = partial(_all_pages, site, model.section, tag)
            yield Task(f"lists {tag} {folder}", (site.site.as_of, inputs), make)


def _all_pages(site: ResolvedSite, section: Section, lang: str) -> Iterator[Artifact]:
    shelves = {tag: _shelf(site, section, tag) for tag in site.site.portal.tags}
    for listing in shelves[lang].listings.values():
        yield from _pages(listing, shelves[lang], shelves)


class _Shelf(Struct, frozen=True):
    """Every list of a section in one language, by year and topic; both are empty for the whole."""

    listings: dict[tuple[str, str], _Listing]

    @property
    def whole(self) -> _Listing:
        """The list of everything."""
        return self.listings["", ""]


def _shelf(site: ResolvedSite, section: Section, lang: str) -> _Shelf:
    known = lives(site.site.documents) if section == POLICIES else {}
    whole = _Listing(site, section, lang, _in_order(site, section, lang), lives=known)
    years = sorted(whole.years, reverse=True)
    found = {("", ""): whole}
    # a single year would be the whole list again, and nothing links to it
    for year in ("", *(years if len(years) > 1 else ())):
        of_year = whole.narrowed(year) if year else whole
        found[year, ""] = of_year
        found |= {(year, topic): of_year.narrowed("", topic) for topic in site.site.topics if of_year.topics[topic]}
    return _Shelf(found)


def _in_order(site: ResolvedSite, section: Section, lang: str) -> tuple[Entry, ...]:
    """News the newest first; what is no news in the order in which it was published, so that the basics come first."""
    documents = site.site.documents.about(lang, "section", section.folder)
    return documents if section.is_news else tuple(sorted(documents, key=lambda entry: entry.fields.published))


def _pages(listing: _Listing, shelf: _Shelf, shelves: Mapping[str, _Shelf]) -> Iterator[Artifact]:
    choices: dict[str, Any] = {}
    for number, entries in enumerate(listing.chunks, start=1):
        address = listing.address(number)
        voice = Voice(listing.site.site, locale_of(listing.lang), address, listing.site.addresses)
        if number <= _ALIKE:
            # all pages from the second on lie in one folder, from which links lead the same ways
            choices = {
                "years": _year_choices(listing, shelf, voice), "topics": _topic_choices(listing, shelf, voice)
            }  # fmt: skip
        context = _context(listing, number, entries, voice) | {
            "page": _head(listing, shelves, number, voice), **choices
        }  # fmt: skip
        yield Artifact(address.file, fill("listing", voice.locale, **context).encode(), lang=listing.lang)


_ALIKE = 2


def _context(listing: _Listing, number: int, entries: tuple[Entry, ...], voice: Voice) -> dict[str, Any]:
    by_letter = listing.by_letter
    return {
        "heading": _title(listing, voice),
        "description": voice.text(listing.section.description) if not listing.under else None,
        "count": voice.text("Documents: {count}", count=voice.locale.number(len(listing.entries))),
        "items": [] if by_letter else [_card(entry, listing, voice) for entry in entries],
        "groups": _letters(entries, voice) if by_letter else [],
        **pager(number, len(listing.chunks), lambda page: voice.page.to(listing.address(page))),
        "also": _also(listing, voice),
        "empty": voice.text("There is nothing here yet."),
    }


def _also(listing: _Listing, voice: Voice) -> dict[str, str] | None:
    """What else there is about all documents of a section: the disclosure catalogue of the policies."""
    if listing.section.folder != POLICIES.folder or not listing.entries or listing.under:
        return None
    address = voice.addresses.section(listing.lang, ADDRESS)
    return {"label": voice.text("Disclosure catalogue"), "href": voice.page.to(address)}


def _card(entry: Entry, listing: _Listing, voice: Voice) -> dict[str, Any]:
    """The card of a document, which but for the way to it is the same in all lists."""
    kept = listing.cards.get(entry.path)
    if kept is None:
        kept = listing.cards[entry.path] = document_card(entry, voice, with_kind=False) | badge(
            listing.lives.get(entry.key), voice
        )
    return kept | {"href": voice.page.to(voice.addresses.of(entry))}


def _title(listing: _Listing, voice: Voice) -> str:
    label = voice.text(listing.section.label)
    choices = [listing.year] if listing.year else []
    choices += [_topic_name(listing.topic, voice)] if listing.topic else []
    return voice.text("{section}: {choice}", section=label, choice=voice.text(", ").join(choices)) if choices else label


def _topic_name(topic: str, voice: Voice) -> str:
    return voice.site.topics[topic].name.get(voice.locale.tag)


def _head(listing: _Listing, shelves: Mapping[str, _Shelf], number: int, voice: Voice) -> dict[str, Any]:
    title = _title(listing, voice)
    if number > 1:
        title = voice.text("{title} (page {page})", title=title, page=str(number))
    label = voice.text(listing.section.label)
    trail = [(label, shelves[listing.lang].whole.address())] if listing.under or number > 1 else []
    same = {tag: shelf.listings.get((listing.year, listing.topic)) for tag, shelf in shelves.items()}
    # the second page of one language does not hold what that of another holds
    others = {
        tag: found.address(number) for tag, found in same.items() if found and (number == 1 or tag == listing.lang)
    }
    instead = {tag: (found or shelves[tag].whole).address() for tag, found in same.items()}
    head = PageHead(title, voice.text(listing.section.description), "listing", others, trail, updated=listing.newest,
                    contents=False, searchable=False, instead=instead)  # fmt: skip
    return head.context(voice)


def _year(entry: Entry) -> str:
    return str(entry.fields.published.year)


def _year_choices(listing: _Listing, shelf: _Shelf, voice: Voice) -> list[dict[str, Any]]:
    """The years that have something, of the same topic if one is chosen."""
    years = [year for year, topic in shelf.listings if topic == listing.topic]
    if not any(year for year, _ in shelf.listings):
        return []
    return [_choice(year or voice.text("All"), shelf.listings[year, listing.topic], listing, voice) for year in years]


def _topic_choices(listing: _Listing, shelf: _Shelf, voice: Voice) -> list[dict[str, Any]]:
    """The topics that have something, of the same year if one is chosen."""
    topics = [topic for year, topic in shelf.listings if year == listing.year]
    if len(topics) == 1:
        return []
    return [
        _choice(_topic_name(topic, voice) if topic else voice.text("All"), shelf.listings[listing.year, topic], listing,
                voice)
        for topic in topics
    ]  # fmt: skip


def _choice(label: str, chosen: _Listing, listing: _Listing, voice: Voice) -> dict[str, Any]:
    return {
        "label": label,
        "href": voice.page.to(chosen.address()),
        "count": voice.locale.number(len(chosen.entries)),
        "current": chosen.under == listing.under,
    }


def _letters(entries: tuple[Entry, ...], voice: Voice) -> list[dict[str, Any]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.fields.sort_key()):
        groups[entry.fields.sort_key()[:1].upper()].append(entry)
    card: Callable[[Entry], dict[str, Any]] = lambda entry: document_card(entry, voice, with_kind=False) | {  # noqa: E731
        "date": None, "date_iso": None, "office": None, "badges": [],
    }  # fmt: skip
    return [{"label": letter, "items": [card(entry) for entry in found]} for letter, found in sorted(groups.items())]


OUTPUT = Output("listings", 20, tasks=tasks)
