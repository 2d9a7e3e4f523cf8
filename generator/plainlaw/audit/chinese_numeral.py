"""Numbers written in Chinese numerals: 二千四百零六 → 2406.

In: a run of numerals. Out: its value, or None for what is no number (四五, 千百) or could be two.
"""

import re

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
NUMERALS = "零〇一二两三四五六七八九十百千万亿"
SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_D = "[一二两三四五六七八九]"
# each place may be left out; a zero stands where one was
_BELOW_TEN_THOUSAND = re.compile(rf"(?:({_D})千)?零?(?:({_D})百)?零?(?:({_D}?)十)?零?({_D})?")
_ONE_BY_ONE = re.compile(r"[一二三四五六七八九][零〇一二三四五六七八九]{1,14}")


def chinese_number(text: str) -> int | None:
    """The value of a run of Chinese numerals; None when it is no number."""
    if text in ("零", "〇"):
        return 0
    if "零" in text or "〇" in text:
        read = _read_out(text)
        if read is not None:
            return read
    left, hundred_millions, rest = text.rpartition("亿")
    if not hundred_millions:
        return _with_ten_thousands(text)
    many = _with_ten_thousands(left)
    few = _with_ten_thousands(rest) if rest else 0
    return None if many is None or few is None else many * SCALES["亿"] + few


def _with_ten_thousands(text: str) -> int | None:
    left, ten_thousands, rest = text.rpartition("万")
    if not ten_thousands:
        return _section(text)
    many, few = _section(left), _section(rest) if rest else 0
    if many is None or few is None or (0 < few < 1000 and rest[0] != "零"):
        return None  # 三万五 is 35,000 to one and 30,005 to another
    return many * SCALES["万"] + few


def _section(text: str) -> int | None:
    found = _BELOW_TEN_THOUSAND.fullmatch(text)
    if not text or found is None or text.endswith("零"):
        return None
    thousands, hundreds, tens, ones = found.groups()
    has_gap = (ones and tens is None and (hundreds or thousands)) or (thousands and tens is not None and not hundreds)
    if has_gap and "零" not in text:
        return None
    value = sum(DIGITS[digit] * size for digit, size in ((thousands, 1000), (hundreds, 100), (ones, 1)) if digit)
    return value + (10 * DIGITS.get(tens, 1) if tens is not None else 0) or None


def _read_out(text: str) -> int | None:
    """Figures one by one, as in 二〇二四; without a zero they could mean "one or two"."""
    if not _ONE_BY_ONE.fullmatch(text):
        return None
    return int("".join(str(DIGITS[digit]) for digit in text))
