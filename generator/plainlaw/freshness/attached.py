"""The files of documents: which of them changed, which no header names, and their bytes when they are published.

In: the sources, and cards. Out: folders and keys of documents, findings, and a way to read a file again.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from plainlaw.freshness.changes import Sources
from plainlaw.freshness.ground import ChangedMeanwhileError
from plainlaw.model.attachment import AttachedFile
from plainlaw.model.card import Card
from plainlaw.model.document import Entry
from plainlaw.problems import Problem, mistaken_files
from plainlaw.sources.files import read_bytes
from plainlaw.validate.attachments import is_attachment, unnamed


def with_changed_files(sources: Sources, cards: Mapping[str, Card]) -> set[str]:
    """The paths of the documents of which a file changed, came or went."""
    changed = {path.rpartition("/")[0] for path in sources.touched if is_attachment(path)}
    if not changed:
        return set()
    return {card.path for card in cards.values() if f"content/{card.folder}/{card.key}" in changed}


def unnamed_files(
    paths: Iterable[str], named: frozenset[str], waiting: Iterable[Entry], found: Iterable[Problem]
) -> list[Problem]:
    """A finding for each file that is not `named` by a header. Those of documents that wait for their release, or that
    have an error, may be named there.
    """
    paths = set(paths)
    if not paths:
        return []
    unread = {path.split(".")[0] for path in mistaken_files(found)}
    unread |= {f"content/{entry.folder}/{entry.key}" for entry in waiting}
    open_to_all = {path for path in paths if path.rpartition("/")[0] not in unread}
    return list(unnamed(open_to_all, named))


class FileReader(Struct, frozen=True):
    """Reads files of documents again, and makes sure that they are those that were checked."""

    root: Path

    def __call__(self, file: AttachedFile) -> bytes:
        """The bytes of the file. Raises ChangedMeanwhileError when they are others."""
        content = read_bytes(self.root, file.path, [], file.size)
        if content is None or sha256(content).hexdigest() != file.sha256:
            raise ChangedMeanwhileError(f"{file.path} changed while the portal was built; build again.")
        return content
