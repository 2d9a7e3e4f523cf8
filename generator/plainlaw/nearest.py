"""The nearest known spelling of a word, for the end of a finding's sentence.

In: a word and the known words. Out: a `Message` that says "Did you mean …?", or nothing when none is near.
"""

from collections.abc import Iterable

from plainlaw.problems import Message

_CLOSE_ENOUGH = 60.0
_CLOSE_ENOUGH_CHINESE = 50.0
"""Of a Chinese word of two characters, one may be wrong."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known spelling nearest to `word`, or None when none is near enough to be worth saying."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word,
        sorted(set(known)),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=_CLOSE_ENOUGH if word.isascii() else _CLOSE_ENOUGH_CHINESE,
    )
    return str(found[0]) if found else None


def closest(word: str, known: Iterable[str], count: int = 4) -> list[str]:
    """At most `count` known spellings, the nearest first, however near they are."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, sorted(set(known)), scorer=fuzz.ratio, limit=count)
    return [str(name) for name, *_ in found]


def near_hint(word: str, known: Iterable[str]) -> Message:
    """A hint: the nearest spelling, else an empty message."""
    near = nearest(word, known)
    return Message.of("Did you mean “{near}”?", near=near) if near is not None else Message("")


def suggestion(word: str, known: Iterable[str], listed: Iterable[str] = ()) -> Message:
    """A hint: the nearest spelling, else the known words (or those to be `listed`) when they are few, else nothing."""
    names = sorted(set(known))
    near = near_hint(word, names)
    if near.text:
        return near
    names = sorted(set(listed)) or names
    if names and len(names) <= 12:
        return Message.of("Known: {names}.", names=", ".join(names))
    return Message("")
