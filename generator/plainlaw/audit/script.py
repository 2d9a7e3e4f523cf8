"""Simplified and traditional characters.

In: text. Out: the same text in simplified characters, place for place; and the places of characters that do not
belong to the script in which the rest is written. The tables are OpenCC's.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_MOSTLY = 5  # traditional text has far more than one traditional character in so many Chinese ones
_FIRST, _LAST = "\u4e00", "\u9fff"


@cache
def _converter(name: str) -> "OpenCC":
    # loaded only where there is Chinese to convert
    from opencc import OpenCC

    return OpenCC(name)


def simplified(text: str) -> str:
    """`text` in simplified characters. Each character stays at its place."""
    if text.isascii():
        return text
    return "\n".join(_converted("t2s", line) for line in text.split("\n"))


def is_traditional(text: str, plain: str) -> bool:
    """Whether `text` is written in traditional characters; `plain` is the same simplified."""
    chinese = sum(_FIRST <= character <= _LAST for character in text)
    return sum(a != b for a, b in zip(text, plain, strict=True)) * _MOSTLY > chinese > 0


def strangers(text: str) -> list[int]:
    """The places of simplified forms in traditional text, or of traditional forms in simplified text.

    Traditional text has several standards; a form that any of them uses is right.
    """
    plain = simplified(text)
    if not is_traditional(text, plain):
        return [at for at, (typed, simple) in enumerate(zip(text, plain, strict=True)) if typed != simple]
    standards = [_converted(name, plain) for name in ("s2t", "s2tw", "s2hk")]
    return [
        at
        for at, typed in enumerate(text)
        if typed == plain[at] and all(standard[at] != typed for standard in standards)
    ]


def _converted(name: str, text: str) -> str:
    said: str = _converter(name).convert(text)
    # a table that makes one character of two would move all that follow
    return said if len(said) == len(text) else "".join(_one(name, character) for character in text)


def _one(name: str, character: str) -> str:
    said: str = _converter(name).convert(character)
    return said if len(said) == 1 else character
