"""JSON is written as Python's own encoder writes it."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.delivery.json_lines import json_lines

_KEYS = st.text(max_size=4) | st.integers() | st.booleans() | st.none() | st.floats()
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(_KEYS, inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=500, deadline=None)
@given(_VALUES)
def test_the_bytes_are_those_of_the_standard_library(value: Any) -> None:
    assert json_lines(value) == json.dumps(value, ensure_ascii=False, indent=1)
