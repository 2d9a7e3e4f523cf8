"""Portions of legal text are numbered in words as the text numbers them."""

from types import SimpleNamespace
from typing import Any

import pytest

from plainlaw.locales.locale import locale_of
from plainlaw.page.portions import portion_words, portions_words


def voice(tag: str) -> Any:
    locale = locale_of(tag)
    return SimpleNamespace(locale=locale, text=locale.text)


@pytest.mark.parametrize(
    ("portion", "chinese", "english"),
    [
        ("art_7", "第七条", "article 7"),
        ("art_17-1", "第十七条之一", "article 17-1"),
        ("art_24__para_2__item_3", "第二十四条第二款第三项", "article 24 paragraph 2 item 3"),
        ("chp_11", "第十一章", "chapter 11"),
        # points have Arabic numerals in the law as well
        ("art_1__para_1__item_1__point_2", "第一条第一款第一项第2目", "article 1 paragraph 1 item 1 point 2"),
        ("art_99999", "第99999条", "article 99999"),
        ("annex <b>", "annex <b>", "annex <b>"),
    ],
)
def test_a_portion_in_words(portion: str, chinese: str, english: str) -> None:
    assert portion_words(portion, voice("zh-Hans")) == chinese
    assert portion_words(portion, voice("en")) == english


def test_several_portions() -> None:
    assert portions_words(("art_1", "art_2"), voice("zh-Hans")) == "第一条、第二条"
