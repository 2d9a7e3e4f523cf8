"""CSV from Excel on Chinese Windows is GBK; the encoding is found by byte order mark, strict UTF-8, strict GB18030.

The reading itself is plainlaw.ingest.decode; a reading counts when the column words of the dataset appear in it. This
trap looks at what a wrong reading leaves behind: the sign for a character that was lost.
"""

from plainlaw.problems import Kind, Message
from plainlaw.problems.imports import UNKNOWN_ENCODING
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

LOST_CHARACTER = Kind(
    code="lost-character",
    what="This cell holds the sign � for a character that was lost when the file was saved in another encoding.",
    mend="Take the file as it was first saved, and save it as “CSV UTF-8” or as .xlsx.",
    why="A name that has lost a character may be that of two places, or of none.",
    bad="云�镇",
    good="云麓镇",
)


def _grid(grid: Grid, desk: Desk) -> Grid:
    for row in grid.rows:
        for cell in row:
            if "\ufffd" in cell.text:
                desk.refuse(LOST_CHARACTER.at(cell.place))
    return grid


TRAP = Trap(
    about=Message.of(
        "The encoding is found by byte order mark, then strict UTF-8, then strict GB18030, and counts only "
        "when the column words of the dataset appear."
    ),  # fmt: skip
    bad="a CSV file in GBK",
    good="the same file in UTF-8",
    kinds=(UNKNOWN_ENCODING, LOST_CHARACTER),
    grid=_grid,
)
