"""Bytes of a CSV file to the texts that they can be.

In: bytes. Out: readings in the order in which they are tried: byte order mark, strict UTF-8, strict GB18030. There is
no statistical detector: those take a small GBK file for UTF-16. Big5 passes for GB18030, too, so a reading counts only
when the column words of the dataset appear in it (plainlaw.ingest.csv_grid).
"""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from msgspec import Struct


class Reading(Struct, frozen=True):
    """One way to read the bytes. `has_mark` when a byte order mark says so."""

    encoding: str
    text: str
    has_mark: bool = False


_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))


def readings(content: bytes) -> Iterator[Reading]:
    """Every strict reading, the likeliest first. Line ends are \\n."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _decoded(content[len(mark) :], encoding)
            if text is not None:
                yield Reading(encoding, text, has_mark=True)
            return
    for encoding in ("utf-8", "gb18030"):
        text = _decoded(content, encoding)
        if text is not None:
            yield Reading(encoding, text)


def bad_byte(content: bytes) -> tuple[int, int]:
    """Line and column in bytes (both from 1) of the first byte that is not UTF-8; (0, 0) when there is none."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        begin = content.rfind(b"\n", 0, error.start) + 1
        return content.count(b"\n", 0, error.start) + 1, error.start - begin + 1
    return 0, 0


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None
