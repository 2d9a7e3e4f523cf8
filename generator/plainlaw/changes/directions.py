"""Direction words that an author typed, and whether the figures beside them still bear them out.

In: a sentence as it was and as it is. Out: the words that were true and are not any more. A word counts as true when
any figure of its sentence moved that way, on the year before or on the period before: better quiet than loud.
"""

import re

from plainlaw.changes.sentences import Sentence
from plainlaw.model.figure import Change
from plainlaw.statistics.change import change_on
from plainlaw.statistics.series import Series

_WORDS = {
    "up": ("上升", "增长", "增加", "提高", "上涨", "攀升", "增多", "rose", "risen", "increased", "grew", "grown",
           "went up", "more than"),
    "down": ("下降", "减少", "降低", "回落", "下滑", "下跌", "fell", "fallen", "decreased", "declined", "dropped",
             "went down", "fewer than", "less than"),
    "unchanged": ("持平", "不变", "unchanged", "stayed the same"),
}  # fmt: skip


def _either(words: tuple[str, ...]) -> str:
    return "|".join(rf"\b{word}\b" if word.isascii() else word for word in words)


_PATTERN = re.compile("|".join(f"(?P<{name}>{_either(words)})" for name, words in _WORDS.items()), re.IGNORECASE)


def turned_false(before: tuple[Sentence, Series], after: tuple[Sentence, Series]) -> list[str]:
    """The author's direction words that were borne out before and are contradicted now."""
    typed = {found[0]: str(found.lastgroup) for found in _PATTERN.finditer(after[0].words)}
    if not typed:
        return []
    then, now = _directions(*before), _directions(*after)
    return [word for word, direction in typed.items() if direction in then and now and direction not in now]


def _directions(sentence: Sentence, series: Series) -> set[str]:
    found: set[str] = set()
    for figure in sentence.figures:
        for against in ("year-before", "previous"):
            change = change_on(series, figure.key, against)
            if isinstance(change, Change):
                found.add("up" if change.value > 0 else "down" if change.value < 0 else "unchanged")
    return found
