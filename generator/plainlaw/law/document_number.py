"""Numbers of official documents (发文字号): taken apart, or put into the form of the layout standard.

In: a number as somebody typed it. Out: its parts, or the number as it should be written. The parts are those of the
rules on official documents of 2012, art. 9(5): code of the office, year, sequence; the form is that of GB/T 9704-2012,
7.2.5: Arabic numerals, the year in full and in brackets 〔〕, no 第, no leading zeros.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from plainlaw.law.numerals import NUMERAL, to_int


class NumberForm(StrEnum):
    """The forms that legal documents are numbered in."""

    DOCUMENT = "document"
    ORDER = "order"
    ANNOUNCEMENT = "announcement"
    REGISTER = "register"


class DocumentNumber(NamedTuple):
    """The parts of a number; an order has no year."""

    form: NumberForm
    code: str
    year: int | None
    sequence: int


_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
# texts: they are compiled when a number is first read, and few documents have one
_FORMS = {
    # 云示政办发〔2023〕15号
    NumberForm.DOCUMENT: rf"(?P<code>[\u4e00-\u9fff]{{2,12}})〔{_YEAR}〕(?P<sequence>[1-9][0-9]{{0,3}})号",
    # 国务院令第711号, 中华人民共和国主席令第十号
    NumberForm.ORDER: rf"(?P<code>[\u4e00-\u9fff]{{1,20}}令)(?:{_YEAR}年)?第(?P<sequence>{NUMERAL})号",
    # 公告2023年第1号, 财政部 税务总局公告2023年第1号
    NumberForm.ANNOUNCEMENT: rf"(?P<code>[\u4e00-\u9fff 、]{{0,60}}公告){_YEAR}年第(?P<sequence>[1-9][0-9]*)号",
    # HFGS—2017—9, a number in the register of normative documents
    NumberForm.REGISTER: rf"(?P<code>[A-Z]{{2,10}})[-—–－]{_YEAR}[-—–－](?P<sequence>[1-9][0-9]*)",
}
_DIGITS = dict(zip(map(ord, "０１２３４５６７８９"), "0123456789", strict=True))
_BRACKETS = dict.fromkeys(map(ord, "[(（【﹝［〔"), "〔") | dict.fromkeys(map(ord, "])）】﹞］〕"), "〕")
_LOOSE = r"(?P<code>[\u4e00-\u9fff]{2,12}?)〔(?P<year>[0-9]+)年?〕第?(?P<sequence>[0-9]{1,6})号"


def read_number(text: str) -> DocumentNumber | None:
    """The parts of a number that is written as it should be; None for any other text."""
    for form, pattern in _FORMS.items():
        found = re.fullmatch(pattern, text)
        sequence = to_int(found["sequence"]) if found is not None else None
        if found is not None and sequence:
            return DocumentNumber(form, found["code"], int(found["year"]) if found["year"] else None, sequence)
    return None


def mended_number(text: str) -> str | None:
    """The number in the form of the standard, when only its form is wrong; None when it is another kind of text, or
    what it means would be a guess, as with a year of two digits.
    """
    found = _loosely(text)
    if found is None:
        return None
    mended = f"{found['code']}〔{found['year']}〕{found['sequence'].lstrip('0')}号"
    return mended if read_number(mended) is not None else None


def short_year(text: str) -> str | None:
    """The year of a number that does not give it in full, as it is written."""
    found = _loosely(text)
    return found["year"] if found is not None and len(found["year"]) != 4 else None


def _loosely(text: str) -> re.Match[str] | None:
    return re.fullmatch(_LOOSE, "".join(text.translate(_DIGITS | _BRACKETS).split()))
