"""Markdown documents with front matter, split by python-frontmatter, with the line of every value.

In: the folder content/. Out: a `RawDocument` for each file, or findings.
"""

import re
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct
from msgspec.structs import replace

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.legal import VERSION_WITHOUT_HEADER
from plainlaw.problems.reading import EMPTY_FOLDER, NO_FRONT_MATTER, NOT_A_MAPPING, UNEXPECTED_FILE
from plainlaw.sources.files import is_own_folder, regular_files
from plainlaw.sources.placed_yaml import PlacedYaml, load_placed
from plainlaw.sources.plain_header import plain_header
from plainlaw.sources.text import read_text

_LANGUAGE = re.compile(r"\.(?P<lang>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$")
_DOCUMENTS = Message.of("documents (<key>.md)")
NO_DOCUMENT = Message.of("a document is content/<section>/<key>.md or content/<section>/<key>.<language>.md")
"""Why a file in another place is none."""
_BEGINS = re.compile(r"\s*^-{3,}[^\S\n]*$", re.MULTILINE)
_SPLITTER = YAMLHandler()


class RawDocument(Struct, frozen=True):
    """A file of content/: `folder` and `key` from its path, `lang` from its name ("" for the default language).

    `parent` is the folder within `folder` in which it lies: the key of the document that it is a version of; else "".
    """

    path: str
    folder: str
    key: str
    lang: str
    header: PlacedYaml
    body: str
    body_line: int
    parent: str = ""


def content_files(root: Path, found: list[Problem]) -> list[str]:
    """The path of every document of `root`/content, in order; a finding for everything else that stands there."""
    folder = root / "content"
    files = [path for path in regular_files(root, "content", found) if not path.rpartition("/")[2].startswith(".")]
    if not files:
        found.append(EMPTY_FOLDER.at(Place("content"), folder="content", missing=_DOCUMENTS))
    for empty in sorted(path for path in folder.glob("*") if is_own_folder(path) and not any(path.iterdir())):
        name = empty.relative_to(root).as_posix()
        found.append(EMPTY_FOLDER.at(Place(name), folder=name, missing=_DOCUMENTS))
    return files


def read_document(root: Path, path: str, found: list[Problem]) -> RawDocument | None:
    """One document; None after a finding when it cannot be read at all."""
    parts = path.split("/")
    if len(parts) not in (3, 4) or not path.endswith(".md"):
        found.append(UNEXPECTED_FILE.at(Place(path), reason=NO_DOCUMENT, hint=""))
        return None
    text = read_text(root, path, found)
    if text is None:
        return None
    stem = parts[-1].removesuffix(".md")
    suffix = _LANGUAGE.search(stem)
    key, lang = (stem[: suffix.start()], suffix["lang"]) if suffix else (stem, "")
    parent = parts[2] if len(parts) == 4 else ""
    return _split(RawDocument(path, parts[1], key, lang, PlacedYaml(None, path), "", 1, parent), text, found)


def _split(document: RawDocument, text: str, found: list[Problem]) -> RawDocument | None:
    parts = _parts(text)
    if parts is None:
        place = Place(document.path, 1)
        is_version = document.parent != ""
        found.append(
            VERSION_WITHOUT_HEADER.at(place)
            if is_version
            else NO_FRONT_MATTER.at(place, type=_type_of(document.folder))
        )
        return None
    header_text, body = parts
    header_line = text.count("\n", 0, text.index(header_text)) + 1
    before = len(found)
    header = plain_header(header_text, document.path, header_line)
    if header is None:
        header = load_placed(header_text, document.path, found, header_line)
    if not isinstance(header.value, dict):
        if len(found) == before:
            found.append(NOT_A_MAPPING.at(header.place()))
        return None
    body = body.lstrip("\n")
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return replace(document, header=header, body=body, body_line=body_line)


def _parts(text: str) -> tuple[str, str] | None:
    # python-frontmatter would also accept a header that begins further down, or end the file unfinished
    if not _BEGINS.match(text):
        return None
    try:
        header, body = _SPLITTER.split(text)
    except ValueError:
        return None
    return (header, body) if header.strip() else None


def _type_of(folder: str) -> str:
    """The word for the type of document that a folder holds, as the command line knows it."""
    return "policy" if folder == "policies" else folder.removesuffix("s")
