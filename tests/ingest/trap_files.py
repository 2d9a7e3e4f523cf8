"""Workbooks as offices hand them in, and as attackers would: for the cases of traps.

In: nothing. Out: ways to fill a sheet; bytes.
"""

import io
import zipfile

from import_portal import table, workbook
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

ID = "110101" + "19900307" + "8515"


def merged_labels(sheet: Worksheet) -> None:
    table(("乡镇", "类型", "指标", "数值"), ("榆影镇", "邻里", "受理", 1), (None, "婚姻家庭", "受理", 2))(sheet)
    sheet.merge_cells("A2:A3")


def merged_number(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", None))(sheet)
    sheet.merge_cells("B2:B3")


def hidden_row(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("茶岚乡", 77), ("柳汀镇", 9))(sheet)
    sheet.row_dimensions[3].hidden = True


def hidden_sheet(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", 9))(sheet)
    book = sheet.parent
    assert isinstance(book, Workbook)
    other = book.create_sheet("底稿")
    other.append(("榆影镇", 77))
    other.sheet_state = "hidden"


def hidden_persons(sheet: Worksheet) -> None:
    hidden_sheet(sheet)
    book = sheet.parent
    assert isinstance(book, Workbook)
    book["底稿"].append(("某人", ID))


def comment(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", 9))(sheet)
    sheet["B2"].comment = Comment("SECRET", "SECRET")


def per_cent_format(sheet: Worksheet) -> None:
    table(("乡镇", "满意度"), ("榆影镇", 0.982), ("柳汀镇", 0.91))(sheet)
    for cell in (sheet["B2"], sheet["B3"]):
        cell.number_format = "0.0%"


def with_part(name: str, content: bytes) -> bytes:
    """A sound workbook with one more part."""
    book = io.BytesIO(workbook(table(("乡镇", "件数"), ("榆影镇", 12))))
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return book.getvalue()


def with_xml(old: str, new: str, *rows: tuple[object, ...]) -> bytes:
    """A workbook in the XML of whose sheet something else stands."""
    book = io.BytesIO(workbook(table(*(rows or (("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", 9))))))
    made = io.BytesIO()
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = before.read(part).decode()
            if part == "xl/worksheets/sheet1.xml":
                # where lxml is installed, openpyxl writes the empty element with it
                content = content.replace("<v></v>", "<v />").replace("<v/>", "<v />")
                assert content.count(old) == 1, content
                content = content.replace(old, new)
            after.writestr(part, content)
    return made.getvalue()


def computed() -> bytes:
    """A workbook whose formula has the value that a spreadsheet left with it."""
    return with_xml("<v />", "<v>12</v>", ("乡镇", "件数"), ("榆影镇", "=5+7"), ("柳汀镇", 9))
