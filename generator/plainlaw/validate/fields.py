"""Placed YAML values to a pydantic model, every error as a finding at its line.

In: a model class and a `PlacedYaml`. Out: an instance, or None after findings.
"""

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plainlaw.model.period import PeriodError
from plainlaw.nearest import near_hint, nearest, suggestion
from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.fields import (
    FIELDS_DISAGREE,
    INVALID_VALUE,
    MISSING_FIELD,
    PERIOD_REASONS,
    UNKNOWN_CHOICE,
    UNKNOWN_FIELD,
    UNREADABLE_PERIOD,
    WRONG_TYPE,
)
from plainlaw.problems.legal import TYPED_STATUS
from plainlaw.problems.reading import NOT_A_MAPPING
from plainlaw.sources.placed_yaml import PlacedYaml

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]

_EXPECTED = {
    "string": Message.of("text"),
    "date": Message.of("a date such as 2024-07-15"),
    "bool": Message.of("true or false"),
    "int": Message.of("a whole number"),
    "tuple": Message.of("a list (one “- entry” on each line)"),
    "dict": Message.of("a list of “name: value” lines"),
    "model": Message.of("a list of “name: value” lines"),
}


def build(model: type[M], values: PlacedYaml, found: list[Problem], at: Path = ()) -> M | None:
    """An instance of `model` from the mapping at path `at` of `values`; None after findings."""
    raw = values.value
    for step in at:
        raw = raw[step]
    if not isinstance(raw, dict):
        found.append(NOT_A_MAPPING.at(values.place(*at)))
        return None
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        found.extend(_finding(model, details, values, at) for details in errors if not _is_misspelt(details, errors))
        return None


def build_list(model: type[M], values: PlacedYaml, found: list[Problem]) -> list[tuple[M, Place]]:
    """Instances from a YAML list, each with its place; broken entries become findings."""
    if not isinstance(values.value, list):
        if values.value is not None:
            found.append(WRONG_TYPE.at(values.place(), field=values.path, expected=_EXPECTED["tuple"],
                                       value=_shown(values.value), note=""))  # fmt: skip
        return []
    built = ((build(model, values, found, (index,)), values.place(index)) for index in range(len(values.value)))
    return [(instance, place) for instance, place in built if instance is not None]


def _is_misspelt(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a field is missing only because it is there under a name that is none: one mistake, one finding."""
    if error["type"] != "missing":
        return False
    *around, name = error["loc"]
    missing = [str(e["loc"][-1]) for e in errors if e["type"] == "missing" and [*e["loc"][:-1]] == around]
    beside = [str(e["loc"][-1]) for e in errors if e["type"] == "extra_forbidden" and [*e["loc"][:-1]] == around]
    return any(nearest(other, missing) == name for other in beside)


def _finding(model: type[BaseModel], error: ErrorDetails, values: PlacedYaml, at: Path) -> Problem:
    path: Path = (*at, *error["loc"])
    place = values.place(*path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "?")
    kind = error["type"]
    owner, info = _declared(model, error["loc"])
    help_text = Message(info.description or "") if info is not None else Message("")
    if kind == "missing":
        label = Message(info.title or name) if info is not None else name
        return MISSING_FIELD.at(values.place(*path[:-1]), field=name, label=label, help=help_text)
    if kind == "extra_forbidden" and name in getattr(owner, "derived", ()):
        return TYPED_STATUS.at(place, value=str(error["input"])[:60])
    if kind == "extra_forbidden":
        return UNKNOWN_FIELD.at(place, field=name, hint=suggestion(name, owner.model_fields))
    if not error["loc"]:
        return FIELDS_DISAGREE.at(place, reason=_reason(error))
    value = _shown(error["input"])
    if kind in ("literal_error", "enum"):
        choices = _choices(info) if info is not None else ()
        hint = near_hint(str(error["input"]), choices)
        return UNKNOWN_CHOICE.at(place, field=name, value=value, hint=hint, choices=", ".join(choices))
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, PeriodError):
        reason = PERIOD_REASONS.get(str(cause), Message(str(cause)))
        return UNREADABLE_PERIOD.at(place, value=value, reason=reason)
    expected = next((words for start, words in _EXPECTED.items() if kind.startswith(f"{start}_")), None)
    if expected is not None and kind.endswith(
        ("_type", "_parsing", "_from_datetime_inexact", "_from_datetime_parsing")
    ):
        return WRONG_TYPE.at(place, field=name, expected=expected, value=value, note=_note(expected))
    return INVALID_VALUE.at(place, field=name, value=value, reason=_reason(error), help=help_text)


def _declared(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[type[BaseModel], Any]:
    """The innermost model on the way to `path`, and the declaration of the field there (None when there is none)."""
    owner, info = model, None
    for step in path:
        if not isinstance(step, str):
            continue
        info = owner.model_fields.get(step)
        if info is None:
            return owner, None
        inner = _model_in(info.annotation)
        if inner is not None and step != path[-1]:
            owner = inner
    return owner, info


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)


def _choices(info: Any) -> tuple[str, ...]:
    annotation = info.annotation
    members = getattr(annotation, "__members__", None)
    return tuple(str(member.value) for member in members.values()) if members else tuple(map(str, get_args(annotation)))


_LIMITS = {
    "string_too_short": Message.of("it is too short or empty"),
    "too_short": Message.of("at least one entry is needed"),
    "string_pattern_mismatch": Message.of("it does not have the form that is expected"),
}


def _reason(error: ErrorDetails) -> Message:
    if error["type"] in _LIMITS:
        return _LIMITS[error["type"]]
    context = error.get("ctx", {})
    if error["type"] == "string_too_long":
        found, most = str(len(error["input"])), str(context["max_length"])
        return Message.of("it has {found} characters, but at most {most} are allowed", found=found, most=most)
    for least, most in (("ge", "le"), ("gt", "lt")):
        if least in context:
            return Message.of("it must be larger, beginning with {limit}", limit=str(context[least]))
        if most in context:
            return Message.of("it must be smaller, up to {limit}", limit=str(context[most]))
    cause = context.get("error")
    return Message(str(cause)) if cause is not None else Message.of("it is not a value that can be read")


def _note(expected: Message) -> Message:
    if expected == _EXPECTED["string"]:
        return Message.of("Text that looks like a number or a date goes into quotation marks.")
    return Message("")


def _shown(value: object) -> str | Message:
    if value is None or value in ([], {}, ""):
        return Message.of("empty")
    if isinstance(value, dict | list):
        return Message.of("a list of values")
    text = str(value)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
