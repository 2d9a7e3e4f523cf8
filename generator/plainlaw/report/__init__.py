"""Findings said aloud: one value, many voices.

In: problems, a format and a language. Out: text for a terminal, JSON for programs, or annotations for a merge request.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from plainlaw.discover import one_on_shelf
from plainlaw.problems import Problem
from plainlaw.report_format import Format

LANGUAGES = ("zh-Hans", "en")
"""The languages in which findings are said when none is chosen."""


@cache
def formats() -> dict[str, Format]:
    """Every format by the name of its file."""
    return one_on_shelf(__name__, "FORMAT", Format)


def say(problems: Iterable[Problem], name: str, lang: str | None) -> str:
    """All problems in the format `name`; in `lang`, or in Chinese and English when it is None."""
    chosen: Sequence[str] = LANGUAGES if lang is None else (lang,)
    return formats()[name](tuple(problems), tuple(chosen))
