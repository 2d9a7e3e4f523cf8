"""Every field declared with a relation names something that exists.

In: an entry, dictionaries and documents. Out: findings with the nearest name.
"""

from collections.abc import Iterable

from plainlaw.model.document import Entry
from plainlaw.model.documents import Documents
from plainlaw.model.reference import references
from plainlaw.model.release import RELEASES_FILE
from plainlaw.model.site import Site
from plainlaw.problems import Problem
from plainlaw.problems.releases import EMBARGOED_LINK
from plainlaw.sources.placed_yaml import PlacedYaml
from plainlaw.validate.unknown import unknown_reference

_WHERE = {
    "organisations": "site_config/organisations.yml",
    "topics": "site_config/topics.yml",
    "metrics": "stats/metrics.yml",
    "regions": "stats/regions.csv",
    "releases": RELEASES_FILE,
}
Unread = frozenset[tuple[str, str]]
"""Folder and key of documents that have an error: they are there, though nothing is known about them."""


def check_references(entry: Entry, site: Site, unread: Unread, found: list[Problem]) -> None:
    """Add a finding for each reference of the entry that leads nowhere."""
    for path, relation, value in references(entry.fields):
        if not _exists(relation, value, site, unread):
            release = site.documents.withheld.get((relation, value))
            if release is not None:
                found.append(EMBARGOED_LINK.at(entry.place_of(*path), target=value, release=release))
                continue
            where = _WHERE.get(relation, f"content/{relation}/")
            # editors of a version know its fields, not that they are held in one called header
            name = next(str(step) for step in path if step != "header")
            known_here = _known(relation, site, unread)
            found.append(unknown_reference(entry.place_of(*path), name, value, known_here, where))


def _exists(relation: str, key: str, site: Site, unread: Unread) -> bool:
    if relation == "regions":
        return key in site.regions.codes
    if relation in _WHERE:
        return key in _dictionary(relation, site)
    return bool(site.documents.languages(relation, key)) or (relation, key) in unread


def _dictionary(relation: str, site: Site) -> Iterable[str]:
    if relation == "releases":
        return [each.release.id for each in site.calendar.listed]
    return {"organisations": site.organisations, "topics": site.topics, "metrics": site.metrics}[relation]


def _known(relation: str, site: Site, unread: Unread) -> Iterable[str]:
    if relation == "regions":
        return site.regions.codes
    if relation in _WHERE:
        return _dictionary(relation, site)
    addresses = {*site.documents.addresses, *unread}
    return sorted(key for folder, key in addresses if folder == relation)


def check_help(site: Site, settings: PlacedYaml, unread: Unread, found: list[Problem]) -> None:
    """The pages that the home page sends people to for help exist."""
    documents: Documents = site.documents
    for index, place in enumerate(site.portal.help):
        folder, _, key = (place.page or "").partition("/")
        if place.page and not documents.languages(folder, key) and (folder, key) not in unread:
            names = sorted("/".join(address) for address in {*documents.addresses, *unread})
            where = settings.place("help", index, "page")
            found.append(unknown_reference(where, "page", place.page, names, "content/"))


def check_targets(site: Site, unread: Unread, found: list[Problem]) -> None:
    """The documents that set targets exist, where the dictionary says that the portal has them."""
    documents: Documents = site.documents
    for (metric, number), place in site.target_places.items():
        named = site.metrics[metric].targets[number].document
        folder, _, key = (named or "").partition("/")
        if named and not documents.languages(folder, key) and (folder, key) not in unread:
            names = sorted("/".join(address) for address in {*documents.addresses, *unread})
            found.append(unknown_reference(place, "document", named, names, "content/"))
