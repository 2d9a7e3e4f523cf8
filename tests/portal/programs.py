"""The command line, stock MkDocs and their servers as programs of their own, and how built folders are compared."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from click.testing import CliRunner, Result

from plainlaw.cli import main

PLAINLAW = (sys.executable, "-m", "plainlaw.cli")
MKDOCS = (sys.executable, "-m", "mkdocs")
PATIENCE = 120
_UNWANTED = ("CI", "SOURCE_DATE_EPOCH", "PYTHONHASHSEED", "TZ", "FORCE_COLOR", "NO_COLOR", "LC_ALL", "LANG")


def environment(**more: str) -> dict[str, str]:
    """The environment of a program that a test starts: nothing in it says CI, a day of the build or a language."""
    plain = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return {**plain, "LC_ALL": "C.UTF-8", **more}


def run(command: tuple[str, ...], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder to its end."""
    return subprocess.run(command, cwd=folder, env=environment(**more), capture_output=True, text=True, timeout=600,
                          check=False, encoding="utf-8")  # fmt: skip


def run_together(command: tuple[str, ...], folders: Mapping[Path, Mapping[str, str]]) -> None:
    """Run a program in several folders at once, each with settings of its own; all must succeed."""
    running = [
        subprocess.Popen(command, cwd=folder, env=environment(**more), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for folder, more in folders.items()
    ]
    for process in running:
        said, _ = process.communicate(timeout=600)
        assert process.returncode == 0, said.decode("utf-8", "replace")


def plainlaw(portal: Path, command: str, *arguments: str) -> Result:
    """Run a command of plainlaw on a portal within this process, which is quicker than starting a program."""
    return CliRunner().invoke(main, [command, "--root", str(portal), *arguments])


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differences(first: Path, second: Path) -> list[str]:
    """The files in which two folders differ, or that only one of them has."""
    one, other = files_of(first), files_of(second)
    lacking = [f"{name} (in one of them only)" for name in sorted(one.keys() ^ other.keys())]
    return lacking + [name for name in sorted(one.keys() & other.keys()) if one[name] != other[name]]


@dataclass(frozen=True)
class Server:
    """A server that a test has started."""

    address: str
    log: Path

    def page(self, path: str = "") -> str:
        """A page of the portal; empty while the server does not answer."""
        try:
            with urlopen(self.address + path, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (URLError, ConnectionError, TimeoutError):
            return ""

    def said(self) -> str:
        """Everything that the server has said so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def wait_until(condition: Callable[[], object], what: Callable[[], str]) -> None:
    """Wait for something to become true; after two minutes, fail and say what there is instead."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, what()
        time.sleep(0.2)


@contextmanager
def serving(command: Callable[[int], tuple[str, ...]], portal: Path) -> Iterator[Server]:
    """Start a server in the portal's folder; `command` is given a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = portal.parent / "server.log"
    more: Mapping[str, str] = {"PYTHONUNBUFFERED": "1"}
    with log.open("wb") as out:
        process = subprocess.Popen(command(port), cwd=portal, env=environment(**more), stdout=out, stderr=out)
    server = Server(f"http://127.0.0.1:{port}/", log)
    try:
        wait_until(lambda: process.poll() is not None or server.page(), server.said)
        assert process.poll() is None, server.said()
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
