"""Templates as texts with holes: whatever a theme does with a page, the result is what Jinja writes."""

from pathlib import Path

import pytest
from rendered_trees import DAY, PAGE, renderer, small

from plainlaw.render.clock import fixed_clock
from plainlaw.render.listening import listening
from plainlaw.render.renderer import Renderer
from plainlaw.render.shells import Shells

TITLES = ["One", "Two", "", "One", "T & \\u003cb\\u003e", "Two", "Three", "Three", '\\"q\\"', "\\u0027", "None", "toc"]


def pages(count: int = 12) -> dict[str, str]:
    """Pages in two folders, of several depths and with several tables of contents."""
    made = {}
    for number in range(count):
        folder = ("a", "b", "b/c")[number % 3]
        url = f"{folder}/p{number}/"
        headings = "\n\n".join(f"{'##' + '#' * (n % 2)} H{n}" for n in range(number % 5))
        text = PAGE.format(title=f'"{TITLES[number % len(TITLES)]}"', url=url, body=f"text {number}\n\n{headings}")
        made[f"{url}index.md"] = text
    return made


def filled(root: Path, block: str, at: str = "{% block content %}") -> tuple[Renderer, Shells, list[tuple[str, str]]]:
    """Fill every page of a portal whose theme has one more piece in it; each time beside what Jinja writes."""
    main = root / "site_config/theme/main.html"
    within = "{% if page and page.meta.lang %}" + block + "{% endif %}"
    main.write_text(main.read_text("utf-8").replace(at, at + within), "utf-8")
    ours = renderer(root)
    shells = Shells(ours.env, ours._context, ours._template)
    both = []
    with fixed_clock(DAY), listening():
        for _ in range(2):
            for path in ours.files.tree_paths():
                if ours.is_page(path):
                    ours._shells = None
                    stock = ours.one(path)[1]
                    ours._shells = shells
                    both.append((stock.decode(), ours.one(path)[1].decode()))
    return ours, shells, both


FOLLOWED = (
    "", "{{ page.meta.title }}|{{ page.meta.title | e }}|{{ page.meta.title | replace('T', 'x') | e }}",
    "{% if page.meta.title == 'One' %}one{% elif page.meta.title != 'Two' %}no{% endif %}",
    "{% if 'T' in page.meta.title %}T{% endif %}{% if 'text 1' in page.content %}C{% endif %}",
    "{{ 'a' ~ page.meta.title ~ 'b' }}{% if ('a' ~ page.meta.title) == 'aOne' %}one{% endif %}",
    "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(page.meta.title) }}",
    "{% macro m(x) %}<{{ x }}>{% endmacro %}{% if m(page.meta.title) == '<One>' %}one{% endif %}",
    "{% set s %}{{ page.meta.title }}{% endset %}{{ s }}{% if s %}some{% endif %}{{ s | length }}",
    "{{ page.meta.title | upper }}{{ page.meta.title | length }}{{ page.meta.title[:2] }}{{ page.meta.title | first }}",
    "{{ page.meta.title | d('x', true) }}{{ page.meta.nothing | d('x') }}{{ page.meta.title is string }}",
    "{% for c in page.meta.title %}{{ c }}{{ loop.index }}{% endfor %}{% if page.meta.title is defined %}d{% endif %}",
    "{{ page.url }}{{ page.url | url }}{{ 'a/p3/' | url }}{{ 'b/' | url }}{% if 'a/p0/' | url == '.' %}x{% endif %}",
    "{% if page.toc | first is defined %}{{ (page.toc | first).title }}{% endif %}{{ page.toc | length }}",
    "{% for a in page.meta.alternates %}{{ a.href | url }}{{ a.name | e }}{{ loop.last }}{% endfor %}",
    "{{ page.meta.title | int }}{{ page.meta.title | tojson }}{{ [page.meta.title] | join(',') }}",
    "{{ [page.meta.title, 'a'] | sort | first }}{{ {'t': page.meta.title} | tojson }}{{ page.meta | length }}",
    "{{ page.canonical_url }}{{ page.active }}{% if page.previous_page %}p{% endif %}",
    "{% set ns = namespace(t='') %}{% set ns.t = page.meta.title %}{{ ns.t }}{% if ns.t %}y{% endif %}",
    "{% filter upper %}{{ page.meta.title }}{% endfilter %}{{ '%s!' | format(page.meta.title) }}",
    "{{ page.meta.title.upper() }}{{ page.meta.title.startswith('O') }}{{ page.meta.get('title') }}{{ page.meta }}",
    "{% if page.meta.title > 'P' %}late{% endif %}{{ page.meta.title * 2 }}{{ page.meta.title + '!' }}",
    "{% include 'partials/toc.html' %}{% if page.meta.title %}{% include 'partials/contents.html' %}{% endif %}",
    "{% for e in page.toc %}{{ e.title }}{{ e.level }}{% for f in e.children %}{{ f.url }}{% endfor %}{% endfor %}",
    "{% if page.meta.title in ['One', 'Two'] %}x{% endif %}{{ {'One': 1}[page.meta.title] }}",
    "{{ page.meta.title | safe | e }}{{ page.meta.title | e | e }}",
    "{{ page.title }}{{ page.file.src_uri }}{{ pages | length }}{{ nav.items | length }}{{ page.edit_url }}",
)  # fmt: skip


@pytest.mark.parametrize("block", FOLLOWED)
def test_what_a_theme_may_do_with_a_page(tmp_path: Path, block: str) -> None:
    _, shells, both = filled(small(tmp_path, pages()), block)
    assert shells.given_up in ("", "pages differ too much")
    for stock, ours in both:
        assert ours == stock


@pytest.mark.parametrize("block", FOLLOWED[:5])
def test_shells_are_of_use(tmp_path: Path, block: str) -> None:
    _, shells, _ = filled(small(tmp_path, pages()), block)
    assert (shells.hits, shells.misses) == (24, 0)


def test_metadata_of_other_kinds(tmp_path: Path) -> None:
    made = pages(4)
    kinds = ["2024", "true", "null", "[a, b]", "{x: y}", "2024-01-01", "1.5", '"s"']
    for number, kind in enumerate(kinds):
        text = PAGE.format(title='"x"', url=f"a/k{number}/", body="b")
        made[f"a/k{number}/index.md"] = text.replace("layout:", f"updated: {kind}\nlayout:", 1)
    _, shells, both = filled(small(tmp_path, made), "{{ page.meta.updated }}{% if page.meta.updated %}u{% endif %}")
    assert shells.given_up == ""
    assert all(ours == stock for stock, ours in both)


def test_a_difference_ends_shells_for_good(tmp_path: Path) -> None:
    ours = renderer(small(tmp_path, pages()))
    shells = ours._shells = Shells(ours.env, ours._context, lambda page: ours._template(page) + "!")
    with fixed_clock(DAY), listening():
        html = ours.one("a/p0/index.md")[1]
    assert shells.given_up.startswith("differs")
    assert html.decode().rstrip().endswith("</html>")
