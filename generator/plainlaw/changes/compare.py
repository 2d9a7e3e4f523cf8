"""Two states of a portal compared.

In: two `ResolvedSite`s. Out: `Changes`. What an author edited is not in it, only what the returns say otherwise:
sentences are compared that were written in the same way in both. What waits for its release or is withheld now is not
said, whatever stood there before.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from plainlaw.changes.directions import turned_false
from plainlaw.changes.public import as_may_be_said, is_withheld, tells_withheld
from plainlaw.changes.sentences import Sentence, sentences_of
from plainlaw.model.decimals import decimal_text
from plainlaw.model.document import Entry
from plainlaw.model.figure import Cell, FigureKey, MarkedCell, Observation
from plainlaw.model.site import Site
from plainlaw.problems import Place
from plainlaw.resolve import ResolvedSite


class ChangedCell(Struct, frozen=True):
    """One cell of the returns: what it said and says; empty where there was or is none, and what it said is empty also
    where it is withheld now.
    """

    key: FigureKey
    before: str
    after: str
    place: Place


class ChangedSentence(Struct, frozen=True):
    """A sentence, or a table or chart (`block` is the name of its shortcode), that says something else now."""

    place: Place
    before: str
    after: str
    block: str
    false_words: tuple[str, ...]


class Changes(Struct, frozen=True):
    """What differs. `pages` are addresses below the portal's root, of documents and of metrics. `unexplained` are the
    cells of returns that were there before and say something else now, in place of a later vintage with a reason.
    """

    cells: tuple[ChangedCell, ...]
    sentences: tuple[ChangedSentence, ...]
    pages: tuple[str, ...]
    unexplained: tuple[ChangedCell, ...] = ()

    @property
    def has_false_words(self) -> bool:
        """Whether any sentence says a direction that the figures no longer bear out."""
        return any(sentence.false_words for sentence in self.sentences)


def compare(before: ResolvedSite, after: ResolvedSite) -> Changes:
    """What the second state says otherwise than the first."""
    before = as_may_be_said(before, after.site)
    cells = tuple(_cells(before, after))
    sentences: list[ChangedSentence] = []
    pages: dict[str, None] = {}
    for entry in after.site.documents:
        old = before.site.documents.get(entry.folder, entry.key, entry.lang)
        changed = list(_sentences(old, entry, before, after)) if old is not None else []
        sentences += changed
        if changed:
            pages[after.addresses.of(entry).path] = None
    for metric in _metrics(cells, after):
        pages |= dict.fromkeys(after.addresses.metric(tag, metric).path for tag in after.site.portal.tags)
    return Changes(cells, tuple(sentences), tuple(pages), tuple(_unexplained(before.site, after.site)))


def _unexplained(before: Site, after: Site) -> Iterator[ChangedCell]:
    """What became of returns that were published: none may be gone, and none may say something else. Where a dataset
    is protected, values may be withheld and totals added.
    """
    protected = {dataset.id for dataset in after.datasets.values() if dataset.protection is not None}
    for old in before.returns:
        new = after.by_path.get(old.path)
        if new is not None and new.digest == old.digest:
            continue
        said = {cell.key: cell for cell in before.cells_of(old)}
        now = {cell.key: cell for cell in after.cells_of(new)} if new is not None else {}
        periods = {key.period for key in said}
        for key in sorted(said.keys() | {key for key in now if key.period in periods}, key=str):
            if old.dataset in protected and (key not in said or is_withheld(now.get(key))):
                continue
            cell = now.get(key) or said[key]
            words = _said(said.get(key)), _said(now.get(key))
            if words[0] != words[1]:
                yield ChangedCell(key, *words, Place(cell.path, cell.row, cell=cell.column))


def _cells(before: ResolvedSite, after: ResolvedSite) -> Iterator[ChangedCell]:
    old, new = ({cell.key: cell for cell in site.site.cells} for site in (before, after))
    for key in sorted(old.keys() | new.keys(), key=str):
        was, now = old.get(key), new.get(key)
        said = _said(was), _said(now)
        cell = now or was
        if said[0] != said[1] and cell is not None:
            what_was = "" if is_withheld(now) else said[0]
            yield ChangedCell(key, what_was, said[1], Place(cell.path, cell.row, cell=cell.column))


def _said(cell: Cell | None) -> str:
    if isinstance(cell, Observation):
        return decimal_text(cell.value)
    return cell.mark.shown if isinstance(cell, MarkedCell) else ""


def _metrics(cells: tuple[ChangedCell, ...], site: ResolvedSite) -> list[str]:
    """The metrics whose cells changed, and the rates that are computed from them."""
    counts = {cell.key.metric for cell in cells}
    return [metric.id for metric in site.site.metrics.values()
            if counts & {metric.id, metric.numerator, metric.denominator}]  # fmt: skip


def _sentences(
    old: Entry, new: Entry, before: ResolvedSite, after: ResolvedSite
) -> Iterator[ChangedSentence]:  # fmt: skip
    known: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences_of(before.resolve(old, []), before):
        known[sentence.written].append(sentence)
    for now in sentences_of(after.resolve(new, []), after):
        was = known[now.written].pop(0) if known[now.written] else None
        if was is None or (was.read == now.read and _values(was) == _values(now)):
            continue
        words = turned_false((was, before.series), (now, after.series))
        # two figures may be rounded to the same words: then only the record behind them is another one
        if was.read != now.read or now.block or words:
            what_was = "" if tells_withheld(was.figures, after) else was.read
            yield ChangedSentence(Place(new.path, now.line), what_was, now.read, now.block, tuple(words))


def _values(sentence: Sentence) -> list[tuple[FigureKey, Fraction]]:
    return [(figure.key, figure.value) for figure in sentence.figures]
