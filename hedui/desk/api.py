"""The programming interface under ``/api``: the desk's own script uses it, and so may other programs.

A program gives the token of somebody's link: ``Authorization: Bearer TOKEN`` (``TOKEN:PASSWORD`` where the desk has a
password).
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from hedui.desk.listing import Query as Question
from hedui.desk.listing import listing
from hedui.desk.office import Office
from hedui.models.record import Record
from hedui.models.review import ReviewStatus, Verdict
from hedui.review.entries import About, Entry, Place

router = APIRouter(prefix="/api")

_MOST_CHANGES = 1000


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Password(_Body):
    password: str = Field(max_length=200)


class Picked(_Body):
    """Where on a page a value was picked: offsets into the page's text."""

    page: int = Field(ge=1, le=1_000_000)
    start: int = Field(ge=0, le=100_000_000)
    end: int = Field(ge=0, le=100_000_000)
    text: str = Field(max_length=1000)


class Deed(_Body):
    """``based``: the number of the last entry about the same thing that you have seen, 0 for none."""

    based: int = Field(ge=0, le=2**53)
    why: str | None = Field(default=None, max_length=1000)


class Value(Deed):
    """A correction; ``text`` is what stands on the page, or null where the agreement states no such value."""

    pointer: str = Field(max_length=300, description="JSON Pointer into contract; rows by number or by name (乙方)")
    text: str | None = Field(max_length=1000)
    place: Picked | None = None


class Judgement(Deed):
    finding: str = Field(max_length=200, description="the finding's key")
    verdict: Verdict


class Status(Deed):
    status: ReviewStatus


class Undo(_Body):
    entry: int = Field(ge=1, le=2**53)


class Decided(BaseModel):
    """An entry of the book of decisions."""

    number: int
    at: str = Field(description="UTC, ISO 8601")
    by: str
    sha256: str
    part: int = Field(description="which of the file's agreements, counted from 1")
    about: About
    pointer: str
    old: JsonValue
    new: JsonValue
    why: str | None
    undoes: int | None = Field(description="the entry that this one takes back")

    @staticmethod
    def of(entry: Entry) -> Decided:
        draft = entry.draft
        return Decided(
            number=entry.number,
            at=entry.at.isoformat(),
            by=entry.by,
            sha256=draft.identity.sha256,
            part=draft.identity.part,
            about=draft.about,
            pointer=draft.pointer,
            old=draft.old,
            new=draft.new,
            why=draft.why,
            undoes=draft.undoes,
        )


class Listed(BaseModel):
    """One agreement of the list."""

    id: str
    path: str
    number: str
    title: str
    party_a: str
    party_b: str
    total: str
    currency: str
    start: str
    until: str
    status: ReviewStatus
    again: bool = Field(description="whether another reading asks for what was decided before")
    left: int = Field(description="errors and warnings that nobody has judged")
    worst: str = Field(description="what the worst finding says")
    by: str
    at: str


class Found(BaseModel):
    total: int
    counts: dict[str, int] = Field(description="how many there are of each status")
    agreements: list[Listed]


class Seen(BaseModel):
    """An agreement: its record as the decisions leave it, and what a decision must be based on."""

    id: str
    path: str
    record: dict[str, Any]
    findings: list[str] = Field(description="the findings' keys, in the record's order")
    based: dict[str, int] = Field(description="number of the last entry about each thing that was decided")
    number: int = Field(description="number of the last entry of all")


class PageText(BaseModel):
    number: int
    text: str
    picture: str | None
    width: float
    height: float


class Changes(BaseModel):
    entries: list[Decided]
    last: int = Field(description="ask since this number the next time")


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


@router.get("/agreements/{identity}")
def agreement(request: Request, identity: str) -> Seen:
    """One agreement's record, with what people decided."""
    opened = _office(request).open(identity)
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


@router.post("/agreements/{identity}/values")
def correct(request: Request, identity: str, deed: Value) -> Decided:
    """Correct a value."""
    office = _office(request)
    picked = deed.place
    place = Place(picked.page, picked.start, picked.end, picked.text) if picked else None
    deeds = office.deeds(request.state.person)
    return Decided.of(deeds.correct(office.open(identity), deed.pointer, deed.text, deed.based, place, deed.why))


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


@router.post("/agreements/{identity}/undo")
def undo(request: Request, identity: str, deed: Undo) -> Decided:
    """Take back one of your own decisions."""
    office = _office(request)
    return Decided.of(office.deeds(request.state.person).undo(office.open(identity), deed.entry))


@router.get("/changes")
def changes(
    request: Request,
    since: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=_MOST_CHANGES)] = _MOST_CHANGES,
) -> Changes:
    """What was decided behind the entry of this number, in order."""
    found = _office(request).book.since(since, limit)
    return Changes(entries=[Decided.of(entry) for entry in found], last=found[-1].number if found else since)
