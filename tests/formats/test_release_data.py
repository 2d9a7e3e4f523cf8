"""A bulletin offers the figures that it shows as files: the values of the page, in files that satisfy the judges."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from formats.judges import package_faults
from plainlaw.delivery.safe_csv import plain

LANGUAGES = {"zh-Hans": "", "en": "en/"}


@pytest.fixture(scope="module")
def releases(awkward: Path) -> Path:
    """The folder of the bulletins' files."""
    return awkward / "build" / "site" / "downloads" / "releases" / "bulletins"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_package_satisfies_its_judge(lang: str, releases: Path) -> None:
    assert package_faults(releases / f"2024-03.{lang}.datapackage.json") == []


@pytest.mark.parametrize(("old", "new"), [(",135,", ",九十七,"), ("metric,", "measure,"), ("2024-03,", "March,")])
def test_a_twin_with_a_mistake_does_not_satisfy(old: str, new: str, releases: Path, tmp_path: Path) -> None:
    for path in releases.glob("2024-03.en.*"):
        shutil.copy2(path, tmp_path)
    file = tmp_path / "2024-03.en.csv"
    package = tmp_path / "2024-03.en.datapackage.json"
    assert package_faults(package) == []
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")
    # the checksum would tell; the judge is to find the mistake itself
    said = json.loads(package.read_text("utf-8"))
    for name in ("bytes", "hash"):
        said["resources"][0].pop(name)
    package.write_text(json.dumps(said), encoding="utf-8")
    assert package_faults(package) != []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_holds_what_the_page_shows(lang: str, releases: Path, awkward: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((releases / f"2024-03.{lang}.csv").read_text("utf-8"))))
    values = {(row["metric"], row["region"], row["period"]): row for row in rows}
    assert len(values) == len(rows) == 4  # March and its rate, and two months before it from the chart
    assert values["visits", "990124", "2024-03"]["value"] == "135"
    rate = values["answer_rate", "990124", "2024-03"]
    assert (rate["numerator"], rate["denominator"], rate["status"]) == ("125", "135", "A")
    assert rate["value"] == "92.592593"
    assert {plain(row["dimensions"]) for row in rows} == {"all"}
    page = (awkward / "build" / "site" / f"{LANGUAGES[lang]}bulletins/2024-03/index.html").read_text("utf-8")
    assert "92.6%" in page
    for suffix in ("csv", "excel.csv", "datapackage.json"):
        assert f'downloads/releases/bulletins/2024-03.{lang}.{suffix}" download' in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_twin_for_spreadsheets_holds_the_same(lang: str, releases: Path) -> None:
    own, twin = ((releases / f"2024-03.{lang}{suffix}").read_bytes() for suffix in (".csv", ".excel.csv"))
    assert twin == b"\xef\xbb\xbf" + own.replace(b"\n", b"\r\n")


def test_documents_that_offer_no_downloads_have_no_files(awkward: Path) -> None:
    folder = awkward / "build" / "site" / "downloads" / "releases"
    assert [path.name for path in folder.iterdir()] == ["bulletins"]
