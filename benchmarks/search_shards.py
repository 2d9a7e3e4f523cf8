"""What it costs to index shards of the search: `python -m benchmarks.search_shards`.

In: nothing. Out: for each language and size of a shard, as pages with headings and as records without, seconds and peak
memory of the process, and the size of what a browser loads of it (median of three).
"""

import statistics
import sys
import time
from base64 import b64decode
from pathlib import Path
from typing import Any

from benchmarks.articles import Article, article
from plainlaw.search.pagefind import Pagefind
from plainlaw.search.plain import passages
from plainlaw.search.record import Record

SIZES = (50, 125, 250, 500, 1000)
_OF = 10_000


def main() -> None:
    """Measure and print."""
    addresses = {number: f"../{number}/" for number in range(_OF)}
    for lang in ("zh-Hans", "en"):
        articles = [found for number in range(2 * max(SIZES)) if (found := article(number, _OF)).lang == lang]
        records = [record(each, addresses) for each in articles]
        for size in SIZES:
            for kind in (as_page, as_record):
                runs = [run(records[:size], kind) for _ in range(3)]
                seconds, peak, sizes = (statistics.median(values) for values in zip(*runs, strict=True))
                sys.stdout.write(
                    f"{lang:8} {size:5} {kind.__name__[3:]:7} {seconds:5.2f} s {peak:4.0f} MiB, "
                    f"parts of {sizes / 1024:.0f} kB\n"
                )


def record(each: Article, addresses: dict[int, str]) -> Record:
    """An article as the search knows it."""
    body = passages(each.body(addresses))
    return Record(f"{each.section}/{each.key}/", each.lang, each.section, each.title, body, 1, each.published)


def as_page(each: Record) -> dict[str, Any]:
    """A page, whose headings become results of their own."""
    return {"type": "AddFile", "url": each.url, "file_path": None, "file_contents": each.html(each.lang.lower())}


def as_record(each: Record) -> dict[str, Any]:
    """A record, which has no headings."""
    text = " ".join(f"{part.heading} {part.text}" for part in each.passages)
    meta = {"title": each.title}
    language = each.lang.lower()
    return {"type": "AddRecord", "url": each.url, "content": text, "language": language, "meta": meta,
            "filters": None, "sort": None}  # fmt: skip


def run(records: list[Record], kind: Any) -> tuple[float, float, float]:
    """Seconds, MiB and the median size of the parts of the index, for one shard in a process of its own."""
    start = time.monotonic()
    pagefind = Pagefind()
    index = pagefind._ask({"type": "NewIndex", "config": {}})["index_id"]
    for each in records:
        pagefind._ask({"index_id": index, **kind(each)})
    files = pagefind._ask({"type": "GetFiles", "index_id": index})["files"]
    seconds = time.monotonic() - start
    pid = pagefind._process.pid if pagefind._process else "self"
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    pagefind.close()
    return (
        seconds,
        peak,
        statistics.median(len(b64decode(file["content"])) for file in files if file["path"].endswith(".pf_index")),
    )


if __name__ == "__main__":
    main()
