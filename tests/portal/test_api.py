"""The delivery API of the built sample: an independent validator reads every record by the published schema, totals and
checksums agree, every address leads somewhere, and everything says that its figures are invented.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import frontmatter
import pytest
from html_tree import Element
from jsonschema import Draft202012Validator, FormatChecker

from plainlaw.content_types import content_types

ROOT = "https://plainlaw.example/"
NOTICES = {
    "zh-Hans": "本站为演示：云岭示例县及全部数据均为虚构。",
    "en": "Demonstration site: Yunling Example County and all of its figures are fictional.",
}
COLLECTIONS = {model.section.folder: name for name, model in content_types().items()}
ReadPage = Callable[[str], Element]
Json = dict[str, Any]

FORMATS = FormatChecker(["date"])


@FORMATS.checks("uri")
def _is_address(value: object) -> bool:
    parts = urlsplit(str(value))
    return bool(parts.scheme and parts.netloc)


@pytest.fixture(scope="module")
def api(built: Path) -> dict[str, Json]:
    """Every JSON file of the API by its path below `api/v1/`."""
    folder = built / "api" / "v1"
    files = sorted(folder.rglob("*.json"))
    return {file.relative_to(folder).as_posix(): json.loads(file.read_text(encoding="utf-8")) for file in files}


def _records(api: dict[str, Json], lang: str, collection: str) -> dict[str, Json]:
    found = {path: file for path, file in api.items() if path.startswith(f"{lang}/{collection}/")}
    return {path: file for path, file in found.items() if path.count("/") == 2 and not path.endswith("/index.json")}


def _texts_told(api: dict[str, Json]) -> dict[str, str]:
    """The checksum of the record of every dated text, as the records of documents tell it, by its path."""
    told: dict[str, str] = {}
    for file in api.values():
        legal = file["data"].get("legal") if "data" in file and isinstance(file["data"], dict) else None
        for version in legal["versions"] if legal else ():
            if "record" in version:
                path = version["record"].removeprefix(ROOT)
                assert told.setdefault(path, version["record_sha256"]) == version["record_sha256"]
    return told


def _judge(api: dict[str, Json], collection: str) -> Draft202012Validator:
    return Draft202012Validator(api[f"schemas/{collection}.json"], format_checker=FORMATS)


@pytest.mark.parametrize("collection", [*COLLECTIONS, "metrics"])
def test_schemas_are_schemas(collection: str, api: dict[str, Json]) -> None:
    schema = api[f"schemas/{collection}.json"]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"{ROOT}api/v1/schemas/{collection}.json"


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("lang", NOTICES)
def test_every_record_is_valid(lang: str, collection: str, api: dict[str, Json]) -> None:
    judge = _judge(api, collection)
    records = _records(api, lang, collection)
    assert len(records) >= 5
    for path, record in records.items():
        errors = [f"{path}: {error.json_path} {error.message}" for error in judge.iter_errors(record["data"])]
        assert not errors
        assert record["data"]["type"] == COLLECTIONS[collection]
        assert record["meta"]["schema"] == f"{ROOT}api/v1/schemas/{collection}.json"


@pytest.mark.parametrize("lang", NOTICES)
def test_every_metric_is_valid(lang: str, api: dict[str, Json]) -> None:
    judge = _judge(api, "metrics")
    records = _records(api, lang, "metrics")
    assert len(records) > 20
    for path, record in records.items():
        assert not [f"{path}: {error.json_path} {error.message}" for error in judge.iter_errors(record["data"])]
        assert record["meta"]["schema"] == f"{ROOT}api/v1/schemas/metrics.json"
        broken = deepcopy(record["data"])
        del broken["derived_from"]
        assert list(judge.iter_errors(broken))


MUTATIONS: dict[str, Callable[[Json], object]] = {
    "no notice": lambda data: data.pop("notice"),
    "no title": lambda data: data["fields"].pop("title"),
    "a key that nobody declared": lambda data: data.update(colour="red"),
    "a field that nobody declared": lambda data: data["fields"].update(colour="red"),
    "a language that the portal has not": lambda data: data.update(locale="fr"),
    "another type": lambda data: data.update(type="novel"),
    "a day that no calendar knows": lambda data: data["fields"].update(published="2024-02-30"),
    "an address that is none": lambda data: data.update(url="somewhere"),
    "a commit that is none": lambda data: data["source"].update(commit="latest"),
    "a title that is empty": lambda data: data["fields"].update(title=""),
    "a figure without an address": lambda data: data["figures"].append({"metric": "x", "value": "1"}),
}


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_record_with_a_mistake_is_not_valid(mutation: str, collection: str, api: dict[str, Json]) -> None:
    judge = _judge(api, collection)
    for record in _records(api, "en", collection).values():
        data = deepcopy(record["data"])
        MUTATIONS[mutation](data)
        assert not judge.is_valid(data)


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("lang", NOTICES)
def test_records_hold_what_the_author_wrote(lang: str, collection: str, api: dict[str, Json], sample: Path) -> None:
    for path, record in _records(api, lang, collection).items():
        data = record["data"]
        written = frontmatter.load(str(sample / data["source"]["path"])).metadata
        said = {key: _plain(value) for key, value in written.items()}
        kept = {key: value for key, value in data["fields"].items() if key in said}
        assert _texts(kept) == _texts(said), path


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _texts(value: object) -> object:
    """Without what the author left out, and numbers as text: YAML reads the period 2024 as a number."""
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items() if inner not in (None, [])}
    return [_texts(inner) for inner in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize("lang", NOTICES)
def test_totals_of_indexes_agree_with_the_records(lang: str, api: dict[str, Json], sample: Path) -> None:
    manifest = {entry["name"]: entry["indexes"][lang] for entry in api["manifest.json"]["collections"]}
    assert set(manifest) == set(COLLECTIONS)
    for collection in COLLECTIONS:
        index = api[f"{lang}/{collection}/index.json"]
        records = _records(api, lang, collection)
        suffix = "*.en.md" if lang == "en" else "*.md"
        files = [
            path for path in (sample / "content" / collection).glob(suffix) if lang == "en" or ".en." not in path.name
        ]
        assert (
            index["meta"]["total"] == len(index["data"]) == len(records) == manifest[collection]["total"] == len(files)
        )
        by_key = {record["data"]["key"]: record["data"] for record in records.values()}
        for entry in index["data"]:
            assert entry["title"] == by_key[entry["key"]]["fields"]["title"]
            assert entry["url"] == by_key[entry["key"]]["url"]


def test_the_manifest_knows_every_file_by_its_checksum(api: dict[str, Json], built: Path) -> None:
    listed = {entry["path"]: entry["sha256"] for entry in api["manifest.json"]["files"]}
    # the records of documents stand in the indexes
    records = {
        entry["record"].removeprefix(ROOT): entry["record_sha256"]
        for path, file in api.items() if path.rpartition("/")[2].startswith("index.")
        for entry in file["data"] if "record_sha256" in entry
    }  # fmt: skip
    texts = _texts_told(api)
    assert len(texts) >= 6
    assert not listed.keys() & records.keys() & texts.keys()
    listed |= records | texts
    there = {path.relative_to(built).as_posix() for folder in ("api", "downloads")
             for path in (built / folder).rglob("*") if path.is_file()}  # fmt: skip
    # those of the figures of documents stand in their Data Packages; those of legal texts follow from the documents
    there -= {path for path in there if path.startswith(("downloads/releases/", "downloads/policies/"))}
    assert set(listed) == there - {"api/v1/manifest.json"}
    for path, digest in listed.items():
        assert hashlib.sha256((built / path).read_bytes()).hexdigest() == digest, path
    for entry in api["manifest.json"]["files"]:
        assert entry["bytes"] == (built / entry["path"]).stat().st_size


def test_every_file_says_that_the_figures_are_invented(api: dict[str, Json]) -> None:
    assert api["manifest.json"]["notice"] == NOTICES
    for path, file in api.items():
        lang = path.partition("/")[0]
        if lang not in NOTICES:
            continue
        assert file["meta"]["notice"] == NOTICES[lang], path
        entries = file["data"] if isinstance(file["data"], list) else [file["data"]]
        if path.endswith("/disclosure/index.json"):
            # exactly the columns of the law, and no figures
            continue
        assert {entry["notice"] for entry in entries} == {NOTICES[lang]}, path


def test_every_row_of_a_download_says_that_its_figures_are_invented(built: Path, sample: Path) -> None:
    metrics = sorted((built / "downloads" / "metrics").glob("*.csv"))
    assert len(metrics) > 60
    for file in metrics:
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
        assert rows
        column = "COMMENT_DSET" if file.name.endswith(".sdmx.csv") else "notice"
        assert {row[column] for row in rows} == {" ".join(NOTICES.values())}, file.name
    returns = sorted((built / "downloads" / "returns").rglob("*.csv"))
    assert len(returns) > 200
    for file in returns:
        handed_in = sample / "stats" / file.relative_to(built / "downloads" / "returns")
        assert file.read_bytes() == handed_in.read_bytes()
        assert all("虚构" in line for line in file.read_text(encoding="utf-8").splitlines()[1:]), file.name


def _addresses(value: object) -> set[str]:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return set().union(*map(_addresses, inner)) if inner else set()
    return {value} if isinstance(value, str) and value.startswith(ROOT) else set()


def test_every_address_leads_somewhere(api: dict[str, Json], built: Path, page_of: ReadPage) -> None:
    found = set().union(*(_addresses(file) for file in api.values()))
    assert len(found) > 1000
    ids: dict[str, set[str]] = {}
    for address in sorted(found):
        parts = urlsplit(address)
        path = parts.path.lstrip("/")
        assert (built / path / "index.html" if not path or path.endswith("/") else built / path).is_file(), address
        if parts.fragment:
            page = path.rstrip("/")
            ids.setdefault(page, {element.get("id") for element in page_of(page).walk()})
            assert parts.fragment in ids[page], address


def test_every_file_names_itself(api: dict[str, Json]) -> None:
    for path, file in api.items():
        if "links" in file:
            assert file["links"]["self"] == f"{ROOT}api/v1/{path}"


@pytest.mark.parametrize("lang", NOTICES)
def test_series_and_downloads_say_the_same(lang: str, api: dict[str, Json], built: Path) -> None:
    metrics = [entry["key"] for entry in api[f"{lang}/metrics/index.json"]["data"]]
    assert len(metrics) > 20
    for metric in metrics:
        text = (built / "downloads" / "metrics" / f"{metric}.csv").read_text(encoding="utf-8")
        names = list(api[f"{lang}/metrics/{metric}.json"]["data"]["dimensions"])
        rows = [
            (row["region"], row["period"], {name: row[name] for name in names if row[name] != "_T"}, row["value"])
            for row in csv.DictReader(io.StringIO(text)) if row["value"]
        ]  # fmt: skip
        seen = [(o["region"], o["period"], o["dimensions"], o["value"])
                for o in api[f"{lang}/series/{metric}.json"]["data"]["observations"]]  # fmt: skip
        assert seen == rows
