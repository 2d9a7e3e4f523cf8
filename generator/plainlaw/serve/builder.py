"""The process that builds while the portal is served. It has no threads, so that it may share out its work by fork.

In: a word for each build that is wanted. Out: the outcome of each.
"""

import gc
import multiprocessing
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from plainlaw.build import build
from plainlaw.freshness.ledger import seal
from plainlaw.freshness.resident import Resident
from plainlaw.problems import PlainlawError
from plainlaw.report import say
from plainlaw.serve.board import Outcome

_QUIET = 2.0
"""Seconds without an edit after which the search is brought up to date."""


class Builder:
    """Builds the portal in `root` whenever it is told to."""

    def __init__(self, root: Path, day: Callable[[], date], lang: str | None) -> None:
        context = multiprocessing.get_context("fork")
        self._own, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._own, root, day, lang), daemon=False)
        self._process.start()
        theirs.close()

    def build(self, edited: set[str] | None = None) -> None:
        """Build now, after an edit of these sources; None when it can be any."""
        self._own.send(edited)

    def outcomes(self) -> Iterator[Outcome]:
        """How each build ended, as it ends. Some are made unasked: when it is quiet, everything is looked at again."""
        while True:
            try:
                outcome: Outcome = self._own.recv()
            except (EOFError, OSError):
                yield Outcome(failure="the process that builds was ended; serve the portal again")
                return
            yield outcome

    def end(self) -> None:
        """Build no more."""
        self._own.close()
        self._process.join(timeout=5)
        self._process.kill()


def _work(orders: Connection, other: Connection, root: Path, day: Callable[[], date], lang: str | None) -> None:
    # the end of the process that serves was inherited: held here, it would never be closed when that one is killed
    other.close()
    resident = Resident()
    while True:
        try:
            if resident.index_later and not orders.poll(_QUIET):
                # nothing was edited for a while: time for the search, and for whatever nobody was told of
                resident.index_later = False
                resident.tell(None)
                orders.send(_outcome(root, day, lang, resident))
            else:
                resident.tell(orders.recv())
                # the first build makes everything
                resident.index_later = bool(resident.cards)
                orders.send(_outcome(root, day, lang, resident))
            _rest(root, resident)
        except (EOFError, KeyboardInterrupt):
            return


def _rest(root: Path, resident: Resident) -> None:
    """What can be done when the page is on the screen. Should this process be killed before, the next builds anew."""
    if not resident.is_sealed:
        seal(root)
        resident.is_sealed = True
    gc.collect()
    gc.freeze()


def _outcome(root: Path, day: Callable[[], date], lang: str | None, resident: Resident) -> Outcome:
    try:
        loaded = build(root, day(), resident=resident)
    except (PlainlawError, OSError) as error:
        return Outcome(failure=str(error))
    text = say(loaded.problems, "text", lang) if loaded.problems else ""
    return Outcome(say(loaded.problems, "json", None), text, loaded.changed)
