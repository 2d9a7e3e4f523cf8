"""Identity numbers of persons (GB 11643) in text.

In: text. Out: whether the number of a person stands in it, or what has the form of one. No number is ever given back.
"""

import re
import unicodedata

_GAP = r"[\s-]{0,3}"
FORM = re.compile(
    r"(?<![0-9A-Za-z])[1-8]" + _GAP + _GAP.join(
        [*["[0-9]"] * 5, "(?:1" + _GAP + "9|2" + _GAP + "0)", "[0-9]", "[0-9]",
         "(?:0" + _GAP + "[1-9]|1" + _GAP + "[0-2])",
         "(?:0" + _GAP + "[1-9]|[12]" + _GAP + "[0-9]|3" + _GAP + "[01])", "[0-9]", "[0-9]", "[0-9]", "[0-9Xx]"]
    ) + r"(?![0-9A-Za-z])"
)  # fmt: skip
"""18 digits, also with spaces or hyphens in them. A day of birth must stand within: other numbers have spaces, too."""


def digits_of(number: str) -> str:
    """The number without what stands between its digits."""
    return "".join(mark for mark in number if mark.isalnum())


def has_identity_number(text: str) -> bool:
    """Whether a number stands in the text whose place, day of birth and check digit are those of a person's."""
    found = FORM.finditer(text if text.isascii() else unicodedata.normalize("NFKC", text))
    return any(_is_of_a_person(digits_of(each[0])) for each in found)


def _is_of_a_person(number: str) -> bool:
    # imported here: of most files no number has the form
    from stdnum.cn import ric

    return bool(ric.is_valid(number))
