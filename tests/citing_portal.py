"""Portals with the Statistics Law in two texts, and documents that cite it."""

from pathlib import Path

from law_data import statute
from plainlaw.resolve import ResolvedEntry, ResolvedSite
from portals import portal_of
from sites.cases import DAY, good_site

LATER = DAY.replace(year=2025)
"""After the Statistics Law of 2024 came into force."""


def policy(title: str, body: str, *, made: str, more: str = "") -> str:
    """A policy document made on a day."""
    return (
        f"---\ntitle: {title}\nsummary: 测试。\npublished: 2024-07-15\noffice: justice-bureau\n"
        f"date_made: {made}\nin_force_from: {made}\n{more}---\n\n{body}\n"
    )


RULES = (
    "第一条 根据《中华人民共和国统计法》(以下简称统计法)，制定本条例。\n\n"
    "第二条 统计法第二十五条规定的能够识别或者推断单个统计调查对象身份的资料包括：\n\n"
    "(一)直接标明单个统计调查对象身份的资料；\n\n(二)可以推断单个统计调查对象身份的汇总资料。\n\n"
    "第三条 违反本条例第二条第一款规定的，依照前条和统计法第四十二条第一款、《行政处罚法》第九条处理。\n\n"
    "前款规定的处理，应当公布。`本条例第九条` [统计法第三条](../pages/about.md)\n"
)


def guide(body: str, as_at: str, article: str = "第二十五条") -> str:
    """A guide that describes the law of a day."""
    return (
        "---\ntitle: 指南\nsummary: 测试。\npublished: 2024-07-15\noffice: justice-bureau\nquestion: 问？\n"
        f"short_answer: 答。\ncitations:\n  - {{law: 中华人民共和国统计法, article: {article}}}\n"
        f"law_as_at: {as_at}\nreviewed: 2024-07-15\n---\n\n{body}\n"
    )


def portal(tmp_path: Path, **files: str) -> Path:
    """The good site with the law, rules of 2017 that cite it, and further files: policies__a_name is its text."""
    root = good_site(tmp_path / "portal")
    law = {
        "content/policies/statistics-law.md": policy(
            "中华人民共和国统计法", statute("statistics-law-2024").split("\n", 1)[1], made="2009-06-27",
            more="version_date: 2024-09-13\n",
        ),
        "content/policies/statistics-law/2010-01-01.md": "---\ndate: 2010-01-01\n---\n\n"
        + statute("statistics-law-2009").split("\n", 1)[1],
        "content/policies/rules.md": policy("统计法实施条例", RULES, made="2017-05-28"),
    }  # fmt: skip
    more = {f"content/{name.replace('__', '/').replace('_', '-')}.md": text for name, text in files.items()}
    return portal_of({**law, **more}, root)


def resolved(site: ResolvedSite | None, folder: str, key: str, lang: str = "zh-Hans") -> ResolvedEntry:
    """A document of a portal."""
    assert site is not None
    entry = site.site.documents.get(folder, key, lang)
    assert entry is not None
    return site.resolve(entry, [])
