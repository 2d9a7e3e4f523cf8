"""Steps 1 and 2 together, for what changed: read and validate; the rest comes from the last build.

In: the portal's folder, the day of the build, and the ledger. Out: the portal, the documents that must be made anew,
and findings. With an empty ledger everything has changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.embargo import is_named_to_wait
from plainlaw.freshness.attached import FileReader, unnamed_files, with_changed_files
from plainlaw.freshness.card_rows import card_rows
from plainlaw.freshness.changes import Sources, compare, compare_edited, keep_sources
from plainlaw.freshness.commits import history_now, keep_history, with_another_commit
from plainlaw.freshness.ground import GroundNow, attacked_anew, ground_now, is_return, keep_ground, must_be_attacked
from plainlaw.freshness.kept import loads
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.legal import keep_legal_day, legal_changes, texts_are_told_by
from plainlaw.freshness.resident import Resident
from plainlaw.freshness.shelf import cards_of, documents_of, keep_summaries, kept_summaries
from plainlaw.freshness.stale import dependents, needing, of_metrics, of_places
from plainlaw.looking import Looking
from plainlaw.model.card import Card, card_of
from plainlaw.model.document import Entry
from plainlaw.model.former import GONE_FILE, REGISTER_FILE
from plainlaw.model.moment import Moment
from plainlaw.model.needs import of_text
from plainlaw.model.release import RELEASES_FILE
from plainlaw.model.site import Site
from plainlaw.permanence import former_addresses, unread_addresses
from plainlaw.problems import Problem
from plainlaw.resolve.portal import grammar_of, metrics_named
from plainlaw.sources.content import content_files, read_document
from plainlaw.sources.files import read_bytes
from plainlaw.sources.history import RawHistory
from plainlaw.sources.published import committed, committed_versions
from plainlaw.sources.register import read_register
from plainlaw.validate import Ground, build_site
from plainlaw.validate.attachments import is_attachment, with_files
from plainlaw.validate.documents import build_entry
from plainlaw.validate.promises import check_promises
from plainlaw.waiting import check_languages, waiting_documents
from plainlaw.when_next import or_that_day
from plainlaw.workers import shared_out


class Intake(Struct, frozen=True):
    """What was taken in. `stale` are the paths of documents to be made anew, `before` the cards of the last build.
    `legal_day` is the next day on which the status of a document changes by itself.
    """

    site: Site
    ground: Ground
    now: GroundNow
    sources: Sources
    history: RawHistory
    before: Mapping[str, Card]
    stale: frozenset[str]
    as_of: date
    legal_day: date | None = None

    def with_stale(self, paths: Iterable[str]) -> "Intake":
        """The same, with these documents to be made anew as well."""
        cards = self.site.documents.cards
        return replace(self, stale=self.stale | {path for path in paths if path in cards})


def take_in(  # noqa: PLR0913 - all that can be known beforehand
    root: Path,
    as_of: date,
    ledger: Ledger,
    found: list[Problem],
    resident: Resident | None = None,
    looking: Looking | None = None,
) -> Intake | None:
    """The portal as it is now; None when there is an error in its settings or dictionaries. A `resident` process has
    been told what was edited; another one may already be `looking` at what this ledger knows.
    """
    last = resident.last(ledger) if resident is not None else None
    if resident is not None and last is not None:
        sources = compare_edited(root, resident.edited or (), last, ledger)
    else:
        sources = looking.sources(ledger) if looking is not None else compare(root, ledger)
    now = ground_now(root, as_of, sources, ledger)
    if now.is_new:
        sources = sources.anew()
    history = history_now(root, sources, ledger, found)
    if must_be_attacked(root, now, ledger, history.head):
        now = attacked_anew(root, as_of, sources, ledger)
    found += now.found
    ground = now.ground
    if ground is None:
        return None
    _compare_published(root, ground, history, found)
    if history.head and (now.is_new or history.changed is None or RELEASES_FILE in history.changed):
        check_promises(committed_versions(root, RELEASES_FILE), ground.known, found)
    before = _cards_before(ledger, now, resident if last is not None else None, looking)
    written = _documents(root, sources, found)
    attached = {path for path in written if is_attachment(path)}
    written -= attached
    touched = {path for path in written if path in sources.changed or path not in before}
    touched |= with_changed_files(sources, before) & written
    read = _read(root, sorted(touched), ground, found)
    waiting = waiting_documents(read.values(), ground.calendar)
    fresh = {path: entry for path, entry in read.items() if path not in waiting}
    touched |= before.keys() - written
    cards = _cards_now(before, touched, fresh)
    documents = documents_of(cards.values(), fresh, root, ledger, ground.known.portal.tags)
    documents.withheld = {(entry.folder, entry.key): str(entry.fields.embargo) for entry in waiting.values()}
    check_languages(waiting.values(), documents, found)
    documents.file_bytes = FileReader(root)
    found += unnamed_files(attached, documents.keys("file") if attached else frozenset(), waiting.values(), found)
    moved = [card for path in touched for card in (before.get(path), cards.get(path)) if card is not None]
    documents.summaries.update(kept_summaries(ledger, [] if _same(before, cards, touched) else moved))
    day = Moment.of(as_of).day
    legal = legal_changes(ledger, cards, [(before.get(path), cards.get(path)) for path in touched], day)
    zone = ZoneInfo(ground.known.portal.time_zone)
    next_build = or_that_day(now.until, legal.next_day, zone)
    site = replace(build_site(ground, documents, history.commits, day), next_build=next_build)
    register = read_register(root, REGISTER_FILE, GONE_FILE, found)
    site = replace(site, former=former_addresses(site, register, unread_addresses(found), found))
    stale = dependents(ledger, before, fresh, cards, touched)
    stale |= needing(ledger, of_places(before, cards, touched) | of_metrics(now.metrics))
    # pages that cite a law say where its articles stand on the day of the build
    other_laws = [cards[path] for path in legal.changed if path in cards]
    stale |= legal.changed | needing(ledger, {of_text(f"{card.folder}/{card.key}") for card in other_laws})
    committed_anew = with_another_commit(history, sources) & before.keys()
    stale |= committed_anew | texts_are_told_by(committed_anew, documents)
    stale = {path for path in (*stale, *fresh) if path in cards}
    return Intake(site, ground, now, sources, history, before, frozenset(stale), as_of, legal.next_day)


def _cards_before(
    ledger: Ledger, now: GroundNow, resident: Resident | None, looking: Looking | None
) -> Mapping[str, Card]:
    """The cards of the last build; none where everything begins anew."""
    if resident is not None and not now.is_new:
        return resident.cards
    return cards_of(looking.cards() if looking is not None and not now.is_new else card_rows(ledger))


def _compare_published(root: Path, ground: Ground, history: RawHistory, found: list[Problem]) -> None:
    """Look at the returns that are not as they were committed; of most builds there are none."""
    seen = {handed_in.path for handed_in in ground.returns}
    edited = {path for path in history.dirty if is_return(path) and not _waits(root, path, seen, ground)}
    before = committed(root, edited)
    if not before:
        return
    # imported here: only who edited a return need wait for what reads it
    from plainlaw.validate.published import check_published

    there = {path: read_bytes(root, path, []) for path in before if (root / path).exists()}
    now = {path: content for path, content in there.items() if content is not None}
    commits = {path: history.commits[path].hash for path in before if path in history.commits}
    check_published(before, now, ground, commits, found)


def _waits(root: Path, path: str, seen: set[str], ground: Ground) -> bool:
    """Whether a return has not been published yet, so that it may still be mended in its place."""
    return path not in seen and ((root / path).exists() or is_named_to_wait(path, ground.calendar))


def _cards_now(before: Mapping[str, Card], touched: Iterable[str], fresh: Mapping[str, Entry]) -> dict[str, Card]:
    """The cards of all documents, in the order of their paths."""
    cards = dict(before)
    for path in touched:
        if path not in fresh:
            cards.pop(path, None)
    cards |= {path: card_of(entry) for path, entry in fresh.items()}
    return cards if fresh.keys() <= before.keys() else dict(sorted(cards.items()))


def _same(before: Mapping[str, Card], after: Mapping[str, Card], touched: Iterable[str]) -> bool:
    """Whether other pages show these documents as they did."""
    return all(before.get(path) == after.get(path) for path in touched)


def _documents(root: Path, sources: Sources, found: list[Problem]) -> set[str]:
    """The paths of all documents. What else stands in content/ is looked for only when its paths are others now."""
    if not sources.known or not sources.same_paths("content/"):
        return set(content_files(root, found))
    names = (path for path in sources.paths if path.startswith("content/") and path[-1] != "/")
    return {path for path in names if path[path.rfind("/") + 1] != "."}


def keep_intake(ledger: Ledger, intake: Intake) -> None:
    """Write down what was taken in."""
    keep_sources(ledger, intake.sources)
    keep_history(ledger, intake.history, intake.sources)
    keep_summaries(ledger, intake.site.documents)
    keep_legal_day(ledger, intake.legal_day, Moment.of(intake.as_of).day)
    keep_ground(ledger, intake.now, intake.sources, intake.as_of)


def kept_warnings(ledger: Ledger, intake: Intake) -> list[Problem]:
    """What was found about the documents that are as they were."""
    rows = ledger.rows("SELECT path, warnings FROM document WHERE length(warnings) > 0")
    cards = intake.site.documents.cards
    return [problem for path, kept in rows if path in cards and path not in intake.stale for problem in loads(kept)]


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
                entry = with_files(entry, root, ground.known.portal.attachment_mb * 1_000_000, new)
            results.append((entry, new))
        return results

    entries: dict[str, Entry] = {}
    for path, (entry, new) in zip(paths, shared_out(paths, read, str), strict=True):
        found += new
        if entry is not None:
            entries[path] = entry
    return entries
