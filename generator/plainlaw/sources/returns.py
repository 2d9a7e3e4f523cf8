"""Returns: the periodic CSV files of stats/<dataset>/, read as columns of text with the line of every row.

In: the folder stats/. Out: a `RawReturn` for each file, or findings. What the cells mean is decided in
plainlaw.validate.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import BROKEN_CSV, EMPTY_FOLDER, UNEXPECTED_FILE
from plainlaw.sources.csv_rows import csv_rows
from plainlaw.sources.files import is_own_folder, read_bytes, regular_files
from plainlaw.sources.placed_yaml import PlacedYaml, load_placed
from plainlaw.sources.text import decode, read_text
from plainlaw.sources.text_table import TextTable
from plainlaw.sources.versions import earlier_versions

_BESIDE = frozenset({"metrics.yml", "dimensions.yml", "regions.csv", "releases.yml", "README.md"})
"""The files that lie in stats/ itself."""
PROFILE = "import.yml"
"""Answers that imports into a dataset have been given; no return, and nothing that a portal shows."""
REVISIONS = "revisions.yml"
"""Why later vintages of returns were handed in."""
_VINTAGE = re.compile(r"(?P<period>.+)\.v(?P<number>[0-9]{1,4})")


class RawReturn(Struct, frozen=True):
    """One file as handed in. `rows` holds every cell as text.

    It is None for a file that is as it was when it was last read; so is `content`. A return that was handed in again
    is a file of its own, `2024-03.v2.csv`: of one `period`, the highest `vintage` counts.
    """

    path: str
    period: str
    vintage: int
    content: bytes | None
    rows: TextTable | None


class RawDataset(Struct, frozen=True):
    """A folder of stats/: its declaration, its returns in the order of their names and vintages, and why there are
    later vintages (None when nobody says). Of a dataset that is protected, `states` are the returns that counted at
    earlier times, as far as they are still to be had.
    """

    folder: str
    declaration: PlacedYaml
    returns: tuple[RawReturn, ...]
    revisions: PlacedYaml | None = None
    states: tuple[tuple[RawReturn, ...], ...] = ()

    @property
    def counted(self) -> tuple[RawReturn, ...]:
        """The last vintage of each return."""
        return tuple({file.period: file for file in self.returns}.values())

    @property
    def superseded(self) -> frozenset[str]:
        """The paths of the returns of which there is a later vintage."""
        last = {file.period: file.path for file in self.returns}
        return frozenset(file.path for file in self.returns if last[file.period] != file.path)


def name_of(path: str) -> tuple[str, int]:
    """The period that the name of a return says, and its vintage: `2024-03.v2.csv` is the second of 2024-03."""
    stem = Path(path).stem
    found = _VINTAGE.fullmatch(stem)
    return (found["period"], int(found["number"])) if found is not None else (stem, 1)


def read_datasets(root: Path, found: list[Problem], unchanged: Collection[str] = ()) -> list[RawDataset]:
    """Every dataset of `root`/stats, in the order of their folders. `unchanged` returns are named, but not read."""
    own = regular_files(root, "stats", found)
    if not is_own_folder(root / "stats"):
        return []
    folders = sorted(path for path in (root / "stats").glob("*") if is_own_folder(path))
    for stray in (root / path for path in own if path.count("/") == 1):
        if stray.name not in _BESIDE and not stray.name.startswith("."):
            reason = Message.of("a return lies in the folder of its dataset")
            hint = Message.of("Folders: {folders}.", folders=", ".join(f"stats/{folder.name}/" for folder in folders))
            found.append(UNEXPECTED_FILE.at(Place(f"stats/{stray.name}"), reason=reason, hint=hint))
    datasets = (read_dataset(root, folder.relative_to(root).as_posix(), found, unchanged) for folder in folders)
    return [dataset for dataset in datasets if dataset is not None]


def read_dataset(root: Path, folder: str, found: list[Problem], unchanged: Collection[str] = ()) -> RawDataset | None:
    """One dataset by the path of its folder; None after a finding when it has no declaration that can be read."""
    declaration = f"{folder}/dataset.yml"
    if not (root / declaration).is_file():
        found.append(EMPTY_FOLDER.at(Place(folder), folder=folder, missing="dataset.yml"))
        return None
    listed = (path for path in (root / folder).iterdir() if not path.is_symlink())
    files = sorted(path.name for path in listed if not path.name.startswith("."))
    for name in files:
        if not name.endswith(".csv") and name not in ("dataset.yml", PROFILE, REVISIONS):
            reason = Message.of("a dataset holds dataset.yml and <period>.csv")
            is_sheet = name.endswith((".xls", ".xlsx", ".et", ".ods"))
            hint = Message.of("Save a spreadsheet as “CSV UTF-8” first.") if is_sheet else Message("")
            found.append(UNEXPECTED_FILE.at(Place(f"{folder}/{name}"), reason=reason, hint=hint))
    paths = [f"{folder}/{name}" for name in files if name.endswith(".csv")]
    if not paths:
        found.append(EMPTY_FOLDER.at(Place(folder), folder=folder, missing=Message.of("returns (<period>.csv)")))
    text = read_text(root, declaration, found)
    if text is None:
        return None
    returns = (
        RawReturn(path, *name_of(path), None, None) if path in unchanged else read_return(root, path, found)
        for path in paths
    )
    kept = in_order(read for read in returns if read is not None)
    declared = load_placed(text, declaration, found)
    is_protected = isinstance(declared.value, dict) and "protection" in declared.value
    states = _states(root, folder, kept) if is_protected else ()
    return RawDataset(folder, declared, kept, _revisions(root, folder, found), states)


def in_order(returns: Iterable[RawReturn]) -> tuple[RawReturn, ...]:
    """The returns by their periods' names, and those of one period by vintage."""
    return tuple(sorted(returns, key=lambda read: (read.period, read.vintage)))


def by_vintage(returns: tuple[RawReturn, ...]) -> Iterator[tuple[RawReturn, ...]]:
    """Of returns in their order those that counted while first vintages were the last, then second ones, and so on."""
    for number in range(1, max((file.vintage for file in returns), default=0) + 1):
        yield tuple({file.period: file for file in returns if file.vintage <= number}.values())


def _revisions(root: Path, folder: str, found: list[Problem]) -> PlacedYaml | None:
    path = f"{folder}/{REVISIONS}"
    text = read_text(root, path, found) if (root / path).is_file() else None
    return load_placed(text, path, found) if text is not None else None


def _states(root: Path, folder: str, now: tuple[RawReturn, ...]) -> tuple[tuple[RawReturn, ...], ...]:
    """What counted before. What cannot be read told nobody anything."""
    states = [*by_vintage(now)][:-1]
    for state in earlier_versions(root, folder):
        read = (return_of(path, content, []) for path, content in state.items())
        states += by_vintage(in_order(one for one in read if one is not None))
    return tuple(states)


def read_return(root: Path, path: str, found: list[Problem]) -> RawReturn | None:
    """One return; None after findings when its shape is broken."""
    content = read_bytes(root, path, found)
    return return_of(path, content, found) if content is not None else None


def return_of(path: str, content: bytes, found: list[Problem]) -> RawReturn | None:
    """The return with this content; None after findings when its shape is broken."""
    text = decode(content, path, found)
    if text is None:
        return None
    rows = csv_rows(text, path, found)
    if rows is None:
        return None
    lines = [line for line, cells in rows if cells]
    if len(lines) < 2:
        found.append(BROKEN_CSV.at(Place(path, lines[0]), reason=Message.of("there is no row below the header")))
        return None
    return RawReturn(path, *name_of(path), content, TextTable.of(rows))
