"""The programming interface under ``/api``: the desk's own script uses it, and so may other programs.

A program gives the token of somebody's link: ``Authorization: Bearer TOKEN`` (``TOKEN:PASSWORD`` where the desk has a
password).
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from hedui.desk import messages, picking
from hedui.desk.bodies import (
    Changes,
    Found,
    Judgement,
    Learned,
    Lesson,
    Listed,
    PageText,
    Picked,
    Remark,
    Seen,
    Status,
    Taken,
    Undo,
    Value,
    Within,
)
from hedui.desk.listing import Query as Question
from hedui.desk.listing import listing
from hedui.desk.office import Office
from hedui.desk.opened import Opened
from hedui.desk.values import RefusedError
from hedui.models.record import Record
from hedui.models.review import ReviewStatus
from hedui.review.decided import Decided
from hedui.review.entries import About, Place


class _Trouble(BaseModel):
    error: str


ANSWERS: dict[int | str, dict[str, Any]] = {
    code: {"model": _Trouble, "description": said}
    for code, said in (
        (400, "what was sent is malformed"),
        (401, "no token, or a wrong one"),
        (404, "there is no such agreement"),
        (409, "somebody else was faster"),
        (413, "too large"),
        (422, "refused, for the reason that is said"),
        (503, "the desk cannot do it just now"),
    )
}
FILE = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "format": "binary"}},
            }
        }
    },
}
_TOKEN = HTTPBearer(auto_error=False, description="the token of somebody's link; the guard has looked at it before")
router = APIRouter(prefix="/api", responses=ANSWERS, dependencies=[Depends(_TOKEN)])

_MOST_CHANGES = 1000
Point = Annotated[float, Query(ge=-1e6, le=1e6, allow_inf_nan=False)]


def _office(request: Request) -> Office:
    office: Office = request.app.state.office
    return office


@router.get("/agreements")
def agreements(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    status: str = "",
    worst: str = "",
    code: str = "",
    who: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Found:
    """Agreements that fit, what is to be decided first, fifty at a time."""
    given = {"q": q, "status": status, "worst": worst, "code": code, "who": who, "page": str(page)}
    found = listing(_office(request).index, Question.of(given))
    rows = [
        Listed(
            id=str(line.identity),
            path=line.row.path,
            number=line.row.number,
            title=line.row.title,
            party_a=line.row.party_a,
            party_b=line.row.party_b,
            total=line.row.total.replace(",", ""),
            currency=line.row.currency,
            start=line.row.start,
            until=line.row.until,
            status=ReviewStatus(line.row.status),
            again=bool(line.row.again),
            left=line.row.left,
            worst=line.row.sentence,
            by=line.row.who,
            at=line.row.at,
        )
        for line in found.lines
    ]
    return Found(total=found.total, counts=dict(found.counts), agreements=rows)


_KNOWN: dict[int | str, dict[str, Any]] = {
    200: {"model": Taken, "description": "its content is known already: nothing was read again"}
}


@router.post("/agreements", status_code=201, responses=_KNOWN, openapi_extra={"requestBody": FILE})
async def send(request: Request, response: Response) -> Taken:
    """Send a file, and get the record of each agreement in it once it is read."""
    office = _office(request)
    with office.intake.slot():
        async with request.form(max_files=4, max_fields=20) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise RefusedError(messages.NO_FILE.say(office.lang))
            identities, is_new = await run_in_threadpool(office.intake.take, file.filename, file.file)
    if not is_new:
        response.status_code = 200
    found = [await run_in_threadpool(office.find, identity) for identity in identities]
    return Taken(read=is_new, agreements=[_seen(opened) for opened in found if opened])


@router.get("/agreements/{identity}")
def agreement(request: Request, identity: str) -> Seen:
    """One agreement's record, with what people decided."""
    return _seen(_office(request).open(identity))


