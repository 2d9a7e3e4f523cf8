"""Time and memory of a command are those of all processes that it starts."""

import os
import sys
import time
from pathlib import Path

from benchmarks.measure import Measurement, measure

_ALLOCATE = "import time; block = b'x' * 50_000_000; time.sleep(3)"
_BURN = "import time\nwhile time.process_time() < 0.3: pass"
_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
_ORPHAN = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1]])"


def test_memory_of_a_child_counts(tmp_path: Path) -> None:
    alone, with_child = _run(tmp_path, "pass", ""), _run(tmp_path, _CHILD, _ALLOCATE)
    assert with_child.memory > 50_000_000
    assert alone.memory < 30_000_000


def test_time_of_a_child_counts(tmp_path: Path) -> None:
    assert 0.3 <= _run(tmp_path, _CHILD, _BURN).cpu < 2


def test_time_of_a_child_that_outlives_its_parent_counts(tmp_path: Path) -> None:
    taken = _run(tmp_path, _ORPHAN, _BURN)
    assert 0.3 <= taken.cpu < 2


def test_the_exit_code_and_the_output_are_kept(tmp_path: Path) -> None:
    assert _run(tmp_path, "print('said'); raise SystemExit(3)", "").code == 3
    assert (tmp_path / "log").read_text() == "said\n"


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    started = time.monotonic()
    code = _run(tmp_path, _CHILD, "import time; time.sleep(60)", limit=0.5).code
    assert code < 0
    assert time.monotonic() - started < 30


def _run(folder: Path, program: str, argument: str, limit: float = 20) -> Measurement:
    command = (sys.executable, "-S", "-c", program, argument)
    return measure(command, folder, folder / "log", dict(os.environ), limit)
