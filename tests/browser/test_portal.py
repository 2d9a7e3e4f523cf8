"""The portal as people see it, in a real browser: nothing fails, and nothing is asked of other hosts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import Visit

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "en/",
    "bulletins/",
    "bulletins/2024-h1/",
    "en/bulletins/2024-h1/",
    "metrics/dispute_resolution_rate/",
    "en/metrics/disputes_screened/",
    "regions/990124/",
    "policies/key-persons-plan/",
    "policies/village-meeting-rules/",
    "en/policies/village-meeting-rules/2022-09-01/",
    "policies/village-meeting-rules/2019-05-01--2024-07-01/",
    "guides/people-mediation/",
    "terms/",
    "pages/township-service-points/",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_nothing_goes_wrong(visit: Visit, path: str) -> None:
    visit.go(path)
    assert visit.page.locator("h1").count() == 1
    assert visit.page.get_by_text("fictional" if path.startswith("en/") else "虚构").first.is_visible()
    assert visit.sideways <= 0
    assert visit.wrong == []


@pytest.mark.parametrize("path", [
    "", "bulletins/2024-h1/", "en/metrics/disputes_screened/", "pages/menu/", "policies/",
    "policies/village-meeting-rules/", "en/policies/village-meeting-rules/2019-05-01/",
    "en/policies/village-meeting-rules/2019-05-01--2024-07-01/",
])  # fmt: skip
def test_a_page_is_accessible(visit: Visit, path: str) -> None:
    visit.go(path)
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()


def test_the_language_switch_leads_to_the_same_page_and_back(visit: Visit) -> None:
    visit.go("bulletins/2024-h1/")
    visit.page.locator("a[hreflang=en]:visible").first.click()
    visit.page.wait_for_url(re.compile("/en/bulletins/2024-h1/$"))
    assert visit.page.locator("html").get_attribute("lang") == "en"
    visit.page.locator("a[hreflang=zh-Hans]:visible").first.click()
    visit.page.wait_for_url(re.compile(r"//[^/]+/bulletins/2024-h1/$"))
    assert visit.wrong == []


def test_a_figure_leads_to_its_opened_record(visit: Visit) -> None:
    visit.go("bulletins/2024-h1/")
    figure = visit.page.locator("article a.figure", has_text="97.7%").first
    anchor = str(figure.get_attribute("href")).partition("#")[2]
    figure.click()
    record = visit.page.locator(f"[id='{anchor}']")
    record.wait_for()
    assert record.get_by_text("2,406").first.is_visible()
    assert visit.wrong == []


def test_only_the_chart_of_the_chosen_colours_is_shown(visit: Visit) -> None:
    visit.go("bulletins/2024-h1/")
    display = "picture => getComputedStyle(picture).display"
    schemes = {scheme: visit.page.locator(f"picture.chart-{scheme}").first for scheme in ("light", "dark")}
    shown = [scheme for scheme, picture in schemes.items() if picture.evaluate(display) != "none"]
    assert len(shown) == 1
    image = schemes[shown[0]].locator("img")
    visit.page.locator("figure.chart").first.scroll_into_view_if_needed()
    visit.page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
    assert len(str(image.get_attribute("alt"))) > 20
