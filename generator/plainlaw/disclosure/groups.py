"""Which cells hang together: those of one relation do, and so do all that are linked by others in between.

In: names, two at a time. Out: for each name the one that stands for its group.
"""

from collections.abc import Iterable

from plainlaw.disclosure.relation import Name


class Groups:
    """Groups of names, each of which begins alone (disjoint sets)."""

    def __init__(self) -> None:
        self._above: dict[Name, Name] = {}

    def join(self, names: Iterable[Name]) -> None:
        """These names are of one group."""
        first, *others = names
        of = self.of(first)
        for name in others:
            self._above[self.of(name)] = of

    def of(self, name: Name) -> Name:
        """The name that stands for the group of this one."""
        self._above.setdefault(name, name)
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name
