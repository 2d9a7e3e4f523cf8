"""Headings, parts, records by title and markup that is almost right: what each check finds, and where."""

import pytest
from msgspec.structs import replace

from plainlaw.check import Check
from plainlaw.checks import almost_markup, body_parts, checks, first_heading, person_control
from plainlaw.model.document import Entry
from sites.bodies import FIRST_LINE, found_by, page, resolve_text


def found(check: Check, text: str, entry: Entry | None = None) -> list[tuple[str, int]]:
    """Kind and line (from 0) of each finding of a check."""
    body = resolve_text(text, entry)
    assert not body.has_errors, body.codes
    problems = found_by(check, body)
    assert {problem.kind for problem in problems} <= set(check.kinds)
    return [(problem.kind.code, problem.place.line - FIRST_LINE) for problem in problems]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## a\n\n### b\n", []),
        ("# a\n", [0]),
        ("text\n\n#a\n", [2]),
        ("a\n===\n", [0]),
        ("a\n---\n", []),
        ("> # a\n", [0]),
        ("- # a\n", [0]),
        ('{{ metric("settlement_rate") }} words\n===\n', [0]),
        ("`# a`\n", []),
        ("`a`# b\n", []),
        ("`a`\n===\n", [0]),
        ("```\n# a\nb\n===\n```\n", []),
        ("\\# a\n", []),
        ("a # b\n#\n", []),
        ("# one\n\n# two\n", [0, 2]),
    ],
)
def test_the_title_is_the_only_first_heading(text: str, lines: list[int]) -> None:
    assert found(first_heading.CHECK, text) == [("second-title", line) for line in lines]


MAIN, BREAKDOWN, SOURCES = "## 主要结果\n\na\n\n", "## 分项\n\na\n\n", "## 数据来源与质量\n\na\n\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (MAIN + SOURCES, []),
        (MAIN + BREAKDOWN + SOURCES, []),
        (MAIN + "### 亮点\n\n" + SOURCES, []),
        (MAIN + "```\n## 亮点\n```\n\n" + SOURCES, []),
        (MAIN, [("missing-part", 0)]),
        ("", [("missing-part", 0), ("missing-part", 0)]),
        (MAIN + SOURCES + BREAKDOWN, [("parts-out-of-order", 8)]),
        (MAIN + SOURCES + "## 亮点\n", [("unknown-part", 8)]),
        (MAIN + SOURCES + "## 如何引用\n", [("generated-part", 8)]),
        (MAIN + MAIN + SOURCES, [("repeated-part", 4)]),
    ],
)
def test_parts_of_a_bulletin(text: str, problems: list[tuple[str, int]]) -> None:
    assert found(body_parts.CHECK, text, page("bulletins", "2024-q2")) == problems
    assert found(body_parts.CHECK, text, page("pages", "about")) == []


def titled(folder: str, key: str, **fields: object) -> Entry:
    entry = page(folder, key)
    return replace(entry, fields=entry.fields.model_copy(update=fields))


@pytest.mark.parametrize(
    ("entry", "text", "codes"),
    [
        (titled("policies", "mediation-plan"), "文字\n", []),
        (titled("policies", "mediation-plan", record="title-only"), "", []),
        (titled("policies", "mediation-plan", record="title-only"), " \n\n", []),
        (titled("policies", "mediation-plan", record="title-only"), "文字\n", ["title-only-body"]),
        (titled("policies", "key-persons-plan"), "", []),
        (titled("policies", "key-persons-plan"), "文字\n", ["person-control-body"]),
        (titled("policies", "key-persons-plan", record="full"), "", ["person-control-body"]),
        (titled("policies", "mediation-plan", title="信访人员稳控方案"), "文字\n", ["person-control-body"]),
        (titled("policies", "mediation-plan", title="Plan on Key Persons"), "text\n", ["person-control-body"]),
        (titled("pages", "about", title="布控说明"), "文字\n", ["person-control-body"]),
        (titled("pages", "about", title="布控说明"), "", ["person-control-body"]),
    ],
)
def test_documents_about_the_control_of_persons_carry_no_text(entry: Entry, text: str, codes: list[str]) -> None:
    assert [code for code, _ in found(person_control.CHECK, text, entry)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[a](about.md) {a} （b） [c] （d）\n", []),
        ("[a]（about.md）\n", ["almost-link"]),
        ("［a］（about.md）\n", ["almost-link"]),
        ("｛｛ figure（“x”） ｝｝\n", ["almost-shortcode"]),
        ('{ figure("x") }\n', ["almost-shortcode"]),
        ("`[a]（about.md）` `{figure(`\n", []),
        ("a figure (see below)\n", []),
    ],
)
def test_markup_that_is_almost_right(text: str, codes: list[str]) -> None:
    assert [code for code, _ in found(almost_markup.CHECK, text)] == codes


def test_every_check_says_why_and_how_to_mend() -> None:
    kinds = [kind for check in checks().values() for kind in check.kinds]
    assert len(kinds) == len({kind.code for kind in kinds}) >= 12
    for kind in kinds:
        assert all((kind.what, kind.mend, kind.why, kind.bad, kind.good)), kind.code
