"""The desk's pages and its programming interface, in one process."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from jinja2 import Environment
from starlette.exceptions import HTTPException

import hedui
from hedui.desk import api, messages, troubles, view
from hedui.desk.bodies import Password
from hedui.desk.guard import MOST_BYTES, Guard
from hedui.desk.listing import Listing, Query, codes, listing, neighbours, people
from hedui.desk.office import Office
from hedui.desk.opened import Opened
from hedui.desk.people import People
from hedui.export.pages import TEMPLATES
from hedui.messages import Message
from hedui.review.entries import Identity


def build(office: Office, people_: People, hosts: Iterable[str], cookie: str, *, warm: bool = False) -> Guard:
    """The application, with its guard before it.

    ``hosts``: under what names and ports it may be called; ``cookie``: what the cookie is called that says who asks;
    ``warm``: whether all that pages are made with is loaded now, so that the first is as fast as the others.
    """
    lang = office.lang
    app = FastAPI(
        title="hedui",
        version=hedui.__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        description="Agreements that hedui has read: list them, look at them, decide, and follow what others decide.",
    )
    app.state.office = office
    app.include_router(api.router)
    pages = Pages(office, people_, cookie, view.environment(lang))
    pages.enter_into(app)
    if warm:
        pages.warm_up()
    troubles.enter_into(app, lang)
    most = {"/api/agreements": office.intake.most_bytes + MOST_BYTES}
    return Guard(app, people_, frozenset(hosts), cookie, lang, most)


class Pages:
    """What people see."""

    def __init__(self, office: Office, people_: People, cookie: str, templates: Environment) -> None:
        self._office = office
        self._people = people_
        self._cookie = cookie
        self._templates = templates

    def enter_into(self, app: FastAPI) -> None:
        """Have the application answer for the pages."""
        for path, page in (
            ("/", self.list_page),
            ("/agreements/{identity}", self.agreement),
            ("/agreements/{identity}/panel", self.panel),
            ("/agreements/{identity}/original", self.original),
            ("/pictures/{identity}/{page}", self.picture),
            ("/static/{name}", self.static),
            ("/enter/{token}", self.enter),
        ):
            app.add_api_route(path, page, methods=["GET"], include_in_schema=False, response_model=None)
        app.add_api_route(
            "/enter/{token}", self.enter_with, methods=["POST"], include_in_schema=False, response_model=None
        )

    def warm_up(self) -> None:
        """Make the page of an agreement, for nobody."""
        for line in listing(self._office.index, Query()).lines[:1]:
            opened = self._office.find(line.identity)
            if opened:
                self._page_of(opened, Query(), self._people.names[0], "", None)

    def list_page(self, request: Request) -> Response:
        query = Query.of(request.query_params)
        found: Listing = listing(self._office.index, query)
        return self._html(
            "desk-list.html",
            request.state.person,
            query=query,
            found=found,
            people=people(self._office.index),
            codes=codes(self._office.index),
            done=self._just_now(request),
        )

    def agreement(self, request: Request, identity: str) -> Response:
        opened = self._office.open(identity)
        given = request.query_params
        return self._page_of(
            opened, Query.of(given), request.state.person, given.get("finding", ""), self._just_now(request)
        )

    def _page_of(self, opened: Opened, query: Query, person: str, at: str, done: Opened | None) -> Response:
        return self._html(
            "desk-agreement.html",
            person,
            query=query,
            around=neighbours(self._office.index, query, opened.identity),
            links=view.links_of(opened),
            link_to=self._office.index.named,
            done=done,
            **self._panel(opened, person, at),
        )

    def panel(self, request: Request, identity: str) -> Response:
        person, at = request.state.person, request.query_params.get("finding", "")
        return self._html("desk-panel.html", person, **self._panel(self._office.open(identity), person, at))

    def original(self, identity: str) -> Response:
        path = self._office.original(self._office.open(identity))
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type="application/octet-stream", filename=path.name)

    def picture(self, identity: str, page: int) -> Response:
        known = Identity.of(identity)
        path = self._office.picture(known, page) if known else None
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type="image/jpeg", headers={"cache-control": "private, max-age=3600"})

    def static(self, name: str) -> Response:
        if name not in view.STATIC:
            raise HTTPException(404)
        return FileResponse(TEMPLATES / name, media_type=view.STATIC[name], headers={"cache-control": "no-cache"})

    def enter(self, request: Request, token: str) -> Response:
        """Whoever has a link comes in by it, once the password is given where there is one."""
        name = self._people.by_link(token)
        if name is None:
            return self._said(request, messages.WRONG_LINK, 401)
        page = self._templates.get_template("desk-enter.html").render(ask=self._people.has_password, token=token)
        response = HTMLResponse(page)
        if not self._people.has_password:
            self._admit(response, name)
        return response

    def enter_with(self, request: Request, token: str, given: Password) -> Response:
        name = self._people.by_link(token)
        if name is None:
            return self._said(request, messages.WRONG_LINK, 401)
        if not self._people.may_try:
            return self._said(request, messages.TOO_MANY, 429)
        if not self._people.has_password or not self._people.opens(given.password):
            return self._said(request, messages.WRONG_PASSWORD, 401)
        response = JSONResponse({"name": name})
        self._admit(response, name)
        return response

    def _admit(self, response: Response, name: str) -> None:
        response.set_cookie(self._cookie, self._people.session(name), httponly=True, samesite="strict", path="/")

    def _said(self, request: Request, sentence: Message, status: int) -> Response:
        return troubles.answer(request, status, sentence.say(self._office.lang), self._office.lang)

    def _panel(self, opened: Opened, person: str, at: str) -> dict[str, Any]:
        """``at``: the number of the finding that is shown, as it stands in the address."""
        number = int(at) if at.isascii() and at.isdecimal() and len(at) < 6 else None
        entries = self._office.book.entries(opened.identity)
        taught = self._office.school.proposals(opened)
        return {"panel": view.panel(opened, number, person, self._office.lang, entries, taught), "opened": opened}

    def _just_now(self, request: Request) -> Opened | None:
        """The agreement that somebody comes from, having decided."""
        done = Identity.of(request.query_params.get("done", ""))
        return self._office.find(done) if done else None

    def _html(self, template: str, person: str, **facts: object) -> HTMLResponse:
        made = self._templates.get_template(template).render(person=person, **facts)
        return HTMLResponse(made)
