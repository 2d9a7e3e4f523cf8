"""Macros and links to other workbooks: what a sheet shows would depend on a program, or on files that nobody sent."""

from plainlaw.archive import is_archive, macros_in, names_of
from plainlaw.problems import Kind, Message, Place
from plainlaw.sheet.desk import Desk
from plainlaw.trap import Trap

MACROS = Kind(
    code="workbook-macros",
    what="This workbook holds a program (macros).",
    mend="Save it as an ordinary workbook: “Excel Workbook (.xlsx)”, without macros.",
    why="A program can change what the cells show, and may harm the machine of whoever opens the file next.",
    bad="2024-03.xlsm",
    good="2024-03.xlsx",
)
LINKS = Kind(
    code="workbook-links",
    what="This workbook takes values from other files.",
    mend="In the spreadsheet, break the links (Data, Edit Links) so that the values stay, and save it again.",
    why="What such cells show depends on files that nobody has handed in, as they were on another machine.",
    bad="=[last-month.xlsx]Sheet1!B7",
    good="12",
)


def _file(content: bytes, desk: Desk) -> None:
    names = [name.casefold() for name in names_of(content)] if is_archive(content) else []
    if any(macros_in(names)):
        desk.refuse(MACROS.at(Place(desk.file)))
    if any("/externallinks/" in name for name in names):
        desk.refuse(LINKS.at(Place(desk.file)))


TRAP = Trap(
    about=Message.of("Workbooks with macros or with links to other files are refused."),
    bad="2024-03.xlsm",
    good="2024-03.xlsx",
    kinds=(MACROS, LINKS),
    file=_file,
)
