"""Edits of a portal, as people and machines make them, drawn by Hypothesis.

In: the folder of a portal and an edit. Out: the portal, changed. What an edit acts on is named by numbers, so that each
edit means something whatever came before it.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from portals import commit_all, git

KINDS = (
    "add", "add figure", "append", "body link", "bury", "commit", "configuration", "csv", "damage", "date", "delete",
    "dictionary", "heading", "heading link", "legal day", "merge", "move", "new return", "record", "reference",
    "relation", "rename", "theme", "title", "topics", "translate", "uncommit", "version", "version text",
)  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """What is done, and numbers that say to what."""

    kind: str
    first: int
    second: int


edits = st.lists(
    st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=3
)


def make(portal: Path, edit: Edit) -> None:
    """Make one edit."""
    documents = sorted((portal / "content").glob("*/*.md"))
    document, other = documents[edit.first % len(documents)], documents[edit.second % len(documents)]
    _EDITS[edit.kind](portal, document, other, edit)


def _address(document: Path) -> str:
    return f"../{document.parent.name}/{document.name.split('.')[0]}.md"


def _append(document: Path, text: str) -> None:
    document.write_text(document.read_text(encoding="utf-8") + text, encoding="utf-8")


def _swap(document: Path, old: str, new: str) -> None:
    document.write_text(document.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def _header(document: Path, name: str, value: str) -> None:
    lines = document.read_text(encoding="utf-8").split("\n")
    end = lines.index("---", 1)
    kept = [line for line in lines[1:end] if not line.startswith(f"{name}:")]
    document.write_text("\n".join(["---", *kept, f"{name}: {value}", *lines[end:]]), encoding="utf-8")


def _copy(document: Path, copy: Path) -> None:
    if not copy.exists():
        shutil.copy(document, copy)


def _new_name(document: Path, number: int) -> Path:
    suffix = document.name.partition(".")[2]
    return document.with_name(f"text-{number}.{suffix}")


def _delete(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    if len(list(document.parent.glob("*.md"))) > 1:
        document.unlink()


def _rename(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    if not _new_name(document, edit.second).exists():
        document.rename(_new_name(document, edit.second))


def _page(document: Path) -> str:
    """The address of a document's page."""
    key, _, suffix = document.name.partition(".")
    return f"{'en/' if suffix.startswith('en') else ''}{document.parent.name}/{key}/"


