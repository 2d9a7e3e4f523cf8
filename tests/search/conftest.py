"""Fixtures of the tests of the search: the served portal and its windows, and shards that are quick to index."""

from datetime import date

import pytest

from browser.conftest import served, visit  # noqa: F401 - fixtures
from plainlaw.search.record import Passage, Record
from plainlaw.search.shard import Shard, ShardKey


def record(number: int, text: str = "", lang: str = "en") -> Record:
    """A small record; other numbers are other pages."""
    passages = (Passage(f"Words of page {number}. {text}"), Passage("More of it.", "A part", "a-part"))
    return Record(f"guides/{number}/", lang, "guides", f"Page {number}", passages, 3, date(2020 + number % 3, 5, 1))


@pytest.fixture
def shard() -> Shard:
    """Three pages in English."""
    return Shard(ShardKey("en", 3), tuple(record(number) for number in range(3)))
