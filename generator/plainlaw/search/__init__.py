"""What the search of the portal knows: records of its pages, in shards, as the files that a reader's browser loads.

In: a `ResolvedSite` and a folder for a store. Out: the folder `search/` of the generated tree
(docs/decisions/0013-search-in-shards.md).
"""

from plainlaw.search.files import search_files

__all__ = ["search_files"]
