"""What changed since a revision: cells, sentences, tables, pages, and direction words that have turned false."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainlaw.cli import main
from portals import commit_all
from sites.cases import DAY, good_site

RETURN = "stats/received/2024-Q2.csv"
LATER = "stats/received/2024-Q2.v2.csv"
REASON = "- return: 2024-Q2.v2\n  type: revision\n  reason: {zh-Hans: 补报。, en: More came in.}\n  date: 2024-07-20\n"
PAGE = "content/practices/elm-tree-talks.md"
SENTENCE = (
    '2024年第二季度受理纠纷{{ figure("disputes_received", region="990177", period="2024-Q2") }}，比上一季度有所减少。'
)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    root = good_site(tmp_path / "portal")
    page = root / PAGE
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{SENTENCE}\n", encoding="utf-8")
    return root


def write(root: Path, old: str, new: str) -> None:
    file = root / RETURN
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def hand_in_again(root: Path, old: str, new: str) -> None:
    text = (root / RETURN).read_text(encoding="utf-8")
    assert old in text
    (root / LATER).write_text(text.replace(old, new), encoding="utf-8")
    (root / LATER).with_name("revisions.yml").write_text(REASON, encoding="utf-8")


def said(root: Path, *options: str, since: str = "HEAD") -> Result:
    return CliRunner().invoke(main, ["changes", "--root", str(root), "--as-of", str(DAY), "--since", since, *options])


def record(root: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(said(root, "--format", "json").output)
    return found


def test_nothing_has_changed(portal: Path) -> None:
    commit_all(portal, "A sentence")
    result = said(portal, "--lang", "en")
    assert (result.exit_code, result.output) == (0, "No figure has changed.\n")


def test_what_an_author_edited_is_no_change_of_figures(portal: Path) -> None:
    assert record(portal) == {"cells": [], "unexplained": [], "sentences": [], "pages": []}


def test_one_cell_is_followed_to_every_sentence_table_and_page(portal: Path) -> None:
    commit_all(portal, "A sentence")
    hand_in_again(portal, "榆影镇,邻里,受理,22", "榆影镇,邻里,受理,23")
    found = record(portal)
    assert found["cells"] == [
        {"figure": "disputes_received 990177101 2024-Q2 dispute_kind=neighbour", "before": "22", "after": "23",
         "place": f"{LATER}:3 [数值]"}
    ]  # fmt: skip
    assert found["unexplained"] == []
    sentence = next(s for s in found["sentences"] if s["place"] == f"{PAGE}:{_line(portal)}")
    assert "112件" in str(sentence["before"])
    assert "113件" in str(sentence["after"])
    assert {"bulletins/2024-q2/", "practices/elm-tree-talks/", "metrics/disputes_received/",
            "metrics/settlement_rate/", "en/metrics/settlement_rate/"} <= set(map(str, found["pages"]))  # fmt: skip
    assert "metrics/disputes_settled/" not in found["pages"]


def _line(root: Path) -> int:
    lines = (root / PAGE).read_text(encoding="utf-8").split("\n")
    return lines.index(SENTENCE) + 1


def test_a_direction_word_that_turns_false_is_said_and_fails(portal: Path) -> None:
    write(portal, "榆影镇,邻里,受理,22", "榆影镇,邻里,受理,21")
    commit_all(portal, "One fewer than the quarter before")
    hand_in_again(portal, "榆影镇,邻里,受理,21", "榆影镇,邻里,受理,220")
    result = said(portal, "--lang", "en")
    assert result.exit_code == 1
    assert "Direction words that are false now: 1" in result.output
    assert "“减少” in" in result.output
    # what the program says by itself follows the figures, and is never false
    assert result.output.count("“") == 2


def test_a_published_value_changed_in_its_place_fails(portal: Path) -> None:
    commit_all(portal, "A sentence")
    write(portal, "榆影镇,邻里,受理,22", "榆影镇,邻里,受理,23")
    commit_all(portal, "Nobody says why")
    result = said(portal, "--lang", "en", since="HEAD~1")
    assert result.exit_code == 1
    assert "Published values changed without a reason: 1" in result.output
    hand_in_again(portal, "榆影镇,邻里,受理,23", "榆影镇,邻里,受理,24")
    assert said(portal).exit_code == 0


def test_a_published_return_that_is_gone_fails(portal: Path) -> None:
    (portal / PAGE).write_text((portal / PAGE).read_text(encoding="utf-8").replace(SENTENCE, ""), encoding="utf-8")
    commit_all(portal, "A sentence")
    hand_in_again(portal, "榆影镇,邻里,受理,22", "榆影镇,邻里,受理,23")
    commit_all(portal, "A revision")
    for path in (LATER, str(Path(LATER).with_name("revisions.yml"))):
        (portal / path).unlink()
    commit_all(portal, "As if nothing had been")
    result = said(portal, "--lang", "en", since="HEAD~1")
    assert (result.exit_code, f"({LATER}:3" in result.output) == (1, True)


def test_markdown_holds_nothing_that_a_cell_could_write(portal: Path) -> None:
    commit_all(portal, "A sentence")
    hand_in_again(portal, "榆影镇,邻里,受理,22", "榆影镇,邻里,受理,23")
    result = said(portal, "--format", "markdown", "--lang", "en")
    assert rf"22 → 23 ({LATER}:3 \[数值\])" in result.output
    assert "### Pages:" in result.output


@pytest.mark.parametrize("revision", ["nothing-like-it", "--output=x", "HEAD~40", ""])
def test_a_revision_that_is_none(portal: Path, revision: str) -> None:
    result = CliRunner().invoke(main, ["changes", "--root", str(portal), "--as-of", str(DAY), f"--since={revision}"])
    assert result.exit_code == 3
    assert "there is no revision" in result.output
    assert not (portal / "x").exists()


def test_a_state_with_errors_is_not_compared(portal: Path) -> None:
    commit_all(portal, "A sentence")
    write(portal, "榆影镇,邻里,受理,22", "榆影镇,邻里,受理,约22")
    result = said(portal)
    assert result.exit_code == 3
    assert "as it is now has 1 errors" in result.output