def _seen(opened: Opened) -> Seen:
    record: Record = opened.reviewed
    return Seen(
        id=str(opened.identity),
        path=opened.path,
        record=record.model_dump(mode="json", by_alias=True),
        findings=opened.keys,
        based={f"{about}:{pointer}": number for (about, pointer), number in opened.decisions.seen.items()},
        number=opened.decisions.number,
    )


@router.get("/agreements/{identity}/pages/{number}")
def page(request: Request, identity: str, number: int) -> PageText:
    """The text of a page that the agreement stands on, and where its picture is."""
    opened = _office(request).open(identity)
    size = opened.size(number) if 0 < number < 1_000_000 else None
    picture = f"/pictures/{opened.identity}/{number}" if size else None
    width, height = size or (0.0, 0.0)
    return PageText(number=number, text=opened.text(number), picture=picture, width=width, height=height)


@router.get("/agreements/{identity}/pages/{number}/within")
def within(
    request: Request, identity: str, number: int, left: Point, top: Point, right: Point, bottom: Point
) -> Within:
    """What was read inside a box on a page's picture; nothing where nothing was. In points from the top left."""
    opened = _office(request).open(identity)
    found = picking.within(opened, number, (left, top, right, bottom))
    return Within(
        text=picking.joined(found),
        places=[Picked(page=each.page, start=each.start, end=each.end, text=each.text) for each in found],
        boxes=[box for each in found for box in each.boxes],
    )


@router.post("/agreements/{identity}/values")
def correct(request: Request, identity: str, deed: Value) -> Decided:
    """Correct a value."""
    office = _office(request)
    places = [Place(each.page, each.start, each.end, each.text) for each in deed.places]
    deeds = office.deeds(request.state.person)
    return Decided.of(deeds.correct(office.open(identity), deed.pointer, deed.text, deed.based, places, deed.why))


@router.post("/agreements/{identity}/findings")
def judge(request: Request, identity: str, deed: Judgement) -> Decided:
    """Say of a finding whether it is so, a false alarm, or settled."""
    office = _office(request)
    deeds = office.deeds(request.state.person)
    return Decided.of(deeds.judge(office.open(identity), deed.finding, deed.verdict, deed.based, deed.why))


@router.post("/agreements/{identity}/status")
def decide(request: Request, identity: str, deed: Status) -> Decided:
    """Confirm an agreement, or say that it has a problem or was sent back."""
    office = _office(request)
    deeds = office.deeds(request.state.person)
    return Decided.of(deeds.set_status(office.open(identity), deed.status, deed.based, deed.why))


@router.post("/agreements/{identity}/remarks")
def remark(request: Request, identity: str, deed: Remark) -> Decided:
    """Say who is to see to the agreement, or note something about it."""
    office = _office(request)
    deeds = office.deeds(request.state.person)
    return Decided.of(deeds.remark(office.open(identity), About(deed.about), deed.text, deed.based))


@router.post("/agreements/{identity}/undo")
def undo(request: Request, identity: str, deed: Undo) -> Decided:
    """Take back one of your own decisions."""
    office = _office(request)
    return Decided.of(office.deeds(request.state.person).undo(office.open(identity), deed.entry))


@router.post("/agreements/{identity}/taught")
def teach(request: Request, identity: str, deed: Lesson) -> Learned:
    """Accept the label that a correction teaches, unless a confirmed agreement would be read worse with it."""
    office = _office(request)
    made = office.teach(office.open(identity), deed.entry)
    return Learned(label=made.proposal.label, field=made.proposal.field, tried=made.tried, gained=made.gained)


@router.get("/changes")
def changes(
    request: Request,
    since: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=_MOST_CHANGES)] = _MOST_CHANGES,
) -> Changes:
    """What was decided behind the entry of this number, in order."""
    found = _office(request).book.since(since, limit)
    return Changes(entries=[Decided.of(entry) for entry in found], last=found[-1].number if found else since)
