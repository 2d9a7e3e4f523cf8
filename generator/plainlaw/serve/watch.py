"""Tells when a source of the portal was edited.

In: the portal's folder. Out: a function that waits for the next edit. Editors write a file in several steps, so an edit
is over when nothing has happened for a moment.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from plainlaw.sources.stamps import FILES, FOLDERS

_MOMENT = 0.015
"""Seconds without a change after which an edit is over."""
_LONGEST = 0.5
_LOOKING = frozenset({"opened", "closed_no_write"})


class _Edits(FileSystemEventHandler):
    """Notes when something was last changed."""

    def __init__(self, root: Path) -> None:
        self._root, self._last, self._seen = root.resolve(), 0.0, threading.Condition()
        self._paths: set[str] | None = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Something happened to a file or a folder."""
        if event.event_type in _LOOKING or (event.is_directory and event.event_type == "modified"):
            return
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        found = {source for path in paths if (source := self._source(path))}
        if found:
            with self._seen:
                self._last = time.monotonic()
                # what lies in a folder that came or went is not told
                self._paths = self._paths | found if self._paths is not None and not event.is_directory else None
                self._seen.notify_all()

    def _source(self, path: Path) -> str:
        """The path of a source within the portal, else nothing."""
        if not path.is_relative_to(self._root):
            return ""
        steps = path.relative_to(self._root).parts
        name = "/".join(steps)
        return name if steps and (steps[0] in FOLDERS or name in FILES) else ""

    def wait(self) -> set[str] | None:
        """Wait until there was an edit and it is over: the sources that were edited; None when it can be any."""
        with self._seen:
            self._seen.wait_for(lambda: self._last > 0)
            begun = time.monotonic()
            while time.monotonic() - self._last < _MOMENT and time.monotonic() - begun < _LONGEST:
                self._seen.wait(_MOMENT)
            self._last = 0.0
            paths, self._paths = self._paths, set()
            return paths


@contextmanager
def watching(root: Path) -> Iterator[Callable[[], set[str] | None]]:
    """While this lasts, the function that it gives waits for the next edit."""
    edits, observer = _Edits(root), Observer()
    observer.schedule(edits, str(root.resolve()))
    for folder in FOLDERS:
        if (root / folder).is_dir():
            observer.schedule(edits, str((root / folder).resolve()), recursive=True)
    observer.start()
    try:
        yield edits.wait
    finally:
        observer.stop()
        observer.join()
