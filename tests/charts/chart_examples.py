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
ENGLISH_TOWNS = tuple(f"{name} Township" for name in ("Yunlu", "Hean", "Qingwuping", "Liushan", "Baiyang", "Songlin"))
KINDS = ("邻里", "婚姻家庭", "征地拆迁", "劳动争议", "消费", "其他")


def series(name: str, labels: Sequence[str], values: Sequence[float | None]) -> ChartSeries:
    """A series from labels and values."""
    points = (ChartPoint(label, value) for label, value in zip(labels, values, strict=True))
    return ChartSeries(name, tuple(points))


def estimates(name: str, labels: Sequence[str], values: Sequence[float]) -> ChartSeries:
    """A series of estimates, each between two bounds."""
    points = (ChartPoint(label, value, (value - 2, value + 1.5)) for label, value in zip(labels, values, strict=True))
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
        "line against a target": chart(
            "line",
            series("", MONTHS[:12], [95.0, 96, 97, 98, 98.2, 98, None, 97, 97.5, 99, 98.1, 98.4]),
            unit="%",
            decimals=1,
            from_zero=False,
            target=series("目标98%", MONTHS[:12], [None, None, *[98.0] * 10]),
        ),
        "two lines against a target": chart(
            "line",
            series("调处", MONTHS[:12], wave(12)),
            series("排查", MONTHS[:12], wave(12, 420)),
            target=series("目标", MONTHS[:12], [430.0] * 6 + [480.0] * 6),
        ),
        "estimates": chart(
            "line", estimates("", MONTHS[:6], [88, 89.5, 90, 91.2, 90.8, 92]), unit="%", decimals=1, from_zero=False
        ),
        "bars against a target": chart(
            "bars",
            series("", KINDS, [99, 120, 0, 30, 44, None]),
            no_value="无数据",
            target=series("目标", KINDS, [None, 60.0, 60.0, 60.0, 45.0, 45.0]),
        ),
        "falls against a target": chart(
            "bars",
            series("", KINDS[:2], [-13.8, -33.9]),
            unit="%",
            decimals=1,
            target=series("目标−15%", KINDS[:2], [-15.0, -15.0]),
        ),
        "ranking": chart(
            "ranking",
            series("", TOWNS[:5], [100.0, 98.2, 98.2, 91.0, None]),
            unit="%",
            decimals=1,
            from_zero=False,
            ranks=("1", "=2", "=2", "4", ""),
            target=series("目标98%", TOWNS[:5], [98.0] * 5),
            no_value="无数据",
        ),
        "ranking of long names": chart(
            "ranking",
            estimates("", ENGLISH_TOWNS, [90.0 - place for place in range(6)]),
            unit="per 1,000 residents",
            decimals=1,
            ranks=tuple("123456"),
            target=series("Target 88 per 1,000 residents", ENGLISH_TOWNS, [88.0] * 6),
        ),
        "ranking of changes": chart("ranking", series("", TOWNS[:3], [4, 0, -3]), ranks=tuple("123")),
        "ranking of one": chart("ranking", series("", TOWNS[:1], [4]), ranks=("1",)),
        "ranking of nothing": chart("ranking"),
        "18 panels": chart(
            "panels", *(series(town, MONTHS[-12:], wave(12, 300 + 20 * place)) for place, town in enumerate(TOWNS))
        ),
        "panels against a target": chart(
            "panels",
            *(
                series(town, ENGLISH[:6], [97, 96, None, 92 + place, None, 98])
                for place, town in enumerate(ENGLISH_TOWNS)
            ),
            series("Lone Township", ENGLISH[:6], [None, 97, None, 95, None, None]),
            unit="%",
            decimals=1,
            from_zero=False,
            target=series("Target 97%", ENGLISH[:6], [97.0] * 6),
        ),
        "panels of long periods": chart(
            "panels",
            *(series(town, ("first quarter of 2023", "fourth quarter of 2024"), [90, 92]) for town in ENGLISH_TOWNS),
            unit="%",
            from_zero=False,
        ),
        "60 panels": chart("panels", *(series(f"第{place}乡", MONTHS[:3], wave(3, place)) for place in range(60))),
        "panels below nought": chart("panels", *(series(town, MONTHS[:3], [-5, 0, None]) for town in TOWNS[:3])),
        "one panel of one point": chart("panels", series("甲", ("2024年",), [4])),
        "no panel": chart("panels"),
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
