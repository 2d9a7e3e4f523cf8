"""Every page falls into one shard, no shard is too large, and what does not change stays where it is."""

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plainlaw.search.shard import MOST, Shard, ShardKey, divided
from search.conftest import record

MONTHS = st.lists(st.one_of(st.none(), st.integers(1990 * 12, 2030 * 12)), max_size=3 * MOST)
MANY = st.builds(lambda month, some: [month] * (MOST + 1) + some, st.integers(1990 * 12, 2030 * 12), MONTHS)


@given(st.one_of(MONTHS, MANY))
def test_every_page_falls_into_one_shard(months: list[int | None]) -> None:
    keys = list(divided("zh-Hans", 1, months))
    for month in months:
        assert sum(key.holds(month) for key in keys) == 1
    for key in keys:
        held = sum(key.holds(month) for month in months)
        assert held
        assert held <= MOST or key.months in (1, -1)
    assert len({key.name for key in keys}) == len(keys)


@given(MONTHS, st.one_of(st.none(), st.integers(1990 * 12, 2030 * 12)))
def test_a_page_that_is_added_moves_those_of_one_shard_at_most(months: list[int | None], new: int | None) -> None:
    before, after = set(divided("en", 1, months)), set(divided("en", 1, [*months, new]))
    assert len(before - after) <= 1


@given(st.one_of(MONTHS, MANY))
def test_names_are_language_tags(months: list[int | None]) -> None:
    for key in divided("zh-Hans", 2, months):
        assert re.fullmatch(r"zh-hans-x(-[a-z0-9]{1,8})+", key.name)


def test_the_fingerprint_says_everything_that_is_indexed() -> None:
    shard = Shard(ShardKey("en", 3), (record(1), record(2)))
    first = record(1)
    others = (
        replace(first, url="b/"), replace(first, title="other"), replace(first, section="terms"),
        replace(first, passages=first.passages[:1]), replace(first, published=None),
    )  # fmt: skip
    found = {replace(shard, records=(other, record(2))).fingerprint("1") for other in (first, *others)}
    assert len(found) == len(others) + 1
    assert shard.fingerprint("1") in found
    assert shard.fingerprint("2") not in found
    assert shard.fingerprint("1") == Shard(ShardKey("en", 3), (record(1), record(2))).fingerprint("1")
    assert len(shard.fingerprint("1")) == len(hashlib.sha256().hexdigest())
