"""The JSON Schema of the front matter: it accepts what authors write, refuses mistakes, and carries what a form needs
in every language.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from plainlaw.content_types import content_types
from plainlaw.delivery.schema import front_matter_schema
from portals import REPOSITORY

TAGS = ("zh-Hans", "en")
DOCUMENTS = sorted((REPOSITORY / "content").glob("*/*.md"))
Json = dict[str, Any]


def _judge(name: str) -> Draft202012Validator:
    schema = front_matter_schema(content_types()[name], TAGS, "validation")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def _front_matter(path: Path) -> Json:
    written = frontmatter.load(str(path)).metadata
    read: Json = json.loads(json.dumps(written, default=date.isoformat))
    return read


def _of_type(name: str) -> list[Path]:
    folder = content_types()[name].section.folder
    return [path for path in DOCUMENTS if path.parent.name == folder]


@pytest.mark.parametrize("name", content_types())
def test_every_document_of_the_sample_is_accepted(name: str) -> None:
    judge = _judge(name)
    documents = _of_type(name)
    assert len(documents) >= 10
    for path in documents:
        errors = [f"{path.name}: {error.json_path} {error.message}" for error in judge.iter_errors(_front_matter(path))]
        assert not errors


@pytest.mark.parametrize("name", content_types())
def test_mistakes_are_refused(name: str) -> None:
    judge, model = _judge(name), content_types()[name]
    good = _front_matter(_of_type(name)[0])
    required = [field for field, info in model.model_fields.items() if info.is_required()]
    assert required
    for field in required:
        assert not judge.is_valid({key: value for key, value in good.items() if key != field}), field
    assert not judge.is_valid(good | {"colour": "red"})
    assert not judge.is_valid(good | {"published": "15 July 2024"})
    assert not judge.is_valid(good | {"topics": "mediation"})
    assert not judge.is_valid(good | {"title": ""})


@pytest.mark.parametrize("name", content_types())
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_every_field_carries_what_a_form_needs(name: str, mode: Any) -> None:
    schema = front_matter_schema(content_types()[name], TAGS, mode)
    fields = dict(_fields(schema))
    assert set(content_types()[name].model_fields) <= set(fields)
    for field, declared in fields.items():
        for words in ("x-label", "x-help"):
            assert set(declared[words]) == set(TAGS), field
            assert all(declared[words].values()), field
        assert declared["x-label"]["zh-Hans"] != declared["x-label"]["en"], field
        assert declared["x-widget"], field
        assert (declared["x-widget"] == "relation") == bool(declared.get("x-relation")), field


def _fields(schema: Json) -> Iterator[tuple[str, Json]]:
    yield from schema["properties"].items()
    for part in schema.get("$defs", {}).values():
        yield from part.get("properties", {}).items()


def test_the_schema_follows_from_the_declaration_alone() -> None:
    schema = front_matter_schema(content_types()["bulletin"], TAGS, "validation")
    assert schema["properties"]["office"]["x-relation"] == "organisations"
    assert schema["properties"]["published"]["format"] == "date"
    assert set(schema["$defs"]["Release"]["properties"]["status"]["enum"]) == {"provisional", "revised", "final"}
    assert schema["additionalProperties"] is False