def _record(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    """The register is brought up to date."""
    register = portal / "site_config/addresses.txt"
    known = register.read_text(encoding="utf-8").split("\n") if register.exists() else []
    pages = {*known, *map(_page, (portal / "content").rglob("*.md"))} - {""}
    register.write_text("".join(f"{page}\n" for page in sorted(pages)), encoding="utf-8")


def _move(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    """A file is renamed and takes over its old address; or another document takes over an address."""
    old, new = _page(document), _new_name(document, edit.second)
    if edit.first % 3 and not new.exists():
        document.rename(new)
    _header(new if new.exists() else document, "redirect_from", f"[/{old}, /legacy/{edit.first % 4}/]")


def _bury(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    """A document is taken away in all its languages, and somebody says why."""
    key = document.name.partition(".")[0]
    if len(list(document.parent.glob("*.md"))) < 4:
        return
    for path in document.parent.glob(f"{key}.*"):
        path.unlink()
    instead = f"{other.parent.name}/{other.name.partition('.')[0]}"
    entry = (
        f"- document: {document.parent.name}/{key}\n  title: {{zh-Hans: 旧文, en: Old text}}\n  since: 2025-01-0"
        f"{1 + edit.second % 9}\n  reason: {{zh-Hans: 过时。}}\n  instead: {instead}\n"
    )
    gone = portal / "site_config/gone.yml"
    said = gone.read_text(encoding="utf-8") if gone.exists() else ""
    gone.write_text(said + entry, encoding="utf-8")


def _csv(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    """A value is changed: in its place, which is an error once it was committed, or in the next vintage."""
    returns = sorted((portal / "stats").glob("*/20*.csv"))
    chosen = returns[edit.first % len(returns)]
    where = chosen if edit.second % 3 == 0 else _next_vintage(chosen)
    head, *rows = chosen.read_text(encoding="utf-8").splitlines()
    cells = rows[edit.second % len(rows)].split(",")
    cells[1] = str(int(cells[1]) + 1)
    rows[edit.second % len(rows)] = ",".join(cells)
    where.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    if where != chosen:
        reasons = where.with_name("revisions.yml")
        said = reasons.read_text(encoding="utf-8") if reasons.exists() else ""
        entry = f"- return: {where.stem}\n  type: revision\n  reason: {{zh-Hans: 补报。}}\n  date: 2024-12-20\n"
        reasons.write_text(said + entry, encoding="utf-8")


def _next_vintage(chosen: Path) -> Path:
    period, _, number = chosen.stem.partition(".v")
    return chosen.with_name(f"{period}.v{int(number or 1) + 1}.csv")


def _new_return(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    returns = sorted((portal / "stats").glob("*/20*.csv"))
    month = portal / "stats" / returns[0].parent.name / f"2023-{edit.first % 12 + 1:02}.csv"
    if month.exists():
        month.unlink()
    else:
        shutil.copy(returns[0], month)


def _damage(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    made = [path for name in ("portal", "site") for path in sorted((portal / "build" / name).rglob("*"))]
    files = [path for path in made if path.is_file() and path.name != ".gitignore"]
    if files and edit.second % 2:
        files[edit.first % len(files)].unlink()
    elif files:
        files[edit.first % len(files)].write_bytes(b"somebody else wrote this")


_LEGAL_DAYS = ("2019-03-01", "2021-06-01", "2025-01-26", "2025-01-27", "2026-01-01")
_RELATIONS = ("[{rel: amends, target: rules}]", "[{rel: repeals, target: rules, effective: 2024-05-01}]",
              "[{rel: repeals, target: rules, portions: [art_2], effective: 2023-01-01}]",
              "[{rel: implements, target: other}]", "[]")  # fmt: skip


def _legal_day(portal: Path, edit: Edit) -> None:
    policy = portal / "content/policies" / f"{('other', 'acting')[edit.first % 2]}.md"
    if policy.exists():
        _header(policy, ("in_force_from", "expires")[edit.first % 3 == 0], _LEGAL_DAYS[edit.second % 5])


def _relation(portal: Path, edit: Edit) -> None:
    policy = portal / "content/policies" / f"{('acting', 'other')[edit.first % 2]}.md"
    if policy.exists():
        _header(policy, "relations", _RELATIONS[edit.second % 5])


def _version(portal: Path, edit: Edit) -> None:
    """A version of the rules comes or goes."""
    suffix = ".en" if edit.first % 4 == 0 else ""
    version = portal / "content/policies/rules" / f"{_LEGAL_DAYS[edit.second % 5]}{suffix}.md"
    if version.exists():
        version.unlink()
    else:
        version.parent.mkdir(exist_ok=True)
        version.write_text(f"---\ndate: {version.name[:10]}\n---\n\n**第一条** 甲{edit.first}。\n", encoding="utf-8")


def _version_text(portal: Path, edit: Edit) -> None:
    versions = sorted((portal / "content/policies/rules").glob("*.md"))
    if versions:
        _append(versions[edit.first % len(versions)], f"\n**第{'二三四'[edit.second % 3]}条** 丙{edit.second}。\n")


def _merge(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    commit_everything(portal)
    git(portal, "checkout", "--quiet", "-b", "proposal")
    _append(document, "\nProposed.\n")
    commit_everything(portal)
    git(portal, "checkout", "--quiet", "main")
    git(portal, "merge", "--quiet", "--no-ff", "--no-edit", "proposal")
    git(portal, "branch", "--quiet", "-d", "proposal")


def _uncommit(portal: Path, document: Path, other: Path, edit: Edit) -> None:
    if int(git(portal, "rev-list", "--first-parent", "--count", "HEAD")) > 1:
        git(portal, "reset", "--quiet", "--soft", "HEAD^")


def commit_everything(portal: Path) -> None:
    """Commit what there is to commit."""
    if git(portal, "status", "--porcelain"):
        commit_all(portal, "Edits")


_EDITS = {
    "add": lambda p, d, o, e: _copy(d, _new_name(d, e.second)),
    "add figure": lambda p, d, o, e: _append(d, f'\n{{{{ figure("visits", period="2024-0{1 + e.second % 3}") }}}}\n'),
    "append": lambda p, d, o, e: _append(d, f"\nSome more words, {e.second}.\n"),
    "body link": lambda p, d, o, e: _append(d, f"\n[There]({_address(o)}).\n"),
    "bury": _bury,
    "commit": lambda p, d, o, e: commit_everything(p),
    "configuration": lambda p, d, o, e: _swap(p / "mkdocs.yml", "site_name: ", "site_name: A "),
    "csv": _csv,
    "damage": _damage,
    "date": lambda p, d, o, e: _header(d, "published", f"20{10 + e.first % 10}-0{1 + e.second % 9}-15"),
    "delete": _delete,
    "dictionary": lambda p, d, o, e: _append(
        p / "site_config/topics.yml", f"- {{id: t{e.first}-{e.second}, name: {{zh-Hans: 题, en: T}}}}\n"
    ),
    "heading": lambda p, d, o, e: _append(d, f"\n## Part {e.second % 3}\n\nText.\n"),
    "legal day": lambda p, d, o, e: _legal_day(p, e),
    "relation": lambda p, d, o, e: _relation(p, e),
    "version": lambda p, d, o, e: _version(p, e),
    "version text": lambda p, d, o, e: _version_text(p, e),
    "heading link": lambda p, d, o, e: _append(d, f"\n[Part]({_address(o)}#part-{e.second % 3}).\n"),
    "merge": _merge,
    "move": _move,
    "new return": _new_return,
    "record": _record,
    "reference": lambda p, d, o, e: _header(d, "region", '"990124101"' if e.second % 2 else '"990124100"'),
    "rename": _rename,
    "theme": lambda p, d, o, e: _append(p / "site_config/theme/partials/footer.html", f"<!-- {e.second} -->"),
    "title": lambda p, d, o, e: _header(d, "title", f"Title {e.second}"),
    "topics": lambda p, d, o, e: _header(d, "topics", "[mediation]" if e.second % 2 else "[mediation, land]"),
    "translate": lambda p, d, o, e: _copy(d, d.with_name(f"{d.name.split('.')[0]}.en.md")),
    "uncommit": _uncommit,
}
