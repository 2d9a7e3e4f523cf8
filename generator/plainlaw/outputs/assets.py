"""The style sheets and scripts of the portal's pages, as they lie in the package."""

from collections.abc import Iterator
from importlib.resources import files

from plainlaw.artifact import Artifact, Output
from plainlaw.resolve import ResolvedSite


def produce(site: ResolvedSite, before: tuple[Artifact, ...]) -> Iterator[Artifact]:
    """Every file of plainlaw/assets."""
    for file in sorted(files("plainlaw").joinpath("assets").iterdir(), key=lambda file: file.name):
        if file.is_file() and not file.name.startswith("."):
            yield Artifact(f"assets/{file.name}", file.read_bytes())


OUTPUT = Output("assets", 0, produce)
