"""A page for each dated text of a legal document, at `/policies/<key>/<day>/`, as ELI addresses points in time.

The text in force has such a page beside that of its document, which stays its permanent address.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from plainlaw.artifact import Artifact, Output
from plainlaw.law.life import Life, Text, life_of
from plainlaw.law.status import TextStatus
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.body import body_markdown
from plainlaw.page.dates import interval_html
from plainlaw.page.document import document_markdown
from plainlaw.page.document_artifact import document_artifact
from plainlaw.page.head import PageHead
from plainlaw.page.law_export import files_html, files_of
from plainlaw.page.legal_status import excerpt_banner
from plainlaw.page.legislation_record import Encoding, version_record
from plainlaw.page.versions import state_words, versions_html
from plainlaw.problems import Message
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.voice import Voice

_SENTENCES = {
    TextStatus.NOT_YET_IN_FORCE: Message.of(
        "This text is not in force yet; it will be {days}. The document: {document}"
    ),
    TextStatus.SUPERSEDED: Message.of("This text was in force {days}. The text of today: {document}"),
    TextStatus.LAST: Message.of("This is the last text, in force {days}. The document: {document}"),
    TextStatus.IN_FORCE: Message.of("This text is in force {days}. Its permanent address: {document}"),
}
_TONES = {
    TextStatus.NOT_YET_IN_FORCE: "info",
    TextStatus.SUPERSEDED: "warning",
    TextStatus.LAST: "warning",
    TextStatus.IN_FORCE: "good",
}


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The page of a version; of a document that of the text in its own file."""
    entry = document.entry
    if entry.parent:
        life = life_of(site.site.documents, entry.parent)
        if life is not None:
            yield from _page(document, life, site)
        return
    life = life_of(site.site.documents, entry.key) if entry.fields.has_versions else None
    own = life.facts.text_from if life is not None else None
    if life is not None and own is not None and entry.body.strip():
        yield from _page(site.as_version(site.resolve(entry, []), own.isoformat()), life, site)


def _page(document: ResolvedEntry, life: Life, site: ResolvedSite) -> Iterator[Artifact]:
    entry = document.entry
    main = site.site.documents.readable(POLICIES.folder, life.key, entry.lang)
    text = next((text for text in life.texts if text.key == entry.key), None)
    if main is None or text is None:
        return
    address = site.addresses.of(entry)
    voice = Voice(site.site, locale_of(entry.lang), address, site.addresses)
    title = entry.title or main.title
    content = document_markdown(_context(document, title, (life, text, main), voice))
    yield document_artifact(document, content, _heading(title, text, voice), voice)


def _heading(title: str, text: Text, voice: Voice) -> str:
    day = voice.locale.date(text.begins) if text.begins is not None else ""
    return voice.text("{title} (text of {day})", title=title, day=day)


def _context(document: ResolvedEntry, title: str, about: tuple[Life, Text, Entry], voice: Voice) -> dict[str, Any]:
    entry = document.entry
    life, text, main = about
    documents, addresses = voice.site.documents, voice.addresses
    folder, key = life.place_of(text)
    languages = documents.languages(folder, key)
    others = {tag: addresses.section(tag, life.folder, text.key) for tag in languages}
    instead = {tag: addresses.section(tag, POLICIES.folder, life.key)
               for tag in documents.languages(POLICIES.folder, life.key)}  # fmt: skip
    section = addresses.section(entry.lang, POLICIES.folder)
    trail = [(voice.text(POLICIES.label), section), (main.title, addresses.of(main))]
    is_now = text == life.text_on(voice.site.as_of)
    heading = _heading(title, text, voice)
    files = files_of(life.key, entry, text, voice)
    encodings = [Encoding(kind.media_type, path) for kind, path in files]
    head = PageHead(heading, main.fields.summary, "version", others, trail, updated=main.last_change, searchable=False,
                    instead=instead, canonical=addresses.of(main).path if is_now else "",
                    dataset=version_record(main, life, text, voice, encodings))  # fmt: skip
    note = getattr(getattr(entry.fields, "header", None), "note", None)
    return {
        "page": head.context(voice),
        "heading": heading,
        "kind": voice.text(POLICIES.one),
        "lead": note,
        "badges": [],
        "facts": [],
        "banners": [_banner(life, text, main, voice), *([excerpt_banner(voice)] if entry.fields.is_excerpt() else [])],
        "body": body_markdown(document, voice) if document.parts else "",
        "sections_after": [
            *_files(files_html(files, voice), voice),
            {"heading": voice.text("Versions"), "html": versions_html(life, text.key, voice)},
        ],
        "related": [],
    }


def _files(html: str, voice: Voice) -> list[dict[str, str]]:
    return [{"heading": voice.text("This text as a file"), "html": html}] if html else []


def _banner(life: Life, text: Text, main: Entry, voice: Voice) -> dict[str, str]:
    """Whether this is the text in force, and the way to the one that is."""
    which = life.status_of(text, voice.site.as_of)
    link = f'<a href="{escape(voice.page.to(voice.addresses.of(main)))}">{escape(main.title)}</a>'
    days = interval_html(text.begins, text.ends, voice)
    state = state_words(life, text, voice)
    sentence = voice.text(_SENTENCES[which].text, days=days, document=link)
    return {
        "tone": _TONES[which],
        "html": f"<p><strong>{escape(state[:1].upper() + state[1:])}</strong> {sentence}</p>",
    }


OUTPUT = Output("versions", 10, produce)
