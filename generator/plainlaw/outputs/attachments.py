"""The files that belong to a document, byte for byte, beside its page: `/policies/<key>/form.pdf`."""

from collections.abc import Iterator

from plainlaw.artifact import Artifact, Output
from plainlaw.delivery.attachment_record import attachment_path, published_files
from plainlaw.resolve import ResolvedEntry, ResolvedSite


def produce(document: ResolvedEntry, site: ResolvedSite) -> Iterator[Artifact]:
    """The files of this language of a document."""
    entry = document.entry
    for file in published_files(entry, site.site):
        path = attachment_path(entry, file, site.site, site.addresses)
        yield Artifact(path, site.site.documents.file_bytes(file))


OUTPUT = Output("attachments", 10, produce)
