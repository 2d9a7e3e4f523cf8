"""Pagefind, the program that makes the index: a process that is told pages and hands back files.

In: shards. Out: for each of them the files of its index. A process works on one page at a time, so there are a few of
them; and only pages that are told one after the other give the same bytes each time. Pagefind's own package for Python
speaks the same protocol, but sleeps a tenth of a second before each answer.
"""

import json
import os
import subprocess  # noqa: S404 - the program of the package pagefind_bin_extended, without arguments of anybody
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from importlib.metadata import version
from select import select
from threading import local
from typing import Any

from plainlaw.problems import PlainlawError
from plainlaw.search.shard import Shard

_END = b","
_PATIENCE = 120
_PAGES = 1000
"""After so many pages a process is started anew: it never gives memory back."""

Files = Mapping[str, bytes]


class PagefindError(PlainlawError):
    """Pagefind could not be started, stopped by itself, or refused a page."""


def program_version() -> str:
    """The version of Pagefind that is installed."""
    return version("pagefind_bin_extended")


def indexes(shards: Iterable[Shard]) -> Iterator[tuple[Shard, Files]]:
    """The files of each shard, in order. Shards are taken as they are needed, so that few are held at once."""
    workers = min(os.cpu_count() or 1, 4)
    own = local()
    with ExitStack() as stack, ThreadPoolExecutor(workers) as pool:

        def index(shard: Shard) -> Files:
            if not hasattr(own, "pagefind"):
                own.pagefind = Pagefind()
                stack.callback(own.pagefind.close)
            return own.pagefind.index(shard)  # type: ignore[no-any-return]

        waiting: deque[tuple[Shard, Future[Files]]] = deque()
        for shard in shards:
            waiting.append((shard, pool.submit(index, shard)))
            if len(waiting) > workers:
                first, made = waiting.popleft()
                yield first, made.result()
        for first, made in waiting:
            yield first, made.result()


class Pagefind:
    """One running program, started when it is first asked."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._pages = 0

    def index(self, shard: Shard) -> Files:
        """The files of a shard's index, browser files included."""
        if self._pages > _PAGES:
            self.close()
        self._pages += len(shard.records)
        index = self._ask({"type": "NewIndex", "config": {}})["index_id"]
        for record in shard.records:
            html = record.html(shard.key.name)
            page = {"url": record.url, "file_path": None, "file_contents": html}
            self._ask({"type": "AddFile", "index_id": index, **page})
        files = self._ask({"type": "GetFiles", "index_id": index})["files"]
        self._ask({"type": "DeleteIndex", "index_id": index})
        return {file["path"]: b64decode(file["content"]) for file in files}

    def close(self) -> None:
        """End the program."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process, self._pages = None, 0

    def _ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        if self._process is None:
            self._process = _start()
        said, heard = self._process.stdin, self._process.stdout
        if said is None or heard is None:
            raise PagefindError("Pagefind has no pipes.")
        message = b64encode(json.dumps({"message_id": 1, "payload": payload}).encode())
        try:
            said.write(message + _END)
            said.flush()
            answer = b""
            while not answer.endswith(_END):
                if not select([heard], [], [], _PATIENCE)[0]:
                    raise PagefindError(f"Pagefind has not answered for {_PATIENCE} seconds.")
                part = os.read(heard.fileno(), 1 << 20)
                if not part:
                    raise PagefindError("Pagefind stopped before all pages were indexed.")
                answer += part
        except OSError as error:
            raise PagefindError("Pagefind stopped before all pages were indexed.") from error
        found: dict[str, Any] = json.loads(b64decode(answer[:-1]))["payload"]
        if found["type"] == "Error":
            raise PagefindError(f"Pagefind: {found['message']}")
        return found


def _start() -> subprocess.Popen[bytes]:
    from pagefind_bin_extended import get_executable

    try:
        command = [str(get_executable()), "--service"]
        return subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise PagefindError(f"Pagefind could not be started: {error}") from error
