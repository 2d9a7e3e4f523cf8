"""Which texts can be had as files of legal formats, what these are called, and how a page lists them.

In: a policy document, its life and one of its texts. Out: what identifies the text (Akoma Ntoso), paths, and HTML. A
text is exported when it has articles and consists of words alone: figures, tables and code belong to pages.
"""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import NamedTuple

from plainlaw.delivery.attachment_record import attachment_records
from plainlaw.delivery.download import FOLDER
from plainlaw.law.akoma_ntoso import MEDIA_TYPE, Identity, Office
from plainlaw.law.life import Life, Text
from plainlaw.law.provision import LegalText
from plainlaw.law.structure import parse
from plainlaw.model.document import Entry
from plainlaw.model.site import Site
from plainlaw.model.version import POLICIES
from plainlaw.page.legal_status import excerpt_words
from plainlaw.problems import Message
from plainlaw.resolve.prose import without_controls
from plainlaw.voice import Voice

_LANGUAGES = {"zh": "zho", "en": "eng"}
"""ISO 639-2 codes of languages, by the first part of a tag."""
_OTHER_MARKS = ("{{", "```", "~~~", "\n|")
_UNKNOWN = Office("unknown", "not stated")


class Export(NamedTuple):
    """A kind of file: its name for readers, its media type, the end of its name."""

    label: Message
    media_type: str
    suffix: str


AKOMA_NTOSO = Export(Message.of("Akoma Ntoso (XML)"), MEDIA_TYPE, ".xml")
PDF = Export(Message.of("PDF"), "application/pdf", ".pdf")


@lru_cache(maxsize=16)
def exportable(body: str) -> LegalText | None:
    """The text with its provisions; None when it is not exported."""
    if any(mark in f"\n{body}" for mark in _OTHER_MARKS):
        return None
    text = parse(without_controls(body))
    return text if text.articles() else None


def export_path(key: str, day: str, lang: str, kind: Export) -> str:
    """Where the file of a text lies; `day` is its first day, "" when that is not known."""
    return f"{FOLDER}/{POLICIES.folder}/{key}/{day or 'undated'}.{lang}{kind.suffix}"


def exports_of(site: Site) -> tuple[Export, ...]:
    """The kinds of file that this portal makes."""
    return (AKOMA_NTOSO, PDF) if site.portal.legal_pdf else (AKOMA_NTOSO,)


def text_entry(entry: Entry, life: Life, text: Text, voice: Voice) -> Entry | None:
    """The entry in whose file a text of the document `entry` lies, in the language of the page."""
    if text.is_main:
        return entry
    return voice.site.documents.text(life.folder, text.key, voice.locale.tag)


def files_of(key: str, source: Entry | None, text: Text, voice: Voice) -> tuple[tuple[Export, str], ...]:
    """The files of a text of the document `key` in the language of the page, whose source is given."""
    if source is None or exportable(source.body) is None:
        return ()
    tag = voice.locale.tag
    return tuple((kind, export_path(key, text.key, tag, kind)) for kind in exports_of(voice.site))


def files_html(files: tuple[tuple[Export, str], ...], voice: Voice) -> str:
    """The list of them; "" when there is none."""
    items = "".join(
        f'<li><a href="{escape(voice.page.to(path))}" download>{escape(voice.text(kind.label))}</a></li>\n'
        for kind, path in files
    )
    return f'<ul class="downloads">\n{items}</ul>' if items else ""


def identity_of(source: Entry, main: Entry, life: Life, text: Text, voice: Voice) -> Identity:
    """What identifies a text of the document `main`, which lies in the file of `source`.

    Where nobody says when a document was made, the day on which it became public stands.
    """
    said = main.fields.model_dump(include={"issuers", "date_made"})
    issuers: tuple[str, ...] = said.get("issuers") or ()
    made = said.get("date_made") or main.fields.published
    notice = voice.site.portal.notice
    files = attachment_records(main, voice.site, voice.addresses) if text.is_main else []
    locality = (main.fields.region or voice.site.portal.region) if issuers else ""
    return Identity(
        title=main.title,
        country="cn",
        locality=locality,
        key=life.key,
        language=_LANGUAGES.get(main.lang.partition("-")[0], "und"),
        made=made,
        begins=text.begins or made,
        author=next(_offices(issuers, voice), _UNKNOWN),
        publisher=next(_offices((main.fields.office,), voice), _UNKNOWN),
        notice=notice.get(voice.locale.tag) if notice is not None else "",
        attachments=tuple((str(file["url"]), str(file["title"])) for file in files),
        excerpt=excerpt_words(voice) if source.fields.is_excerpt() else "",
    )


def _offices(keys: tuple[str, ...], voice: Voice) -> Iterator[Office]:
    for key in keys:
        yield Office(key, voice.site.organisations[key].name.get(voice.locale.tag))
