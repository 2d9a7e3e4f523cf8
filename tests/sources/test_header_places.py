"""The place of a value is the line on which it is written, whatever stands around it; so is that of the body."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.problems import Problem
from plainlaw.sources.content import RawDocument, read_document

PATH = "content/terms/x.md"

Line = tuple[str, tuple[str | int, ...] | None]
"""A line of a header, and the path of the value whose place it is."""


def _field(key: str, form: int) -> list[Line]:
    """The lines of one field, written in one of several ways."""
    here: tuple[str | int, ...] = (key,)
    forms: list[list[Line]] = [
        [(f"{key}: 普法", here)],
        [(f'{key}: "a: b # c"', here)],
        [(f"{key}: [a, b]", here)],
        [(f"{key}:", here), ("  - a", (key, 0)), ("", None), ("  # why", None), ("  - b", (key, 1))],
        [(f"{key}:", here), ("  part: a", (key, "part")), ("  other: b", (key, "other"))],
        [(f"{key}: |", here), ("  one", None), ("", None), ("  two: 2", None)],
        [(f"{key}: >-", here), ("  folded", None), ("  text", None)],
        [(f"{key}: 2024-07-15  # a day", here)],
        [(f"{key}:", here)],
    ]
    return forms[form]


_GAPS: list[list[Line]] = [[], [("", None)], [("# a remark: with a colon", None)], [("", None), ("", None)]]


@st.composite
def headers(draw: st.DrawFn) -> list[Line]:
    """Fields in any form, with blank lines and remarks between them."""
    forms = draw(st.lists(st.integers(0, 8), min_size=1, max_size=6))
    lines = [line for number, form in enumerate(forms) for line in _between(draw, f"key{number}", form)]
    return lines + draw(st.sampled_from(_GAPS))


def _between(draw: st.DrawFn, key: str, form: int) -> Iterator[Line]:
    yield from draw(st.sampled_from(_GAPS))
    yield from _field(key, form)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portal")
    (root / PATH).parent.mkdir(parents=True)
    return root


def read(portal: Path, content: bytes) -> tuple[RawDocument | None, list[Problem]]:
    found: list[Problem] = []
    (portal / PATH).write_bytes(content)
    return read_document(portal, PATH, found), found


@given(
    header=headers(),
    leading=st.integers(0, 3),
    gap=st.integers(0, 3),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.sampled_from(["", "\ufeff"]),
    dashes=st.sampled_from(["---", "-----", "--- "]),
)
def test_places_and_body_line(
    portal: Path, header: list[Line], leading: int, gap: int, newline: str, mark: str, dashes: str
) -> None:
    lines = [""] * leading + [dashes] + [text for text, _ in header] + [dashes] + [""] * gap + ["The body.", "", "End."]
    document, found = read(portal, (mark + newline.join(lines)).encode())
    assert found == []
    assert document is not None
    expected = {path: number for number, (_, path) in enumerate(header, leading + 2) if path is not None}
    assert {path: document.header.place(*path).line for path in expected} == expected
    assert lines[document.body_line - 1] == "The body."
    assert document.body == "The body.\n\nEnd."


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n",
        "# No header\n",
        "---\ntitle: never closed\n",
        "---title: x\n---\n\ntext\n---\n",
        " ---\ntitle: indented\n---\n",
        "text first\n---\ntitle: x\n---\n",
        "------\n\n---\n",
        "\ufeff",
    ],
)
def test_what_is_no_header_is_said_to_be_none(portal: Path, content: str) -> None:
    document, found = read(portal, content.encode())
    assert document is None
    assert [(problem.kind.code, problem.place.line) for problem in found] == [("no-front-matter", 1)]


@pytest.mark.parametrize("content", ["---\n- a\n- b\n---\n", "---\njust words\n---\n", "---\n# only a remark\n---\n"])
def test_a_header_without_fields_is_said_to_have_none(portal: Path, content: str) -> None:
    document, found = read(portal, content.encode())
    assert document is None
    assert [problem.kind.code for problem in found] == ["not-a-mapping"]


def test_a_line_of_dashes_in_the_body_is_the_body_s_own(portal: Path) -> None:
    document, found = read(portal, b"---\ntitle: a\n---\nText\n\n---\n\nMore\n")
    assert (found, document.body if document else None) == ([], "Text\n\n---\n\nMore\n")


@pytest.mark.parametrize(
    ("name", "key", "lang"), [("x.md", "x", ""), ("x.en.md", "x", "en"), ("x.zh-Hans.md", "x", "zh-Hans")]
)
def test_key_and_language_come_from_the_name(portal: Path, name: str, key: str, lang: str) -> None:
    (portal / "content/terms" / name).write_text("---\ntitle: a\n---\n")
    document = read_document(portal, f"content/terms/{name}", [])
    assert document is not None
    assert (document.folder, document.key, document.lang) == ("terms", key, lang)
