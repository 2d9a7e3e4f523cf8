"""Addresses that were public lead on or say why they are gone; none vanishes, and none of them is in a list."""

import json
from datetime import date
from pathlib import Path

import pytest
from programs import plainlaw

from plainlaw.attempt import Loaded
from plainlaw.build import build, load
from portals import commit_all

DAY = date(2025, 1, 26)
REGISTER = "site_config/addresses.txt"
_GONE = """\
- document: pages/help
  title: {zh-Hans: 帮助, en: Help & <b>more</b>}
  since: 2025-01-20
  reason: {zh-Hans: 已并入别的页面。, en: It became part of another page.}
  instead: bulletins/2024-03
"""


def _record(portal: Path) -> str:
    done = plainlaw(portal, "addresses", "record", "--lang", "en")
    assert done.exit_code == 0, done.output
    return done.output


def _rename(portal: Path, new: str, former: str) -> None:
    for suffix, prefix in (("", ""), (".en", "en/")):
        file = portal / f"content/pages/help{suffix}.md"
        text = file.read_text(encoding="utf-8").replace("\n---\n", f"\nredirect_from: [/{prefix}{former}]\n---\n", 1)
        file.with_name(f"{new}{suffix}.md").write_text(text, encoding="utf-8")
        file.unlink()


def _codes(loaded: Loaded) -> list[str]:
    return [problem.kind.code for problem in loaded.problems if problem.is_error]


def test_the_register_is_written_once_and_never_loses_an_address(small: Path) -> None:
    assert "10" in _record(small)
    first = (small / REGISTER).read_text(encoding="utf-8")
    assert {"pages/help/", "en/bulletins/2024-03/", "metrics/visits/"} <= set(first.split("\n"))
    _record(small)
    assert (small / REGISTER).read_text(encoding="utf-8") == first
    _rename(small, "assistance", "pages/help/")
    _record(small)
    again = set((small / REGISTER).read_text(encoding="utf-8").split("\n"))
    assert again == {*first.split("\n"), "pages/assistance/", "en/pages/assistance/"}


def test_check_says_what_is_not_recorded(small: Path) -> None:
    _record(small)
    assert plainlaw(small, "addresses", "check").exit_code == 0
    (small / REGISTER).write_text("pages/help/\n", encoding="utf-8")
    done = plainlaw(small, "addresses", "check", "--lang", "en")
    assert done.exit_code == 1 and "9" in done.output
    assert (small / REGISTER).read_text(encoding="utf-8") == "pages/help/\n"


def test_a_document_cannot_vanish(small: Path) -> None:
    _record(small)
    _take_away(small)
    loaded = build(small, DAY)
    assert _codes(loaded) == ["address-vanished", "address-vanished"]
    assert not (small / "build/site").exists()
    assert plainlaw(small, "addresses", "record").exit_code == 1
    (small / "site_config/gone.yml").write_text(_GONE, encoding="utf-8")
    assert _codes(build(small, DAY)) == []


