"""A file that belongs to a document, such as a form: what its editor says of it, and what is known of the file itself.

In: declared values; a file that was checked. Out: `Attachment` for front matter, `AttachedFile` for pages and programs.
"""

from msgspec import Struct

from plainlaw.model.document import Part
from plainlaw.model.field import declare

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "ofd": "application/ofd",
    "csv": "text/csv",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
"""The media type of each kind of file that can be attached, by the end of its name. Nothing that a browser runs."""


class Attachment(Part):
    """A file of a document, as its header names it."""

    file: str = declare(
        "File",
        "The name of the file in the folder content/policies/<name of the document>/.",
        example="application-form.pdf",
        min_length=1,
        max_length=200,
    )
    title: str = declare("Title", "What the file is, for readers.", min_length=1, max_length=200)


class AttachedFile(Struct, frozen=True):
    """A file that was checked: its own name, its title, its path in the portal's folder, its size in bytes, and its
    SHA-256 in hexadecimal digits.
    """

    name: str
    title: str
    path: str
    size: int
    sha256: str

    @property
    def ending(self) -> str:
        """The end of its name, such as `pdf`."""
        return self.name.rpartition(".")[2]

    @property
    def media_type(self) -> str:
        """Its media type."""
        return MEDIA_TYPES[self.ending]
