"""The card of a document: where it belongs among the others, and a digest of what these may show of it.

In: a document. Out: its `Card`, which is all that most questions about a portal's documents need.
"""

from collections.abc import Iterator
from typing import NamedTuple

from plainlaw.model.document import Entry
from plainlaw.model.reference import references
from plainlaw.model.title import title_keys

Subject = tuple[str, str]
"""What a document is about: ("section", "topic", "metric", "region" or "release", its key); ("place", code) for each
place that it names; ("relation", key) for each policy that it has a relation to; ("former", address) for each address
that leads to it; ("file", path) for each file that belongs to it; ("dated", day) when its own text has a page under
that day. Of a version, section is the folder of its document."""
Group = tuple[str, str, str]
"""The documents of a language about a subject: language, and the two parts of the subject."""


class Card(NamedTuple):
    """Where a document belongs. `day` is that of publication, counted from 0001-01-01; `until` is the last day of what
    it announces, 0 when it announces nothing.

    `face` is a digest of everything that the pages of other documents may show of it: all but its text. `about` holds
    its subjects, one a line. `legal` is what it says of its life as a legal document (`LegalFacts.line`), else "".
    """

    path: str
    folder: str
    key: str
    lang: str
    day: int
    until: int
    face: bytes
    about: str
    legal: str = ""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What it is about."""
        return tuple((what, key) for what, _, key in (line.partition(":") for line in self.about.split("\n") if line))

    @property
    def groups(self) -> Iterator[Group]:
        """The groups that it belongs to."""
        return ((self.lang, *subject) for subject in self.subjects)


def card_of(entry: Entry) -> Card:
    """The card of a document."""
    fields = entry.fields
    legal = fields.legal()
    subjects = [f"section:{entry.folder}"]
    subjects += [f"topic:{topic}" for topic in dict.fromkeys(fields.topics)]
    subjects += [f"metric:{metric}" for metric in entry.metrics]
    subjects += [f"region:{fields.region}"] if fields.region else []
    named = dict.fromkeys(key for _, relation, key in references(fields) if relation == "regions")
    subjects += [f"place:{code}" for code in named]
    subjects += [f"release:{fields.embargo}"] if fields.embargo else []
    dated = legal.text_from if legal is not None and not entry.parent else None
    subjects += [f"dated:{dated}"] if dated is not None and entry.body.strip() else []
    subjects += [f"former:{address}" for address in fields.redirect_from]
    subjects += [f"relation:{key}" for key in dict.fromkeys(tie.target for tie in legal.ties)] if legal else []
    subjects += [f"file:{file.path}" for file in entry.files]
    if type(fields).legal_text and not entry.parent:
        subjects += [
            f"title:{key}" for key in dict.fromkeys(key for title in fields.titles() for key in title_keys(title))
        ]
    lasts = fields.lasts()
    day, until = fields.published.toordinal(), lasts[1].toordinal() if lasts is not None else 0
    about = "".join(f"\n{subject}" for subject in subjects) + "\n"
    line = legal.line() if legal is not None else ""
    return Card(entry.path, entry.folder, entry.key, entry.lang, day, until, entry.face, about, line)


def newest_first(card: Card) -> tuple[int, str]:
    """What lists are sorted by."""
    return (-card.day, card.path)
