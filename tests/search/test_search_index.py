"""Pagefind makes the same bytes of the same pages; the store is never trusted, and spares what did not change."""

import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainlaw.search import files, pagefind
from plainlaw.search.files import index_files
from plainlaw.search.pagefind import Pagefind, PagefindError
from plainlaw.search.shard import Shard, ShardKey
from plainlaw.store import forget_oldest, keep, kept
from search.conftest import record


def _made(shard: Shard, store: Path) -> dict[str, bytes]:
    return dict(dict(index_files([shard], store))[shard.key])


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_the_same_records_make_the_same_bytes(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    for lang in ("en", "zh-Hans"):
        records = tuple(record(number, text, lang) for number, text in enumerate(texts))
        shard = Shard(ShardKey(lang, 3), records)
        first, second = (_made(shard, tmp_path_factory.mktemp("store")) for _ in range(2))
        assert first == second
        assert sum(name.startswith("fragment/") for name in first) == len(texts)


def test_facets_say_section_and_year_of_every_page(shard: Shard, tmp_path: Path) -> None:
    made = _made(shard, tmp_path)
    facets = json.loads(next(content for name, content in made.items() if name.startswith("facets/")))
    pages = {
        name.removeprefix("fragment/").removesuffix(".pf_fragment") for name in made if name.startswith("fragment/")
    }
    assert sorted(facets["guides"]) == ["2020", "2021", "2022"]
    assert {page for years in facets.values() for found in years.values() for page in found} == pages


def test_what_did_not_change_is_not_made_again(shard: Shard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _made(shard, tmp_path)
    monkeypatch.setattr(Pagefind, "index", lambda *_: pytest.fail("was made again"))
    assert _made(shard, tmp_path) == made


def test_only_the_shard_that_changed_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shards = [Shard(ShardKey("en", weight), (record(weight),)) for weight in (1, 2, 3)]
    before = dict(index_files(shards, tmp_path))
    real, seen = Pagefind.index, list[ShardKey]()

    def index(self: Pagefind, shard: Shard) -> Mapping[str, bytes]:
        seen.append(shard.key)
        return real(self, shard)

    monkeypatch.setattr(Pagefind, "index", index)
    shards[1] = Shard(shards[1].key, (record(2, "changed"),))
    after = dict(index_files(shards, tmp_path))
    assert seen == [shards[1].key]
    assert [key for key in after if after[key] != before[key]] == [shards[1].key]
    assert len(list(tmp_path.iterdir())) == 4
    forget_oldest(tmp_path, 2)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("harm", ["cut", "turned", "emptied", "renamed"])
def test_a_store_that_was_harmed_is_made_again(harm: str, shard: Shard, tmp_path: Path) -> None:
    made = _made(shard, tmp_path)
    path = next(tmp_path.iterdir())
    content = path.read_bytes()
    if harm == "renamed":
        other = Shard(shard.key, (record(7),))
        path.rename(tmp_path / other.fingerprint(f"{pagefind.program_version()} {files._FORM}"))
        assert _made(other, tmp_path) != made
        return
    flipped = content[:-1] + bytes([content[-1] ^ 1])
    path.write_bytes({"cut": content[:-100], "turned": flipped, "emptied": b""}[harm])
    assert _made(shard, tmp_path) == made
    assert path.read_bytes() == content


@given(st.dictionaries(st.text(min_size=1), st.binary(max_size=50), max_size=5))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, content: dict[str, bytes]) -> None:
    folder = tmp_path_factory.mktemp("store")
    assert kept(folder, "a") is None
    keep(folder, "a", content)
    assert kept(folder, "a") == content


def test_a_pagefind_that_stops_is_a_failure_by_name(
    shard: Shard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nhead -c 5 >/dev/null\n")
    program.chmod(0o755)
    monkeypatch.setattr("pagefind_bin_extended.get_executable", lambda: program)
    with pytest.raises(PagefindError, match="stopped"):
        _made(shard, tmp_path / "store")
    program.unlink()
    with pytest.raises(PagefindError, match="could not be started"):
        _made(shard, tmp_path / "store")


def test_shards_come_in_any_order(tmp_path: Path) -> None:
    shards = [Shard(ShardKey("en", weight), (record(weight),)) for weight in range(1, 8)]
    mixed = random.Random(1).sample(shards, len(shards))

    def one_by_one() -> Iterator[Shard]:
        yield from mixed

    assert dict(index_files(one_by_one(), tmp_path / "a")) == dict(index_files(shards, tmp_path / "b"))
