"""Links lead to pages of the portal or to allowed addresses; everything else is a finding at its place."""

import posixpath
import re

import pytest

from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from sites.bodies import FIRST_LINE, good, page, places, resolve_text

# where the pages lie in the generated tree, seen from that of the page "about"
_AT = {
    "mediation": ("terms", "mediation"),
    "free-mediation": ("guides", "free-mediation"),
    "mediation-plan": ("policies", "mediation-plan"),
    "about": ("pages", "about"),
    "settlement_rate": ("metrics", "settlement_rate"),
    "990177101": ("regions", "990177101"),
}


def _address(name: str, lang: str) -> Address:
    folder, key = _AT[name]
    addresses = good().addresses
    if folder == "metrics":
        return addresses.metric(lang, key)
    return addresses.region(lang, key) if folder == "regions" else addresses.of(page(folder, key, lang))


def _becomes(text: str, here: Address, lang: str = "zh-Hans") -> str:
    """`text` with each name in angle quotes replaced by the address of that page."""
    start = posixpath.dirname(here.file)
    return re.sub("‹([^›]+)›", lambda name: posixpath.relpath(_address(name[1], lang).file, start), text)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("[a](../terms/mediation.md)", "[a](‹mediation›)"),
        ("[a](../policies/mediation-plan.md#主要内容)", "[a](‹mediation-plan›#主要内容)"),
        ("[a](#a-b)\n\n## A  B! #", "[a](#a-b)\n\n## A  B! #"),
        ("[a](#a_1)\n\n## *a*\n\nA\n---\n", "[a](#a_1)\n\n## *a*\n\nA\n---\n"),
        ("[a](#fn:1)[^1]\n\n[^1]: b", "[a](#fn:1)[^1]\n\n[^1]: b"),
        ("[a]( <../terms/mediation.md> )", "[a](‹mediation›)"),
        ('[a](../terms/mediation.md "解释")', '[a](‹mediation› "解释")'),
        ("[a](../guides/free-mediation.md)", "[a](‹free-mediation›)"),
        ("[a](../guides/free-mediation.en.md)", "[a](‹free-mediation›)"),
        ("[a](about.md)", "[a](‹about›)"),
        ("[a](./about.md)", "[a](‹about›)"),
        ("[a](../metrics/settlement_rate.md)", "[a](‹settlement_rate›)"),
        ("[a](../regions/990177101.md)", "[a](‹990177101›)"),
        ("[a](https://x.example/a(b)?c=d&e#f)", "[a](https://x.example/a%28b%29?c=d&e#f)"),
        ("[a](mailto:a@b.example)", "[a](mailto:a@b.example)"),
        ("[a](tel:12348)", "[a](tel:12348)"),
        ("[a [b] c](about.md)", "[a [b] c](‹about›)"),
        ("[a](about.md)[b](about.md)", "[a](‹about›)[b](‹about›)"),
        ("[`a`](about.md)", "[`a`](‹about›)"),
        ("<https://x.example/_a_>", "[https://x.example/\\_a\\_](https://x.example/_a_)"),
        ("<a@b.example>", "[a@b.example](mailto:a@b.example)"),
        ("!<https://x.example>", "&#33;[https://x.example](https://x.example)"),
        ("[a][b]\n\n[b]: ../terms/mediation.md", "[a][b]\n\n[b]: ‹mediation›"),
        ("> [b]: ../metrics/settlement_rate.md", "> [b]: ‹settlement_rate›"),
        ("\\[a\\](b) and a[0] and f(x)", "\\[a\\](b) and a[0] and f(x)"),
        ("1 < 2, a<b", "1 < 2, a&lt;b"),
        ("开放数据 open data: the returns", "开放数据 open data: the returns"),
    ],
)
def test_what_becomes_of_links(text: str, becomes: str) -> None:
    body = resolve_text(text)
    assert body.problems == ()
    assert body.markdown == _becomes(becomes, good().addresses.of(page()))


def test_from_other_languages_links_lead_to_the_same_language_where_there_is_one() -> None:
    english = page("guides", "free-mediation", "en")
    here = good().addresses.of(english)
    body = resolve_text("[a](../terms/mediation.md) [b](free-mediation.md) [c](../metrics/settlement_rate.md)", english)
    assert body.problems == ()
    assert body.markdown == " ".join(
        (
            _becomes("[a](‹mediation›)", here),
            _becomes("[b](‹free-mediation›)", here, "en"),
            _becomes("[c](‹settlement_rate›)", here, "en"),
        )
    )


