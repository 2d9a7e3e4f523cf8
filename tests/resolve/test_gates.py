"""Passes that are left out where the characters that they look for are absent would have done nothing there.

A text that claims to hold everything goes through every pass: the result and the findings are the same.
"""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.model.address import Addresses
from plainlaw.page import phones
from plainlaw.problems import Place, Problem
from plainlaw.resolve import prose
from plainlaw.resolve.anchors import anchors_of
from plainlaw.resolve.body import Text, _prose
from plainlaw.resolve.calls import Grammar, find_calls
from plainlaw.resolve.links import _MAY_RUN, _RUNS, Links
from plainlaw.resolve.pages import Pages
from plainlaw.resolve.prose import Piece, pieces, without_code, without_controls
from plainlaw.resolve.targets import Targets, plain_address
from plainlaw.scope import Scope
from plainlaw.shortcodes import shortcodes
from sites.bodies import site


class Everything(str):
    """A text that claims to hold every other text."""

    def __contains__(self, part: object) -> bool:
        return True


_PIECES = [
    *("`", "``", "```", "~~~", "~~", "\n", "\n\n", "    ", "\\", "<", ">", "<b>", "</b>", "<https://a.example>"),
    *("!", "![", "[", "](", "](../guides/free-mediation.md)", "](#a)", "](x.md)", ")", "]", "]:", "[^1]", "{", "{{"),
    *("[a]: ../terms/mediation.md", '{{ figure("disputes_screened") }}', "}}", "{%", "%}", "{#", "#", "## ", "> "),
    *("javascript:a", "java\tscript : a", "&#106;", "&colon;", "VBSCRIPT:", "t :", "t\u200b:", "法律", "a b", "12348"),
    *("110个", "\x07", "\x7f", "\t", "- ", "=", "---", "：", "（"),
]
TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=12).map("".join)


def links_of(text: str) -> tuple[str, list[Problem]]:
    found: list[Problem] = []
    entry = next(iter(site().documents))
    links = Links(Targets(site(), Addresses(site().portal.default_language), entry), found)
    return links.rewrite(text, 3), found


@settings(max_examples=300, deadline=None)
@given(TEXTS.map(without_controls))
def test_links(text: str) -> None:
    assert links_of(text) == links_of(Everything(text))


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_programs_in_addresses_are_looked_for_wherever_there_can_be_one(text: str) -> None:
    if any(_RUNS.search(plain_address(line)) for line in text.split("\n")):
        assert _MAY_RUN.search(unescape(text))


@settings(max_examples=300, deadline=None)
@given(TEXTS.map(without_controls))
def test_parts(text: str) -> None:
    def parts(prose: str) -> tuple[list[Any], list[Problem]]:
        entry, found = next(iter(site().documents)), list[Problem]()
        scope = Scope(site(), _series(), entry, found)
        grammar = Grammar(shortcodes(), {metric.id: metric.dimensions for metric in site().metrics.values()})
        links = Links(Targets(site(), Addresses(site().portal.default_language), entry), found)
        got = _prose(Piece(prose, 3, is_code=False), scope, grammar, links)
        return [part if isinstance(part, Text) else part.call for part in got], found

    if text:
        assert parts(text) == parts(Everything(text))


def _series() -> Any:
    from plainlaw.statistics.series import Series

    return Series(site())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_calls(text: str) -> None:
    grammar = Grammar(shortcodes(), {})
    plain, all_passes = list[Problem](), list[Problem]()
    assert list(find_calls(text, Place("x"), grammar, plain)) == list(
        find_calls(Everything(text), Place("x"), grammar, all_passes)
    )
    assert plain == all_passes


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_code_and_prose(text: str) -> None:
    def cut(function: Callable[..., Any], *arguments: Any) -> Any:
        gated = function(*arguments)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(prose, "_is_all_prose", lambda body: False)
            assert function(*arguments) == gated
        return gated

    def all_pieces(body: str) -> tuple[list[Piece], list[Problem]]:
        found: list[Problem] = []
        return list(pieces(body, "x", 3, found)), found

    cut(all_pieces, text)
    cut(without_code, text)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_invisible_characters(text: str) -> None:
    assert without_controls(text) == text.translate(prose._INVISIBLE)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_telephone_numbers(text: str) -> None:
    from plainlaw.locales.locale import locale_of
    from plainlaw.voice import Voice

    addresses = Addresses(site().portal.default_language)
    voice = Voice(site(), locale_of("zh-Hans"), addresses.home("zh-Hans"), addresses)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phones, "_numbers", lambda site: ("12348", "110"))
        assert phones.in_markdown(text, voice) == phones.in_markdown(Everything(text), voice)


def test_the_places_within_a_page_are_found_out_once() -> None:
    shared = Pages(site())
    for entry in site().documents:
        assert shared.anchors(entry) == anchors_of(entry)
        assert shared.anchors(entry) is shared.anchors(entry)
