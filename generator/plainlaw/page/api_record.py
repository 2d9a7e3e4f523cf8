"""What the delivery API says of a document, and of one of its dated texts.

In: a resolved document. Out: plain values for JSON; `delivery/schema.py` has their schemas.
"""

from collections.abc import Sequence
from typing import Any

from plainlaw.delivery.attachment_record import attachment_records
from plainlaw.delivery.citation_record import citation_record
from plainlaw.delivery.envelope import address, figure_record, notice, source
from plainlaw.law.life import Life
from plainlaw.locales.locale import locale_of
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.page.body import body_markdown
from plainlaw.page.law_export import files_of
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from plainlaw.voice import Voice


def document_record(site: ResolvedSite, document: ResolvedEntry) -> dict[str, Any]:
    """A whole document, but for what follows from other documents. Links in `body` are relative to `url`."""
    entry = document.entry
    voice = voice_of(entry, site)
    files = attachment_records(entry, site.site, site.addresses) if entry.fields.has_attachments else None
    return {
        **_about(entry, entry.key, voice, site.site.documents.languages(entry.section.folder, entry.key)),
        "fields": entry.fields.model_dump(mode="json"),
        **_said(document, voice, site),
        **({"attachments": files} if files is not None else {}),
    }


def text_record(site: ResolvedSite, document: ResolvedEntry, life: Life, main: Entry) -> dict[str, Any]:
    """One dated text of the document `main`, which says all else. Links in `body` are relative to `url`."""
    entry = document.entry
    voice, root = voice_of(entry, site), site.site.portal.url
    text = next(text for text in life.texts if text.key == entry.key)
    files = files_of(life.key, entry, text, voice)
    return {
        **_about(entry, life.key, voice, site.site.documents.languages(*life.place_of(text))),
        "date": text.key,
        "until": text.ends.isoformat() if text.ends is not None else None,
        "status": life.status_of(text, site.site.as_of).value,
        "title": entry.title or main.title,
        "note": getattr(getattr(entry.fields, "header", None), "note", None),
        "excerpt": entry.fields.is_excerpt(),
        "amended_by": list(life.amenders_of(text)),
        "document": root + address(main.lang, POLICIES.folder, f"{life.key}.json"),
        "files": [{"media_type": kind.media_type, "url": root + path} for kind, path in files],
        **_said(document, voice, site),
    }


def voice_of(entry: Entry, site: ResolvedSite) -> Voice:
    """The voice of the page of a document, or of a text."""
    return Voice(site.site, locale_of(entry.lang), site.addresses.of(entry), site.addresses)


def _about(entry: Entry, key: str, voice: Voice, languages: Sequence[str]) -> dict[str, Any]:
    """What every record says before all else; a text is named by its document."""
    return {
        "type": "version" if entry.parent else entry.type,
        "key": key,
        "locale": entry.lang,
        "available_locales": list(languages),
        "url": voice.site.portal.url + voice.page.path,
        "notice": notice(voice.site, entry.lang),
        "source": source(voice.site, entry),
    }


def _said(document: ResolvedEntry, voice: Voice, site: ResolvedSite) -> dict[str, Any]:
    """The words, and the figures and citations in them."""
    lang, root = document.entry.lang, site.site.portal.url
    figures = {figure.key: figure for figure in document.figures}
    return {
        "body": body_markdown(document, voice),
        "figures": [
            figure_record(site.site, figure, voice.locale, root + _provenance(site, lang, figure.key.metric)
                          + f"#{key.anchor}")
            for key, figure in figures.items()
        ],
        "citations": [citation_record(one, voice.page, root) for one in document.citations],
    }  # fmt: skip


def _provenance(site: ResolvedSite, tag: str, metric: str) -> str:
    return site.addresses.metric(tag, metric).path
