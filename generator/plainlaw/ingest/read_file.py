"""Bytes to grids: what the file holds, before anybody knows where its table begins.

In: the name and the bytes of a file. Out: one grid a sheet, or findings. What may be read is decided by traps: old
formats, macros, links to other files, and what grows beyond measure when it is unpacked.
"""

from plainlaw.archive import is_archive
from plainlaw.ingest.csv_grid import csv_grid
from plainlaw.ingest.stop import stopped
from plainlaw.ingest.workbook import workbook_grids
from plainlaw.problems import Message, Place
from plainlaw.problems.reading import UNEXPECTED_FILE
from plainlaw.sheet.cell import Grid
from plainlaw.sheet.desk import Desk
from plainlaw.sources.files import LARGEST_RETURN
from plainlaw.traps import traps


def read_grids(name: str, content: bytes, desk: Desk) -> tuple[Grid, ...]:
    """The sheets of a file, mended by the traps that look at sheets; none after findings."""
    if len(content) > LARGEST_RETURN:
        reason = Message.of("it is larger than {limit} MB", limit=str(LARGEST_RETURN // 1_000_000))
        desk.refuse(UNEXPECTED_FILE.at(Place(name), reason=reason, hint=""))
        return ()
    for trap in traps().values():
        trap.file(content, desk)
    if desk.problems:
        return ()
    grids = workbook_grids(name, content, desk) if is_archive(content) else csv_grid(name, content, desk)
    if stopped(grids, desk) or desk.problems:
        return ()
    for trap_name, trap in traps().items():
        desk.trap = trap_name
        grids = tuple(trap.grid(grid, desk) for grid in grids)
    desk.trap = ""
    return grids
