"""The record of a metric says what offices computed it from."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from plainlaw.build import generate
from sites.cases import DAY, good_site

_INDEX = """\
- id: reported_{id}
  name: {{zh-Hans: 报送的{id}, en: Reported {id}}}
  kind: index
  unit: {{zh-Hans: "%", en: "%"}}
  definition: {{zh-Hans: 各乡镇自行计算。, en: As townships computed it.}}
  office: justice-bureau
  frequency: quarter
  better: higher
  derived_from: {of}
"""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = good_site(tmp_path_factory.mktemp("metrics") / "portal")
    metrics = root / "stats/metrics.yml"
    rate, change = "{metric: settlement_rate}", "{metric: disputes_received, against: year-before}"
    text = metrics.read_text("utf-8") + _INDEX.format(id="rate", of=rate) + _INDEX.format(id="change", of=change)
    metrics.write_text(text, "utf-8")
    assert not generate(root, DAY).has_errors
    return root / "build/portal/api/v1"


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("reported_rate", {"metric": "settlement_rate", "against": None}),
        ("reported_change", {"metric": "disputes_received", "against": "year-before"}),
        ("settlement_rate", None),
    ],
)
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_what_it_was_derived_from_is_said(api: Path, lang: str, metric: str, expected: object) -> None:
    record = json.loads((api / lang / f"metrics/{metric}.json").read_text("utf-8"))["data"]
    assert record["derived_from"] == expected
    judge = Draft202012Validator(json.loads((api / "schemas/metrics.json").read_text("utf-8")))
    judge.validate(record)
    for wrong in ({"metric": "x"}, {"metric": "x", "against": "last-week"}, "settlement_rate", []):
        assert not judge.is_valid(record | {"derived_from": wrong})
