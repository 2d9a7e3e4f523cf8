"""The portal that is being edited is answered to this machine's own names only."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import pytest

from plainlaw.serve.answers import only_here


def _page(_: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    start("200 OK", [])
    return [b"SECRET"]


def _ask(host: str | None) -> tuple[str, bytes]:
    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)
    environ.pop("HTTP_HOST")
    if host is not None:
        environ["HTTP_HOST"] = host
    said: list[str] = []
    body = b"".join(only_here(_page)(environ, lambda status, *_: said.append(status)))  # type: ignore[arg-type]
    return said[0], body


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "127.0.0.1"])
def test_own_names_are_answered(host: str) -> None:
    assert _ask(host) == ("200 OK", b"SECRET")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil", "", None]
)
def test_other_names_are_refused(host: str | None) -> None:
    status, body = _ask(host)
    assert status.startswith("403")
    assert b"SECRET" not in body
