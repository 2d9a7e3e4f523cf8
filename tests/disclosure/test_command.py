"""`plainlaw protect` at the command line: what it says, what it writes, and how it ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosure.protected_portal import DAY, add, protected_portal
from plainlaw.cli import main


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal with its tables, and the private folder beside it."""
    return protected_portal(tmp_path_factory.mktemp("protected")).root


def protect(portal: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["protect", "--root", str(portal), "--as-of", str(DAY), "--lang", "en", *options])


def test_a_dry_run_says_whether_everything_is_as_it_has_to_be(portal: Path) -> None:
    private = str(portal.parent / "private")
    assert protect(portal, "--dataset", "aid", "--from", private, "--dry-run").exit_code == 0
    table = portal / "stats/aid/2024-01.csv"
    content = table.read_bytes()
    table.unlink()
    would = protect(portal, "--dataset", "aid", "--from", private, "--dry-run")
    assert (would.exit_code, table.exists()) == (1, False)
    assert "Would be written: stats/aid/2024-01.csv" in would.output
    done = protect(portal, "--dataset", "aid", "--from", private)
    assert (done.exit_code, table.read_bytes()) == (0, content)
    assert "Written: stats/aid/2024-01.csv" in done.output
    assert "small figures" in done.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--dataset", "aids", "--from", ".."), "Did you mean aid?"),
        (("--dataset", "service", "--from", ".."), "declares no protection"),
        (("--dataset", "aid"), "nothing says where the private returns lie"),
        (("--dataset", "aid", "--from", "nowhere"), "is not there"),
    ],
)
def test_what_cannot_be_done_is_wrong_usage(portal: Path, options: tuple[str, ...], said: str) -> None:
    done = protect(portal, *options)
    assert done.exit_code == 2
    assert said in done.output


def test_a_mistake_in_a_private_return_stops_everything(portal: Path) -> None:
    raw = portal.parent / "private/aid/2024-02.csv"
    content = raw.read_text(encoding="utf-8")
    add(raw, "云麓镇,劳动报酬,约12,3,\n")
    try:
        done = protect(portal, "--dataset", "aid", "--from", str(raw.parent.parent))
    finally:
        raw.write_text(content, encoding="utf-8")
    assert done.exit_code == 1
    assert "aid/2024-02.csv:14" in done.output
    assert "Nothing was written." in done.output


def test_nothing_is_imported_into_what_everybody_sees(portal: Path, tmp_path: Path) -> None:
    (tmp_path / "2024-05.csv").write_text("地区,事项,登记,办结\n云麓镇,劳动报酬,3,2\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["import", "--root", str(portal), "--dataset", "aid", "--as-of", str(DAY), str(tmp_path / "2024-05.csv")]
    )
    assert done.exit_code == 2
    assert "private folder" in done.output
    assert not (portal / "stats/aid/2024-05.csv").exists()


def test_a_published_table_gets_no_other_numbers(portal: Path) -> None:
    raw, table = portal.parent / "private/aid/2024-02.csv", portal / "stats/aid/2024-02.csv"
    private, before, content = str(raw.parent.parent), table.read_bytes(), raw.read_text(encoding="utf-8")
    raw.write_text(content.replace("710009", "720007"), encoding="utf-8")
    try:
        done = protect(portal, "--dataset", "aid", "--from", private)
        assert (done.exit_code, table.read_bytes()) == (2, before)
        assert "2024-02.v2.csv" in done.output
        assert "720007" not in done.output
    finally:
        raw.write_text(content, encoding="utf-8")
    later = raw.with_name("2024-02.v2.csv")
    later.write_text(content.replace("710009", "720007"), encoding="utf-8")
    done = protect(portal, "--dataset", "aid", "--from", private)
    later.unlink()
    assert (done.exit_code, table.read_bytes()) == (0, before)
    assert b"720007" in (portal / "stats/aid/2024-02.v2.csv").read_bytes()
    (portal / "stats/aid/2024-02.v2.csv").unlink()
