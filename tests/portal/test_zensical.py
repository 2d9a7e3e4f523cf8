"""Zensical, another renderer, builds the same pages from the generated tree."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from html_tree import Element, read_html
from programs import environment
from site_crawl import broken_links, crawl

from portals import REPOSITORY

LANGUAGES = {"zh-Hans": "", "en": "en/"}
NOTICES = {
    "zh-Hans": "本站为演示：云岭示例县及全部数据均为虚构。",
    "en": "Demonstration site: Yunling Example County and all of its figures are fictional.",
}
ROOT = "https://plainlaw.example/"
PAGES = (
    "",
    "bulletins/2024-h1/",
    "metrics/disputes_screened/",
    "regions/990124100/",
    "guides/telecom-fraud/",
    "terms/",
)


def _zensical() -> str:
    own = REPOSITORY / ".venv-zensical" / "bin" / "zensical"
    found = str(own) if own.is_file() else shutil.which("zensical")
    if found is None:
        pytest.skip("Zensical is not installed: `make zensical` could not install it, and it is not on the PATH")
    return found


@pytest.fixture(scope="module")
def rendered(built: Path, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical renders it from the tree that was generated for the sample."""
    program = _zensical()
    portal = tmp_path_factory.mktemp("zensical") / "portal"
    shutil.copytree(sample / "build" / "portal", portal / "build" / "portal")
    shutil.copytree(sample / "site_config", portal / "site_config")
    shutil.copy2(sample / "mkdocs.yml", portal / "mkdocs.yml")
    done = subprocess.run([program, "build"], cwd=portal, env=environment(), capture_output=True, text=True,
    timeout=300, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (portal / "build" / "site").is_dir(), done.stdout + done.stderr
    return portal / "build" / "site"


def _page(site: Path, address: str) -> Element:
    return read_html((site / address / "index.html").read_text(encoding="utf-8"))


def _names(site: Path, ending: str) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob(f"*{ending}")}


def test_the_pages_are_the_same(rendered: Path, built: Path) -> None:
    assert len(_names(built, ".html")) > 300
    assert _names(rendered, ".html") == _names(built, ".html")


def test_every_link_leads_to_something_that_exists(rendered: Path) -> None:
    broken = broken_links(rendered, crawl(rendered), ROOT)
    assert not broken, broken[:20]


@pytest.mark.parametrize("folder", ["api", "downloads", "assets/charts"])
def test_the_files_beside_the_pages_are_the_same(folder: str, rendered: Path, built: Path) -> None:
    files = sorted(path for path in (built / folder).rglob("*") if path.is_file())
    assert files
    for path in files:
        assert (rendered / path.relative_to(built)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_the_same(address: str, lang: str, rendered: Path, built: Path) -> None:
    ours, theirs = (_page(site, LANGUAGES[lang] + address) for site in (built, rendered))
    assert theirs.one("html").get("lang") == lang
    assert theirs.one("p", "notice").text == NOTICES[lang]
    assert theirs.one("h1").text == ours.one("h1").text
    assert _figures(theirs) == _figures(ours)
    assert _said(theirs) == _said(ours)


def _figures(page: Element) -> list[tuple[str, str]]:
    return [(link.text, link.get("href")) for link in page.by_id("main").all("a", "figure")]


def _said(page: Element) -> list[str]:
    """The words of the page without signs that a renderer adds to headings."""
    return re.findall(r"\w+", page.by_id("main").text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_home_page_shows_its_key_figures(lang: str, rendered: Path) -> None:
    home = _page(rendered, LANGUAGES[lang])
    cards = home.all("li", "kpi")
    assert len(cards) == 6
    for card in cards:
        assert card.one("a", "figure").text
        assert card.one("p", "kpi__period").text
    assert home.one("div", "hero").one("h1").text
