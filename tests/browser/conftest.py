"""The sample portal behind a real web server, seen in windows of several sizes and colours."""

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request


@dataclass
class Visit:
    """A page in a window, with what went wrong in it: console errors, failed and foreign requests."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open an address of the portal and wait until it is still."""
        self.page.goto(self.base + path, wait_until="networkidle")

    @property
    def sideways(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The address of a web server on this machine that serves the built sample portal."""
    handler = functools.partial(_Quiet, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(params=[(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")], ids=lambda p: f"{p[0]}-{p[1]}")
def visit(request: pytest.FixtureRequest, chromium: Browser, served: str) -> Iterator[Visit]:
    """A window of a phone or a desktop, in light or dark colours."""
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    visit = Visit(context.new_page(), served)
    visit.page.on("console", lambda said: visit.wrong.append(said.text) if said.type in ("error", "warning") else None)
    visit.page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    visit.page.on("requestfailed", lambda failed: visit.wrong.extend(_failure(failed)))
    visit.page.on("request", lambda asked: visit.wrong.extend(_foreign(asked, served)))
    yield visit
    context.close()


def _failure(failed: Request) -> list[str]:
    # what is still on its way when somebody goes on to the next page is given up, and no fault
    return [] if failed.failure == "net::ERR_ABORTED" else [f"failed: {failed.url}"]


def _foreign(asked: Request, served: str) -> list[str]:
    return [] if asked.url.startswith((served, "data:", "blob:")) else [f"asked another host: {asked.url}"]
