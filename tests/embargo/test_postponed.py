"""A release that was postponed before its minute was never out, and `plainlaw changes` does not say its figures."""

from pathlib import Path

from click.testing import CliRunner

from embargo.waiting_portal import NUMBERS, RELEASES, hand_in, portal_without
from plainlaw.cli import main

_LATER = RELEASES.replace(
    "  at: 2024-10-15 09:30\n",
    "  at: 2024-10-22 09:30\n  previous: [{at: 2024-10-15 09:30, reason: {zh-Hans: 补报。, en: Not all is in.}}]\n",
)


def test_what_waits_by_now_is_not_said_of_the_state_before(tmp_path: Path) -> None:
    root = portal_without(tmp_path / "portal")
    hand_in(root)
    (root / "stats/releases.yml").write_text(_LATER, "utf-8")
    for path in ("received", "settled"):
        file = root / f"stats/{path}/2024-Q3.csv"
        file.write_text(file.read_text("utf-8").replace(NUMBERS[0], "73155").replace("73146", "73149"), "utf-8")
    result = CliRunner().invoke(
        main, ["changes", "--root", str(root), "--as-of", "2024-10-16T10:00", "--since", "HEAD", "--format", "json"]
    )
    assert result.exit_code == 0, result.output
    assert NUMBERS[0] not in result.output
    assert "2024-Q3" not in result.output
