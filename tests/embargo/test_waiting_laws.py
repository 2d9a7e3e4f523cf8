"""A legal document that waits for its release leaves no trace: neither in what it acts on and cites, nor in lists."""

from pathlib import Path

import pytest

from embargo.test_leaks import PARTS, contents, publish
from embargo.waiting_portal import BEFORE, MINUTE, portal_without
from freshness.clean_builds import different
from portals import commit_all, portal_of

SECRETS = ("quicksilver", "水银柱", "zanzibar", "〔2024〕99号")
WAITS = "embargo: mediation-2024-q3\n"


def policy(title: str, more: str, body: str) -> str:
    return (
        f"---\ntitle: {title}\nsummary: {title}的说明。\npublished: 2024-03-01\noffice: justice-bureau\n"
        f"issuers: [justice-bureau]\ndate_made: 2024-03-01\n{more}---\n\n{body}"
    )


TEXT = "**第一条** 甲方应当在三日内答复。\n\n**第二条** 依照《中性办法》第二条和Neutral Rules, Article 2办理。\n"
PUBLIC = {
    "content/policies/base-rules.md": policy("基础办法", "in_force_from: 2024-04-01\n", TEXT),
    "site_config/gone.yml": "- {document: policies/gone, title: {zh-Hans: 旧文件, en: An old one}, since: 2024-05-01,\n"
    "   reason: {zh-Hans: 不再适用。, en: No longer needed.}}\n",
    "site_config/addresses.txt": "policies/gone/\n",
}
SECRET = TEXT.replace("三日", "九日水银柱")
WAITING = {
    # recorded by hand, too early
    "site_config/addresses.txt": "policies/gone/\npolicies/quicksilver-rules/\n",
    # its title is one that public documents may cite
    "content/policies/quicksilver-rules.md": policy(
        "中性办法",
        f"{WAITS}in_force_from: 2024-06-01\nversion_date: 2024-07-01\ndocument_number: 柳示司发〔2024〕99号\n"
        "index_number: quicksilver-99\nother_titles: [Neutral Rules]\nredirect_from: [/policies/zanzibar/]\n"
        "relations:\n  - {rel: amends, target: base-rules, portions: [art_2]}\n"
        "change_notes:\n  - {date: 2024-04-01, kind: minor, note: 水银柱}\n",
        SECRET,
    ),
    "content/policies/quicksilver-rules/2024-06-01.md": f"---\ndate: 2024-06-01\n{WAITS}note: 水银柱\n---\n\n{SECRET}",
    # a text of a public document that comes with the release, though its day has passed
    "content/policies/base-rules/2024-07-01.md": f"---\ndate: 2024-07-01\n{WAITS}note: 水银柱\n---\n\n{SECRET}",
    "content/guides/zanzibar.md": (
        f"---\ntitle: 水银柱问答\nsummary: 水银柱。\npublished: 2024-07-15\noffice: justice-bureau\n{WAITS}"
        "question: 水银柱？\nshort_answer: 水银柱。\ncitations:\n  - {law: 基础办法, article: 第二条}\n"
        "law_as_at: 2024-05-01\nreviewed: 2024-07-15\n---\n\n依照《基础办法》第二条。\n"
    ),
}


def portal(into: Path, *, waiting: bool) -> Path:
    root = portal_without(into)
    settings = root / "site_config/portal.yml"
    settings.write_text(settings.read_text("utf-8") + "legal_pdf: true\n", "utf-8")
    portal_of(PUBLIC, root)
    commit_all(root, "What is public")
    if waiting:
        portal_of(WAITING, root)
        commit_all(root, "Quicksilver")
    return root


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return portal(tmp_path_factory.mktemp("laws") / "portal", waiting=True)


def seen(root: Path) -> set[str]:
    return {
        f"{word} in {name}" for name, content in contents(root) for word in SECRETS if word.encode() in content.lower()
    }


def test_not_a_byte_of_a_law_that_waits_is_published(waiting: Path, tmp_path: Path) -> None:
    publish(waiting, BEFORE)
    assert seen(waiting) == set()
    without = portal(tmp_path / "portal", waiting=False)
    publish(without, BEFORE)
    for part in PARTS:
        assert different(waiting / "build" / part, without / "build" / part) == []


def test_from_the_minute_on_all_of_it_is_there_and_an_earlier_time_takes_it_back(waiting: Path) -> None:
    publish(waiting, MINUTE)
    site = waiting / "build/site"
    for path in ("policies/quicksilver-rules", "policies/quicksilver-rules/2024-06-01", "policies/zanzibar",
                 "policies/quicksilver-rules/2024-06-01--2024-07-01", "guides/zanzibar",
                 "policies/base-rules/2024-07-01"):  # fmt: skip
        assert (site / path / "index.html").is_file(), path
    for path in ("quicksilver-rules", "quicksilver-rules/2024-06-01", "base-rules/2024-04-01", "base-rules/2024-07-01"):
        assert (site / f"api/v1/zh-Hans/policies/{path}.json").is_file(), path
    page = (site / "policies/base-rules/index.html").read_text("utf-8")
    assert "quicksilver-rules" in page
    publish(waiting, BEFORE)
    assert seen(waiting) == set()
