"""Every field declared with a relation names something that exists.

In: entries and dictionaries. Out: findings with the nearest name.
"""

from collections.abc import Collection, Iterator

from pydantic import BaseModel

from plainlaw.model.document import Entry
from plainlaw.problems import Problem
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.unknown import unknown_reference, unread_documents

Path = tuple[str | int, ...]

_WHERE = {
    "organisations": "site_config/organisations.yml",
    "topics": "site_config/topics.yml",
    "metrics": "stats/metrics.yml",
    "regions": "stats/regions.csv",
}


def check_references(entries: tuple[Entry, ...], known: Dictionaries, found: list[Problem]) -> None:
    """Add a finding for each reference of each entry that leads nowhere."""
    targets: dict[str, Collection[str]] = {
        "organisations": known.organisations,
        "topics": known.topics,
        "metrics": known.metrics,
        "regions": known.regions.codes,
    }
    documents = {(entry.section.folder, entry.key) for entry in entries} | unread_documents(found)
    for folder, key in documents:
        targets[folder] = {*targets.get(folder, ()), key}
    for entry in entries:
        for path, relation, value in references(entry.fields):
            if value not in targets.get(relation, ()):
                where = _WHERE.get(relation, f"content/{relation}/")
                known_here = targets.get(relation, ())
                found.append(unknown_reference(entry.place_of(*path), str(path[0]), value, known_here, where))


def references(fields: BaseModel, at: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Path, relation and value of every reference in a model, those in its parts included."""
    for name, info in type(fields).model_fields.items():
        extra = info.json_schema_extra
        relation = extra.get("x-relation") if isinstance(extra, dict) else None
        value = getattr(fields, name)
        values = list(enumerate(value)) if isinstance(value, tuple) else [(None, value)]
        for index, item in values:
            path: Path = (*at, name) if index is None else (*at, name, index)
            if isinstance(item, BaseModel):
                yield from references(item, path)
            elif isinstance(relation, str) and isinstance(item, str):
                yield path, relation, item
