"""The text of an empty document: every field of its type with what belongs there.

In: a content type and a language. Out: front matter in YAML whose required fields are to be filled in and whose other
fields stand behind `#`, and the headings of the body. Examples stand in comments, so that nobody publishes one.
"""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plainlaw.locales.locale import Locale
from plainlaw.model.document import Document


def template(model: type[Document], locale: Locale) -> str:
    """The text of an empty document of this type in a language."""
    fields = "".join(f"{line}\n" for line in _fields(model, locale))
    parts = "".join(f"## {locale.text(part.heading)}\n\n" for part in model.body_parts if not part.generated)
    return f"---\n{fields}---\n\n{parts}"


def _fields(model: type[BaseModel], locale: Locale) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield f"# {locale.text(info.title or name)} — {locale.text(info.description or '')}"
        lines = [f"{name}:{_example(info)}", *_value(info, locale)]
        yield from lines if info.is_required() else (f"# {line}" for line in lines)


def _value(info: FieldInfo, locale: Locale) -> Iterator[str]:
    """The lines below the name of a field that holds a list or an object."""
    inner = _part(info.annotation)
    if not _is_list(info.annotation):
        if inner is not None:
            yield from (f"  {line}" for line in _fields(inner, locale))
    elif inner is None:
        yield "  -"
    else:
        yield "  -"
        yield from (f"    {line}" for line in _fields(inner, locale))


def _example(info: FieldInfo) -> str:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    example = str(extra.get("x-example") or " | ".join(_choices(info.annotation)))
    if not example:
        return ""
    return f' # "{example}"' if example.isdigit() else f" # {example}"


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple


def _part(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part(inner)) is not None), None)


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next((found for inner in get_args(annotation) if (found := _choices(inner))), ())
