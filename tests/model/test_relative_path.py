"""Relative addresses are those that the standard library finds."""

import posixpath

from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.model.address import relative_path

_PATHS = st.lists(
    st.sampled_from(["en", "guides", "a", "b", "index.md", ".", "..", "", "/", ".b", "a.b"]), max_size=5
).map("/".join)


@settings(max_examples=1000, deadline=None)
@given(_PATHS, _PATHS)
def test_any_two_paths(target: str, start: str) -> None:
    # two slashes at the beginning mean something else to the standard library, and no path of a portal has one
    target, start = target.lstrip("/"), start.lstrip("/")
    assert relative_path(target, start) == posixpath.relpath("/" + target, "/" + start)
