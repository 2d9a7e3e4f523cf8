"""Portions of a legal text in words: `art_24__para_2` is article 24, paragraph 2.

In: names of portions as in Akoma Ntoso, and the voice of a page. Out: plain text.
"""

import re
from collections.abc import Iterable
from functools import reduce

from plainlaw.law.citation import label_of, number_of
from plainlaw.law.numerals import to_chinese
from plainlaw.problems import Message
from plainlaw.voice import Voice

_STEP = re.compile(r"([a-z]+)_([0-9]+(?:-[0-9]+)?)")
_WORDS = {
    "part": Message.of("part {number}"),
    "chp": Message.of("chapter {number}"),
    "sec": Message.of("section {number}"),
    "art": Message.of("article {number}"),
    "para": Message.of("paragraph {number}"),
    "item": Message.of("item {number}"),
    "point": Message.of("point {number}"),
}


def portions_words(portions: Iterable[str], voice: Voice) -> str:
    """All portions, in their order."""
    return voice.text(", ").join(portion_words(portion, voice) for portion in portions)


def portion_words(portion: str, voice: Voice) -> str:
    """One portion; its name where it is of a kind that has no word here."""
    steps = [_STEP.fullmatch(step) for step in portion.split("__")]
    if not all(step is not None and step[1] in _WORDS for step in steps):
        return portion
    said = [_said(step[1], step[2], voice) for step in steps if step is not None]
    return reduce(lambda outer, inner: voice.text("{outer} {inner}", outer=outer, inner=inner), said)


def _said(kind: str, number: str, voice: Voice) -> str:
    """One step. In Chinese text, all but points have Chinese numerals (Legislation Law, art. 65)."""
    main, _, branch = number.partition("-")
    parsed = number_of(main, branch)
    if kind != "point" and parsed is not None and voice.locale.tag.startswith("zh"):
        if kind == "art":
            return label_of(parsed, chinese=True)
        number = to_chinese(parsed.main)
    return voice.text(_WORDS[kind].text, number=number)
