"""An Excel workbook: a sheet of data that is a named table, and a sheet that says what the data are.

Numbers are numbers, words are words and never formulas; no cell is merged; the header stays in sight. Nothing in the
file depends on the clock: two builds write the same bytes. (Cf. the Analysis Function's guidance "Releasing statistics
in spreadsheets".)
"""

import io
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from plainlaw.delivery.about_metric import AboutMetric
from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.observation_status import STATUS_WORDS
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.sheet_rows import Forms, fitting, with_rows
from plainlaw.locales.locale import Locale, locale_of
from plainlaw.problems import Message

_ROWS = 1_048_570
"""The rows of a sheet that are left for data."""
_BEFORE_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - a day that stands for none; the format knows no time zones
_TITLE, _HEAD = 0, 1
_BIG = {"bold": True, "font_size": 14}


def _write(table: OpenTable, tag: str) -> bytes | None:
    if len(table.rows) > _ROWS:
        return None
    # imported here: most builds write no workbook
    import xlsxwriter

    about, locale = table.about(tag), locale_of(tag)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    changed = datetime.combine(about.modified, time()) if about.modified else _BEFORE_TIME
    book.set_properties({"title": about.title, "author": about.office, "comments": about.licence, "created": changed})
    _data(book, table, about, locale)
    _notes(book, table, about, locale)
    book.close()
    width = 3 + len(table.dimensions) + 1 + len(table.parts) + 2
    return with_rows(file.getvalue(), (len(table.rows), width), lambda forms: _rows(table, locale, forms))


def _data(book: Any, table: OpenTable, about: AboutMetric, locale: Locale) -> None:
    """The sheet of data without its rows; in the place of the first one, empty cells in the form of its numbers."""
    sheet = book.add_worksheet(locale.text("Data"))
    sheet.write_string(_TITLE, 0, fitting(_title(about, locale)), book.add_format(_BIG))
    header = list(_header(table, about, locale))
    # the library looks at each cell of a table: its rows are given to it later on, all but one
    sheet.add_table(_HEAD, 0, _HEAD + 1, len(header) - 1, {
        "name": f"data_{table.metric.id}", "style": "Table Style Light 1",
        "columns": [{"header": name} for name in header],
    })  # fmt: skip
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.set_column(0, len(header) - 1, 16)
    for place, each in enumerate((table.metric, *table.parts), start=3 + len(table.dimensions)):
        sheet.write_blank(_HEAD + 1, place, None, book.add_format({"num_format": _digits(each.decimals)}))
    sheet.write_blank(_HEAD + 1, len(header) - 1, None, book.add_format({"num_format": "0"}))


def _notes(book: Any, table: OpenTable, about: AboutMetric, locale: Locale) -> None:
    sheet = book.add_worksheet(locale.text("Notes"))
    sheet.write_string(_TITLE, 0, fitting(about.title), book.add_format(_BIG))
    facts = list(_facts(table, about, locale))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.add_table(_HEAD, 0, _HEAD + len(facts), 1, {
        "name": "notes", "style": "Table Style Light 1", "autofilter": False,
        "columns": [{"header": locale.text("What")}, {"header": locale.text("Meaning")}],
    })  # fmt: skip
    for at, (label, text) in enumerate(facts, start=_HEAD + 1):
        sheet.write_string(at, 0, fitting(label), wrapped)
        sheet.write_string(at, 1, fitting(text), wrapped)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)


def _facts(table: OpenTable, about: AboutMetric, locale: Locale) -> Iterator[tuple[str, str]]:
    said = (
        (Message.of("Definition"), about.definition),
        (Message.of("Note"), about.note),
        (Message.of("Unit"), about.unit),
        (Message.of("Office"), about.office),
        (Message.of("Contact"), about.contact),
        (Message.of("Source of the returns"), "\n".join(about.sources)),
        (Message.of("Page of the metric"), about.page),
        (Message.of("Last change"), locale.date(about.modified) if about.modified else None),
        (Message.of("Notice"), about.notice),
        (Message.of("Licence"), f"{about.licence} {about.licence_address}"),
    )
    yield from ((locale.text(label), text) for label, text in said if text)
    used = {row.status for row in table.rows}
    for code, meaning in STATUS_WORDS.items():
        if code in used:
            yield locale.text("Status {code}", code=code), locale.text(meaning)


def _title(about: AboutMetric, locale: Locale) -> str:
    title = locale.text("{title} ({unit})", title=about.title, unit=about.unit)
    return f"{title} – {about.notice}" if about.notice else title


def _header(table: OpenTable, about: AboutMetric, locale: Locale) -> Iterator[str]:
    names = [locale.text("Code of the place"), locale.text("Place"), locale.text("Period")]
    names += [dimension.name.get(about.lang) for dimension in table.dimensions]
    names += [part.name.get(about.lang) for part in (table.metric, *table.parts)]
    taken: set[str] = set()
    for name in (*names, locale.text("Status"), locale.text("Vintage (1: as first published)")):
        # the columns of a table have names of their own, which are compared without regard to capitals
        free, number = name[:250], 2
        while free.casefold() in taken:
            free, number = f"{name[:240]} ({number})", number + 1
        taken.add(free.casefold())
        yield free


def _rows(table: OpenTable, locale: Locale, forms: Forms) -> Iterator[str]:
    """The cells of each row, joined of what is the same in many of them."""
    tag, first = locale.tag, 3 + len(table.dimensions)
    last = first + 1 + len(table.parts)
    places = {
        code: forms.cell(0, code) + forms.cell(1, table.region_name(code, tag)) for code in table.regions
    }  # fmt: skip
    periods = [forms.cell(2, locale.period(period)) for period in table.periods]
    words = [{code: said[tag] for code, said in table.codes(dimension).items()} for dimension in table.dimensions]
    kinds = {
        kind: "".join(forms.cell(3 + n, words[n][code]) for n, code in enumerate(kind)) for kind in table.kinds
    }  # fmt: skip
    ends = {
        (status, vintage): forms.cell(last, status) + forms.cell(last + 1, vintage)
        for status, vintage in {(row.status, row.vintage) for row in table.rows}
    }
    before, after = forms.around(first)
    for (region, _, codes, value, parts, status, vintage), at in zip(table.rows, table.period_places, strict=True):
        number = f"{before}{value}{after}" if value else ""
        others = "".join(forms.cell(first + n, part) for n, part in enumerate(parts, start=1)) if parts else ""
        yield f"{places[region]}{periods[at]}{kinds[codes]}{number}{others}{ends[status, vintage]}"


def _digits(decimals: int) -> str:
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


FORMAT = DataFormat(
    Message.of("Excel workbook"), ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
    "https://ecma-international.org/publications-and-standards/standards/ecma-376/", _write, by_language=True, order=2,
)  # fmt: skip
