"""A walk through every page of the built sample: every link leads somewhere, nothing is loaded from elsewhere, and each
page says what it is, in which language, and that its figures are invented.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from site_crawl import Page, broken_links, crawl, css_addresses, target

ROOT = "https://plainlaw.example/"
NOTICES = {
    "zh-Hans": "本站为演示：云岭示例县及全部数据均为虚构。",
    "en": "Demonstration site: Yunling Example County and all of its figures are fictional.",
}
NOT_FOUND = "404.html"
_DAY = re.compile(r"\d{4}-\d\d-\d\d/$")
_NARROWED = re.compile(r"/(year|topic|page)/")


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Page]:
    """All pages but those at former addresses, which say nothing of their own (see test_former_addresses)."""
    former = json.loads((built / "api/v1/addresses.json").read_text("utf-8"))["data"]
    addresses = {*(one["from"] for one in former["moved"]), *(one["address"] for one in former["gone"])}
    left_out = {f"{address.removeprefix(ROOT)}index.html" for address in addresses}
    found = crawl(built)
    assert left_out and left_out <= found.keys()
    return {path: page for path, page in found.items() if path not in left_out}


def _language(path: str) -> str:
    return "en" if path.startswith("en/") else "zh-Hans"


def test_there_are_pages_of_every_kind_in_both_languages(pages: dict[str, Page]) -> None:
    kinds = Counter(re.sub(r"[^/]+/index\.html$", "", path) for path in pages)
    sections = ("campaigns", "policies", "bulletins", "practices", "guides", "terms", "pages", "metrics", "regions")
    for section in sections:
        assert kinds[f"{section}/"] >= 5, section
        assert kinds[f"en/{section}/"] >= 5, section


def test_every_link_leads_to_something_that_exists(pages: dict[str, Page], built: Path) -> None:
    broken = broken_links(built, pages, ROOT)
    assert not broken, broken[:20]


def test_links_off_the_site_are_plain_links_that_cannot_run_anything(pages: dict[str, Page]) -> None:
    schemes = {target(path, address, ROOT).address.partition(":")[0]
               for path, page in pages.items() for address in page.links
               if target(path, address, ROOT).file is None}  # fmt: skip
    assert schemes <= {"https", "http", "mailto", "tel"}
    assert "tel" in schemes


def test_nothing_is_loaded_from_another_host(pages: dict[str, Page], built: Path) -> None:
    loaded = {path: page.loads for path, page in pages.items()}
    for file in sorted(built.rglob("*.css")):
        path = file.relative_to(built).as_posix()
        loaded[path] = tuple(css_addresses(file.read_text(encoding="utf-8")))
    assert sum(map(len, loaded.values())) > len(pages)
    asked = {(path, target(path, address, ROOT)) for path, found in loaded.items() for address in found}
    assert not [(path, found.address) for path, found in asked if found.file is None]
    assert not [found.file for _, found in asked if found.file and not (built / found.file).is_file()]


def test_charts_ask_for_nothing(built: Path) -> None:
    charts = sorted((built / "assets" / "charts").glob("*.svg"))
    assert len(charts) > 100
    for chart in charts:
        text = chart.read_text(encoding="utf-8")
        text = re.sub(r'xmlns(:xlink)?="[^"]*"', "", text)
        assert not re.search(r"https?:|<script|<foreignObject|@import|\bon[a-z]+=", text), chart.name


def test_every_page_has_the_notice_in_its_language(pages: dict[str, Page]) -> None:
    wrong = {path: page.notices for path, page in pages.items() if page.notices != (NOTICES[_language(path)],)}
    assert not wrong


def test_every_page_says_its_language(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        # a wrong address does not say which language was meant: its page speaks both, in the frame of the theme's own
        assert page.lang == ("zh" if path == NOT_FOUND else _language(path)), path


def test_the_page_for_wrong_addresses_works_at_any_depth(pages: dict[str, Page]) -> None:
    relative = [link for link in pages[NOT_FOUND].links if not re.match(r"/|#|https:|tel:|mailto:", link)]
    assert pages[NOT_FOUND].links
    assert not relative


def test_every_page_has_one_heading_and_one_title(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert len(page.headings) == 1, path
        assert page.headings[0], path
        assert len(page.titles) == 1, path
    # a term and a metric may well have one name
    section = {path: path.removesuffix("/index.html").rpartition("/")[0] for path in pages}
    titles = Counter((section[path], page.titles[0]) for path, page in pages.items() if path != NOT_FOUND)
    assert not [title for title, count in titles.items() if count > 1]


def test_every_page_is_canonical_at_its_own_address(pages: dict[str, Page]) -> None:
    elsewhere: list[str] = []
    for path, page in pages.items():
        own, document = ROOT + page.address, ROOT + _DAY.sub("", page.address)
        expected = () if path == NOT_FOUND else (own,)
        if own != document and page.canonical != expected:
            # the text in force, at its address for that day, is to be found and cited at that of its document
            expected = (document,)
            elsewhere.append(document)
        assert page.canonical == expected, path
    assert elsewhere
    assert len(elsewhere) == len(set(elsewhere))


def test_ids_are_unique_within_a_page(pages: dict[str, Page]) -> None:
    twice = {path: [name for name, count in Counter(page.ids).items() if count > 1] for path, page in pages.items()}
    assert not {path: names for path, names in twice.items() if names}


def test_every_image_has_words(pages: dict[str, Page]) -> None:
    images = [(path, source, alt) for path, page in pages.items() for source, alt in page.images]
    assert len(images) > 50
    assert not [(path, source) for path, source, alt in images if not (alt or "").strip()]


def test_languages_of_a_page_name_each_other(pages: dict[str, Page]) -> None:
    by_address = {ROOT + page.address: page for page in pages.values()}
    pairs = 0
    for path, page in pages.items():
        if path == NOT_FOUND:
            continue
        named = {lang: address for lang, address in page.alternates.items() if lang != "x-default"}
        assert named[page.lang] == ROOT + page.address, path
        for lang, address in named.items():
            assert by_address[address].lang == lang
            assert by_address[address].alternates == page.alternates
        if "x-default" in page.alternates:
            assert page.alternates["x-default"] == named["zh-Hans"]
        pairs += len(named) > 1
    assert pairs > 100


def test_a_page_that_exists_in_both_languages_says_so(pages: dict[str, Page]) -> None:
    both = {"zh-Hans", "en", "x-default"}
    translated = [path for path in pages if f"en/{path}" in pages and not _NARROWED.search(path)]
    lonely = [path for path in translated if set(pages[path].alternates) != both]
    assert len(translated) > 50
    assert not lonely


def test_every_page_can_be_reached_from_the_home_page(pages: dict[str, Page]) -> None:
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        path = ahead.pop()
        for address in pages[path].links:
            file = target(path, address, ROOT).file
            if file in pages and file not in reached:
                reached.add(file)
                ahead.append(file)
    assert set(pages) - reached == {NOT_FOUND}


def test_the_map_of_the_site_lists_every_page_that_is_to_be_found(pages: dict[str, Page], built: Path) -> None:
    listed = re.findall(r"<loc>([^<]*)</loc>", (built / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(
        ROOT + page.address for page in pages.values() if page.canonical == (ROOT + page.address,)
    )
