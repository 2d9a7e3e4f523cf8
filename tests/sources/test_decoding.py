"""Bytes become text when they are UTF-8; else the line of the first wrong byte is said, and what they look like."""

import re

import pytest

from hostile_data import hostile
from plainlaw.problems import Message, Problem
from plainlaw.sources.text import decode

TEXT = "乡镇,数值\n清河镇,12\n"


def read(content: bytes) -> tuple[str | None, list[Problem]]:
    found: list[Problem] = []
    return decode(content, "x.csv", found), found


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_utf_8_in_any_dress_is_the_same_text(mark: str, newline: str) -> None:
    assert read((mark + TEXT.replace("\n", newline)).encode()) == (TEXT, [])


@pytest.mark.parametrize(
    ("content", "line", "hint"),
    [
        (TEXT.encode("gbk"), 1, "GBK"),
        (TEXT.encode("gb18030"), 1, "GBK"),
        (TEXT.encode("utf-16"), 1, "UTF-16"),
        (b"a,b\n1,2\n" + "清河".encode("gbk"), 3, "GBK"),
        (b"a\r\nb\r\nc\xff", 3, ""),
        (b"\xef\xbb\xbfa\n\xff", 2, ""),
    ],
)
def test_other_encodings_are_refused_at_the_line_of_the_first_wrong_byte(content: bytes, line: int, hint: str) -> None:
    text, found = read(content)
    assert text is None
    assert [(problem.kind.code, problem.place.line) for problem in found] == [("not-utf8", line)]
    likely = found[0].values["hint"]
    assert isinstance(likely, Message)
    assert hint in likely.text
    assert bool(hint) == bool(likely.text)


def test_the_test_cases_of_utf_8_are_judged_as_they_say() -> None:
    cases = re.findall(
        r"^([\d.]+):(valid|invalid) hex:([0-9A-Fa-f ]+)",
        hostile("utf8tests", "utf8tests.txt").read_text(encoding="ascii"),
        re.MULTILINE,
    )
    assert len(cases) > 100
    for number, verdict, digits in cases:
        text, found = read(b"line 1\n" + bytes.fromhex(digits) + b"\n")
        assert (text is not None) == (verdict == "valid"), number
        assert [problem.place.line for problem in found] == ([] if verdict == "valid" else [2]), number
