"""Bytes of a file to text, strictly UTF-8.

In: a path within the portal. Out: text without byte order mark and with \\n line ends, or a finding.
"""

from codecs import BOM_UTF8
from pathlib import Path

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import NOT_UTF8
from plainlaw.sources.files import read_bytes


def read_text(root: Path, path: str, found: list[Problem]) -> str | None:
    """The text of `root/path`; None after a finding when it is no ordinary file or not UTF-8."""
    content = read_bytes(root, path, found)
    return decode(content, path, found) if content is not None else None


def decode(content: bytes, path: str, found: list[Problem]) -> str | None:
    """`content` as text; None after a finding at the line of the first byte that is not UTF-8."""
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found.append(NOT_UTF8.at(Place(path, line), hint=_likely_encoding(content)))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _likely_encoding(content: bytes) -> Message:
    # Only a hint for a person: a strict decoder that succeeds proves nothing (Big5 often passes as GB18030).
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Message.of("It looks like UTF-16 (“Unicode text”).")
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return Message("")
    return Message.of("It looks like GBK (GB18030), the usual encoding of Chinese Windows.")
