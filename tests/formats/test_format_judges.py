"""Every open data format satisfies the judges of its standard, and a twin with one mistake does not."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from formats.judges import csvw_faults, json_stat_faults, package_faults, sdmx_faults, workbook_faults
from formats.open_data_portal import METRICS

Judge = Callable[[Path], list[str]]
Mistake = Callable[[Path], None]

JUDGES: dict[str, tuple[Judge, tuple[str, ...]]] = {
    "data package": (package_faults, (".zh-Hans.datapackage.json", ".en.datapackage.json")),
    "csvw": (csvw_faults, (".csv",)),
    "json-stat": (json_stat_faults, (".zh-Hans.json-stat.json", ".en.json-stat.json")),
    "sdmx-csv": (sdmx_faults, (".sdmx.csv",)),
    "workbook": (workbook_faults, (".zh-Hans.xlsx", ".en.xlsx")),
}


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("name", JUDGES)
def test_every_file_satisfies_its_judge(name: str, metric: str, files: Path) -> None:
    judge, suffixes = JUDGES[name]
    for suffix in suffixes:
        assert judge(files / f"{metric}{suffix}") == []


def _in_text(suffix: str, old: str, new: str) -> Mistake:
    def make(folder: Path) -> None:
        path = folder / f"help_rate{suffix}"
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())

    return make


def _in_json(suffix: str, change: Callable[[dict[str, Any]], object]) -> Mistake:
    def make(folder: Path) -> None:
        path = folder / f"help_rate{suffix}"
        value = json.loads(path.read_text("utf-8"))
        change(value)
        path.write_text(json.dumps(value), encoding="utf-8")

    return make


def _in_sheet(old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> Mistake:
    def make(folder: Path) -> None:
        path = folder / "help_rate.en.xlsx"
        with zipfile.ZipFile(path) as book:
            entries = {entry: book.read(entry) for entry in book.namelist()}
        assert old in entries[part].decode()
        entries[part] = entries[part].decode().replace(old, new, 1).encode()
        with zipfile.ZipFile(path, "w") as book:
            for entry, content in entries.items():
                book.writestr(entry, content)

    return make


_WORDS = '<is><t xml:space="preserve">A</t></is>'
MISTAKES: dict[str, tuple[str, str, Mistake]] = {
    "a word in a column of numbers, by the package": (
        "data package", ".en.datapackage.json", _in_text(".csv", ",3,9,", ",九十七,9,")),
    "a file that was cut off": ("data package", ".en.datapackage.json", _in_text(".csv", "help_rate,990124,", "x,")),
    "another size": (
        "data package", ".en.datapackage.json",
        _in_json(".en.datapackage.json", lambda p: p["resources"][0].update(bytes=7))),
    "another checksum": (
        "data package", ".en.datapackage.json",
        _in_json(".en.datapackage.json", lambda p: p["resources"][0].update(hash="sha256:" + "0" * 64))),
    "a column of another name, by the package": (
        "data package", ".en.datapackage.json",
        _in_json(".en.datapackage.json", lambda p: p["resources"][0]["schema"]["fields"][1].update(name="place"))),
    "a package without resources": (
        "data package", ".en.datapackage.json", _in_json(".en.datapackage.json", lambda p: p.pop("resources"))),
    "a status that nobody declared, by the package": (
        "data package", ".en.datapackage.json",
        _in_json(".en.datapackage.json",
                 lambda p: p["resources"][0]["schema"]["fields"][-3]["constraints"].update(enum=["A"]))),
    "a word in a column of numbers, by the metadata": ("csvw", ".csv", _in_text(".csv", ",3,9,", ",九十七,9,")),
    "a column of another name, by the metadata": ("csvw", ".csv", _in_text(".csv", "metric,region,", "metric,place,")),
    "a status that nobody declared, by the metadata": ("csvw", ".csv", _in_text(".csv", ",%,%,A,", ",%,%,Z,")),
    "a period that is none": ("csvw", ".csv", _in_text(".csv", ",2023-12,", ",last year,")),
    "metadata with one column less": (
        "csvw", ".csv", _in_json(".csv-metadata.json", lambda m: m["tableSchema"]["columns"].pop())),
    "a size that is not that of the values": (
        "json-stat", ".en.json-stat.json", _in_json(".en.json-stat.json", lambda c: c["size"].__setitem__(0, 99))),
    "a value too few": (
        "json-stat", ".en.json-stat.json", _in_json(".en.json-stat.json", lambda c: c["value"].pop())),
    "a word among the values": (
        "json-stat",
        ".en.json-stat.json",
        _in_json(".en.json-stat.json", lambda c: c["value"].__setitem__(0, ["九十七"])),
    ),
    "a role that nobody has": (
        "json-stat",
        ".en.json-stat.json",
        _in_json(".en.json-stat.json", lambda c: c["role"].update(time=["year"])),
    ),
    "a dimension that is not described": (
        "json-stat", ".en.json-stat.json", _in_json(".en.json-stat.json", lambda c: c["dimension"].pop("region"))),
    "another class": (
        "json-stat", ".en.json-stat.json", _in_json(".en.json-stat.json", lambda c: c.update({"class": "table"}))),
    "no identifier of a structure": ("sdmx-csv", ".sdmx.csv", _in_text(".sdmx.csv", "STRUCTURE_ID", "STRUCTURE_NAME")),
    "a structure that is none": ("sdmx-csv", ".sdmx.csv", _in_text(".sdmx.csv", "dataflow,", "data stream,")),
    "an action that is none": ("sdmx-csv", ".sdmx.csv", _in_text(".sdmx.csv", "(1.0),I,", "(1.0),Z,")),
    "a word for a value": ("sdmx-csv", ".sdmx.csv", _in_text(".sdmx.csv", ",33.333333,", ",九十七,")),
    "a formula": ("workbook", ".en.xlsx", _in_sheet("<v>33.333333</v>", "<f>1+1</f>")),
    "a word among the numbers": (
        "workbook", ".en.xlsx", _in_sheet('s="2"><v>33.333333</v>', f's="2" t="inlineStr">{_WORDS}')),
    "merged cells": (
        "workbook", ".en.xlsx",
        _in_sheet("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>')),
    "a sheet without a title": ("workbook", ".en.xlsx", _in_sheet('<c r="A1" s="1" t="s"><v>0</v></c>', "")),
    "a sheet that is cut off": ("workbook", ".en.xlsx", _in_sheet("</worksheet>", "")),
    "a header that is not that of the table": (
        "workbook", ".en.xlsx", _in_sheet('name="Help rate"', 'name="Rate"', "xl/tables/table1.xml")),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_twin_with_a_mistake_does_not_satisfy(mistake: str, files: Path, tmp_path: Path) -> None:
    name, suffix, make = MISTAKES[mistake]
    for path in files.glob("help_rate.*"):
        shutil.copy2(path, tmp_path)
    judge, _ = JUDGES[name]
    assert judge(tmp_path / f"help_rate{suffix}") == []
    make(tmp_path)
    assert judge(tmp_path / f"help_rate{suffix}") != []


def test_every_format_has_a_judge_or_is_the_twin_of_one_that_has(files: Path) -> None:
    judged = {suffix for _, suffixes in JUDGES.values() for suffix in suffixes}
    # CSVW judges the CSV file and its own metadata; the twin for spreadsheets is compared with it
    judged |= {".csv-metadata.json", ".excel.csv"}
    assert {path.name.removeprefix("help_rate") for path in files.glob("help_rate.*")} == judged
