"""The JSON Schema of each collection of the delivery API, and of the dated texts of its documents."""

from collections.abc import Iterator
from functools import partial

from plainlaw.artifact import Artifact, Made, Output, Task
from plainlaw.content_types import content_types
from plainlaw.delivery.envelope import schema_address, to_json, versions_schema_address
from plainlaw.delivery.schema import record_schema, versions_schema
from plainlaw.resolve import ResolvedSite


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """A schema for each collection; they follow from the program and the languages of the portal alone."""
    yield Task("api schemas", (), partial(_schemas, site))


def _schemas(site: ResolvedSite) -> Iterator[Artifact]:
    for name, model in content_types().items():
        schema = record_schema(model, name, site.site.portal)
        yield Artifact(schema_address(model.section.folder), to_json(schema))
        if model.has_versions:
            path = versions_schema_address(model.section.folder)
            yield Artifact(path, to_json(versions_schema(model, site.site.portal)))


OUTPUT = Output("api_schemas", 30, tasks=tasks)
