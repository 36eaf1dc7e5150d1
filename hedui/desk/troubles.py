"""What cannot be done, said to whoever asked: a page for people who follow a link, else JSON."""

from __future__ import annotations

import html
import json
import logging
from collections.abc import Callable, Mapping

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from hedui.desk import messages
from hedui.desk.deeds import ConflictError
from hedui.desk.intake import BusyError
from hedui.desk.values import RefusedError
from hedui.errors import UsageError
from hedui.messages import Message
from hedui.settings import Language

log = logging.getLogger("hedui.desk")

_STATUS: Mapping[type[Exception], int] = {RefusedError: 422, ConflictError: 409, UsageError: 503, BusyError: 503}
"""Errors whose own words are the answer."""
_KNOWN = {400: messages.BAD_REQUEST, 404: messages.NOT_FOUND, 405: messages.NO_METHOD}
_RETRY = {"retry-after": "10"}
_PAGE = (
    '<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    '<title>{desk} · hedui</title><link rel="stylesheet" href="/static/desk.css"></head><body class="enter"><main>'
    '<h1>{desk}</h1><p role="alert">{sentence}</p><p><a href="/">{back}</a></p></main></body></html>\n'
)


def said(sentence: str, accept: str, lang: Language) -> tuple[bytes, str]:
    """The sentence as an answer's body, with its media type; ``accept``: what the request says it takes."""
    if "text/html" not in accept:
        return json.dumps({"error": sentence}, ensure_ascii=False).encode(), "application/json; charset=utf-8"
    words = {name: html.escape(messages.WORDS[name].say(lang)) for name in ("desk", "to_list")}
    page = _PAGE.format(
        lang="zh-CN" if lang is Language.ZH else lang.value,
        desk=words["desk"],
        sentence=html.escape(sentence),
        back=words["to_list"],
    )
    return page.encode(), "text/html; charset=utf-8"


def answer(
    request: Request, status: int, sentence: str, lang: Language, headers: Mapping[str, str] | None = None
) -> Response:
    body, kind = said(sentence, request.headers.get("accept", ""), lang)
    return Response(body, status, {**(headers or {}), "content-type": kind})


def enter_into(app: FastAPI, lang: Language) -> None:
    """Have the application say what it cannot do."""

    def with_own_words(status: int) -> Callable[[Request, Exception], Response]:
        def answered(request: Request, error: Exception) -> Response:
            headers = _RETRY if isinstance(error, BusyError) else None
            return answer(request, status, str(error), lang, headers)

        return answered

    def malformed(request: Request, error: Exception) -> Response:
        return answer(request, 400, messages.BAD_REQUEST.say(lang), lang)

    def missing(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        known: Message | None = _KNOWN.get(error.status_code)
        if error.status_code == 404 and "endpoint" not in request.scope:
            known = messages.NO_PLACE
        said = known.say(lang, method=request.method) if known else str(error.detail)
        return answer(request, error.status_code, said, lang)

    def failed(request: Request, error: Exception) -> Response:
        log.error("%s %s", request.method, request.url.path, exc_info=error)
        return answer(request, 500, messages.FAILED.say(lang), lang)

    for kind, status in _STATUS.items():
        app.add_exception_handler(kind, with_own_words(status))
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, missing)
    app.add_exception_handler(Exception, failed)
