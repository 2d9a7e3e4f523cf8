"""The catalogue of the portal's data for other portals: DCAT-AP 3 in JSON-LD, with every file of every metric.

Nothing in it has to be fetched to read it: its context is its own. (https://semiceu.github.io/DCAT-AP/releases/3.0.0/)
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from plainlaw.artifact import Artifact, Made, MadeFile, Output, Task
from plainlaw.delivery.about_metric import about_metric, last_change, licence_address
from plainlaw.delivery.coverage import days_covered
from plainlaw.delivery.data_format import DataFormat
from plainlaw.delivery.download import CATALOGUE, METRICS
from plainlaw.delivery.envelope import to_json
from plainlaw.delivery.linked_data import in_languages, node, typed
from plainlaw.formats import Distribution, distributions, formats
from plainlaw.model.metric import Metric
from plainlaw.resolve import ResolvedSite

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_FREQUENCIES = {"month": "MONTHLY", "quarter": "QUARTERLY", "half": "ANNUAL_2", "year": "ANNUAL"}
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def tasks(site: ResolvedSite, made: Made) -> Iterator[Task]:
    """The catalogue, in one file."""
    files = {file.path: file for file in made.files(METRICS)}
    listed = sorted((file.path, file.size, file.sha256) for file in files.values())
    yield Task("catalogue", (site.site.evidence(*site.site.metrics), listed), partial(_catalogue, site, files))


def _catalogue(site: ResolvedSite, files: dict[str, MadeFile]) -> Iterator[Artifact]:
    portal = site.site.portal
    changed = last_change(site.site, *site.site.metrics)
    catalogue = node(
        "dcat:Catalog",
        id=f"{portal.url}{CATALOGUE}",
        dct__title=in_languages(portal.name.root),
        dct__description=in_languages(_described(site)),
        dct__publisher=node("foaf:Agent", id=portal.url, foaf__name=in_languages(portal.name.root)),
        dct__license={"@id": licence_address(site.site)},
        dct__language=[_language(tag) for tag in portal.tags],
        dct__spatial=_place(site),
        dct__modified=typed(changed, "date") if changed else None,
        foaf__homepage=node("foaf:Document", id=portal.url),
        dcat__dataset=[_dataset(site, metric, files) for metric in site.site.metrics.values()],
    )
    yield Artifact(CATALOGUE, to_json({"@context": _CONTEXT, "@graph": [catalogue, *_named_often(site)]}))


def _named_often(site: ResolvedSite) -> Iterator[dict[str, Any]]:
    """What many files name, said once."""
    portal = site.site.portal
    yield node("dct:LicenseDocument", id=licence_address(site.site), dct__title=in_languages(portal.licence.root))
    region = site.site.regions.get(portal.region)
    names = in_languages(region.name.root) if region is not None else portal.region
    yield node("dct:Location", id=_place(site)["@id"], dct__identifier=portal.region, dct__title=names)
    yield from (node("dct:LinguisticSystem", id=_language(tag)["@id"]) for tag in portal.tags)
    yield node("spdx:ChecksumAlgorithm", id=_SHA256)
    for kind, addresses in {
        "dct:MediaTypeOrExtent": [_file_type(each) for each in formats()],
        "dct:MediaType": [_media_type(each) for each in formats()],
        "dct:Standard": [each.standard for each in formats()],
    }.items():
        yield from (node(kind, id=address) for address in dict.fromkeys(addresses))


def _described(site: ResolvedSite) -> dict[str, str]:
    portal = site.site.portal
    texts = [text for text in (portal.description, portal.notice) if text is not None]
    return {tag: " ".join(text.get(tag) for text in texts) for tag in portal.tags}


def _dataset(site: ResolvedSite, metric: Metric, files: dict[str, MadeFile]) -> dict[str, Any]:
    abouts = [about_metric(site, metric, tag) for tag in site.site.portal.tags]
    first, covered = abouts[0], days_covered(site, metric)
    keywords = [{"@value": word, "@language": about.lang} for about in abouts for word in about.keywords]
    office = f"{site.site.portal.url}#office-{metric.office}"
    names = in_languages({about.lang: about.office for about in abouts})
    return node(
        "dcat:Dataset",
        id=f"{first.page}#dataset",
        dct__identifier=metric.id,
        dct__title=in_languages({about.lang: about.title for about in abouts}),
        dct__description=in_languages({about.lang: about.description for about in abouts}),
        dct__publisher=node("foaf:Agent", id=office, foaf__name=names),
        dcat__contactPoint=node("vcard:Kind", vcard__fn=names, vcard__hasURL={"@id": first.page}),
        dcat__keyword=keywords,
        dcat__landingPage=[node("foaf:Document", id=about.page) for about in abouts],
        dct__language=[_language(about.lang) for about in abouts],
        dct__accrualPeriodicity=node("dct:Frequency", id=f"{_AUTHORITY}/frequency/{_FREQUENCIES[metric.frequency]}"),
        dct__spatial=_place(site),
        dct__temporal=_time(*covered) if covered else None,
        dct__modified=typed(first.modified, "date") if first.modified else None,
        dcat__distribution=[_file(site, each) for each in distributions(metric.id, site.site.portal.tags, files)],
    )


def _time(first: object, last: object) -> dict[str, Any]:
    return node("dct:PeriodOfTime", dcat__startDate=typed(first, "date"), dcat__endDate=typed(last, "date"))


def _file(site: ResolvedSite, each: Distribution) -> dict[str, Any]:
    portal, file = site.site.portal, each.file
    metric = file.path.rpartition("/")[2].partition(".")[0]
    changed = last_change(site.site, metric)
    page = portal.url + site.addresses.metric(each.lang or portal.default_language, metric).path
    return node(
        "dcat:Distribution",
        id=f"{portal.url}{file.path}#distribution",
        dct__title=file.path.rpartition("/")[2],
        dcat__accessURL=node("rdfs:Resource", id=page),
        dcat__downloadURL=node("rdfs:Resource", id=portal.url + file.path),
        dct__format={"@id": _file_type(each.format)},
        dcat__mediaType={"@id": _media_type(each.format)},
        dct__conformsTo={"@id": each.format.standard},
        dct__language=[_language(tag) for tag in ([each.lang] if each.lang else portal.tags)],
        dct__license={"@id": licence_address(site.site)},
        dct__modified=typed(changed, "date") if changed else None,
        dcat__byteSize=typed(file.size, "nonNegativeInteger"),
        spdx__checksum=node(
            "spdx:Checksum",
            spdx__algorithm={"@id": _SHA256},
            spdx__checksumValue=typed(file.sha256, "hexBinary"),
        ),
    )


def _place(site: ResolvedSite) -> dict[str, str]:
    return {"@id": f"{site.site.portal.url}#region-{site.site.portal.region}"}


def _language(tag: str) -> dict[str, str]:
    code = tag.partition("-")[0]
    table = "iso639-1" if len(code) == len("zh") else "iso639-2"
    return {"@id": f"http://id.loc.gov/vocabulary/{table}/{code}"}


def _file_type(each: DataFormat) -> str:
    return f"{_AUTHORITY}/file-type/{each.file_type}"


def _media_type(each: DataFormat) -> str:
    return f"https://www.iana.org/assignments/media-types/{each.media_type}"


OUTPUT = Output("catalogue", 50, tasks=tasks)
