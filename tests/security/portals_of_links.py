"""Helpers of the security tests: the smallest portals in which something is amiss, and what is said about them."""

from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from plainlaw.build import load
from plainlaw.cli import main
from plainlaw.report import say

DAY = date(2024, 8, 1)


def run(command: str, root: Path, **environment: str) -> Result:
    """The command line, as in CI."""
    arguments = [command, "--root", str(root), "--as-of", str(DAY), "--quiet"]
    return CliRunner().invoke(main, arguments, env={"PLAINLAW_DEBUG": None, **environment})


def findings(root: Path) -> list[tuple[str, str]]:
    """File and code of every finding."""
    return [(problem.place.file, problem.kind.code) for problem in load(root, DAY).problems]


def report(root: Path) -> str:
    """The whole report in English."""
    return say(load(root, DAY).problems, "text", "en")


def outside(folder: Path) -> Path:
    """A folder beside the portal that must stay as it is."""
    (folder / "deep").mkdir(parents=True)
    for name in ("secret.md", "deep/kept.html", "index.html"):
        (folder / name).write_text("SECRET")
    return folder


def unharmed(folder: Path) -> bool:
    """Whether it is as it was."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return files == ["deep/kept.html", "index.html", "secret.md"] and all(
        (folder / file).read_text() == "SECRET" for file in files
    )
