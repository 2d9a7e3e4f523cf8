"""Cells of returns become exact values and codes; what cannot be understood is said at its row and column."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from plainlaw.attempt import Loaded
from plainlaw.build import load
from plainlaw.model.figure import FigureKey
from plainlaw.model.period import Period
from sites.cases import DAY, GOOD, bad_site

RETURN = "stats/received/2024-Q2.csv"
ROW = "榆影镇,邻里,受理,22"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    root = bad_site(GOOD, tmp_path)
    # what is tried here is how cells are read, whatever they say
    metrics = root / "stats" / "metrics.yml"
    lines = metrics.read_text(encoding="utf-8").splitlines(keepends=True)
    metrics.write_text("".join(line for line in lines if not line.startswith("  rules:")), encoding="utf-8")
    return root


def with_row(portal: Path, row: str, path: str = RETURN, old: str = ROW) -> Loaded:
    text = (portal / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (portal / path).write_text(text.replace(old, row), encoding="utf-8")
    return load(portal, DAY)


def errors(loaded: Loaded) -> list[tuple[str, str]]:
    return [(problem.kind.code, str(problem.place)) for problem in loaded.problems if problem.is_error]


@pytest.mark.parametrize("cell", ["22", " 22 ", "022", "22.0", '"22"', "0"])
def test_numbers_are_read(portal: Path, cell: str) -> None:
    loaded = with_row(portal, ROW.replace("22", cell))
    assert errors(loaded) == []
    assert loaded.site is not None
    key = FigureKey("disputes_received", "990177101", Period.read("2024-Q2"), (("dispute_kind", "neighbour"),))
    figure = loaded.site.series.figure(key)
    assert getattr(figure, "value", None) == Fraction(cell.strip(' "'))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "empty-cell"),
        ("   ", "empty-cell"),
        ("-", "not-a-number"),
        ("N/A", "not-a-number"),
        ("22件", "not-a-number"),
        ("约22", "not-a-number"),
        ('"1,022"', "not-a-number"),
        ("1e3", "not-a-number"),
        ("+22", "not-a-number"),
        ("0x16", "not-a-number"),
        ("２２", "full-width-digits"),
        ("－２", "full-width-digits"),
        ("٢٢", "not-a-number"),
        ("二十二", "not-a-number"),
        ("nan", "not-a-number"),
        ("inf", "not-a-number"),
        ("9" * 5000, "not-a-number"),
        ("22.", "not-a-number"),
        ("-1", "not-a-count"),
        ("1.5", "not-a-count"),
    ],
)
def test_anything_else_is_said_at_its_cell(portal: Path, cell: str, code: str) -> None:
    assert errors(with_row(portal, ROW.replace("22", cell))) == [(code, f"{RETURN}:3 [数值]")]


@pytest.mark.parametrize("name", ["榆影镇", "990177101", "Elmshade Town", " 榆影镇 "])
def test_places_are_known_by_name_in_any_language_and_by_code(portal: Path, name: str) -> None:
    assert errors(with_row(portal, ROW.replace("榆影镇", name))) == []


@pytest.mark.parametrize("name", ["邻里", "邻里纠纷", "neighbour", "Between neighbours"])
def test_categories_are_known_by_name_alias_and_code(portal: Path, name: str) -> None:
    assert errors(with_row(portal, ROW.replace("邻里", name))) == []


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("榆阴镇,邻里,受理,22", "unknown-region", "乡镇"),
        ("榆影镇,邻居,受理,22", "unknown-code", "类型"),
        ("榆影镇,邻里,受埋,22", "unknown-metric", "指标"),
        ("合计,邻里,受理,22", "total-row", "乡镇"),
    ],
)
def test_unknown_words_are_said_at_their_column(portal: Path, row: str, code: str, column: str) -> None:
    assert errors(with_row(portal, row)) == [(code, f"{RETURN}:3 [{column}]")]


def test_a_row_handed_in_twice_is_one_finding_though_it_holds_two_values(portal: Path) -> None:
    declaration = portal / "stats/settled/dataset.yml"
    declaration.write_text(
        declaration.read_text(encoding="utf-8").replace(
            "{disputes_settled: 成功}", "{disputes_settled: 成功, disputes_received: 受理}"
        ),
        encoding="utf-8",
    )
    for path in (portal / "stats/received").glob("*.csv"):
        path.unlink()
    (portal / "stats/received/dataset.yml").unlink()
    (portal / "stats/received").rmdir()
    for path in (portal / "stats/settled").glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([lines[0] + ",受理", *(f"{line},99" for line in lines[1:])]), encoding="utf-8")
    last = "stats/settled/2024-Q2.csv"
    loaded = with_row(portal, "990177101,邻里,21,99\n990177101,邻里,21,99", last, "990177101,邻里,21,99")
    assert errors(loaded) == [("duplicate-observation", f"{last}:4 [成功]")]


def test_two_datasets_that_report_the_same_are_said(portal: Path) -> None:
    for name in ("dataset.yml", "2024-Q2.csv"):
        (portal / "stats/again").mkdir(exist_ok=True)
        text = (portal / "stats/received" / name).read_text(encoding="utf-8")
        (portal / "stats/again" / name).write_text(text.replace("id: received", "id: again"), encoding="utf-8")
    loaded = load(portal, DAY)
    assert {code for code, _ in errors(loaded)} == {"duplicate-observation"}
    assert len(errors(loaded)) == 6


def test_a_period_that_has_not_begun_depends_on_the_day(portal: Path) -> None:
    assert errors(load(portal, date(2024, 4, 1))) == []
    assert {code for code, _ in errors(load(portal, date(2024, 3, 31)))} == {"future-period"}
