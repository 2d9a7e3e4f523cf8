"""One page for each document."""

from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Any

from plainlaw.artifact import Artifact, Output
from plainlaw.law.life import Life, life_of
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.page.attachments import attachments_html
from plainlaw.page.body import body_markdown
from plainlaw.page.card import document_card
from plainlaw.page.document import document_markdown
from plainlaw.page.document_artifact import document_artifact
from plainlaw.page.facts import facts, lead_html, sections
from plainlaw.page.head import PageHead, kind_of
from plainlaw.page.header_citations import header_citations
from plainlaw.page.law_export import Export, files_html, files_of, text_entry
from plainlaw.page.legal_status import badge, excerpt_banner, status_banner
from plainlaw.page.legislation_record import Encoding, legislation_record
from plainlaw.page.phones import in_words
from plainlaw.page.releases import next_release_after, next_release_facts
from plainlaw.page.review import review_banner
from plainlaw.page.timeline import timeline_html
from plainlaw.page.versions import versions_html
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.voice import Voice

_RELATED = 4
_CONSIDERED = 20
"""How many documents before and after this one are compared for each topic and metric: enough, and the same effort at
any size."""


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The page of a document; versions have pages of their own kind."""
    if not document.entry.parent:
        yield document_page(document, site)


def document_page(document: ResolvedEntry, site: ResolvedSite) -> Artifact:
    """The page of one document."""
    entry = document.entry
    address = site.addresses.of(entry)
    voice = Voice(site.site, locale_of(entry.lang), address, site.addresses)
    text = document_markdown(_context(document, site, voice))
    return document_artifact(document, text, entry.title, voice)


def _context(document: ResolvedEntry, site: ResolvedSite, voice: Voice) -> dict[str, Any]:
    entry = document.entry
    section = site.addresses.section(entry.lang, entry.section.folder)
    languages = site.site.documents.languages(entry.section.folder, entry.key)
    others = {tag: site.addresses.section(tag, entry.section.folder, entry.key) for tag in languages}
    instead = {tag: site.addresses.section(tag, entry.section.folder) for tag in site.site.portal.tags}
    life = life_of(site.site.documents, entry.key) if entry.fields.has_versions else None
    head = PageHead(entry.title, entry.fields.summary, "document", others, [(voice.text(entry.section.label), section)],
                    entry, instead=instead, weight=entry.section.weight,
                    dataset=_record(entry, life, voice) if life is not None else "")  # fmt: skip
    said = header_citations(document, voice)
    leads = list(lead_html(entry.fields, voice))
    return {
        "page": head.context(voice),
        "heading": entry.fields.heading(),
        "kind": kind_of(entry, voice),
        "lead": in_words(leads[-1], voice),
        "badges": [site.site.topics[topic].name.get(entry.lang) for topic in entry.fields.topics],
        "facts": [*facts(entry.fields, voice, said), *_next_release(entry, voice)],
        "banners": [
            *_status(life, voice),
            *_excerpt(entry, life, voice),
            *_banners(entry, site, voice),
            *review_banner(document, voice),
        ],
        "body": body_markdown(document, voice) if document.parts else "",
        "sections_after": [*sections(entry.fields, voice, said), *_life(entry, life, voice)],
        "related": [{"heading": voice.text("See also"), "items": _related(document, site, voice)}],
    }


def _record(entry: Entry, life: Life, voice: Voice) -> str:
    files = [Encoding(kind.media_type, path) for kind, path in _files(entry, life, voice)]
    return legislation_record(entry, life, voice, files)


def _status(life: Life | None, voice: Voice) -> Iterator[dict[str, str]]:
    """How a legal document stands, before all else."""
    if life is not None:
        yield status_banner(life, voice)


def _excerpt(entry: Entry, life: Life | None, voice: Voice) -> Iterator[dict[str, str]]:
    """That the text on the page is an excerpt; it may lie in another file than that of the document."""
    source = text_entry(entry, life, life.text_on(voice.site.as_of), voice) if life is not None else None
    if source is not None and source.fields.is_excerpt() and source.body.strip():
        yield excerpt_banner(voice)


def _life(entry: Entry, life: Life | None, voice: Voice) -> Iterator[dict[str, str]]:
    """The texts of a legal document, and what happened to it."""
    if life is None:
        return
    if files := files_html(_files(entry, life, voice), voice):
        yield {"heading": voice.text("This text as a file"), "html": files}
    if html := attachments_html(entry, voice):
        yield {"heading": voice.text("Attachments"), "html": html}
    if entry.body.strip() and life.texts[-1].key:
        yield {"heading": voice.text("Versions"), "html": versions_html(life, "", voice)}
    yield {"heading": voice.text("Timeline"), "html": timeline_html(entry.fields, life, voice)}


def _files(entry: Entry, life: Life, voice: Voice) -> tuple[tuple[Export, str], ...]:
    """The files of the text that the page shows."""
    text = life.text_on(voice.site.as_of)
    return files_of(life.key, text_entry(entry, life, text, voice), text, voice)


def _next_release(entry: Entry, voice: Voice) -> Iterator[dict[str, str]]:
    """When the next figures of what this document came out with are released."""
    listed = voice.site.calendar.get(entry.fields.embargo) if entry.fields.embargo else None
    if listed is not None:
        yield from next_release_facts(next_release_after(listed.release, voice.site), voice)


def _banners(entry: Entry, site: ResolvedSite, voice: Voice) -> Iterator[dict[str, str]]:
    for banner in entry.fields.banners():
        more = site.site.documents.get(*banner.see, entry.lang) if banner.see else None
        link = f' <a href="{voice.page.to(site.addresses.of(more))}">{escape(more.title)}</a>' if more else ""
        yield {"tone": banner.tone, "html": f"<p>{escape(voice.text(banner.text))}{link}</p>"}


def _related(document: ResolvedEntry, site: ResolvedSite, voice: Voice) -> list[dict[str, Any]]:
    """The documents that share the most topics and metrics with this one, among those of about the same time.

    Not the newest ones: each new document would then change the pages of all others on its topics, for ever.
    """
    own = document.entry
    subjects = [("topic", topic) for topic in dict.fromkeys(own.fields.topics)]
    subjects += [("metric", metric) for metric in own.metrics]
    near = [card for subject in subjects for card in site.site.documents.near(own, subject, _CONSIDERED)]
    shared = Counter([card.path for card in near])
    day = own.fields.published.toordinal()
    others = {card.path: card for card in near}.values()
    ranked = sorted((-shared[card.path], abs(card.day - day), -card.day, card.path, card) for card in others)
    found = (site.site.documents.get(card.folder, card.key, card.lang) for *_, card in ranked[:_RELATED])
    return [document_card(entry, voice) | _standing(entry, voice) for entry in found if entry is not None]


def _standing(entry: Entry, voice: Voice) -> dict[str, Any]:
    """How a legal document stands; a page that says it follows the day on which it changes."""
    documents = voice.site.documents
    life = life_of(documents, entry.key) if entry.fields.has_versions else None
    if life is not None:
        documents.text(entry.folder, entry.key, entry.lang)
    return badge(life, voice)


OUTPUT = Output("documents", 10, produce)
