"""Whatever is handed in, a portal is loaded or has findings that can be said: no exception, and no long wait."""

import csv
import io
import json
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostile_data import hostile
from plainlaw.attempt import Loaded
from plainlaw.build import load
from plainlaw.report import say
from sites.cases import DAY, GOOD, bad_site

HEADER = "published: 2024-07-15\noffice: justice-bureau\n"


def naughty() -> list[str]:
    strings: list[str] = json.loads(hostile("naughty-strings", "blns.json").read_text(encoding="utf-8"))
    payloads = hostile("xss-payloads", "xss-payload-list.txt").read_text(encoding="utf-8").splitlines()
    return [*strings, *payloads[::40]]


def safely(portal: Path, seconds: float = 10) -> Loaded:
    """The portal, loaded within the time, with findings that can be said in every form."""
    start = time.process_time()
    loaded = load(portal, DAY)
    assert time.process_time() - start < seconds
    for form in ("text", "json", "github"):
        said = say(loaded.problems, form, None)
        said.encode()
        assert not any(mark in said for mark in "\x00\x1b\x07\u202e")
    return loaded


def fill(portal: Path, texts: Iterable[str | bytes], folder: str = "pages") -> None:
    for number, text in enumerate(texts):
        content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        (portal / f"content/{folder}/p{number}.md").write_bytes(content)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return bad_site(GOOD, tmp_path)


def _titled(string: str) -> str:
    return f"---\ntitle: {json.dumps(string)}\nsummary: {json.dumps(string)}\n{HEADER}---\n"


_FORMS: dict[str, Callable[[str], str]] = {
    "a quoted title": _titled,
    "a title as it is": lambda string: f"---\ntitle: {string}\nsummary: a\n{HEADER}---\n",
    "a body": lambda string: f"---\ntitle: a\nsummary: a\n{HEADER}---\n\n{string}\n",
    "an argument": lambda string: (
        f'---\ntitle: a\nsummary: a\n{HEADER}---\n\n{{{{ figure("{string}", period="{string}") }}}}\n'
    ),
    "a whole file": lambda string: string,
}


@pytest.mark.parametrize("form", _FORMS)
def test_strings_in_documents(portal: Path, form: str) -> None:
    strings = naughty()
    fill(portal, map(_FORMS[form], strings))
    loaded = safely(portal)
    told = {problem.place.file for problem in loaded.problems}
    assert len(told) > (0 if form == "a quoted title" else 100)


def test_strings_in_cells(portal: Path) -> None:
    for column in range(4):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["乡镇", "类型", "指标", "数值"])
        for string in naughty():
            cells = ["榆影镇", "邻里", "受理", "1"]
            writer.writerow([*cells[:column], string, *cells[column + 1 :]])
        (portal / f"stats/received/202{column}-Q1.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    loaded = safely(portal)
    files = [problem.place.file for problem in loaded.problems]
    for column in range(4):
        assert files.count(f"stats/received/202{column}-Q1.csv") > 400


def test_strings_in_settings(portal: Path) -> None:
    for name in ("site_config/topics.yml", "stats/dimensions.yml", "site_config/organisations.yml"):
        good = (portal / name).read_text(encoding="utf-8")
        entries = "".join(f"- id: {s}\n" if i % 2 else f"- {s}\n" for i, s in enumerate(naughty()[:200]))
        for text in (good + entries, entries, good + "".join(f"- {json.dumps(s)}\n" for s in naughty())):
            (portal / name).write_text(text, encoding="utf-8")
            assert safely(portal).has_errors
        (portal / name).write_text(good, encoding="utf-8")


def test_bytes_that_are_no_text(portal: Path) -> None:
    broken = hostile("utf8tests", "utf8tests.bin").read_bytes().splitlines()
    fill(portal, (b"---\ntitle: " + line + b"\nsummary: a\n" + HEADER.encode() + b"---\n\n" + line for line in broken))
    (portal / "stats/regions.csv").write_bytes((portal / "stats/regions.csv").read_bytes() + b"\n".join(broken))
    assert {"not-utf8"} <= {problem.kind.code for problem in safely(portal).problems}


def test_pathological_markdown_as_documents_of_a_bulletin(portal: Path) -> None:
    good = (portal / "content/bulletins/2024-q2.md").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in sorted(hostile("markdown-pathological").glob("*.md"))]
    texts += [
        "刑事 1 受理纠纷 2 " * 4000,
        "9" * 50_000 + "件受理纠纷",
        "受理纠纷下降1%" * 5000,
        "1,000" * 9000,
        "# " * 20_000,
    ]
    fill(portal, (good.replace("\n## 主要结果\n", f"\n{text}\n\n## 主要结果\n") for text in texts), "bulletins")
    safely(portal, 25)


def test_bytes_changed_at_random(portal: Path) -> None:
    # always the same changes
    chance = random.Random(20240801)
    files = sorted(path for path in portal.rglob("*") if path.suffix in (".md", ".csv", ".yml"))
    for _ in range(60):
        path = chance.choice(files)
        good = path.read_bytes()
        content = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            action = chance.randrange(4)
            if action == 0:
                content[at] = chance.randrange(256)
            elif action == 1:
                content[at:at] = chance.choice(
                    [b"\n", b"\t", b'"', b",", b": ", b"{", b"---\n", b"\r", b"&a ", b"\xef\xbc\x9a"]
                )
            else:
                del content[at : at + chance.randint(1, 12)]
        path.write_bytes(bytes(content))
        safely(portal)
        path.write_bytes(good)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=8)),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
        max_leaves=6,
    ),
    st.sampled_from(["title", "published", "topics", "release", "period", "region", "id", "citations", "starts"]),
    st.sampled_from(["bulletins", "guides", "campaigns", "terms"]),
)
def test_any_value_in_any_field(portal: Path, value: object, field: str, folder: str) -> None:
    shown = json.dumps(value, default=str)
    (portal / f"content/{folder}/any.md").write_text(f"---\n{field}: {shown}\n---\n", encoding="utf-8")
    assert safely(portal).has_errors
