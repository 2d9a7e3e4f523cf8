"""The portal served on this machine while it is being edited: rebuilt on save, reloaded in the browser.

In: the portal's folder and a port. Out: a server on the loopback address, until it is interrupted. When an edit has
errors, they are said and the last good site stays on the screen.
"""

import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from plainlaw.build import SITE, build
from plainlaw.problems import PlainlawError
from plainlaw.report import say

_WATCHED = ("content", "stats", "site_config", "mkdocs.yml")


def serve(root: Path, day: Callable[[], date], port: int, lang: str | None, open_browser: bool) -> None:
    """Serve until interrupted. Raises OSError when the port is taken, and RenderError when the first build fails."""
    from mkdocs.livereload import LiveReloadServer

    def rebuild() -> None:
        loaded = build(root, day())
        if loaded.problems:
            click.echo(say(loaded.problems, "text", lang), err=True)

    def rebuild_or_say_why_not() -> None:
        # the server of MkDocs holds back every page after a build that failed, until one succeeds
        try:
            rebuild()
        except (PlainlawError, OSError) as error:
            click.echo(f"plainlaw: {error}", err=True)

    rebuild()
    address = f"http://127.0.0.1:{port}/"
    pages = str(root / SITE)
    server = LiveReloadServer(rebuild_or_say_why_not, host="127.0.0.1", port=port, root=pages, mount_path="/")
    for name in _WATCHED:
        server.watch(str(root / name))
    click.echo(address)
    if open_browser:
        webbrowser.open(address)
    try:
        server.serve()  # type: ignore[no-untyped-call] # MkDocs does not type it
    except KeyboardInterrupt:
        server.shutdown()
