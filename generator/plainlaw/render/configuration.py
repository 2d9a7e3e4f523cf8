"""mkdocs.yml as MkDocs reads it, and whether the pages can be rendered without MkDocs's own loop.

In: the portal's folder. Out: a `MkDocsConfig` without our plugin (the tree is there already; the plugin would read and
generate everything a second time), or a RenderError.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from plainlaw.render.net import RenderError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def load_configuration(root: Path) -> "MkDocsConfig":
    """The configuration of the portal in `root`. Raises RenderError when MkDocs does not accept it."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    try:
        config = load_config(str(root / "mkdocs.yml"), strict=False)
    except MkDocsException as error:
        raise RenderError(str(error)) from error
    without_plugin(config)
    return config


def is_plain(config: "MkDocsConfig") -> bool:
    """Whether no plugin and no hook has a say in what pages look like, so that skipping MkDocs's events is right."""
    return not config.plugins and not any(config.plugins.events.values()) and not config.hooks


def without_plugin(config: "MkDocsConfig") -> None:
    """Take out our plugin. MkDocs calls methods that it collected when it loaded the plugin, so these go too."""
    plugin = config.plugins.pop("plainlaw", None)
    for methods in config.plugins.events.values():
        methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plugin]
