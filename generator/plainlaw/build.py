"""START HERE: a portal is built in seven steps, read → validate → resolve → check → render → publish.

In: the folder of a portal, and a day or a time in its zone (`datetime`). Out: build/portal (the generated tree) and
build/site, or findings and nothing published. What did not change is taken from the last build (plainlaw.freshness).
"""

import gc
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from plainlaw.attempt import PLAINLY, Attempt, DamageFoundError, Loaded, Tell, Wish
from plainlaw.folders import BUILT, SITE, STAGING, TREE
from plainlaw.freshness.damage import Damage
from plainlaw.freshness.kept import NotKeptError
from plainlaw.freshness.ledger import FILE, Ledger, discard
from plainlaw.freshness.program import program
from plainlaw.freshness.resident import Resident
from plainlaw.looking import Looking
from plainlaw.make import check_documents
from plainlaw.model.moment import Moment
from plainlaw.problems import causes_only
from plainlaw.publish import finish_changes, refuse_links
from plainlaw.site import Show, look_digest, show
from plainlaw.take_in import kept_warnings, take_in
from plainlaw.workers import end_all


def load(root: Path, as_of: date, tell: Tell = lambda step: None) -> Loaded:
    """Everything but the writing: read, validate, resolve, check."""

    def run(attempt: Attempt) -> Loaded:
        tell("read")
        intake = take_in(root, as_of, attempt.ledger, attempt.found)
        if intake is None:
            return attempt.loaded(None)
        tell("check")
        site = attempt.site(intake)
        found = check_documents(site, [path for path in intake.site.documents.cards if path in intake.stale])
        attempt.found += causes_only(found, attempt.found)
        attempt.found += kept_warnings(attempt.ledger, intake)
        return attempt.loaded(site)

    return _with_ledger(root, as_of, run, to_keep=False)


def _with_ledger(
    root: Path, as_of: date, run: Callable[[Attempt], Loaded], *, to_keep: bool = True, wish: Wish = PLAINLY
) -> Loaded:
    """Run with the ledger of the last build; from nothing when that turns out to be damaged."""
    # what a build makes lives until it ends: to look for garbage meanwhile costs a seventh of the time
    gc.disable()
    try:
        with Ledger.of(root, program(root), to_keep=to_keep, to_seal=wish.resident is None) as ledger:
            try:
                return run(Attempt(root, as_of, ledger, [], wish))
            except DamageFoundError as found:
                end_all()
                ledger.undo()
                return run(Attempt(root, as_of, ledger, [], wish, known_damage=found.damage))
    except (sqlite3.Error, NotKeptError, ArithmeticError, LookupError, TypeError, ValueError):
        # what a damaged ledger says can be anything; a mistake of the program comes a second time
        end_all()
        discard(root)
        with Ledger.of(root, program(root), to_keep=to_keep, to_seal=wish.resident is None) as ledger:
            return run(Attempt(root, as_of, ledger, [], wish, known_damage=Damage()))
    finally:
        end_all()
        gc.enable()


def generate(root: Path, as_of: date, tell: Tell = lambda step: None) -> Loaded:
    """Bring the generated tree up to date; nothing is rendered."""
    refuse_links(root, BUILT)

    def run(attempt: Attempt) -> Loaded:
        loaded, intake = attempt.generate(tell)
        if intake is not None:
            attempt.finish()
            attempt.ledger.keep()
        return loaded

    return _with_ledger(root, as_of, run)


def build(  # noqa: PLR0913 - all that a build can be told
    root: Path,
    as_of: date,
    tell: Tell = lambda step: None,
    *,
    searchable: bool = True,
    resident: Resident | None = None,
    looking: Looking | None = None,
) -> Loaded:
    """Build the whole portal; the site changes only when everything went well. Nothing can be searched unless it is
    `searchable`. After a build for a `resident` process the ledger is to be sealed, or others do not go by it. What was
    begun by `begin_looking` is used.
    """
    # a ledger is the work of a build that has looked at everything; from then on each file's own way is looked at
    refuse_links(root, BUILT, depth=2 if (root / FILE).is_file() else 99)
    finish_changes(root / STAGING, root / SITE)

    def run(attempt: Attempt) -> Loaded:
        loaded, intake = attempt.generate(tell)
        if intake is not None:
            tell("render")
            where = Show(root, Moment.of(as_of).day, root / TREE, root / SITE, root / STAGING, attempt.finish)
            changed = show(where, attempt.ledger, look_digest(intake.sources), attempt.damage.sources)
            attempt.ledger.keep()
            if resident is not None:
                resident.remember(intake.sources, intake.site.documents.cards)
            loaded = replace(loaded, changed=changed)
        return loaded

    return _with_ledger(root, as_of, run, wish=Wish(searchable, resident, looking))
