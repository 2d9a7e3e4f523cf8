"""Spellings that mean the same: one plain form for comparing the words of sheets.

In: text of a cell. Out: its plain form. Full-width forms are translated by a closed table and never by Unicode
normalisation, which would make 24621 of 2462① and 102 of 10². Traditional characters are compared as simplified ones
(OpenCC t2s, one character at a time), and never written down so.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2212: "-"}
DIGITS = {
    code: _WIDE[code] for code in (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0B, 0xFF0C, 0xFF0D, 0xFF0E, 0x3000, 0x2212)
}
"""Full-width digits, ％ ＋ ， － ．, the wide space and the minus sign, as written among numbers."""

_SPACE = re.compile(r"\s+")
_UNIT = re.compile(r"[(\[（【](?:单位[:：])?(?P<unit>[^()\[\]（）【】]*)[)\]）】]$")
_SUBSET = re.compile(r"^(?:#|其中[:：,，]?)(?=.)")
_NOTE = re.compile(r"(?:[①-⑳*†‡]|注[0-9①-⑳]?|\[注?[0-9]+\])+$")


def narrow(text: str) -> str:
    """Full-width forms of ASCII as ordinary ones."""
    return text.translate(_WIDE)


def plain(text: str) -> str:
    """The form in which words are compared: simplified, narrow, without spaces and in lower case."""
    return _SPACE.sub("", narrow(_converter().convert(text))).casefold()


def simplified(text: str) -> str:
    """Traditional characters as simplified ones."""
    return str(_converter().convert(text))


def split_unit(text: str) -> tuple[str, str]:
    """A header word and the unit in brackets at its end, which may be ""."""
    found = _UNIT.search(text.strip())
    return (text[: found.start()].strip(), found["unit"].strip()) if found else (text.strip(), "")


def without_marks(text: str) -> str:
    """A label without the marks of a subset before it and of a footnote behind it."""
    return _NOTE.sub("", _SUBSET.sub("", text.strip())).strip() or text.strip()


def is_subset(text: str) -> bool:
    """Whether a label begins with the mark of a subset: # or 其中."""
    return bool(_SUBSET.match(narrow(text.strip())))


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")
