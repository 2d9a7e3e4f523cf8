"""What people see in Chromium: no text is cropped, none lies on another, and no image is broken."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from chart_examples import EXAMPLES
from playwright.sync_api import Browser, Page, Route

from plainlaw.build import generate
from plainlaw.charts import draw
from plainlaw.drawing import PALETTES, ROOMS, Width
from portals import REPOSITORY
from sites.cases import DAY, good_site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A page of the browser, for drawings alone."""
    page = chromium.new_page(viewport={"width": 800, "height": 800})
    yield page
    page.close()


BOXES = """() => {
  const frame = document.querySelector('svg').getBoundingClientRect();
  const texts = [...document.querySelectorAll('svg text')].filter(text => text.textContent);
  return texts.map(text => {
    const box = text.getBoundingClientRect();
    return {text: text.textContent, left: box.left - frame.left, right: frame.right - box.right,
            top: box.top - frame.top, bottom: frame.bottom - box.bottom, x: box.left, y: box.top,
            width: box.width, height: box.height};
  });
}"""


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_text_is_cropped_or_lies_on_another(page: Page, name: str, width: Width) -> None:
    page.set_content(f"<body style='margin:40px'>{draw(EXAMPLES[name], 'light', width)}")
    boxes = page.evaluate(BOXES)
    for box in boxes:
        # The box of a text is as high as its font allows, which is more than is inked.
        assert min(box["left"], box["right"]) >= 0, box
        assert min(box["top"], box["bottom"]) >= -2, box
    for one, other in combinations(boxes, 2):
        across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
        down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
        assert across <= 0 or down <= 4, (one, other)


def test_every_chart_is_an_image_of_its_size(page: Page, tmp_path: Path) -> None:
    images = []
    for place, data in enumerate(EXAMPLES.values()):
        for scheme in PALETTES:
            for width in ROOMS:
                file = tmp_path / f"{place}-{scheme}-{width}.svg"
                file.write_text(draw(data, scheme, width), encoding="utf-8")
                images.append(f'<img src="{file.name}" data-width="{ROOMS[width].width}">')
    (tmp_path / "index.html").write_text("".join(images), encoding="utf-8")
    page.goto((tmp_path / "index.html").as_uri())
    sizes = page.evaluate(
        "() => [...document.images].map(image => [image.complete, image.naturalWidth, +image.dataset.width])"
    )
    assert len(sizes) == len(images)
    assert all(complete and natural == wanted for complete, natural, wanted in sizes)


def test_assistive_technology_hears_title_and_description(page: Page) -> None:
    page.set_content(draw(EXAMPLES["36 months"], "light", "wide"))
    assert page.get_by_role("img", name="标题 说明文字").count() == 1


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated tree of the good site."""
    root = good_site(tmp_path_factory.mktemp("good") / "portal")
    assert not generate(root, DAY).has_errors
    return root / "build/portal"


@pytest.mark.parametrize("across", [320, 1280])
def test_a_page_keeps_room_for_a_chart_that_is_still_to_come(chromium: Browser, tree: Path, across: int) -> None:
    source = (tree / "metrics/disputes_received/index.md").read_text("utf-8")
    found = re.search(r'<figure class="chart">.*?</figure>', source, re.DOTALL)
    assert found is not None
    style = (REPOSITORY / "generator/plainlaw/assets/text.css").read_text("utf-8")
    body = f'<style>{style}</style><body data-md-color-scheme="default" class="md-typeset">{found[0]}<p id="below">'
    page = chromium.new_page(viewport={"width": across, "height": 900})
    waiting: list[Route] = []
    page.route("**/*.svg", lambda route: waiting.append(route))  # noqa: PLW0108 - no built-in will do here
    page.route("**/page/", lambda route: route.fulfill(content_type="text/html", body=body))
    with page.expect_request("**/*.svg"):
        page.goto("https://willow.example/metrics/page/", wait_until="commit")
    where = "() => [document.querySelector('#below').getBoundingClientRect().top, document.body.scrollWidth]"
    before = page.evaluate(where)
    (route,) = waiting
    route.fulfill(content_type="image/svg+xml", path=tree / "assets/charts" / route.request.url.rpartition("/")[2])
    page.wait_for_function("() => [...document.images].some(image => image.complete && image.naturalWidth)")
    assert page.evaluate(where) == pytest.approx(before, abs=1)
    assert before[0] > 200
    assert before[1] <= across
    page.close()
