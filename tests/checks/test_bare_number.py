"""Which numbers in a sentence are figures: dates, numbers of articles, documents and telephones are not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.bare_number import bare_numbers

WORDS = ("受理纠纷", "调解成功", "调解成功率", "刑事案件", "disputes received", "criminal cases", "per 1,000 residents")

# each of these stands in a clause with words of a metric, so that only its form keeps it from being a figure
_NO_FIGURES = [
    "2024年受理纠纷的情况",
    "受理纠纷截至6月30日",
    "上半年1-6月受理纠纷",
    "受理纠纷依据第33条",
    "受理纠纷见《条例》第12条第3款第（2）项",
    "受理纠纷见柳示司发〔2024〕6号",
    "受理纠纷请拨打12348",
    "受理纠纷热线 12345",
    "受理纠纷登记表第3页",
    "连续3个月受理纠纷",
    "受理纠纷在7日内答复",
    "受理纠纷满18周岁",
    "受理纠纷后15天内调解",
    "1. 受理纠纷",
    "1、受理纠纷",
    "2）受理纠纷",
    "> 3. 受理纠纷",
    "受理纠纷第2期",
    "受理纠纷2024-06-30止",
    "受理纠纷8:30开始",
    "受理纠纷GB/T2260编码",
    "受理纠纷比上年减少12件",
    "每千人受理纠纷 per 1,000 residents",
    "disputes received by 15 July",
    "disputes received in 2024",
    "disputes received under Article 33",
    "disputes received (Art. 7) and section 24",
    "disputes received within 30 days",
    "disputes received for 3 months",
    "the 2nd disputes received",
    "disputes received: call 12348",
    "disputes received, form No. 7",
    "disputes received on 2024-06-30",
    "disputes received at 8:30",
    "disputes received in Q2",
    "version 1.4 of disputes received",
    "1. Disputes received",
    "disputes received fell by 12 cases",
    "12 people live here",
    "刑事案件" + "9" * 5000 + "件",
]

# the sentence, and what is found: text, words, decimals and direction
_FIGURES = [
    ("受理纠纷120件", [("120", "受理纠纷", 0, None)]),
    ("全县受理纠纷1,120件，调解成功1,040件。", [("1,120", "受理纠纷", 0, None), ("1,040", "调解成功", 0, None)]),
    ("受理纠纷1，120件", [("1，120", "受理纠纷", 0, None)]),
    ("调解成功率97.7%", [("97.7", "调解成功率", 1, None)]),
    ("刑事案件下降13.8%", [("13.8", "刑事案件", 1, True)]),
    ("刑事案件同比上升2个百分点", [("2", "刑事案件", 0, False)]),
    ("刑事案件上升到120件", [("120", "刑事案件", 0, None)]),
    ("调解成功率提高到97.7%", [("97.7", "调解成功率", 1, None)]),
    ("刑事案件降幅为13.8%", [("13.8", "刑事案件", 1, True)]),
    ("2024年，受理纠纷120件", [("120", "受理纠纷", 0, None)]),
    ("3月受理纠纷40件", [("40", "受理纠纷", 0, None)]),
    ("受理纠纷120件、刑事案件7起", [("120", "受理纠纷", 0, None), ("7", "刑事案件", 0, None)]),
    ("There were 1,120 disputes received.", [("1,120", "disputes received", 0, None)]),
    ("Criminal cases fell by 13.8%.", [("13.8", "criminal cases", 1, True)]),
    ("Criminal cases rose by 2 per cent", [("2", "criminal cases", 0, False)]),
    ("Criminal cases rose to 120", [("120", "criminal cases", 0, None)]),
    ("Criminal cases: 120", [("120", "criminal cases", 0, None)]),
    ("first line\nCRIMINAL CASES 120", [("120", "criminal cases", 0, None)]),
]


@pytest.mark.parametrize("sentence", _NO_FIGURES, ids=[text[:24] for text in _NO_FIGURES])
def test_what_is_no_figure(sentence: str) -> None:
    assert list(bare_numbers(sentence, WORDS)) == []


@pytest.mark.parametrize(("sentence", "found"), _FIGURES, ids=[text[:24] for text, _ in _FIGURES])
def test_what_is_a_figure(sentence: str, found: list[tuple[str, str, int, bool | None]]) -> None:
    numbers = list(bare_numbers(sentence, WORDS))
    assert [(number.text, number.words, number.decimals, number.falls) for number in numbers] == found
    for number in numbers:
        assert sentence[number.at :].startswith(number.text)
        assert number.value == Fraction(number.text.replace(",", "").replace("，", ""))


def test_words_in_another_clause_do_not_count() -> None:
    assert list(bare_numbers("受理纠纷很多，有120件。调解成功；120件\n120 criminal. cases", WORDS)) == []


@given(
    st.lists(
        st.sampled_from(["受理纠纷", "刑事案件", "120", "1,5", "%", "下降", "，", "。", " ", "件", "9" * 400]),
        max_size=30,
    )
)
def test_any_prose_can_be_read(words: list[str]) -> None:
    prose = "".join(words)
    for number in bare_numbers(prose, WORDS):
        assert prose[number.at :].startswith(number.text)
        assert number.words in prose
