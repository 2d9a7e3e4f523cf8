"""Old or other spreadsheet formats: .xls, .et, .ods and locked workbooks cannot be read without guessing."""

from plainlaw.archive import is_archive, names_of
from plainlaw.problems import Kind, Message, Place
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

_COMPOUND = b"\xd0\xcf\x11\xe0"
"""Begins .xls and .et files, and every workbook that is locked with a password."""

OLD_FORMAT = Kind(
    code="old-spreadsheet",
    what="This file is {what}, which cannot be read.",
    mend="Open it in the program that made it, take off the password if there is one, and save it as .xlsx or as "
    "“CSV UTF-8”.",
    why="Only .xlsx and CSV are read: what is inside can be looked at cell by cell before anything is kept.",
    bad="plainlaw import 2024-03.xls",
    good="plainlaw import 2024-03.xlsx",
)
_OLD = Message.of("an .xls or .et spreadsheet, or a workbook with a password")
_OTHER = Message.of("an archive, but no Excel workbook (.xlsx)")
_PDF = Message.of("a PDF document")


def _file(content: bytes, desk: Desk) -> None:
    what = None
    if content.startswith(_COMPOUND):
        what = _OLD
    elif content.startswith(b"%PDF"):
        what = _PDF
    elif is_archive(content) and not any(name.startswith("xl/workbook") for name in names_of(content)):
        what = _OTHER
    if what is not None:
        desk.refuse(OLD_FORMAT.at(Place(desk.file), what=what))


TRAP = Trap(
    about=Message.of("Only .xlsx and CSV are read; other formats are to be saved anew."),
    bad="2024-03.xls",
    good="2024-03.xlsx",
    kinds=(OLD_FORMAT,),
    file=_file,
)
