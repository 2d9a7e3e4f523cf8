"""YAML is read with the place of each value; what cannot be read is said where it must be mended, in plain words."""

import time

import pytest

from plainlaw.locales.locale import locale_of
from plainlaw.problems import Problem
from plainlaw.sources.placed_yaml import PlacedYaml, load_placed


def read(text: str, first_line: int = 1) -> tuple[PlacedYaml, list[Problem]]:
    found: list[Problem] = []
    return load_placed(text, "x.yml", found, first_line), found


def said(found: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.kind.code, problem.place.line, problem.place.column) for problem in found]


def test_values_are_plain_and_placed() -> None:
    value, found = read("a: 1\nb:\n  - x\n  - {c: true, d: 2024-07-15}\n")
    assert found == []
    assert value.value["a"] == 1
    assert value.value["b"][1]["c"] is True
    assert [str(value.place(*path)) for path in [("a",), ("b", 0), ("b", 1, "d"), ("b", 7), ("z",)]] == [
        "x.yml:1:1",
        "x.yml:3:5",
        "x.yml:4:15",
        "x.yml:2:1",
        "x.yml:1:1",
    ]


# what is typed, where it must be mended, and a word of the reason
_MISTAKES = [
    ("title: 规则: 第一部分", (1, 10), "second colon"),
    ("title: a\nstarts：2024", (2, 7), "Chinese colon"),
    ("- title：a\n  b: c", (1, 8), "Chinese colon"),
    ('title: "普法" 活动\nb: c', (1, 13), "after a closing quotation mark"),
    ("title: [草案] 方案\nb: c", (1, 13), "after a closing quotation mark or bracket"),
    ("title: 'a\nb: c\nd: e", (1, 8), "never closed"),
    ("topics: [a, b\nc: d", (1, 9), "bracket [ is never closed"),
    ("name: {a: b\nc: d", (1, 7), "bracket { is never closed"),
    ("a: b\nc d\ne: f", (2, 1), "without a colon"),
    ("a: b\n\tc: d", (2, 1), "tab"),
    ("a:\n  - b\n - c", (3, 2), "indentation"),
    ("title: - a", (1, 8), "begins with -"),
    ("title: ? a", (1, 8), "begins with ?"),
    ("title: @a", (1, 8), "special character"),
    ("title: %a", (1, 8), "special character"),
    ("title: **重要**", (1, 9), "begins with * or &"),
    ('title: "a\\q"', (1, 10), "backslash"),
    ("a: b\n---\nc: d", (2, 1), "second line ---"),
    ("day: 2024-02-30", (1, 6), "this day does not exist"),
    ("day: 2024-13-01", (1, 6), "this month does not exist"),
    ("name: {zh: a, b c, en: d}", (1, 15), "comma"),
    ('title: {{ figure("x") }}', (1, 9), "bracket {"),
    ("a: \x07", (1, 0), "invisible"),
    ("a: !!int ''", (1, 4), "form"),
    ("a: !!bool perhaps", (1, 4), "form"),
    ("a: !!timestamp soon", (1, 4), "form"),
    ("a: !!float ''", (1, 4), "form"),
    ("a: !!binary a", (1, 4), "form"),
    ("a: " + "9" * 5000, (1, 4), "form"),
    ("a: 0x" + "f" * 5000, (1, 4), "form"),
]


@pytest.mark.parametrize(("text", "place", "reason"), _MISTAKES, ids=[text[:24] for text, _, _ in _MISTAKES])
def test_a_mistake_is_said_where_it_must_be_mended(text: str, place: tuple[int, int], reason: str) -> None:
    value, found = read(text, first_line=5)
    assert value.value is None
    assert said(found) == [("broken-yaml", place[0] + 4, place[1])]
    assert reason in locale_of("en").text(found[0].what)
    # no word of the parser reaches an editor
    assert locale_of("zh-Hans").text(found[0].what).isascii() is False
    assert "expected" not in locale_of("zh-Hans").text(found[0].what)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: &x 1\nb: *x", [(2, 4)]),
        ("a: &x [1]\nb: *x\nc: *x", [(2, 4), (3, 4)]),
        ("a: &x [*x]", [(1, 8)]),
        ("base: &b {k: v}\nc:\n  <<: *b", [(3, 7)]),
        ("a: &half text", [(1, 4)]),
        ("a: *nobody", [(1, 4)]),
    ],
)
def test_anchors_and_aliases_are_refused_where_they_stand(text: str, places: list[tuple[int, int]]) -> None:
    value, found = read(text)
    assert value.value is None
    assert said(found) == [("yaml-alias", line, column) for line, column in places]


def test_ampersands_and_stars_within_texts_are_no_aliases() -> None:
    value, found = read("a: R & D\nb: 2 * 3\nc: '*x'\nd: [\"&y\"]")
    assert (found, value.value) == ([], {"a": "R & D", "b": "2 * 3", "c": "*x", "d": ["&y"]})


def test_a_bomb_of_aliases_does_not_grow() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    start = time.process_time()
    _, found = read("\n".join(lines))
    assert {code for code, _, _ in said(found)} == {"yaml-alias"}
    assert len(found) == 39 * 9
    assert time.process_time() - start < 1


@pytest.mark.parametrize("mark", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_is_refused_before_it_is_read(mark: str) -> None:
    # libyaml itself would crash the process at some ten thousand levels
    for count in (1200, 100_000):
        value, found = read(mark * count)
        assert value.value is None
        assert [problem.kind.code for problem in found] == ["broken-yaml"]


def test_a_key_given_twice_is_said_at_the_second_with_the_line_of_the_first() -> None:
    value, found = read("a: 1\nb: 2\na: 3\n", first_line=10)
    assert value.value is None
    assert said(found) == [("duplicate-key", 12, 1)]
    assert found[0].values["first"] == "10"


def test_line_separators_that_no_editor_shows_do_not_move_lines() -> None:
    value, found = read("a: one\u2028two\nb: \x85\nc: d")
    assert found == []
    assert value.place("c").line == 3


def test_tags_of_other_programs_are_read_as_text() -> None:
    value, found = read("slugify: !!python/name:markdown.extensions.toc.slugify_unicode\nkey: !ENV [A, b]\nx: !y z")
    assert found == []
    assert value.value["x"] == "z"


def test_an_empty_file_has_no_value_and_no_finding() -> None:
    for text in ("", "\n\n", "# nothing yet\n"):
        value, found = read(text)
        assert (value.value, found) == (None, [])
