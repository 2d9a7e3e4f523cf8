"""Settings, dictionaries and returns: from the last build where they have not changed.

In: the portal's folder, what changed, and the ledger. Out: the `Ground` with its findings, and the metrics whose
returns say something else than before. Without a change in returns, nothing of them is read, nor is what reads them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from plainlaw.disclosure.attacks import Attacked, Attacks
from plainlaw.freshness.changes import Sources
from plainlaw.freshness.kept import dumps, loads
from plainlaw.freshness.ledger import Ledger
from plainlaw.model.cell_table import CellTable
from plainlaw.model.former import GONE_FILE, REGISTER_FILE
from plainlaw.model.moment import Moment
from plainlaw.model.site import Return
from plainlaw.problems import PlainlawError, Problem
from plainlaw.sources.files import read_bytes
from plainlaw.sources.returns import REVISIONS, name_of, read_datasets
from plainlaw.sources.settings import read_settings
from plainlaw.sources.versions import versions_since
from plainlaw.validate import Ground, build_ground, with_returns
from plainlaw.validate.observations import ReadReturn
from plainlaw.when_next import next_build
from plainlaw.withhold import withhold

_OF_ADDRESSES = (REGISTER_FILE, GONE_FILE)
"""Read in every build; nothing but the pages of former addresses stands on them."""
_NEVER = b"9999-12-31"
"""Stands for no time: nothing that was read changes by itself."""


class ChangedMeanwhileError(PlainlawError):
    """A source is no longer what was checked."""


class GroundNow(Struct, frozen=True):
    """The ground, None when there is an error in it; what was found about it; and how it differs from the last one.

    `is_new` when everything that stands on it must be made anew; else `metrics` are those with other observations.
    `until` is when it changes by itself: a release comes out, or a missing return becomes late. None for never.
    `attacked` are the protected tables that were attacked, by their folders, for the next build.
    """

    ground: Ground | None
    found: tuple[Problem, ...]
    is_new: bool
    metrics: frozenset[str]
    until: datetime | None = None
    attacked: Attacked = field(default_factory=dict)


def ground_now(root: Path, as_of: date, sources: Sources, ledger: Ledger) -> GroundNow:
    """The ground as it is now, `as_of` a day or a time in the portal's zone. With a new one, the ledger is emptied."""
    moment = Moment.of(as_of)
    return _with_until(_ground_now(root, moment, sources, ledger), moment)


def must_be_attacked(root: Path, now: GroundNow, ledger: Ledger, head: str) -> bool:
    """Whether commits since the last build, up to `head`, touched protected tables: what was committed and taken back
    is public, though no file is another one.
    """
    before = (ledger.value("head") or b"").decode()
    if now.ground is None or now.ground.read is not None or before == head:
        return False
    protected = [folder for folder, dataset in now.ground.datasets.items() if dataset.protection is not None]
    return bool(protected) and versions_since(root, before, protected)


def attacked_anew(root: Path, as_of: date, sources: Sources, ledger: Ledger) -> GroundNow:
    """The ground as it is now, its protected tables attacked with all that has been committed."""
    return _with_until(_with_changed_returns(root, Moment.of(as_of), sources, ledger), Moment.of(as_of))


def _with_until(now: GroundNow, moment: Moment) -> GroundNow:
    return replace(now, until=next_build(now.ground, moment)) if now.ground is not None else now


def _ground_now(root: Path, moment: Moment, sources: Sources, ledger: Ledger) -> GroundNow:
    if _is_another_time(moment, ledger) or ledger.value("settings digest") != _settings_digest(sources, moment.day):
        return _from_nothing(root, moment, ledger)
    if not any(_is_of_returns(path) for path in sources.touched):
        kept, settings_found = _kept(root, ledger)
        return GroundNow(kept, (*settings_found, *loads(ledger.value("returns found") or b"")), False, frozenset())
    return _with_changed_returns(root, moment, sources, ledger)


def _from_nothing(root: Path, moment: Moment, ledger: Ledger) -> GroundNow:
    attacks = _attacks(ledger)
    ledger.forget()
    found: list[Problem] = []
    settings = read_settings(root, found)
    ground = build_ground(settings, tuple(read_datasets(root, found)), moment.day, found)
    ground = withhold(ground, moment, found, attacks) if ground is not None else None
    return GroundNow(ground, tuple(found), is_new=True, metrics=frozenset(), attacked=attacks.now)


def _attacks(ledger: Ledger) -> Attacks:
    """What the last build attacked; each is used only where it was made on the same content."""
    kept = ledger.value("attacked")
    return Attacks(loads(kept)) if kept else Attacks()


def _is_another_time(moment: Moment, ledger: Ledger) -> bool:
    """Whether the last build was made later, when more was public and fewer periods lay ahead; or so much earlier that
    something has changed by itself.
    """
    zone = (ledger.value("zone") or b"").decode()
    now = _written(moment.instant(ZoneInfo(zone))) if zone else b""
    return (ledger.value("as of") or b"") > now or (ledger.value("until") or _NEVER) <= now


def _written(instant: datetime) -> bytes:
    # to the full length, or the order of bytes would not be that of times
    return instant.isoformat(timespec="microseconds").encode()


