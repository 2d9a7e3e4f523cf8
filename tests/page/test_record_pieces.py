"""Records of figures are written as a template would write them, whatever they say."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

from plainlaw.page.record_pieces import records_html

_RECORDS = """
{% for record in records %}
<article class="record" id="{{ record.anchor }}">
<h4 class="record__head"><a href="#{{ record.anchor }}"><span class="record__title">{{ record.title }}</span> <span class="record__value">{{ record.value }}</span></a></h4>
<div class="record__body">
{% if record.formula_html %}
<p class="record__formula"><span class="record__label">{{ words.formula }}</span> {{ record.formula_html | safe }}</p>
{% endif %}
{% if record.note %}
<p class="record__note">{{ record.note }}</p>
{% endif %}
{% if record.cells %}
<div class="scroll" role="group" aria-label="{{ words.cells }}" tabindex="0">
<table class="cells"><thead><tr><th scope="col">{{ words.file }}</th><th scope="col">{{ words.rows }}</th><th scope="col" class="number">{{ words.subtotal }}</th><th scope="col">{{ words.version }}</th></tr></thead><tbody>
{% for cell in record.cells %}
<tr><td><a href="{{ cell.href }}">{{ cell.file }}</a></td><td data-label="{{ words.rows }}">{{ cell.rows }}</td><td class="number" data-label="{{ words.subtotal }}">{{ cell.subtotal }}</td><td data-label="{{ words.version }}">{% if cell.commit %}<code>{{ cell.commit }}</code>{% endif %}</td></tr>
{% endfor %}
</tbody></table>
</div>
{% endif %}
{% if record.used_in %}
<p class="record__label">{{ words.used_in }}</p>
<ul class="links">
{% for use in record.used_in %}
<li><a href="{{ use.href }}">{{ use.title }}</a></li>
{% endfor %}
</ul>
{% endif %}
<p class="record__close"><a href="#records">{{ words.close }}</a></p>
</div>
</article>
{% endfor %}
"""  # noqa: E501 - as the template had it
environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
                          keep_trailing_newline=True)  # fmt: skip
texts = st.one_of(st.text(max_size=4), st.sampled_from(["<b>", "&amp;", "\"'", "12", ""]))
words = st.fixed_dictionaries(
    dict.fromkeys(("formula", "cells", "file", "rows", "subtotal", "version", "used_in", "close"), texts)
)
cells = st.fixed_dictionaries(
    dict.fromkeys(("file", "href", "rows", "subtotal"), texts) | {"commit": st.none() | texts}
)
uses = st.fixed_dictionaries({"title": texts, "href": texts})
records = st.fixed_dictionaries(
    {
        "anchor": texts, "title": texts, "value": texts, "formula_html": st.sampled_from([None, "", "<a>1</a>"]),
        "note": st.none() | texts, "cells": st.lists(cells, max_size=2), "used_in": st.lists(uses, max_size=2),
    }
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(records, max_size=2), words)
def test_records_are_what_a_template_makes_of_them(given_: list[dict[str, Any]], said: dict[str, str]) -> None:
    made = environment.from_string(_RECORDS).render(records=given_, words=said)
    assert "\n" + str(records_html(given_, said)) == made
