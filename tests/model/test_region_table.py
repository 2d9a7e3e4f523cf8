"""The table of regions: codes and names in a year, parents, and codes that were replaced."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.model.region import Region, RegionTable
from plainlaw.model.text import Localised


def place(code: str, name: str = "", *successors: str, **more: object) -> Region:
    """A region with few words; `more` are `valid_from`, `valid_to`, `parent` and `aliases`."""
    texts = Localised({"zh-Hans": name or f"地{code}", "en": f"Place {code}"})
    return Region(code, texts, "county", successors=successors, **more)  # type: ignore[arg-type]


def codes(regions: tuple[Region, ...]) -> list[str]:
    return [region.code for region in regions]


def test_a_code_is_valid_from_its_first_year_to_the_year_before_its_last() -> None:
    region = place("1", valid_from=1981, valid_to=2003)

    assert [year for year in (1980, 1981, 2002, 2003) if region.valid_in(year)] == [1981, 2002]
    assert place("2").valid_in(1)
    assert place("2").valid_in(2500)


def test_regions_can_be_put_in_sets() -> None:
    assert len({place("1", "甲"), place("1", "甲"), place("1", "乙"), place("2", "甲")}) == 3
    assert hash(RegionTable((place("1"),))) == hash(RegionTable((place("1"),)))


def test_a_code_is_found_in_the_years_of_its_rows() -> None:
    old, new = place("1", "完县", valid_from=1981, valid_to=1993), place("1", "顺平县", valid_from=1995)
    table = RegionTable((new, old))

    assert table.get("1") == table.get("1", 1995) == new
    assert table.get("1", 1992) == old
    assert table.get("1", 1980) is table.get("1", 1993) is table.get("2") is table.get("2", 1995) is None
    assert table.codes == {"1"}


def test_of_rows_that_overlap_the_later_one_answers() -> None:
    early, late = place("1", "旧", valid_from=1981, valid_to=2000), place("1", "新", valid_from=1990)

    for rows in ((early, late), (late, early)):
        table = RegionTable(rows)
        assert (table.get("1", 1985), table.get("1", 1995), table.get("1")) == (early, late, late)
        assert table.current("1", 1995) == table.current("1", 2010, since=1985) == (late,)


def test_children_are_in_table_order_and_of_the_year() -> None:
    table = RegionTable(
        (
            place("1"),
            place("13", parent="1"),
            place("11", parent="1", valid_to=2003),
            place("12", parent="1", valid_from=2003),
            place("121", parent="12"),
        )
    )

    assert codes(table.children("1")) == ["13", "11", "12"]
    assert codes(table.children("1", 2002)) == ["13", "11"]
    assert codes(table.children("1", 2003)) == ["13", "12"]
    assert table.children("121") == table.children("9") == ()


NAMESAKES = RegionTable(
    (
        place("1", "东县", aliases=("东", "Dong")),
        place("11", "红旗乡", parent="1", aliases=("红旗",)),
        place("2", "西县"),
        place("21", "红旗乡", parent="2"),
        place("22", "西县", parent="2"),
        place("23", "北镇", parent="2", valid_to=2000),
        place("23", "北街道", parent="2", valid_from=2000, valid_to=2010),
        place("23", "北镇", parent="2", valid_from=2010),
        place("24", "北镇", parent="2", valid_to=2000),
    )
)


@pytest.mark.parametrize(
    ("name", "within", "year", "found"),
    [
        ("红旗乡", "1", None, ["11"]),
        ("红旗乡", "2", 2024, ["21"]),
        ("红旗", "1", 2024, ["11"]),
        ("Place 11", "1", 2024, ["11"]),
        ("东县", "1", 2024, ["1"]),
        ("Dong", "1", 2024, ["1"]),
        ("西县", "2", 2024, ["22", "2"]),
        ("北镇", "2", 1999, ["23", "24"]),
        ("北镇", "2", 2005, []),
        ("北街道", "2", 2005, ["23"]),
        ("北镇", "2", 2024, ["23"]),
        ("北镇", "2", None, ["23", "24"]),
        ("北街道", "2", None, ["23"]),
        ("红旗乡", "", None, []),
        ("红旗乡", "9", None, []),
        ("", "1", None, []),
        ("红", "1", None, []),
    ],
)
def test_names_are_looked_up_within_one_place(name: str, within: str, year: int | None, found: list[str]) -> None:
    assert codes(NAMESAKES.named(name, within, year)) == found


def test_a_name_without_a_year_gives_the_latest_row_of_that_name() -> None:
    (bearer, other) = NAMESAKES.named("北镇", "2")

    assert (bearer.valid_from, other.code) == (2010, "24")


SUCCESSION = RegionTable(
    (
        place("1", "", "2", valid_from=1981, valid_to=1990),
        place("2", "", "3", "4", valid_from=1990, valid_to=2000),  # split in two
        place("3", "", "5", valid_from=2000, valid_to=2010),
        place("4", "", "5", "6", valid_from=2000, valid_to=2010),
        place("5", valid_from=2010),  # merged again
        place("6", valid_from=2012),  # the code came two years late
        place("7", "旧名", "7", valid_from=1981, valid_to=1990),  # a new name under the same code
        place("7", "新名", "5", valid_from=1990, valid_to=2010),
        place("8", "旧名", valid_from=1981, valid_to=1990),  # the same, with no successor written down
        place("8", "新名", valid_from=1990),
        place("9", "", "3", valid_from=2005, valid_to=2010),
        place("10", valid_from=1981, valid_to=1990),  # nobody knows what became of it
        place("11", "", "99", valid_from=1981, valid_to=1990),
    )
)


@pytest.mark.parametrize(
    ("code", "year", "found"),
    [
        ("1", 1985, ["1"]),
        ("1", 1990, ["2"]),
        ("1", 2005, ["3", "4"]),
        ("1", 2011, ["5"]),
        ("1", 2024, ["5", "6"]),
        ("3", 2024, ["5"]),
        ("1", 1980, []),
        ("5", 2005, []),
        ("7", 1985, ["7"]),
        ("7", 1995, ["7"]),
        ("7", 2024, ["5"]),
        ("8", 2024, ["8"]),
        ("9", 2003, []),  # what came after it tells nothing of the time before it
        ("10", 2024, []),
        ("11", 2024, []),
        ("404", 2024, []),
    ],
)
def test_replaced_codes_lead_to_what_covers_their_ground(code: str, year: int, found: list[str]) -> None:
    assert codes(SUCCESSION.current(code, year)) == found


def test_a_renamed_place_is_followed_from_any_of_its_years() -> None:
    for since in (None, 1985, 1995):
        assert codes(SUCCESSION.current("7", 2024, since)) == ["5"]
        assert [region.name.get("zh-Hans") for region in SUCCESSION.current("8", 2024, since)] == ["新名"]


def test_a_code_given_out_again_means_the_place_of_its_time() -> None:
    table = RegionTable(
        (
            place("1", "先", "2", valid_from=1981, valid_to=1983),
            place("1", "后", "3", valid_from=1986, valid_to=1993),
            place("2"),
            place("3"),
            place("4", "先", valid_from=1995, valid_to=1997),
            place("4", "后", valid_from=2000),
        )
    )

    assert codes(table.current("1", 2024, since=1982)) == ["2"]
    assert codes(table.current("1", 2024, since=1990)) == ["3"]
    assert codes(table.current("1", 2024)) == ["3"]
    assert codes(table.current("1", 1985)) == ["2"]
    assert table.current("4", 2024, since=1996) == ()
    assert codes(table.current("4", 2024)) == ["4"]


def test_successors_in_a_circle_come_to_an_end() -> None:
    table = RegionTable(
        (
            place("1", "", "2", valid_to=2000),
            place("2", "", "3", "1", valid_to=2000),
            place("3", "", "1", "3", valid_to=2000),
            place("4", "", "5", valid_from=1983, valid_to=1986),  # there and back again, as has happened
            place("5", "", "4", valid_from=1986, valid_to=1990),
            place("4", "", "5", valid_from=1990, valid_to=1994),
            place("5", valid_from=1994),
        )
    )

    assert table.current("1", 2024) == table.current("3", 2024, since=1990) == ()
    for year, code in ((1985, "4"), (1988, "5"), (1992, "4"), (2024, "5")):
        assert codes(table.current("4", year, since=1983)) == [code]


def test_ancestors_are_outermost_first() -> None:
    table = RegionTable(
        (
            place("1"),
            place("11", "旧", parent="1", valid_to=2003),
            place("11", "新", parent="1", valid_from=2003),
            place("111", parent="11"),
            place("2", parent="404"),
        )
    )

    assert codes(table.ancestors("111")) == ["1", "11"]
    assert table.ancestors("111", 2002)[-1].name.get("zh-Hans") == "旧"
    assert table.ancestors("111")[-1].name.get("zh-Hans") == "新"
    assert table.ancestors("1") == table.ancestors("2") == table.ancestors("404") == ()


def test_parents_in_a_circle_come_to_an_end() -> None:
    table = RegionTable(
        (place("1", parent="3"), place("2", parent="1"), place("3", parent="2"), place("4", parent="4"))
    )

    assert codes(table.ancestors("1")) == ["2", "3"]
    assert table.ancestors("4") == ()
    assert codes(table.named("地4", "4")) == ["4"]


@st.composite
def tables(draw: st.DrawFn) -> RegionTable:
    """A small table full of mistakes: any code may follow or contain any other, in any years."""
    code, year = st.sampled_from("12345"), st.integers(1980, 1990)
    rows = st.builds(
        lambda own, successors, parent, start, end: place(
            own, "", *successors, parent=parent, valid_from=start, valid_to=end
        ),
        code,
        st.lists(code, max_size=3),
        st.one_of(st.none(), code),
        year,
        year,
    )
    return RegionTable(tuple(draw(st.lists(rows, max_size=12))))


@settings(deadline=None)
@given(tables(), st.sampled_from("12345"), st.integers(1979, 1991), st.one_of(st.none(), st.integers(1979, 1991)))
def test_any_table_is_answered_from(table: RegionTable, code: str, year: int, since: int | None) -> None:
    current = table.current(code, year, since)
    ancestors = codes(table.ancestors(code, since))

    assert all(region.valid_in(year) for region in current)
    assert all(one != other for i, one in enumerate(current) for other in current[:i])
    assert len(set(ancestors)) == len(ancestors)
    assert code not in ancestors
    here = table.get(code, year)
    assert (here is None) or table.current(code, year) == (here,)


def test_tables_travel_between_processes() -> None:
    assert NAMESAKES.named("红旗乡", "1")  # with what it has looked up so far
    again = pickle.loads(pickle.dumps(NAMESAKES))

    assert again == NAMESAKES
    assert again.named("红旗乡", "1") == NAMESAKES.named("红旗乡", "1")
