"""A name that refers to nothing, with the nearest name that does.

In: the field, the name, and where such names stand. Out: a finding.
"""

from collections.abc import Iterable

from plainlaw.nearest import suggestion
from plainlaw.problems import Place, Problem, mistaken_files
from plainlaw.problems.fields import UNKNOWN_REFERENCE


def unknown_reference(place: Place, field: str, value: str, known: Iterable[str], where: str) -> Problem:
    """`field` names `value`, which is none of the `known` names of the file or folder `where`."""
    hint = suggestion(value, known)
    return UNKNOWN_REFERENCE.at(place, field=field, value=value, collection=where, where=where, hint=hint)


def unread_documents(found: Iterable[Problem]) -> set[tuple[str, str]]:
    """Folder and key of the documents and versions that have an error: they are there, though nothing is known about
    them.
    """
    paths = (path.split("/") for path in mistaken_files(found))
    found_there = (path for path in paths if path[0] == "content" and len(path) in _DEPTHS)
    return {("/".join(path[1:-1]), path[-1].split(".")[0]) for path in found_there}


_DEPTHS = (3, 4)
