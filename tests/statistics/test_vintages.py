"""Figures that were revised: what they were first, what they were before, what they are, and why."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plainlaw.build import load
from plainlaw.chart_words import description
from plainlaw.grid import Grid, Row
from plainlaw.locales.locale import locale_of
from plainlaw.model.address import Address
from plainlaw.model.figure import Figure, FigureKey, Gap
from plainlaw.model.metric import Dataset
from plainlaw.model.period import Period
from plainlaw.model.status import AS_PUBLISHED, Status, StatusMark, together
from plainlaw.page.targets import targets
from plainlaw.resolve import ResolvedSite
from plainlaw.statistics.provisional import is_provisional, next_final
from plainlaw.voice import Voice
from sites.cases import DAY, GOOD

COUNTY, FIRST, SECOND = "990177", "990177101", "990177102"
Q2 = Period.read("2024-Q2")
RETURNS = "stats/received"
statuses = st.builds(Status, st.booleans(), st.integers(1, 4))


def portal(into: Path, *values: tuple[str, str], declared: str = "") -> Path:
    """The good site; for each pair of old and new text, the return of 2024-Q2 was handed in once more."""
    shutil.copytree(GOOD, into)
    folder = into / RETURNS
    text, entries = (folder / "2024-Q2.csv").read_text(encoding="utf-8"), []
    for number, (old, new) in enumerate(values, start=2):
        assert old in text
        text = text.replace(old, new)
        (folder / f"2024-Q2.v{number}.csv").write_text(text, encoding="utf-8")
        kind = "correction" if number % 2 else "revision"
        entries.append(
            f"- {{return: 2024-Q2.v{number}, type: {kind}, reason: {{en: Why {number}}}, date: 2024-07-1{number}}}"
        )
    (folder / "revisions.yml").write_text("\n".join(entries), encoding="utf-8")
    with (folder / "dataset.yml").open("a", encoding="utf-8") as file:
        file.write(declared)
    return into


def loaded(root: Path, day: date = DAY) -> ResolvedSite:
    found = load(root, day)
    assert found.site is not None, found.problems
    return found.site


def figure(site: ResolvedSite, region: str = COUNTY, metric: str = "disputes_received", kind: str = "") -> Figure:
    breakdown = (("dispute_kind", kind),) if kind else ()
    found = site.series.figure(FigureKey(metric, region, Q2, breakdown))
    assert isinstance(found, Figure)
    return found


def value(answer: Figure | Gap) -> int:
    assert isinstance(answer, Figure)
    return int(answer.value)


def test_a_figure_that_nobody_revised_has_no_past(tmp_path: Path) -> None:
    site = loaded(portal(tmp_path / "portal"))
    assert figure(site).status == AS_PUBLISHED
    assert site.vintages.past(figure(site)) is None
    assert site.vintages.of_metric("disputes_received") == ()


def test_first_previous_and_current_of_a_sum(tmp_path: Path) -> None:
    site = loaded(portal(tmp_path / "portal", ("邻里,受理,22", "邻里,受理,25"), ("家庭,受理,20", "家庭,受理,21")))
    past = site.vintages.past(figure(site))
    assert past is not None
    assert [value(answer) for answer in (past.first, past.previous, past.current)] == [112, 115, 116]
    assert [one.name for one in past.revised_by] == ["2024-Q2.v3"]
    assert figure(site).status.vintage == 3
    assert [one.name for one in site.vintages.of_metric("disputes_received")] == ["2024-Q2.v3", "2024-Q2.v2"]


def test_only_what_a_vintage_changed_is_revised(tmp_path: Path) -> None:
    site = loaded(portal(tmp_path / "portal", ("邻里,受理,22", "邻里,受理,25"), ("家庭,受理,20", "家庭,受理,21")))
    assert figure(site, FIRST, kind="neighbour").status == Status(vintage=2)
    assert figure(site, FIRST, kind="family").status == AS_PUBLISHED
    assert figure(site, SECOND).status == Status(vintage=3)
    past = site.vintages.past(figure(site, FIRST))
    assert past is not None
    assert (value(past.first), value(past.previous), value(past.current)) == (52, 52, 55)


def test_a_rate_is_revised_with_its_denominator(tmp_path: Path) -> None:
    site = loaded(portal(tmp_path / "portal", ("邻里,受理,22", "邻里,受理,25")))
    rate = figure(site, metric="settlement_rate")
    past = site.vintages.past(rate)
    assert past is not None
    assert isinstance(past.first, Figure)
    assert past.first.value > rate.value
    assert past.first.value * 112 == rate.value * 115


def test_superseded_returns_can_be_filtered_before_anything_is_shown(tmp_path: Path) -> None:
    """A stage that withholds cells finds those of earlier vintages by path, and what it takes away is not shown."""
    site = loaded(portal(tmp_path / "portal", ("邻里,受理,22", "邻里,受理,25"))).site
    assert list(site.earlier()) == [f"{RETURNS}/2024-Q2.csv"]
    withheld = ResolvedSite.of(replace(site, earlier=dict))
    past = withheld.vintages.past(figure(withheld))
    assert past is None or isinstance(past.first, Gap)


@pytest.mark.parametrize(("day", "provisional"), [("2024-07-30", True), ("2024-07-31", False)])
def test_values_are_provisional_until_a_day(day: str, provisional: bool, tmp_path: Path) -> None:
    site = loaded(portal(tmp_path / "portal", declared="final_after_days: 30\n"), date.fromisoformat(day))
    assert figure(site).status.is_provisional is provisional
    assert figure(site, metric="settlement_rate").status.is_provisional is provisional
    until = site.vintages.final_after(figure(site))
    assert until == (date(2024, 7, 30) if provisional else None)


@given(st.integers(1, 400), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_between_two_days_that_are_named_nothing_becomes_final(days: int, day: date) -> None:
    dataset = Dataset.model_construct(final_after_days=days)
    until = next_final([dataset], day)
    assert until is not None
    months = [Period(at, 1) for at in range(2018 * 12, 2031 * 12)]
    before = [month for month in months if is_provisional(month, dataset, day)]
    last = date.fromordinal(until.toordinal() - 1)
    assert [month for month in months if is_provisional(month, dataset, last)] == before
    assert [month for month in months if is_provisional(month, dataset, until)] != before
    assert next_final([], day) is None


@given(st.lists(statuses), statuses)
def test_a_sum_is_as_unsettled_as_its_least_settled_part(parts: list[Status], more: Status) -> None:
    whole = together([*parts, more])
    assert whole.is_provisional is any(one.is_provisional for one in (*parts, more))
    assert whole.vintage == max(one.vintage for one in (*parts, more))
    assert together([whole, more]) == whole
    assert whole.is_revised == (StatusMark.REVISED in whole.marks)


def test_where_all_figures_are_provisional_places_are_not_listed(tmp_path: Path) -> None:
    """Whoever listens to the description of a chart does not have to hear the name of each place twice."""
    site = loaded(portal(tmp_path / "portal", declared="final_after_days: 30\n"), date(2024, 7, 30))
    voice = Voice(site.site, locale_of("en"), Address("en", "x"), site.addresses)
    answers = {region: figure(site, region) for region in (FIRST, SECOND)}
    metric = site.site.metrics["disputes_received"]
    rows = tuple(Row("region", region, (answer,)) for region, answer in answers.items())
    grid = Grid("region", (metric,), FigureKey(metric.id, COUNTY, Q2), rows, None)
    assert description(grid, voice).endswith("provisional: all of them")
    final = replace(answers[FIRST], status=AS_PUBLISHED)
    mixed = replace(grid, rows=(Row("region", FIRST, (final,)), rows[1]))
    assert description(mixed, voice).endswith(f"provisional: {rows[1].label(voice)}")
    before = Period.read("2024-Q1")
    panels = tuple(Row("region", region, (final, answer)) for region, answer in answers.items())
    several = replace(grid, rows=panels, periods=(before, Q2))
    assert description(several, voice).endswith(f"provisional: {voice.locale.period(Q2)}")


def test_the_figure_beside_a_target_says_that_it_is_provisional(tmp_path: Path) -> None:
    root = portal(tmp_path / "portal", declared="final_after_days: 300\n")
    site = loaded(root, date(2024, 7, 30))
    voice = Voice(site.site, locale_of("en"), Address("en", "x"), site.addresses)
    metric = site.site.metrics["settlement_rate"]
    aims = tuple(metric.targets[0].model_copy(update={"period": period}) for period in (Q2, Period.read("2024")))
    year, quarter = targets(site, metric.model_copy(update={"targets": aims}), voice)
    if year["mark"] is None:
        year, quarter = quarter, year
    assert str(quarter["figure_html"]).endswith("(provisional)")
    # in words: there is no key to marks beside a target
    assert year["mark"] == "not available"
