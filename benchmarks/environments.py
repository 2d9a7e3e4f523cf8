"""Installs the peers, each into an environment of its own.

In: a cache folder. Out: `Environment`s that know where their program is and which versions they hold; or
`NotInstalledError` with the reason. What was installed stays until its list of packages changes.
"""

import hashlib
import json
import os
import shutil
import subprocess  # noqa: S404 - pip, npm and versions, with fixed arguments
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements"
BUILD_TOOLS = REQUIREMENTS / "source-build.txt"
ELEVENTY = HERE / "sites" / "eleventy"
_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--retries", "1")
_VERSIONS = "import json, importlib.metadata as m, sys; print(json.dumps({n: m.version(n) for n in sys.argv[1:]}))"


class NotInstalledError(Exception):
    """A peer cannot be had here; says why."""


@dataclass(frozen=True)
class Environment:
    """An installed program: what to run instead of its name, and its versions."""

    program: tuple[str, ...]
    versions: dict[str, str]


def own() -> Environment:
    """Plainlaw itself, from the environment that runs the benchmark."""
    program = Path(sys.executable).parent / "plainlaw"
    if not program.exists():
        raise NotInstalledError("plainlaw is not installed beside the Python that runs the benchmark")
    return Environment((str(program),), _python_versions(sys.executable, ("plainlaw",)))


def python(name: str, cache: Path, program: str, packages: Sequence[str]) -> Environment:
    """An environment with the packages of requirements/NAME.txt; `program` is a pattern for the path of its program."""
    folder, listed = cache / "environments" / name, REQUIREMENTS / f"{name}.txt"
    interpreter = str(folder / "bin" / "python")

    def install() -> None:
        _run(name, (sys.executable, "-m", "venv", str(folder)))
        if "\njieba==" in listed.read_text(encoding="utf-8"):  # published as source only
            _run(name, (interpreter, *_PIP, "--require-hashes", "-r", str(BUILD_TOOLS)))
        own_build = ("--use-pep517", "--no-build-isolation", "--require-hashes")
        _run(name, (interpreter, *_PIP, *own_build, "-r", str(listed)))

    _once(folder, listed.read_bytes(), install)
    found = sorted(folder.glob(program))
    if not found:
        raise NotInstalledError(f"{name} has no program for this machine")
    return Environment((str(found[0]),), _python_versions(interpreter, packages))


def eleventy(cache: Path) -> Environment:
    """Eleventy, from npm with the lock file beside its site. No script of any package is run."""
    folder, node = cache / "environments" / "eleventy", shutil.which("node")
    if node is None or shutil.which("npm") is None:
        raise NotInstalledError("Node.js with npm is not installed on this machine")

    def install() -> None:
        folder.mkdir(parents=True)
        for file in ("package.json", "package-lock.json"):
            shutil.copy(ELEVENTY / file, folder)
        _run("eleventy", ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)))

    _once(folder, (ELEVENTY / "package-lock.json").read_bytes(), install)
    package = folder / "node_modules" / "@11ty" / "eleventy"
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    node_version = subprocess.run((node, "--version"), check=True, capture_output=True, text=True).stdout  # noqa: S603
    return Environment((node, str(package / "cmd.cjs")), {"eleventy": version, "node": node_version.strip(" v\n")})


def _once(folder: Path, listed: bytes, install: Callable[[], None]) -> None:
    ready, digest = folder / ".ready", hashlib.sha256(listed).hexdigest()
    if ready.exists() and ready.read_text(encoding="ascii") == digest:
        return
    shutil.rmtree(folder, ignore_errors=True)
    try:
        install()
    except NotInstalledError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    ready.write_text(digest, encoding="ascii")


def _run(name: str, command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)  # noqa: S603
    if done.returncode:
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-2000:])
        raise NotInstalledError(f"{name} could not be installed: {Path(command[0]).name} ended with {done.returncode}")


def _python_versions(interpreter: str, packages: Sequence[str]) -> dict[str, str]:
    done = subprocess.run(  # noqa: S603
        (interpreter, "-c", _VERSIONS, *packages), check=True, capture_output=True, text=True
    )
    versions: dict[str, str] = json.loads(done.stdout)
    return versions
