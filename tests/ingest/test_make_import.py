"""`make import` and its neighbours hand on what was said as text: a file name is never run by make or by the shell."""

import os
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[2] / "Makefile"
RUNS = ("`touch PWNED`.csv", "$(touch PWNED).csv", "$(shell touch PWNED).csv", '";touch PWNED;".csv', "';touch PWNED;'")


def made(folder: Path, *words: str) -> list[str]:
    """The arguments with which make calls the program."""
    program = folder / "bin/plainlaw"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    command = ["make", "-f", str(MAKEFILE), "-o", ".venv/.program", f"BIN={program.parent}", *words]
    # `make test` tells the makes below it of itself, and they would then say which folder they enter and leave
    outside = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}}
    done = subprocess.run(command, cwd=folder, env=outside, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", RUNS)
def test_a_file_name_is_not_run(name: str, tmp_path: Path) -> None:
    assert made(tmp_path, "import", f"FILE={name}", "DATASET=count") == ["import", "--dataset", "count", "--", name]
    assert not (tmp_path / "PWNED").exists()


@pytest.mark.parametrize("words", [("audit", "FILE"), ("explain", "CODE"), ("new", "KEY")])
@pytest.mark.parametrize("name", RUNS)
def test_nor_is_another_word(words: tuple[str, str], name: str, tmp_path: Path) -> None:
    said = made(tmp_path, words[0], *(["TYPE=guide"] if words[0] == "new" else []), f"{words[1]}={name}")
    assert said[-1] == name
    assert not (tmp_path / "PWNED").exists()


def test_answers_are_passed_on_word_by_word_and_not_run(tmp_path: Path) -> None:
    answers = "--answer blank=unknown --answer 'place.a b=$(shell touch PWNED)`touch PWNED`' --lang en"
    said = made(tmp_path, "import", "FILE=a b.csv", "DATASET=count", f"ANSWERS={answers}")
    expected = ["--answer", "blank=unknown", "--answer", "place.a b=$(shell touch PWNED)`touch PWNED`", "--lang", "en"]
    assert said == ["import", "--dataset", "count", *expected, "--", "a b.csv"]
    assert not (tmp_path / "PWNED").exists()


def test_a_language_counts_only_when_it_is_said(tmp_path: Path) -> None:
    assert made(tmp_path, "new", "TYPE=guide", "KEY=k", "LANGUAGE=en") == [
        "new", "--language", "en", "--", "guide", "k",
    ]  # fmt: skip
