"""The entry of revisions.yml that an import adds for a later vintage.

In: what revisions.yml says so far, and the type and the reason that were given. Out: the file with one entry more; what
people wrote into it stays as it is, comments and all.
"""

from datetime import date
from pathlib import PurePosixPath

import yaml

from plainlaw.problems import PlainlawError

_HEAD = """\
# Why returns of this dataset were handed in again. The files themselves are never changed.
# 本数据集的报表为什么重报。已报送的文件一律不改动。
"""


class CannotAddError(PlainlawError):
    """What stands in the file is no list that an entry can be added to."""


def with_entry(before: bytes | None, path: str, why: tuple[str, str], lang: str, day: date) -> bytes:
    """The file with an entry for the return at `path`. Raises CannotAddError."""
    kind, reason = why
    entry = {"return": PurePosixPath(path).stem, "type": kind, "reason": {lang: reason.strip()}, "date": day}
    text = before.decode("utf-8", "replace").removeprefix("\ufeff") if before is not None else _HEAD
    whole = text if not text or text.endswith("\n") else f"{text}\n"
    whole += yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=1000)
    try:
        known, now = yaml.safe_load(text) or [], yaml.safe_load(whole)
    except yaml.YAMLError:
        known, now = [], None
    if not isinstance(now, list) or now != [*known, entry]:
        raise CannotAddError("no entry can be added to revisions.yml as it is. Nothing was written.")
    return whole.encode()
