"""What the server answers: the pages of the site, a small script in each, and the news that it listens to.

In: requests from this machine. Out: files of build/site. The script is put into pages as they are sent; the files
themselves are those that will be published.
"""

import mimetypes
import stat
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from plainlaw.serve.board import Board

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HERE = ("127.0.0.1", "localhost")
OWN = "/-/plainlaw/"
_PATIENCE = 20.0
"""Seconds after which a page that waits is told that it is still heard."""


def only_here(app: "WSGIApplication") -> "WSGIApplication":
    """`app` for requests to this machine by its own names. A page elsewhere whose name was made to point here (DNS
    rebinding) could read the unpublished portal otherwise.
    """

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if str(environ.get("HTTP_HOST", "")).partition(":")[0].lower() in HERE:
            return app(environ, start)
        start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"This portal is served at http://127.0.0.1 only.\n"]

    return answer


class Answers:
    """Answers for one site."""

    def __init__(self, site: Path, board: Board) -> None:
        self.site, self.board = site, board

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        path = (
            unquote(str(environ.get("PATH_INFO", "/")), "latin-1")
            .encode("latin-1", "replace")
            .decode("utf-8", "replace")
        )
        if path == f"{OWN}news":
            return self._news(str(environ.get("QUERY_STRING", "")), start)
        if path == f"{OWN}reload.js":
            script = files("plainlaw.serve").joinpath("reload.js").read_bytes()
            return _send(start, "200 OK", "text/javascript; charset=utf-8", script)
        found = self._file(path)
        if found is not None and found.is_dir() and not path.endswith("/"):
            start("302 Found", [("Location", f"{path}/"), ("Cache-Control", "no-store")])
            return []
        if found is not None and found.is_dir():
            found = self._file(f"{path}index.html")
        if found is None or not found.is_file():
            return self._page(start, "404 Not Found", self.site / "404.html")
        if found.suffix == ".html":
            return self._page(start, "200 OK", found)
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") or kind in ("application/json", "image/svg+xml") else ""
        return _send(start, "200 OK", kind + charset, found.read_bytes())

    def _file(self, path: str) -> Path | None:
        """What lies at an address of the site; nothing outside of it, and nothing that is a link."""
        place = self.site
        for step in filter(None, path.split("/")):
            if step in (".", "..") or "\0" in step or "\\" in step:
                return None
            place = place / step
            try:
                if stat.S_ISLNK(place.lstat().st_mode):
                    return None
            except OSError:
                return None
        return place

    def _page(self, start: "StartResponse", status: str, place: Path) -> Iterable[bytes]:
        try:
            number, html = self.board.number, place.read_bytes()
        except OSError:
            number, html = self.board.number, b"<!doctype html><title>404</title><p>404</p></body>"
        script = f'<script src="{OWN}reload.js" data-number="{number}" defer></script>'.encode()
        head, end, tail = html.rpartition(b"</body>")
        content = head + script + end + tail if end else html + script
        return _send(start, status, "text/html; charset=utf-8", content)

    def _news(self, query: str, start: "StartResponse") -> Iterator[bytes]:
        asked = parse_qs(query)
        path, shown = asked.get("path", ["/"])[0], asked.get("number", ["0"])[0]
        start("200 OK", [("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store")])
        return self._tell(_of_site(path), int(shown) if shown.isdecimal() else 0)

    def _tell(self, path: str, shown: int) -> Iterator[bytes]:
        number = 0
        while True:
            now = self.board.wait(number, _PATIENCE)
            yield f"data: {self.board.message(path, shown)}\n\n".encode() if now > number else b": still here\n\n"
            number = now


def _of_site(path: str) -> str:
    """The file of the site that is shown at an address."""
    path = unquote(path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _send(start: "StartResponse", status: str, kind: str, content: bytes) -> list[bytes]:
    headers = [("Content-Type", kind), ("Content-Length", str(len(content))), ("Cache-Control", "no-store")]
    start(status, headers)
    return [content]
