"""Work shared out over forked processes: everything that was prepared before is there in each, and nothing is copied.

In: items, and a function from a share of them to results. Out: the results, in the order of the items. The result is
the same for any number of workers.
"""

import gc
import os
import pickle  # noqa: S403 - between this process and its own children only
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

from plainlaw.problems import PlainlawError

T = TypeVar("T")
R = TypeVar("R")
_FEW = 8
"""So few items are done here: a process costs more."""


class WorkerError(PlainlawError):
    """A worker died, or could not do an item."""


def cores() -> int:
    """How many processes can run at once; PLAINLAW_WORKERS says otherwise."""
    said = os.environ.get("PLAINLAW_WORKERS", "")
    return int(said) if said.isdigit() and int(said) else len(os.sched_getaffinity(0))


def shared_out(
    items: Sequence[T], work: Callable[[Sequence[T]], Iterable[R]], name: Callable[[T], str], workers: int | None = None
) -> Iterator[R]:
    """`work` gives one result for each item of its share, in order; `name` says an item in errors.

    Raises what `work` raises when it is an error of ours; WorkerError, naming the share, when a worker is killed.
    """
    count = min(workers or cores(), -(-len(items) // _FEW))
    if count <= 1:
        yield from work(items)
        return
    shares = [items[start::count] for start in range(count)]
    if gc.isenabled():
        # in a build, where nothing is collected, this would only look through all that was made
        gc.collect()
    gc.freeze()
    try:
        children = [_start(share, work) for share in shares]
    finally:
        gc.unfreeze()
    try:
        streams: list[Iterator[R]] = [
            _results(child, share, name) for child, share in zip(children, shares, strict=True)
        ]
        for number in range(len(items)):
            yield next(streams[number % count])
        for stream in streams:
            next(stream, None)
    finally:
        for process, pipe in children:
            _end(process, pipe)


def _start(share: Sequence[T], work: Callable[[Sequence[T]], Iterable[R]]) -> tuple[int, int]:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        gc.disable()
        with os.fdopen(writing, "wb", buffering=1 << 16) as stream:
            try:
                for result in work(share):
                    pickle.dump((True, result), stream, protocol=5)
                    stream.flush()
            except Exception as error:  # noqa: BLE001 - handed to the parent, which raises it
                pickle.dump((False, _sendable(error)), stream, protocol=5)
        code = 0
    finally:
        os._exit(code)


def _sendable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301
    except Exception:  # noqa: BLE001
        return WorkerError(f"{type(error).__name__}: {error}")
    return error


def _results(child: tuple[int, int], share: Sequence[T], name: Callable[[T], str]) -> Iterator[R]:
    done = 0
    with os.fdopen(os.dup(child[1]), "rb", buffering=1 << 16) as stream:
        while done < len(share):
            try:
                well, result = pickle.load(stream)  # noqa: S301
            except (EOFError, pickle.UnpicklingError) as error:
                raise WorkerError(
                    f"a worker was ended before it had done {name(share[done])} ({len(share) - done} left of its share)"
                ) from error
            if not well:
                raise result
            done += 1
            yield result


def _end(process: int, pipe: int) -> None:
    os.close(pipe)
    done, _ = os.waitpid(process, os.WNOHANG)
    if not done:
        # what it has left to say nobody waits for
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)


def meanwhile(work: Callable[[], R]) -> Callable[[], R]:
    """Begin `work` in a process of its own; what is returned waits for its result."""
    child = _start((None,), lambda share: [work()])
    _begun.append(child)

    def result() -> R:
        try:
            return next(_results(child, (None,), lambda item: "what it was begun for"))
        finally:
            _begun.remove(child)
            _end(*child)

    return result


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

    def give(item: T) -> Callable[[], R]:
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as stream:
            # should the process have ended, its end is what is said
            pickle.dump(item, stream, protocol=5)
        return wait

    return give


_begun: list[tuple[int, int]] = []


def end_all() -> None:
    """End what was begun and never waited for, as when something else failed."""
    while _begun:
        _end(*_begun.pop())
