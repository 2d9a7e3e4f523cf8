"""The disclosure catalogue has the four columns of the law and no others, and says which documents came late."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from plainlaw.build import build

DAY = date(2025, 1, 26)
_POLICY = """\
---
title: {title}
summary: "{summary}"
published: {published}
office: office
issuers: {issuers}
index_number: {index}
date_made: {made}
---

Text.
"""


def _write(portal: Path, key: str, **said: str) -> None:
    values = {
        "title": "办法", "summary": "概述。", "published": "2024-03-11", "issuers": "[office]", "index": "YL-2024-1",
        "made": "2024-03-04", **said,
    }  # fmt: skip
    folder = portal / "content/policies"
    folder.mkdir(exist_ok=True)
    (folder / f"{key}.md").write_text(_POLICY.format(**values), encoding="utf-8")


@pytest.fixture
def site(small: Path) -> Path:
    """A portal with a document in time, one late, one of which nothing is known, and one that others have issued."""
    _write(small, "in-time")
    _write(small, "late", title="迟到的办法", made="2024-01-03", published="2024-02-02")
    _write(small, "unknown", index="null", made="null", summary="=1+1")
    _write(small, "reposted", issuers="[]", made="2019-01-01")
    assert not build(small, DAY).has_errors
    return small / "build/site"


def test_exactly_the_four_columns(site: Path) -> None:
    text = (site / "downloads/disclosure.zh-Hans.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["索引", "名称", "内容概述", "生成日期"]
    assert ["YL-2024-1", "迟到的办法", "概述。", "2024-01-03"] in rows
    # not known is empty, and no cell is a formula
    assert ["", "办法", "'=1+1", ""] in rows and len(rows) == 5
    excel = (site / "downloads/disclosure.zh-Hans.excel.csv").read_bytes()
    assert excel.startswith(b"\xef\xbb\xbf") and excel.decode("utf-8-sig").replace("\r\n", "\n") == text


def test_the_api_says_the_same_by_its_schema(site: Path) -> None:
    file = json.loads((site / "api/v1/zh-Hans/disclosure/index.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "api/v1/schemas/disclosure.json").read_text(encoding="utf-8"))
    judge = Draft202012Validator(schema)
    assert len(file["data"]) == file["meta"]["total"] == 4
    assert all(judge.is_valid(record) for record in file["data"])
    assert not judge.is_valid({**file["data"][0], "status": "in_force"})
    assert file["meta"]["timeliness"] == {
        "limit_working_days": 20, "documents": 3, "in_time": 1, "late": 1, "not_known": 1,
        "late_documents": [
            {"key": "late", "date_made": "2024-01-03", "published": "2024-02-02", "working_days": 22}
        ],
    }  # fmt: skip


def test_the_page_shows_table_and_timeliness(site: Path) -> None:
    html = (site / "disclosure/index.html").read_text(encoding="utf-8")
    for words in ("按时公开：2件中的1件（50.0%）。超过期限：1件。", "无法计算：1件", "迟到的办法", "索引", "生成日期"):
        assert words in html, words
    assert 'href="../policies/late/"' in html
    assert "政府信息公开目录" in (site / "policies/index.html").read_text(encoding="utf-8")


def test_a_portal_without_policies_has_no_catalogue(small: Path) -> None:
    build(small, DAY)
    assert not (small / "build/site/disclosure").exists()
