"""The header row of a return has the columns that its dataset promises, and no others."""

from pathlib import Path

import pytest

from plainlaw.build import load
from plainlaw.locales.locale import locale_of
from sites.cases import DAY, GOOD, bad_site

PATH = "stats/received/2024-Q2.csv"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("乡镇,类型,指标,数值", []),
        (" 乡镇 ,类型,指标,数值 ", []),
        ("数值,指标,类型,乡镇", None),
        ("乡镇,类型,指标,数量", [("unknown-column", "Did you mean “数值”?")]),
        ("乡镇,纠纷类型,指标,数值", [("unknown-column", "Did you mean “类型”?")]),
        ("乡镇,类型,指标,数值,备注", [("unknown-column", "not declared")]),
        ("乡镇,类型,指标,数值,", [("unknown-column", "empty cell")]),
        ("乡镇,类型,指标,数值,数值", [("unknown-column", "twice")]),
        ("乡镇,类型,指标", [("missing-column", "“数值”")]),
        ("乡镇,类型,remarks,数值", [("missing-column", "“指标”"), ("unknown-column", "“remarks”")]),
    ],
)
def test_columns(tmp_path: Path, header: str, said: list[tuple[str, str]] | None) -> None:
    portal = bad_site(GOOD, tmp_path)
    rows = (portal / PATH).read_text(encoding="utf-8").splitlines()[1:]
    width = header.count(",") + 1
    if said is None:  # in any order
        rows = [",".join(reversed(row.split(","))) for row in rows]
    rows = [",".join([*row.split(","), *([""] * 9)][:width]) for row in rows]
    (portal / PATH).write_text("\n".join([header, *rows]), encoding="utf-8")
    problems = [problem for problem in load(portal, DAY).problems if problem.is_error]
    assert [problem.kind.code for problem in problems] == [code for code, _ in said or []]
    for problem, (_, words) in zip(problems, said or [], strict=True):
        assert words in locale_of("en").text(problem.what)
        assert (problem.place.file, problem.place.line) == (PATH, 1)
