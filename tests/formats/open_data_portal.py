"""A portal whose open data are as awkward as data may be, without being mistaken.

Names that a spreadsheet would run, two dimensions, one of which is called like a column, months without returns, a rate
whose denominator is zero, a run of months, and a place that there was for one month only.
"""

from pathlib import Path

from portal.small_portal import small_portal

HOSTILE_PLACE = '=HYPERLINK("http://evil.example","禾安")'
HOSTILE_UNIT = "@件"

_DIMENSIONS = """\
- id: status
  name: {zh-Hans: 状态, en: Status}
  codes:
    - {id: open, name: {zh-Hans: 未结, en: Open}}
    - {id: closed, name: {zh-Hans: "=已结", en: Closed}}
- id: age
  name: {zh-Hans: 年龄, en: Age}
  codes:
    - {id: adults, name: {zh-Hans: 成年人, en: Adults}}
    - {id: minors, name: {zh-Hans: -未成年人, en: +Minors}}
"""

_METRICS = f"""\
- {{id: matters, name: {{zh-Hans: 事项, en: Matters}}, kind: count, unit: {{zh-Hans: "{HOSTILE_UNIT}", en: "@matters"}},
   definition: {{zh-Hans: "=当月受理的事项。", en: "Matters \\"in\\" the month, </script> & others."}}, office: office,
   frequency: month, better: neither, dimensions: [status, age], topics: [mediation]}}
- {{id: helped, name: {{zh-Hans: 帮助, en: Helped}}, kind: count, unit: {{zh-Hans: 人, en: people}},
   definition: {{zh-Hans: 当月得到帮助的人。, en: People helped in the month.}}, office: office,
   frequency: month, better: higher, note: {{zh-Hans: 说明。, en: A note.}}}}
- {{id: asked, name: {{zh-Hans: 求助, en: Asked}}, kind: count, unit: {{zh-Hans: 人, en: people}},
   definition: {{zh-Hans: 当月求助的人。, en: People who asked in the month.}}, office: office,
   frequency: month, better: neither}}
- {{id: help_rate, name: {{zh-Hans: 帮助率, en: Help rate}}, kind: rate, unit: {{zh-Hans: "%", en: "%"}},
   definition: {{zh-Hans: 得到帮助的占求助的百分比。, en: Helped as a percentage of asked.}}, office: office,
   frequency: month, better: higher, decimals: 1, numerator: helped, denominator: asked}}
- {{id: trust, name: {{zh-Hans: 信任指数, en: Trust index}}, kind: index, unit: {{zh-Hans: 分, en: points}},
   definition: {{zh-Hans: 问卷调查的得分。, en: Score of a survey.}}, office: office,
   frequency: month, better: higher, decimals: 2}}
"""

_MATTERS = """\
id: matters
name: {zh-Hans: 事项月报, en: Return on matters}
office: office
layout: wide
frequency: month
region: "990124"
columns: {region: 地区, metrics: {matters: 事项}, dimensions: {status: 状态, age: 年龄}}
source: {zh-Hans: 窗口登记。, en: The registers of the counters.}
"""

_HELP = """\
id: help
name: {zh-Hans: 帮助月报, en: Return on help}
office: office
layout: wide
frequency: month
region: "990124"
columns: {region: 地区, metrics: {helped: 帮助, asked: 求助, trust: 信任}}
source: {zh-Hans: "=登记", en: "-The registers"}
"""

METRICS = ("matters", "helped", "asked", "help_rate", "trust", "visits", "answer_rate")


def open_data_portal(into: Path) -> Path:
    """Write the portal into the folder `into`."""
    portal = small_portal(into)
    _append(portal / "stats" / "metrics.yml", _METRICS)
    (portal / "stats" / "dimensions.yml").write_text(_DIMENSIONS, encoding="utf-8")
    table = portal / "stats" / "regions.csv"
    quoted = '"' + HOSTILE_PLACE.replace('"', '""') + '"'
    table.write_text(table.read_text("utf-8").replace("禾安镇,He'an Town", f"禾安镇,{quoted}"), encoding="utf-8")
    _append(table, "990124102,旧镇,Old Town,township,990124,2020,2024,990124100,\n")
    for folder, declaration in (("matters", _MATTERS), ("help", _HELP)):
        (portal / "stats" / folder).mkdir()
        (portal / "stats" / folder / "dataset.yml").write_text(declaration, encoding="utf-8")
    _returns(portal)
    return portal


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def _returns(portal: Path) -> None:
    # nobody reported February, and January of help is a run of months besides
    for month in ("2023-12", "2024-01", "2024-03"):
        places = ("云麓镇", "禾安镇", "旧镇") if month < "2024" else ("云麓镇", "禾安镇")
        rows = [
            f"{place},{status},{age},{len(place) * 7 + at}"
            for at, (place, status, age) in enumerate(
                (place, status, age)
                for place in places for status in ("未结", '"=已结"') for age in ("成年人", "-未成年人")
            )
        ]  # fmt: skip
        _write(portal, f"matters/{month}", ["地区,状态,年龄,事项", *rows])
        asked = 0 if month == "2024-01" else 3
        lines = [f"{place},{min(asked, at)},{asked * at},{3.25 - 3.375 * at}" for at, place in enumerate(places)]
        _write(portal, f"help/{month}", ["地区,帮助,求助,信任", *lines])
    run = ["云麓镇,40,50,4.5", "禾安镇,20,30,4.75"]
    _write(portal, "help/2024-01--2024-09", ["地区,帮助,求助,信任", *run])


def _write(portal: Path, name: str, lines: list[str]) -> None:
    (portal / "stats" / f"{name}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
