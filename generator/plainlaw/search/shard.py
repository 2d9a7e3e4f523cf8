"""A part of the search: pages of one language and weight, of some months. It is indexed anew when its pages change.

In: what there is to find. Out: the keys of the shards that it falls into, and `Shard`. How a portal is cut depends on
how many pages lie where, and on nothing else; a page that is added cuts one shard in two at most.
"""

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import Struct

from plainlaw.search.record import Record

MOST = 250
"""Pages of a shard. Pagefind indexes that many in about a second, and a browser loads about 25 kB of it for a word."""
_BLOCKS = (192, 96, 48, 24, 12, 6, 3, 1)


class ShardKey(Struct, frozen=True, order=True):
    """Which pages: language, weight, and `months` from `first` on, counted from the year 0.

    `months` is 0 for a language and weight that is not divided, and -1 for those pages of one that is divided which
    never grow old.
    """

    lang: str
    weight: int
    first: int = 0
    months: int = 0

    @property
    def name(self) -> str:
        """A language tag of its own (private use, BCP 47), which Pagefind puts before the name of each file."""
        year, month = divmod(self.first, 12)
        when = {0: "all", -1: "undated"}.get(self.months) or f"{year:04}{month + 1:02}-{self.months}m"
        return f"{self.lang.lower()}-x-w{self.weight}-{when}"

    @property
    def last(self) -> int | None:
        """The last month, None for pages of any age."""
        return self.first + self.months - 1 if self.months > 0 else None

    def holds(self, month: int | None) -> bool:
        """Whether a page of this month falls into it."""
        if self.months <= 0:
            return self.months == 0 or month is None
        return month is not None and self.first <= month < self.first + self.months


class Shard(Struct, frozen=True):
    """The records of a shard, in the order of their addresses."""

    key: ShardKey
    records: tuple[Record, ...]

    def fingerprint(self, version: str) -> str:
        """The digest of all that its index is made of, `version` being that of what makes it."""
        digest = hashlib.sha256(f"{version}\x00{self.key.name}".encode())
        for record in self.records:
            digest.update(f"\x00{record.url}\x00{record.section}\x00{record.html(self.key.name)}".encode())
        return digest.hexdigest()


def divided(lang: str, weight: int, months: Sequence[int | None]) -> Iterator[ShardKey]:
    """The shards of the pages of one language and weight. `months` has the month of each, None for any."""
    if len(months) <= MOST:
        if months:
            yield ShardKey(lang, weight)
        return
    if None in months:
        yield ShardKey(lang, weight, 0, -1)
    dated = sorted(month for month in months if month is not None)
    widest = _BLOCKS[0]
    for first in sorted({month // widest * widest for month in dated}):
        yield from _cut(ShardKey(lang, weight, first, widest), dated)


def _cut(key: ShardKey, months: Sequence[int]) -> Iterator[ShardKey]:
    """The key, or those of its parts when too much falls into it. Many pages of a single month stay together."""
    own = [month for month in months if key.holds(month)]
    narrower = [months for months in _BLOCKS if months < key.months]
    if own and (len(own) <= MOST or not narrower):
        yield key
    elif own:
        for first in range(key.first, key.first + key.months, narrower[0]):
            yield from _cut(ShardKey(key.lang, key.weight, first, narrower[0]), own)
