"""One fixture a trap, and more where a trap has several sides: what is handed in, and what becomes of it.

In: nothing. Out: `CASES`. A case says the return that a file becomes, or the codes of findings, or the keys of
questions; and repairs as (place, before, after).
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from import_portal import table, workbook
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

COUNT = "乡镇,件数\n"
TWO = "乡镇,件数\n榆影镇,12\n柳汀镇,9\n"
UNKNOWN = {"blank": "unknown", "dash": "unknown", "no-figure": "unknown"}
ID = "110101" + "19900307" + "8515"
PHONE = "138" + "0013" + "8000"


@dataclass(frozen=True)
class Case:
    """A file for a dataset. Exactly one of `becomes`, `refused` and `asks` says how it ends."""

    trap: str
    content: bytes | str
    becomes: str = ""
    refused: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    dataset: str = "count"
    name: str = "2024-03.csv"
    answers: Mapping[str, str] = field(default_factory=dict)
    repaired: tuple[tuple[str, str, str], ...] = ()


def csv_cell(cell: str) -> str:
    return f'乡镇,件数\n榆影镇,"{cell}"\n柳汀镇,9\n'


def one(cell: str) -> str:
    return f"乡镇,件数\n榆影镇,{cell}\n柳汀镇,9\n"


def _merged_labels(sheet: Worksheet) -> None:
    table(("乡镇", "类型", "指标", "数值"), ("榆影镇", "邻里", "受理", 1), (None, "婚姻家庭", "受理", 2))(sheet)
    sheet.merge_cells("A2:A3")


def _merged_number(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", None))(sheet)
    sheet.merge_cells("B2:B3")


def _hidden_row(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("茶岚乡", 77), ("柳汀镇", 9))(sheet)
    sheet.row_dimensions[3].hidden = True


def _hidden_sheet(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", 9))(sheet)
    book = sheet.parent
    assert isinstance(book, Workbook)
    other = book.create_sheet("底稿")
    other.append(("榆影镇", 77))
    other.sheet_state = "hidden"


def _hidden_persons(sheet: Worksheet) -> None:
    _hidden_sheet(sheet)
    book = sheet.parent
    assert isinstance(book, Workbook)
    book["底稿"].append(("某人", ID))


def _comment(sheet: Worksheet) -> None:
    table(("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", 9))(sheet)
    sheet["B2"].comment = Comment("SECRET", "SECRET")


def _per_cent_format(sheet: Worksheet) -> None:
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
                assert content.count(old) == 1, content
                content = content.replace(old, new)
            after.writestr(part, content)
    return made.getvalue()


def computed() -> bytes:
    """A workbook whose formula has the value that a spreadsheet left with it."""
    return with_xml("<v />", "<v>12</v>", ("乡镇", "件数"), ("榆影镇", "=5+7"), ("柳汀镇", 9))


CASES = (
    # bytes
    Case("encoding", TWO.encode("gb18030"), TWO, repaired=(("2024-03.csv", "GB18030 (GBK)", "UTF-8"),)),
    Case("encoding", b"\xef\xbb\xbf" + TWO.encode(), TWO),
    Case("encoding", TWO.encode("utf-16"), TWO),
    Case("encoding", b"\xfe\xff" + TWO.encode("utf-16-be"), TWO),
    Case("encoding", "鄉鎮,件數\n榆影鎮,12\n".encode("big5"), refused=("unknown-encoding",)),
    Case("encoding", TWO.encode() + b"\xff\xff\n", refused=("unknown-encoding",)),
    Case("encoding", "乡镇,件数\n榆\ufffd镇,12\n", refused=("lost-character",)),
    Case("separator", "乡镇\t件数\n榆影镇\t12\n柳汀镇\t9\n", TWO),
    Case("separator", "乡镇，件数\n榆影镇，12\n柳汀镇，9\n", TWO),
    Case("separator", "乡镇;件数\n榆影镇;12\n柳汀镇;9\n", TWO),
    Case("old_formats", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, refused=("old-spreadsheet",),
         name="2024-03.xls"),
    Case("old_formats", b"%PDF-1.7", refused=("old-spreadsheet",), name="2024-03.pdf"),
    Case("active_content", with_part("xl/vbaProject.bin", b"x"), refused=("workbook-macros",), name="2024-03.xlsm"),
    Case("active_content", with_part("xl/externalLinks/externalLink1.xml", b"<a/>"), refused=("workbook-links",),
         name="2024-03.xlsx"),
    Case("oversized", with_part("xl/media/a.xml", b"\0" * 51_000_000), refused=("workbook-oversized",),
         name="2024-03.xlsx"),
    Case("oversized", with_part("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), refused=("workbook-oversized",),
         name="2024-03.xlsx"),
    Case("oversized", with_xml("</sheetData>", '</sheetData><mergeCells><mergeCell ref="H1:XFD1048576"/></mergeCells>'),
         refused=("workbook-oversized",), name="2024-03.xlsx"),
    Case("oversized", with_xml("</sheetData>", '</sheetData><hyperlinks><hyperlink ref="A:XFD"/></hyperlinks>'),
         refused=("workbook-oversized",), name="2024-03.xlsx"),
    Case("oversized", with_xml("</sheetData>", "<row>" + "<c/>" * 500_000 + "</row></sheetData>"),
         refused=("workbook-oversized",), name="2024-03.xlsx"),
    Case("oversized", with_xml("<sheetData>", "<cols>" + '<col max="500002" min="1"/>' + "</cols><sheetData>"),
         refused=("workbook-oversized",), name="2024-03.xlsx"),
    # sheets
    Case("sheets", workbook(lambda sheet: (table(("乡镇", "件数"), ("榆影镇", 12), ("柳汀镇", 9))(sheet),
                                           sheet.parent.create_sheet("附").append(("空",)))), TWO, name="2024-03.xlsx"),
    Case("hidden", workbook(_hidden_sheet), asks=("hidden.底稿",), name="2024-03.xlsx"),
    Case("hidden", workbook(_hidden_sheet), TWO, name="2024-03.xlsx", answers={"hidden.底稿": "leave-out"}),
    Case("hidden", workbook(_hidden_row), asks=("hidden-cells.表",), name="2024-03.xlsx"),
    Case("hidden", workbook(_hidden_row), TWO, name="2024-03.xlsx", answers={"hidden-cells.表": "leave-out"}),
    Case("hidden", workbook(_hidden_row), "乡镇,件数\n榆影镇,12\n茶岚乡,77\n柳汀镇,9\n", name="2024-03.xlsx",
         answers={"hidden-cells.表": "read"}),
    Case("comments", workbook(_comment), TWO, name="2024-03.xlsx", repaired=(("2024-03.xlsx [表!B2]", "", ""),)),
    Case("formulas", computed(), TWO, name="2024-03.xlsx", repaired=(("2024-03.xlsx [表!B2]", "=…", "12"),)),
    Case("formulas", workbook(table(("乡镇", "件数"), ("榆影镇", "=5+7"))), refused=("formula-without-value",),
         name="2024-03.xlsx"),
    Case("merged_cells", workbook(_merged_labels), "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n榆影镇,婚姻家庭,受理,2\n",
         dataset="received", name="2024-Q3.xlsx", repaired=(("2024-Q3.xlsx [表!A3]", "", "榆影镇"),)),
    Case("merged_cells", workbook(_merged_number), refused=("merged-value",), name="2024-03.xlsx"),
    Case("binary_noise", workbook(table(("乡镇", "满意度"), ("榆影镇", 98.1 + 0.3 + 0.1), ("柳汀镇", 91.3))),
         "乡镇,满意度\n榆影镇,98.5\n柳汀镇,91.3\n", dataset="share", name="2024-03.xlsx",
         repaired=(("2024-03.xlsx [表!B2]", repr(98.1 + 0.3 + 0.1), "98.5"),)),
    Case("scrambled_text", "乡镇,件数\n榆影(yǐng)镇,12\n柳汀镇,9\n", TWO,
         repaired=(("2024-03.csv:2:1", "榆影(yǐng)镇", "榆影镇"),)),
    Case("invisible_characters", "乡镇,件数\n榆影\u200b镇,12\x00\n柳汀镇,9\n", TWO,
         repaired=(("2024-03.csv:2:1", "榆影\\u200b镇", "榆影镇"), ("2024-03.csv:2:2", "12\\u0000", "12"))),
    Case("persons", f"姓名,身份证号,乡镇,件数\n某人,{ID},榆影镇,1\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,{ID}\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,请联系{PHONE}\n", refused=("personal-records",)),
    Case("persons", "乡镇,件数,说明\n榆影镇,1,a.person@example.org\n", refused=("personal-records",)),
    Case("persons", "乡镇,件数,案号,地址\n榆影镇,1,2024-1,某路1号\n", refused=("personal-records",)),
    Case("persons", workbook(table(("乡镇", "件数", "备注"), ("榆影镇", 12, int(ID)))), refused=("personal-records",),
         name="2024-03.xlsx"),
    Case("persons", f"姓名,电话\n某人,{PHONE}\n", refused=("personal-records",)),
    Case("persons", workbook(_hidden_persons), refused=("personal-records",), name="2024-03.xlsx"),
    Case("persons", f"乡镇,件数,说明\n榆\ufffd镇,1,{PHONE[:5]}\u200b{PHONE[5:]}\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,{PHONE[:5]}\u200b{PHONE[5:]}\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,{ID[:6]} {ID[6:14]} {ID[14:]}\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,其中{' '.join(ID)}一人\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,3 {ID[:6]}-{ID[6:14]}-{ID[14:]}\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,{'略' * 600}{PHONE}\n", refused=("personal-records",)),
    Case("persons", f"乡镇,件数,说明\n榆影镇,1,{'略' * 600}0999-2241234\n", refused=("personal-records",)),
    Case("persons", "乡镇,件数,说明\n榆影镇,1,2021 2022 2023 2024 25\n",
         "乡镇,件数,说明\n榆影镇,1,2021 2022 2023 2024 25\n"),
    # lines around the table
    Case("title_lines", "柳溪示例县2024年3月月报,\n填报单位：县司法局,\n" + TWO, TWO, name="报表.csv"),
    Case("signatures", TWO + f"审核人：某某,电话：{PHONE}\n注：数据为初步数,\n", TWO,
         repaired=(("2024-03.csv:4:1", "…", ""), ("2024-03.csv:5:1", "注：数据为初步数", ""))),
    Case("signatures", "乡镇,件数,说明\n榆影镇,12,联系人：李某已换\n柳汀镇,9,\n",
         "乡镇,件数,说明\n榆影镇,12,联系人：李某已换\n柳汀镇,9,\n"),
    Case("signatures", "乡镇,件数,说明\n榆影镇,1234567,联系人：李某已换\n",
         "乡镇,件数,说明\n榆影镇,1234567,联系人：李某已换\n"),
    Case("signatures", "说明,乡镇,件数\n注：初步数,榆影镇,12\n,柳汀镇,9\n",
         "说明,乡镇,件数\n注：初步数,榆影镇,12\n,柳汀镇,9\n"),
    Case("signatures", "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n,注：婚姻,受理,1234567\n",
         asks=("labels", "类型.注：婚姻"), dataset="received", name="2024-Q3.csv"),
    Case("signatures", TWO + f"联系电话,{PHONE}\n", TWO),
    Case("signatures", "序号," + TWO.replace("榆", "1,榆").replace("柳", "2,柳") + f"审核人：,某某,{PHONE}\n", TWO),
    Case("persons", f"乡镇,件数,说明\n榆影镇,12,联系人：{PHONE}\n", refused=("personal-records",)),
    Case("header_words", "乡 镇,件 数\n榆影镇,12\n柳汀镇,9\n", TWO, repaired=(("2024-03.csv:1:1", "乡 镇", "乡镇"),)),
    Case("header_words", "鄉鎮,案件数\n榆影镇,12\n柳汀镇,9\n", TWO),
    Case("header_words", "乡镇,本期\n,件数\n榆影镇,12\n柳汀镇,9\n", TWO,
         repaired=(("2024-03.csv:2:2", "本期 / 件数", "件数"),)),
    Case("split_thousands", "乡镇,件数,人数\n榆影镇,1,024,7\n柳汀镇,9,8\n", asks=("thousands",), dataset="people"),
    Case("split_thousands", "乡镇,件数,人数\n榆影镇,1,024,7\n柳汀镇,9,8\n",
         "乡镇,件数,人数\n榆影镇,1024,7\n柳汀镇,9,8\n",
         dataset="people", answers={"thousands": "merge"}, repaired=(("2024-03.csv:2:2", "1 | 024", "1,024"),)),
    Case("split_thousands", "乡镇,件数,人数\n榆影镇,1,024,700\n", refused=("ragged-row",), dataset="people"),
    Case("split_thousands", "乡镇,件数\n榆影镇\n柳汀镇,9\n", refused=("ragged-row",)),
    Case("row_numbers", "序号,乡镇,件数\n1,榆影镇,12\n2,柳汀镇,9\n合计,,21\n", TWO),
    Case("row_numbers", "序号,乡镇,件数\n1,榆影镇,12\n2,柳汀镇,9\n合计,合计,21\n", TWO),
    Case("row_numbers", "序号,乡镇,件数\n7,榆影镇,12\n2,柳汀镇,9\n", asks=("column.序号",)),
    Case("unknown_columns", "乡镇,件数,同比\n榆影镇,12,3%\n柳汀镇,9,4%\n", asks=("column.同比",)),
    Case("unknown_columns", "乡镇,件数,同比\n榆影镇,12,3%\n柳汀镇,9,4%\n", TWO, answers={"column.同比": "ignore"}),
    Case("unknown_columns", "乡镇,总件\n榆影镇,12\n柳汀镇,9\n", TWO, answers={"column.总件": "件数"}),
    Case("unknown_columns", "乡镇,件数,件数\n榆影镇,12,3\n", refused=("unknown-column",)),
    *(Case("remark_formulas", f'乡镇,件数,说明\n榆影镇,12,"{remark}"\n柳汀镇,9,好\n',
           "乡镇,件数,说明\n榆影镇,12,\n柳汀镇,9,好\n")
      for remark in ('=HYPERLINK(""https://example.org"")',
                     "＝1+1", "  +1", "　－1", "@SUM(1)", "\t注", "\n=1", "\r=1")),
    Case("repeated_labels", "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n,婚姻家庭,受理,2\n", asks=("labels",),
         dataset="received",
         name="2024-Q3.csv"),
    Case("repeated_labels", "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n,婚姻家庭,受理,2\n",
         "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n榆影镇,婚姻家庭,受理,2\n", dataset="received", name="2024-Q3.csv",
         answers={"labels": "fill-down"}),
    # values
    Case("full_width", one("１２"), TWO, repaired=(("2024-03.csv:2:2", "１２", "12"),)),
    Case("full_width", one("1²"), refused=("not-a-number",)),
    Case("surrounding_space", one(" 12 "), TWO, repaired=(("2024-03.csv:2:2", " 12 ", "12"),)),
    Case("footnote_marks", one("12①"), TWO, repaired=(("2024-03.csv:2:2", "12①", "12"),)),
    Case("footnote_marks", one("12*"), TWO),
    Case("footnote_marks", one("12注1"), TWO),
    Case("thousands_separators", csv_cell("1,024"), "乡镇,件数\n榆影镇,1024\n柳汀镇,9\n"),
    Case("thousands_separators", csv_cell("1,02"), refused=("not-a-number",)),
    Case("units", one("3.2万"), "乡镇,件数\n榆影镇,32000\n柳汀镇,9\n",
         repaired=(("2024-03.csv:2:2", "3.2万", "32000"),)),
    Case("units", one("12件"), TWO),
    Case("units", one("0.1亿件"), "乡镇,件数\n榆影镇,10000000\n柳汀镇,9\n"),
    Case("units", "乡镇,人数（万人）,件数\n榆影镇,3.2,12\n柳汀镇,0.05,9\n",
         "乡镇,人数,件数\n榆影镇,32000,12\n柳汀镇,500,9\n",
         dataset="people"),
    Case("units", "单位：万件,\n乡镇,件数\n榆影镇,0.5\n柳汀镇,0.05\n", "乡镇,件数\n榆影镇,5000\n柳汀镇,500\n"),
    Case("units", "填报单位：千山乡,\n" + TWO, TWO),
    Case("units", "乡镇,件数（万元）\n榆影镇,0.5\n", refused=("unit-differs",)),
    Case("units", one("12元"), refused=("unit-differs",)),
    Case("per_cent", "乡镇,满意度\n榆影镇,98.2%\n柳汀镇,91％\n", "乡镇,满意度\n榆影镇,98.2\n柳汀镇,91\n",
         dataset="share"),
    Case("per_cent", workbook(_per_cent_format), "乡镇,满意度\n榆影镇,98.2\n柳汀镇,91\n", dataset="share",
         name="2024-03.xlsx"),
    Case("per_cent", "乡镇,满意度\n榆影镇,98\n柳汀镇,0.91\n", asks=("per-cent.satisfaction",), dataset="share"),
    Case("per_cent", "乡镇,满意度\n榆影镇,98\n柳汀镇,0.91\n", "乡镇,满意度\n榆影镇,98\n柳汀镇,91\n", dataset="share",
         answers={"per-cent.satisfaction": "fraction"}),
    Case("per_cent", "乡镇,满意度\n榆影镇,3.1个百分点\n", refused=("percentage-points",), dataset="share"),
    Case("per_cent", "乡镇,提升\n榆影镇,3.1个百分点\n", "乡镇,提升\n榆影镇,3.1\n", dataset="gains"),
    Case("per_cent", one("250%"), refused=("not-a-number",)),
    Case("change_words", "乡镇,满意度\n榆影镇,下降13.8%\n柳汀镇,持平\n", "乡镇,满意度\n榆影镇,-13.8\n柳汀镇,0\n",
         dataset="share"),
    Case("change_words", "乡镇,满意度\n榆影镇,翻一番\n", "乡镇,满意度\n榆影镇,100\n", dataset="share"),
    Case("change_words", "乡镇,满意度\n榆影镇,下降-13.8%\n", refused=("sign-twice",), dataset="share"),
    Case("change_words", one("下降12"), refused=("not-a-number",)),
    Case("blank_cells", one(""), asks=("blank",)),
    Case("blank_cells", one(""), one("[x]"), answers=UNKNOWN, repaired=(("2024-03.csv:2:2", "", "[x]"),)),
    Case("blank_cells", one(""), one("[z]"), answers={"blank": "impossible"}),
    Case("blank_cells", one(""), refused=("import-declined",), answers={"blank": "refuse"}),
    Case("blank_cells", one(""), refused=("unknown-answer",), answers={"blank": "0"}),
    Case("blank_cells", "乡镇,件数,人数\n榆影镇,,7\n", "乡镇,件数,人数\n榆影镇,[x],7\n", dataset="people",
         answers=UNKNOWN),
    Case("blank_cells", "乡镇,人数（万人）,件数\n榆影镇,,7\n合计,,7\n", "乡镇,人数,件数\n榆影镇,[x],7\n",
         dataset="people", answers=UNKNOWN),
    Case("blank_cells", "乡镇,类型,指标,数值\n榆影镇,邻里,受理,\n榆影镇,婚姻家庭,受理,2\n",
         "乡镇,类型,指标,数值\n榆影镇,邻里,受理,[x]\n榆影镇,婚姻家庭,受理,2\n", dataset="received", name="2024-Q3.csv",
         answers=UNKNOWN),
    Case("blank_cells", "乡镇,件数\n榆影镇,\n", refused=("empty-import",), answers=UNKNOWN),
    Case("dashes", one("—"), asks=("dash",)),
    Case("dashes", one("－"), one("[x]"), answers=UNKNOWN, repaired=(("2024-03.csv:2:2", "－", "[x]"),)),
    Case("dashes", one("无"), one("[z]"), answers={"no-figure": "impossible"}),
    Case("dashes", one("一"), one("[x]"), answers={"dash-or-one": "unknown"}),
    Case("dashes", one("无"), asks=("no-figure",)),
    Case("dashes", one("一"), asks=("dash-or-one",)),
    Case("dashes", one("一"), "乡镇,件数\n榆影镇,1\n柳汀镇,9\n", answers={"dash-or-one": "one"}),
    Case("below_unit", one("……"), one("[low]"), repaired=(("2024-03.csv:2:2", "……", "[low]"),)),
    Case("below_unit", one("[x]"), one("[x]")),
    Case("below_unit", one("[z]"), one("[z]")),
    # labels
    Case("places", "乡镇,件数\n榆 影 鎮,12\n柳汀镇,9\n", TWO, repaired=(("2024-03.csv:2:1", "榆 影 鎮", "榆影镇"),)),
    Case("places", "乡镇,件数\n柳溪示例县榆影镇,12\n柳汀镇,9\n", TWO),
    Case("places", "乡镇,件数\n榆荫镇,12\n", asks=("place.榆荫镇",)),
    Case("places", "乡镇,件数\n榆荫镇,12\n柳汀镇,9\n", TWO, answers={"place.榆荫镇": "榆影镇"}),
    Case("places", "乡镇,件数\n旧渡乡,12\n", asks=("place.旧渡乡",)),
    Case("places", "乡镇,件数\n榆影镇,12\n９９０１７７１０２,9\n", "乡镇,件数\n榆影镇,12\n990177102,9\n"),
    Case("categories", "乡镇,类型,指标,数值\n榆影镇,鄰里糾紛,受理,1\n", "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n",
         dataset="received",
         name="2024-Q3.csv"),
    Case("categories", "乡镇,类型,指标,数值\n榆影镇,邻居,受理了,1\n", asks=("类型.邻居", "指标.受理了"),
         dataset="received",
         name="2024-Q3.csv"),
    Case("categories", "乡镇,类型,指标,数值\n榆影镇,邻居,受理,1\n", "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n",
         dataset="received",
         name="2024-Q3.csv", answers={"类型.邻居": "邻里"}),
    Case("mangled_codes", "乡镇,件数\n9.90177E+08,12\n", refused=("mangled-code",)),
    Case("mangled_codes", "乡镇,件数\n990177101.0,12\n", "乡镇,件数\n990177101,12\n"),
    Case("subsets", "乡镇,件数\n榆影镇,12\n柳汀镇,9\n其中：榆影镇,5\n合计,21\n", asks=("subset",)),
    Case("subsets", "乡镇,件数\n榆影镇,12\n#榆影镇,5\n柳汀镇,9\n合计,21\n", TWO, answers={"subset": "leave-out"}),
    # periods
    Case("file_period", "2024年三月,\n" + TWO, TWO, name="报表.csv"),
    Case("file_period", TWO, asks=("period",), name="报表.csv"),
    Case("file_period", TWO, TWO, name="报表.csv", answers={"period": "2024-03"}),
    Case("file_period", "2024年4月月报,\n" + TWO, asks=("period",)),
    Case("file_period", "２０２４年３月份月报,\n" + TWO, TWO, name="报表.csv"),
    Case("file_period", "三季度,\n" + TWO, asks=("period.三季度",), name="报表.csv"),
    Case("file_period", "2024.3,\n" + TWO, asks=("period.2024.3",), name="报表.csv"),
    Case("file_period", "截止目前,\n" + TWO, asks=("period.截止目前",), name="报表.csv"),
    Case("file_period", "2024年1-3月,\n" + TWO, asks=("year-to-date",), name="报表.csv"),
    Case("file_period", "2024年1-3月,\n" + TWO, TWO, name="报表.csv", answers={"year-to-date": "apart"}),
    Case("file_period", "2024年3月累计,\n" + TWO, asks=("cumulative",), name="报表.csv"),
    Case("file_period", "2024年3月累计,\n" + TWO, TWO, name="报表.csv", answers={"cumulative": "alone"}),
    Case("file_period", TWO, refused=("wrong-frequency",), name="2024-Q1.csv"),
    Case("file_period", TWO, refused=("future-period",), name="2052-01.csv"),
    Case("period_cells", "乡镇,时期,件数\n榆影镇,2024.3,12\n", asks=("period.2024.3",), dataset="several",
         name="a.csv"),
    Case("period_cells", "乡镇,时期,件数\n榆影镇,2024.3,12\n", "乡镇,时期,件数\n榆影镇,2024-03,12\n", dataset="several",
         name="a.csv", answers={"period.2024.3": "2024-03"}),
    Case("period_cells", "乡镇,时期,件数\n榆影镇,45352,12\n", asks=("days",), dataset="several", name="a.csv"),
    Case("period_cells", workbook(table(("乡镇", "时期", "件数"), ("榆影镇", datetime(2024, 3, 1), 12))),
         "乡镇,时期,件数\n榆影镇,2024-03,12\n", dataset="several", name="a.xlsx", answers={"days": "period"}),
    Case("period_cells", "乡镇,时期,件数\n榆影镇,2024年1-3月,12\n", asks=("year-to-date",), dataset="several",
         name="a.csv"),
    # rows
    Case("totals", TWO + "合　计,21\n", TWO, repaired=(("2024-03.csv:4:1", "合　计", ""),)),
    Case("totals", TWO + "合计,22\n", refused=("control-total",)),
    Case("totals", TWO + "柳溪示例县,22\n", refused=("control-total",)),
    Case("totals", "乡镇,件数\n榆影镇,12\n小计,12\n柳汀镇,9\n茶岚乡,1\n小计,10\n总计,22\n",
         "乡镇,件数\n榆影镇,12\n柳汀镇,9\n茶岚乡,1\n"),
    Case("totals", "乡镇,时期,件数\n榆影镇,2024-03,12\n柳溪示例县,2024-04,30\n",
         "乡镇,时期,件数\n榆影镇,2024-03,12\n柳溪示例县,2024-04,30\n", dataset="several", name="a.csv"),
    Case("totals", "乡镇,件数（万件）\n榆影镇,1.24\n柳汀镇,2.34\n合计,3.59\n",
         "乡镇,件数\n榆影镇,12400\n柳汀镇,23400\n"),
    Case("totals", "乡镇,类型,指标,数值\n榆影镇,邻里,受理,1\n榆影镇,婚姻家庭,受理,2\n榆影镇,合计,受理,4\n",
         refused=("control-total",), dataset="received", name="2024-Q3.csv"),
    Case("rates", "乡镇,计划,完成,完成率\n榆影镇,100,97,97%\n柳汀镇,3,2,66.7\n茶岚乡,4,3,0.75\n",
         "乡镇,计划,完成\n榆影镇,100,97\n柳汀镇,3,2\n茶岚乡,4,3\n", dataset="plan",
         repaired=(("2024-03.csv:1:4", "完成率", ""),)),
    Case("rates", "乡镇,计划,完成,完成率\n榆影镇,100,97,99%\n", refused=("rate-disagrees",), dataset="plan"),
)  # fmt: skip
