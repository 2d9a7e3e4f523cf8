"""What a reader loads for one search, and how long it takes: `python -m benchmarks.search_reader FOLDER ADDRESS WORDS`.

In: the folder of a built site, the address of its search page (`search/`), and words. Out: time until the first result,
requests and bytes, in Chromium with 1.6 Mbit/s and 150 ms round trips, nothing in its cache.
"""

import functools
import http.server
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Request, sync_playwright

_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
_KINDS = ("pf_meta", "pf_index", "pf_fragment", "entry.json", ".js", "wasm", "facets")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _noting(loaded: list[tuple[str, int]]) -> Callable[[Request], None]:
    return lambda request: loaded.append((request.url, request.sizes()["responseBodySize"]))


def main(folder: str, address: str, words: list[str]) -> None:
    """Measure each of the words and print."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for sought in words:
            page = browser.new_context().new_page()
            loaded: list[tuple[str, int]] = []
            page.on("requestfinished", _noting(loaded))
            page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", _SLOW)
            start = time.monotonic()
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}?q={quote(sought)}", wait_until="commit")
            page.wait_for_selector(".search__results li.card, .search__more", timeout=60_000)
            seconds = time.monotonic() - start
            page.wait_for_timeout(500)
            own = [(url, size) for url, size in loaded if "/search/" in url or "/assets/search" in url]
            parts = ((kind, [size for url, size in own if kind in url.partition("?")[0]]) for kind in _KINDS)
            detail = ", ".join(f"{kind} {len(sizes)}/{sum(sizes) // 1024}" for kind, sizes in parts)
            said = page.locator(".search__status").inner_text()
            size = sum(size for _, size in own) // 1024
            sys.stdout.write(f"{sought}: {said} {seconds:.1f} s, {len(own)} requests, {size} kB ({detail})\n")
            page.context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:] or ["调解", "人民调解", "人民调解 工资支付 行政复议"])
