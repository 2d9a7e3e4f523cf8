"""Every trap: what is handed in becomes a sound return, a question or a finding, and each repair is said by cell."""

import pytest
from import_portal import result_of
from trap_cases import CASES, ID, PHONE, Case

from plainlaw.edit.import_report import as_json, as_text
from plainlaw.explain import kinds
from plainlaw.problems import Kind, imports
from plainlaw.traps import traps

_NAMES = [f"{number}-{case.trap}" for number, case in enumerate(CASES)]
_STEPS = {"separator", "sheets", "header_words"}
"""Rules that are steps of reading rather than traps on the shelf."""


@pytest.mark.parametrize("case", CASES, ids=_NAMES)
def test_a_trap_is_seen(case: Case, shared_portal) -> None:
    result = result_of(shared_portal, case.dataset, case.content, case.answers, case.name)
    found = tuple(dict.fromkeys(problem.kind.code for problem in result.problems if problem.is_error))
    asked = tuple(question.key for question in result.questions)
    content = result.content.decode() if result.content is not None else ""
    assert (content, found, asked) == (case.becomes, case.refused, case.asks)
    repairs = [(str(repair.place), repair.before, repair.after) for repair in result.repairs]
    assert [repair for repair in case.repaired if repair not in repairs] == [], repairs


def test_every_trap_has_a_case_and_every_case_a_trap() -> None:
    assert {case.trap for case in CASES} == {*traps(), *_STEPS}


def test_every_kind_of_finding_of_an_import_has_a_case() -> None:
    own = {kind.code for trap in traps().values() for kind in trap.kinds}
    own |= {kind.code for kind in vars(imports).values() if isinstance(kind, Kind)}
    assert own <= kinds().keys()
    assert sorted(own - {code for case in CASES for code in case.refused}) == [
        "answer-for-all-files",  # see test_import_writes
        "import-without-reason",  # see test_import_writes
        "no-table",  # see test_hostile_files
    ]


@pytest.mark.parametrize("case", [case for case in CASES if case.trap == "persons"])
def test_nothing_personal_is_said(case: Case, shared_portal) -> None:
    result = result_of(shared_portal, case.dataset, case.content, case.answers, case.name)
    assert result.repairs == result.questions == ()
    for said in (as_text(result, None, written=False), as_json(result, None, written=False)):
        for secret in (ID, PHONE, "某人", "某路", "a.person"):
            assert secret not in said


@pytest.mark.parametrize("case", [case for case in CASES if case.trap in ("signatures", "comments")])
def test_names_around_a_table_are_not_said(case: Case, shared_portal) -> None:
    result = result_of(shared_portal, case.dataset, case.content, case.answers, case.name)
    said = as_text(result, None, written=False) + as_json(result, None, written=False)
    assert not any(secret in said for secret in ("某某", PHONE, "SECRET"))
