"""The catalogue is what DCAT-AP asks for, and what it says of each file is so; a twin with a mistake is refused."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from formats.judges import catalogue_faults

ROOT = "https://plainlaw.example/"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def path(awkward: Path) -> Path:
    """The catalogue."""
    return awkward / "build" / "site" / "downloads" / "catalogue.jsonld"


@pytest.fixture
def catalogue(path: Path) -> Json:
    """What it says, read anew for each test."""
    read: Json = json.loads(path.read_text("utf-8"))
    return read


def _datasets(catalogue: Json) -> list[Json]:
    found: list[Json] = catalogue["@graph"][0]["dcat:dataset"]
    return found


def test_the_catalogue_satisfies_its_judge(path: Path) -> None:
    assert catalogue_faults(path) == []


MISTAKES: dict[str, Callable[[Json], object]] = {
    "no title": lambda c: c["@graph"][0].pop("dct:title"),
    "no publisher": lambda c: c["@graph"][0].pop("dct:publisher"),
    "a data set without a description": lambda c: _datasets(c)[0].pop("dct:description"),
    "a file without an address": lambda c: _datasets(c)[0]["dcat:distribution"][0].pop("dcat:accessURL"),
    "a size that is no number": lambda c: _datasets(c)[0]["dcat:distribution"][0].update(
        {"dcat:byteSize": {"@value": "九十七", "@type": "xsd:nonNegativeInteger"}}
    ),
    "a period that is text": lambda c: _datasets(c)[0].update({"dct:temporal": "last year"}),
    "a licence of no class": lambda c: c["@graph"].pop(1),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_catalogue_with_a_mistake_does_not_satisfy(mistake: str, catalogue: Json, tmp_path: Path) -> None:
    MISTAKES[mistake](catalogue)
    twin = tmp_path / "catalogue.jsonld"
    twin.write_text(json.dumps(catalogue), encoding="utf-8")
    assert catalogue_faults(twin) != []


def test_every_file_is_listed_with_its_size_and_checksum(catalogue: Json, files: Path) -> None:
    listed = {
        each["dcat:downloadURL"]["@id"]: each for data in _datasets(catalogue) for each in data["dcat:distribution"]
    }
    assert set(listed) == {f"{ROOT}downloads/metrics/{path.name}" for path in files.iterdir()}
    for path in files.iterdir():
        each = listed[f"{ROOT}downloads/metrics/{path.name}"]
        assert each["dcat:byteSize"]["@value"] == str(path.stat().st_size)
        checksum = each["spdx:checksum"]["spdx:checksumValue"]["@value"]
        assert checksum == hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_says_when_where_and_by_whom(catalogue: Json) -> None:
    data = {each["dct:identifier"]: each for each in _datasets(catalogue)}
    time = data["help_rate"]["dct:temporal"]
    assert (time["dcat:startDate"]["@value"], time["dcat:endDate"]["@value"]) == ("2023-12-01", "2024-09-30")
    assert data["matters"]["dct:publisher"]["foaf:name"][1] == {"@value": "Justice Bureau", "@language": "en"}
    # returns that were never committed have no day
    assert "dct:modified" not in data["matters"]
    assert data["visits"]["dct:modified"]["@value"] == "2025-01-25"
    assert data["visits"]["dct:spatial"] == {"@id": f"{ROOT}#region-990124"}
    description = data["matters"]["dct:description"][0]["@value"]
    assert "虚构" in description
