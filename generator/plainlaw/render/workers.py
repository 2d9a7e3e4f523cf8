"""Pages rendered by several processes, which share by fork what was prepared once.

In: a renderer, pages, a folder. Out: files. The result does not depend on the number of processes: each page is made
from the prepared state alone, and messages are put in the order of the pages. Memory is bounded, because a page is let
go when it is written. A process that fails, or is killed, is named together with the pages it was working on.
"""

import gc
import json
import os
import select
import selectors
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from plainlaw.render.clock import fixed_clock
from plainlaw.render.kept_shell import merged
from plainlaw.render.listening import listening
from plainlaw.render.net import RenderError
from plainlaw.render.tree_files import order
from plainlaw.render.writing import write_file

if TYPE_CHECKING:
    from plainlaw.render.renderer import Renderer

_SHARE, _SHARES = 32, 4000  # numbers of all shares must fit into a pipe (64 KiB on Linux, 4 bytes each)
_EACH, _KINDS = 2, 100
_NUMBER = struct.Struct("=I")


def render_pages(renderer: "Renderer", paths: Iterable[str], into: Path, workers: int | None) -> dict[str, str]:
    """Render and write pages; what is to be kept of the shells. Raises RenderError; the folder is then to be thrown
    away.
    """
    pages = sorted(paths, key=order)
    count = min(workers or os.cpu_count() or 1, (len(pages) + _SHARE - 1) // _SHARE)
    with fixed_clock(renderer.as_of), listening() as warnings:
        if count <= 1 or not hasattr(os, "fork"):
            with _calm():
                for number, path in enumerate(pages, 1):
                    _write(renderer, path, into)
                    if number % _SHARE == 0:
                        gc.collect(0)
            said, kept = warnings.take(), [renderer.kept_shells()]
        else:
            first = _first(pages)
            for path in first:
                _write(renderer, path, into)
            rest = sorted(set(pages) - set(first), key=order)
            team = _Team(renderer, rest, into)
            said = warnings.take() + team.run(count)
            kept = [renderer.kept_shells(), *team.kept]
    if renderer.warnings or said:
        raise RenderError("; ".join(renderer.warnings + said))
    # who has seen one shell fail trusts none
    return reduce(merged, (each or {} for each in kept), {}) if None not in kept else {}


@contextmanager
def _calm() -> Iterator[None]:
    """Collect garbage only when told to: after each share, and only what is younger than that.

    Most of what a page leaves behind is let go by counting references; what stays is not looked at again and again.
    """
    was_on = gc.isenabled()
    if was_on:
        # in a build, nothing is collected at all: to look through all that it made takes as long as a hundred pages
        gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def _first(pages: Sequence[str]) -> list[str]:
    """Two pages of each kind of place: what is learned from them, such as shells, every process begins with."""
    found: dict[tuple[object, ...], list[str]] = {}
    for path in pages:
        parts = path.split("/")
        kind = found.setdefault((len(parts), *parts[: min(2, len(parts) - 2)]), [])
        if len(kind) < _EACH:
            kind.append(path)
    return [path for kind in list(found.values())[:_KINDS] for path in kind]


def _write(renderer: "Renderer", path: str, into: Path) -> None:
    place, html = renderer.one(path)
    if html.strip():
        write_file(f"{into}/{place}", html)


class _Team:
    """Processes that take shares of the pages until none is left."""

    def __init__(self, renderer: "Renderer", pages: Sequence[str], into: Path) -> None:
        self._renderer, self._into = renderer, into
        size = max(_SHARE, len(pages) // _SHARES + 1)
        self._working: dict[int, int] = {}
        self.kept: list[dict[str, str] | None] = []
        """What each process has to keep of its shells."""
        self._shares = [pages[start : start + size] for start in range(0, len(pages), size)]

    def run(self, count: int) -> list[str]:
        """What MkDocs warned about, in the order of the pages."""
        todo, give = os.pipe()
        os.write(give, b"".join(map(_NUMBER.pack, range(len(self._shares)))))
        os.close(give)
        team: dict[int, int] = {}
        try:
            # what is there before the fork is left alone, so that the processes go on sharing it
            with _calm():
                for _ in range(count):
                    heard, tell = os.pipe()
                    team[self._start(todo, tell, [heard, *team.values()])] = heard
                    os.close(tell)
            return self._listen(todo, team)
        finally:
            os.close(todo)
            _end(team)

    def _start(self, todo: int, tell: int, others: list[int]) -> int:
        process = os.fork()
        if process == 0:
            self._work(todo, tell, others)
        return process

    def _work(self, todo: int, tell: int, others: list[int]) -> NoReturn:
        code = 1
        try:
            for other in others:
                os.close(other)
            with listening() as warnings:
                while number := os.read(todo, _NUMBER.size):
                    share = _NUMBER.unpack(number)[0]
                    _say(tell, {"begun": share})
                    for path in self._shares[share]:
                        _write(self._renderer, path, self._into)
                    _say(tell, {"done": True, "said": warnings.take()})
                    gc.collect(0)
            _say(tell, {"kept": self._renderer.kept_shells()})
            code = 0
        except RenderError as error:
            _say(tell, {"failed": str(error)})
        except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
            _say(tell, {"failed": f"{type(error).__name__}: {error}"})
        finally:
            os._exit(code)

    def _listen(self, todo: int, team: dict[int, int]) -> list[str]:
        """Hear everybody. Shares are taken in order: the first failure is the same for any number of processes."""
        said: dict[int, list[str]] = {}
        failed: dict[int, str] = {}
        for process, message in _messages(team):
            if message is None:
                _, status = os.waitpid(process, 0)
                working = self._working.pop(process, len(self._shares))
                if status and working not in failed:
                    failed[working] = self._killed(status, working)
            elif "kept" in message:
                self.kept.append(message["kept"])
            elif "begun" in message:
                self._working[process] = message["begun"]
            elif "done" in message:
                said[self._working.pop(process)] = message["said"]
            else:
                failed[self._working.get(process, len(self._shares))] = message["failed"]
            if failed:
                _drain(todo)
        if failed:
            raise RenderError(failed[min(failed)])
        return [text for share in sorted(said) for text in said[share]]

    def _killed(self, status: int, working: int) -> str:
        code = os.waitstatus_to_exitcode(status)
        how = f"was killed by signal {-code}" if code < 0 else f"ended with status {code}"
        share = self._shares[working] if working < len(self._shares) else []
        pages = f" while it rendered {', '.join(share)}" if share else ""
        return f"a process that renders pages {how}{pages}"


def _say(tell: int, message: dict[str, object]) -> None:
    data = json.dumps(message).encode() + b"\n"
    while data:
        data = data[os.write(tell, data) :]


def _messages(team: Mapping[int, int]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """What each process says, as it says it; None at its end."""
    parts = dict.fromkeys(team, b"")
    with selectors.DefaultSelector() as selector:
        for process, heard in team.items():
            selector.register(heard, selectors.EVENT_READ, process)
        while selector.get_map():
            for key, _ in selector.select():
                data = os.read(key.fd, 1 << 16)
                *lines, parts[key.data] = (parts[key.data] + data).split(b"\n")
                yield from ((key.data, json.loads(line)) for line in lines)
                if not data:
                    selector.unregister(key.fd)
                    yield key.data, None


def _drain(todo: int) -> None:
    """Leave no share for anybody to take."""
    while select.select([todo], [], [], 0)[0] and os.read(todo, 1 << 16):
        pass


def _end(team: dict[int, int]) -> None:
    """Whatever happened, no process and no pipe stays behind."""
    for process, heard in team.items():
        os.close(heard)
        with suppress(ProcessLookupError, ChildProcessError):
            if os.waitpid(process, os.WNOHANG) == (0, 0):
                os.kill(process, 9)
                os.waitpid(process, 0)
