"""What MkDocs warns about. In a tree that we generate, each warning is our own mistake.

In: the time in which to listen. Out: the messages, in the order in which they were said.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Warnings(logging.Handler):
    """Collects messages."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self.deaf = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        if not self.deaf:
            self.said.append(record.getMessage())

    def take(self) -> list[str]:
        """What was said since the last time."""
        said, self.said = self.said, []
        return said


@contextmanager
def listening() -> Iterator[Warnings]:
    """Collect what MkDocs says, and keep it from the terminal."""
    handler, logger = Warnings(), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


@contextmanager
def deaf() -> Iterator[None]:
    """Within `listening`: do what was or will be done elsewhere, where its warnings are heard."""
    handlers = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, Warnings)]
    before = [handler.deaf for handler in handlers]
    for handler in handlers:
        handler.deaf = True
    try:
        yield
    finally:
        for handler, state in zip(handlers, before, strict=True):
            handler.deaf = state
