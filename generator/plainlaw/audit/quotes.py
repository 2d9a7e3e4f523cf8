"""Numbers that are names: parts of short quotations and of titles, such as “五清” or 《…三年行动方案》.

In: a sentence. Out: the stretches of it in which a number written in words is no figure.
"""

import re

_TITLE = re.compile(r"《[^《》]{0,100}》")
_QUOTATION = re.compile(r"“([^“”]{1,60})”|「([^「」]{1,60})」|‘([^‘’]{1,60})’|\"([^\"]{1,60})\"")
_LONGEST_NAME, _LONGEST_PHRASE = 12, 45
"""A quotation of more Chinese characters, or of more letters, is somebody's words and not a name."""


def names(sentence: str) -> list[tuple[int, int]]:
    """From where to where the short quotations and the titles of a sentence reach."""
    found = [title.span() for title in _TITLE.finditer(sentence)]
    for quotation in _QUOTATION.finditer(sentence):
        said = next(group for group in quotation.groups() if group is not None)
        if len(said) <= (_LONGEST_PHRASE if said.isascii() else _LONGEST_NAME):
            found.append(quotation.span())
    return found


def lies_in(at: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the stretches."""
    return any(start <= at < end for start, end in stretches)
