"""How much the parts of a workbook ask for when they are read: cells, and ranges that are spread over cells.

In: the bytes of XML parts, piece by piece. Out: what is too much, before any of it is made. A merged range of a few
bytes can stand for seventeen thousand million cells, and the reader makes each of them.
"""

import re
from xml.parsers import expat

from plainlaw.problems import Message, PlainlawError

MOST_CELLS = 500_000
"""Cells of a sheet, merged ones included; a return of a whole province is far below."""
MOST_COLUMNS = 2_000
"""Columns of a text file."""
_MOST_ELEMENTS = 200_000
"""Elements that are no cells: rows, columns, styles, ranges."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

_OF_CELLS = frozenset({"c", "v", "f", "is", "t", "si", "r", "row"})
_SPREAD = frozenset({"mergeCell", "hyperlink", "comment"})
"""Elements whose `ref` the reader spreads over every cell within."""
_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d*)")

_CELLS = Message.of("its sheets have more than {limit} cells", limit=f"{MOST_CELLS:,}")
_RANGES = Message.of("its merged cells, links, comments or columns reach over more than {limit} cells",
                     limit=f"{MOST_CELLS:,}")  # fmt: skip
_ELEMENTS = Message.of("it has more than {limit} rows, styles or ranges", limit=f"{_MOST_ELEMENTS:,}")
DECLARES = Message.of("it declares words of its own in its XML")


class TooMuchError(PlainlawError):
    """A workbook that asks for too much. `reason` says of what."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text)
        self.reason = reason


class Extent:
    """What the parts that were read so far ask for together."""

    def __init__(self) -> None:
        self._cells = self._spread = self._others = 0

    def part(self) -> "Part":
        """A new part, whose pieces are counted with those of the others."""
        return Part(self)

    def add(self, element: str, attributes: dict[str, str]) -> None:
        """Count one element. Raises TooMuchError."""
        name = element.rpartition(" ")[2]
        if name == "c":
            self._cells += 1
        elif name not in _OF_CELLS:
            self._others += 1
        if name in _SPREAD:
            self._spread += area(attributes.get("ref", ""))
        elif name == "col":
            self._spread += max(0, _number(attributes.get("max")) - _number(attributes.get("min")))
        if self._cells > MOST_CELLS:
            raise TooMuchError(_CELLS)
        if self._spread > MOST_CELLS:
            raise TooMuchError(_RANGES)
        if self._others > _MOST_ELEMENTS:
            raise TooMuchError(_ELEMENTS)


class Part:
    """One part, fed piece by piece. What is not XML counts as far as it is."""

    def __init__(self, extent: Extent) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = extent.add
        self._parser.StartDoctypeDeclHandler = _refuse
        self._is_xml = True

    def feed(self, piece: bytes) -> None:
        """Count what stands in a piece. Raises TooMuchError."""
        if self._is_xml:
            try:
                self._parser.Parse(piece, False)
            except (expat.ExpatError, ValueError, LookupError):
                self._is_xml = False


def area(ref: str) -> int:
    """The number of cells of a range: A1:B3 has 6, A:A a whole column, what cannot be read all."""
    first, _, last = ref.strip().partition(":")
    begin, end = _CORNER.fullmatch(first), _CORNER.fullmatch(last or first)
    if begin is None or end is None:
        return _LAST_ROW * _LAST_COLUMN
    rows = _span(_number(begin[2]), _number(end[2]), _LAST_ROW)
    return rows * _span(_column(begin[1]), _column(end[1]), _LAST_COLUMN)


def _span(first: int, last: int, largest: int) -> int:
    # a side that is not said is the whole sheet
    return abs(last - first) + 1 if first and last else largest


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0


def _refuse(*_: object) -> None:
    raise TooMuchError(DECLARES)
