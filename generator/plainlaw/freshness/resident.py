"""What a process that goes on building remembers from one build to the next (`plainlaw serve`).

In: a build that was kept, and the paths that are said to have been edited since. Out: what that build knew, without
asking the ledger, as long as the ledger is still the one that it left.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from plainlaw.freshness.changes import Sources
from plainlaw.freshness.ledger import Ledger
from plainlaw.model.card import Card


class Resident(Struct):
    """`edited` are the sources that may differ from what was remembered; None when that can be all of them. The ledger
    `is_sealed` when other processes may go by it. With `index_later`, the search is left for a build without it.
    """

    edited: set[str] | None = None
    is_sealed: bool = True
    index_later: bool = False
    cards: Mapping[str, Card] = field(default_factory=dict)
    _sources: Sources | None = None

    def tell(self, paths: Iterable[str] | None) -> None:
        """These sources were edited, added or taken away; None when it is not known which."""
        self.edited = self.edited | set(paths) if paths is not None and self.edited is not None else None

    def last(self, ledger: Ledger) -> Sources | None:
        """The sources of the last build; None when everything has to be looked at."""
        if self._sources is None or self.edited is None or ledger.value("looked_at") != self._sources.looked_at_bytes:
            return None
        return self._sources

    def remember(self, sources: Sources, cards: Mapping[str, Card]) -> None:
        """A build was kept."""
        nothing = frozenset[str]()
        self._sources = Sources(sources.paths, dict(sources.stamps), {}, {}, nothing, nothing, sources.looked_at)
        self.cards, self.edited, self.is_sealed = cards, set(), False
