"""A file of an office comes into stats/: `plainlaw import`. The only writer of returns and of what imports were told.

In: the portal's folder, a file, a dataset and answers. Out: `Imported`: what became of the file; after `write`, the
return, the reason of a later vintage and the dataset's profile on disk, all or none of them.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml
from msgspec import Struct
from msgspec.structs import replace

from plainlaw.edit.revision_entry import CannotAddError, with_entry
from plainlaw.edit.write_files import write_all
from plainlaw.ingest import HandedIn, Ingested, ingest
from plainlaw.model.profile import Profile
from plainlaw.nearest import nearest
from plainlaw.problems import Message, Place, PlainlawError, Problem
from plainlaw.problems.reading import UNEXPECTED_FILE
from plainlaw.sheet.target import Target
from plainlaw.sources.files import LARGEST_RETURN, first_link
from plainlaw.sources.placed_yaml import load_placed
from plainlaw.sources.published import committed
from plainlaw.sources.returns import PROFILE, REVISIONS, read_dataset
from plainlaw.sources.settings import SETTINGS, read_settings
from plainlaw.sources.text import read_text
from plainlaw.validate.datasets import build_datasets
from plainlaw.validate.dictionaries import build_dictionaries
from plainlaw.validate.fields import build

_HEAD = """\
# What importing into this dataset was told; no question is asked twice. A line that is deleted is asked about again.
# 导入这个数据集时已经回答过的问题，不再重复询问。删去一行，下次就会再问。
"""


class CannotImportError(PlainlawError):
    """There is no such dataset, a folder on the way is a link, or somebody else wrote there meanwhile."""


class Imported(Struct, frozen=True):
    """One file on its way: where it goes, what is known, and what has become of it so far.

    `profile_file` is what the profile was when it was read, None when there was none.
    """

    root: Path
    file: HandedIn
    target: Target | None
    profile: Profile
    answers: Mapping[str, str]
    result: Ingested
    profile_file: bytes | None = None

    def answered(self, answers: Mapping[str, str]) -> "Imported":
        """The same file with more answers."""
        return _ingested(self, {**self.answers, **answers})

    def because(self, type_: str, reason: str) -> "Imported":
        """The same file with the type and the reason of a later vintage, for readers."""
        if self.target is None:
            return self
        return _ingested(replace(self, target=replace(self.target, why=(type_, reason))), self.answers)


def take(root: Path, path: Path, dataset: str, answers: Mapping[str, str], as_of: date) -> Imported:
    """What becomes of the file at `path`. Nothing is written. Raises CannotImportError and OSError."""
    found: list[Problem] = []
    target = _target(root, dataset, as_of, found)
    profile_path = f"stats/{dataset}/{PROFILE}"
    profile_file = _content(root, profile_path) if target is not None else None
    profile = _profile(root, profile_path, found) if target is not None else None
    file = _file(path, found)
    nothing = Ingested("", None, (), (), tuple(found), ())
    imported = Imported(root, file, target, profile or Profile(), {}, nothing, profile_file)
    if target is None or any(problem.is_error for problem in found):
        return imported
    return _ingested(imported, answers)


def write(imported: Imported) -> None:
    """Write the return and what was answered: both, or neither. Raises CannotImportError and OSError."""
    result = imported.result
    if result.content is None or imported.target is None:
        return
    files = {result.path: result.content}
    profile, profile_path = _with_answers(imported), f"{imported.target.raw.folder}/{PROFILE}"
    if profile != imported.profile:
        files[profile_path] = _yaml(profile)
    read = {result.path: imported.target.content(result.path), profile_path: imported.profile_file}
    if result.supersedes:
        files |= _with_reason(imported, result.path, imported.target)
    for path in read:
        link = first_link(imported.root, path)
        if link:
            raise CannotImportError(f"{link} is a link to another place. Nothing was written.")
    for path, content in read.items():
        # a return that could not be read is not overwritten unseen, either
        if _content(imported.root, path) != content:
            raise CannotImportError(f"{path} is not what it was when this import began. Nothing was written: look at "
                                    "it, and import the file again.")  # fmt: skip
    write_all(imported.root, files)


def _with_reason(imported: Imported, path: str, target: Target) -> dict[str, bytes]:
    reasons = f"{target.raw.folder}/{REVISIONS}"
    link = first_link(imported.root, reasons)
    if link:
        raise CannotImportError(f"{link} is a link to another place. Nothing was written.")
    try:
        return {reasons: with_entry(_content(imported.root, reasons), path, target.why, target.lang, target.as_of)}
    except CannotAddError as error:
        raise CannotImportError(str(error)) from error


def _ingested(imported: Imported, answers: Mapping[str, str]) -> Imported:
    if imported.target is None:
        return imported
    own = {**imported.profile.about(imported.file.digest), **answers}
    result = ingest(imported.file, imported.target, own, imported.profile.answers)
    return replace(imported, answers=dict(answers), result=result)


def _target(root: Path, dataset: str, as_of: date, found: list[Problem]) -> Target | None:
    folders = sorted(path.parent.name for path in (root / "stats").glob("*/dataset.yml"))
    if dataset not in folders:
        near = nearest(dataset, folders)
        hint = f" Did you mean {near}?" if near else ""
        raise CannotImportError(f"no dataset {dataset!r} in stats/.{hint} Known: {', '.join(folders)}.")
    folder = f"stats/{dataset}"
    link = first_link(root, folder)
    if link:
        raise CannotImportError(f"{link} is a link to another place.")
    known = build_dictionaries(read_settings(root, found), found)
    raw = read_dataset(root, folder, found)
    built = build_datasets((raw,), known, found) if known is not None and raw is not None else {}
    if folder in built and built[folder].protection is not None:
        # what an office handed in must not lie in stats/, not even until it is protected
        raise CannotImportError(f"the returns of {dataset} are not public: put the file into the private folder as "
                                "<period>.csv, and run plainlaw protect.")  # fmt: skip
    # what is wrong with other returns does not keep this one out, nor that there is none yet
    found[:] = [problem for problem in found if problem.place.file in (*SETTINGS, f"{folder}/dataset.yml")]
    if folder not in built or known is None or raw is None:
        return None
    published = frozenset(committed(root, [file.path for file in raw.returns]))
    return Target(built[folder], known, raw, as_of, published)


def _content(root: Path, path: str) -> bytes | None:
    return (root / path).read_bytes() if (root / path).is_file() and not first_link(root, path) else None


def _profile(root: Path, path: str, found: list[Problem]) -> Profile | None:
    if not os.path.lexists(root / path):
        return Profile()
    text = read_text(root, path, found)
    values = load_placed(text, path, found) if text is not None else None
    if values is None or values.value is None:
        return Profile()
    return build(Profile, values, found)


def _file(path: Path, found: list[Problem]) -> HandedIn:
    with path.open("rb") as file:
        content = file.read(LARGEST_RETURN + 1)
    if len(content) > LARGEST_RETURN:
        reason = Message.of("it is larger than {limit} MB", limit=str(LARGEST_RETURN // 1_000_000))
        found.append(UNEXPECTED_FILE.at(Place(path.name), reason=reason, hint=""))
    return HandedIn(path.name, content)


def _with_answers(imported: Imported) -> Profile:
    """The profile with every answer that was used; one about this file only stands under the file's digest."""
    profile = imported.profile
    known = {**profile.answers, **profile.about(imported.file.digest), **imported.answers}
    used = {question.key: question for question in imported.result.answered}
    general = {key: known[key] for key, question in used.items() if not question.of_file}
    own = {key: known[key] for key, question in used.items() if question.of_file}
    files = dict(profile.files)
    if own:
        files[imported.file.digest] = {**files.get(imported.file.digest, {}), **own}
    return Profile(answers={**profile.answers, **general}, files=files)


def _yaml(profile: Profile) -> bytes:
    values = {name: value for name, value in profile.model_dump().items() if value}
    return (_HEAD + yaml.safe_dump(values, allow_unicode=True, sort_keys=True, width=1000)).encode("utf-8")
