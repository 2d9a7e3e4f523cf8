"""Messages: looked up, filled and safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainlaw.locales import Locale, UnknownLanguageError, locale_of
from plainlaw.problems import Message

ZH, EN = locale_of("zh-Hans"), locale_of("en")


def test_a_message_is_translated_and_filled() -> None:
    assert ZH.text("first half of {year}", year=2024) == "2024年上半年"
    assert EN.text("first half of {year}", year=2024) == "first half of 2024"


def test_a_message_within_a_message_is_translated_too() -> None:
    inner = Message.of("first half of {year}", year="2024")
    assert ZH.text("fell by {size}", size=inner) == "下降2024年上半年"
    outer = Message.of("{number} {unit}", number=inner, unit="!")
    assert ZH.text(Message.of("fell by {size}", size=outer)) == "下降2024年上半年!"


def test_values_given_beside_a_message_are_filled_in_too() -> None:
    message = Message.of("{first} and {second}", first="1")
    assert EN.text(message, second="2") == "1 and 2"


def test_an_empty_message_says_nothing() -> None:
    assert ZH.text("") == ""
    assert ZH.text(Message("")) == ""


def test_a_missing_translation_gives_the_english_words() -> None:
    assert ZH.text("Nobody has translated {this}.", this="that") == "Nobody has translated that."


def test_a_missing_value_leaves_its_braces() -> None:
    assert EN.text("{near} and {far}", near="here") == "here and {far}"
    assert EN.text("{near}") == "{near}"


def test_braces_that_name_nothing_stay() -> None:
    assert EN.text('Write {{ figure("{metric}") }}.', metric="disputes") == 'Write {{ figure("disputes") }}.'
    assert EN.text("{0} {} {a.b} {a[0]} {a!r} {", a="1") == "{0} {} {a.b} {a[0]} {a!r} {"


@pytest.mark.parametrize("hostile", ["{name}", "{0.__class__}", "{{", "}", "{name!r:>99999999}", "\\1\\g<0>", "%s"])
def test_a_hostile_value_is_said_as_it_is(hostile: str) -> None:
    assert EN.text("Known: {names}.", names=hostile, name="secret") == f"Known: {hostile}."


@given(text=st.text(), value=st.text())
def test_no_text_and_no_value_crashes_it(text: str, value: str) -> None:
    assert EN.text(text, x=value) == text.replace("{x}", value)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("zh-Hans", "持平"), ("zh", "持平"), ("zh-CN", "持平"), ("zh-Hans-SG", "持平"),
        # A reader of traditional characters is not given simplified ones under another name.
        ("zh-Hant", "was unchanged"), ("zh-TW", "was unchanged"),
        ("en", "was unchanged"), ("en-GB", "was unchanged"), ("de", "was unchanged"),
    ],
)  # fmt: skip
def test_the_nearest_catalogue_is_read(tag: str, said: str) -> None:
    assert locale_of(tag).text("was unchanged") == said


def test_a_language_is_made_once() -> None:
    assert locale_of("zh-Hans") is ZH
    assert isinstance(ZH, Locale)
    assert ZH.tag == "zh-Hans"
    assert repr(ZH) == "Locale('zh-Hans')"


@pytest.mark.parametrize("tag", ["", "xx-Xxxx-XX-1", "not a tag", "../../etc", "q"])
def test_an_unknown_language_is_refused(tag: str) -> None:
    with pytest.raises(UnknownLanguageError, match="is not the tag of a known language"):
        locale_of(tag)
