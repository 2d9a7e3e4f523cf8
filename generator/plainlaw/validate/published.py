"""Returns that were handed in are not edited, renamed or taken away: their values were public.

In: returns as they are in the last commit and as they are now. Out: a finding for each value that is another one, and
for each return that is gone. A later period may be added below: nothing was said of it before. A dataset that is
protected may withhold what it said, and add the totals: that is what `plainlaw protect` does. What is or was withheld
is never repeated.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from plainlaw.model.decimals import decimal_text
from plainlaw.model.figure import Cell, MarkedCell, Observation
from plainlaw.model.mark import Mark
from plainlaw.model.metric import Dataset
from plainlaw.problems import Message, Place, Problem, mistaken_files
from plainlaw.problems.revisions import PUBLISHED_RETURN_REMOVED, PUBLISHED_VALUE_CHANGED
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.in_words import in_words
from plainlaw.validate.observations import cells_of
from plainlaw.validate.portal import Ground

_SHOWN = 10
"""So many digits of a commit are said."""
_NOTHING = Message.of("nothing")
_UNSAID = Message.of("(a value that is not repeated)")


def check_published(
    before: Mapping[str, bytes], now: Mapping[str, bytes], ground: Ground, commits: Mapping[str, str],
    found: list[Problem],
) -> None:  # fmt: skip
    """Add the findings. `before` and `now` are contents by path, `commits` the last commit of each."""
    mistaken = mistaken_files(found)
    for path, content in before.items():
        commit = commits.get(path, "")[:_SHOWN]
        dataset = ground.datasets.get(path.rpartition("/")[0])
        if path not in now:
            found.append(PUBLISHED_RETURN_REMOVED.at(Place(path), commit=commit, path=path))
        elif now[path] != content and dataset is not None and path not in mistaken:
            said = {"commit": commit, "path": path, "next": _next(path, ground)}
            for place, values in _changed(path, (content, now[path]), dataset, ground.known):
                found.append(PUBLISHED_VALUE_CHANGED.at(place, **values, **said))


def _changed(
    path: str, contents: tuple[bytes, bytes], dataset: Dataset, known: Dictionaries
) -> Iterator[tuple[Place, dict[str, str | Message]]]:
    unreadable: list[Problem] = []
    old, new = ({cell.key: cell for cell in cells_of(path, content, dataset, known, unreadable)}
                for content in contents)  # fmt: skip
    if any(problem.is_error for problem in unreadable):
        return
    periods, is_protected = {key.period for key in old}, dataset.protection is not None
    for key in (*old, *(key for key in new if key not in old and key.period in periods)):
        was, is_now = old.get(key), new.get(key)
        cell = is_now or was
        if is_protected and (was is None or _is_withheld(is_now)):
            continue
        if cell is not None and _said(was) != _said(is_now):
            place = Place(path, is_now.row, cell=is_now.column) if is_now is not None else Place(path)
            yield place, {"what": in_words(cell, known), **_words(was, is_now)}


def _words(was: Cell | None, is_now: Cell | None) -> dict[str, str | Message]:
    """What both say; of a cell that one of them withholds, no value."""
    is_secret = _is_withheld(was) or _is_withheld(is_now)
    before, after = (_UNSAID if is_secret and isinstance(cell, Observation) else _said(cell) for cell in (was, is_now))
    return {"before": before, "after": after}


def _is_withheld(cell: Cell | None) -> bool:
    return isinstance(cell, MarkedCell) and cell.mark is Mark.SUPPRESSED


def _said(cell: Cell | None) -> str | Message:
    if isinstance(cell, Observation):
        return decimal_text(cell.value)
    return cell.mark.shown if isinstance(cell, MarkedCell) else _NOTHING


def _next(path: str, ground: Ground) -> str:
    own = next((one for one in ground.returns if one.path == path), None)
    if own is None:
        return f"{PurePosixPath(path).stem}.v2.csv"
    last = max(one.vintage for one in ground.returns if (one.dataset, one.period) == (own.dataset, own.period))
    return f"{own.period}.v{last + 1}.csv"
