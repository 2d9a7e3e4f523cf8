"""Titles of laws, as they are compared: citations leave out the name of the state, marks and blanks.

In: a title. Out: a key that all its spellings share.
"""

import re


def title_key(title: str) -> str:
    """`《中华人民共和国统计法》` and `统计法` are one."""
    bare = re.sub(r"[\s《》〈〉“”\"]", "", title).casefold()
    return bare.removeprefix("中华人民共和国") or bare
