"""Charts to test with, from invented figures, and the parts of an SVG that tests look at."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from plainlaw.model.chart import ChartData, ChartPoint, ChartSeries

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = tuple(f"{year}年{month}月" for year in (2022, 2023, 2024) for month in range(1, 13))
ENGLISH = tuple(
    f"{month} {year}"
    for year in (2022, 2023, 2024)
    for month in (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
)
TOWNS = tuple("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"[index] + "河镇" for index in range(18))
KINDS = ("邻里", "婚姻家庭", "征地拆迁", "劳动争议", "消费", "其他")


def series(name: str, labels: Sequence[str], values: Sequence[float | None]) -> ChartSeries:
    """A series from labels and values."""
    points = (ChartPoint(label, value) for label, value in zip(labels, values, strict=True))
    return ChartSeries(name, tuple(points))


def chart(kind: str, *several: ChartSeries, unit: str = "件", decimals: int = 0, **more: object) -> ChartData:
    """A chart with a title and description."""
    return ChartData(kind, "标题", "说明文字", "zh-Hans", unit, decimals, several, **more)  # type: ignore[arg-type]


def wave(count: int, start: int = 380) -> list[float | None]:
    """Values that go up and down."""
    return [float(start + (index * 37) % 90) for index in range(count)]


def examples() -> dict[str, ChartData]:
    """Charts such as a portal has, and some at the edge of what it may have."""
    gaps = wave(36)
    gaps[7:9], gaps[20], gaps[22], gaps[35] = [None, None], None, None, None
    six = [series(kind, MONTHS[-12:], wave(12, 40 + 40 * place)) for place, kind in enumerate(KINDS)]
    received = series("Community service centre matters received and registered", ENGLISH[:6], wave(6, 900))
    closed = series("Matters closed", ENGLISH[:6], wave(6, 700))
    rates = [100.0, 97.7, 97.65, 88.0]
    return {
        "36 months": chart("line", series("", MONTHS, wave(36))),
        "36 months, English": chart("line", series("", ENGLISH, wave(36)), unit="disputes"),
        "gaps": chart("line", series("", MONTHS, gaps)),
        "rate": chart("line", series("", MONTHS[:4], rates), unit="%", decimals=1, from_zero=False),
        "six series": chart("line", *six),
        "one series ends early": chart(
            "line", series("甲", MONTHS[:3], [3, 2, 4]), series("乙", MONTHS[:3], [1, 2, None])
        ),
        "long names": chart("line", received, closed, unit="matters"),
        "one point": chart("line", series("", ("2024年",), [2462])),
        "changes": chart("line", series("", MONTHS[:5], [-13.8, 4.2, -33.9, 0, -1]), unit="%", decimals=1),
        "no value": chart("line", series("", MONTHS[:6], [None] * 6), no_value="无数据"),
        "no point": chart("line", series("", (), [])),
        "no series": chart("line"),
        "18 bars": chart("bars", series("", TOWNS, [1200.0 - 65 * place for place in range(18)])),
        "bars with a gap": chart("bars", series("", KINDS, [230, 0, None, 88, 12, 1]), no_value="无数据"),
        "bars of rates": chart("bars", series("", TOWNS[:4], rates), unit="%", decimals=1),
        "bars of change": chart("bars", series("", KINDS[:3], [-13.8, -33.9, 4.2]), unit="%", decimals=1),
        "bars with long labels": chart(
            "bars",
            series("", ("Land acquisition and demolition compensation disputes", "Other"), [90, 1]),
            unit="disputes",
        ),
        "bars of two series": chart(
            "bars",
            series("排查矛盾纠纷", TOWNS[:3], [230, 120, 12]),
            series("调处成功", TOWNS[:3], [228, 118, None]),
        ),
        "one bar": chart("bars", series("", TOWNS[:1], [5])),
        "no bar": chart("bars", series("", (), [])),
    }


EXAMPLES = examples()


def parsed(svg: str) -> ElementTree.Element:
    """The SVG as the standard library's parser reads it."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """Every text drawn, in order."""
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


def colours(svg: str) -> Iterator[tuple[str, str]]:
    """Every colour painted with, and the tag of what is painted."""
    for element in parsed(svg).iter():
        for attribute in ("fill", "stroke"):
            value = element.get(attribute, "none")
            if value != "none":
                yield element.tag.removeprefix(SVG), value


def lines(svg: str) -> list[list[str]]:
    """For each stroked path of more than one point, its unbroken pieces."""
    paths = [path.get("d", "") for path in parsed(svg).iter(f"{SVG}path") if path.get("stroke-dasharray")]
    return [[piece for piece in path.split("M") if piece] for path in paths]
