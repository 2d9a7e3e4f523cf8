"""A portal of plainlaw with any number of articles.

In: a folder and a number. Out: a portal in that folder: the set-up and the returns of the sample portal, and generated
articles instead of its documents. Twenty of them, if there are so many, show one figure of the returns. Of the returns,
those of one dataset and one year are kept: no other generator has anything like them, and documents are what is
compared.
"""

import os
import shutil
import subprocess  # noqa: S404 - git with fixed arguments
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from benchmarks.articles import Article, article
from benchmarks.phrases import LANGUAGES, SECTION_NAMES

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("stats", "site_config", "mkdocs.yml", ".gitignore", "build/portal/.gitignore")
FIGURE = '{{ figure("consultations", region="990124101", period="2024-03") }}'
RETURN, ROW, COLUMN = "stats/legal-education/2024-03.csv", "禾安镇", "法律咨询人次"
SHOWN_ON = 20

_IDENTITY = {
    "GIT_AUTHOR_NAME": "b", "GIT_AUTHOR_EMAIL": "b@example.org", "GIT_COMMITTER_NAME": "b",
    "GIT_COMMITTER_EMAIL": "b@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip
_FIRST_COMMIT = 1737766800
"""25 January 2025. The day of the build follows from the commit, and must not change while measuring."""
_FIELDS = {
    "policies": "",
    "practices": 'region: "990124101"\nelements: [one, two, three]\n',
    "guides": (
        "question: {title}\nshort_answer: {summary}\n"
        "citations:\n  - {{law: 中华人民共和国人民调解法, article: 第三条}}\n"
        "law_as_at: {day}\nreviewed: {day}\n"
    ),
    "campaigns": "starts: {day}\nends: {day}\ngoals: [one]\naudience: [all]\norganiser: [justice-bureau]\n",
}


def write_portal(root: Path, count: int, commit: bool = True) -> None:
    """Write a portal with `count` articles into the new folder `root`, as one commit of a Git repository."""
    for name in KEPT:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, root / name)
    forget_addresses(root)
    _keep_few_returns(root)
    for section in SECTION_NAMES:
        (root / "content" / section).mkdir(parents=True)
    articles = [article(number, count) for number in range(count)]
    for each in articles:
        path(root, each).write_text(document(each, articles), encoding="utf-8")
    if commit:
        git(root, 0, "init", "-q", "-b", "main")
        commit_all(root, 0)


def forget_addresses(root: Path) -> None:
    """The sample's addresses were never public on this portal."""
    for name in ("addresses.txt", "gone.yml"):
        (root / "site_config" / name).unlink()


def _keep_few_returns(root: Path) -> None:
    kept = root / RETURN
    for folder in (root / "stats").iterdir():
        if folder.is_dir() and folder != kept.parent:
            shutil.rmtree(folder)
    for file in kept.parent.glob("*.csv"):
        if file.stem[:4] != kept.stem[:4]:
            file.unlink()
    declared = yaml.safe_load((kept.parent / "dataset.yml").read_text(encoding="utf-8"))["columns"]["metrics"]
    metrics = root / "stats" / "metrics.yml"
    few = [entry for entry in yaml.safe_load(metrics.read_text(encoding="utf-8")) if entry["id"] in declared]
    metrics.write_text(yaml.safe_dump(few, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (root / "stats" / "releases.yml").unlink()
    settings = root / "site_config" / "portal.yml"
    portal = yaml.safe_load(settings.read_text(encoding="utf-8"))
    portal["key_figures"] = list(declared)
    settings.write_text(yaml.safe_dump(portal, allow_unicode=True, sort_keys=False), encoding="utf-8")


def path(root: Path, each: Article) -> Path:
    """Where an article lies in the portal."""
    suffix = "" if each.lang == LANGUAGES[0] else f".{each.lang}"
    return root / "content" / each.section / f"{each.key}{suffix}.md"


def document(each: Article, articles: Sequence[Article]) -> str:
    """The text of an article's file."""
    body = each.body({number: _link(articles[number]) for number in each.links})
    every = max(len(articles) // SHOWN_ON, 1)
    shows = each.number % every == 0 and each.number // every < SHOWN_ON
    return _header(each) + body + (f"\n{FIGURE}\n" if shows else "")


def change_cell(root: Path, value: int) -> None:
    """Write another value into the cell of the return that the twenty articles show."""
    file = root / RETURN
    lines = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    column = lines[0].index(COLUMN)
    row = next(line for line in lines if line[0] == ROW)
    row[column] = str(value)
    file.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")


def commit_all(root: Path, number: int) -> None:
    """Everything in `root` as one commit, the `number`th, one second after the one before."""
    git(root, number, "add", "-A")
    git(root, number, "-c", "gc.auto=0", "-c", "maintenance.auto=false", "commit", "-qm", f"Commit {number}")


def _link(each: Article) -> str:
    return f"../{each.section}/{each.key}.md"


def _header(each: Article) -> str:
    day = each.published.isoformat()
    own = _FIELDS[each.section].format(title=each.title, summary=each.summary, day=day)
    return (
        f"---\ntitle: {each.title}\nsummary: {each.summary}\npublished: {day}\noffice: justice-bureau\n"
        f"topics: [mediation]\n{own}---\n\n"
    )


def git(root: Path, number: int, *arguments: str) -> None:
    """Run git in `root`, at the time of the `number`th commit."""
    moment = f"{_FIRST_COMMIT + number} +0800"
    environment = os.environ | _IDENTITY | {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", "-C", str(root), *arguments], check=True, env=environment)  # noqa: S603, S607


if __name__ == "__main__":
    write_portal(Path(sys.argv[1]), int(sys.argv[2]))
