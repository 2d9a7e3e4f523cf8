"""The program runs as a module, where its script is not on the path."""

import subprocess
import sys

from programs import environment


def test_the_module_is_the_command_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plainlaw", "--version"], capture_output=True, text=True, check=False, env=environment()
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("plainlaw")
