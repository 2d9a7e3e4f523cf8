"""The process that builds while the portal is served. It has no threads, so that it may share out its work by fork.

In: a word for each build that is wanted. Out: its outcome.
"""

import multiprocessing
from collections.abc import Callable
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from plainlaw.build import build
from plainlaw.problems import PlainlawError
from plainlaw.report import say
from plainlaw.serve.board import Outcome


class Builder:
    """Builds the portal in `root` whenever it is told to."""

    def __init__(self, root: Path, day: Callable[[], date], lang: str | None) -> None:
        context = multiprocessing.get_context("fork")
        self._own, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, root, day, lang), daemon=False)
        self._process.start()
        theirs.close()

    def build(self) -> Outcome:
        """Build now."""
        self._own.send("build")
        try:
            outcome: Outcome = self._own.recv()
        except EOFError:
            return Outcome(failure="the process that builds was ended; serve the portal again")
        return outcome

    def end(self) -> None:
        """Build no more."""
        self._own.close()
        self._process.join(timeout=5)
        self._process.kill()


def _work(orders: Connection, root: Path, day: Callable[[], date], lang: str | None) -> None:
    while True:
        try:
            orders.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            orders.send(_outcome(root, day, lang))
        except KeyboardInterrupt:
            return


def _outcome(root: Path, day: Callable[[], date], lang: str | None) -> Outcome:
    try:
        loaded = build(root, day())
    except (PlainlawError, OSError) as error:
        return Outcome(failure=str(error))
    text = say(loaded.problems, "text", lang) if loaded.problems else ""
    return Outcome(say(loaded.problems, "json", None), text, loaded.changed)
