"""Archives that grow beyond measure when they are unpacked, XML that grows by itself, and ranges without end."""

from collections.abc import Iterable

from plainlaw.archive import DamagedArchiveError, is_archive, parts_of
from plainlaw.problems import Kind, Message, Place
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.extent import DECLARES, Extent, Part, TooMuchError
from plainlaw.trap import Trap

_LARGEST = 50_000_000
"""Bytes of all parts together when unpacked; a return of a whole province is far below."""
_MOST_PARTS = 2_000

OVERSIZED = Kind(
    code="workbook-oversized",
    what="This workbook is not what a return looks like inside: {reason}.",
    mend="Copy the table alone into a new workbook, and save that as .xlsx.",
    why="A small file that unpacks to gigabytes stops the machine that reads it.",
    bad="a workbook of 40 kB that unpacks to 4 GB",
    good="a workbook with one table",
)
_TOO_LARGE = Message.of("it unpacks to more than {limit} MB", limit=str(_LARGEST // 1_000_000))
_TOO_MANY = Message.of("it has more than {limit} parts", limit=str(_MOST_PARTS))
_DAMAGED = Message.of("its parts cannot be unpacked")


def _file(content: bytes, desk: Desk) -> None:
    reason = _reason(content) if is_archive(content) else None
    if reason is not None:
        desk.refuse(OVERSIZED.at(Place(desk.file), reason=reason))


def _reason(content: bytes) -> Message | None:
    left, extent = _LARGEST, Extent()
    try:
        parts = parts_of(content)
        if len(parts) > _MOST_PARTS:
            return _TOO_MANY
        for pieces in parts:
            left = _looked_through(pieces, extent.part(), left)
    except TooMuchError as error:
        return error.reason
    except DamagedArchiveError:
        return _DAMAGED
    return None


def _looked_through(pieces: Iterable[bytes], part: Part, left: int) -> int:
    """The bytes that may still be unpacked after this part. Raises TooMuchError."""
    before = b""
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise TooMuchError(_TOO_LARGE)
        if b"<!doctype" in (before + piece).replace(b"\0", b"").lower():
            raise TooMuchError(DECLARES)
        part.feed(piece)
        before = piece[-32:]
    return left


TRAP = Trap(
    about=Message.of(
        "Workbooks that unpack to more than 50 MB, or spread ranges over more than 500,000 cells, are refused."
    ),
    bad="40 kB → 4 GB",
    good="40 kB → 300 kB",
    kinds=(OVERSIZED,),
    file=_file,
)
