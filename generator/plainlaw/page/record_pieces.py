"""The records of figures in HTML, of which a page can have hundreds, written without a template for speed.

In: the `record` mappings of templates/metric.md.j2, and the words that stand in each. Out: HTML without blank lines;
every value is escaped unless its name ends in `html`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

Words = Mapping[str, str]
"""`formula`, `cells`, `file`, `rows`, `subtotal`, `version`, `used_in` and `close` in the language of the page."""


def records_html(records: Iterable[Mapping[str, Any]], words: Words) -> Markup:
    """The records of one period."""
    escaped = {name: _plain(word) for name, word in words.items()}
    html = "".join(piece for record in records for piece in _record(record, escaped))
    return Markup(html)  # noqa: S704 - escaped


def _record(record: Mapping[str, Any], words: Words) -> Iterator[str]:
    anchor = _plain(record["anchor"])
    yield (
        f'<article class="record" id="{anchor}">\n'
        f'<h4 class="record__head"><a href="#{anchor}"><span class="record__title">{_plain(record["title"])}</span> '
        f'<span class="record__value">{_plain(record["value"])}</span></a></h4>\n<div class="record__body">\n'
    )
    if record["formula_html"]:
        label = f'<span class="record__label">{words["formula"]}</span>'
        yield f'<p class="record__formula">{label} {record["formula_html"]}</p>\n'
    if record["note"]:
        yield f'<p class="record__note">{_plain(record["note"])}</p>\n'
    if record["cells"]:
        yield from _cells(record["cells"], words)
    if record["used_in"]:
        yield f'<p class="record__label">{words["used_in"]}</p>\n<ul class="links">\n'
        for use in record["used_in"]:
            yield f'<li><a href="{_plain(use["href"])}">{_plain(use["title"])}</a></li>\n'
        yield "</ul>\n"
    yield f'<p class="record__close"><a href="#records">{words["close"]}</a></p>\n</div>\n</article>\n'


def _cells(cells: Iterable[Mapping[str, Any]], words: Words) -> Iterator[str]:
    rows, subtotal, version = words["rows"], words["subtotal"], words["version"]
    yield (
        f'<div class="scroll" role="group" aria-label="{words["cells"]}" tabindex="0">\n'
        f'<table class="cells"><thead><tr><th scope="col">{words["file"]}</th><th scope="col">{rows}</th>'
        f'<th scope="col" class="number">{subtotal}</th><th scope="col">{version}</th></tr></thead><tbody>\n'
    )
    for cell in cells:
        commit = f"<code>{_plain(cell['commit'])}</code>" if cell["commit"] else ""
        yield (
            f'<tr><td><a href="{_plain(cell["href"])}">{_plain(cell["file"])}</a></td>'
            f'<td data-label="{rows}">{_plain(cell["rows"])}</td>'
            f'<td class="number" data-label="{subtotal}">{_plain(cell["subtotal"])}</td>'
            f'<td data-label="{version}">{commit}</td></tr>\n'
        )
    yield "</tbody></table>\n</div>\n"


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> str:
    # the same names of files, rows and places stand in very many records
    return str(escape(text))
