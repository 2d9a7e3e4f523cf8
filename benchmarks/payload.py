"""How much was built, and how much of it a browser loads for one search.

In: the folder of a built site. Out: bytes and files; the bytes of the search as they lie there, and as a web server
sends them.
"""

import gzip
import json
import os
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

SHARDS, SHOWN = 10, 10
"""plainlaw's search looks up so many shards at first (search-index.js) and shows so many results, a file for each."""


def output_size(folder: Path) -> tuple[int, int]:
    """Bytes and files of a built site."""
    sizes = [entry.stat(follow_symlinks=False).st_size for entry in _files(folder)]
    return sum(sizes), len(sizes)


def search_size(folder: Path, patterns: Sequence[str]) -> tuple[int, int] | None:
    """What a browser loads of the index for one search: bytes, and bytes when compressed; none without a search.

    The patterns name the files that hold an index: the one for each language, or the one for all. The largest counts.
    """
    sizes = [
        _pagefind(file) if file.name == "pagefind-entry.json" else _sent(file)
        for pattern in patterns
        for file in sorted(folder.glob(pattern))
    ]
    return max(sizes, default=None)


def _pagefind(entry: Path) -> tuple[int, int]:
    """A word looked up in the first shards of a language, and the first results; these files are compressed already."""
    shards: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for key, shard in json.loads(entry.read_text(encoding="utf-8"))["languages"].items():
        shards[str(shard.get("lang") or key).lower()].append(shard)
    listed = _sent(entry)
    loaded = max(_loaded(entry.parent, of_language[: SHARDS + 1]) for of_language in shards.values())
    return listed[0] + loaded, listed[1] + loaded


def _loaded(folder: Path, shards: Iterable[dict[str, Any]]) -> int:
    total, results = 0.0, []
    for shard in shards:
        name = str(shard["hash"]).partition("_")[0]
        total += (folder / f"pagefind.{shard['hash']}.pf_meta").stat().st_size
        total += statistics.median(_sizes(folder.glob(f"index/{name}_*.pf_index")) or [0])
        results += _sizes(folder.glob(f"fragment/{name}_*.pf_fragment"))
    return round(total + SHOWN * statistics.median(results or [0]))


def _sizes(files: Iterable[Path]) -> list[int]:
    return [file.stat().st_size for file in files]


def _sent(file: Path) -> tuple[int, int]:
    data = file.read_bytes()
    return len(data), len(gzip.compress(data, 6))


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        else:
            yield entry
