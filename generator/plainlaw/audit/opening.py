"""The file of an article to text.

In: a path. Out: text with \\n line ends and the encoding that it was read in, or a finding. Strict: UTF-8, then
GB18030, which is believed only if the words that every Chinese text holds come out.
"""

from codecs import BOM_UTF8
from pathlib import Path

from msgspec.structs import replace

from plainlaw.problems import Problem, printable
from plainlaw.sources.files import read_bytes
from plainlaw.sources.text import decode

# Big5 and others often pass as GB18030, and come out as rare characters
_EVERYDAY = frozenset("的一是在和有为不了人年件到上中")


def opened(path: Path, found: list[Problem]) -> tuple[str, str] | None:
    """The text of a file and its encoding; None after a finding when it is too large, no ordinary file or no text."""
    name = printable(path.as_posix())
    refused: list[Problem] = []
    content = read_bytes(path.parent, path.name, refused)
    text = None if content is None else text_of(content, name, refused)
    found += [replace(problem, place=replace(problem.place, file=name)) for problem in refused]
    return text


def text_of(content: bytes, name: str, found: list[Problem]) -> tuple[str, str] | None:
    """`content` as text, and its encoding; None after a finding at the first byte that is not UTF-8."""
    if not content.startswith(BOM_UTF8) and not _is(content, "utf-8"):
        text = content.decode("gb18030") if _is(content, "gb18030") else ""
        if "\0" not in text and _EVERYDAY.intersection(text):
            return text.replace("\r\n", "\n").replace("\r", "\n"), "GB18030"
    read = decode(content, name, found)
    return None if read is None else (read, "UTF-8")


def _is(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
