"""The good site with a release to come: a return, and a bulletin in two languages, that wait for its minute."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from portals import commit_all
from sites.cases import good_site

ZONE = ZoneInfo("Asia/Shanghai")
BEFORE = datetime(2024, 10, 15, 9, 29, tzinfo=ZONE)
MINUTE = datetime(2024, 10, 15, 9, 30, tzinfo=ZONE)
AFTER = datetime(2024, 10, 15, 18, 0, tzinfo=ZONE)
RELEASES = """\
- id: mediation-2024-q3
  title: {zh-Hans: 第三季度调解公报, en: Mediation in the third quarter}
  dataset: [received, settled]
  period: 2024-Q3
  at: 2024-10-15 09:30
  state: confirmed
"""
NUMBERS = ("73153", "61297", "51437", "41593", "31741", "21893")
"""Values of the return, none of which is part of another number of the portal."""
WORDS = ("Quicksilver", "Zanzibar", "水银柱")
"""Words of the bulletins: of the title, the summary and the text."""
RECEIVED = "乡镇,类型,指标,数值\n" + "".join(
    f"{place},{kind},受理,{number}\n"
    for (place, kind), number in zip(
        [(place, kind) for place in ("榆影镇", "柳汀镇", "茶岚乡") for kind in ("婚姻家庭", "邻里")],
        NUMBERS,
        strict=True,
    )
)
SETTLED = "代码,类型,成功\n" + "".join(
    f"{code},{kind},{int(number) - 7}\n"
    for (code, kind), number in zip(
        [(code, kind) for code in ("990177101", "990177102", "990177201") for kind in ("婚姻家庭", "邻里")],
        NUMBERS,
        strict=True,
    )
)
_TEXTS = {
    "en": ("Quicksilver in the third quarter", "Zanzibar report.", "Main results", "Sources and quality"),
    "zh": ("第三季度水银柱", "水银柱的说明。", "主要结果", "数据来源与质量"),
}


def bulletin(lang: str) -> str:
    """The bulletin that comes out with the release."""
    title, summary, results, sources = _TEXTS[lang]
    return (
        f"---\ntitle: {title}\nsummary: {summary}\npublished: 2024-10-15\noffice: justice-bureau\n"
        'region: "990177"\nperiod: 2024-Q3\nembargo: mediation-2024-q3\n'
        f"release: {{date: 2024-10-15, status: final}}\n---\n\n## {results}\n\n"
        f'Quicksilver Zanzibar 水银柱 {{{{ figure("disputes_received") }}}}.\n\n## {sources}\n\nZanzibar.\n'
    )


def portal_without(into: Path) -> Path:
    """The portal as it is when nothing has been handed in yet; the release is announced."""
    portal = good_site(into)
    (portal / "stats/releases.yml").write_text(RELEASES, "utf-8")
    # numbers that no other text holds are larger than what the good site takes for possible
    metrics = portal / "stats/metrics.yml"
    metrics.write_text(metrics.read_text("utf-8").replace("maximum: 900, ", ""), "utf-8")
    commit_all(portal, "Announce the release")
    return portal


def hand_in(portal: Path) -> None:
    """Hand in what waits, and commit it."""
    for path, text in {
        "stats/received/2024-Q3.csv": RECEIVED,
        "stats/settled/2024-Q3.csv": SETTLED,
        "content/bulletins/2024-q3.md": bulletin("zh"),
        "content/bulletins/2024-q3.en.md": bulletin("en"),
    }.items():
        (portal / path).write_text(text, "utf-8")
    commit_all(portal, "Quicksilver")
