"""A small portal with a protected dataset, and the private folder beside it.

In: a folder. Out: the portal with its tables protected, and every value that must not be seen in it. The threshold is
high and the values are prime, so that they stand for nothing else wherever they are found.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plainlaw.edit.protect_returns import Protecting, protect_returns, write
from portal.small_portal import small_portal
from portals import commit_all

DAY = date(2025, 1, 26)
THRESHOLD = 100_000
_METRICS = """\
- {id: aid_cases, name: {zh-Hans: 援助案件, en: Aid cases}, kind: count, unit: {zh-Hans: 件, en: cases},
   definition: {zh-Hans: 当月登记的案件。, en: Cases in the month.}, office: office, frequency: month, better: neither,
   dimensions: [matter]}
- {id: aid_closed, name: {zh-Hans: 办结案件, en: Closed cases}, kind: count, unit: {zh-Hans: 件, en: cases},
   definition: {zh-Hans: 其中办结的案件。, en: Cases closed.}, office: office, frequency: month, better: neither,
   dimensions: [matter], rules: {at_most: aid_cases}}
- {id: aid_rate, name: {zh-Hans: 办结率, en: Closing rate}, kind: rate, unit: {zh-Hans: "%", en: "%"},
   definition: {zh-Hans: 办结占登记的百分比。, en: Closed cases as a percentage.}, office: office,
   frequency: month, better: higher, decimals: 1, numerator: aid_closed, denominator: aid_cases, dimensions: [matter]}
"""
_DIMENSIONS = """\
- id: matter
  name: {zh-Hans: 事项, en: Matter}
  codes:
    - {id: wages, name: {zh-Hans: 劳动报酬, en: Wages}}
    - {id: family, name: {zh-Hans: 婚姻家庭, en: Family}}
    - {id: other, name: {zh-Hans: 其他, en: Other}}
"""
_DATASET = f"""\
id: aid
name: {{zh-Hans: 援助月报, en: Monthly return on legal aid}}
office: office
layout: wide
frequency: month
region: "990124"
columns: {{region: 地区, dimensions: {{matter: 事项}}, metrics: {{aid_cases: 登记, aid_closed: 办结}}, ignore: [说明]}}
source: {{zh-Hans: 窗口登记。, en: The registers of the counters.}}
control_totals: [合计]
protection: {{threshold: {THRESHOLD}}}
"""
_BULLETIN = """
### Aid

{{ table("aid_cases", "aid_closed", "aid_rate", by="region", period="2024-02") }}

{{ chart("aid_cases", by="matter", period="2024-02", kind="bars") }}
"""
PLACES, MATTERS = ("云麓镇", "禾安镇", "清溪乡", "石桥乡"), ("劳动报酬", "婚姻家庭", "其他")
CASES = {
    "2024-01": (913_559, 514_229, 610_639, 700_001, 433_494_437, 800_011,
                65_537, 900_001, 910_003, 920_011, 930_011, 940_001),
    "2024-02": (902_347, 520_019, 87_178, 710_009, 433_501_003, 81_919,
                640_007, 650_011, 72_073, 960_017, 70_657, 970_027),
}  # fmt: skip


@dataclass(frozen=True)
class ProtectedPortal:
    """`small` are the values that an attacker must not find."""

    root: Path
    private: Path
    protecting: Protecting

    def raw(self) -> list[bytes]:
        """The returns as they were handed in."""
        return [path.read_bytes() for path in sorted(self.private.rglob("*.csv"))]

    def published(self) -> set[int]:
        """The values that everybody may see."""
        lines = [line for path in (self.root / "stats/aid").glob("*.csv")
                 for line in path.read_text(encoding="utf-8").splitlines()[1:]]  # fmt: skip
        return {int(said) for line in lines for said in line.split(",")[2:] if said != "[c]"}

    def withheld(self) -> set[int]:
        """The true values of the cells that are withheld, which stand nowhere else."""
        found, shown = set(), set()
        for path in sorted(self.private.rglob("*.csv")):
            public = (self.root / "stats" / path.relative_to(self.private)).read_text(encoding="utf-8").splitlines()
            for private_line, line in zip(path.read_text(encoding="utf-8").splitlines()[1:], public[1:], strict=False):
                for value, said in zip(private_line.split(",")[2:4], line.split(",")[2:], strict=True):
                    (found if said == "[c]" else shown).add(int(value))
        return found - shown


def raw_return(period: str) -> str:
    """A return as it was handed in."""
    rows = ["地区,事项,登记,办结,说明"]
    cells = [(place, matter) for place in PLACES for matter in MATTERS]
    for (place, matter), count in zip(cells, CASES[period], strict=True):
        rows.append(f"{place},{matter},{count},{count - 7 - count // 9},{place}一位当事人")
    return "\n".join(rows) + "\n"


def protected_portal(into: Path) -> ProtectedPortal:
    """The portal, protected and committed."""
    root, private = into / "portal", into / "private"
    small_portal(root)
    add(root / "stats/metrics.yml", _METRICS)
    (root / "stats/dimensions.yml").write_text(_DIMENSIONS, encoding="utf-8")
    add(
        root / "stats/regions.csv",
        "".join(
            f"99012410{at},{place},Place {at},township,990124,2024,,,\n" for at, place in enumerate(PLACES[2:], start=2)
        ),
    )
    # the other returns of the small portal are of two places only
    for path in (root / "stats/service").glob("*.csv"):
        add(path, "清溪乡,40,40\n石桥乡,30,30\n")
    for path in (root / "content/bulletins").glob("*.md"):
        add(path, _BULLETIN)
    (root / "stats/aid").mkdir()
    (root / "stats/aid/dataset.yml").write_text(_DATASET, encoding="utf-8")
    (private / "aid").mkdir(parents=True)
    for period in CASES:
        (private / "aid" / f"{period}.csv").write_text(raw_return(period), encoding="utf-8")
    protecting = protect_returns(root, "aid", private, DAY)
    assert protecting.is_safe, protecting.problems
    write(protecting)
    commit_all(root)
    return ProtectedPortal(root, private, protecting)


def add(path: Path, text: str) -> None:
    """Add text to a file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
