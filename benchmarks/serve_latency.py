"""How long it takes from the saving of a document until its new page is on the screen, while the portal is served.

In: a number of articles and of edits. Out: milliseconds from the moment in which the file is closed to that in which
browsers are told the news, and by then the page must be the new one; the median, and each of them.

    python -m benchmarks.serve_latency 10000 --edits 9
"""

import argparse
import json
import re
import statistics
import subprocess  # noqa: S404 - our own program with fixed arguments
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

from benchmarks import corpus
from benchmarks.articles import article, page_address

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


class LatencyError(Exception):
    """The program did not serve, or showed an old page."""


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=1000)
    parser.add_argument("--edits", type=int, default=9)
    parser.add_argument("--portal", type=Path, help="A portal that was written before (benchmarks.corpus).")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = asked.portal or Path(folder) / "portal"
        if asked.portal is None:
            corpus.write_portal(root, asked.articles)
        found = list(_latencies(root, asked.articles, asked.edits))
    median, each = statistics.median(found), ", ".join(f"{each:.0f}" for each in found)
    sys.stdout.write(f"{asked.articles} articles, median of {len(found)} edits: {median:.0f} ms ({each})\n")


def _latencies(root: Path, count: int, edits: int) -> Iterator[float]:
    command = [sys.executable, "-m", "plainlaw.cli", "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        assert server.stdout is not None  # noqa: S101 - it is a pipe
        said = _ADDRESS.search(server.stdout.readline())
        if said is None:
            raise LatencyError("plainlaw serve did not start")
        for number in range(edits):
            yield _latency(root, int(said[1]), count, number)
            # an editor reads what was written
            time.sleep(0.5)
    finally:
        server.terminate()
        server.wait()


def _latency(root: Path, port: int, count: int, number: int) -> float:
    each = article((count // 2 + 2 * number) % count, count)
    path, words = corpus.path(root, each), f"\nThis was changed at {time.time_ns()}.\n"
    address = page_address(each)
    shown = int(re.search(rb'data-number="(\d+)"', _page(port, address))[1])  # type: ignore[index] # in every page
    news = HTTPConnection("127.0.0.1", port)
    news.request("GET", f"/-/plainlaw/news?path={address}&number={shown}")
    answer = news.getresponse()
    # the first news is of the state that is shown
    answer.fp.readline()
    text = path.read_text(encoding="utf-8") + words
    path.write_text(text, encoding="utf-8")
    saved = time.perf_counter()
    while True:
        line = answer.fp.readline()
        if line.startswith(b"data: ") and json.loads(line[6:])["reload"]:
            break
    passed = (time.perf_counter() - saved) * 1000
    news.close()
    if words.strip().encode() not in _page(port, address):
        raise LatencyError(f"{address} is an old page")
    return passed


def _page(port: int, address: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", address)
    return connection.getresponse().read()


if __name__ == "__main__":
    main()
