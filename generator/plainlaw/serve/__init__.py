"""The portal served on this machine while it is being edited: built on save, reloaded in the browser.

In: the portal's folder and a port. Out: a server on the loopback address, until it is interrupted. When an edit has
errors, open pages say them, with file, line and mend, and show the last good site until they are mended.
"""

import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click

from plainlaw.folders import SITE
from plainlaw.problems import PlainlawError
from plainlaw.serve.answers import HERE, Answers, only_here
from plainlaw.serve.board import Board, Outcome
from plainlaw.serve.builder import Builder
from plainlaw.serve.watch import watching


class ServeError(PlainlawError):
    """The portal could not be built even once."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - as it is called there
        """Requests are not worth a line each."""


def serve(root: Path, day: Callable[[], date], port: int, lang: str | None, open_browser: bool) -> None:
    """Serve until interrupted. Raises OSError when the port is taken, and ServeError when there is nothing to show."""
    _refuse_taken(port)
    builder, board = Builder(root, day, lang), Board()
    try:
        # watched from the beginning: what is saved during the first build is built next
        with watching(root) as edited:
            builder.build()
            outcomes = builder.outcomes()
            first = next(outcomes)
            _say(first)
            if first.failure:
                raise ServeError(first.failure)
            board.put(first)
            with make_server(HERE[0], port, only_here(Answers(root / SITE, board)), _Server, _Quiet) as server:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                threading.Thread(target=_tell, args=(outcomes, board), daemon=True).start()
                _keep_up(builder, edited, f"http://127.0.0.1:{server.server_port}/", open_browser)
                server.shutdown()
    finally:
        builder.end()


def _keep_up(builder: Builder, edited: Callable[[], set[str] | None], address: str, open_browser: bool) -> None:
    click.echo(address)
    if open_browser:
        webbrowser.open(address)
    try:
        while True:
            builder.build(edited())
    except (KeyboardInterrupt, BrokenPipeError):
        return


def _tell(outcomes: Iterator[Outcome], board: Board) -> None:
    """Every open page hears how each build ended; the terminal only what it did not say just before."""
    before: Outcome | None = None
    for outcome in outcomes:
        if before is None or (outcome.text, outcome.failure) != (before.text, before.failure):
            _say(outcome)
        board.put(outcome)
        before = outcome


def _say(outcome: Outcome) -> None:
    if outcome.failure:
        click.echo(f"plainlaw: {outcome.failure}", err=True)
    if outcome.text:
        click.echo(outcome.text, err=True)


def _refuse_taken(port: int) -> None:
    # the server would find out only after the whole portal was built
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HERE[0], port))
