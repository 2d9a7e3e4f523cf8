"""Returns: the periodic CSV files of stats/<dataset>/, read by pandas as text with the line of every row.

In: the folder stats/. Out: a `RawReturn` for each file, or findings. What the cells mean is decided in
plainlaw.validate.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plainlaw.problems import Message, Place, Problem
from plainlaw.problems.reading import BROKEN_CSV, EMPTY_FOLDER, RAGGED_ROW, UNEXPECTED_FILE
from plainlaw.sources.placed_yaml import PlacedYaml, load_placed
from plainlaw.sources.text import decode, read_text

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class RawReturn:
    """One file as handed in. `rows` holds every cell as text; its index is the line of the file (from 1)."""

    path: str
    period: str
    content: bytes
    rows: "pd.DataFrame"


@dataclass(frozen=True)
class RawDataset:
    """A folder of stats/: its declaration, and its returns in the order of their names."""

    folder: str
    declaration: PlacedYaml
    returns: tuple[RawReturn, ...]


def read_datasets(root: Path, found: list[Problem]) -> list[RawDataset]:
    """Every dataset of `root`/stats, in the order of their folders."""
    folders = sorted(path for path in (root / "stats").glob("*") if path.is_dir())
    datasets = (_read_dataset(root, folder.relative_to(root).as_posix(), found) for folder in folders)
    return [dataset for dataset in datasets if dataset is not None]


def _read_dataset(root: Path, folder: str, found: list[Problem]) -> RawDataset | None:
    declaration = f"{folder}/dataset.yml"
    if not (root / declaration).is_file():
        found.append(EMPTY_FOLDER.at(Place(folder), folder=folder, missing="dataset.yml"))
        return None
    files = sorted(path.name for path in (root / folder).iterdir() if not path.name.startswith("."))
    for name in files:
        if not name.endswith(".csv") and name != "dataset.yml":
            reason = Message.of("a dataset holds dataset.yml and <period>.csv")
            found.append(UNEXPECTED_FILE.at(Place(f"{folder}/{name}"), reason=reason, hint=""))
    paths = [f"{folder}/{name}" for name in files if name.endswith(".csv")]
    if not paths:
        found.append(EMPTY_FOLDER.at(Place(folder), folder=folder, missing="<period>.csv"))
    text = read_text(root, declaration, found)
    if text is None:
        return None
    returns = (read_return(root, path, found) for path in paths)
    kept = tuple(read for read in returns if read is not None)
    return RawDataset(folder, load_placed(text, declaration, found), kept)


def read_return(root: Path, path: str, found: list[Problem]) -> RawReturn | None:
    """One return; None after findings when its shape is broken."""
    content = (root / path).read_bytes()
    text = decode(content, path, found)
    if text is None:
        return None
    lines = _line_of_each_row(text, path, found)
    if lines is None:
        return None
    import pandas as pd

    frame = pd.read_csv(io.StringIO(text), header=None, dtype=str, keep_default_na=False, skip_blank_lines=True,
                        quoting=csv.QUOTE_MINIMAL, engine="c", na_filter=False)  # fmt: skip
    rows = frame.iloc[1:].copy()
    rows.columns = pd.Index([str(name).strip() for name in frame.iloc[0]])
    rows.index = pd.Index(lines[1:])
    return RawReturn(path, Path(path).stem, content, rows)


def _line_of_each_row(text: str, path: str, found: list[Problem]) -> list[int] | None:
    # pandas neither says on which line a row stands nor refuses short rows, so the shape is read first.
    lines: list[int] = []
    width, ragged, before = 0, False, 0
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            if not row:
                continue
            width = width or len(row)
            lines.append(line)
            if len(row) != width:
                ragged = True
                found.append(RAGGED_ROW.at(Place(path, line), found=str(len(row)), expected=str(width)))
    except csv.Error as error:
        found.append(BROKEN_CSV.at(Place(path, reader.line_num), reason=str(error)))
        return None
    if len(lines) < 2:
        found.append(BROKEN_CSV.at(Place(path, 1), reason=Message.of("there is no row below the header")))
        return None
    return None if ragged else lines
