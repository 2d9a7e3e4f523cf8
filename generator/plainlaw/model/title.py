"""Titles of laws, as they are compared: citations leave out the name of the state, marks and blanks.

In: a title. Out: keys that all its spellings share.
"""

import re

_MARKS = re.compile(r"[\s《》〈〉“”\"]")
_STATE_EN = re.compile(r" of the (?:people[’']s republic of china|prc)$")
_BRACKETS = re.compile(r"(?P<outer>[^（）()]+)[（(](?P<inner>[^（）()]+)[）)]\s*")
_HAN = re.compile(r"[\u3400-\u9fff]")


def title_key(title: str) -> str:
    """`《中华人民共和国统计法》` and `统计法` are one; `the Statistics Law of the People's Republic of China` and
    `Statistics Law` are one.
    """
    plain = " ".join(title.split()).casefold()
    named = _STATE_EN.sub("", plain).removeprefix("the ") or plain
    bare = _MARKS.sub("", named).replace("’", "'")
    return bare.removeprefix("中华人民共和国") or bare


def title_keys(title: str) -> tuple[str, ...]:
    """The key of a title; of one in two languages, `Legal Aid Law (法律援助法)`, also that of each."""
    keys = [title_key(title)]
    found = _BRACKETS.fullmatch(title)
    # brackets around words of the same language, such as （试行）, belong to the title
    if found is not None and bool(_HAN.search(found["outer"])) != bool(_HAN.search(found["inner"])):
        keys += (title_key(found["outer"]), title_key(found["inner"]))
    return tuple(dict.fromkeys(filter(None, keys)))
