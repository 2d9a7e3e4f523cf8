"""No text breaks the audit, and none makes it slow: naughty strings, pathological Markdown, and random text."""

import json

import pytest
from audit_examples import audited
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_data import hostile
from plainlaw.audit.opening import text_of
from plainlaw.audit.said import say_audit

_ZH = (
    "98% 2462件 二千四百零六件 百分之 由 降至 下降 - ， , 。 “ ” 五级 ： 、 發(fā) 次 每月 翻一番 持平 率 成功 "
    "截止目前 五个方面 其中 同比 一是 万"
)
_EN = "52% rate 0 999999999999999 . ( ) quarter {{ }} <!-- --> | -"
_SPACED = [
    "",
    " ",
    "\n",
    "from ",
    " to ",
    " of ",
    " per cent",
    "five areas: ",
    "- a\n",
    "```\n",
    "---\n",
    "\x00",
    "\u202e",
]
_PARTS = st.sampled_from([*_ZH.split(), *_EN.split(), *_SPACED])


def say_all(text: str) -> None:
    """Read, check and say a text in every format; places lie within it."""
    done = audited(text, "a.md")
    lines = text.split("\n")
    for problem in done.problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    for mention in done.reading.mentions:
        assert done.reading.typed(mention)
    for format_ in ("text", "github"):
        said = say_audit(done, "UTF-8", format_, None)
        assert "\x1b" not in said
    report = json.loads(say_audit(done, "UTF-8", "json", None))
    assert len(report["figures"]) == len(done.reading.mentions)
    assert len(report["problems"]) == len(done.problems)


def test_naughty_strings() -> None:
    strings = json.loads(hostile("naughty-strings", "blns.json").read_text(encoding="utf-8"))
    for text in strings:
        say_all(text)
    say_all("\n".join(strings))


def test_pathological_markdown() -> None:
    files = sorted(hostile("markdown-pathological").glob("*.md"))
    assert files
    for path in files:
        say_all(path.read_bytes().decode("utf-8", "replace"))


def test_broken_utf_8_is_a_finding() -> None:
    for path in sorted(hostile("utf8tests").glob("utf8tests.*")):
        found: list[object] = []
        read = text_of(path.read_bytes(), path.name, found)  # type: ignore[arg-type]
        assert (read is None) == bool(found)
        if read:
            say_all(read[0])


@settings(deadline=None)
@given(st.text(max_size=300))
def test_random_text(text: str) -> None:
    say_all(text.replace("\r", "\n"))


@settings(deadline=None)
@given(st.lists(_PARTS, max_size=40).map("".join))
def test_random_pieces_of_articles(text: str) -> None:
    say_all(text)


_REPEATED = "1件 98% 由1件至2件，下降 <!-- {{ ` ]( “ 一 9 five a@ 发(f 五个方面： 一是 每月1次 ** 截止目前"


@pytest.mark.parametrize("piece", [*_REPEATED.split(), " ", "\n", "- ", "```\n", "from 1 to "])
def test_much_of_anything_is_read_to_its_end(piece: str) -> None:
    say_all(piece * (8_000 // len(piece)))
