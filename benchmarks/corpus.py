"""A portal of plainlaw with any number of articles.

In: a folder and a number. Out: a portal in that folder: the set-up and the returns of the sample portal, and generated
articles instead of its documents. Twenty of them, if there are so many, show one figure of the returns.
"""

import shutil
import subprocess  # noqa: S404 - git with fixed arguments
import sys
from pathlib import Path

from benchmarks.articles import Article, article

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("stats", "site_config", "mkdocs.yml", ".gitignore", "build/portal/.gitignore")
FIGURE = '{{ figure("consultations", region="990124101", period="2024-03") }}'
SHOWN_ON = 20

_FIELDS = {
    "policies": "",
    "practices": 'region: "990124101"\nelements: [one, two, three]\n',
    "guides": (
        "question: {title}\nshort_answer: {summary}\ncitations:\n  - {{law: 中华人民共和国人民调解法, article: 第三条}}\n"
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
    for folder in ("policies", "practices", "guides", "campaigns"):
        (root / "content" / folder).mkdir(parents=True)
    articles = [article(number, count) for number in range(count)]
    every = max(count // SHOWN_ON, 1)
    for each in articles:
        body = each.body({number: address(articles[number]) for number in each.links})
        if each.number % every == 0 and each.number // every < SHOWN_ON:
            body += f"\n{FIGURE}\n"
        path(root, each).write_text(header(each) + body, encoding="utf-8")
    if commit:
        commit_all(root)


def path(root: Path, each: Article) -> Path:
    """Where an article lies in the portal."""
    suffix = "" if each.lang == "zh-Hans" else f".{each.lang}"
    return root / "content" / each.section / f"{each.key}{suffix}.md"


def address(each: Article) -> str:
    """An article as the target of a link from any other."""
    return f"../{each.section}/{each.key}.md"


def header(each: Article) -> str:
    """The front matter of an article."""
    day = each.published.isoformat()
    own = _FIELDS[each.section].format(title=each.title, summary=each.summary, day=day)
    return (
        f"---\ntitle: {each.title}\nsummary: {each.summary}\npublished: {day}\noffice: justice-bureau\n"
        f"topics: [mediation]\n{own}---\n\n"
    )


def commit_all(root: Path) -> None:
    """Everything in `root` as one commit."""
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["-c", "user.name=b", "-c", "user.email=b@example.org", "-c", "gc.auto=0", "commit", "-qm", "Corpus"],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    write_portal(Path(sys.argv[1]), int(sys.argv[2]))
