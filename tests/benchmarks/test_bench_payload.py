"""What a search costs its reader is the largest index that one search loads."""

import json
from pathlib import Path

from benchmarks.payload import output_size, search_size


def test_of_one_file_for_each_language_the_larger_counts(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "search.json").write_bytes(b"a" * 1000)
    (tmp_path / "en" / "search.json").write_bytes(b"b" * 3000)
    sent = search_size(tmp_path, ("search.json", "en/search.json"))
    assert sent is not None
    assert sent[0] == 3000
    assert sent[1] < 100
    assert search_size(tmp_path, ()) is None
    assert output_size(tmp_path) == (4000, 2)


def test_of_shards_only_what_a_word_and_ten_results_need_counts(tmp_path: Path) -> None:
    languages = {}
    for number in range(30):
        name = f"en-{number}"
        languages[f"und-{name}"] = {"hash": f"{name}_abc", "lang": "en"}
        _write(tmp_path, f"pagefind.{name}_abc.pf_meta", 10)
        for part in range(3):
            _write(tmp_path, f"index/{name}_{part}.pf_index", 1000)
            _write(tmp_path, f"fragment/{name}_{part}.pf_fragment", 100)
    text = json.dumps({"languages": languages | {"en": {"hash": "en-0_abc"}}})
    (tmp_path / "pagefind-entry.json").write_text(text)
    sent = search_size(tmp_path, ("pagefind-entry.json",))
    # eleven shards: ten, and the small one that Pagefind begins with
    assert sent is not None
    assert sent[0] == len(text) + 11 * (10 + 1000) + 10 * 100


def _write(folder: Path, name: str, size: int) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"x" * size)
