"""The portal served on this machine while it is being edited: rebuilt on save, reloaded in the browser.

In: the portal's folder and a port. Out: a server on the loopback address, until it is interrupted. When an edit has
errors, they are said and the last good site stays on the screen.
"""

import socket
import webbrowser
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlaw.build import SITE, build
from plainlaw.problems import PlainlawError
from plainlaw.report import say

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_WATCHED = ("content", "stats", "site_config", "mkdocs.yml")
_HERE = ("127.0.0.1", "localhost")


def only_here(app: "WSGIApplication") -> "WSGIApplication":
    """`app` for requests to this machine by its own names. A page elsewhere whose name was made to point here (DNS
    rebinding) could read the unpublished portal otherwise.
    """

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if str(environ.get("HTTP_HOST", "")).partition(":")[0].lower() in _HERE:
            return app(environ, start)
        start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This portal is served at http://127.0.0.1 only.\n"]

    return answer


def _refuse_taken(port: int) -> None:
    # the server would find out only after the whole portal was built
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((_HERE[0], port))


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

    _refuse_taken(port)
    rebuild()
    address = f"http://127.0.0.1:{port}/"
    pages = str(root / SITE)
    server = LiveReloadServer(rebuild_or_say_why_not, host="127.0.0.1", port=port, root=pages, mount_path="/")
    server.set_app(only_here(server.serve_request))
    for name in _WATCHED:
        server.watch(str(root / name))
    click.echo(address)
    if open_browser:
        webbrowser.open(address)
    try:
        server.serve()  # type: ignore[no-untyped-call] # MkDocs does not type it
    except KeyboardInterrupt:
        server.shutdown()