def is_return(path: str) -> bool:
    """Whether a source is a return."""
    return path.startswith("stats/") and path.endswith(".csv") and path.count("/") == 2


def _is_of_returns(path: str) -> bool:
    """Whether a source is a return, or says why returns were handed in again."""
    return is_return(path) or (path.startswith("stats/") and path.endswith(f"/{REVISIONS}") and path.count("/") == 2)


def _settings_digest(sources: Sources, as_of: date) -> bytes:
    # which places have pages depends on the year
    digest = sources.digest(
        lambda path: (
            not path.startswith(("content/", "site_config/theme/", *_OF_ADDRESSES)) and not _is_of_returns(path)
        )
    )
    return digest + str(as_of.year).encode()


def _kept(root: Path, ledger: Ledger) -> tuple[Ground, tuple[Problem, ...]]:
    known, datasets, renderer, calendar, found = loads(ledger.value("ground") or b"")
    rows = ledger.rows("SELECT dataset, period, path, digest, about FROM handed_in ORDER BY number")
    returns = tuple(
        Return(dataset, period, path, digest, _Reader(root, path, digest), *(loads(about) if about else ()))
        for dataset, period, path, digest, about in rows
    )

    def observed() -> CellTable:
        counted = (loads(said) for each, said in _said(ledger) if not each.superseded)
        return CellTable.together(one.cells for one in counted)

    def earlier() -> dict[str, CellTable]:
        return {each.path: loads(said).cells for each, said in _said(ledger) if each.superseded}

    def _said(ledger: Ledger) -> Iterator[tuple[Return, bytes]]:
        rows = ledger.of_this_process().rows("SELECT said FROM handed_in ORDER BY number")
        return zip(returns, (said for (said,) in rows), strict=True)

    return Ground(known, datasets, renderer, returns, observed, earlier, calendar=calendar), tuple(found)


def _with_changed_returns(root: Path, moment: Moment, sources: Sources, ledger: Ledger) -> GroundNow:
    kept, settings_found = _kept(root, ledger)
    before: dict[str, ReadReturn] = {
        path: loads(said) for path, said in ledger.rows("SELECT path, said FROM handed_in ORDER BY number")
    }
    found: list[Problem] = []
    unchanged = before.keys() - sources.touched
    datasets = tuple(read_datasets(root, found, unchanged))
    attacks = _attacks(ledger)
    ground = withhold(with_returns(kept, datasets, before, moment.day, found), moment, found, attacks)
    if ground.calendar != kept.calendar:
        # a release is late no more, or is so again: that stands on pages everywhere
        return _from_nothing(root, moment, ledger)
    metrics: set[str] = set()
    for path in sources.touched:
        old, new = before.get(path), (ground.read or {}).get(path)
        said = set(old.cells.blocks if old else ()) ^ set(new.cells.blocks if new else ())
        metrics |= {block.metric for block in said}
        # a reason is shown with every figure of the dataset; another vintage may lack metrics that this one had
        if not is_return(path) or _has_vintages((*kept.returns, *ground.returns), path):
            metrics |= _metrics_of(ground, path.rpartition("/")[0])
    said_now = (*settings_found, *found)
    return GroundNow(ground, said_now, is_new=False, metrics=frozenset(metrics), attacked=attacks.now)


def _has_vintages(returns: Iterable[Return], path: str) -> bool:
    own = path.rpartition("/")[0], name_of(path)[0]
    return any(each.vintage > 1 for each in returns if (each.path.rpartition("/")[0], each.period) == own)


def _metrics_of(ground: Ground, folder: str) -> frozenset[str]:
    return ground.datasets[folder].metrics if folder in ground.datasets else frozenset()


def keep_ground(ledger: Ledger, now: GroundNow, sources: Sources, as_of: date) -> None:
    """Write down settings, dictionaries and returns."""
    ground, moment = now.ground, Moment.of(as_of)
    if ground is None:
        return
    zone = ground.known.portal.time_zone
    ledger.set("zone", zone.encode())
    ledger.set("as of", _written(moment.instant(ZoneInfo(zone))))
    ledger.set("until", _written(now.until) if now.until is not None else b"")
    if ground.read is None:
        return
    ledger.many("DELETE FROM handed_in WHERE path != ?", (("",),))
    rows = (
        (n, r.dataset, r.period, r.path, r.digest, _about(r), dumps(ground.read[r.path]))
        for n, r in enumerate(ground.returns)
    )
    ledger.many("INSERT INTO handed_in VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    about_returns = [problem for problem in now.found if _is_of_returns(problem.place.file)]
    others = tuple(problem for problem in now.found if not _is_of_returns(problem.place.file))
    ledger.set("returns found", dumps(about_returns))
    ledger.set("ground", dumps((ground.known, dict(ground.datasets), ground.renderer, ground.calendar, others)))
    ledger.set("settings digest", _settings_digest(sources, moment.day))
    ledger.set("attacked", dumps(now.attacked))


def _about(handed_in: Return) -> bytes:
    """What is to be said of a return besides its content; nothing of most."""
    known = handed_in.vintage, handed_in.superseded, handed_in.revision
    return dumps(known) if known != (1, False, None) else b""


class _Reader(Struct, frozen=True):
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
