"""No text breaks the audit, and none makes it slow: naughty strings, pathological Markdown, and random text."""

import json

import pytest
from audit_examples import audited
from hypothesis import given
from hypothesis import strategies as st

from hostile_data import hostile
from plainlaw.audit.opening import text_of
from plainlaw.audit.said import say_audit

_PIECES = st.sampled_from(
    [
        *(
            "98%",
            "2462件",
            "二千四百零六件",
            "百分之",
            "由",
            "降至",
            "下降",
            "-",
            "，",
            ",",
            "。",
            "\n",
            "“",
            "”",
            "五级",
            "五个方面",
        ),
        *(
            "：",
            "、",
            "from ",
            " to ",
            "52%",
            " of ",
            "per cent",
            "{{",
            "}}",
            "<!--",
            "-->",
            "```\n",
            "|",
            "發(fā)",
            "截止目前",
        ),
        *(
            "次",
            "每月",
            "翻一番",
            "持平",
            "0",
            "9" * 15,
            ".",
            "万",
            " ",
            "rate",
            "(",
            ")",
            "---\n",
            "\x00",
            "\u202e",
            "率",
        ),
    ]
)


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


@given(st.text(max_size=300))
def test_random_text(text: str) -> None:
    say_all(text.replace("\r", "\n"))


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_random_pieces_of_articles(text: str) -> None:
    say_all(text)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1件",
            "98%",
            "由1件至2件，下降",
            "<!--",
            "{{",
            "```\n",
            "`",
            "](",
            "“",
            "一",
            "9",
            " ",
            "from 1 to ",
            "five ",
            "a@",
        ),
        *("发(f", "五个方面：", "一是", "- ", "\n", "每月1次", "**", "截止目前"),
    ],
)
def test_much_of_anything_is_read_to_its_end(piece: str) -> None:
    say_all(piece * (20_000 // len(piece)))
