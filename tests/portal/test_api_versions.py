"""Records of dated texts in the delivery API: read by the published schema, complete, and told by their documents."""

import hashlib
import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

ROOT = "https://plainlaw.example/"
KEY = "village-meeting-rules"
DAYS = ("2019-05-01", "2022-09-01", "2024-07-01")
Json = dict[str, Any]


def _read(built: Path, path: str) -> Json:
    found: Json = json.loads((built / "api/v1" / path).read_text(encoding="utf-8"))
    return found


def _texts(built: Path) -> dict[str, Json]:
    files = sorted((built / "api/v1").glob("*/policies/*/*.json"))
    return {path.relative_to(built).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in files}


@pytest.fixture(scope="module")
def judge(built: Path) -> Draft202012Validator:
    """By the schema that the manifest names."""
    collections = {each["name"]: each for each in _read(built, "manifest.json")["collections"]}
    assert [name for name, each in collections.items() if "versions_schema" in each] == ["policies"]
    address: str = collections["policies"]["versions_schema"]
    schema = json.loads((built / address.removeprefix(ROOT)).read_text(encoding="utf-8"))
    assert schema["$id"] == address
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def test_every_record_of_a_text_is_valid_and_names_its_schema(built: Path, judge: Draft202012Validator) -> None:
    texts = _texts(built)
    assert len(texts) >= 6
    for path, file in texts.items():
        assert not [f"{path}: {error.json_path} {error.message}" for error in judge.iter_errors(file["data"])]
        assert file["meta"]["schema"] == judge.schema["$id"]


@pytest.mark.parametrize(
    "mutation",
    [
        lambda data: data.pop("status"),
        lambda data: data.update(status="repealed"),
        lambda data: data.update(date=None),
        lambda data: data.update(until="2022-02-30"),
        lambda data: data.update(type="policy"),
        lambda data: data.update(fields={}),
        lambda data: data["files"].append({"url": ROOT}),
        lambda data: data["source"].update(commit="latest"),
    ],
)
def test_a_record_of_a_text_with_a_mistake_is_not_valid(
    mutation: Callable[[Json], object], built: Path, judge: Draft202012Validator
) -> None:
    data = deepcopy(_read(built, f"en/policies/{KEY}/{DAYS[0]}.json")["data"])
    mutation(data)
    assert not judge.is_valid(data)


def test_an_earlier_text_can_be_read_with_all_that_is_known_of_it(built: Path, sample: Path) -> None:
    data = _read(built, f"zh-Hans/policies/{KEY}/2019-05-01.json")["data"]
    body, commit = data.pop("body"), data["source"].pop("commit")
    assert data == {
        "type": "version", "key": KEY, "locale": "zh-Hans", "available_locales": ["zh-Hans", "en"],
        "url": f"{ROOT}policies/{KEY}/2019-05-01/", "notice": "本站为演示：云岭示例县及全部数据均为虚构。",
        "source": {"path": f"content/policies/{KEY}/2019-05-01.md"},
        "date": "2019-05-01", "until": "2022-08-31", "status": "superseded", "title": "云岭示例县村级议事协商办法",
        "note": "这是2019年公布时的正文。", "excerpt": False, "amended_by": [],
        "document": f"{ROOT}api/v1/zh-Hans/policies/{KEY}.json",
        "files": [{"media_type": "application/akn+xml",
                   "url": f"{ROOT}downloads/policies/{KEY}/2019-05-01.zh-Hans.xml"}],
        "figures": [], "citations": data["citations"],
    }  # fmt: skip
    assert len(commit) == 40
    assert "签到表由村民委员会保存两年" in body
    # the anchors are those of the page at `url`
    assert 'id="art_5"' in body
    assert f"{ROOT}policies/{KEY}/2019-05-01/#art_5" in body


def test_the_text_in_force_has_a_record_of_its_day_too(built: Path) -> None:
    data = _read(built, f"en/policies/{KEY}/2024-07-01.json")["data"]
    assert (data["status"], data["until"], data["amended_by"]) == ("in_force", None, ["village-meeting-amendment-2024"])
    assert data["source"]["path"] == f"content/policies/{KEY}.en.md"
    main = _read(built, f"en/policies/{KEY}.json")["data"]
    words = "brings a matter forward"
    assert (words in data["body"]) == (words in main["body"])


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_a_document_tells_the_records_of_its_texts_with_their_checksums(lang: str, built: Path) -> None:
    versions = _read(built, f"{lang}/policies/{KEY}.json")["data"]["legal"]["versions"]
    paths = [version["record"].removeprefix(ROOT) for version in versions]
    assert paths == [f"api/v1/{lang}/policies/{KEY}/{day}.json" for day in DAYS]
    for path, version in zip(paths, versions, strict=True):
        assert hashlib.sha256((built / path).read_bytes()).hexdigest() == version["record_sha256"]


def test_a_document_in_one_text_has_no_second_record_of_it(built: Path) -> None:
    record = _read(built, "zh-Hans/policies/mediation-records-rules.json")["data"]
    (version,) = record["legal"]["versions"]
    assert version.keys() == {"date", "until", "current", "locale", "url"}
    assert not (built / "api/v1/zh-Hans/policies/mediation-records-rules").exists()
