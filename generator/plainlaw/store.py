"""A store of files that took long to make, by fingerprint. It may be deleted at any time, and is never trusted.

In: a folder, and a fingerprint. Out: the files that were kept under it, or None when they are not there, or not whole.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path


def kept(folder: Path, fingerprint: str) -> dict[str, bytes] | None:
    """The files kept under a fingerprint."""
    try:
        digest, _, content = (folder / fingerprint).read_bytes().partition(b"\n")
    except OSError:
        return None
    # what was cut off while it was written, or changed by somebody else, is made again
    if digest != _digest(fingerprint, content):
        return None
    head, _, rest = content.partition(b"\n")
    files: dict[str, bytes] = {}
    for name, size in json.loads(head):
        files[name], rest = rest[:size], rest[size:]
    return files


def keep(folder: Path, fingerprint: str, files: Mapping[str, bytes]) -> None:
    """Keep files under a fingerprint."""
    folder.mkdir(parents=True, exist_ok=True)
    head = json.dumps([(name, len(content)) for name, content in files.items()]).encode()
    content = b"\n".join([head, b"".join(files.values())])
    beside = folder / f".{fingerprint}.{os.getpid()}.tmp"
    beside.write_bytes(_digest(fingerprint, content) + b"\n" + content)
    beside.replace(folder / fingerprint)


def forget_oldest(folder: Path, most: int) -> None:
    """Delete what was kept longest ago, so that so many are left at most."""
    if folder.is_dir():
        by_age = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in by_age[most:]:
            path.unlink(missing_ok=True)


def _digest(fingerprint: str, content: bytes) -> bytes:
    # the fingerprint is part of it, so that a file under another's name is not taken for it
    return hashlib.sha256(fingerprint.encode() + b"\n" + content).hexdigest().encode()
