"""Properties: nothing crashes an import; a clean return is left as it is; importing twice changes nothing."""

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_portal import result_of, table, workbook
from trap_cases import CASES

from plainlaw import traps as shelf
from plainlaw.ingest import cells, pipeline, read_file
from plainlaw.traps import persons

PLACES = ("榆影镇", "柳汀镇", "茶岚乡")
_QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
_REMARK = st.text(
    st.characters(codec="utf-8", categories=("L", "P", "Zs"), exclude_characters="@"), max_size=12
).filter(
    # such words make a file one about persons, wherever they stand; what begins with a hyphen could be run
    lambda text: text.strip() not in persons._ALONE and not text.strip().startswith(("-", "－"))
)


def written(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@_QUIET
@given(st.binary(max_size=400))
def test_no_bytes_crash_an_import(shared_portal: Path, content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", "乡镇,件数\n".encode()):
        result = result_of(shared_portal, "count", start + content)
        assert result.content is not None or result.problems or result.questions


_WORDS = [
    "乡镇",
    "件数",
    "榆影镇",
    "合计",
    "小计",
    "12",
    "1,024",
    "３．２万",
    "—",
    "…",
    "98%",
    "下降3%",
    "①",
    "其中：榆影镇",
    "审核人：某",
    "单位：万件",
    "2024年3月",
    "序号",
    "1",
    "024",
    "9.9E+8",
    "鄉鎮",
    "注：x",
]
_WORD = st.sampled_from([*_WORDS, "", "\x00", "\ufeff"])


@_QUIET
@given(st.lists(st.lists(_WORD | st.text(max_size=5), max_size=4), max_size=8))
def test_no_grid_crashes_an_import(shared_portal: Path, rows: list[list[str]]) -> None:
    content = written([["乡镇", "件数"], *rows]).decode("utf-8", "replace").encode("utf-8", "replace")
    for dataset in ("count", "several", "share"):
        result = result_of(shared_portal, dataset, content)
        assert result.content is not None or result.problems or result.questions


_VALUE = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | _WORD.filter(lambda t: "\x00" not in t)
)


@settings(_QUIET, max_examples=40)
@given(st.lists(st.lists(_VALUE, min_size=2, max_size=3), max_size=5), st.sampled_from(["A1:B1", "A2:A4", "B2:C3"]))
def test_no_workbook_crashes_an_import(shared_portal: Path, rows: list[list[object]], merged: str) -> None:
    def fill(sheet) -> None:
        table(("乡镇", "件数"), *rows)(sheet)
        sheet.merge_cells(merged)

    result = result_of(shared_portal, "count", workbook(fill), name="2024-03.xlsx")
    assert result.content is not None or result.problems or result.questions


@_QUIET
@given(st.data())
def test_a_clean_return_is_left_as_it_is(shared_portal: Path, data: st.DataObject) -> None:
    places = data.draw(st.permutations(PLACES))
    rows = [[place, str(data.draw(st.integers(0, 10**9))), data.draw(_REMARK)] for place in places]
    content = written([["乡镇", "件数", "说明"], *rows])
    result = result_of(shared_portal, "count", content)
    assert (result.content, result.repairs) == (content, ()), (result.problems, result.questions)


@pytest.mark.parametrize("case", [case for case in CASES if case.becomes], ids=lambda case: case.trap)
def test_importing_twice_changes_nothing(case, shared_portal: Path) -> None:
    first = result_of(shared_portal, case.dataset, case.content, case.answers, case.name)
    stem = first.path.rpartition("/")[2]
    again = result_of(shared_portal, case.dataset, first.content, case.answers, stem)
    assert again.content == first.content, again.problems
    assert again.repairs == ()


def test_the_order_of_traps_does_not_matter(shared_portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shuffle = random.Random(7)
    for _ in range(2):
        names = list(shelf.traps().items())
        shuffle.shuffle(names)
        mixed = dict(names)
        for module in (pipeline, cells, read_file):
            monkeypatch.setattr(module, "traps", lambda mixed=mixed: mixed)
        cells._label_steps.cache_clear()
        for case in (case for case in CASES if case.trap != "oversized"):
            result = result_of(shared_portal, case.dataset, case.content, case.answers, case.name)
            content = result.content.decode() if result.content is not None else ""
            assert content == case.becomes, (case.trap, list(mixed))
            found = {problem.kind.code for problem in result.problems if problem.is_error}
            assert bool(found) == bool(case.refused) and {q.key for q in result.questions} == set(case.asks)
    cells._label_steps.cache_clear()


@pytest.fixture(autouse=True)
def _steps_of_the_shelf() -> None:
    cells._label_steps.cache_clear()
