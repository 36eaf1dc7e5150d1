"""What goes in and out of the programming interface."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hedui.models.review import ReviewStatus, Verdict
from hedui.review.decided import Decided


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
    places: list[Picked] = Field(default=[], max_length=40, description="where it was picked, in reading order")


class Judgement(Deed):
    finding: str = Field(max_length=200, description="the finding's key")
    verdict: Verdict


class Remark(Deed):
    about: Literal["owner", "note"]
    text: str | None = Field(max_length=1000)


class Status(Deed):
    status: ReviewStatus


class Undo(_Body):
    entry: int = Field(ge=1, le=2**53)


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


class Lesson(_Body):
    """Which correction teaches it."""

    entry: int = Field(ge=1, le=2**53)


class Learned(BaseModel):
    """An entry of the catalogue in the output folder; it counts from the next import on."""

    label: str
    field: str
    tried: int = Field(description="confirmed agreements that it was tried on")
    gained: int = Field(description="confirmed values in them that are read with it and were not without")


class Within(BaseModel):
    """What was read inside a box on a page's picture."""

    text: str = Field(description="all of it, in reading order")
    places: list[Picked]
    boxes: list[tuple[float, float, float, float]] = Field(description="where that stands, in points")


class PageText(BaseModel):
    number: int
    text: str
    picture: str | None
    width: float
    height: float


class Changes(BaseModel):
    entries: list[Decided]
    last: int = Field(description="ask since this number the next time")


class Taken(BaseModel):
    """What became of a file that was sent."""

    read: bool = Field(description="false where its content was known already, so that nothing was read again")
    agreements: list[Seen]
