"""Numbers written in English words: "two thousand four hundred and six" → 2406.

In: words of a number. Out: its value, or None for what is no number.
"""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(_ONES.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
WORDS = (*ONES, *TENS, "hundred", *SCALES)


def english_number(text: str) -> int | None:
    """The value of a number in words, hyphens and "and" included; None when the words make no number."""
    total, section, smallest = 0, 0, 10**12
    words = [word for word in text.casefold().replace("-", " ").split() if word != "and"]
    last = ""
    for word in words:
        if word in SCALES:
            if section == 0 or SCALES[word] >= smallest:
                return None
            smallest, total, section = SCALES[word], total + section * SCALES[word], 0
        elif word == "hundred":
            if last not in ONES or not 0 < section < 10:
                return None
            section *= 100
        elif not _fits(word, last, section):
            return None
        else:
            section += ONES.get(word, TENS.get(word, 0))
        last = word
    return total + section if words and (section or last in SCALES or words == ["zero"]) else None


def _fits(word: str, last: str, section: int) -> bool:
    """Whether a one or a ten may follow: twenty-one, hundred five; not five five, nor twenty twelve."""
    if word in TENS:
        return section % 100 == 0 and last not in ONES
    if word not in ONES or (ONES[word] == 0 and last):
        return False
    return (section % 100 == 0 and last not in ONES) or (last in TENS and 0 < ONES[word] < 10)
