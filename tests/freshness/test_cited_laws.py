"""A build after a cited law came, changed, went or merely took effect is the build from nothing."""

from datetime import date
from pathlib import Path

import pytest

from freshness.test_legal_documents import DAY, assert_as_from_nothing, write
from portals import commit_all
from sites.cases import good_site

_FORMER = "**第一条** 为了方便群众，制定本规定。\n\n**第二条** 收到意见的单位应当在五个工作日内答复。"
_LATER = (
    "**第一条** 为了方便群众，制定本规定。\n\n**第二条** 意见由专人登记，逐件编号。\n\n"
    "**第三条** 收到意见的单位应当在五个工作日内答复。"
)
_GUIDE = (
    "---\ntitle: 答复\nsummary: 测试。\npublished: 2024-01-10\noffice: justice-bureau\n"
    "question: 多久？\nshort_answer: 五日。\n"
    "citations:\n  - {law: 答复规定, article: 第二条}\nlaw_as_at: 2024-01-10\nreviewed: 2024-01-10\n---\n\n"
    "按照《答复规定》第二条办理。\n"
)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    portal = good_site(tmp_path / "portal")
    (portal / "content/guides/answers.md").write_text(_GUIDE, "utf-8")
    commit_all(portal, "A guide")
    return portal


def guide(portal: Path) -> str:
    return (portal / "build/site/guides/answers/index.html").read_text("utf-8")


def law(portal: Path, title: str, body: str, more: str = "") -> None:
    write(portal, "answer-rules", f"in_force_from: 2020-01-01\n{more}", body)
    path = portal / "content/policies/answer-rules.md"
    path.write_text(path.read_text("utf-8").replace("title: answer-rules", f"title: {title}"), "utf-8")


def test_the_page_that_cites_follows_the_law(portal: Path) -> None:
    assert_as_from_nothing(portal, DAY)
    assert "answer-rules" not in guide(portal)
    law(portal, "答复规定", _FORMER)
    assert_as_from_nothing(portal, DAY)
    assert 'href="../../policies/answer-rules/#art_2"' in guide(portal)
    # another text comes into force in autumn; nobody touches anything when the day comes
    law(portal, "答复规定", _LATER, "version_date: 2024-09-01\n")
    write(portal, "answer-rules/2020-01-01", "date: 2020-01-01\n", _FORMER)
    assert_as_from_nothing(portal, DAY)
    assert "现为" not in guide(portal)
    assert_as_from_nothing(portal, date(2024, 9, 1))
    assert '<a href="../../policies/answer-rules/#art_3">现为第三条</a>' in guide(portal)
    # the words of the article change
    law(portal, "答复规定", _LATER.replace("五个工作日", "三个工作日"), "version_date: 2024-09-01\n")
    assert_as_from_nothing(portal, date(2024, 9, 1))
    assert "正在复核" in guide(portal)
    # the law is known by another title
    law(portal, "意见规定", _LATER, "version_date: 2024-09-01\n")
    assert_as_from_nothing(portal, date(2024, 9, 1))
    assert "answer-rules" not in guide(portal)
