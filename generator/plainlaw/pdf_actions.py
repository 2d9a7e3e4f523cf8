"""What a PDF file does by itself, found without opening it.

In: the bytes. Out: names of what runs or starts something: JavaScript, programs that are launched, XFA forms. Objects
are looked at wherever they stand, also packed in object streams; pages, images and typefaces are not unpacked.
(ISO 32000-1, 7.3, 7.5.7, 12.6.4)
"""

import re
import zlib
from collections.abc import Iterator

from plainlaw.problems import PlainlawError

_ACTS = {b"JavaScript": "JavaScript", b"JS": "JavaScript", b"Launch": "Launch", b"XFA": "XFA"}
_HEEDED = frozenset({*_ACTS, b"Encrypt", b"ObjStm", b"Filter", b"FlateDecode", b"Predictor"})
MOST = 100_000_000
"""Bytes that the object streams of one file may unpack to."""
_NAME = rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]*"
_TOKEN = re.compile(rb"\(|%[^\r\n]*|\d\s+obj\b|(?<!end)stream\r?\n|" + _NAME)
_IN_STRING = re.compile(rb"\\.|[()]|\d\s+\d+\s+obj\b", re.DOTALL)
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")


class UnreadablePdfError(PlainlawError):
    """A PDF file whose objects cannot be looked at: it is encrypted, or they are packed in another way than usual."""


def actions_in(content: bytes) -> frozenset[str]:
    """What acts: "JavaScript", "Launch", "XFA". Raises UnreadablePdfError."""
    found: set[bytes] = set()
    left = MOST
    for names, stream in _objects(content):
        found |= names
        if stream is not None:
            objects = _unpacked(stream, left)
            left -= len(objects)
            found.update(name for packed, _ in _objects(objects) for name in packed)
    return frozenset(_ACTS[name] for name in found)


def _objects(content: bytes) -> Iterator[tuple[set[bytes], memoryview | None]]:
    """The names that act of each object, and its stream if that holds further objects, packed."""
    at, end, names = 0, -1, set[bytes]()
    while (token := _TOKEN.search(content, at)) is not None:
        at, said = token.end(), token[0]
        if said == b"(":
            at = _behind_string(content, at)
        elif said.startswith(b"/"):
            names |= {_HEX.sub(lambda code: bytes([int(code[1], 16)]), said[1:])} & _HEEDED
        elif said.startswith(b"stream"):
            # looked for once, however many streams seem to begin before it
            end = end if end >= at else _end_of_stream(content, at)
            yield _acting(names), memoryview(content)[at:end] if _is_packed(names) else None
            # objects that are not packed are read on, and a stream that is none must not hide what stands behind it
            if not _holds_objects_as_they_are(names):
                hidden = _OBJECT.search(content, at, end)
                at = hidden.start() if hidden is not None else end
            names = set()
        elif said.endswith(b"obj"):
            yield _acting(names), None
            names = set()
    yield _acting(names), None


def _end_of_stream(content: bytes, at: int) -> int:
    end = content.find(b"endstream", at)
    return end if end >= 0 else len(content)


def _acting(names: set[bytes]) -> set[bytes]:
    if b"Encrypt" in names:
        raise UnreadablePdfError("encrypted")
    return names & _ACTS.keys()


def _holds_objects_as_they_are(names: set[bytes]) -> bool:
    return b"ObjStm" in names and b"Filter" not in names


def _is_packed(names: set[bytes]) -> bool:
    """Whether a stream holds further objects in the usual form."""
    if b"ObjStm" not in names or b"Filter" not in names:
        return False
    if b"Predictor" in names or b"FlateDecode" not in names:
        raise UnreadablePdfError("packed in another way than usual")
    return True


def _unpacked(stream: memoryview, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        objects = unpacker.decompress(stream, max(most, 1))
    except zlib.error as error:
        raise UnreadablePdfError(str(error)) from error
    if not unpacker.eof:
        raise UnreadablePdfError("too long, or cut off")
    return objects


def _behind_string(content: bytes, at: int) -> int:
    """Where a string ends that begins before `at`. One that does not end before the next object is none."""
    depth = 1
    while depth and (token := _IN_STRING.search(content, at)) is not None:
        if token[0].endswith(b"obj"):
            return token.start()
        at = token.end()
        depth += {b"(": 1, b")": -1}.get(token[0], 0)
    return at if not depth else len(content)
