"""The table of regions against the real administrative codes since 1981."""

from collections import Counter
from pathlib import Path

import pytest

import real_codes
from plainlaw.model.region import RegionTable
from real_codes import DIVISIONS_YEAR, divisions, require_data

COUNTY, FORMER_CODE = "621124", "622427"
TOWNSHIPS = {
    **{
        "100": "洮阳镇",
        "101": "八里铺镇",
        "102": "新添镇",
        "103": "辛店镇",
        "104": "太石镇",
        "105": "中铺镇",
    },
    **{
        "106": "峡口镇",
        "107": "龙门镇",
        "108": "窑店镇",
        "109": "玉井镇",
        "110": "衙下集镇",
        "111": "南屏镇",
    },
    **{
        "200": "红旗乡",
        "201": "上营乡",
        "202": "康家集乡",
        "203": "站滩乡",
        "204": "漫洼乡",
        "205": "连儿湾乡",
    },
}


def test_the_county_has_its_eighteen_townships(real_table: RegionTable) -> None:
    townships = real_table.children(COUNTY, 2024)

    assert {region.code: region.name.get("zh-Hans") for region in townships} == {
        COUNTY + code: name for code, name in TOWNSHIPS.items()
    }
    assert {region.level for region in townships} == {"township"}


@pytest.mark.parametrize(("ending", "name"), TOWNSHIPS.items())
def test_every_township_is_found_by_name(real_table: RegionTable, ending: str, name: str) -> None:
    (found,) = real_table.named(name, COUNTY, 2024)

    assert found.code == COUNTY + ending


def test_namesakes_elsewhere_are_not_taken_for_ours(real_table: RegionTable) -> None:
    bearers = Counter(region.name.get("zh-Hans") for region in real_table.regions if region.level == "township")
    shared = [name for name in TOWNSHIPS.values() if bearers[name] > 1]

    assert {"新添镇", "龙门镇", "红旗乡"} <= set(shared)
    for region in real_table.regions:
        name = region.name.get("zh-Hans")
        if name in shared and region.parent not in (COUNTY, None):
            assert [found.parent for found in real_table.named(name, region.parent)] == [region.parent]
            assert region not in real_table.named(name, COUNTY)
    assert real_table.named("城关镇", COUNTY) == (), "most counties have one, this one has none"
    assert len(real_table.named("临洮县", "6211", 2024)) == 1
    assert real_table.named("临洮县", "62") == (), "only a place itself and its children"


def test_the_former_code_leads_to_the_present_one(real_table: RegionTable) -> None:
    assert real_table.get(FORMER_CODE, 2002) is not None
    assert real_table.get(FORMER_CODE, 2003) is real_table.get(COUNTY, 2002) is None
    assert [region.code for region in real_table.current(FORMER_CODE, 2002)] == [FORMER_CODE]
    for year in (2003, 2024):
        assert [region.code for region in real_table.current(FORMER_CODE, year)] == [COUNTY]
    assert real_table.current(COUNTY, 2002) == (), "what came before is not what came after"


@pytest.mark.parametrize(
    ("code", "parents"),
    [
        (COUNTY + "205", ["甘肃省", "定西市", "临洮县"]),
        (FORMER_CODE, ["甘肃省", "定西地区"]),
        ("110101", ["北京市", "市辖区"]),
        ("62", []),
    ],
)
def test_ancestors_by_name(real_table: RegionTable, code: str, parents: list[str]) -> None:
    assert [region.name.get("zh-Hans") for region in real_table.ancestors(code)] == parents


def test_every_parent_is_in_the_table(real_table: RegionTable) -> None:
    depth = {"province": {0}, "city": {1}, "county": {1, 2}, "township": {3}}
    for region in real_table.regions:
        assert len(real_table.ancestors(region.code)) in depth[region.level], region


def test_both_tables_agree_where_both_know_a_code(real_table: RegionTable) -> None:
    townships = {region.code for region in divisions(require_data()) if region.level == "township"}
    assert len(townships) == 41_352

    for region in divisions(require_data()):
        assert real_table.get(region.code, DIVISIONS_YEAR) is not None, region
        if region.level == "county":
            found = real_table.get(region.code, DIVISIONS_YEAR)
            assert found is not None
            assert found.name == region.name


def test_every_county_that_was_abolished_leads_to_counties_of_today(real_table: RegionTable) -> None:
    abolished = [region for region in real_table.regions if region.level == "county" and region.valid_to <= 2024]
    assert len(abolished) > 3000

    for region in abolished:
        current = real_table.current(region.code, 2024, since=region.valid_from)
        assert current, region
        assert all(found.valid_in(2024) for found in current)


@pytest.mark.parametrize(
    ("code", "since", "year", "found"),
    [
        ("132201", 1982, 1985, ["130502", "130503", "130504"]),  # a city that was split into three districts
        ("132201", 1982, 1990, ["130502", "130503"]),  # of which one was merged into the others
        ("132201", 1990, 2024, ["130581"]),  # another city that was given the same code
        ("422921", 1984, 1988, ["429021"]),  # moved to another code, back, and again
        ("422921", 1984, 1992, ["422921"]),
        ("422921", 1984, 2024, ["429021"]),
        ("130107", 1985, 1990, ["130121"]),  # abolished, restored three years later
        ("130107", None, 2024, ["130107"]),
        ("210311", 1983, 2024, ["210311"]),  # two new names under one code
        ("511400", 1996, 2024, []),  # unknown, and the later holder of the code is another place
    ],
)
def test_histories(real_table: RegionTable, code: str, since: int | None, year: int, found: list[str]) -> None:
    short = code.removesuffix("00")
    assert [region.code for region in real_table.current(short, year, since)] == found


def test_codes_have_no_two_rows_in_one_year(real_table: RegionTable) -> None:
    for year in range(1981, 2025):
        rows = Counter(region.code for region in real_table.regions if region.valid_in(year))
        assert rows.most_common(1)[0][1] == 1


def test_absent_data_skips_here_and_fails_in_continuous_integration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(real_codes, "DATA", tmp_path / "nowhere")

    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="not beside the checkout"):
        require_data()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not beside the checkout"):
        require_data()
