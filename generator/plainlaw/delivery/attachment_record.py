"""What programs are told of the files of a document, and where these are published.

In: a document and the portal. Out: paths, plain values for JSON, and their JSON Schema. A file has one address, that of
the first language of the portal in which the document names it.
"""

from typing import Any

from plainlaw.model.address import Addresses
from plainlaw.model.attachment import AttachedFile
from plainlaw.model.document import Entry
from plainlaw.model.site import Site


def attachment_path(entry: Entry, file: AttachedFile, site: Site, addresses: Addresses) -> str:
    """Where a file is published, below the portal's root: under the address of its document."""
    return f"{addresses.section(_publisher(entry, file, site), entry.folder, entry.key).path}{file.name}"


def published_files(entry: Entry, site: Site) -> tuple[AttachedFile, ...]:
    """The files that are published with this language of a document; others are with an earlier one."""
    return tuple(file for file in entry.files if _publisher(entry, file, site) == entry.lang)


def _publisher(entry: Entry, file: AttachedFile, site: Site) -> str:
    for tag in site.documents.languages(entry.folder, entry.key):
        other = site.documents.get(entry.folder, entry.key, tag)
        if other is not None and any(each.name == file.name for each in other.files):
            return tag
    return entry.lang


def attachment_records(entry: Entry, site: Site, addresses: Addresses) -> list[dict[str, Any]]:
    """The files of a document; sizes in bytes."""
    return [
        {
            "title": file.title,
            "url": site.portal.url + attachment_path(entry, file, site, addresses),
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
        }
        for file in entry.files
    ]


def attachment_schema() -> dict[str, Any]:
    """The schema of what `attachment_records` says."""
    text = {"type": "string"}
    properties = {
        "title": text,
        "url": {"type": "string", "format": "uri"},
        "media_type": text,
        "size": {"type": "integer", "minimum": 0},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    item = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return {"type": "array", "items": item}
