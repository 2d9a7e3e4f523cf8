"""`plainlaw serve` leaves nothing behind, however it is ended."""

import os
import signal
import subprocess
from pathlib import Path

import pytest
from programs import PATIENCE, PLAINLAW, environment, wait_until


def _children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()]


def _is_there(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_process_that_builds_ends_with_the_one_that_serves(small: Path, end: signal.Signals) -> None:
    command = (*PLAINLAW, "serve", "--port", "0")
    with subprocess.Popen(command, cwd=small, env=environment(), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("http://127.0.0.1:")
        builders = _children(server.pid)
        assert builders
        os.kill(server.pid, end)
        server.wait(timeout=PATIENCE)
    try:
        wait_until(lambda: not any(map(_is_there, builders)), lambda: f"still there: {builders}")
    finally:
        for builder in filter(_is_there, builders):
            os.kill(builder, signal.SIGKILL)
