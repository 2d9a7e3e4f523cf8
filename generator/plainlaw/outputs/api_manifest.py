"""The delivery API's manifest: what there is, in which languages, the checksum of every file, and when to build again.

The checksums of the documents' records stand in the indexes, in these records those of their dated texts, and those of
their figures in Data Packages; the files of legal texts have none. So the manifest does not grow with each document.
"""

from collections.abc import Iterator
from functools import partial

from plainlaw.artifact import Artifact, Made, MadeFile, Output, Task
from plainlaw.content_types import content_types
from plainlaw.delivery.download import CATALOGUE, FOLDER
from plainlaw.delivery.envelope import BASE, VERSION, address, schema_address, to_json, versions_schema_address
from plainlaw.resolve import ResolvedSite


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The manifest, in one file."""
    # the checksums of documents' files stand elsewhere: those of records in the indexes
    files = [*made.below(BASE), *made.below(FOLDER)]
    totals = {
        model.section.folder: {
            tag: site.site.documents.summary((tag, "section", model.section.folder)).size
            for tag in site.site.portal.tags
        }
        for model in content_types().values()
    }
    # its own checksum cannot stand in it
    files = [file for file in files if file.path != address("manifest.json")]
    inputs = (site.site.as_of, site.site.next_build_in_zone, [(file.path, file.sha256) for file in files], totals)
    yield Task("api manifest", inputs, partial(_manifest, site, files, totals))


def _manifest(site: ResolvedSite, files: list[MadeFile], totals: dict[str, dict[str, int]]) -> Iterator[Artifact]:
    portal = site.site.portal
    dated = {model.section.folder for model in content_types().values() if model.has_versions}
    manifest = {
        "api_version": VERSION,
        "schema_version": "1.0",
        "name": dict(portal.name.root),
        "url": portal.url,
        "notice": dict(portal.notice.root) if portal.notice else None,
        "licence": dict(portal.licence.root),
        "as_of": site.site.as_of.isoformat(),
        "next_build_due": site.site.next_build_in_zone,
        "locales": list(portal.tags),
        "collections": [
            {
                "name": folder,
                "schema": portal.url + schema_address(folder),
                **({"versions_schema": portal.url + versions_schema_address(folder)} if folder in dated else {}),
                "indexes": {
                    tag: {"url": portal.url + address(tag, folder, "index.json"), "total": total}
                    for tag, total in by_language.items()
                },
            }
            for folder, by_language in totals.items()
        ],
        "metrics": {tag: portal.url + address(tag, "metrics", "index.json") for tag in portal.tags},
        "releases": _releases(site),
        "catalogue": portal.url + CATALOGUE,
        "files": [{"path": file.path, "bytes": file.size, "sha256": file.sha256} for file in files],
    }
    yield Artifact(address("manifest.json"), to_json(manifest))


def _releases(site: ResolvedSite) -> dict[str, str]:
    """The list of releases in each language; empty where none is announced."""
    portal = site.site.portal
    tags = portal.tags if site.site.calendar.listed else ()
    return {tag: portal.url + address(tag, "releases", "index.json") for tag in tags}


OUTPUT = Output("api_manifest", 90, tasks=tasks)
