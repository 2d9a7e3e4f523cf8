"""What results can be narrowed by: which pages of a shard are of which section and year.

In: a shard and its index. Out: JSON, {section: {year: [page, …]}} with the names that Pagefind gave the pages; the year
of pages that never grow old is "". Pagefind's own filters are not the same bytes each time they are made.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Mapping

from plainlaw.search.shard import Shard

_SIGNATURE = b"pagefind_dcd"
_FOLDER, _ENDING = "fragment/", ".pf_fragment"


def facets(shard: Shard, files: Mapping[str, bytes]) -> bytes:
    """The pages of a shard by section and year."""
    records = {record.url: record for record in shard.records}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, content in files.items():
        if name.endswith(_ENDING):
            record = records[json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))["url"]]
            year = str(record.published.year) if record.published else ""
            found[record.section][year].append(name.removeprefix(_FOLDER).removesuffix(_ENDING))
    return json.dumps(found, sort_keys=True, separators=(",", ":")).encode()
