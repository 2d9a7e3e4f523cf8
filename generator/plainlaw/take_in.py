"""Steps 1 and 2 together, for what changed: read and validate; the rest comes from the last build.

In: the portal's folder, the day of the build, and the ledger. Out: the portal, the documents that must be made anew,
and findings. With an empty ledger everything has changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from plainlaw.freshness.changes import Sources, compare, keep_sources
from plainlaw.freshness.kept import dumps, loads
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.shelf import documents_of, kept_cards
from plainlaw.freshness.stale import dependents, needing, of_places
from plainlaw.model.document import Entry
from plainlaw.model.documents import Card, card_of
from plainlaw.model.figure import Observation
from plainlaw.model.site import Return, Site
from plainlaw.problems import PlainlawError, Problem
from plainlaw.resolve.portal import grammar_of, metrics_named
from plainlaw.sources.content import content_files, read_document
from plainlaw.sources.files import read_bytes
from plainlaw.sources.history import RawCommit, read_history
from plainlaw.sources.returns import read_datasets
from plainlaw.sources.settings import read_settings
from plainlaw.validate import Ground, build_ground, build_site
from plainlaw.validate.documents import build_entry
from plainlaw.workers import shared_out


class ChangedMeanwhileError(PlainlawError):
    """A source is no longer what was checked."""


@dataclass(frozen=True)
class Intake:
    """What was taken in. `stale` are the paths of documents to be made anew; `ground` is a digest of all but documents.

    `fresh` are documents that were read now, by path; `known` are those whose pages the last build made.
    """

    site: Site
    ground: Ground
    sources: Sources
    fresh: Mapping[str, Entry]
    before: Mapping[str, Card]
    stale: frozenset[str]
    digest: bytes
    is_new_ground: bool
    ground_found: tuple[Problem, ...]

    def with_stale(self, paths: Iterable[str]) -> "Intake":
        """The same, with these documents to be made anew as well."""
        cards = self.site.documents.cards
        return replace(self, stale=self.stale | {path for path in paths if path in cards})


def take_in(root: Path, as_of: date, ledger: Ledger, found: list[Problem]) -> Intake | None:
    """The portal as it is now; None when there is an error in its settings or dictionaries."""
    sources = compare(root, ledger)
    digest = _ground_digest(sources, as_of)
    # on an earlier day than that of the last build, returns may lie in the future
    is_new = ledger.value("ground digest") != digest or (ledger.value("as of") or b"") > as_of.isoformat().encode()
    if is_new:
        ledger.forget()
    ground, about_ground = _new_ground(root, as_of) if is_new else _kept_ground(root, ledger)
    found += about_ground
    history = read_history(root, found)
    if ground is None:
        return None
    before = kept_cards(ledger)
    written = set(content_files(root, found))
    touched = {path for path in written if path in sources.changed or path not in before}
    fresh = _read(root, sorted(touched), ground, found)
    touched |= before.keys() - written
    cards = {path: card for path, card in before.items() if path not in touched}
    cards |= {path: card_of(entry) for path, entry in fresh.items()}
    cards = dict(sorted(cards.items()))
    documents = documents_of(cards.values(), dict(fresh), root, ledger, ground.known.portal.tags)
    site = build_site(ground, documents, history, as_of)
    stale = dependents(ledger, before, fresh, cards, touched) | needing(ledger, of_places(before, cards))
    stale |= _committed(ledger, history, before)
    stale = {path for path in (*stale, *fresh) if path in cards}
    return Intake(site, ground, sources, fresh, before, frozenset(stale), digest, is_new, tuple(about_ground))


def _ground_digest(sources: Sources, as_of: date) -> bytes:
    found = sha256(str(as_of.year).encode())
    for path, digest in sorted(sources.digests.items()):
        if not path.startswith(("content/", "site_config/theme/")):
            found.update(path.encode() + b"\0" + digest)
    return found.digest()


def _new_ground(root: Path, as_of: date) -> tuple[Ground | None, list[Problem]]:
    found: list[Problem] = []
    settings = read_settings(root, found)
    return build_ground(settings, tuple(read_datasets(root, found)), as_of, found), found


def keep_intake(ledger: Ledger, intake: Intake) -> None:
    """Write down what was taken in."""
    keep_sources(ledger, intake.sources)
    commits = intake.site.history.commits
    ledger.many(
        'UPDATE source SET "commit" = ?, dirty = ? WHERE path = ?',
        ((commit.hash, int(commit.dirty), path) for path, commit in commits.items()),
    )
    ledger.set("as of", intake.site.as_of.isoformat().encode())
    if not intake.is_new_ground:
        return
    ground = intake.ground
    returns = [(r.dataset, r.period, r.path, r.digest) for r in ground.returns]
    ledger.set(
        "ground", dumps((ground.known, dict(ground.datasets), ground.renderer, returns, list(intake.ground_found)))
    )
    ledger.set("observations", dumps(ground.observed()))
    ledger.set("ground digest", intake.digest)


def _kept_ground(root: Path, ledger: Ledger) -> tuple[Ground, list[Problem]]:
    known, datasets, renderer, returns, found = loads(ledger.value("ground") or b"")

    def observed() -> tuple[Observation, ...]:
        kept: tuple[Observation, ...] = loads(ledger.value("observations") or b"")
        return kept

    handed_in = tuple(
        Return(dataset, period, path, digest, _Reader(root, path, digest)) for dataset, period, path, digest in returns
    )
    return Ground(known, datasets, renderer, handed_in, observed), found


def kept_warnings(ledger: Ledger, intake: Intake) -> list[Problem]:
    """What was found about the documents that are as they were."""
    rows = ledger.rows("SELECT path, warnings FROM document WHERE length(warnings) > 0")
    cards = intake.site.documents.cards
    return [problem for path, kept in rows if path in cards and path not in intake.stale for problem in loads(kept)]


@dataclass(frozen=True)
class _Reader:
    """Reads a return again, and makes sure that it is the one that was checked."""

    root: Path
    path: str
    digest: str

    def __call__(self) -> bytes:
        """The bytes of the return. Raises ChangedMeanwhileError when they are others."""
        content = read_bytes(self.root, self.path, [])
        if content is None or sha256(content).hexdigest() != self.digest:
            raise ChangedMeanwhileError(f"{self.path} changed while the portal was built; build again.")
        return content


def _read(root: Path, paths: Sequence[str], ground: Ground, found: list[Problem]) -> dict[str, Entry]:
    grammar = grammar_of(ground.known.metrics)

    def read(share: Sequence[str]) -> "list[tuple[Entry | None, list[Problem]]]":
        results: list[tuple[Entry | None, list[Problem]]] = []
        for path in share:
            new: list[Problem] = []
            document = read_document(root, path, new)
            entry = build_entry(document, ground.known.portal, new) if document is not None else None
            if entry is not None:
                entry = replace(entry, metrics=metrics_named(entry, grammar))
            results.append((entry, new))
        return results

    entries: dict[str, Entry] = {}
    for path, (entry, new) in zip(paths, shared_out(paths, read, str), strict=True):
        found += new
        if entry is not None:
            entries[path] = entry
    return entries


def _committed(ledger: Ledger, history: Mapping[str, RawCommit], before: Mapping[str, Card]) -> set[str]:
    """The documents whose last commit is another one now."""
    rows = ledger.rows('SELECT path, "commit", dirty FROM source WHERE path >= ? AND path < ?', "content/", "content0")
    known = {path: (commit, dirty) for path, commit, dirty in rows}
    now = {path: (commit.hash, int(commit.dirty)) for path, commit in history.items()}
    return {path for path in before if known.get(path, (None, None)) != now.get(path, (None, None))}
