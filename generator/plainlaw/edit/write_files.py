"""Files of the portal written together, or none of them.

In: the portal's folder and contents by path. Out: the files on disk. Who calls has looked for links on the way.
"""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_all(root: Path, files: Mapping[str, bytes]) -> None:
    """All files, or none: each is written beside its place first, and what stood there is put back after a failure."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    beside: dict[str, str] = {}
    done: list[str] = []
    try:
        for path, content in files.items():
            handle, beside[path] = tempfile.mkstemp(prefix=".import-", dir=(root / path).parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(beside[path]).chmod(0o644)
        for path in files:
            Path(beside[path]).replace(root / path)
            done.append(path)
    except BaseException:
        for path in done:
            old = before[path]
            if old is None:
                (root / path).unlink()
            else:
                (root / path).write_bytes(old)
        raise
    finally:
        for path in beside.values():
            with suppress(FileNotFoundError):
                Path(path).unlink()
