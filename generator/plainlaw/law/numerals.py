"""Numbers as legal text writes them: Chinese numerals, full-width and Arabic digits, English words, Roman numerals.

In: the numeral alone. Out: an int, and back. Chinese numerals follow the Legislation Law of China, art. 65: parts,
chapters, sections and articles are numbered in Chinese numerals.
"""

import re

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_WRITTEN = "零一二三四五六七八九"
# no provision has a number of more digits, and whoever writes a million of them wants to break something
_ARABIC = re.compile(r"[0-9０-９]{1,4}")
_MOST_SIGNS, _BEYOND = 9, 10_000
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ENGLISH = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
""".split()  # noqa: SIM905 - a list of words reads better

CHINESE = "〇零一二两三四五六七八九十百千"
"""The characters that a Chinese numeral is made of, for the patterns of other modules."""
NUMERAL = f"[{CHINESE}0-9０-９]+"
"""A pattern for a numeral in Chinese characters or in digits."""


def to_int(numeral: str) -> int | None:
    """The number that a numeral stands for: 一百零三, 一〇三, 两, 17, １７, IV, three.

    None when it stands for none, or for one beyond 9999.
    """
    if _ARABIC.fullmatch(numeral):
        return int(numeral)
    if 0 < len(numeral) <= _MOST_SIGNS and all(character in CHINESE for character in numeral):
        return _chinese(numeral)
    return _english(numeral.lower())


def _chinese(numeral: str) -> int | None:
    if not any(character in _UNITS for character in numeral):
        if len(numeral) > 4:  # noqa: PLR2004 - as of Arabic digits
            return None
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total, digit, least = 0, None, _BEYOND
    for character in numeral:
        if character in _UNITS:
            unit = _UNITS[character]
            # units fall from left to right; a unit without a digit is one of it, which only 十 may be
            if unit >= least or (digit is None and unit != 10) or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, least = None, unit
        elif digit:
            return None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)


def _english(numeral: str) -> int | None:
    if numeral in _ENGLISH:
        return _ENGLISH.index(numeral) + 1
    if not numeral or any(letter not in _ROMAN for letter in numeral):
        return None
    values = [_ROMAN[letter] for letter in numeral]
    number = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return number if number < _BEYOND and to_roman(number) == numeral else None


def to_chinese(number: int) -> str:
    """1 to 9999 as Chinese legal text writes it: 十七, 一百一十, 一千零四十. Raises ValueError beyond."""
    if not 0 < number < _BEYOND:
        raise ValueError(f"{number} is not the number of a provision")
    words, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if gap else "") + _WRITTEN[digit] + word
            gap = False
        else:
            gap = bool(words)
    return words.removeprefix("一") if words.startswith("一十") else words


def to_roman(number: int) -> str:
    """A positive number in small Roman numerals: iv, xii."""
    words = ""
    for value, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        words += letters * count
    return words
