"""The files of the generated tree as MkDocs knows them, each made when it is first asked for.

In: the paths of all files of the tree, relative with forward slashes. Out: `TreeFiles`, which MkDocs takes for its own
`Files`. Nothing is walked and nothing is read: making 12,000 File and Page objects costs more than rendering a page.
"""

import fnmatch
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.utils import markdown_extensions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Where a folder holds README.md beside index.md, or one name under two endings, MkDocs leaves one of them out.
_MAY_CLASH = re.compile(r"(?:^|[\n/])README\.md(?:\n|$)|\.(?:markdown|mdown|mkdn|mkd|html?)(?:\n|$)")
# what MkDocs excludes when mkdocs.yml says nothing: .* and /templates/
_EXCLUDED = re.compile(r"^templates/|(?:^|/)\.")
_INDEX = re.compile(r"(?:[A-Za-z0-9_~-]+/)+index\.md")


def order(path: str) -> tuple[tuple[bool, bool, str], ...]:
    """The key by which paths stand in the order of MkDocs: files before folders, the index before other files."""
    *folders, name = path.split("/")
    first = os.path.splitext(name)[0] in ("index", "README")  # noqa: PTH122 - as MkDocs does
    return (*((True, False, folder) for folder in folders), (False, not first, name))


class TreeFiles(Files):
    """Files of the tree and of the theme, made when they are asked for."""

    def __init__(
        self, paths: Collection[str], config: "MkDocsConfig", make: Callable[[File], Page], quick: bool = True
    ) -> None:
        self._config, self._make = config, make
        self._made: dict[str, File | None] = {}
        self._all: dict[str, File] | None = None
        self._paths: Collection[str] = frozenset(paths)
        self._from_theme = theme_filter(config)
        self.in_navigation = False
        self._plain = not (config.exclude_docs or config.draft_docs)
        self._quick = quick and self._plain and config.use_directory_urls and not config.not_in_nav
        self._docs, self._site = config.docs_dir, config.site_dir
        self.may_clash = _MAY_CLASH.search("\n".join(paths)) is not None
        if self.may_clash:
            self._made = {file.src_uri: file for file in get_files(config)}
            self._paths = frozenset(self._made)

    @property
    def _src_uris(self) -> dict[str, File]:  # type: ignore[override] # nobody sets it
        if self._all is None:
            tree = map(self.get_file_from_path, self.tree_paths())
            theme = map(self.get_file_from_path, theme_files(self._config))
            self._all = {file.src_uri: file for file in (*tree, *theme) if file is not None}
        return self._all

    def tree_paths(self) -> list[str]:
        """The paths of the tree, in the order of MkDocs."""
        return sorted(self._paths, key=order)

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, as MkDocs writes paths."""
        try:
            return self._made[path]
        except KeyError:
            quick = self._quick and path in self._paths and _INDEX.fullmatch(path) and self.is_plain_page(path)
            found = self._index(path) if quick else self._find(PurePath(path).as_posix())
            self._made[path] = found
            return found

    def _index(self, path: str) -> File:
        """The page that is the index of a folder, with all that MkDocs would work out by and by: most are asked for."""
        file, folder = object.__new__(File), path.removesuffix("index.md")
        file.__dict__.update(
            src_uri=path, src_dir=self._docs, dest_dir=self._site, use_directory_urls=True, name="index", url=folder,
            dest_uri=f"{folder}index.html", abs_src_path=f"{self._docs}/{path}", inclusion=InclusionLevel.INCLUDED,
        )  # fmt: skip
        return file

    def is_plain_page(self, path: str) -> bool:
        """Whether a path is that of a page of the site, as far as that can be told without asking for the file."""
        return self._plain and path in self._paths and path.endswith(".md") and not _EXCLUDED.search(path)

    def _find(self, path: str) -> File | None:
        if path in self._made:
            return self._made[path]
        config, folder = self._config, None
        if path in self._paths:
            folder = config.docs_dir
        elif self._from_theme(path):
            folder = next((dir for dir in config.theme.dirs if os.path.isfile(os.path.join(dir, path))), None)  # noqa: PTH113, PTH118
        if folder is None:
            return None
        file = File(path, folder, config.site_dir, config.use_directory_urls)
        if self._plain and not config.not_in_nav and self.is_plain_page(path):
            file.inclusion = InclusionLevel.INCLUDED
        else:
            set_exclusions([file], config)
        self._made[path] = file
        return file

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Every page of the tree; while the navigation is made, none, so that it makes only the pages it names."""
        if self.in_navigation:
            return []
        files = super().documentation_pages(inclusion=inclusion)
        for file in files:
            if file.page is None:
                self._make(file)
        return files


class AllPages(Sequence[File]):
    """What templates know as `pages`: made in full only when a template looks at it."""

    def __init__(self, files: TreeFiles) -> None:
        self._files = files
        self.looked_at = False
        """Whether a template shows something of pages other than its own."""

    def _pages(self) -> Sequence[File]:
        self.looked_at = True
        return self._files.documentation_pages()

    def __getitem__(self, index: int | slice) -> File | Sequence[File]:  # type: ignore[override] # the same in effect
        """One page, or some."""
        return self._pages()[index]

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._pages())

    def __iter__(self) -> Iterator[File]:
        """Each page, in the order of MkDocs."""
        return iter(self._pages())


def is_included(file: File) -> bool:
    """Whether a file is part of the site."""
    return bool(file.inclusion.value > InclusionLevel.DRAFT.value)


def theme_filter(config: "MkDocsConfig") -> Callable[[str], bool]:
    """Which files of the theme MkDocs copies: those that match none of its patterns (Files.add_files_from_theme)."""
    patterns = [".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*"]
    patterns += [f"*{ending}" for ending in markdown_extensions]
    patterns += config.theme.static_templates
    refused = re.compile("|".join(fnmatch.translate(os.path.normcase(pattern)) for pattern in patterns))
    return lambda name: not refused.match(os.path.normcase(name.lower()))


def theme_files(config: "MkDocsConfig") -> list[str]:
    """The paths of the theme's files that belong in the site. Folders such as .icons are not even entered."""
    wanted, found = theme_filter(config), set()
    for folder in config.theme.dirs:
        for here, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            under = os.path.relpath(here, folder).replace(os.sep, "/")
            found |= {name if under == "." else f"{under}/{name}" for name in names}
    return sorted(filter(wanted, found))
