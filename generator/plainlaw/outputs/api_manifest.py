"""The delivery API's schemas and manifest: what there is, in which languages, and the checksum of every file."""

import hashlib
from collections.abc import Iterator

from plainlaw.artifact import Artifact, Output
from plainlaw.content_types import content_types
from plainlaw.delivery.download import FOLDER
from plainlaw.delivery.envelope import BASE, VERSION, address, schema_address, to_json
from plainlaw.delivery.schema import record_schema
from plainlaw.resolve import ResolvedSite


def produce(site: ResolvedSite, before: tuple[Artifact, ...]) -> Iterator[Artifact]:
    """A schema for each collection, and the manifest of all API files and downloads."""
    portal = site.site.portal
    schemas = [
        Artifact(schema_address(model.section.folder), to_json(record_schema(model, name, portal)))
        for name, model in content_types().items()
    ]
    yield from schemas
    listed = [a for a in (*before, *schemas) if a.path.startswith((f"{BASE}/", f"{FOLDER}/"))]
    manifest = {
        "api_version": VERSION,
        "schema_version": "1.0",
        "name": dict(portal.name.root),
        "url": portal.url,
        "notice": dict(portal.notice.root) if portal.notice else None,
        "licence": dict(portal.licence.root),
        "as_of": site.site.as_of.isoformat(),
        "locales": list(portal.tags),
        "collections": [
            {
                "name": model.section.folder,
                "schema": portal.url + schema_address(model.section.folder),
                "indexes": {
                    tag: {"url": portal.url + address(tag, model.section.folder, "index.json"),
                          "total": len(site.of_section(model.section.folder, tag))}
                    for tag in portal.tags
                },
            }
            for model in content_types().values()
        ],
        "metrics": {tag: portal.url + address(tag, "metrics", "index.json") for tag in portal.tags},
        "files": [
            {"path": a.path, "bytes": len(a.content), "sha256": hashlib.sha256(a.content).hexdigest()}
            for a in sorted(listed, key=lambda artifact: artifact.path)
        ],
    }  # fmt: skip
    yield Artifact(address("manifest.json"), to_json(manifest))


OUTPUT = Output("api_manifest", 90, produce)
