"""Tables that may be public are made of the returns in the private folder: `plainlaw protect`.

In: the portal's folder, a dataset, and where its returns lie as they were handed in. Out: `Protecting`: the findings,
what is withheld, and the content of each file of stats/; after `write`, these files. A return keeps its columns and its
rows; a withheld cell reads `[c]`, totals follow below, and columns that nobody reads are left out.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plainlaw.disclosure.findings import beside, world_of
from plainlaw.disclosure.protect import NOTHING, Protected, Release, protect, release_of, values_of
from plainlaw.disclosure.relations import World
from plainlaw.edit.protected_table import ProtectedTables
from plainlaw.edit.write_files import write_all
from plainlaw.model.metric import Dataset
from plainlaw.nearest import nearest
from plainlaw.problems import PlainlawError, Problem
from plainlaw.sources.files import first_link, regular_files
from plainlaw.sources.placed_yaml import PlacedYaml
from plainlaw.sources.published import committed
from plainlaw.sources.returns import RawDataset, in_order, name_of, read_dataset, read_datasets, read_return
from plainlaw.sources.settings import SETTINGS, read_settings
from plainlaw.validate.datasets import build_datasets
from plainlaw.validate.dictionaries import Dictionaries, build_dictionaries
from plainlaw.validate.observations import build_observations, cells_of, read_returns, read_states


class CannotProtectError(PlainlawError):
    """There is no such dataset, it is not protected, or its private folder is not there or not private."""


class Protecting(Struct, frozen=True):
    """What becomes of the returns of a dataset. `files` are those of stats/, by path; none when there is an error."""

    root: Path
    files: Mapping[str, bytes]
    protected: Protected | None
    known: Dictionaries | None
    problems: tuple[Problem, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """The files that are not there, or not as they have to be."""
        return tuple(path for path, content in self.files.items() if _content(self.root, path) != content)

    @property
    def is_safe(self) -> bool:
        """Whether nothing of it can be worked out."""
        return self.protected is not None and not self.protected.exposed


def protect_returns(root: Path, dataset: str, private: Path | None, as_of: date) -> Protecting:
    """The tables of a dataset that may be public. Nothing is written. Raises CannotProtectError and OSError."""
    found: list[Problem] = []
    known = build_dictionaries(read_settings(root, found), found)
    folder = f"stats/{dataset}"
    declared = _declared(root, folder, found)
    built = build_datasets((declared,), known, found) if known is not None and declared is not None else {}
    # what is wrong with the tables that are there is no reason not to make others
    found = [problem for problem in found if problem.place.file in (*SETTINGS, f"{folder}/dataset.yml")]
    if known is None or declared is None or folder not in built:
        return Protecting(root, {}, None, known, tuple(found))
    protection = built[folder].protection
    if protection is None:
        raise CannotProtectError(f"stats/{dataset}/dataset.yml declares no protection.")
    raw = _private(_folder(root, private, known), dataset, declared.declaration, found)
    # in the private folder a total is compared with its parts, as in any other return
    plain = {folder: built[folder].model_copy(update={"protection": None})}
    cells = build_observations((raw,), read_returns((raw,), plain, known, {}), known, as_of, found)
    if any(problem.is_error for problem in found):
        return Protecting(root, {}, None, known, tuple(found))
    world = world_of(known)
    declared = replace(declared, states=(*declared.states, declared.counted))
    public = read_states((declared,), built, known, {})[folder]
    linked = _beside(root, built[folder], known, world)
    done = protect(cells, protection.threshold, [release_of(state, world) for state in public], world, linked)
    tables = ProtectedTables(built[folder], known, done, cells)
    # a table that was superseded stays as it was published
    files = {f"stats/{file.path}": tables.content(file) for file in raw.counted} if not done.exposed else {}
    _refuse_other_numbers(root, files, built[folder], known)
    return Protecting(root, files, done, known, tuple(found))


def _refuse_other_numbers(root: Path, files: Mapping[str, bytes], dataset: Dataset, known: Dictionaries) -> None:
    """Raises CannotProtectError when a table that was committed would have another number in its place."""
    for path, content in committed(root, [path for path in files if _content(root, path) != files[path]]).items():
        was, will_be = (values_of(cells_of(path, one, dataset, known, [])) for one in (content, files[path]))
        if any(will_be.get(key, value) != value for key, value in was.items()):
            name, vintage = name_of(path)
            raise CannotProtectError(
                f"{path} was committed with other numbers, and what was public is not edited. Leave the private return "
                f"as it was, put the new one beside it as {name}.v{vintage + 1}.csv, and give the reason in "
                f"stats/{dataset.id}/revisions.yml. Nothing was written."
            )


def _beside(root: Path, dataset: Dataset, known: Dictionaries, world: World) -> Release:
    """What other datasets publish of parts or wholes of the metrics of this one, and rates and changes of them."""
    if not world.beside(dataset.metrics):
        return NOTHING
    raw = tuple(read_datasets(root, []))
    read = read_returns(raw, build_datasets(raw, known, []), known, {})
    return beside([cell for one in read.values() for cell in one.cells], f"stats/{dataset.id}", dataset, world)


def write(protecting: Protecting) -> None:
    """Write all files, or none. Raises CannotProtectError and OSError."""
    for path in protecting.files:
        link = first_link(protecting.root, path)
        if link:
            raise CannotProtectError(f"{link} is a link to another place. Nothing was written.")
    write_all(protecting.root, {path: protecting.files[path] for path in protecting.changed})


def _declared(root: Path, folder: str, found: list[Problem]) -> RawDataset | None:
    names = sorted(path.parent.name for path in (root / "stats").glob("*/dataset.yml"))
    own = folder.rpartition("/")[2]
    if own not in names or first_link(root, folder):
        near = nearest(own, names)
        hint = f" Did you mean {near}?" if near else ""
        raise CannotProtectError(f"no dataset {own!r} in stats/.{hint} Known: {', '.join(names)}.")
    return read_dataset(root, folder, found)


def _folder(root: Path, private: Path | None, known: Dictionaries) -> Path:
    said = private if private is not None else known.portal.private_returns
    if said is None:
        raise CannotProtectError("nothing says where the private returns lie: private_returns in "
                                 "site_config/portal.yml, or --from.")  # fmt: skip
    folder = (Path(said) if private is not None else root / said).resolve()
    if folder.is_relative_to(root.resolve()):
        raise CannotProtectError("the private returns lie in the folder of the portal, which is public. Move them out.")
    if not folder.is_dir():
        raise CannotProtectError("the private folder is not there.")
    return folder


def _private(folder: Path, dataset: str, declaration: PlacedYaml, found: list[Problem]) -> RawDataset:
    paths = [path for path in regular_files(folder, dataset, found) if path.endswith(".csv") and path.count("/") == 1]
    if not paths:
        raise CannotProtectError(f"the private folder has no returns for {dataset}.")
    read = (read_return(folder, path, found) for path in paths)
    return RawDataset(f"stats/{dataset}", declaration, in_order(one for one in read if one is not None))


def _content(root: Path, path: str) -> bytes | None:
    return (root / path).read_bytes() if (root / path).is_file() else None
