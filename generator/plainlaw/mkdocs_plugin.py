"""The thin door for stock MkDocs: before a build it asks plainlaw for the generated tree, and while serving it
watches the sources.

Nothing else belongs here; everything that makes plainlaw worth having stays in the tree (docs/decisions/0003).
"""

import os
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin


class NoSettings(Config):  # type: ignore[no-untyped-call] # MkDocs does not type it
    """The plugin has no settings of its own."""


class PlainlawPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call] # MkDocs does not type it
    """`plugins: [plainlaw]` in mkdocs.yml."""

    _own_epoch = ""

    def _environment(self) -> dict[str, str]:
        """The environment without the day that an earlier build of this process put there for MkDocs."""
        own = os.environ.get("SOURCE_DATE_EPOCH") == self._own_epoch
        return {name: value for name, value in os.environ.items() if not (own and name == "SOURCE_DATE_EPOCH")}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Generate the tree, or stop with every finding before MkDocs touches the site."""
        from plainlaw.build import generate
        from plainlaw.clock import build_moment
        from plainlaw.model.day import noon
        from plainlaw.model.moment import Moment
        from plainlaw.problems import PlainlawError
        from plainlaw.report import say

        root = _root(config)
        as_of = build_moment(root, None, self._environment())
        try:
            loaded = generate(root, as_of)
        except PlainlawError as error:
            raise PluginError(str(error)) from error
        if loaded.site is None:
            raise PluginError("\n" + say(loaded.problems, "text", None))
        if "SOURCE_DATE_EPOCH" not in self._environment():
            self._own_epoch = os.environ["SOURCE_DATE_EPOCH"] = str(noon(Moment.of(as_of).day))
        return config

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what people edit, not what is generated from it."""
        root = _root(config)
        server.unwatch(config.docs_dir)
        for folder in ("content", "stats", "site_config"):
            server.watch(str(root / folder))
        return server


def _root(config: MkDocsConfig) -> Path:
    return Path(str(config.config_file_path)).resolve().parent