# what is typed, the kinds of finding and where the first stands
_MISTAKES = [
    ("[a](../terms/meditation.md)", ["broken-link"], 1),
    ("文 [a](nowhere)", ["broken-link"], 3),
    ("[a](/terms/mediation.md)", ["broken-link"], 1),
    ("[a](#here)", ["broken-anchor"], 1),
    ("`## here` [a](#here)", ["broken-anchor"], 11),
    ("[a](../policies/mediation-plan.md#内容)", ["broken-anchor"], 1),
    ("[a](../metrics/settlement_rate.md#figure)", ["broken-anchor"], 1),
    ("[a](../terms/mediation)", ["broken-link"], 1),
    ("[a](../terms/)", ["broken-link"], 1),
    ("[a]()", ["broken-link"], 1),
    ("[a](../terms/media tion.md)", ["broken-link"], 3),
    ("[a](../../../etc/passwd.md)", ["broken-link"], 1),
    ("[a](/\\x.example)", ["broken-link"], 1),
    ("[a [b [c]]](about.md)", ["broken-link"], 11),
    ("[a][b]\n\n[b]: nowhere.md", ["broken-link"], 6),
    ('[a]({{ metric("disputes_received") }})', ["broken-link"], 1),
    ('[a](about.md "{{ metric("disputes_received") }}")', ["broken-link"], 1),
    ("[a](`about.md`)", ["broken-link"], 1),
    ('<https://x.example/{{ metric("disputes_received") }}>', ["broken-link"], 2),
    ('[b]: {{ metric("disputes_received") }}', ["broken-link"], 6),
    ("[a](javascript:alert(1))", ["unsafe-link"], 1),
    ("[a](JaVaScRiPt:alert(1))", ["unsafe-link"], 1),
    ("[a](java\u200bscript:x)", ["unsafe-link"], 1),
    ("[a](&#106;avascript:x)", ["unsafe-link"], 1),
    ("[a](javascript&colon;x)", ["unsafe-link"], 1),
    ("[a](data:text/html,x)", ["unsafe-link"], 1),
    ("[a](file:///etc/passwd)", ["unsafe-link"], 1),
    ("[a](vbscript:x)", ["unsafe-link"], 1),
    ("[a](//x.example)", ["unsafe-link"], 1),
    ("[a](ftp://x.example)", ["unsafe-link"], 1),
    ('[a](x:{{ metric("disputes_received") }})', ["broken-link"], 1),
    ('[a](javascript:{{ metric("disputes_received") }})', ["broken-link"], 1),
    ("[x [a](file:x) y](about.md)", ["unsafe-link"], 4),
    ("[a][b]\n\n[b]: file:x", ["unsafe-link"], 6),
    ("> [b]: file:x", ["unsafe-link"], 8),
    ("- [b]: file:x", ["unsafe-link"], 8),
    ("[^1]\n\n[^1]: [b]: file:x", ["unsafe-link"], 12),
    ("[b\nc]: file:x", ["unsafe-link"], 5),
    ("[`code`](file:x)", ["unsafe-link"], 1),
    ("java\nscript:alert(1) javascript:alert(1)", ["unsafe-link"], 0),
    ("![a](b.png)", ["remote-image"], 1),
    ("![a](https://x.example/b.png)", ["remote-image"], 1),
    ("文![a][b]\n\n[b]: https://x.example", ["remote-image"], 2),
    ("[![a](b)](https://x.example)", ["remote-image"], 2),
    ("<b>", ["raw-html"], 1),
    ("文<b>x</b>", ["raw-html"], 2),
    ("</b>", ["raw-html"], 1),
    ("<!-- x -->", ["raw-html"], 1),
    ("<?php x ?>", ["raw-html"], 1),
    ("<![CDATA[x]]>", ["raw-html"], 1),
    ("<!DOCTYPE x>", ["raw-html"], 1),
    ("<ftp://x.example>", ["raw-html"], 1),
    ("<img\nsrc=x onerror=alert(1)>", ["raw-html"], 1),
    ("`c` <https://x.example> <b>", ["raw-html"], 25),
    ("<\x02script>alert(1)</script>", ["raw-html"], 18),
]


@pytest.mark.parametrize(("text", "codes", "column"), _MISTAKES, ids=[repr(text[:32]) for text, _, _ in _MISTAKES])
def test_everything_else_is_said_at_its_place(text: str, codes: list[str], column: int) -> None:
    body = resolve_text(text)
    assert sorted(body.codes) == codes
    line, first = min(places(body.problems))
    assert first == column
    assert line - FIRST_LINE == (text[: text.find(text.split("\n")[-1])].count("\n") if line > FIRST_LINE else 0)


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("../terms/meditation.md", "../terms/mediation.md"),
        ("../guides/free-mediation.html", "../guides/free-mediation.md"),
        ("abot.md", "about.md"),
        ("../policies/mediation-plan.md#主要内客", "../policies/mediation-plan.md#主要内容"),
        ("../guides/free mediation.md", "../guides/free-mediation.md"),
    ],
)
def test_the_hint_is_what_should_be_typed(target: str, hint: str) -> None:
    body = resolve_text(f"[a]({target})")
    assert f"Did you mean “{hint}”?" in locale_of("en").text(body.problems[0].what)


def test_lines_and_columns_are_right_after_calls_and_code_that_span_lines() -> None:
    text = 'a {{ figure("disputes_received",\n  period="2024-Q2") }} `c` [x](nowhere.md)\n\n```\nx\n```\n`d` <b>\n'
    body = resolve_text(text)
    assert places(body.problems) == [(FIRST_LINE + 1, 28), (FIRST_LINE + 6, 5)]
