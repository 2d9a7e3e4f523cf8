"""Returns: the periodic CSV files of stats/<dataset>/, read by pandas as text with the line of every row.

In: the folder stats/. Out: a `RawReturn` for each file, or findings. What the cells mean is decided in
plainlaw.validate.
"""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import BROKEN_CSV, EMPTY_FOLDER, UNEXPECTED_FILE
from plainlaw.sources.csv_rows import Row, csv_rows
from plainlaw.sources.files import is_own_folder, read_bytes, regular_files
from plainlaw.sources.placed_yaml import PlacedYaml, load_placed
from plainlaw.sources.text import decode, read_text
from plainlaw.sources.versions import earlier_versions

if TYPE_CHECKING:
    import pandas as pd

_BESIDE = frozenset({"metrics.yml", "dimensions.yml", "regions.csv", "README.md"})
"""The files that lie in stats/ itself."""
PROFILE = "import.yml"
"""Answers that imports into a dataset have been given; no return, and nothing that a portal shows."""


@dataclass(frozen=True)
class RawReturn:
    """One file as handed in. `rows` holds every cell as text; its index is the line of the file (from 1).

    It is None for a file that is as it was when it was last read; so is `content`.
    """

    path: str
    period: str
    content: bytes | None
    rows: "pd.DataFrame | None"


@dataclass(frozen=True)
class RawDataset:
    """A folder of stats/: its declaration, and its returns in the order of their names. Of a dataset that is protected,
    `earlier` are its returns as they were at each earlier state that is in the history.
    """

    folder: str
    declaration: PlacedYaml
    returns: tuple[RawReturn, ...]
    earlier: tuple[tuple[RawReturn, ...], ...] = ()


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
        if not name.endswith(".csv") and name not in ("dataset.yml", PROFILE):
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
        RawReturn(path, Path(path).stem, None, None) if path in unchanged else read_return(root, path, found)
        for path in paths
    )
    kept = tuple(read for read in returns if read is not None)
    declared = load_placed(text, declaration, found)
    is_protected = isinstance(declared.value, dict) and "protection" in declared.value
    return RawDataset(folder, declared, kept, _earlier(root, folder) if is_protected else ())


def _earlier(root: Path, folder: str) -> tuple[tuple[RawReturn, ...], ...]:
    """What can be read of earlier states. What cannot told nobody anything."""
    states = []
    for state in earlier_versions(root, folder):
        read = (return_of(path, content, []) for path, content in state.items())
        states.append(tuple(one for one in read if one is not None))
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
    return RawReturn(path, Path(path).stem, content, _frame(text, rows))


def _frame(text: str, rows: list[Row]) -> "pd.DataFrame":
    import pandas as pd

    # blank lines are read and then left out, so that row and line agree whatever pandas takes for blank
    filled = [position for position, (_, cells) in enumerate(rows) if cells]
    header = [name.strip() for name in rows[filled[0]][1]]
    frame = pd.read_csv(io.StringIO(text), header=None, names=range(len(header)), index_col=False, dtype=str,
                        na_filter=False, skip_blank_lines=False, quoting=csv.QUOTE_MINIMAL, engine="c")  # fmt: skip
    # rows one after another are a slice, which is not copied
    kept = frame.iloc[filled[1:] if filled[-1] >= len(filled) else slice(1, len(filled))]
    kept.columns = pd.Index(header)
    kept.index = pd.Index([rows[position][0] for position in filled[1:]])
    return kept
