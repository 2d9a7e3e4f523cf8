"""The lists of a section: all of it, by year, by topic, page by page. Every choice is a plain link to a page of its
own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from plainlaw.artifact import Artifact, Output
from plainlaw.content_types import content_types
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from plainlaw.model.document import Entry, Section
from plainlaw.page.card import document_card
from plainlaw.page.head import PageHead
from plainlaw.page.template import fill
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


@dataclass(frozen=True)
class _Listing:
    """One list of a section in one language: everything (`under` is empty), a year, or a topic."""

    site: ResolvedSite
    section: Section
    lang: str
    entries: tuple[Entry, ...]
    under: tuple[str, ...] = ()
    label: str = ""

    @property
    def by_letter(self) -> bool:
        """Whether the list is grouped by first letters instead of ordered by date."""
        return self.section.by_letter

    @cached_property
    def years(self) -> Counter[str]:
        """How many documents each year of publication has."""
        return Counter(str(entry.fields.published.year) for entry in self.entries)

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

    def address(self, page: int, under: tuple[str, ...] | None = None) -> Address:
        """The address of a page of this list, the first without a number."""
        steps = self.under if under is None else under
        further = (*steps, "page", str(page)) if page > 1 else steps
        return self.site.addresses.section(self.lang, self.section.folder, *further)


def produce(site: ResolvedSite, before: tuple[Artifact, ...]) -> Iterator[Artifact]:
    """Every page of every list."""
    for model in content_types().values():
        for tag in site.site.portal.tags:
            entries = tuple(document.entry for document in site.of_section(model.section.folder, tag))
            whole = _Listing(site, model.section, tag, entries)
            yield from _pages(whole, whole)
            for narrowed in _narrowed(whole):
                yield from _pages(narrowed, whole)


def _narrowed(whole: _Listing) -> Iterator[_Listing]:
    site, locale = whole.site, locale_of(whole.lang)
    years = sorted({_year(entry) for entry in whole.entries}, reverse=True)
    for year in years if len(years) > 1 else ():  # a single year would be the whole list again, and nothing links to it
        chosen = tuple(entry for entry in whole.entries if _year(entry) == year)
        yield _Listing(site, whole.section, whole.lang, chosen, ("year", year), year)
    for topic, _ in _topic_counts(whole):
        chosen = tuple(entry for entry in whole.entries if topic in entry.fields.topics)
        name = site.site.topics[topic].name.get(locale.tag)
        yield _Listing(site, whole.section, whole.lang, chosen, ("topic", topic), name)


def _pages(listing: _Listing, whole: _Listing) -> Iterator[Artifact]:
    for number, entries in enumerate(listing.chunks, start=1):
        address = listing.address(number)
        voice = Voice(listing.site.site, locale_of(listing.lang), address, listing.site.addresses)
        text = fill("listing", voice.locale, **_context(listing, whole, number, entries, voice))
        yield Artifact(address.file, text.encode(), lang=listing.lang)


def _context(
    listing: _Listing, whole: _Listing, number: int, entries: tuple[Entry, ...], voice: Voice
) -> dict[str, Any]:
    last = len(listing.chunks)
    by_letter = listing.by_letter
    return {
        "page": _head(listing, whole, number, voice),
        "heading": _title(listing, voice),
        "description": voice.text(listing.section.description) if not listing.under else None,
        "count": voice.text("{count} documents", count=voice.locale.number(len(listing.entries))),
        "years": _year_choices(listing, whole, voice),
        "topics": _topic_choices(listing, whole, voice),
        "items": [] if by_letter else [document_card(entry, voice, with_kind=False) for entry in entries],
        "groups": _letters(entries, voice) if by_letter else [],
        "pages": [
            {"label": str(page), "href": voice.page.to(listing.address(page)), "current": page == number}
            for page in _near(number, last)
        ],
        "previous": voice.page.to(listing.address(number - 1)) if number > 1 else None,
        "next": voice.page.to(listing.address(number + 1)) if number < last else None,
        "empty": voice.text("There is nothing here yet."),
    }


def _near(number: int, last: int) -> list[int]:
    """The pages that a pager shows: the first, the last, and those around the current one."""
    return sorted({1, last, *(page for page in range(number - 2, number + 3) if 1 <= page <= last)})


def _title(listing: _Listing, voice: Voice) -> str:
    label = voice.text(listing.section.label)
    return voice.text("{section}: {choice}", section=label, choice=listing.label) if listing.label else label


def _head(listing: _Listing, whole: _Listing, number: int, voice: Voice) -> dict[str, Any]:
    title = _title(listing, voice)
    if number > 1:
        title = voice.text("{title} (page {page})", title=title, page=str(number))
    label = voice.text(listing.section.label)
    trail = [(label, whole.address(1))] if listing.under or number > 1 else []
    is_main = not listing.under and number == 1
    tags = listing.site.site.portal.tags if is_main else (listing.lang,)
    others = {tag: Address(voice.addresses.prefix(tag), voice.page.name) for tag in tags}
    head = PageHead(title, voice.text(listing.section.description), "listing", others, trail, updated=listing.newest,
                    contents=False, searchable=is_main)  # fmt: skip
    return head.context(voice)


def _year(entry: Entry) -> str:
    return str(entry.fields.published.year)


def _topic_counts(whole: _Listing) -> list[tuple[str, int]]:
    counts = whole.topics
    return [(topic, counts[topic]) for topic in whole.site.site.topics if counts[topic]]


def _year_choices(listing: _Listing, whole: _Listing, voice: Voice) -> list[dict[str, Any]]:
    counts = whole.years
    if len(counts) < 2:
        return []
    everything = _choice(voice.text("All"), whole, (), len(whole.entries), listing, voice)
    return [everything] + [
        _choice(year, whole, ("year", year), counts[year], listing, voice) for year in sorted(counts, reverse=True)
    ]


def _topic_choices(listing: _Listing, whole: _Listing, voice: Voice) -> list[dict[str, Any]]:
    topics = whole.site.site.topics
    counts = _topic_counts(whole)
    return [
        _choice(topics[topic].name.get(voice.locale.tag), whole, ("topic", topic), count, listing, voice)
        for topic, count in counts
    ]


def _choice(  # noqa: PLR0913 - one link with all that it says
    label: str, whole: _Listing, under: tuple[str, ...], count: int, listing: _Listing, voice: Voice
) -> dict[str, Any]:
    href = voice.page.to(whole.address(1, under))
    return {
        "label": label,
        "href": href,
        "count": voice.locale.number(count),
        "current": listing.under == under,
    }


def _letters(entries: tuple[Entry, ...], voice: Voice) -> list[dict[str, Any]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.fields.sort_key()):
        groups[entry.fields.sort_key()[:1].upper()].append(entry)
    card: Callable[[Entry], dict[str, Any]] = lambda entry: document_card(entry, voice, with_kind=False) | {  # noqa: E731
        "date": None, "date_iso": None, "office": None, "badges": [],
    }  # fmt: skip
    return [{"label": letter, "items": [card(entry) for entry in found]} for letter, found in sorted(groups.items())]


OUTPUT = Output("listings", 20, produce)
