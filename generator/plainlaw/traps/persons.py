"""Sheets about persons: a hard stop before anything is kept or shown.

A portal shows totals. Nothing of a file about persons is stored, and no finding repeats what stands in it.
"""

import re
from collections.abc import Iterator

from plainlaw.identity_number import FORM, digits_of
from plainlaw.problems import Kind, Message, Place
from plainlaw.sheet.around import is_signature
from plainlaw.sheet.cell import Cell, Grid, Row
from plainlaw.sheet.desk import Desk
from plainlaw.sheet.words import narrow, plain
from plainlaw.trap import Trap

PERSONAL_RECORDS = Kind(
    code="personal-records",
    what="This looks like records about single persons: {reason}. Nothing of it was kept.",
    mend="Send totals only: one row a place and category, with the number of cases. Delete the file from where it does "
    "not belong.",
    why="Returns are public as they are. What identifies a person must never be in one, not even for a moment.",
    authority="Personal Information Protection Law of the People's Republic of China, articles 10 and 25.",
    bad="one row a case, with a name and an identity number",
    good="云麓镇,邻里,12",
)
_ALONE = frozenset(
    [
        "姓名",
        "名字",
        "身份证",
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "证件号",
        "证件号码",
        "当事人",
        "当事人姓名",
        "信访人",
        "信访人姓名",
        "来访人",
        "来访人姓名",
        "申请人姓名",
        "户主",
        "户主姓名",
        "被调解人",
        "出生日期",
        "出生年月",
        "家庭住址",
        "住址",
        "现住址",
        "户籍地址",
        "户籍所在地",
        "手机",
        "手机号",
        "手机号码",
        "本人电话",
        "fullname",
        "idnumber",
        "identitynumber",
        "identitycard",
        "passportnumber",
        "dateofbirth",
        "homeaddress",
    ]
)
"""Header words that are about a person wherever they stand."""
_TOGETHER = frozenset(
    [
        "电话",
        "电话号码",
        "联系电话",
        "联系方式",
        "地址",
        "性别",
        "年龄",
        "民族",
        "职业",
        "案号",
        "案件编号",
        "案由",
        "原告",
        "被告",
        "申请人",
        "被申请人",
        "诉求",
        "信访事项",
        "name",
        "phone",
        "phonenumber",
        "telephone",
        "mobile",
        "email",
        "address",
        "gender",
        "sex",
        "age",
    ]
)
"""Header words that are about a person when two of them stand in one row."""

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_OLD_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-8][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9A-Za-z])"
)
# from the sign outwards: a long word before it is looked at once, not once for each of its letters
_MAIL = re.compile(r"(?<=[\w.+-])@[\w-]{1,63}(?:\.[\w-]{1,63})*\.\w")
_CARD = re.compile(r"(?<![0-9])[3-6][0-9]{15,18}(?![0-9])")
_SCIENTIFIC = re.compile(r"[1-9](?:\.[0-9]+)?[eE]\+?1[67]")
_AMOUNT = re.compile(r"-?[0-9,]+(?:\.[0-9]+)?")
_MOBILE = re.compile(r"1[3-9][0-9]{9}|0[0-9]{9,11}")
_LEAST_DIGITS = 7
_ANY_PHONE = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|0[1-9][0-9]{1,2}[ -]?[1-9][0-9]{6,7})(?![0-9])"
)
_LOOKED_AT = 500
"""Characters in which telephone numbers of any form are looked for; beyond them only those of the usual forms are."""

_HEADER = Message.of("the column words in this row are about persons")
_NUMBER = Message.of("this cell has the form of an identity number")
_PHONE = Message.of("this cell holds a telephone number")
_ADDRESS = Message.of("this cell holds an e-mail address")
_BANK = Message.of("this cell has the form of a bank card number")


def _gate(grids: tuple[Grid, ...], desk: Desk) -> None:
    found = next((one for grid in grids for row in grid.rows for one in _in_row(row, desk, grid.is_data)), None)
    if found is not None:
        cell, reason = found
        # the name of a sheet may be that of a person
        address = cell.place.cell.rpartition("!")[2]
        place = Place(cell.place.file, cell.place.line, cell.place.column, address)
        desk.refuse(PERSONAL_RECORDS.at(place, reason=reason))


def _in_row(row: Row, desk: Desk, is_data: bool) -> Iterator[tuple[Cell, Message]]:
    signature = not is_data and is_signature(row)
    words = [(plain(cell.text).rstrip(":"), cell) for cell in row if cell.text and len(cell.text) < 40]
    alone = [cell for word, cell in words if word in _ALONE]
    together = [cell for word, cell in words if word in _TOGETHER and cell.text.strip() not in desk.target.wanted]
    if alone or (len(together) > 1 and not signature):
        yield (alone or together)[0], _HEADER
    for cell in row:
        reason = _reason(cell, signature)
        if reason is not None:
            yield cell, reason


def _reason(cell: Cell, signature: bool) -> Message | None:
    if not any(mark.isdigit() or mark == "@" for mark in cell.text):
        return None
    text = narrow(cell.text)
    if _OLD_IDENTITY.search(text) or _SCIENTIFIC.fullmatch(text.strip()):
        return _NUMBER
    if any(not _is_organisation(digits_of(found[0])) for found in FORM.finditer(text)):
        return _NUMBER
    if any(not _is_organisation(found[0]) for found in _IDENTITY.finditer(text)):
        return _NUMBER
    if any(_is_card(found[0]) for found in _CARD.finditer(text)):
        return _BANK
    # offices write how they can be reached below their own returns; that line is dropped
    if signature or cell.kind == "number":
        return None
    if "@" in text and _MAIL.search(text):
        return _ADDRESS
    if _AMOUNT.fullmatch(text.strip()) and not _MOBILE.fullmatch(text.strip()):
        return None
    return _PHONE if sum(mark.isdigit() for mark in text) >= _LEAST_DIGITS and _has_phone(text) else None


def _is_organisation(number: str) -> bool:
    from stdnum.cn import ric, uscc

    return bool(uscc.is_valid(number)) and not ric.is_valid(number)


def _is_card(number: str) -> bool:
    from stdnum import luhn

    return bool(luhn.is_valid(number))


def _has_phone(text: str) -> bool:
    from phonenumbers import PhoneNumberMatcher

    return _ANY_PHONE.search(text) is not None or any(True for _ in PhoneNumberMatcher(text[:_LOOKED_AT], "CN"))


TRAP = Trap(
    about=Message.of(
        "Sheets about persons are refused before anything of them is kept; no report repeats what they hold."
    ),  # fmt: skip
    bad="姓名,身份证号,电话",
    good="乡镇,件数",
    kinds=(PERSONAL_RECORDS,),
    gate=_gate,
)
