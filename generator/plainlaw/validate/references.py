"""Every field declared with a relation names something that exists.

In: entries and dictionaries. Out: findings with the nearest name.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from plainlaw.model.document import Entry
from plainlaw.model.reference import references
from plainlaw.problems import Problem
from plainlaw.validate.dictionaries import Dictionaries
from plainlaw.validate.unknown import unknown_reference, unread_documents

_WHERE = {
    "organisations": "site_config/organisations.yml",
    "topics": "site_config/topics.yml",
    "metrics": "stats/metrics.yml",
    "regions": "stats/regions.csv",
}


def check_references(entries: tuple[Entry, ...], known: Dictionaries, found: list[Problem]) -> None:
    """Add a finding for each reference of each entry that leads nowhere."""
    documents: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        documents[entry.section.folder].add(entry.key)
    # a document that could not be read is there all the same
    for folder, key in unread_documents(found):
        documents[folder].add(key)
    targets: dict[str, Collection[str]] = {
        **documents,
        "organisations": known.organisations,
        "topics": known.topics,
        "metrics": known.metrics,
        "regions": known.regions.codes,
    }
    _check_help(documents, known, found)
    for entry in entries:
        for path, relation, value in references(entry.fields):
            if value not in targets.get(relation, ()):
                where = _WHERE.get(relation, f"content/{relation}/")
                known_here = targets.get(relation, ())
                found.append(unknown_reference(entry.place_of(*path), str(path[0]), value, known_here, where))


def _check_help(documents: Mapping[str, Collection[str]], known: Dictionaries, found: list[Problem]) -> None:
    """The pages that the home page sends people to for help exist."""
    for index, place in enumerate(known.portal.help):
        folder, _, key = (place.page or "").partition("/")
        if place.page and key not in documents.get(folder, ()):
            names = [f"{section}/{name}" for section, keys in documents.items() for name in keys]
            found.append(
                unknown_reference(known.settings.place("help", index, "page"), "page", place.page, names, "content/")
            )
