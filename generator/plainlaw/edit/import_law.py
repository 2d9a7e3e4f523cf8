"""Laws of a public collection come into content/policies/: `plainlaw import-law`.

In: the portal's folder, a folder with Markdown files, and what the editor says of all of them. Out: what became of each
file; after `write`, the documents on disk. Nothing is invented: what a file does not say is left out of the header.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from msgspec import Struct, field

from plainlaw.edit.write_files import write_all
from plainlaw.law.genre import GENRES
from plainlaw.law.law_file import LawFile, read_law
from plainlaw.problems import Message, Place, PlainlawError, Problem
from plainlaw.problems.laws import LAW_KEY_TWICE, LAW_THERE_ALREADY, LAW_WITHOUT_KEY
from plainlaw.sources.files import first_link, read_bytes, regular_files
from plainlaw.sources.settings import read_settings
from plainlaw.sources.text import decode

FOLDER = "content/policies"
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_INDEX = frozenset({"readme", "index"})
_LONGEST_SUMMARY = 400


class CannotImportLawError(PlainlawError):
    """The folder cannot be read, an answer is of no file, or a folder of the portal is a link."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class Wish(Struct, frozen=True):
    """What is said of all files: the day of the import, who is responsible, where the collection comes from, topics.

    `keys` are addresses by the path of a file in the folder; `replace` allows to write over documents.
    """

    day: date
    office: str
    source: str = ""
    topics: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False


class Brought(Struct, frozen=True):
    """What became of a file: `law` and its header, None after findings; `target` is where it belongs.

    It `is_new`, or stands there in the same words, or replaces what stood there.
    """

    path: str
    target: str
    law: LawFile | None = None
    header: Mapping[str, Any] = field(default_factory=dict)
    content: bytes = b""
    before: bytes | None = None

    @property
    def is_same(self) -> bool:
        """Whether it is there already, word for word."""
        return self.before == self.content


class LawImport(Struct, frozen=True):
    """All files of a folder, those of other kinds by their paths only, and findings."""

    root: Path
    brought: tuple[Brought, ...]
    others: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def ready(self) -> tuple[Brought, ...]:
        """The documents that can be written."""
        return tuple(each for each in self.brought if each.law is not None)


def take_laws(root: Path, folder: Path, wish: Wish) -> LawImport:
    """Read every Markdown file of the folder. Nothing is written. Raises CannotImportLawError."""
    found: list[Problem] = []
    _check_wish(root, wish)
    paths = sorted(regular_files(folder, ".", found))
    paths = [path.removeprefix("./") for path in paths if not _is_hidden(path.removeprefix("./"))]
    files = [path for path in paths if path.endswith(".md")]
    unknown = wish.keys.keys() - set(files)
    if unknown:
        raise CannotImportLawError(
            Message.of("--key names {files}, which the folder does not have.", files=", ".join(sorted(unknown)))
        )
    link = first_link(root, FOLDER)
    if link:
        raise CannotImportLawError(Message.of("{path} is a link to another place. Nothing was read.", path=link))
    texts = {path: text for path in files if (text := _text(folder, path, found)) is not None}
    read = {path: read_law(text, path, found) for path, text in texts.items()}
    keys = _keys(files, wish, found)
    brought = [_brought(root, path, keys.get(path, ""), read, wish) for path in files]
    brought = [_unless_there(each, wish, found) for each in brought]
    return LawImport(root, tuple(brought), tuple(path for path in paths if path not in files), tuple(found))


def write_laws(laws: LawImport) -> None:
    """Write every document that is ready and not there yet, all or none."""
    files = {each.target: each.content for each in laws.ready if not each.is_same}
    for path in files:
        if first_link(laws.root, path):
            raise CannotImportLawError(Message.of("{path} is a link to another place. Nothing was written.", path=path))
    if files:
        (laws.root / FOLDER).mkdir(parents=True, exist_ok=True)
        write_all(laws.root, files)


def _check_wish(root: Path, wish: Wish) -> None:
    """Office and topics are those of the portal: one slip would be in every document."""
    settings = read_settings(root, [])
    for named, values in (((wish.office,), settings.organisations), (wish.topics, settings.topics)):
        entries = values.value if isinstance(values.value, list) else []
        known = [str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry]
        for name in named:
            if name not in known:
                raise CannotImportLawError(
                    Message.of(
                        "“{name}” is not in {path}. Known: {known}.",
                        name=name,
                        path=values.path,
                        known=", ".join(known),
                    )
                )


