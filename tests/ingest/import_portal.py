"""A portal with small datasets to import into, and files as offices hand them in.

In: nothing. Out: a portal on disk; workbooks as bytes.
"""

import io
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plainlaw.edit.import_return import Imported, take
from plainlaw.ingest import HandedIn, Ingested, ingest
from plainlaw.sheet.target import Target
from sites.cases import GOOD

DAY = date(2024, 8, 1)

_METRIC = """
- id: {id}
  name: {{zh-Hans: {name}, en: {english}}}
  kind: {kind}
  unit: {{zh-Hans: "{unit}", en: "{unit}"}}
  definition: {{zh-Hans: 定义。, en: Definition.}}
  office: justice-bureau
  frequency: month
  better: neither
"""
_METRICS = (
    ("cases", "案件数", "Cases", "count", "件"),
    ("heads", "人数", "Heads", "count", "人"),
    ("planned", "计划场次", "Planned", "count", "场"),
    ("held", "完成场次", "Held", "count", "场"),
    ("satisfaction", "满意度", "Satisfaction", "index", "%"),
    ("gain", "提升幅度", "Gain", "index", "百分点"),
)
_RATE = """
- id: completion
  name: {zh-Hans: 完成率, en: Completion rate}
  kind: rate
  unit: {zh-Hans: "%", en: "%"}
  definition: {zh-Hans: 定义。, en: Definition.}
  office: justice-bureau
  frequency: month
  better: neither
  numerator: held
  denominator: planned
"""
_DATASET = """\
id: {id}
name: {{zh-Hans: 月报, en: Return}}
office: justice-bureau
layout: wide
frequency: month
region: "990177"
columns:
  region: 乡镇
  metrics: {metrics}
  ignore: [说明]
{more}source: {{zh-Hans: 台账。, en: Registers.}}
"""
_DATASETS = {
    "count": ("{cases: 件数}", ""),
    "people": ("{cases: 件数, heads: 人数}", ""),
    "plan": ("{planned: 计划, held: 完成}", ""),
    "share": ("{satisfaction: 满意度}", ""),
    "gains": ("{gain: 提升}", ""),
    "several": ("{cases: 件数}", "  period: 时期\n"),
}
_OLD_PLACE = "990177203,旧渡乡,Oldford Township,township,990177,2010,2022,990177102,\n"


def import_portal(into: Path) -> Path:
    """The good site with these datasets, none of which has a return yet."""
    shutil.copytree(GOOD, into, dirs_exist_ok=True)
    metrics = "".join(
        _METRIC.format(id=id_, name=name, english=english, kind=kind, unit=unit)
        for id_, name, english, kind, unit in _METRICS
    )
    with (into / "stats/metrics.yml").open("a", encoding="utf-8") as file:
        file.write(metrics + _RATE)
    with (into / "stats/regions.csv").open("a", encoding="utf-8") as file:
        file.write(_OLD_PLACE)
    for name, (columns, more) in _DATASETS.items():
        (into / "stats" / name).mkdir()
        text = _DATASET.format(id=name, metrics=columns, more=more)
        (into / "stats" / name / "dataset.yml").write_text(text, encoding="utf-8")
    return into


def hand_in(
    portal: Path, dataset: str, content: bytes | str, answers: Mapping[str, str] | None = None,
    name: str = "2024-03.csv",
) -> Imported:  # fmt: skip
    """What becomes of a file with this content."""
    folder = portal.parent / "inbox"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return take(portal, folder / name, dataset, answers or {}, DAY)


def result_of(
    portal: Path, dataset: str, content: bytes | str, answers: Mapping[str, str] | None = None,
    name: str = "2024-03.csv",
) -> Ingested:  # fmt: skip
    """What becomes of a file, of a portal that does not change meanwhile."""
    file = HandedIn(name, content.encode() if isinstance(content, str) else content)
    return ingest(file, target_of(portal, dataset), answers or {})


@cache
def target_of(portal: Path, dataset: str) -> Target:
    """The dataset of a portal, read once."""
    (portal.parent / "any.csv").write_bytes(b"")
    target = take(portal, portal.parent / "any.csv", dataset, {}, DAY).target
    assert target is not None
    return target


def workbook(fill: Callable[[Worksheet], object]) -> bytes:
    """An Excel workbook with one sheet, called 表."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    fill(sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def table(*rows: tuple[object, ...]) -> Callable[[Worksheet], None]:
    """Fills a sheet with these rows."""

    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return fill


def files_of(portal: Path) -> dict[str, bytes]:
    """Everything that stands in the portal's folder."""
    return {str(path.relative_to(portal)): path.read_bytes() for path in portal.rglob("*") if path.is_file()}
