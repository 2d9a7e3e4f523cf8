"""The files of a document as its page shows them, and as search engines read of them.

In: a document and the voice of its page. Out: HTML without blank lines, and plain values.
"""

from collections.abc import Iterator
from html import escape

from plainlaw.delivery.attachment_record import attachment_path, attachment_records
from plainlaw.model.attachment import AttachedFile
from plainlaw.model.document import Entry
from plainlaw.page.data_files import size_words
from plainlaw.page.foreign import marked
from plainlaw.voice import Voice


def attachments_html(entry: Entry, voice: Voice) -> str:
    """The list for readers: title, kind, size, and what tells whether a copy is the same file."""
    items = "".join(_item(entry, file, voice) for file in entry.files)
    return f'<ul class="attachments">\n{items}</ul>' if items else ""


def _item(entry: Entry, file: AttachedFile, voice: Voice) -> str:
    href = voice.page.to(attachment_path(entry, file, voice.site, voice.addresses))
    words = voice.text(
        "{title} ({kind}, {size})", title=file.title, kind=file.ending.upper(), size=size_words(file.size, voice)
    )
    link = f'<a href="{escape(href)}" download>{marked(words, voice)}</a>'
    return f'<li>{link} <span class="checksum">SHA-256 <code>{file.sha256}</code></span></li>\n'


def media_objects(entry: Entry, voice: Voice) -> Iterator[dict[str, str]]:
    """The same for search engines (https://schema.org/MediaObject)."""
    for each in attachment_records(entry, voice.site, voice.addresses):
        yield {
            "@type": "MediaObject",
            "name": each["title"],
            "contentUrl": each["url"],
            "encodingFormat": each["media_type"],
            "contentSize": f"{each['size']} B",
            "sha256": each["sha256"],
        }
