"""The folder `search/` of the generated tree: the indexes of all shards, one list of them, and what browsers run.

In: a `ResolvedSite` and a folder for the store. Out: artifacts. Shards whose pages did not change come from the store.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from plainlaw.artifact import Artifact
from plainlaw.resolve import ResolvedSite
from plainlaw.search.facets import facets
from plainlaw.search.pagefind import Files, indexes, program_version
from plainlaw.search.record import Record
from plainlaw.search.records import Pages
from plainlaw.search.shard import Shard, ShardKey
from plainlaw.search.store import forget_others, keep, kept

FOLDER = "search"
ENTRY = "pagefind-entry.json"
_FORM = "2"
"""Of what is kept: to be raised when this room makes something else of the same records."""
_OF_A_SHARD = (".pf_meta", ".pf_index", ".pf_fragment")
_SCRIPT, _PLAIN = "pagefind.js", "wasm.unknown.pagefind"


def search_files(site: ResolvedSite, store: Path) -> Iterator[Artifact]:
    """Every file of the search."""
    pages = Pages(site)
    # one page stands for each language: with its index come the files that all shards of the language share
    shared = [Shard(ShardKey(tag, 0), (Record("", tag, "", tag, ()),)) for tag in site.site.portal.tags]
    shards = (shard for part in (shared, map(pages.shard, pages.keys())) for shard in part)
    found = dict(index_files(shards, store))
    browser = {shard.key.lang: found.pop(shard.key) for shard in shared}
    files = {name: content for own in found.values() for name, content in own.items()}
    for own in browser.values():
        files |= {name: content for name, content in own.items() if name != ENTRY}
    files[ENTRY] = _entry(browser, found)
    return (Artifact(f"{FOLDER}/{name}", content) for name, content in sorted(files.items()))


def index_files(shards: Iterable[Shard], store: Path) -> Iterator[tuple[ShardKey, Files]]:
    """The files of each shard, from the store or made now. What the store held of other shards is forgotten."""
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
        known[shard.key] = _own(shard, made)
        keep(store, fingerprints[shard.key], known[shard.key])
    forget_others(store, set(fingerprints.values()))
    return iter(sorted(known.items()))


def _own(shard: Shard, made: Files) -> Files:
    """What of Pagefind's files is needed, in a fixed order."""
    own = {name: content for name, content in sorted(made.items()) if name.endswith(_OF_A_SHARD)}
    if not shard.key.weight:
        wasm = f"wasm.{shard.key.name}.pagefind"
        stemmer = {f"wasm.{shard.key.lang.partition('-')[0]}.pagefind": made[wasm]} if wasm in made else {}
        return own | (stemmer or {_PLAIN: made[_PLAIN]}) | {name: made[name] for name in (_SCRIPT, ENTRY)}
    narrowing = facets(shard, own)
    return own | {f"facets/{shard.key.name}_{sha256(narrowing).hexdigest()[:10]}.json": narrowing}


def _entry(browser: Mapping[str, Files], found: Mapping[ShardKey, Files]) -> bytes:
    """The list of the shards, the ones that readers want first first.

    Pagefind's script reads it as a list of languages. A shard is none ("und"), or the script would cut the reader's
    words into other words than we do. Under a language's own name stands the index of one page that all others are
    merged with.
    """
    languages: dict[str, dict[str, Any]] = {}
    head: dict[str, Any] = {}
    for lang, own in browser.items():
        head = json.loads(own[ENTRY])
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
    return json.dumps({**head, "languages": languages}, ensure_ascii=False, indent=0).encode()


def _hash(files: Files) -> str:
    meta = next(name for name in files if name.endswith(".pf_meta"))
    return meta.removeprefix("pagefind.").removesuffix(".pf_meta")


def _wanted_first(key: ShardKey) -> tuple[int, int, int]:
    return (0 if key.last is None else 1, -(key.last or 0), -key.weight)
