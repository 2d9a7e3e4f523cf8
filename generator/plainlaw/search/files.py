"""The folder `search/` of the generated tree: the indexes of all shards, one list of them, and what browsers run.

In: a `ResolvedSite` and a folder for the store. Out: artifacts. Shards whose pages did not change come from the store.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from plainlaw.artifact import Artifact
from plainlaw.resolve import ResolvedSite
from plainlaw.search.facets import facets
from plainlaw.search.pagefind import Files, indexes, program_version
from plainlaw.search.record import Record
from plainlaw.search.shard import Shard, ShardKey
from plainlaw.store import keep, kept

Names = Collection[str]
"""Names of files below the folder of the search."""
FOLDER = "search"
ENTRY = "pagefind-entry.json"
_FORM = "2"
"""Of what is kept: to be raised when this room makes something else of the same records."""
_OF_A_SHARD = (".pf_meta", ".pf_index", ".pf_fragment")
_SCRIPT, _PLAIN = "pagefind.js", "wasm.unknown.pagefind"


def shared_shards(site: ResolvedSite) -> list[Shard]:
    """One page stands for each language: with its index come the files that all shards of the language share."""
    return [Shard(ShardKey(tag, 0), (Record("", tag, "", tag, ()),)) for tag in site.site.portal.tags]


def index_files(shards: Iterable[Shard], store: Path) -> Iterator[tuple[ShardKey, Files]]:
    """The files of each shard, from the store or made now, by the key of the shard."""
    version = f"{program_version()} {_FORM}"
    known: dict[ShardKey, Files] = {}
    fingerprints: dict[ShardKey, str] = {}

    def missing() -> Iterator[Shard]:
        for shard in shards:
            fingerprints[shard.key] = shard.fingerprint(version)
            files = kept(store, fingerprints[shard.key])
            if files is None:
                yield shard
            else:
                known[shard.key] = files

    for shard, made in indexes(missing()):
        own = _own(shard, made)
        keep(store, fingerprints[shard.key], own)
        yield shard.key, own
        yield from known.items()
        known.clear()
    yield from known.items()


def artifacts_of(files: Files) -> Iterator[Artifact]:
    """The files of a shard in the tree. What the shared ones say of themselves goes into the list of all shards."""
    return (Artifact(f"{FOLDER}/{name}", content) for name, content in files.items() if name != ENTRY)


def _own(shard: Shard, made: Files) -> Files:
    """What of Pagefind's files is needed, in a fixed order."""
    own = {name: content for name, content in sorted(made.items()) if name.endswith(_OF_A_SHARD)}
    if not shard.key.weight:
        wasm = f"wasm.{shard.key.name}.pagefind"
        stemmer = {f"wasm.{shard.key.lang.partition('-')[0]}.pagefind": made[wasm]} if wasm in made else {}
        return own | (stemmer or {_PLAIN: made[_PLAIN]}) | {name: made[name] for name in (_SCRIPT, ENTRY)}
    narrowing = facets(shard, own)
    return own | {f"facets/{shard.key.name}_{sha256(narrowing).hexdigest()[:10]}.json": narrowing}


def entry(head: bytes, browser: Mapping[str, Names], found: Mapping[ShardKey, Names]) -> Artifact:
    """The list of the shards, the ones that readers want first first.

    Pagefind's script reads it as a list of languages. A shard is none ("und"), or the script would cut the reader's
    words into other words than we do. Under a language's own name stands the index of one page that all others are
    merged with. `head` is such a list as Pagefind makes it; `browser` has the names of the files by language.
    """
    languages: dict[str, dict[str, Any]] = {}
    for lang, own in browser.items():
        plain = lang.partition("-")[0]
        wasm = plain if f"wasm.{plain}.pagefind" in own else None
        languages[lang.lower()] = {"hash": _hash(own), "wasm": wasm, "page_count": 1}
        for key in sorted((key for key in found if key.lang == lang), key=_wanted_first):
            files = found[key]
            languages[f"und-{key.name}"] = {
                "hash": _hash(files), "page_count": sum(name.startswith("fragment/") for name in files),
                "lang": lang, "weight": key.weight, "name": key.name,
                "first": key.first if key.last is not None else None, "last": key.last,
                "facets": next(name for name in files if name.startswith("facets/")),
            }  # fmt: skip
    listed = {**json.loads(head), "languages": languages}
    return Artifact(f"{FOLDER}/{ENTRY}", json.dumps(listed, ensure_ascii=False, indent=0).encode())


def _hash(files: Names) -> str:
    meta = next(name for name in files if name.endswith(".pf_meta"))
    return meta.removeprefix("pagefind.").removesuffix(".pf_meta")


def _wanted_first(key: ShardKey) -> tuple[int, int, int]:
    return (0 if key.last is None else 1, -(key.last or 0), -key.weight)
