"""Measures one command with all processes that it starts.

In: a command, the folder to run it in, and where its output goes. Out: the time from start to exit, the processor time
of all its processes, and the most memory that they held together. Linux only: memory is read from /proc.

Memory is the proportional set size: a page that three processes share counts a third for each, so that the sum is what
the machine really gave. It is read every 50 ms; less often where reading takes long, so that reading never takes more
than a twentieth of the time.
"""

import ctypes
import os
import signal
import subprocess  # noqa: S404 - the commands are those of benchmarks.contenders
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer

INTERVAL, SHARE = 0.05, 0.05
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
_PATIENCE = 5.0


@dataclass(frozen=True)
class Measurement:
    """What one run took: seconds, seconds of processors, bytes; and the exit code."""

    wall: float
    cpu: float
    memory: int
    code: int


class _Memory(Thread):
    """Reads the memory of all processes of one session until it is told to stop."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session, self._stop_now, self.peak = session, Event(), 0

    def run(self) -> None:
        pause = 0.0
        while not self._stop_now.wait(pause):
            before = time.monotonic()
            self.peak = max(self.peak, sum(proportional_set(pid) for pid in of_session(self._session)))
            pause = max(INTERVAL, (time.monotonic() - before) / SHARE)

    def stop(self) -> int:
        """The most that was seen."""
        self._stop_now.set()
        self.join()
        return self.peak


def measure(
    command: Sequence[str], folder: Path, log: Path, environment: Mapping[str, str], limit: float = 7200
) -> Measurement:
    """Run a command to its end. After `limit` seconds it is ended."""
    _collect_orphans(True)
    try:
        with log.open("wb") as output:
            started = time.monotonic()
            process = subprocess.Popen(  # noqa: S603
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True,
            )  # fmt: skip
        memory, timer = _Memory(process.pid), Timer(limit, _end, (process.pid,))
        memory.start()
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        timer.cancel()
        peak = memory.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + _orphans(process.pid)
        return Measurement(wall, cpu, peak, process.returncode)
    finally:
        _collect_orphans(False)


def of_session(session: int) -> Iterator[int]:
    """The processes of a session: the first one and all that it started, even when their parents have ended."""
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                stat = Path(entry.path, "stat").read_text(encoding="ascii", errors="replace")
            except OSError:
                continue
            # the name of the program stands in brackets and may hold anything; state, parent, group, session follow
            if int(stat.rpartition(")")[2].split()[3]) == session:
                yield int(entry.name)


def proportional_set(pid: int) -> int:
    """The proportional set size of a process in bytes; 0 when it has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _orphans(session: int) -> float:
    """Processor time of processes that outlived their parents. They get a moment to end by themselves."""
    cpu, until = 0.0, time.monotonic() + _PATIENCE
    while any(True for _ in of_session(session)):
        if time.monotonic() > until:
            _end(session)
        try:
            pid, _, usage = os.wait4(-session, os.WNOHANG)
        except ChildProcessError:
            break
        if pid:
            cpu += usage.ru_utime + usage.ru_stime
        else:
            time.sleep(0.01)
    return cpu


def _end(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _collect_orphans(on: bool) -> None:
    """Let processes whose parents have ended become children of this one, so that their time is counted."""
    ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, int(on), 0, 0, 0)
