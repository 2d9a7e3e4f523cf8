"""One attempt at a build, steps read to render: what it was told, how it goes, and what has been found so far.

In: a portal's folder, a day, and the ledger of the last build. Out: the tree brought up to date, or findings. Another
attempt is needed when ledger, tree or site turn out not to be as the last build left them (plainlaw.build).
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from plainlaw.checks import check_portal
from plainlaw.folders import CHARTS, PDFS, SEARCH, SITE, TREE
from plainlaw.freshness.damage import Damage
from plainlaw.freshness.kept import NotKeptError
from plainlaw.freshness.ledger import Ledger
from plainlaw.freshness.resident import Resident
from plainlaw.looking import Looking, look
from plainlaw.make import Places, check_documents
from plainlaw.pdf_files import begin_pdfs, check_pdf
from plainlaw.problems import Place, PlainlawError, Problem, causes_only
from plainlaw.publish import forget_folders, is_bare
from plainlaw.resolve import ResolvedSite
from plainlaw.take_in import Intake, keep_intake, kept_warnings, take_in
from plainlaw.tree import (
    MadeAnew,
    are_held,
    begin_drawing,
    clear_tree,
    do_stale_tasks,
    leave_out_index,
    make_stale_documents,
    ready_to_draw,
)
from plainlaw.validate.documents import check_addresses
from plainlaw.validate.references import check_help, check_targets
from plainlaw.validate.unknown import unread_documents
from plainlaw.workers import meanwhile

_UNINDEXED = "not indexed yet"

Tell = Callable[[str], None]
"""Told the name of each step as it begins."""


class Loaded(Struct, frozen=True):
    """A portal that was read, and every finding about it. `site` is None when there is an error.

    `changed` are the files of the published site that a build changed; None when it was exchanged as a whole.
    """

    site: ResolvedSite | None
    problems: tuple[Problem, ...]
    changed: frozenset[str] | None = frozenset()

    @property
    def has_errors(self) -> bool:
        """Whether anything stops the build."""
        return any(problem.is_error for problem in self.problems)


class Wish(Struct, frozen=True):
    """How to build: whether the portal can be searched, and what a process that goes on building remembers."""

    searchable: bool = True
    resident: Resident | None = None
    looking: Looking | None = None

    @property
    def index_later(self) -> bool:
        """Whether the search finds for a while what it found before."""
        return self.resident is not None and self.resident.index_later


PLAINLY = Wish()


class DamageFoundError(PlainlawError):
    """Files of tree or site are not as they were left: another attempt makes them anew."""

    def __init__(self, damage: Damage) -> None:
        super().__init__()
        self.damage = damage


class Attempt(Struct):
    """One attempt: where, when, and what has been found so far."""

    root: Path
    as_of: date
    ledger: Ledger
    found: list[Problem]
    wish: Wish
    known_damage: Damage | None = None
    """None where somebody must look for it."""
    finish: Callable[[], None] = lambda: None
    """Ends what was begun and is not needed before pages are rendered."""

    @property
    def damage(self) -> Damage:
        """What is known to be damaged."""
        return self.known_damage or Damage()

    def site(self, intake: Intake) -> ResolvedSite:
        """The portal, with what can be said about it as a whole."""
        unread = frozenset(unread_documents(self.found))
        site = ResolvedSite.of(intake.site, unread)
        check_addresses(intake.site.documents, self.found)
        check_pdf(intake.site, intake.ground.known.settings, self.found)
        check_help(intake.site, intake.ground.known.settings, unread, self.found)
        check_targets(intake.site, unread, self.found)
        self.found += causes_only(check_portal(site), self.found)
        return site

    def generate(self, tell: Tell) -> tuple[Loaded, Intake | None]:
        """Bring the tree up to date. Nothing is taken in when there is an error.

        Raises NotKeptError when the ledger turns out to be damaged, and DamageFoundError when files do.
        """
        early = self.wish.looking if self.known_damage is None else None
        if early is not None and not early.is_of(self.ledger):
            early = None
        look_at_all = self._looking(early)
        try:
            done = self._generate(tell, early)
        except Exception:
            # what a damaged ledger says can be anything
            self._look(look_at_all)
            raise
        # files are hardly ever damaged: nobody waits until all of them were looked at
        self._look(look_at_all)
        return done

    def _looking(self, early: Looking | None) -> Callable[[], tuple[bool, Damage]]:
        resident = self.wish.resident
        # who goes on building has looked when it began
        if self.known_damage is not None or (resident is not None and resident.last(self.ledger) is not None):
            return lambda: (True, Damage())
        if early is not None:
            return early.damage
        return meanwhile(lambda: look(self.root, self.ledger.of_this_process()))

    def _look(self, look_at_all: Callable[[], tuple[bool, Damage]]) -> None:
        whole, damage = look_at_all()
        if not whole:
            raise NotKeptError("the ledger is damaged")
        if damage != Damage():
            raise DamageFoundError(damage)

    def _generate(self, tell: Tell, early: Looking | None) -> tuple[Loaded, Intake | None]:
        root, ledger, damage = self.root, self.ledger, self.damage
        forget_folders()
        tell("read")
        intake = take_in(root, self.as_of, ledger, self.found, self.wish.resident, early)
        if intake is None:
            return self.loaded(None), None
        intake = intake.with_stale(damage.makers)
        # where nothing lies yet, nothing needs to be cleared away
        is_old = intake.now.is_new and not is_bare(root / TREE)
        places = Places(root / TREE, root / CHARTS, root / SEARCH if self.wish.searchable else None)
        # where values have changed there will be a chart to draw
        draw = ready_to_draw(places) if intake.now.metrics and not intake.now.is_new else None
        tell("documents")
        site = self.site(intake)
        # of few documents the files are held until it is known that there is none
        to_check = not are_held(intake.stale) or any(problem.is_error for problem in self.found)
        if (root / SITE).is_dir() and to_check and self._has_mistakes(site, intake):
            return self.loaded(site), None
        anew = make_stale_documents(intake, site, places, ledger)
        self.found += causes_only(anew.found, self.found)
        self.found += kept_warnings(ledger, intake)
        loaded = self.loaded(site)
        if loaded.site is None:
            return loaded, None
        tell("search")
        finish_index = self._begin_index(site, anew, places)
        tell("lists")
        charts = anew.charts + do_stale_tasks(site, places, ledger, damage.makers)
        finish_drawing = begin_drawing(charts, places, ledger, draw)
        finish_pdfs = begin_pdfs(site, places.tree, root / PDFS, ledger, damage.makers)
        keep_intake(ledger, intake)
        if places.index is not None:
            # what draws is large, and all cores are busy with the index: not at the same time as what renders
            finish_drawing()
            finish_drawing = lambda: None  # noqa: E731

        def finish() -> None:
            finish_index()
            finish_drawing()
            finish_pdfs()
            clear_tree(ledger, places.tree, is_new=is_old)

        self.finish = finish
        return loaded, intake

    def _begin_index(self, site: ResolvedSite, anew: MadeAnew, places: Places) -> Callable[[], None]:
        if places.index is None:
            leave_out_index(self.ledger)
            return lambda: None
        changed = anew.changed | set(filter(None, (self.ledger.value(_UNINDEXED) or b"").decode().split("\n")))
        self.ledger.set(_UNINDEXED, "\n".join(changed).encode() if self.wish.index_later else b"")
        if self.wish.index_later:
            return lambda: None
        # imported here: who wants no search need not wait for it
        from plainlaw.index import Anew, begin_index

        index = Anew(changed, anew.records, self.damage.makers)
        finish = begin_index(site, index, places, places.index, self.ledger)
        # the process that makes the index has them now
        anew.records.clear()
        return finish

    def _has_mistakes(self, site: ResolvedSite, intake: Intake) -> bool:
        """Whether there is an error, found without writing: the tree stays that of the last good build."""
        paths = [path for path in intake.site.documents.cards if path in intake.stale]
        new = causes_only(check_documents(site, paths), self.found)
        if not any(problem.is_error for problem in (*self.found, *new)):
            return False
        self.found += new
        self.found += kept_warnings(self.ledger, intake)
        return True

    def loaded(self, site: ResolvedSite | None) -> Loaded:
        """What was found, in the order of places."""
        problems = tuple(sorted(set_aside_repeats(self.found), key=lambda problem: (problem.place, problem.kind.code)))
        loaded = Loaded(site, problems)
        return Loaded(None, problems) if loaded.has_errors else loaded


def set_aside_repeats(found: list[Problem]) -> list[Problem]:
    """One finding of a kind at a place is enough."""
    seen: dict[tuple[Place, str, str], Problem] = {}
    for problem in found:
        seen.setdefault((problem.place, problem.kind.code, repr(sorted(problem.values.items(), key=str))), problem)
    return list(seen.values())
