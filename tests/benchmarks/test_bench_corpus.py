"""The articles are the same everywhere, and plainlaw finds nothing wrong with them."""

import re
from datetime import date
from pathlib import Path

import pytest
from benchmarks.articles import article
from benchmarks.contenders import TOOLS
from benchmarks.corpus import FIGURE, RETURN, ROW, SHOWN_ON, change_cell, write_portal

from plainlaw.build import load

COUNT = 40
ARTICLES = [article(number, COUNT) for number in range(COUNT)]


def test_two_portals_are_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_portal(tmp_path / name, COUNT)
    texts = [
        {file.relative_to(tmp_path / name): file.read_bytes() for file in (tmp_path / name / "content").rglob("*.md")}
        for name in ("one", "two")
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) == COUNT
    heads = [(tmp_path / name / ".git/refs/heads/main").read_text() for name in ("one", "two")]
    assert heads[0] == heads[1], "commits have fixed dates and authors"


def test_the_portal_has_no_errors_and_shows_its_figure_twenty_times(tmp_path: Path) -> None:
    write_portal(tmp_path, COUNT)
    loaded = load(tmp_path, date(2025, 1, 26))
    assert not loaded.problems
    assert sum(FIGURE in file.read_text() for file in (tmp_path / "content").rglob("*.md")) == SHOWN_ON


def test_the_cell_is_the_one_that_the_figure_shows(tmp_path: Path) -> None:
    write_portal(tmp_path, 2, commit=False)
    before = (tmp_path / RETURN).read_text().splitlines()
    change_cell(tmp_path, 4321)
    after = (tmp_path / RETURN).read_text().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert "4321" in changed[0][1].split(",")
    regions = (tmp_path / "stats" / "regions.csv").read_text()
    assert f"990124101,{ROW}," in regions


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_every_peer_is_given_the_same_words_and_links(tool: str, tmp_path: Path) -> None:
    TOOLS[tool].write(tmp_path / "site", COUNT)
    for each in ARTICLES:
        file = TOOLS[tool].site.path(tmp_path / "site", each)
        text = file.read_text()
        assert text == TOOLS[tool].site.document(each, ARTICLES)
        assert _plain(text) >= _plain(each.body(dict.fromkeys(each.links, "x"))) - {"note"}
        linked = re.findall(r"\]\([^)]*?(\w+)/(note-\d+)", text)
        assert linked == [(ARTICLES[number].section, ARTICLES[number].key) for number in each.links]


def _plain(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "]", text)))
