"""Hypothesis strategies for periods."""

from hypothesis import strategies as st

from plainlaw.model.period import Period

FIRST_MONTH = 1000 * 12  # January 1000: years are read from there on
LAST_MONTH = 9999 * 12 + 11


@st.composite
def standard_periods(draw: st.DrawFn) -> Period:
    """A month, quarter, half-year or year."""
    months = draw(st.sampled_from((1, 3, 6, 12)))
    return Period(draw(st.integers(FIRST_MONTH // months, LAST_MONTH // months)) * months, months)


@st.composite
def runs(draw: st.DrawFn) -> Period:
    """A run of months that is spelled out, short or as long as they come."""
    start = draw(st.integers(FIRST_MONTH, LAST_MONTH))
    return Period(start, draw(st.integers(1, min(1200, LAST_MONTH + 1 - start))), spelled_out=True)


def periods() -> st.SearchStrategy[Period]:
    """Any period that can be read."""
    return st.one_of(standard_periods(), runs())
