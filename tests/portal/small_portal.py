"""A small portal in two languages: one metric pair with a rate, three returns, one bulletin, one page.

It has the look and the sections of the sample, so that stock MkDocs renders it with the same settings, but it builds
in a second or two.
"""

import shutil
from pathlib import Path

from portals import REPOSITORY, commit_all, portal_of

NOTICE = {
    "zh-Hans": "本站为演示：云岭示例县及全部数据均为虚构。",
    "en": "Demonstration site: Yunling Example County and all of its figures are fictional.",
}

_PORTAL = f"""\
name: {{zh-Hans: 云岭示例县法治公开网, en: Yunling Law and Justice}}
description: {{zh-Hans: 用平实的语言说明法律。, en: The law in plain words.}}
url: https://plainlaw.example/
languages:
  - {{tag: zh-Hans, name: 简体中文, theme: zh}}
  - {{tag: en, name: English, theme: en}}
region: "990124"
as_of: 2025-01-26
headline: month
notice: {{zh-Hans: "{NOTICE["zh-Hans"]}", en: "{NOTICE["en"]}"}}
licence: {{zh-Hans: 可以自由使用。, en: Free to use.}}
key_figures: [visits]
"""

_METRICS = """\
- {id: visits, name: {zh-Hans: 接待群众, en: Visits}, kind: count, unit: {zh-Hans: 人次, en: visits},
   definition: {zh-Hans: 当月接待的人次。, en: Visits in the month.}, office: office, frequency: month, better: neither}
- {id: answered, name: {zh-Hans: 答复, en: Answers}, kind: count, unit: {zh-Hans: 件, en: answers},
   definition: {zh-Hans: 当月答复的件数。, en: Answers in the month.}, office: office, frequency: month, better: higher}
- {id: answer_rate, name: {zh-Hans: 答复率, en: Answer rate}, kind: rate, unit: {zh-Hans: "%", en: "%"},
   definition: {zh-Hans: 答复占接待的百分比。, en: Answers as a percentage of visits.}, office: office,
   frequency: month, better: higher, decimals: 1, numerator: answered, denominator: visits}
"""

_DATASET = """\
id: service
name: {zh-Hans: 服务月报, en: Monthly return}
office: office
layout: wide
frequency: month
region: "990124"
columns: {region: 地区, metrics: {visits: 接待, answered: 答复}}
source: {zh-Hans: 窗口登记。, en: The registers of the counters.}
"""

_REGIONS = """\
code,name_zh-Hans,name_en,level,parent,valid_from,valid_to,successors,aliases
990124,云岭示例县,Yunling Example County,county,,2020,,,
990124100,云麓镇,Yunlu Town,township,990124,2020,,,
990124101,禾安镇,He'an Town,township,990124,2020,,,
"""

_BULLETIN = """\
---
title: {title}
summary: {summary}
published: 2024-04-10
office: office
region: "990124"
period: 2024-03
release: {{date: 2024-04-10, status: final}}
---

## {results}

{{{{ figure("visits") }}}}, {{{{ figure("answer_rate") }}}}

{{{{ chart("visits", by="period", kind="line", last=3) }}}}

## {quality}

{source}
"""

_PAGE = """\
---
title: {title}
summary: {summary}
published: 2024-04-10
office: office
---

{body}
"""


def small_portal(into: Path) -> Path:
    """Write the small portal into the folder `into` and commit it."""
    files = {
        "site_config/portal.yml": _PORTAL,
        "site_config/organisations.yml": "- {id: office, name: {zh-Hans: 司法局, en: Justice Bureau}}\n",
        "site_config/topics.yml": "- {id: mediation, name: {zh-Hans: 人民调解, en: Mediation}}\n",
        "stats/metrics.yml": _METRICS,
        "stats/dimensions.yml": "[]\n",
        "stats/regions.csv": _REGIONS,
        "stats/service/dataset.yml": _DATASET,
        "content/bulletins/2024-03.md": _BULLETIN.format(
            title="2024年3月服务公报", summary="三月接待了多少人次。", results="主要结果", quality="数据来源与质量",
            source="来自窗口登记。"),
        "content/bulletins/2024-03.en.md": _BULLETIN.format(
            title="Service in March 2024", summary="Visits in March.", results="Main results",
            quality="Sources and quality", source="From the registers."),
        "content/pages/help.md": _PAGE.format(title="帮助", summary="到哪里求助。", body="请到司法所。"),
        "content/pages/help.en.md": _PAGE.format(title="Help", summary="Where to go.", body="Come to the office."),
    }  # fmt: skip
    for month, visits in enumerate((100, 120, 90), start=1):
        rows = f"地区,接待,答复\n云麓镇,{visits},{visits - 10}\n禾安镇,{visits // 2},{visits // 2}\n"
        files[f"stats/service/2024-0{month}.csv"] = rows
    portal_of(files, into)
    shutil.copytree(REPOSITORY / "site_config" / "theme", into / "site_config" / "theme")
    shutil.copy2(REPOSITORY / "mkdocs.yml", into / "mkdocs.yml")
    (into / "build" / "portal").mkdir(parents=True)
    commit_all(into)
    return into
