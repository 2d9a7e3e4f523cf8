"""The fast reader of headers says what the reader of all YAML says, values and places, or it says nothing."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_data import hostile
from plainlaw.problems import Problem
from plainlaw.sources.content import _parts
from plainlaw.sources.placed_yaml import load_placed
from plainlaw.sources.plain_header import plain_header

ROOT = Path(__file__).resolve().parents[2]


def is_read_alike(text: str, first_line: int = 3) -> bool:
    """Whether the fast reader reads the header; when it does, as the other one without a finding."""
    fast = plain_header(text, "x.md", first_line)
    if fast is None:
        return False
    found: list[Problem] = []
    slow = load_placed(text, "x.md", found, first_line)
    assert found == []
    assert repr(fast.value) == repr(slow.value)
    assert list(fast.places.items()) == list(slow.places.items())
    return True


def headers(folder: Path) -> list[str]:
    """The headers of all documents in a folder that are text."""
    read = (path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*.md")))
    parts = (_parts(text.replace("\r\n", "\n").replace("\r", "\n")) for text in read)
    return [found[0] for found in parts if found is not None]


def test_every_document_of_the_sample_portal_is_plain() -> None:
    own = headers(ROOT / "content")
    assert len(own) > 100
    # mappings in one line and former addresses, which only a few policies have, are left to the other reader
    rare = ("{rel: ", "{date: ", "redirect_from: [")
    left = [header for header in own if not is_read_alike(header)]
    assert [header for header in left if not any(sign in header for sign in rare)] == []
    assert len(left) < len(own) / 10


def test_what_is_not_plain_is_left_to_the_other_reader() -> None:
    for header in headers(ROOT / "tests" / "sites"):
        is_read_alike(header)


def test_hostile_lines_as_values_keys_and_entries() -> None:
    for path in sorted(path for path in hostile().rglob("*") if path.suffix in (".txt", ".md", ".csv")):
        for line in path.read_bytes().decode("utf-8", "replace").split("\n")[:1500]:
            for header in (f"title: {line}\nb: c", f"{line}: a\n", f"a:\n  - {line}\n", f"a: [x, {line}]\n"):
                is_read_alike(header)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2024年第三季度", "2024年第三季度"),
        ("a: 2024-07-15", date(2024, 7, 15)),
        ('a: "2024"', "2024"),
        ("a: 2024", 2024),
        ("a: 2024-Q3", "2024-Q3"),
        ("a: null", None),
        ("a: yes", True),
        ("a: https://a.example/#b", "https://a.example/#b"),
        ("a: it's, well [so]", "it's, well [so]"),
        ("a: []", []),
        ("a: [b, 'c, d', 1,2024-07-15]", ["b", "c, d", 1, date(2024, 7, 15)]),
        ('a:\n- b\n- c: d\n  e: [f]\n- {g: h, i: "j"}', ["b", {"c": "d", "e": ["f"]}, {"g": "h", "i": "j"}]),
        ("# a remark\na:\n  b: c\n\n  d: e\n", {"b": "c", "d": "e"}),
    ],
)
def test_plain_headers_are_read(text: str, value: object) -> None:
    assert is_read_alike(text)
    fast = plain_header(text, "x.md", 3)
    assert fast is not None
    assert fast.value["a"] == value


@pytest.mark.parametrize(
    "text",
    ["", "\n", "a", "- a", "a:", "a: b: c", "a: b #c", "a: &b c", "a: *b", "a: |\n  b", "a: >\n  b", "a: b\n c", "a:b",
     "a: !!str 1", "a: 0x1f", "a: 1_000", "a: 1.5", "a: 12:30", "a: 2024-02-30", "a: 2024-07-15 10:00:00", "a: {b}",
     "a: [b", "a: [b,, c]", "a: [b]]", "a: [b] c", "a: {b: c}}", 'a: "b\\n"', "a: 'b''c'", 'a: "b" c', "a: b\na: c",
     "a:\n  - b\n - c", "a:\n  b: c\n d: e", "a:\n  - b\n  c: d", "? a\n: b", "<<: {a: b}", "a: b\n---\nc: d", "a: ~",
     "a:\tb", "a: b\x85c", "a: b\u2028c", "a: \ufeffb", "a: b\x07", "a: \U0001f600", "a: b \n", "a:  b", "- \na: b",
     "a:\n  - \n  - b", "a: b\n  \nc: d", "a: [b, ]", "a: [b ,c]", "a: [b: c]", "a: [b?]", "a: %b", "a: @b", "a: `b`"],
)  # fmt: skip
def test_anything_else_is_not_read(text: str) -> None:
    assert not is_read_alike(text)


_PIECES = [
    *(
        "a",
        "b-c",
        "法律",
        "援助",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        "- ",
        ": ",
        ":",
        "#",
        " #",
        ", ",
        ",",
        "[",
        "]",
    ),
    *(
        "{",
        "}",
        '"',
        "'",
        "\\",
        "&",
        "*",
        "!",
        "|",
        ">",
        "?",
        "%",
        "~",
        "null",
        "yes",
        "2024-07-15",
        "2024-07-15T00",
        "1",
    ),
    *(
        "0",
        "1.5",
        "1e3",
        "12:30",
        "<<",
        "=",
        "---",
        "...",
        "\t",
        "：",
        "，",
        "。",
        "“",
        "\u3000",
        "\x85",
        "\ufeff",
        "é",
        "\n\n",
    ),
]
_VALUES = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=6).map("".join)
_LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["title", "a", "b_c", "on"]), _VALUES),
    st.builds("{}:".format, st.sampled_from(["goals", "a", "release"])),
    st.builds("{}- {}".format, st.sampled_from(["", "  ", " "]), _VALUES),
    st.builds("{}{}: {}".format, st.sampled_from(["  ", "    ", "  - "]), st.sampled_from(["x", "y"]), _VALUES),
    st.builds("{}: [{}]".format, st.sampled_from(["k", "l"]), _VALUES),
    st.builds("  - {{{}: {}}}".format, st.sampled_from(["k", "l"]), _VALUES),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_LINES, max_size=8).map("\n".join), st.integers(1, 9))
def test_generated_headers(text: str, first_line: int) -> None:
    is_read_alike(text, first_line)


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False))
def test_headers_of_the_sample_portal_with_slips(chance: random.Random) -> None:
    text = chance.choice(_SAMPLE)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_PIECES) + text[at + chance.choice([0, 0, 1, 3]) :]
    is_read_alike(text)


_SAMPLE = headers(ROOT / "content")


def test_long_texts() -> None:
    long = "法律 援助, a" * 500
    assert is_read_alike(f"a: {long}\nb:\n  - {long}\n  - {{c: 法律, d: {'e' * 3000}}}\nf: [{'g, ' * 900}h]\n")
