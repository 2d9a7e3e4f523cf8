"""Numbers of official documents: the strings of the domain, real and typical, each taken apart, mended or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.law.document_number import NumberForm, mended_number, read_number, short_year

RIGHT = {
    "云示政办发〔2023〕15号": (NumberForm.DOCUMENT, "云示政办发", 2023, 15),
    "国办发〔2017〕47号": (NumberForm.DOCUMENT, "国办发", 2017, 47),
    "某政发〔2026〕15号": (NumberForm.DOCUMENT, "某政发", 2026, 15),
    "临政办发〔2023〕15号": (NumberForm.DOCUMENT, "临政办发", 2023, 15),
    "国办公开办函〔2021〕28号": (NumberForm.DOCUMENT, "国办公开办函", 2021, 28),
    "辽政办〔2022〕43号": (NumberForm.DOCUMENT, "辽政办", 2022, 43),
    "国务院令第711号": (NumberForm.ORDER, "国务院令", None, 711),
    "中华人民共和国主席令第十号": (NumberForm.ORDER, "中华人民共和国主席令", None, 10),
    "财政部 税务总局公告2023年第1号": (NumberForm.ANNOUNCEMENT, "财政部 税务总局公告", 2023, 1),
    "公告2023年第1号": (NumberForm.ANNOUNCEMENT, "公告", 2023, 1),
    "HFGS—2017—9": (NumberForm.REGISTER, "HFGS", 2017, 9),
}
MENDED = {
    "某政发[2026]15号": "某政发〔2026〕15号",
    "临政办发〔2023〕第015号": "临政办发〔2023〕15号",
    "国办发﹝２０１７﹞４７号": "国办发〔2017〕47号",
    "云示司发（2024）9号": "云示司发〔2024〕9号",
    "云示司发【2024】9号": "云示司发〔2024〕9号",
    "云示司发 〔2024〕 9 号": "云示司发〔2024〕9号",
}
REFUSED = ("临政办发〔23〕15号", "云示司发[98]7号")
NONE = ("", "15号", "云示政发2023-15", "云示政发〔2023〕0号", "公告", "第15号", "云示政发〔2023〕15号附件")


@pytest.mark.parametrize(("text", "parts"), RIGHT.items())
def test_a_number_is_taken_apart(text: str, parts: tuple[object, ...]) -> None:
    assert read_number(text) == parts


@pytest.mark.parametrize(("text", "mended"), MENDED.items())
def test_a_wrong_form_is_mended(text: str, mended: str) -> None:
    assert read_number(text) is None
    assert mended_number(text) == mended
    assert read_number(mended) is not None


@pytest.mark.parametrize("text", REFUSED)
def test_a_year_of_two_digits_is_refused(text: str) -> None:
    assert read_number(text) is None
    assert mended_number(text) is None
    assert short_year(text) is not None


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert read_number(text) is None
    assert mended_number(text) is None
    assert short_year(text) is None


@given(st.from_regex(r"[\u4e00-\u9fa5]{2,6}〔(19|20)[0-9]{2}〕[1-9][0-9]{0,3}号", fullmatch=True))
def test_what_is_right_is_not_mended_into_something_else(text: str) -> None:
    assert read_number(text) is not None
    assert mended_number(text) in (text, None)


@given(st.text(alphabet="云示司发〔〕[]（）2０1９号第 公告令年", max_size=24))
def test_what_is_mended_is_right(text: str) -> None:
    mended = mended_number(text)
    assert mended is None or read_number(mended) is not None
