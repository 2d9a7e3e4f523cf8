"""An office file as the zip archive that it is, before anything in it is believed.

In: bytes. Out: the names of its parts, and what they hold, piece by piece.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator

from plainlaw.problems import PlainlawError

_BEGINS = b"PK\x03\x04"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What spreadsheets pack with; other methods are read by other libraries, with errors of their own."""
_LOCKED = 0x01 | 0x20 | 0x40
"""The flags of a part that needs a password, is a patch to another one, or is encrypted as a whole (APPNOTE, 4.4.4)."""
_AT_ONCE = 1 << 20
_MACROS = re.compile(
    r"(?:.*/)?(?:[^/]*vba[^/]*\.bin|vba(?:Project|Data)\.\w+|macrosheets/.+)|(?:Basic|Scripts)/.+", re.IGNORECASE
)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError)
"""What the library raises for an archive that is none: ValueError for names in no encoding and for offsets before the
beginning, NotImplementedError for a part that needs a later version of the format (APPNOTE, 4.4.3). Only calls of the
library stand where these are caught."""


class DamagedArchiveError(PlainlawError):
    """An archive that cannot be read, or is packed as no spreadsheet packs."""


def is_archive(content: bytes) -> bool:
    """Whether the bytes are those of a zip archive, which every .xlsx is."""
    return content.startswith(_BEGINS)


def names_of(content: bytes) -> tuple[str, ...]:
    """The names of the parts of an archive; none of one that is damaged, which is refused as such (traps/oversized)."""
    try:
        return tuple(_opened(content).namelist())
    except DamagedArchiveError:
        return ()


def macros_in(names: Iterable[str]) -> Iterator[str]:
    """The names of those parts that hold programs: VBA, sheets of Excel 4 macros, macros of OpenDocument files."""
    return filter(_MACROS.fullmatch, names)


def parts_of(content: bytes) -> list[Iterator[bytes]]:
    """Each part, unpacked as its pieces are asked for. Raises DamagedArchiveError, now or then.

    Sizes that an archive states of itself are not believed: whoever asks counts what comes.
    """
    return [pieces for _, pieces in named_parts(content)]


def named_parts(content: bytes, wanted: Callable[[str], bool] = bool) -> list[tuple[str, Iterator[bytes]]]:
    """The same with their names, of those parts only whose name is wanted."""
    archive = _opened(content)
    parts = [part for part in archive.infolist() if wanted(part.filename)]
    if any(part.compress_type not in _METHODS or part.flag_bits & _LOCKED for part in parts):
        raise DamagedArchiveError("a part is packed as no spreadsheet packs")
    return [(part.filename, _pieces(archive, part)) for part in parts]


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGE as error:
        raise DamagedArchiveError(str(error)) from error


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(part) as unpacked:
            while piece := unpacked.read(_AT_ONCE):
                yield piece
    except _DAMAGE as error:
        raise DamagedArchiveError(str(error)) from error
