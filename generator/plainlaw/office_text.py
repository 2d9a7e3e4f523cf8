"""The words of an office file (docx, xlsx, odt, ods, ofd), read from its XML without opening the file.

In: the bytes of the archive. Out: its text, part by part. What says more than can be looked through, or is no XML as
office programs write it, raises an error.
"""

import io
import re
from collections.abc import Iterator
from xml.parsers import expat

from plainlaw.archive import named_parts
from plainlaw.problems import PlainlawError

_WITH_WORDS = re.compile(
    r"word/[^/]+\.xml|xl/(?:sharedStrings|comments[^/]*)\.xml|xl/(?:worksheets|threadedComments|comments)/[^/]+\.xml"
    r"|content\.xml|styles\.xml|(?:.*/)?Content\.xml",
    re.IGNORECASE,
)
_BLOCKS = frozenset({"p", "h", "si", "is", "v", "f", "c", "text", "TextCode", "br", "tab", "cr", "line-break"})
"""What ends a run of words, by its name without a namespace. Formats within a paragraph do not."""
MOST = 100_000_000
"""Bytes of XML that one file may unpack to."""


class UnreadableOfficeFileError(PlainlawError):
    """The words of an office file cannot be read."""


class TooMuchTextError(UnreadableOfficeFileError):
    """An office file unpacks to more than can be looked through."""


def words_of(content: bytes) -> Iterator[str]:
    """The text of each part that has words, with a bar between paragraphs and between cells.

    Raises DamagedArchiveError, TooMuchTextError or UnreadableOfficeFileError, now or then.
    """
    left = MOST
    for _, pieces in named_parts(content, lambda name: _WITH_WORDS.fullmatch(name) is not None):
        part: list[bytes] = []
        for piece in pieces:
            part.append(piece)
            left -= len(piece)
            if left < 0:
                raise TooMuchTextError("an office file unpacks to too much")
        # at once: the parser reads a long word again with each piece of it
        yield _words(b"".join(part))


def _words(part: bytes) -> str:
    words = io.StringIO()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.CharacterDataHandler = words.write
    parser.EndElementHandler = lambda name: _ends(name) and words.write("|")
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the library's own way to say that this is all
    except expat.ExpatError as error:
        raise UnreadableOfficeFileError(str(error)) from error
    return words.getvalue()


def _ends(name: str) -> bool:
    return name.rpartition(" ")[2] in _BLOCKS


def _refuse(*_: object) -> None:
    # no office program writes declarations of its own; entities can grow beyond measure
    raise UnreadableOfficeFileError("a part has a document type declaration")