def test_a_language_cannot_vanish(small: Path) -> None:
    _record(small)
    (small / "content/pages/help.en.md").unlink()
    assert [problem.values["address"] for problem in load(small, DAY).problems] == ["en/pages/help/"]
    file = small / "content/pages/help.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\n---\n", "\nredirect_from: [/en/pages/help/]\n---\n", 1), encoding="utf-8")
    assert _codes(build(small, DAY)) == []
    page = (small / "build/site/en/pages/help/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../../pages/help/"' in page


def test_a_renamed_document_is_found_from_its_former_address(small: Path) -> None:
    _record(small)
    _rename(small, "assistance", "pages/help/")
    assert _codes(build(small, DAY)) == []
    site = small / "build/site"
    page = (site / "pages/help/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://plainlaw.example/pages/assistance/">' in page
    assert '<meta http-equiv="refresh" content="0; url=../assistance/">' in page
    assert '<a href="../assistance/">帮助</a>' in page
    assert "/pages/help/ /pages/assistance/ 301\n" in (site / "_redirects").read_text(encoding="utf-8")
    assert "/pages/help/ /pages/assistance/;\n" in (site / "redirects.map").read_text(encoding="utf-8")


def test_what_lay_under_a_former_address_leads_on(small: Path) -> None:
    _record(small)
    with (small / REGISTER).open("a", encoding="utf-8") as register:
        register.write("pages/help/2024-01-05/\n")
    _rename(small, "assistance", "pages/help/")
    assert _codes(build(small, DAY)) == []
    page = (small / "build/site/pages/help/2024-01-05/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../assistance/"' in page


def test_a_tombstone_says_what_why_since_when_and_what_instead(small: Path) -> None:
    _record(small)
    _take_away(small)
    (small / "site_config/gone.yml").write_text(_GONE, encoding="utf-8")
    build(small, DAY)
    page = (small / "build/site/en/pages/help/index.html").read_text(encoding="utf-8")
    for said in ("Help &amp; &lt;b&gt;more", "20 January 2025", "It became part of another page.", "Service in March",
                 '<meta name="robots" content="noindex">', 'hreflang="zh-Hans" href="https://plainlaw'):  # fmt: skip
        assert said in page, said
    data = json.loads((small / "build/site/api/v1/addresses.json").read_text(encoding="utf-8"))["data"]
    assert [each["address"] for each in data["gone"]] == [
        "https://plainlaw.example/en/pages/help/", "https://plainlaw.example/pages/help/",
    ]  # fmt: skip


def _take_away(portal: Path) -> None:
    for file in (portal / "content/pages").glob("help*"):
        # something must stay in the section
        file.rename(file.with_name(file.name.replace("help", "other")))


@pytest.mark.parametrize("is_gone", [True, False])
def test_former_addresses_are_in_no_list(small: Path, is_gone: bool) -> None:
    _record(small)
    _rename(small, "assistance", "pages/help/")
    if is_gone:
        for file in (small / "content/pages").glob("assistance*"):
            lines = file.read_text(encoding="utf-8").split("\n")
            kept = [line for line in lines if not line.startswith("redirect_from")]
            file.write_text("\n".join(kept), encoding="utf-8")
        (small / "site_config/gone.yml").write_text(_GONE, encoding="utf-8")
    build(small, DAY)
    site = small / "build/site"
    for name in ("sitemap.xml", "pages/index.html", "en/pages/index.html", "index.html", "api/v1/pages/index.json"):
        assert "pages/help/" not in ((site / name).read_text(encoding="utf-8") if (site / name).exists() else ""), name
    assert "noindex" in (site / "pages/help/index.html").read_text(encoding="utf-8") or not is_gone


def test_a_document_that_waits_for_a_release_has_not_vanished(small: Path) -> None:
    _record(small)
    (small / "stats/releases.yml").write_text(
        "- {id: later, title: {zh-Hans: 以后, en: Later}, dataset: service, period: 2025-03, at: 2025-04-10 09:30,"
        " state: confirmed}\n",
        encoding="utf-8",
    )
    for file in (small / "content/pages").glob("help*"):
        text = file.read_text(encoding="utf-8").replace("\n---\n", "\nembargo: later\n---\n", 1)
        file.write_text(text, encoding="utf-8")
    assert "address-vanished" not in _codes(load(small, DAY))


def test_an_error_in_a_document_does_not_make_it_vanish(small: Path) -> None:
    _record(small)
    file = small / "content/pages/help.md"
    file.write_text(file.read_text(encoding="utf-8").replace("published:", "publishd:"), encoding="utf-8")
    assert _codes(load(small, DAY)) == ["unknown-field"]


def test_a_new_document_has_a_week_to_be_recorded(small: Path) -> None:
    _record(small)
    text = (small / "content/pages/help.md").read_text(encoding="utf-8")
    (small / "content/pages/new.md").write_text(text.replace("2024-04-10", "2025-01-20"), encoding="utf-8")
    commit_all(small)
    assert [problem.kind.code for problem in load(small, DAY).problems] == []
    late = load(small, date(2025, 1, 27)).problems
    assert [(problem.kind.code, problem.values["examples"]) for problem in late] == [
        ("address-not-recorded", "/pages/new/")
    ]
