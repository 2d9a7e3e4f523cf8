"""The store of drawn charts is no way in: what was not written by the program, or could act, is drawn again."""

import hashlib
from pathlib import Path

import pytest
from portals_of_links import DAY

from plainlaw.build import build
from plainlaw.chart_files import is_still
from plainlaw.folders import CHARTS

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
ACTIVE = (
    "<script>alert(1)</script>", "<foreignObject/>", '<g onload="alert(1)"/>', '<g ONCLICK="alert(1)"/>', "<style/>",
    '<a href="https://example.org"/>', '<image href="https://example.org/x.png"/>', '<use href="//example.org/x"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg"/>', '<div xmlns="http://www.w3.org/1999/xhtml"/>',
    '<path xlink:href="javascript:alert(1)"/>', "<animate/>", "<?xml-stylesheet href='x'?>",
)  # fmt: skip


def test_a_drawing_of_shapes_and_words_is_still() -> None:
    assert is_still(f'<svg {SVG}><title>on = off</title><g><path d="M0 0"/><text>script</text></g></svg>'.encode())


@pytest.mark.parametrize("part", ACTIVE)
def test_a_drawing_that_could_act_is_not(part: str) -> None:
    assert not is_still(f"<svg {SVG}>{part}</svg>".encode())


@pytest.mark.parametrize("text", ["", "<svg", "<svg/>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'])
def test_what_is_no_drawing_is_not(text: str) -> None:
    assert not is_still(text.encode())


def _files(portal: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (portal / "build/site").rglob("*.svg")}


def test_a_poisoned_store_is_drawn_anew(portal: Path) -> None:
    build(portal, DAY)
    before, store = _files(portal), sorted((portal / CHARTS).rglob("*.svg"))
    assert len(store) > 3
    evil = f'<svg {SVG}><script>alert("SECRET")</script></svg>'.encode()
    wrong = f"<svg {SVG}><text>SECRET</text></svg>".encode()
    store[0].write_bytes(evil)
    store[1].write_bytes(hashlib.sha256(evil).hexdigest().encode() + b"\n" + evil)
    store[2].write_bytes(wrong)
    store[3].write_bytes(store[3].read_bytes()[:-20])
    build(portal, DAY)
    assert _files(portal) == before
