"""The declared fields of a document as readers see them: facts, a lead, and sections.

In: a model instance and the voice of its page. Out: mappings for templates, in the order in which fields are
declared. A new field of a content type appears here by its declaration alone.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plainlaw.model.period import Period
from plainlaw.page.head import office_name
from plainlaw.voice import Voice


def facts(fields: BaseModel, voice: Voice) -> list[dict[str, str]]:
    """Label and HTML of each field that is shown as a fact and has a value; parts are taken apart."""
    found: list[dict[str, str]] = []
    for name, info in type(fields).model_fields.items():
        value = getattr(fields, name)
        if _shown(info) != "fact" or value is None or value == ():
            continue
        if isinstance(value, BaseModel):
            found += facts(value, voice)
        else:
            found.append({"label": voice.text(info.title or name), "html": value_html(value, info, voice)})
    return found


def lead_html(fields: BaseModel, voice: Voice) -> Iterator[str]:
    """The texts of the fields that are shown below the title, as plain text."""
    for name, info in type(fields).model_fields.items():
        value = getattr(fields, name)
        if _shown(info) == "lead" and isinstance(value, str):
            yield value


def sections(fields: BaseModel, voice: Voice) -> list[dict[str, Any]]:
    """Heading and HTML of each field that has a section of its own and a value."""
    found: list[dict[str, Any]] = []
    for name, info in type(fields).model_fields.items():
        value = getattr(fields, name)
        if _shown(info) != "section" or not value:
            continue
        html = _table(value, voice) if isinstance(value[0], BaseModel) else _list(value, info, voice)
        found.append({"heading": voice.text(info.title or name), "html": html, "markdown": None})
    return found


def value_html(value: Any, info: FieldInfo, voice: Voice) -> str:
    """One value as HTML: dates and periods in words, references as links, choices in the page's language."""
    if isinstance(value, date):
        return f'<time datetime="{value.isoformat()}">{escape(voice.locale.date(value))}</time>'
    if isinstance(value, Period):
        return escape(voice.locale.period(value))
    if isinstance(value, tuple):
        return escape(voice.text(", ")).join(value_html(item, info, voice) for item in value)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    relation = extra.get("x-relation")
    if isinstance(relation, str):
        return _reference(relation, str(value), voice)
    return escape(voice.text(str(value)) if extra.get("x-widget") == "select" else str(value))


def _reference(relation: str, key: str, voice: Voice) -> str:
    lang, addresses, site = voice.locale.tag, voice.addresses, voice.site
    if relation == "organisations":
        return escape(office_name(voice, key))
    if relation == "topics":
        return escape(site.topics[key].name.get(lang))
    if relation == "regions":
        return _link(voice.page.to(addresses.region(lang, key)), voice.region_name(key))
    if relation == "metrics":
        return voice.metric_link(key)
    languages = site.languages_of(relation, key)
    entry = site.by_address[relation, key, lang if lang in languages else languages[0]]
    return _link(voice.page.to(addresses.of(entry)), entry.title)


def _link(href: str, text: str) -> str:
    return f'<a href="{escape(href)}">{escape(text)}</a>'


def _list(values: tuple[Any, ...], info: FieldInfo, voice: Voice) -> str:
    items = "".join(f"<li>{value_html(value, info, voice)}</li>" for value in values)
    return f"<ul>{items}</ul>"


def _table(parts: tuple[BaseModel, ...], voice: Voice) -> str:
    declared = type(parts[0]).model_fields
    used = {name: info for name, info in declared.items() if any(getattr(part, name) is not None for part in parts)}
    heads = "".join(f'<th scope="col">{escape(voice.text(info.title or name))}</th>' for name, info in used.items())
    rows = "".join(f"<tr>{_cells(part, used, voice)}</tr>" for part in parts)
    label = escape(voice.text(next(iter(used.values())).title or ""))
    return (
        f'<div class="scroll" role="group" aria-label="{label}" tabindex="0"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(part: BaseModel, declared: dict[str, FieldInfo], voice: Voice) -> str:
    values = ((getattr(part, name), info) for name, info in declared.items())
    return "".join(f"<td>{'' if value is None else value_html(value, info, voice)}</td>" for value, info in values)


def _shown(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra.get("x-shown", "fact")) if isinstance(extra, dict) else "fact"
