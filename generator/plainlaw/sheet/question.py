"""A question that an import stops with, because the answer cannot be known from the file.

In: nothing. Out: values. An answer is kept in the dataset's profile, so that nobody is asked twice.
"""

from msgspec import Struct

from plainlaw.problems import Message, Place


class Choice(Struct, frozen=True):
    """One possible answer: the word to type, and what it means."""

    value: str
    meaning: Message


REFUSE = Choice("refuse", Message.of("no: stop, and I will ask the office"))
"""The answer with which an import always stops."""


class Question(Struct, frozen=True):
    """One plain question. Without `choices` any period may be answered.

    `key` names it on the command line and in the profile. `of_file` questions are about one file only: their answers
    are kept under the digest of that file. `suggested` is "" when nothing can be suggested.
    """

    key: str
    what: Message
    place: Place
    choices: tuple[Choice, ...] = ()
    suggested: str = ""
    of_file: bool = False
    asks_period: bool = False