def _is_hidden(path: str) -> bool:
    return any(step.startswith(".") for step in path.split("/"))


def _text(folder: Path, path: str, found: list[Problem]) -> str | None:
    content = read_bytes(folder, path, found)
    return decode(content, path, found) if content is not None else None


def _keys(files: list[str], wish: Wish, found: list[Problem]) -> dict[str, str]:
    """The address of each file: what was said, else its name, else that of its folder with what tells it apart."""
    keys: dict[str, str] = {}
    first: dict[str, str] = {}
    for path in files:
        key = wish.keys.get(path) or _key(path)
        if not _KEY.fullmatch(key):
            found.append(LAW_WITHOUT_KEY.at(Place(path), path=path))
        elif key in first:
            found.append(LAW_KEY_TWICE.at(Place(path), key=key, first=first[key], path=path))
        else:
            keys[path], first[key] = key, path
    return keys


def _key(path: str) -> str:
    """That of `law/README.md` is law, of `law/01-general.md` law-01-general, of a dated text below it
    (`law/versions/2027-01-01/README.md`) law-2027-01-01.
    """
    steps = [step.lower() for step in PurePosixPath(path).with_suffix("").parts]
    name = steps.pop() if steps[-1] not in _INDEX else ""
    steps = steps[:-1] if name == "" and len(steps) > 1 and steps[-1] in _INDEX else steps
    steps = [step for step in steps if step not in _INDEX]
    if not name and steps and re.fullmatch(r"\d{4}-\d{2}-\d{2}", steps[-1]):
        # a folder of dated texts below that of the law
        law = [step for step in steps[:-1] if step != "versions"]
        return "-".join([*law[-1:], steps[-1]])
    return "-".join([*steps[-1:], *([name] if name else [])])


def _brought(root: Path, path: str, key: str, read: Mapping[str, LawFile | None], wish: Wish) -> Brought:
    law = read.get(path)
    if law is None or not key:
        return Brought(path, "")
    target = f"{FOLDER}/{key}.md"
    header = {name: value for name, value in _header(path, law, read, wish) if value}
    text = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=10_000)
    content = f"---\n{text}---\n\n{law.body}".encode()
    place = root / target
    return Brought(path, target, law, header, content, place.read_bytes() if place.is_file() else None)


def _header(path: str, law: LawFile, read: Mapping[str, LawFile | None], wish: Wish) -> Iterator[tuple[str, Any]]:
    yield "title", _title(path, law, read)
    yield "summary", _cut(law.first_words.strip("*") or law.title)
    # the day on which it became public here; the law itself is older
    yield "published", wish.day
    yield "office", wish.office
    yield "topics", list(wish.topics)
    yield "genre", next((genre for genre in GENRES if law.title.endswith(genre)), None)
    yield "date_made", law.date_made
    yield "in_force_from", law.in_force_from
    # a part of a law that lies in several files, or one that begins in its middle
    yield "excerpt", law.first_article > 1 or (law.first_article == 1 and _whole(path, law, read) is not None)
    yield "source", f"{wish.source} ({path})" if wish.source else path


def _title(path: str, law: LawFile, read: Mapping[str, LawFile | None]) -> str:
    """Its title; that of a part of a law begins with the title of the law, which stands in the README of its folder."""
    whole = _whole(path, law, read)
    return f"{whole.title}\u3000{law.title}" if whole is not None else law.title


def _whole(path: str, law: LawFile, read: Mapping[str, LawFile | None]) -> LawFile | None:
    """The law that a file is a part of; None when it is none."""
    above = PurePosixPath(path).parent
    files = (read.get(str(above / name)) for name in ("README.md", "index.md"))
    whole = next((one for one in files if one is not None), None)
    return whole if whole is not law and law.date_made is None else None


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_SUMMARY else words[: _LONGEST_SUMMARY - 1] + "…"


def _unless_there(brought: Brought, wish: Wish, found: list[Problem]) -> Brought:
    if brought.law is None or brought.before is None or brought.is_same or wish.replace:
        return brought
    found.append(LAW_THERE_ALREADY.at(Place(brought.path), target=brought.target))
    return Brought(brought.path, brought.target)
