"""Who has access to the desk, and what a browser may do with its pages.

The Host header is checked, since a page elsewhere can let its name lead to 127.0.0.1 (DNS rebinding): names must be
localhost or given by the operator; addresses written as numbers cannot be rebound.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "Guard"]

COOKIE = "dateline_token"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Guard:
    """Refuses methods that are not for reading, foreign Host headers and, where there is a token, strangers.

    Args:
        names: host names by which the desk may be called besides localhost.
        token: what a reader must bring once, as ``?token=``, or each time as a bearer token; None: nobody is selection.
    """

    def __init__(self, app: ASGIApp, *, names: Collection[str] = (), token: str | None = None) -> None:
        self._app = app
        self._names = {"localhost", *(name.lower() for name in names)}
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("The desk is for reading: GET and HEAD.\n", 405, {"Allow": "GET, HEAD"})
        if not self._is_called_rightly(headers.get("host", "")):
            message = "This is not a name of the desk. Open it as http://127.0.0.1, or start it with --host NAME.\n"
            return PlainTextResponse(message, 421)
        if self._token is None:
            return None
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        brought = dict(pairs).get("token")
        if brought is not None and self._is_token(brought):
            rest = urlencode([pair for pair in pairs if pair[0] != "token"])
            # One slash at the beginning: two would be the address of another host.
            path = "/" + scope["raw_path"].decode("latin-1").lstrip("/\\")
            answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
            answer.set_cookie(COOKIE, brought, httponly=True, samesite="strict", path="/")
            return answer
        if self._is_token(_bearer(headers)) or self._is_token(_cookie(headers)):
            return None
        return PlainTextResponse("Open the address that `dateline browse` printed, with its token.\n", 403)

    def _is_called_rightly(self, host: str) -> bool:
        name = host.lower()
        if name.startswith("["):
            name = name[1:].partition("]")[0]
        elif name.count(":") == 1:
            name = name.partition(":")[0]
        if name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _is_token(self, brought: str) -> bool:
        return self._token is not None and hmac.compare_digest(brought.encode(), self._token.encode())


def _bearer(headers: Headers) -> str:
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else ""


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""
