"""What lies in the folders of a portal is read, or somebody is told that it is not."""

import os
from pathlib import Path

import pytest

from plainlaw.problems import Problem
from plainlaw.report import say
from plainlaw.sources.content import RawDocument, content_files, read_document
from plainlaw.sources.history import read_history
from plainlaw.sources.returns import read_datasets
from plainlaw.sources.settings import RELEASES, SETTINGS, read_settings
from portals import portal_of

DOCUMENT = "---\ntitle: a\n---\n"


def read_content(root: Path, found: list[Problem]) -> list[RawDocument]:
    """Every document of a portal."""
    documents = (read_document(root, path, found) for path in content_files(root, found))
    return [document for document in documents if document is not None]


def said(found: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.kind.code, problem.place.file) for problem in found]


def test_documents_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files = {f"content/{name}": DOCUMENT for name in ("terms/b.md", "terms/a.en.md", "terms/a.md", "guides/z.md")}
    found: list[Problem] = []
    documents = read_content(portal_of(files, tmp_path), found)
    assert [document.path for document in documents] == [
        "content/guides/z.md",
        "content/terms/a.en.md",
        "content/terms/a.md",
        "content/terms/b.md",
    ]
    assert found == []


@pytest.mark.parametrize("name", ["loose.md", "terms/2024/07/a.md", "terms/a.txt", "terms/a.MD", "terms/图.png"])
def test_files_that_nothing_reads_are_said(tmp_path: Path, name: str) -> None:
    found: list[Problem] = []
    documents = read_content(portal_of({f"content/{name}": DOCUMENT, "content/terms/ok.md": DOCUMENT}, tmp_path), found)
    assert [document.key for document in documents] == ["ok"]
    assert said(found) == [("unexpected-file", f"content/{name}")]


def test_hidden_files_are_nobody_s_business(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/terms/.DS_Store": b"\xff",
        "content/.gitkeep": "",
        "content/terms/ok.md": DOCUMENT,
    }
    found: list[Problem] = []
    assert len(read_content(portal_of(files, tmp_path), found)) == 1
    assert found == []


def test_empty_folders_are_said(tmp_path: Path) -> None:
    (tmp_path / "content/terms").mkdir(parents=True)
    found: list[Problem] = []
    assert read_content(tmp_path, found) == []
    assert said(found) == [("empty-folder", "content"), ("empty-folder", "content/terms")]


def test_a_dataset_needs_its_declaration_and_returns(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "stats/a/2024.csv": "x,y\n1,2\n",
        "stats/b/dataset.yml": "id: b\n",
        "stats/c/dataset.yml": "id: c\n",
        "stats/c/2024.csv": "x,y\n1,2\n",
        "stats/c/2024.xlsx": b"PK",
        "stats/c/.~lock": "",
    }
    found: list[Problem] = []
    datasets = read_datasets(portal_of(files, tmp_path), found)
    assert [(dataset.folder, len(dataset.returns)) for dataset in datasets] == [("stats/b", 0), ("stats/c", 1)]
    assert said(found) == [
        ("empty-folder", "stats/a"),
        ("empty-folder", "stats/b"),
        ("unexpected-file", "stats/c/2024.xlsx"),
    ]


def test_every_settings_file_that_is_missing_is_said_once(tmp_path: Path) -> None:
    found: list[Problem] = []
    settings = read_settings(tmp_path, found)
    assert {file for code, file in said(found) if code == "missing-file"} == (SETTINGS - {RELEASES}) | {"mkdocs.yml"}
    assert len(found) == len(SETTINGS)
    assert (settings.portal.value, settings.regions) == (None, ())


def test_an_empty_folder_is_no_portal_but_no_crash_either(tmp_path: Path) -> None:
    found: list[Problem] = []
    read_settings(tmp_path, found)
    assert (
        read_content(tmp_path, found),
        read_datasets(tmp_path, found),
        dict(read_history(tmp_path, found).commits),
    ) == (
        [],
        [],
        {},
    )
    assert {"missing-file", "empty-folder", "no-history"} == {problem.kind.code for problem in found}


def test_rows_of_the_region_table_have_the_line_on_which_they_begin(tmp_path: Path) -> None:
    table = 'code,name_en\n\n11,"two\nlines"\n12,b\n'
    found: list[Problem] = []
    settings = read_settings(portal_of({"stats/regions.csv": table}, tmp_path), found)
    assert [(row.place.line, row.cells["code"]) for row in settings.regions] == [(3, "11"), (5, "12")]


def test_names_of_files_in_other_encodings_can_be_said(tmp_path: Path) -> None:
    # unpacked on Linux, an archive made on Chinese Windows has such names
    folder = os.fsencode(tmp_path) + b"/content/terms"
    os.makedirs(folder)  # noqa: PTH103 - the name is not text
    with open(folder + "/季报.txt".encode("gbk"), "wb") as file:  # noqa: PTH123
        file.write(DOCUMENT.encode())
    found: list[Problem] = []
    read_content(tmp_path, found)
    assert [problem.kind.code for problem in found] == ["unexpected-file"]
    for form in ("text", "json", "github"):
        assert "content/terms/" in say(found, form, None).encode().decode()
