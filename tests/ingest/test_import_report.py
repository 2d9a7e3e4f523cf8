"""The report of an import as people read it, in Chinese and English: repairs by cell, questions, findings, the end.

`PYTHONPATH=generator:tests:tests/ingest python tests/ingest/test_import_report.py` writes the expected texts anew: read
the difference before it is committed.
"""

import json
import shlex
import tempfile
from pathlib import Path

import pytest
from import_portal import import_portal, result_of

from plainlaw.edit.import_report import as_json, as_text

HERE = Path(__file__).parent / "reports"
FILE = """\
柳溪示例县2024年3月案件月报,,,
填报单位：县司法局,,单位：件,
序号,鄉 鎮,案件数,同比
1,榆影鎮,１２①,3%
2,柳丁镇,"1,024",—
3,茶岚乡,,5%
合　计,,1036,
审核人：某某,,电话：0999-2241234,
"""
ANSWERS = {"column.同比": "ignore", "place.柳丁镇": "柳汀镇", "blank": "unknown"}
STATES = {"asked": {}, "refused": {**ANSWERS, "blank": "refuse"}, "taken": ANSWERS}


def report(portal: Path, state: str, lang: str) -> str:
    result = result_of(portal, "count", FILE, STATES[state], "报表.csv")
    return as_text(result, lang, written=False) + "\n"


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
@pytest.mark.parametrize("state", STATES)
def test_the_report_is_as_expected(state: str, lang: str, shared_portal: Path) -> None:
    expected = (HERE / f"{state}.{lang}.txt").read_text(encoding="utf-8")
    assert report(shared_portal, state, lang) == expected


def test_programs_read_the_same(shared_portal: Path) -> None:
    result = result_of(shared_portal, "count", FILE, {}, "报表.csv")
    said = json.loads(as_json(result, "en", written=False))
    assert (said["path"], said["written"], said["errors"]) == ("stats/count/2024-03.csv", False, 0)
    assert len(said["repairs"]) == len(result.repairs) > 5
    assert all(repair["rule"]["en"] and repair["trap"] for repair in said["repairs"])
    repair = next(repair for repair in said["repairs"] if repair["before"] == "１２①")
    assert (repair["line"], repair["column"], repair["trap"]) == (4, 3, "footnote_marks")
    assert [question["key"] for question in said["questions"]] == [question.key for question in result.questions]
    assert all(question["choices"]["refuse"]["en"] for question in said["questions"])


def test_the_command_that_is_suggested_runs_nothing_of_a_cell(shared_portal: Path) -> None:
    result = result_of(shared_portal, "count", "乡镇,件数\nx';touch PWNED;',1\n")
    (line,) = (line for line in as_text(result, "en", written=False).splitlines() if "--answer '" in line)
    assert shlex.split(line) == ["→", "--answer", "place.x';touch PWNED;'=…"]


def test_the_places_are_listed_once(shared_portal: Path) -> None:
    result = result_of(shared_portal, "count", "乡镇,件数\n甲乙,1\n丙丁,2\n柳丁镇,3\n")
    first, second, third = as_text(result, "en", written=False).split("\n\n")[:3]
    assert first.count(": code 9") > 3
    assert second.count(": code 9") == 0
    assert "an answer that is listed under place.甲乙" in second
    assert "refuse: " in second
    assert "* 柳汀镇: code 9" in third
    assert third.count(": code 9") == 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = import_portal(Path(folder) / "portal")
        for name in STATES:
            for tag in ("zh-Hans", "en"):
                (HERE / f"{name}.{tag}.txt").write_text(report(made, name, tag), encoding="utf-8")
