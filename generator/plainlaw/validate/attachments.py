"""The files that a header names: they are there, small enough, and what the ends of their names say.

In: an entry, and the folder of the portal. Out: the same entry with its files, and findings at the lines of the header.
A file is only looked at, never opened by the program that it is for.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.archive import is_archive, macros_in, names_of
from plainlaw.content_types import by_folder, content_types
from plainlaw.model.attachment import MEDIA_TYPES, AttachedFile, Attachment
from plainlaw.model.document import Entry
from plainlaw.nearest import near_hint
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.attachments import (
    ATTACHMENT_CONTENT,
    ATTACHMENT_KIND,
    ATTACHMENT_MACROS,
    ATTACHMENT_MISSING,
    ATTACHMENT_NAME,
    ATTACHMENT_TOO_LARGE,
    ATTACHMENT_TWICE,
    ATTACHMENT_UNNAMED,
    NOT_OPENED,
)
from plainlaw.sources.files import read_bytes
from plainlaw.sources.stamps import stamp_of

_NAME = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+")
"""Names that are the same on every system; Windows keeps some for devices."""
_BEGINNINGS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_PARTS = {"docx": "word/", "xlsx": "xl/", "ofd": "OFD.xml", "odt": "content.xml", "ods": "content.xml"}
"""What a container of each kind holds."""
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|script|svg|\?xml|!--)", re.IGNORECASE)
_STEPS = 3
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")

_REASONS = {
    "svg": Message.of("Such files can hold programs, which a browser runs."),
    "html": Message.of("Such files can hold programs, which a browser runs."),
    "macros": Message.of("Such files hold macros, which are programs."),
    "old": Message.of("This old form can hold macros, and many programs cannot open it any more."),
}
_REASON_OF = {
    "svg": "svg", "svgz": "svg", "html": "html", "htm": "html", "xhtml": "html", "xml": "html", "mhtml": "html",
    "docm": "macros", "xlsm": "macros", "pptm": "macros", "dotm": "macros", "xltm": "macros", "xlsb": "macros",
    "doc": "old", "xls": "old", "ppt": "old", "wps": "old", "et": "old",
}  # fmt: skip
_OTHER_BEGINNING = Message.of("its first bytes are those of another kind of file")
_OTHER_CONTAINER = Message.of("it is a container that holds something else")
_NO_TEXT = Message.of("it is not text in UTF-8")
_IS_MARKUP = Message.of("it is a web page or a drawing, which a browser would run")


def is_attachment(path: str) -> bool:
    """Whether a file of content/ lies where files of documents lie: `content/policies/<key>/form.pdf`."""
    # of most files the first look is enough: this is asked of every one
    if path.endswith((".md", "/")) or not path.startswith("content/") or path.count("/") != _STEPS:
        return False
    kind = by_folder().get(path.split("/")[1])
    return kind is not None and content_types()[kind].has_attachments


def unnamed(paths: Iterable[str], named: frozenset[str]) -> Iterator[Problem]:
    """A finding for each file that lies there and is `named` by no header."""
    for path in sorted(set(paths) - named):
        document, _, name = path.removeprefix("content/").rpartition("/")
        yield ATTACHMENT_UNNAMED.at(Place(path), name=name, document=document)


class _Folder(Struct, frozen=True):
    """Where the files of a document lie, and the most bytes that one may have."""

    root: Path
    path: str
    largest: int

    def names(self) -> list[str]:
        """The names of the files that lie there."""
        place = self.root / self.path
        return sorted(each.name for each in place.iterdir() if each.is_file()) if place.is_dir() else []


def with_files(entry: Entry, root: Path, largest: int, found: list[Problem]) -> Entry:
    """The entry with the files that its header names, as far as they can be published. `largest` is in bytes."""
    wanted = entry.fields.encloses()
    if not wanted:
        return entry
    folder = _Folder(root, f"content/{entry.folder}/{entry.key}", largest)
    files: dict[str, AttachedFile] = {}
    for index, attachment in enumerate(wanted):
        place = entry.place_of("attachments", index, "file")
        if attachment.file in files:
            found.append(ATTACHMENT_TWICE.at(place, name=attachment.file))
            continue
        file = _checked(attachment, folder, place, found)
        if file is not None:
            files[file.name] = file
    held = tuple(files.values())
    # other pages show them, too, so they belong to its face
    face = hashlib.sha256(entry.face + repr(held).encode()).digest()
    return replace(entry, files=held, face=face)


def _checked(attachment: Attachment, folder: _Folder, place: Place, found: list[Problem]) -> AttachedFile | None:
    name = attachment.file
    ending = name.rpartition(".")[2] if "." in name else ""
    if not _NAME.fullmatch(name):
        found.append(ATTACHMENT_NAME.at(place, name=name))
        return None
    if ending not in MEDIA_TYPES:
        reason = _REASONS.get(_REASON_OF.get(ending, ""), "")
        found.append(ATTACHMENT_KIND.at(place, ending=ending, reason=reason, endings=", ".join(MEDIA_TYPES)))
        return None
    path = f"{folder.path}/{name}"
    content = _content(path, folder, place, found)
    if content is None:
        return None
    parts = names_of(content) if ending in _PARTS and is_archive(content) else ()
    macros = next(macros_in(parts), None)
    if macros is not None:
        found.append(ATTACHMENT_MACROS.at(place, name=name, part=macros))
        return None
    other = _mismatch(content, ending, parts)
    if other is not None:
        found.append(ATTACHMENT_CONTENT.at(place, name=name, reason=other, wanted=ending.upper()))
        return None
    # imported here: only documents with files wait for what looks into them
    from plainlaw.validate.attached_content import problem_inside

    problem = problem_inside(content, name, ending, place)
    if problem is not None:
        found.append(problem)
        return None
    return AttachedFile(name, attachment.title, path, len(content), hashlib.sha256(content).hexdigest())


def _content(path: str, folder: _Folder, place: Place, found: list[Problem]) -> bytes | None:
    name = path.rpartition("/")[2]
    state = stamp_of(folder.root, path)
    if state is None:
        found.append(ATTACHMENT_MISSING.at(place, name=name, path=path, hint=near_hint(name, folder.names())))
        return None
    if state.size > folder.largest:
        size, limit = (f"{count / 1_000_000:.1f}".removesuffix(".0") for count in (state.size, folder.largest))
        found.append(ATTACHMENT_TOO_LARGE.at(place, name=name, size=size, limit=limit))
        return None
    return read_bytes(folder.root, path, found, folder.largest)


def _mismatch(content: bytes, ending: str, parts: Sequence[str]) -> Message | None:
    """Why the content is not of this kind; None when it is. `parts` are the names of what a container holds."""
    if ending in _BEGINNINGS:
        return None if content.startswith(_BEGINNINGS[ending]) else _OTHER_BEGINNING
    if ending in _PARTS:
        return _container_mismatch(content, ending, parts)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _NO_TEXT
    if _UNSEEN.search(text):
        return _NO_TEXT
    return _IS_MARKUP if _MARKUP.match(text) else None


def _container_mismatch(content: bytes, ending: str, parts: Sequence[str]) -> Message | None:
    if not parts:
        return NOT_OPENED
    if not any(name.startswith(_PARTS[ending]) for name in parts):
        return _OTHER_CONTAINER
    if ending in ("odt", "ods"):
        # the first part of an OpenDocument file says its kind, and is not compressed (ODF 1.3 part 2, 3.3)
        first = f"mimetype{MEDIA_TYPES[ending]}PK".encode()
        return None if content[30:].startswith(first) else _OTHER_CONTAINER
    return None
