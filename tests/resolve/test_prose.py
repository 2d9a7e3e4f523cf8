"""Code and prose are told apart as the renderer does; what is in doubt is prose, and said."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.problems import Problem
from plainlaw.resolve.prose import pieces, without_code, without_controls
from sites.rendered import render


def code_of(body: str) -> tuple[list[str], list[tuple[str, int]]]:
    """The texts that are code, and the findings."""
    found: list[Problem] = []
    code: list[str] = []
    for piece in pieces(body, "x.md", 1, found):
        code += [piece.text] if piece.is_code else [piece.text[start:end] for start, end in piece.spans]
    return code, [(problem.kind.code, problem.place.line) for problem in found]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("no code\n", []),
        ("a `b` c ``d`e`` f\n", ["`b`", "``d`e``"]),
        ("```\na\n\nb\n```\n", ["```\na\n\nb\n```\n"]),
        ("~~~ \n```\n~~~\nc\n", ["~~~ \n```\n~~~\n"]),
        ("```python\na\n```  \n", ["```python\na\n```  \n"]),
        ("a\n```\nb\n```\nc `d`\n", ["```\nb\n```\n", "`d`"]),
        ("    `indented`\n", ["`indented`"]),
        ("\\`no\\` code\n", []),
        ("one ` alone\n\nand `code`\n", ["`code`"]),
        ("`| a` | b |\n", ["`| a`"]),
        ("x\u2028```\n<b>\n```\n", []),
    ],
)
def test_what_is_code(body: str, code: list[str]) -> None:
    found = code_of(body)[0]
    assert found == code


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("````\na\n````\n", [1]),
        ("x\n\n```{.python}\na\n```\n", [3]),
        ("  ```\na\n  ```\n", [1]),
        ("```\nnever closed\n", [1]),
        ("x\u2028```\n<b>\n```\n", [1, 3]),
        ("a `b\nc` d\n", [1]),
        ("ok\n\na `b` and ` c\n", [3]),
        ("`a\nb` <b>x</b> `c`\n", [1]),
        ("\\\\`a` <b>x</b> `c`\n", [1]),
        ("```\na\n```\n\n```text x\nb\n```\n", [5]),
    ],
)
def test_code_that_is_not_clear_is_said_once_and_is_no_code(body: str, lines: list[int]) -> None:
    code, found = code_of(body)
    assert sorted(found) == [("unclear-fence", line) for line in lines]
    assert "<b>" not in "".join(code)


_BITS = st.sampled_from(["`", "``", "```", "~~~", "\n", "\n\n", " ", "\\", "a", "<b>", "|", "> ", "- ", "    ", "\x0c"])


@given(st.lists(_BITS, max_size=20).map("".join))
def test_pieces_are_the_body_and_lines_are_counted(body: str) -> None:
    cut = list(pieces(body, "x.md", 3, []))
    assert "".join(piece.text for piece in cut) == body
    line = 3
    for piece in cut:
        assert piece.line == line
        line += piece.text.count("\n")
    assert without_code(body).count("\n") == body.count("\n")
    assert len(without_code(body)) == len(body)


@settings(deadline=None)
@given(st.lists(_BITS, max_size=20).map("".join))
def test_nothing_counts_as_code_that_the_renderer_takes_for_text(body: str) -> None:
    code, found = code_of(without_controls(body))
    if found:
        return
    shown = render(without_controls(body))
    in_code = "".join(re.findall(r"<code[^>]*>(.*?)</code>", shown, re.DOTALL))
    assert in_code.count("&lt;b&gt;") >= "".join(code).count("<b>")


def test_controls_become_spaces_and_move_nothing() -> None:
    assert without_controls("a\x02b\tc\nd\x00\x0b") == "a b\tc\nd  "
