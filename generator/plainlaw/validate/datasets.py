"""Declarations of datasets into the model.

In: the dataset.yml of each folder of stats/. Out: `Dataset`s by folder; unknown names become findings.
"""

from collections.abc import Iterable

from plainlaw.model.metric import Dataset
from plainlaw.nearest import suggestion
from plainlaw.problems import Message, Problem, mistaken_files
from plainlaw.problems.fields import INVALID_VALUE
from plainlaw.problems.statistics import UNDECLARED_DIMENSION, UNKNOWN_DATASET_METRIC
from plainlaw.sources.returns import RawDataset
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.fields import build
from plainlaw.validate.unknown import unknown_reference


def build_datasets(raw: tuple[RawDataset, ...], known: Dictionaries, found: list[Problem]) -> dict[str, Dataset]:
    """Every dataset whose declaration is sound, by its folder."""
    datasets: dict[str, Dataset] = {}
    unread = mistaken_files(found)
    for folder in raw:
        if folder.declaration.path in unread:
            continue
        dataset = build(Dataset, folder.declaration, found)
        if dataset is not None and _names_exist(dataset, folder, known, found):
            datasets[folder.folder] = dataset
    return datasets


def _names_exist(dataset: Dataset, folder: RawDataset, known: Dictionaries, found: list[Problem]) -> bool:
    before = len(found)
    place = folder.declaration.place
    reportable = [name for name, metric in known.metrics.items() if not metric.is_rate]
    named: dict[str, tuple[str, ...]] = dict.fromkeys(dataset.columns.metrics, ("columns", "metrics"))
    named |= dict.fromkeys(dataset.metric_names.values(), ("metric_names",))
    for metric, path in named.items():
        if metric not in reportable:
            at = place(*path, metric)
            found.append(UNKNOWN_DATASET_METRIC.at(at, value=metric, hint=suggestion(metric, reportable)))
    own = folder.folder.rpartition("/")[2]
    if dataset.id != own:
        reason = Message.of("the folder is called {folder}", folder=own)
        found.append(INVALID_VALUE.at(place("id"), field="id", value=f"“{dataset.id}”", reason=reason, help=""))
    _check_dimensions(dataset, named, folder, known, found)
    if known.regions.get(dataset.region) is None:
        codes = list(known.regions.codes)
        found.append(unknown_reference(place("region"), "region", dataset.region, codes, "stats/regions.csv"))
    if dataset.office not in known.organisations:
        offices = list(known.organisations)
        found.append(
            unknown_reference(place("office"), "office", dataset.office, offices, "site_config/organisations.yml")
        )
    return len(found) == before


def _check_dimensions(
    dataset: Dataset, named: Iterable[str], folder: RawDataset, known: Dictionaries, found: list[Problem]
) -> None:
    place = folder.declaration.place
    for metric in named:
        for dimension in dataset.columns.dimensions:
            declared = known.metrics.get(metric)
            if declared is not None and dimension in known.dimensions and dimension not in declared.dimensions:
                at = place("columns", "dimensions", dimension)
                found.append(UNDECLARED_DIMENSION.at(at, metric=metric, dimension=dimension))
    for dimension in dataset.columns.dimensions:
        if dimension not in known.dimensions:
            at = place("columns", "dimensions", dimension)
            found.append(unknown_reference(at, "dimensions", dimension, list(known.dimensions), "stats/dimensions.yml"))
