"""The last gate: what an import has made is read and checked as every return is.

In: the content of the return. Out: the findings of plainlaw.validate, each at the cell that was handed in. So nothing
is written that `plainlaw check` would refuse.
"""

from msgspec.structs import replace

from plainlaw.ingest.write import Source
from plainlaw.problems import Problem
from plainlaw.sheet.desk import Desk
from plainlaw.sources.returns import return_of
from plainlaw.validate.observations import build_observations, read_returns


def check(path: str, content: bytes, source: Source, desk: Desk) -> None:
    """Note every finding about the return, among the others of its dataset."""
    target = desk.target
    found: list[Problem] = []
    read = return_of(path, content, found)
    if read is not None:
        beside = [one for one in target.raw.returns if one.path != path]
        folder = replace(target.raw, returns=tuple(sorted((*beside, read), key=lambda one: one.path)))
        said = read_returns((folder,), {folder.folder: target.dataset}, target.known, {})
        build_observations((folder,), said, target.known, target.as_of, found)
    for problem in found:
        if problem.place.file == path:
            desk.refuse(replace(problem, place=source(problem.place)))
