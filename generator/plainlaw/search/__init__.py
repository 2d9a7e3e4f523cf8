"""What the search of the portal knows: records of its pages, in shards, as the files that a reader's browser loads.

In: documents, metrics and places. Out: the folder `search/` of the generated tree
(docs/decisions/0013-search-in-shards.md).
"""

from plainlaw.search.files import artifacts_of, entry, index_files, shared_shards
from plainlaw.search.kept_records import keep_records, kept_records
from plainlaw.search.record import Record
from plainlaw.search.records import Plan, document_record, plan, records_of, shard
from plainlaw.search.shard import Shard, ShardKey
from plainlaw.store import forget_oldest

__all__ = [
    "Plan", "Record", "Shard", "ShardKey", "artifacts_of", "document_record", "entry", "forget_oldest", "index_files",
    "keep_records", "kept_records", "plan", "records_of", "shard", "shared_shards",
]  # fmt: skip
