"""The nearest known spelling of a word, for the end of a finding's sentence.

In: a word and the known words. Out: a `Message` that says "Did you mean …?", or nothing when none is near.
"""

from collections.abc import Iterable

from plainlaw.problems import Message

_CLOSE_ENOUGH = 60.0


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known spelling nearest to `word`, or None when none is near enough to be worth saying."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word,
        sorted(set(known)),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=_CLOSE_ENOUGH,
    )
    return str(found[0]) if found else None


def suggestion(word: str, known: Iterable[str]) -> Message:
    """A hint: the nearest spelling, else the known words when they are few, else an empty message."""
    names = sorted(set(known))
    near = nearest(word, names)
    if near is not None:
        return Message.of("Did you mean “{near}”?", near=near)
    if names and len(names) <= 12:
        return Message.of("Known: {names}.", names=", ".join(names))
    return Message("")
