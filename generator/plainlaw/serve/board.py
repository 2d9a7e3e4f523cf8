"""What every open page wants to know: what was found, and whether it shows something old.

In: the outcome of each build. Out: messages for browsers, each as soon as there is something new to say.
"""

import json
import threading
from typing import Any

from msgspec import Struct, field


class Outcome(Struct, frozen=True):
    """How a build ended: findings as a report for programs and as text, addresses that changed, and why it failed.

    `changed` are paths of the site; None when every page may have changed.
    """

    report: str = '{"errors": 0, "warnings": 0, "problems": []}'
    text: str = ""
    changed: frozenset[str] | None = frozenset()
    failure: str = ""


class Board(Struct):
    """The last outcome, and for each address the number of the build that changed it last."""

    number: int = 1
    _all: int = 1
    _changed: dict[str, int] = field(default_factory=dict)
    _outcome: Outcome = field(default_factory=Outcome)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def put(self, outcome: Outcome) -> None:
        """A build has ended."""
        with self._news:
            self.number += 1
            if outcome.changed is None:
                self._all = self.number
            for path in outcome.changed or ():
                self._changed[path] = self.number
            self._outcome = outcome
            self._news.notify_all()

    def message(self, path: str, shown: int) -> str:
        """What a page at `path` of the site, which was loaded after build `shown`, is told: JSON."""
        with self._news:
            report: dict[str, Any] = json.loads(self._outcome.report)
            is_old = max(self._all, self._changed.get(path, 0)) > shown
            said = {"number": self.number, "reload": is_old and not report["errors"], "failure": self._outcome.failure}
            return json.dumps(said | {"problems": report["problems"]}, ensure_ascii=False)

    def wait(self, number: int, seconds: float) -> int:
        """Wait until there was a build after `number`, at most so long; the number of the last one."""
        with self._news:
            self._news.wait_for(lambda: self.number > number, seconds)
            return self.number
