"""`plainlaw serve` as an editor sees it: a save is on the screen, a mistake is said on the page until it is mended."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from programs import PLAINLAW, serving

HELP = "content/pages/help.md"
pytestmark = pytest.mark.browser


def _command(port: int) -> tuple[str, ...]:
    return (*PLAINLAW, "serve", "--port", str(port))


def _swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_is_on_the_screen_and_a_mistake_is_said_until_it_is_mended(small: Path, chromium: Browser) -> None:
    with serving(_command, small) as server:
        page = chromium.new_page()
        page.goto(f"{server.address}pages/help/")
        expect(page.locator("article, .page").first).to_contain_text("请到司法所。")
        _swap(small / HELP, "请到司法所。", "请到村委会。")
        expect(page.locator(".page").first).to_contain_text("请到村委会。", timeout=30_000)

        _swap(small / HELP, "summary:", "sumary:")
        problems = page.locator("#plainlaw-problems")
        expect(problems).to_be_visible(timeout=30_000)
        expect(problems).to_contain_text(HELP)
        expect(problems).to_contain_text("第 3 行")
        expect(page.locator(".page").first).to_contain_text("请到村委会。")
        _look(page, "serve-problem")

        _swap(small / HELP, "sumary:", "summary:")
        expect(problems).to_have_count(0, timeout=30_000)
        page.close()


def test_a_page_that_did_not_change_is_not_loaded_again(small: Path, chromium: Browser) -> None:
    with serving(_command, small) as server:
        page = chromium.new_page()
        page.goto(f"{server.address}en/pages/help/")
        page.evaluate("window.untouched = true")
        other = chromium.new_page()
        other.goto(f"{server.address}pages/help/")
        _swap(small / HELP, "请到司法所。", "请到村委会。")
        expect(other.locator(".page").first).to_contain_text("请到村委会。", timeout=30_000)
        assert page.evaluate("window.untouched === true")
        page.close()
        other.close()


def _look(page: Page, name: str) -> None:
    """Keep a picture where PLAINLAW_PICTURES says so."""
    folder = os.environ.get("PLAINLAW_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png")
