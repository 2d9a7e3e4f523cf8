"""The disclosure catalogue and its timeliness in words, for its page and for its files.

In: policies, and the voice of a page. Out: values of templates/disclosure.md.j2, rows of text, and plain records.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from plainlaw.law.timeliness import LIMIT, Disclosure, Timeliness
from plainlaw.locales.locale import Locale
from plainlaw.model.document import Entry
from plainlaw.model.version import POLICIES
from plainlaw.problems import Message
from plainlaw.voice import Voice

ADDRESS = "disclosure"
"""Where the catalogue stands, below the prefix of a language."""
COLUMNS = (
    Message.of("Index"),
    Message.of("Name of the information"),
    Message.of("Summary of the content"),
    Message.of("Date of creation"),
)
"""索引, 名称, 内容概述, 生成日期: the columns that art. 12 of the regulations names, and no others."""
_NAMES = ("index_number", "title", "summary", "date_made")
_NONE = "—"
_LATE = (Message.of("Title"), Message.of("Date made"), Message.of("Published"), Message.of("Working days"))


def catalogue_record(entry: Entry) -> dict[str, Any]:
    """The columns of one document as programs read it: exactly the four; null where nothing is known."""
    said = entry.fields.catalogued()
    number, made = (said.index_number, said.made) if said is not None else (None, None)
    return dict(
        zip(_NAMES, (number, entry.title, entry.fields.summary, made.isoformat() if made else None), strict=True)
    )


def catalogue_rows(entries: Iterable[Entry]) -> Iterator[list[str]]:
    """The same as rows of text; a cell is empty where nothing is known."""
    for entry in entries:
        yield [value or "" for value in catalogue_record(entry).values()]


def column_names(locale: Locale) -> list[str]:
    """The heads of the columns in a language."""
    return [locale.text(column) for column in COLUMNS]


def page_rows(entries: Iterable[Entry], voice: Voice) -> list[dict[str, Any]]:
    """The rows of the page."""
    rows: list[dict[str, Any]] = []
    for entry in entries:
        said = entry.fields.catalogued()
        made = said.made if said is not None else None
        rows.append(
            {
                "index": (said.index_number if said is not None else None) or _NONE,
                "href": voice.page.to(voice.addresses.of(entry)),
                "title": entry.title,
                "summary": entry.fields.summary,
                "date": voice.locale.date(made) if made is not None else _NONE,
                "date_iso": made.isoformat() if made is not None else None,
            }
        )
    return rows


def timeliness_values(timeliness: Timeliness, voice: Voice) -> dict[str, Any] | None:
    """What the page says of it; None when there is no document of the portal's own."""
    if not timeliness.disclosures:
        return None
    return {
        "label": voice.text("How soon documents are disclosed"),
        "said": list(_sentences(timeliness, voice)),
        "columns": [voice.text(column) for column in _LATE],
        "late": [_late(each, voice) for each in timeliness.late],
    }


def _sentences(timeliness: Timeliness, voice: Voice) -> Iterator[str]:
    number = voice.locale.number
    known, late = len(timeliness.known), len(timeliness.late)
    yield voice.text(
        "The law allows {limit} working days from the day on which a document was made to its disclosure.",
        limit=number(LIMIT),
    )
    yield voice.text(
        "Counted are the documents that offices of this portal have issued; public holidays are no working days, and "
        "weekend days that are worked instead of them are."
    )
    if timeliness.share is not None:
        share = voice.locale.figure_text(timeliness.share, 1, "%")
        said = {"in_time": number(known - late), "known": number(known), "share": share, "late": number(late)}
        yield voice.text("In time: {in_time} of {known} ({share}). Later: {late}.", **said)
    unknown = len(timeliness.disclosures) - known
    if unknown:
        yield voice.text(
            "Not known: {count}; a date is missing, or the calendar of working days does not reach it.",
            count=number(unknown),
        )


def _late(each: Disclosure, voice: Voice) -> dict[str, str]:
    entry = voice.site.documents.readable(POLICIES.folder, each.entry.key, voice.locale.tag) or each.entry
    return {
        "href": voice.page.to(voice.addresses.of(entry)),
        "title": entry.title,
        "made": voice.locale.date(each.made) if each.made is not None else "",
        "published": voice.locale.date(each.published),
        "days": voice.locale.number(each.took or 0),
    }


def timeliness_record(timeliness: Timeliness) -> dict[str, Any]:
    """The same for programs."""
    known, late = len(timeliness.known), len(timeliness.late)
    return {
        "limit_working_days": LIMIT,
        "documents": len(timeliness.disclosures),
        "in_time": known - late,
        "late": late,
        "not_known": len(timeliness.disclosures) - known,
        "late_documents": [
            {
                "key": each.entry.key,
                "date_made": each.made.isoformat() if each.made is not None else None,
                "published": each.published.isoformat(),
                "working_days": each.took,
            }
            for each in timeliness.late
        ],
    }
