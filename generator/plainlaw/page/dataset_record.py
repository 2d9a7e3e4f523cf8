"""A metric's data for search engines: a schema.org Dataset, which the theme puts into the head of the metric's page.

In: a metric, its files and the voice of its page. Out: JSON in one line, in which no character of HTML is left, so that
whatever an editor wrote, it cannot end the element that it stands in. (https://schema.org/Dataset)
"""

from typing import Any

from plainlaw.delivery.about_metric import about_metric
from plainlaw.delivery.coverage import days_covered
from plainlaw.formats import Distribution
from plainlaw.model.metric import Metric
from plainlaw.page.script_json import script_json
from plainlaw.resolve import ResolvedSite
from plainlaw.voice import Voice


def dataset_record(site: ResolvedSite, metric: Metric, files: tuple[Distribution, ...], voice: Voice) -> str:
    """The description of the data; `files` are those in the language of the page or in all languages."""
    portal, about = voice.site.portal, about_metric(site, metric, voice.locale.tag)
    covered = days_covered(site, metric)
    record: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{about.page}#dataset",
        "identifier": metric.id,
        "name": about.title,
        "description": about.description,
        "url": about.page,
        "inLanguage": about.lang,
        "keywords": list(about.keywords),
        "license": about.licence_address,
        "creator": {"@type": "GovernmentOrganization", "name": about.office},
        "isAccessibleForFree": True,
        "dateModified": about.modified.isoformat() if about.modified else None,
        "temporalCoverage": "/".join(day.isoformat() for day in covered) if covered else None,
        "spatialCoverage": {"@type": "Place", "name": voice.region_name(portal.region), "identifier": portal.region},
        "variableMeasured": {"@type": "PropertyValue", "name": about.title, "unitText": about.unit},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": portal.name.get(about.lang), "url": portal.url},
        "distribution": [_file(each, voice) for each in files],
    }
    return script_json(record)


def _file(each: Distribution, voice: Voice) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": voice.text(each.format.label),
        "encodingFormat": each.format.media_type,
        "contentUrl": voice.site.portal.url + each.file.path,
        "contentSize": f"{each.file.size} B",
        "sha256": each.file.sha256,
    }
