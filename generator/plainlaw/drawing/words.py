"""Words and numbers in a chart: made safe for XML, measured, cut to fit, and said.

In: text of authors and offices, and values. Out: text that may stand in a picture.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from plainlaw.model.chart import ChartData, ChartSeries

# What XML 1.0 may not hold (production 2, Char), and the C1 controls, which it discourages.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ELLIPSIS = "…"
_NARROW = frozenset("iljIftr.,:;!'|()[] ")
_WIDE = frozenset("MWmw@%&—…‰−+=<>~#")


def clean(text: str) -> str:
    """The text on one line, without characters that XML cannot hold."""
    return " ".join(filter(None, (_FORBIDDEN.sub("", word) for word in text.split())))


def cleaned(data: ChartData) -> ChartData:
    """The same chart with every text clean."""
    return replace(
        data,
        title=clean(data.title),
        description=clean(data.description),
        lang=clean(data.lang),
        unit=clean(data.unit),
        no_value=clean(data.no_value),
        # Separators may be spaces (a no-break space in French), which must stay.
        thousands=_FORBIDDEN.sub("", data.thousands),
        point=_FORBIDDEN.sub("", data.point),
        series=tuple(_cleaned_series(one) for one in data.series),
        target=_cleaned_series(data.target) if data.target is not None else None,
        ranks=tuple(clean(rank) for rank in data.ranks),
    )


def _cleaned_series(series: ChartSeries) -> ChartSeries:
    points = tuple(replace(point, label=clean(point.label)) for point in series.points)
    return ChartSeries(clean(series.name), points)


def width_of(text: str, size: float) -> float:
    """About how wide the text is, in the unit of `size`, on the generous side.

    A table rather than the fonts of this machine: the reader's fonts are others, and bytes must not vary.
    """
    return size * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0 if ord(character) < 0x1F000 else 1.35  # emoji are wider than their square
    if character in _WIDE:
        return 1.0
    if character in _NARROW:
        return 0.4
    return 0.72 if character.isupper() else 0.62


def fit(text: str, size: float, room: float, lines: int = 1) -> tuple[str, ...]:
    """The text in at most so many lines, each at most `room` wide; what is cut off leaves an ellipsis."""
    found: list[str] = []
    rest = text
    while width_of(rest, size) > room and len(found) < lines - 1:
        end = _fitting(rest, size, room)
        space = rest.rfind(" ", 0, end + 1)
        end = space if space > 0 else end
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    if width_of(rest, size) > room:
        rest = rest[: _fitting(rest, size, room - size)].rstrip() + _ELLIPSIS
    return (*found, rest)


def _fitting(text: str, size: float, room: float) -> int:
    """How many characters fit, at least one."""
    used = 0.0
    for count, character in enumerate(text):
        used += _em(character) * size
        if used > room:
            return max(count, 1)
    return len(text)


def number(value: float, decimals: int, data: ChartData) -> str:
    """The value as the chart's language writes it, rounded half up. Minus is U+2212, and zero has none."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, part = f"{abs(exact):,f}".partition(".")
    said = whole.replace(",", data.thousands) + (data.point + part if part else "")
    return ("−" if exact < 0 else "") + said


def is_symbol(unit: str) -> bool:
    """Whether the unit is a symbol such as % that is written at the number, rather than a word."""
    return len(unit) == 1 and not unit.isalnum()


def with_unit(value: float, data: ChartData) -> str:
    """The value with the chart's decimals, and with its unit where that is a symbol."""
    return number(value, data.decimals, data) + (data.unit if is_symbol(data.unit) else "")
