"""A small portal with enough documents that lists have pages and related documents are chosen among many."""

from pathlib import Path

from portal.small_portal import small_portal
from portals import commit_all

_PRACTICE = """\
---
title: {title} {number}
summary: {title} {number}.
published: {year}-{month:02}-10
office: office
topics: [{topic}]
region: "9901241{place:02}"
elements: [one, two]
---

## Part 0

{title} [one](../practices/text-{link}.md).

| a | b |
| --- | --- |
| 1 | 2 |
"""


_POLICY = """\
---
title: {title}
summary: {title}.
published: 2020-01-05
office: office
topics: [mediation]
in_force_from: {begins}
---

**第一条** 甲。

**第二条** 乙。
"""
POLICIES = {"rules": "2018-01-01", "acting": "2020-02-01", "other": "2024-12-01"}
"""Three policies, by their names, with the days on which they come into force."""


def portal_with_texts(into: Path, count: int = 14) -> Path:
    """The small portal with `count` more documents in both languages."""
    small_portal(into)
    topics = into / "site_config/topics.yml"
    topics.write_text(topics.read_text() + "- {id: land, name: {zh-Hans: 土地, en: Land}}\n")
    settings = into / "site_config/portal.yml"
    settings.write_text(settings.read_text() + "page_size: 5\n")
    folder = into / "content/practices"
    folder.mkdir()
    for number in range(count):
        for suffix, title in (("", "做法"), (".en", "Practice")):
            text = _PRACTICE.format(
                title=title, number=number, year=2015 + number % 8, month=number % 12 + 1, place=number % 2,
                topic=("mediation", "land")[number % 2], link=(number + 1) % count,
            )  # fmt: skip
            (folder / f"text-{number}{suffix}.md").write_text(text, encoding="utf-8")
    policies = into / "content/policies"
    policies.mkdir(exist_ok=True)
    for name, begins in POLICIES.items():
        (policies / f"{name}.md").write_text(_POLICY.format(title=name, begins=begins), encoding="utf-8")
    commit_all(into)
    return into
