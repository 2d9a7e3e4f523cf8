"""Work shared out over forked processes: everything that was prepared before is there in each, and nothing is copied.

In: items, and a function from a share of them to results. Out: the results, in the order of the items. The result is
the same for any number of workers.
"""

import gc
import os
import pickle  # noqa: S403 - between this process and its own children only
import select
import signal
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, TypeVar

from plainlaw.problems import PlainlawError

T = TypeVar("T")
R = TypeVar("R")
_FEW = 4
"""So few items are done here: a process costs more."""
_SHARES = 4000
"""Numbers of all shares must fit into a pipe (64 KiB on Linux)."""
_NUMBER, _LENGTH = struct.Struct("=I"), struct.Struct("=Q")


class WorkerError(PlainlawError):
    """A worker died, or could not do an item."""


def cores() -> int:
    """How many processes can run at once; PLAINLAW_WORKERS says otherwise."""
    said = os.environ.get("PLAINLAW_WORKERS", "")
    return int(said) if said.isdigit() and int(said) else len(os.sched_getaffinity(0))


def shared_out(
    items: Sequence[T], work: Callable[[Sequence[T]], Iterable[R]], name: Callable[[T], str], workers: int | None = None
) -> Iterator[R]:
    """`work` gives one result for each item of a share, in order; `name` says an item in errors.

    Processes take shares until none is left, so that one with long work takes fewer. Raises what `work` raises when it
    is an error of ours, of several the first by the order of items; WorkerError, naming an item, when a worker is
    killed.
    """
    count = min(workers or cores(), -(-len(items) // _FEW))
    if count <= 1:
        yield from work(items)
        return
    size = -(-len(items) // _SHARES)
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    reading, writing = os.pipe()
    os.write(writing, b"".join(map(_NUMBER.pack, range(len(shares)))))
    os.close(writing)

    def taken() -> Iterator[tuple[int, Callable[[], list[R]]]]:
        while number := os.read(reading, _NUMBER.size):
            share = _NUMBER.unpack(number)[0]
            yield share, partial(_done, work, shares[share])

    if gc.isenabled():
        # in a build, where nothing is collected, this would only look through all that was made
        gc.collect()
    gc.freeze()
    try:
        team = _Team([_start(taken) for _ in range(count)])
    finally:
        gc.unfreeze()
        os.close(reading)
    try:
        for number, share in enumerate(shares):
            yield from team.result(number, partial(name, share[0]))
    finally:
        team.end()


def _done(work: Callable[[Sequence[T]], Iterable[R]], share: Sequence[T]) -> list[R]:
    return list(work(share))


_Child = tuple[int, BinaryIO]
"""The number of a process, and where it says what it has done: the length of a message, and the message."""


class _Team:
    """Processes that do numbered pieces of work, and say which one they begin and what became of it."""

    def __init__(self, children: Sequence[_Child]) -> None:
        self._children = children
        self._working: dict[BinaryIO, int | None] = {pipe: None for _, pipe in children}
        self._done: dict[int, tuple[bool, Any]] = {}
        self._lost: int | None = None

    def result(self, number: int, name: Callable[[], str]) -> Any:
        """What became of a piece of work, once it is there."""
        while number not in self._done:
            if not self._working:
                raise WorkerError(f"a worker was ended before it had done {name()}")
            for pipe in select.select([*self._working], [], [])[0]:
                self._hear(pipe)
            if self._lost == number:
                self._working.clear()
        well, result = self._done.pop(number)
        if not well:
            raise result
        return result

    def _hear(self, pipe: BinaryIO) -> None:
        try:
            number, well, result = _heard(pipe)
        except EOFError:
            self._lost = self._working.pop(pipe)
            return
        self._working[pipe] = number
        if well is not None:
            self._done[number] = well, result

    def end(self) -> None:
        """End the processes; what they have left to say nobody waits for."""
        for child in self._children:
            _end(child)


def _start(taken: Callable[[], Iterable[tuple[int, Callable[[], Any]]]]) -> _Child:
    hearing, saying = os.pipe()
    process = os.fork()
    if process:
        os.close(saying)
        # without a buffer: what was read of the next message would not wake who waits for it
        return process, os.fdopen(hearing, "rb", buffering=0)
    code = 1
    try:
        os.close(hearing)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        gc.disable()
        with os.fdopen(saying, "wb", buffering=1 << 16) as stream:
            for number, work in taken():
                _say(stream, (number, None, None))
                try:
                    _say(stream, (number, True, work()))
                except Exception as error:  # noqa: BLE001 - handed to the parent, which raises it
                    _say(stream, (number, False, _sendable(error)))
                    break
        code = 0
    finally:
        os._exit(code)


def _say(stream: BinaryIO, message: tuple[int, bool | None, Any]) -> None:
    said = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(said)) + said)
    stream.flush()


def _heard(pipe: BinaryIO) -> Any:
    return pickle.loads(_exactly(pipe, *_LENGTH.unpack(_exactly(pipe, _LENGTH.size))))  # noqa: S301


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    parts: list[bytes] = []
    while length:
        part = pipe.read(length)
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _sendable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301
    except Exception:  # noqa: BLE001
        return WorkerError(f"{type(error).__name__}: {error}")
    return error


def _end(child: _Child) -> None:
    process, pipe = child
    pipe.close()
    done, _ = os.waitpid(process, os.WNOHANG)
    if not done:
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)


def meanwhile(work: Callable[[], R]) -> Callable[[], R]:
    """Begin `work` in a process of its own; what is returned waits for its result."""
    (result,) = one_after_another(work)
    return result


def one_after_another(*works: Callable[[], Any]) -> tuple[Callable[[], Any], ...]:
    """Begin these works in one process of its own, each when the one before it is done. What is returned waits for the
    result of each; they are waited for in any order, and each once.
    """
    child = _start(lambda: enumerate(works))
    _begun.append(child)
    team, left = _Team([child]), set(range(len(works)))

    def result(number: int) -> Any:
        left.discard(number)
        is_over = True
        try:
            found = team.result(number, lambda: "what it was begun for")
            is_over = not left
            return found
        finally:
            if is_over and child in _begun:
                _begun.remove(child)
                _end(child)

    return tuple(partial(result, number) for number in range(len(works)))


def in_readiness(prepare: Callable[[], object], work: Callable[[T], R]) -> Callable[[T], Callable[[], R]]:
    """Begin a process that prepares itself, and waits to be given an item; what `work` makes of that is waited for by
    what is returned then.
    """
    reading, writing = os.pipe()

    def make() -> R:
        os.close(writing)
        prepare()
        with os.fdopen(reading, "rb") as stream:
            return work(pickle.load(stream))  # noqa: S301

    wait = meanwhile(make)
    os.close(reading)
    _waiting.append(writing)

    def give(item: T) -> Callable[[], R]:
        _waiting.remove(writing)
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as stream:
            # should the process have ended, its end is what is said
            pickle.dump(item, stream, protocol=5)
        return wait

    return give


_begun: list[_Child] = []
_waiting: list[int] = []
"""The pipes of processes that were not given anything yet."""


def end_all() -> None:
    """End what was begun and never waited for, as when something else failed."""
    while _begun:
        _end(_begun.pop())
    while _waiting:
        os.close(_waiting.pop())
