"""The style sheets and scripts of the portal's pages, as they lie in the package."""

from collections.abc import Iterator
from importlib.resources import files

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.resolve import ResolvedSite


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """Every file of plainlaw/assets."""
    yield Task("assets", (), _files)


def _files() -> Iterator[Artifact]:
    for file in sorted(files("plainlaw").joinpath("assets").iterdir(), key=lambda file: file.name):
        if file.is_file() and not file.name.startswith("."):
            yield Artifact(f"assets/{file.name}", file.read_bytes())


OUTPUT = Output("assets", 0, tasks=tasks)
