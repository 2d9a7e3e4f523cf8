"""The grid of a CSV file: the reading and the separator with which the column words of the dataset appear.

In: bytes. Out: one grid, or a finding. How it was read is noted as a repair unless it is UTF-8 with commas.
"""

from msgspec import Struct

from plainlaw.ingest.decode import Reading, bad_byte, readings
from plainlaw.ingest.header import Header, find_header
from plainlaw.ingest.stop import stopped
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.imports import NO_TABLE, UNKNOWN_ENCODING
from plainlaw.problems.reading import BROKEN_CSV, UNEXPECTED_FILE
from plainlaw.sheet.cell import Cell, Grid
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.extent import MOST_CELLS, MOST_COLUMNS
from plainlaw.sources.csv_rows import Row, read_rows

_SEPARATORS = {",": "", "\t": "tab", ";": "“;”", "，": "“，”", "；": "“；”", "|": "“|”"}
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "gb18030": "GB18030 (GBK)"}


class _Try(Struct, frozen=True):
    reading: Reading
    separator: str
    grid: Grid
    header: Header | None
    broken: tuple[Problem, ...]

    @property
    def score(self) -> int:
        """How many column words appear."""
        return self.header.score if self.header is not None else 0


def csv_grid(name: str, content: bytes, desk: Desk) -> tuple[Grid, ...]:
    """The grid in a tuple of one; empty after a finding."""
    tries: list[_Try] = []
    for reading in readings(content):
        tries += [_attempt(name, reading, separator, desk) for separator in _SEPARATORS if separator in reading.text]
        if not any(separator in reading.text for separator in _SEPARATORS):
            tries.append(_attempt(name, reading, ",", desk))
        if any(one.header for one in tries):
            break
    best = max(
        (one for one in tries if one.header), key=lambda one: one.header.score if one.header else 0, default=None
    )
    if best is None:
        # a list of persons is none of our tables, and is to be called what it is
        if not stopped(tuple(one.grid for one in tries), desk):
            desk.refuse(_why_not(name, content, tries, desk))
        return ()
    if best.broken:
        desk.refuse(best.broken[0])
        return ()
    _note(name, best, desk)
    return (best.grid,)


def _attempt(name: str, reading: Reading, separator: str, desk: Desk) -> _Try:
    found: list[Problem] = []
    rows = read_rows(reading.text, name, found, separator)
    oversized = _oversized(name, rows)
    if oversized is not None:
        rows, found = [], [oversized]
    grid = Grid("", tuple(
        tuple(Cell(text, Place(name, line, number)) for number, text in enumerate(cells, 1)) for line, cells in rows
    ))  # fmt: skip
    return _Try(reading, separator, grid, find_header(grid, desk), tuple(found))


def _oversized(name: str, rows: list[Row]) -> Problem | None:
    """The finding about more cells than a return has."""
    hint = Message.of("Delete the rows and columns beyond the table.")
    wide = next((line for line, cells in rows if len(cells) > MOST_COLUMNS), 0)
    if wide:
        reason = Message.of("this row has more than {limit} cells", limit=f"{MOST_COLUMNS:,}")
        return UNEXPECTED_FILE.at(Place(name, wide), reason=reason, hint=hint)
    if sum(len(cells) for _, cells in rows) > MOST_CELLS:
        reason = Message.of("it has more than {limit} cells", limit=f"{MOST_CELLS:,}")
        return UNEXPECTED_FILE.at(Place(name), reason=reason, hint=hint)
    return None


def _why_not(name: str, content: bytes, tries: list[_Try], desk: Desk) -> Problem:
    if not content.strip():
        return BROKEN_CSV.at(Place(name, 1), reason=Message.of("the file is empty"))
    line, column = bad_byte(content)
    if not tries or (line and not tries[0].reading.has_mark):
        reason = Message.of("in GB18030, the column words of the dataset do not appear") if tries else Message.of(
            "the first byte that does not fit stands here"
        )  # fmt: skip
        return UNKNOWN_ENCODING.at(Place(name, line, column), reason=reason)
    # a quotation mark that is never closed swallows the header with everything else
    if tries[0].broken:
        return tries[0].broken[0]
    return NO_TABLE.at(Place(name, 1), words=", ".join(desk.target.wanted))


def _note(name: str, best: _Try, desk: Desk) -> None:
    encoding, place = best.reading.encoding, Place(name)
    if encoding != "utf-8":
        desk.trap = "encoding"
        desk.repair(place, _NAMES[encoding], "UTF-8", Message.of("the text is read in the encoding in which its column "
                    "words appear"))  # fmt: skip
    elif best.reading.has_mark:
        desk.trap = "encoding"
        desk.repair(place, "\ufeff", "", Message.of("the byte order mark before the text is left out"))
    if best.separator != ",":
        desk.trap = "separator"
        desk.repair(place, _SEPARATORS[best.separator], "“,”", Message.of("cells are separated by commas"))
    desk.trap = ""
