"""A period as a field of front matter: what it takes, what it writes, and what its JSON Schema says."""

from typing import Any, Literal

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from period_strategies import periods
from pydantic import BaseModel, ValidationError

from plainlaw.model.field import declare
from plainlaw.model.period import Period


class Sheet(BaseModel):
    """A document with a period that must be given and one that need not."""

    period: Period = declare("Period", "What the sheet is about.", widget="period", example="2024-H1")
    against: Period | None = None


def schema(mode: Literal["validation", "serialization"]) -> dict[str, Any]:
    found: dict[str, Any] = Sheet.model_json_schema(mode=mode)
    Draft202012Validator.check_schema(found)
    return found


@pytest.mark.parametrize(
    ("front_matter", "canonical"),
    [
        ("period: 2024", "2024"),
        ("period: '2024'", "2024"),
        ("period: 2024-03", "2024-03"),
        ("period: 2024-Q3", "2024-Q3"),
        ("period: 2024-01--2024-09", "2024-01--2024-09"),
        ("period: 2024年第三季度", "2024-Q3"),
        ("period: Third quarter of 2024", "2024-Q3"),
    ],
)
def test_front_matter_is_read_and_written_canonically(front_matter: str, canonical: str) -> None:
    sheet = Sheet.model_validate(yaml.safe_load(front_matter))

    assert sheet.period == Period.read(canonical)
    assert sheet.model_dump() == {"period": canonical, "against": None}
    assert Sheet.model_validate_json(sheet.model_dump_json()) == sheet


@pytest.mark.parametrize(
    ("front_matter", "reason"),
    [
        ("period: 2024-01-01", "unknown"),
        ("period: 2024-01-01 12:00:00", "unknown"),
        ("period: 2024.9", "ambiguous"),
        ("period: 2024-13", "impossible"),
        ("period: 2024-Q5", "impossible"),
        ("period: 今年以来", "undated"),
        ("period: true", "unknown"),
        ("period:", "unknown"),
        ("period: [2024]", "unknown"),
        ("period: {year: 2024}", "unknown"),
        ("period: 0x" + "f" * 5000, "unknown"),
    ],
)
def test_other_values_are_a_finding_of_this_field(front_matter: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Sheet.model_validate(yaml.safe_load(front_matter))

    (error,) = refusal.value.errors(include_input=False)
    assert error["loc"] == ("period",)
    assert error["ctx"]["error"].args == (reason,)


def test_the_schema_keeps_what_was_declared() -> None:
    field = schema("validation")["properties"]["period"]

    assert (field["title"], field["description"]) == ("Period", "What the sheet is about.")
    assert (field["x-widget"], field["x-example"]) == ("period", "2024-H1")
    assert field["pattern"] == Period.pattern
    assert schema("serialization")["properties"]["period"]["type"] == "string"


@settings(deadline=None)
@given(periods())
def test_every_canonical_spelling_fits_both_schemas(period: Period) -> None:
    for mode in ("validation", "serialization"):
        judge = Draft202012Validator(SCHEMAS[mode])
        assert judge.is_valid(Sheet(period=period, against=period).model_dump())
        assert judge.is_valid({"period": str(period), "against": None})


@pytest.mark.parametrize("value", [2024, "2024", "2024-03", "2024-Q3", "2024-H1", "2023-11--2024-02"])
def test_the_schema_takes_what_yaml_gives(value: object) -> None:
    assert Draft202012Validator(SCHEMAS["validation"]).is_valid({"period": value})
    Sheet.model_validate({"period": value})


@pytest.mark.parametrize(
    "value",
    [
        "",
        "24",
        "0000",
        "0024-01",
        "2024-13",
        "2024-Q5",
        "2024-H0",
        "2024-1",
        "2024.9",
        " 2024",
        24,
        20245,
        2024.9,
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(value: object) -> None:
    assert not Draft202012Validator(SCHEMAS["validation"]).is_valid({"period": value})


SCHEMAS = {"validation": schema("validation"), "serialization": schema("serialization")}
