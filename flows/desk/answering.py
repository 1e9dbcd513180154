"""From a question in a thread to an answer: pages, data in pieces, errors as pages, and the end of a reader's patience.

A request whose reader has gone away (the stop button, a closed tab) ends its query.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from flows.cli.global_options import as_called
from flows.desk.pages import rendered
from tasks.desk.reading import NotThere
from tasks.desk.session import Desk, QueryStopped, Session
from tasks.pure.as_data import plain
from tasks.pure.errors import ConfigError, DatelineError
from tasks.pure.plain_characters import without_controls
from tasks.pure.query import QueryError
from tasks.snapshot import NoSnapshot

__all__ = ["Question", "answered", "csv_of", "html_of", "json_of", "pieces_of"]

Question = Callable[[Request, Session], Response]
Endpoint = Callable[[Request], Awaitable[Response]]

TITLES: tuple[tuple[type[DatelineError], int, str], ...] = (
    (NotThere, 404, "Not in this snapshot"),
    (NoSnapshot, 503, "There is no snapshot yet"),
    (QueryStopped, 503, "This takes too long"),
    (ConfigError, 400, "The address is not right"),
)


def answered(desk: Desk, question: Question) -> Endpoint:
    """The endpoint that runs a query in a session of its own, in a thread."""

    async def endpoint(request: Request) -> Response:
        opened: list[Session] = []

        def run() -> Response:
            try:
                with desk.session() as session:
                    opened.append(session)
                    return question(request, session)
            except DatelineError as error:
                return _failed(request, error)

        watcher = asyncio.create_task(_stop_when_gone(request, opened))
        try:
            return await run_in_threadpool(run)
        finally:
            watcher.cancel()

    return endpoint


def html_of(text: str, status: int = 200) -> Response:
    """A page."""
    return HTMLResponse(without_controls(text), status)


def json_of(value: Any) -> Response:
    """One value as JSON."""
    return JSONResponse(plain(value))


def csv_of(pieces: Iterator[str], name: str) -> Response:
    """CSV, as a file to save."""
    return pieces_of(pieces, "text/csv; charset=utf-8; header=present", f"{name}.csv")


def pieces_of(pieces: Iterable[str], media_type: str, file: str | None = None) -> Response:
    """Text that is sent as it is made. The first piece is made at once, so that an error still has its status."""
    made = iter(pieces)
    first = next(made, "")
    headers = {"Content-Disposition": f'attachment; filename="{file}"'} if file else None
    return StreamingResponse(chain([first], made), media_type=media_type, headers=headers)


def _failed(request: Request, error: DatelineError) -> Response:
    status, title = next(
        ((status, title) for kind, status, title in TITLES if isinstance(error, kind)), (500, "This failed")
    )
    message = as_called(str(error))
    if request.url.path.endswith((".json", ".csv", ".txt", ".parquet")):
        about: dict[str, Any] = {"error": message}
        if isinstance(error, QueryError):
            about |= {"error": error.message, "query": error.query, "position": error.position, "length": error.length}
        return JSONResponse(about, status)
    if isinstance(error, QueryError):
        title, message = "This is not in the query language", error.message
    return html_of(rendered("error.html", title=title, message=message), status)


async def _stop_when_gone(request: Request, opened: list[Session]) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    for session in opened:
        session.stop()
