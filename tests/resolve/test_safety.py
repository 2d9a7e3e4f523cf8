"""Whatever stands in a document: if there is no finding, the page holds nothing that could run, load or mislead."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_data import hostile
from sites.bodies import resolve_text
from sites.rendered import refused, render

_WORDS = ["a", "文字", "word", " ", "\n", "\n\n", "  \n", "\t", "    ", "1", "@", "=", "%", ";", "&"]
_MARKDOWN = ["[", "]", "(", ")", "](", "![", "]: ", "[a]", "[a]: ", "[^1]", "[^1]: ", "> ", "- ", "1. ", "# ", "*", "_"]
_BLOCKS = ["|", "| --- |\n", "\n===\n", "---", '!!! note "', '"', "'", ":   ", "[TOC]", "!", "{.", "}", "\\"]
_CODE = ["`", "``", "```", "~~~", "`c`", "``c`d``", "\\`", "\n```\n"]
_HTML = ["<", ">", "<b>", "</b>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "/"]
_ADDRESSES = [
    "javascript:",
    "&#106;avascript:",
    "file:x",
    "data:text/html,",
    "x:y",
    "//evil",
    "https://x.example/",
    "<ftp:",
]
_LINKS = ["<https://x.example>", "<a@b.example>", "[a](about.md)", '[a](https://x.example "t")', "about.md"]
_CALLS = ['{{ metric("disputes_received") }}', "{{", "}}", '{{ figure("disputes_received", period="2024-Q2") }}']
_ODD = [
    "\u2028",
    "\x02",
    "\x03",
    "\x02klzzwxh:0000\x03",
    "wzxhzdk:0",
    "\x0c",
    "\u200b",
    "\x00",
    "\r",
    "&lt;",
    "\u3000\n",
]
_BODIES = st.lists(
    st.one_of(*(st.sampled_from(words) for words in (
        _WORDS, _MARKDOWN, _BLOCKS, _CODE, _HTML, _ADDRESSES, _LINKS, _CALLS, _ODD
    ))),
    max_size=16,
).map("".join)  # fmt: skip


def judged(text: str) -> list[str] | None:
    """What a page with this body would hold and must not; None when the body has errors and makes no page."""
    body = resolve_text(text)
    return None if body.has_errors else refused(render(body.markdown))


def test_the_judge_sees_what_it_must() -> None:
    assert refused(render("<b>x</b>\n\n[a](file:x) ![b](c)\n\n<!-- d -->"))
    assert refused('<p onclick="x"><a href="java&#10;script:x">') == ["onclick=x", "href=java\nscript:x"]
    assert refused(render("# a\n\n- b\n\n[c](https://x.example)\n\n| d |\n| :-: |\n| e |\n\n!!! note\n    f")) == []


_TRICKS = [
    "<\x02img src=x onerror=alert(1)>",
    "<\x03b",
    "a\u2028```\n<img src=x onerror=alert(1)>\n```",
    "`a\nb` <img src=x onerror=alert(1)> `c`",
    "\\\\`a` <img src=x onerror=alert(1)> `b`",
    "``` <img src=x onerror=alert(1)>\n```\n",
    "[a](file:x y)",
    "[a\\\\](file:x y)",
    "[a [b](file:x) c](about.md)",
    "[![a](x)](about.md)",
    "![a][b]\n\n[b]: https://x.example/a.png",
    "![b]\n\n[b]: https://x.example/a.png",
    "!<https://x.example/a.png>",
    "> [b]: file:x\n\n[b]",
    "[b\nc]: file:x\n\n[b c]",
    "<https://x.example/](file:x)>",
    "[a](<https://x.example) [b](file:x>)",
    "[`a`](file:x)",
    "[a](java\nscript:alert(1))",
]


@pytest.mark.parametrize("text", _TRICKS)
def test_tricks_that_once_worked_do_not(text: str) -> None:
    assert judged(text) in (None, [])


@settings(deadline=None, max_examples=600)
@given(_BODIES)
def test_no_body_without_errors_makes_an_unsafe_page(text: str) -> None:
    assert judged(text) in (None, [])


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from([*_CODE, *_HTML[:5], "\n", " ", "a", "|", "\\\\", "\n\n", "| - |\n", "> "]), max_size=20)
)
def test_code_hides_no_html(bits: list[str]) -> None:
    assert judged("".join(bits)) in (None, [])


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from([*_MARKDOWN[:11], "file:x", "<", ">", "\n", "\\", '"', "!", "`", "https:x"]), max_size=20)
)
def test_no_way_of_writing_a_link_hides_its_address(bits: list[str]) -> None:
    assert judged("".join(bits)) in (None, [])


def test_payloads_make_no_unsafe_page() -> None:
    payloads = hostile("xss-payloads", "xss-payload-list.txt").read_text(encoding="utf-8").splitlines()
    assert len(payloads) > 6000
    start = time.process_time()
    passed = 0
    for payload in payloads[::3]:
        for form in ("{}", "[a]({})", "[a]: {}\n\n[a]", "`` {} ``", "> - {}"):
            verdict = judged(form.format(payload))
            assert verdict in (None, []), payload
            passed += verdict is not None
    assert passed > 1000
    assert time.process_time() - start < 30


def test_naughty_strings_are_text_or_findings() -> None:
    for text in json.loads(hostile("naughty-strings", "blns.json").read_text(encoding="utf-8")):
        for form in ("{}", "[{}](about.md)", "`{}`", "\n```\n{}\n```\n"):
            assert judged(form.replace("{}", text)) in (None, []), text


@pytest.mark.parametrize(
    "repeated",
    ["[", "[a](", "](", "![", "<", "<!--", "{{", "{%", "{#", "`", "` ``", "[a]: ", "<a", "\\", "[a](b) ", "> ", "&"],
)
def test_long_bodies_take_short_time(repeated: str) -> None:
    start = time.process_time()
    resolve_text(repeated * (60_000 // len(repeated)))
    assert time.process_time() - start < 2


def test_pathological_markdown_takes_short_time() -> None:
    paths = sorted(hostile("markdown-pathological").glob("*.md"))
    assert len(paths) > 15
    for path in paths:
        start = time.process_time()
        resolve_text(path.read_text(encoding="utf-8"))
        assert time.process_time() - start < 2, path.name
