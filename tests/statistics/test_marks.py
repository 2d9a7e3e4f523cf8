"""Nought, too small, impossible, unknown, withheld, not yet due and late are different things."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.build import load
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.mark import IN_RETURNS, Mark
from plainlaw.model.period import Period
from plainlaw.resolve import ResolvedSite
from plainlaw.statistics.due import due_date, next_change
from sites.bodies import good
from sites.cases import DAY, GOOD

COUNTY, FIRST, SECOND = "990177", "990177101", "990177102"
Q2 = Period.read("2024-Q2")


def portal(into: Path, cells: dict[str, str], due_days: int | None = None) -> Path:
    """The good site; in its return for the second quarter of 2024 the cells `place,kind` say something else."""
    shutil.copytree(GOOD, into)
    file = into / "stats" / "received" / "2024-Q2.csv"
    lines = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines[1:]:
        line[3] = cells.get(f"{line[0]},{line[1]}", line[3])
    file.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
    if due_days is not None:
        declaration = into / "stats" / "received" / "dataset.yml"
        declaration.write_text(f"{declaration.read_text(encoding='utf-8')}due_days: {due_days}\n", encoding="utf-8")
    return into


def loaded(root: Path, day: date = DAY) -> ResolvedSite:
    found = load(root, day)
    # documents of the good site state figures that may be gaps here, and more was settled than nought
    mistakes = [problem for problem in found.problems if problem.place.file.startswith("stats/") and problem.is_error]
    assert {problem.kind.code for problem in mistakes} <= {"more-than-whole"}
    if found.site is not None:
        return found.site
    from plainlaw.freshness.ledger import Ledger
    from plainlaw.take_in import take_in

    with Ledger.of(root, b"", to_keep=False) as ledger:
        intake = take_in(root, day, ledger, [])
        assert intake is not None
        return ResolvedSite.of(intake.site)


def answer(site: ResolvedSite, region: str, period: Period = Q2, kind: str | None = None) -> Figure | Gap:
    breakdown = (("dispute_kind", kind),) if kind else ()
    return site.series.figure(FigureKey("disputes_received", region, period, breakdown))


def test_each_mark_is_read_and_answers_for_its_own_cell(tmp_path: Path) -> None:
    for shown, mark in IN_RETURNS.items():
        site = loaded(portal(tmp_path / mark.name, {"榆影镇,邻里": shown}))
        gap = answer(site, FIRST, kind="neighbour")
        assert isinstance(gap, Gap)
        assert (gap.reason, gap.mark) == ("marked", mark)


def test_nought_is_a_number(tmp_path: Path) -> None:
    figure = answer(loaded(portal(tmp_path / "site", {"榆影镇,邻里": "0"})), FIRST, kind="neighbour")
    assert isinstance(figure, Figure)
    assert figure.value == 0


@pytest.mark.parametrize("mark", [Mark.LOW, Mark.NOT_APPLICABLE])
def test_a_sum_goes_without_what_adds_nothing(tmp_path: Path, mark: Mark) -> None:
    whole = answer(good(), FIRST)
    part = answer(good(), FIRST, kind="neighbour")
    assert isinstance(whole, Figure)
    assert isinstance(part, Figure)
    figure = answer(loaded(portal(tmp_path / "site", {"榆影镇,邻里": mark.shown})), FIRST)
    assert isinstance(figure, Figure)
    assert figure.value == whole.value - part.value


@pytest.mark.parametrize("mark", [Mark.NOT_AVAILABLE, Mark.SUPPRESSED])
def test_no_sum_is_given_without_what_is_unknown(tmp_path: Path, mark: Mark) -> None:
    # the return is in: whatever it does not say is not late
    site = loaded(portal(tmp_path / "site", {"榆影镇,邻里": mark.shown}, due_days=10))
    for region in (FIRST, COUNTY):
        gap = answer(site, region)
        assert isinstance(gap, Gap)
        assert (gap.reason, gap.mark) == ("incomplete", Mark.NOT_AVAILABLE)
    assert isinstance(answer(site, SECOND), Figure)


def test_what_every_part_says_is_said_of_the_whole(tmp_path: Path) -> None:
    site = loaded(portal(tmp_path / "site", {"榆影镇,邻里": "[z]", "榆影镇,婚姻家庭": "[z]"}))
    gap = answer(site, FIRST)
    assert isinstance(gap, Gap)
    assert gap.mark is Mark.NOT_APPLICABLE
    # the other township can be added up as it is
    assert isinstance(answer(site, COUNTY), Figure)


def test_several_small_parts_may_add_up_to_more(tmp_path: Path) -> None:
    gap = answer(loaded(portal(tmp_path / "site", {"榆影镇,邻里": "[low]", "榆影镇,婚姻家庭": "[low]"})), FIRST)
    assert isinstance(gap, Gap)
    assert (gap.reason, gap.mark) == ("incomplete", Mark.NOT_AVAILABLE)


def test_a_rate_is_as_late_as_the_count_that_it_lacks(tmp_path: Path) -> None:
    root = portal(tmp_path / "site", {}, due_days=10)
    (root / "stats" / "received" / "2024-Q2.csv").rename(root / "stats" / "received" / "2024-Q3.csv")
    for day, mark in [(date(2024, 7, 10), Mark.NOT_YET_DUE), (date(2024, 7, 11), Mark.LATE)]:
        gap = loaded(root, day).series.figure(FigureKey("settlement_rate", COUNTY, Q2))
        assert isinstance(gap, Gap)
        assert gap.mark is mark


def test_what_is_shorter_than_any_return_is_never_late(tmp_path: Path) -> None:
    gap = answer(loaded(portal(tmp_path / "site", {}, due_days=10), date(2025, 8, 1)), COUNTY, Period.read("2024-08"))
    assert isinstance(gap, Gap)
    assert gap.mark is Mark.NOT_AVAILABLE


def test_a_return_is_not_yet_due_then_late_and_before_the_first_never_asked_for(tmp_path: Path) -> None:
    root = portal(tmp_path / "site", {}, due_days=10)
    third = Period.read("2024-Q3")
    for day, mark in [(date(2024, 10, 10), Mark.NOT_YET_DUE), (date(2024, 10, 11), Mark.LATE)]:
        gap = answer(loaded(root, day), COUNTY, third)
        assert isinstance(gap, Gap)
        assert gap.mark is mark
    gap = answer(loaded(root), COUNTY, Period.read("1999-Q3"))
    assert isinstance(gap, Gap)
    assert gap.mark is Mark.NOT_AVAILABLE


def test_without_a_due_date_nothing_is_late() -> None:
    gap = answer(good(), COUNTY, Period.read("2024-Q3"))
    assert isinstance(gap, Gap)
    assert gap.mark is Mark.NOT_AVAILABLE


def test_a_table_explains_each_mark_that_stands_in_it(tmp_path: Path) -> None:
    from plainlaw.breakdown import Grid, Row
    from plainlaw.grid_table import grid_table
    from plainlaw.locales.locale import locale_of
    from plainlaw.model.address import Address
    from plainlaw.voice import Voice

    site = loaded(portal(tmp_path / "site", {"榆影镇,邻里": "[low]", "柳汀镇,婚姻家庭": "[z]"}))
    rows = tuple(
        Row("region", region, (answer(site, region, kind=kind),))
        for region, kind in [(FIRST, "neighbour"), (SECOND, "family"), (FIRST, "family")]
    )
    metric = site.site.metrics["disputes_received"]
    grid = Grid("region", (metric,), FigureKey(metric.id, COUNTY, Q2), rows, None)
    voice = Voice(site.site, locale_of("en"), Address("en", "x"), site.addresses)
    html = grid_table(grid, voice)
    assert html.count("[low]</td>") == html.count("[z]</td>") == 1
    assert "[low]: above zero, but less than the smallest unit; [z]: not applicable" in html
    assert "[x]" not in html


@given(st.sampled_from([1, 2, 3, 5, 6, 12]), st.integers(0, 731), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_no_mark_changes_before_the_next_change(months: int, days: int, as_of: date) -> None:
    class Declared:
        due_days = days

    change = next_change([Declared()], as_of)  # type: ignore[list-item]
    assert change is not None
    assert change > as_of
    eve = date.fromordinal(change.toordinal() - 1)
    start = (as_of.year - 4) * 12
    ends = [due_date(Period(begin, months, spelled_out=True), days) for begin in range(start, start + 16 * 12)]
    assert sum(end < eve for end in ends) == sum(end < as_of for end in ends)
    assert sum(end < change for end in ends) == sum(end < as_of for end in ends) + 1


@given(st.sampled_from(list(Mark)))
def test_every_mark_has_a_meaning_and_a_code(mark: Mark) -> None:
    assert mark.meaning.text
    assert mark.observation_status in "ABDEFGHIJKLMNOPQSTUVWX"
