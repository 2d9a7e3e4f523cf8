"""A portal of legal documents in which every word that somebody writes tries to be something else than words."""

import json
import re
from pathlib import Path

from portals import commit_all, portal_of
from sites.cases import good_site

SIGN = "PWNED"
"""In every payload; wherever it is markup, a script, a template or a formula, something was not escaped."""
CONTROLS = "\x01\x08\x0b\x1b\x7f"
"""Characters that no text has, in a body."""
PAYLOAD = (
    f"=HYPERLINK(1)\"'></script><script>{SIGN}()</script><img src=x onerror={SIGN}()>]]>{{{{ {SIGN} }}}}"
    f"{{% {SIGN} %}}${{{SIGN}}}[a](javascript:{SIGN}())<!--{SIGN}--></title></style></textarea> &lt;{SIGN}&gt;"
)


def _said(words: str = PAYLOAD) -> str:
    """The words as a value of YAML."""
    return json.dumps(words, ensure_ascii=False)


_BODY = """\
**第一条** 甲方应当在三日内答复，依照《调解工作办法》第二条办理。

**第二条** 乙方应当配合，{more}。

（一）子项；

（二）丑项。
"""
_BOTH = f"{{zh-Hans: {_said()}, en: {_said()}}}"


def _policy(key: str, more: str, body: str) -> tuple[str, str]:
    header = (
        f"title: {_said(_title(key))}\nsummary: {_said(PAYLOAD[:390])}\npublished: 2024-03-01\noffice: justice-bureau\n"
        f"issuers: [justice-bureau]\ndocument_number: {_said()}\nindex_number: {_said()}\nnormative_number: {_said()}\n"
        f"source: {_said()}\nother_titles: [{_said()}]\n{more}"
    )
    return f"content/policies/{key}.md", f"---\n{header}---\n\n{body}"


def _title(key: str) -> str:
    return f"={key}\"'></title></script><img src=x onerror={SIGN}()>]]>{{{{{SIGN}}}}}"


def _policies() -> dict[str, str]:
    """One in two texts, one that amends it, and a draft."""
    notes = f"change_notes:\n  - {{date: 2024-04-01, kind: minor, note: {_said(PAYLOAD[:390])}}}\n"
    rules = "in_force_from: 2024-01-01\nversion_date: 2024-06-01\nredirect_from: [/policies/old-rules/]\n" + notes
    amends = "in_force_from: 2024-06-01\nrelations:\n  - {rel: amends, target: rules, portions: [art_2]}\n"
    draft = f"consultation: {{opens: 2024-07-01, closes: 2024-09-01, channel: {_said()}, outcome: {_said()}}}\n"
    earlier = f"---\ndate: 2024-01-01\ntitle: {_said(_title('earlier'))}\nnote: {_said()}\n---\n\n"
    return {
        **dict(_policy(key, more, _BODY.format(more=words)) for key, more, words in (
            ("rules", rules, "七日内完成"), ("amendment", amends, "改了"), ("draft", draft, "草案"),
        )),
        "content/policies/rules/2024-01-01.md": earlier + _BODY.format(more=f"三日内{CONTROLS}完成"),
    }  # fmt: skip


def _explained() -> dict[str, str]:
    """A guide and a term, which cite the rules."""
    common = f"summary: {_said(PAYLOAD[:390])}\npublished: 2024-07-15\noffice: justice-bureau\n"
    remark = f"第二条（{PAYLOAD[:40].replace('(', '').replace(')', '')}）"
    guide = (
        f"question: {_said()}\nshort_answer: {_said(PAYLOAD[:230])}\nnext_steps: [{_said()}]\ncitations:\n"
        f"  - {{law: {_said(_title('rules'))}, article: 第二条}}\n  - {{law: {_said()}, article: {_said(remark)}}}\n"
        "law_as_at: 2024-05-01\nreviewed: 2024-07-15\n"
    )
    source = f"{PAYLOAD}《{_title('rules')}》第二条{PAYLOAD}"
    term = f"definition: {_said()}\nsource: {_said(source)}\nsynonyms: [{_said()}]\n"
    return {
        "content/guides/hostile.md": f"---\ntitle: {_said(_title('guide'))}\n{common}{guide}---\n\n正文。\n",
        "content/terms/hostile.md": f"---\ntitle: {_said(_title('term'))}\n{common}{term}---\n",
    }


def hostile_law_portal(into: Path) -> Path:
    """The portal: legal documents, what explains them, an office, and former addresses."""
    root = good_site(into)
    settings, offices = root / "site_config/portal.yml", root / "site_config/organisations.yml"
    settings.write_text(settings.read_text("utf-8") + "legal_pdf: true\n", "utf-8")
    name = f"name: {{zh-Hans: {_said('司法局' + PAYLOAD)}, en: {_said()}}}"
    offices.write_text(re.sub(r"name: \{[^}]*\}", lambda _: name, offices.read_text("utf-8")), "utf-8")
    gone = (
        f"- {{document: policies/gone, title: {_BOTH}, since: 2024-05-01, reason: {_BOTH}, instead: policies/rules}}\n"
    )
    former = {"site_config/addresses.txt": "policies/gone/\npolicies/old-rules/\n", "site_config/gone.yml": gone}
    portal_of({**_policies(), **_explained(), **former}, root)
    commit_all(root, PAYLOAD)
    return root
