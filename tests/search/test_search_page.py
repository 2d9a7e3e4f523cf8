"""The search as readers use it, in a real browser: what is found, and that everybody can use it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import Visit

pytestmark = pytest.mark.browser

SOUGHT = (
    ("search/", "调解", "guides/people-mediation/"),
    ("search/", "人民调解", "terms/peoples-mediation/"),
    ("search/", "12348", "pages/contact/"),
    ("search/", "2,406", "bulletins/2024-h1/"),
    ("search/", "97.7%", "bulletins/2024-h1/"),
    ("search/", "信访积案", "terms/petition-backlog/"),
    ("search/", "云麓镇", "regions/990124100/"),
    ("search/", "调处成功率", "metrics/dispute_resolution_rate/"),
    ("en/search/", "mediation", "en/guides/people-mediation/"),
    ("en/search/", "2,406", "en/bulletins/2024-h1/"),
    ("en/search/", "unpaid wages", "en/guides/unpaid-wages/"),
)


def _results(page: Page) -> Locator:
    return page.locator(".search__results .card__title a")


def _ask(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(
        "() => document.querySelector('.search__status').textContent"
        " && !document.querySelector('.search__results[aria-busy]')"
    )


@pytest.fixture
def desk(chromium: Browser, served: str) -> Iterator[Page]:
    """A window of a desktop."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, base_url=served)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("where", "words", "expected"), SOUGHT)
def test_what_is_sought_is_found(where: str, words: str, expected: str, desk: Page, served: str) -> None:
    _ask(desk, f"{where}?q={words.replace('%', '%25')}")
    found = [str(link.get_attribute("href")) for link in _results(desk).all()]
    assert f"/{expected}" in found
    marks = desk.locator(".search__results mark").all_inner_texts()
    assert any(words.rstrip("%")[:2].casefold() in mark.casefold() for mark in marks)


def test_a_word_that_is_nowhere_is_said_and_leads_on(desk: Page) -> None:
    _ask(desk, "search/?q=qqzzqq")
    assert "没有找到“qqzzqq”" in desk.locator(".search__status").inner_text()
    assert _results(desk).count() == 0
    other = desk.locator(".search__more a[lang=en]")
    assert str(other.get_attribute("href")).endswith("/en/search/?q=qqzzqq")
    assert desk.locator(".search__sections a").first.is_visible()


def test_results_are_narrowed_by_section_and_year(desk: Page) -> None:
    _ask(desk, "search/?q=调解")
    whole = int(re.sub(r"\D", "", desk.locator(".search__status").inner_text()))
    desk.get_by_label("栏目", exact=True).select_option("bulletins")
    desk.wait_for_function("() => [...document.querySelectorAll('.search__results .card__title a')]"
                           ".every((link) => link.pathname.startsWith('/bulletins/'))")  # fmt: skip
    desk.get_by_label("年份", exact=True).select_option("2025")
    desk.wait_for_function("() => [...document.querySelectorAll('.search__results time')]"
                           ".every((day) => day.dateTime.startsWith('2025'))")  # fmt: skip
    status = desk.locator(".search__status")
    expect(status).to_have_text(re.compile(r"[1-9]"), timeout=30_000)
    assert 0 < int(re.sub(r"\D", "", status.inner_text())) < whole
    assert "section=bulletins&year=2025" in desk.url
    _ask(desk, desk.url)
    assert desk.get_by_label("栏目", exact=True).input_value() == "bulletins"


def test_more_results_follow_by_keyboard(desk: Page) -> None:
    _ask(desk, "search/?q=调解")
    assert _results(desk).count() == 10
    desk.get_by_role("button", name="更多结果").focus()
    desk.keyboard.press("Enter")
    _results(desk).nth(10).wait_for()
    assert desk.evaluate("document.activeElement.closest('li.card') === document.querySelectorAll('li.card')[10]")
    addresses = [link.get_attribute("href") for link in _results(desk).all()]
    assert len(addresses) == len(set(addresses)) == 20


def test_a_part_leads_to_its_heading(desk: Page) -> None:
    _ask(desk, "search/?q=人民调解")
    part = desk.locator(".search__parts a").first
    heading = part.inner_text()
    part.click()
    desk.wait_for_load_state()
    anchor = desk.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert heading in desk.locator(f"[id='{anchor}']").inner_text()


@pytest.mark.parametrize(("start", "field"), [("", "hero-q"), ("guides/", "header-q"), ("en/", "hero-q")])
def test_forms_on_other_pages_lead_to_the_search(start: str, field: str, desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.goto(start or "/")
    assert not [url for url in asked if "pagefind" in url or "search" in url]
    desk.locator(f"#{field}").fill("law" if start == "en/" else "法律")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(r"/search/\?q="))
    _results(desk).first.wait_for()


def test_the_page_is_whole_in_every_window(visit: Visit) -> None:
    for path in ("search/", "search/?q=调解", "en/search/?q=mediation", "search/?q=qqzzqq"):
        visit.go(path)
        assert visit.page.locator("h1").count() == 1
        assert visit.sideways <= 0
        found = Axe().run(visit.page)
        assert found.violations_count == 0, found.generate_report()
    assert visit.wrong == []


def test_without_a_script_the_page_says_what_to_do(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(served + "search/?q=调解")
    assert page.locator(".search__without").is_visible()
    assert not page.locator(".search__form").is_visible()
    assert page.locator(".search__sections a").count() == 9
    context.close()


def test_it_works_under_a_strict_policy(chromium: Browser, served: str) -> None:
    """No script but those of the portal itself; the theme's own inline scripts are not ours to judge here."""
    context = chromium.new_context(base_url=served)
    page = context.new_page()
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'"

    def answer(route) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route("**/search/?q=*", answer)
    _ask(page, "search/?q=调解")
    assert _results(page).count() == 10
    context.close()


def test_a_search_asks_for_little(desk: Page, built: Path) -> None:
    loaded: dict[str, int] = {}
    desk.on("requestfinished", lambda request: loaded.update({request.url: request.sizes()["responseBodySize"]}))
    _ask(desk, "search/?q=人民调解")
    desk.wait_for_timeout(300)
    own = {url: size for url, size in loaded.items() if "/search/" in url or "/assets/search" in url}
    whole = sum(path.stat().st_size for path in (built / "search").rglob("*") if path.is_file())
    assert 0 < sum(own.values()) < min(350_000, whole)
