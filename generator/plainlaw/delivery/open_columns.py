"""The columns of a metric's CSV file, which Table Schema and CSVW describe under the same names, and the file.

In: an `OpenTable`. Out: `Column`s, rows of text in their order, and all of it as CSV.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from plainlaw.delivery.observation_status import STATUS_WORDS
from plainlaw.delivery.open_table import OpenTable
from plainlaw.delivery.safe_csv import Pieces
from plainlaw.locales.locale import locale_of
from plainlaw.problems import Message

Words = Mapping[str, str]
"""Text by the tag of its language."""


class Column(Struct, frozen=True):
    """A column: its name, its role, what it is called, and which values it may hold.

    The columns of role `key` together name a row. Only columns of role `number` may be empty. `choices` map each value
    of a closed list to its words; None when the list is open.
    """

    name: str
    role: Literal["key", "number", "word"]
    titles: Words
    choices: Mapping[str, Words] | None = None


_METRIC = Message.of("Metric")
_CODE_OF_PLACE = Message.of("Code of the place")
_PLACE_IN = Message.of("Place ({language})")
_PERIOD = Message.of("Period")
_VALUE = Message.of("Value")
_NUMERATOR = Message.of("Numerator: {metric}")
_DENOMINATOR = Message.of("Denominator: {metric}")
_UNIT_IN = Message.of("Unit ({language})")
_STATUS = Message.of("Status")
_VINTAGE = Message.of("Vintage (1: as first published)")
_NOTICE = Message.of("Notice")


def open_columns(table: OpenTable) -> tuple[Column, ...]:
    """The columns of the CSV file, in order. A dimension that is called like another column has `_` after its name."""
    tags, metric = table.tags, table.metric
    units = [Column(f"unit_{_suffix(tag)}", "word", _said(_UNIT_IN, table, tag)) for tag in tags]
    statuses = {code: _said(message, table) for code, message in STATUS_WORDS.items()}
    parts = [
        Column(name, "number", {tag: locale_of(tag).text(message, metric=part.name.get(tag)) for tag in tags})
        for name, message, part in zip(
            ("numerator", "denominator"), (_NUMERATOR, _DENOMINATOR), table.parts, strict=False
        )
    ]
    before = [
        Column("metric", "word", _said(_METRIC, table), {metric.id: {tag: metric.name.get(tag) for tag in tags}}),
        Column("region", "key", _said(_CODE_OF_PLACE, table)),
        *(Column(f"region_name_{_suffix(tag)}", "word", _said(_PLACE_IN, table, tag)) for tag in tags),
        Column("period", "key", _said(_PERIOD, table)),
    ]
    after = [
        Column("value", "number", _said(_VALUE, table)), *parts, *units,
        Column("status", "word", _said(_STATUS, table), statuses),
        Column("vintage", "number", _said(_VINTAGE, table)),
    ]  # fmt: skip
    if table.notice:
        after.append(Column("notice", "word", _said(_NOTICE, table)))
    taken = {column.name for column in (*before, *after)}
    return (*before, *_dimensions(table, taken), *after)


def open_csv(table: OpenTable, line_end: str = "\n") -> str:
    """The CSV file. No cell of a word can be taken for a formula."""
    pieces = Pieces(line_end)
    header = pieces.words(*(column.name for column in open_columns(table)))
    return "".join((header, line_end, *_lines(table, pieces, line_end)))


def _lines(table: OpenTable, pieces: Pieces, line_end: str) -> Iterator[str]:
    """The rows, joined of what is the same in many of them."""
    tags, notice = table.tags, (table.notice,) if table.notice else ()
    units = pieces.words(*(table.metric.unit.get(tag) for tag in tags))
    heads = {
        code: pieces.words(table.metric.id, code, *(table.region_name(code, tag) for tag in tags))
        for code in table.regions
    }
    periods = [pieces.words(str(period)) for period in table.periods]
    codes = {kind: pieces.words(*kind, "") if kind else "" for kind in table.kinds}
    ends = {
        (status, vintage): "".join((pieces.words(status), ",", vintage, *("," + pieces.words(n) for n in notice)))
        for status, vintage in {(row.status, row.vintage) for row in table.rows}
    }
    for (region, _, kind, value, parts, status, vintage), at in zip(table.rows, table.period_places, strict=True):
        numbers = ",".join((value, *parts)) if parts else value
        yield f"{heads[region]},{periods[at]},{codes[kind]}{numbers},{units},{ends[status, vintage]}{line_end}"


def _dimensions(table: OpenTable, taken: set[str]) -> Iterator[Column]:
    for dimension in table.dimensions:
        name = dimension.id
        while name in taken:
            name += "_"
        taken.add(name)
        yield Column(name, "key", {tag: dimension.name.get(tag) for tag in table.tags}, table.codes(dimension))


def _said(message: Message, table: OpenTable, about: str = "") -> dict[str, str]:
    language = next((each.name for each in table.site.site.portal.languages if each.tag == about), "")
    return {tag: locale_of(tag).text(message, language=language) for tag in table.tags}


def _suffix(tag: str) -> str:
    # CSVW allows no hyphen in the name of a column
    return tag.replace("-", "_")
