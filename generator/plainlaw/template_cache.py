"""Compiled templates kept between builds, so that a build of one page does not begin with compiling sixty templates.

In: a folder that may be deleted or damaged at any time. Out: Jinja's bytecode cache. A file is used only if it carries
the digest of what it holds, made by this Python and this Jinja, for the text that the template has now; nothing is read
from it before that is known, because Python trusts bytecode.
"""

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

_DIGEST = 32


class TemplateCache(BytecodeCache):
    """Bytecode in files named after template and text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._of = f"{sys.version}\0{version('jinja2')}\0".encode()

    def get_source_checksum(self, source: str) -> str:
        """The digest of a template's text."""
        return hashlib.sha256(source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the bytecode of a template, if it is whole and of our making."""
        try:
            data = self._path(bucket).read_bytes()
        except OSError:
            return
        code = data[_DIGEST:]
        if data[:_DIGEST] == self._digest(bucket, code):
            with suppress(EOFError, ValueError, TypeError):
                bucket.code = marshal.loads(code)  # noqa: S302 - its digest is known

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bytecode of a template; a folder that cannot be written to is no reason to stop."""
        if bucket.code is None:
            return
        code = marshal.dumps(bucket.code)
        path = self._path(bucket)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._digest(bucket, code) + code)
            beside.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{bucket.checksum[:16]}"

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        return hashlib.sha256(self._of + f"{bucket.key}\0{bucket.checksum}\0".encode() + code).digest()
