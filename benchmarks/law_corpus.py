"""How long the structure of a large corpus of laws takes to be found, and how much memory it needs.

In: numbers of laws and articles, and the folder of real laws. Out: seconds, and the most memory that the process held.
With --into, the corpus is written as a portal whose policy documents are the laws, for builds to be measured.

    python -m benchmarks.law_corpus --laws 3500 --articles 150000
"""

import argparse
import resource
import sys
import time
from pathlib import Path

from benchmarks import corpus
from benchmarks.law_texts import LawText, law_texts
from plainlaw.law.numbering import numbering_problems
from plainlaw.law.structure import parse

_OTHERS = 8
"""Documents of other kinds: a section without any is a mistake."""
REAL = corpus.ROOT.parent / "shared" / "data" / "laws-zh"


def main() -> None:
    """Measure and print, or write the portal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laws", type=int, default=3500)
    parser.add_argument("--articles", type=int, default=150_000)
    parser.add_argument("--real", type=Path, default=REAL, help="The folder of real laws.")
    parser.add_argument("--into", type=Path, help="A new folder to write the portal into; nothing is measured.")
    asked = parser.parse_args()
    texts = law_texts(asked.real, asked.laws, asked.articles)
    if asked.into:
        write_portal(asked.into, list(texts))
        return
    bodies = [text.body for text in texts]
    begun = time.perf_counter()
    articles, provisions, problems = parsed(bodies)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    characters = sum(map(len, bodies))
    sys.stdout.write(
        f"{len(bodies)} laws, {articles} articles, {provisions} provisions, {characters} characters; "
        f"{problems} findings\nparsed and numbered in {seconds:.1f} s by one process; {memory:.0f} MiB at most\n"
    )


def parsed(bodies: list[str]) -> tuple[int, int, int]:
    """Find the structure of every text; how many articles, provisions and findings about numbers there are."""
    articles = provisions = problems = 0
    for body in bodies:
        text = parse(body)
        articles += len(text.articles())
        provisions += sum(1 for _ in text.walk())
        problems += sum(1 for _ in numbering_problems(text, "law.md"))
    return articles, provisions, problems


def write_portal(root: Path, texts: list[LawText]) -> None:
    """Write a portal whose policy documents are these laws into the new folder `root`, as one commit."""
    corpus.write_portal(root, _OTHERS, commit=False)
    for text in texts:
        path = root / "content" / "policies" / f"{text.key}.md"
        path.write_text(document(text), encoding="utf-8")
    corpus.git(root, 0, "init", "-q", "-b", "main")
    corpus.commit_all(root, 0)


def document(text: LawText) -> str:
    """A law as the file of a policy document."""
    return (
        f"---\ntitle: {text.title}\nsummary: 用于测量的示例文件，条文取自真实法律，名称和年份为虚构。\n"
        f"published: {text.day}\noffice: justice-bureau\ntopics: [legal-education]\ndate_made: {text.day}\n"
        f"in_force_from: {text.day}\nsource: 示例\n---\n\n{text.body}"
    )


if __name__ == "__main__":
    main()
