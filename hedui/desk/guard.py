"""What stands before every request: who asks, from where, how much, and what the answer allows the browser to do."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from hedui.desk import messages, troubles
from hedui.desk.people import People
from hedui.messages import Message
from hedui.settings import Language

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_SAFE = frozenset({"GET", "HEAD"})
_OPEN = ("/enter/", "/static/")
"""What anybody may see: where one comes in, and how the pages look."""
MOST_BYTES = 65_536
"""Of a request's body; a decision is far smaller."""

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


class _Refused(Exception):  # noqa: N818 - an answer rather than an error
    def __init__(self, status: int, sentence: Message) -> None:
        super().__init__(status)
        self.status = status
        self.sentence = sentence


def _is_program(scope: Scope, headers: Mapping[str, str]) -> bool:
    """Whether a program asks: what a page of the desk asks for the browser marks, or sends with a cookie."""
    return bool(scope["path"].startswith("/api/")) and headers.keys().isdisjoint({"sec-fetch-site", "cookie"})


class Guard:
    """Lets through what a person whom the desk knows asks from the desk's own pages, or a program with her token."""

    def __init__(
        self, app: App, people: People, hosts: frozenset[str], cookie: str, lang: Language, uploads: Mapping[str, int]
    ) -> None:
        """``hosts``: the names and ports under which the desk may be called; numeric addresses may be too where
        ``*`` is among them. ``uploads``: paths whose bodies may be larger, with how many bytes."""
        self._app = app
        self._people = people
        self._hosts = hosts
        self._cookie = cookie
        self._lang = lang
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        try:
            self._check(scope, headers)
        except _Refused as refused:
            await self._answer(send, refused.status, refused.sentence, headers)
            return
        await self._app(scope, *self._limited(receive, send, self._most(scope["path"]), headers))

    def _check(self, scope: Scope, headers: Mapping[str, str]) -> None:
        host = headers.get("host", "").lower()
        if not self._is_meant(scope, host):
            raise _Refused(421, messages.WRONG_HOST)
        bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
        if scope["method"] not in _SAFE:
            if not bearer and not _is_from(headers, host):
                raise _Refused(403, messages.WRONG_ORIGIN)
            length = headers.get("content-length", "0")
            if length.isdecimal() and int(length) > self._most(scope["path"]):
                raise _Refused(413, messages.TOO_LARGE)
        if scope["path"].startswith(_OPEN):
            return
        name = self._people.by_bearer(bearer) if bearer else self._people.by_session(self._given(headers))
        if name is None:
            raise _Refused(401, messages.NO_TOKEN if bearer or _is_program(scope, headers) else messages.WHO)
        scope.setdefault("state", {})["person"] = name

    def _is_meant(self, scope: Scope, host: str) -> bool:
        """Whether the request names one host, and that is this desk."""
        return self._is_own(host) and sum(name.lower() == b"host" for name, _ in scope["headers"]) == 1

    def _is_own(self, host: str) -> bool:
        if host in self._hosts:
            return True
        if "*" not in self._hosts:
            return False
        try:  # a name may be made to lead here by whoever owns it; a number cannot
            ipaddress.ip_address(urlsplit(f"//{host}").hostname or "")
        except ValueError:
            return False
        return True

    def _given(self, headers: Mapping[str, str]) -> str:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return ""
        return cookie.value if cookie else ""

    def _most(self, path: str) -> int:
        return self._uploads.get(path, MOST_BYTES)

    def _limited(self, receive: Receive, send: Send, left: int, headers: Mapping[str, str]) -> tuple[Receive, Send]:
        """The ways in and out of the application: no more comes in than may, and what goes out says so."""
        refused = False

        async def receiving() -> MutableMapping[str, Any]:
            nonlocal left, refused
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                refused = True
                return {"type": "http.disconnect"}
            return message

        async def sending(message: MutableMapping[str, Any]) -> None:
            if not refused:
                await send(_with_headers(message))
            elif message["type"] == "http.response.start":
                await self._answer(send, 413, messages.TOO_LARGE, headers)

        return receiving, sending

    async def _answer(self, send: Send, status: int, sentence: Message, asked: Mapping[str, str]) -> None:
        body, kind = troubles.said(sentence.say(self._lang), asked.get("accept", ""), self._lang)
        headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
        await send(_with_headers({"type": "http.response.start", "status": status, "headers": headers}))
        await send({"type": "http.response.body", "body": body})


def _is_from(headers: Mapping[str, str], host: str) -> bool:
    """Whether a request comes from a page of the desk; browsers always say so where something is changed."""
    return headers.get("origin", "").lower() == f"http://{host}" and headers.get("sec-fetch-site", "same-origin") in (
        "same-origin",
        "none",
    )


def _with_headers(message: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if message["type"] != "http.response.start":
        return message
    there = {name.lower() for name, _ in message["headers"]}
    added = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in there]
    return {**message, "headers": [*message["headers"], *added]}
