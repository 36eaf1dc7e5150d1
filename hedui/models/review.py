"""What people decided about an agreement: corrections, findings that were judged, and whether it is confirmed."""

from __future__ import annotations

import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class ReviewStatus(StrEnum):
    """How far an agreement is: nobody has confirmed it, it is confirmed, it has a problem, it was sent back."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    PROBLEM = "problem"
    RETURNED = "returned"


class Verdict(StrEnum):
    """What a person says of a finding: it is so, it is a false alarm, it has been dealt with."""

    TRUE = "true"
    FALSE_ALARM = "false-alarm"
    SETTLED = "settled"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Correction(_Model):
    """A value that a person put in the place of what was read."""

    pointer: str = Field(description="JSON Pointer into contract")
    old: JsonValue = Field(description="what was read when it was corrected; null where nothing was")
    new: JsonValue = Field(description="what stands in contract; null where the agreement states no such value")
    by: str
    at: datetime.datetime
    why: str | None = None
    open: bool = Field(
        default=False, description="whether a later reading found a third value, so that the question is open again"
    )


class Judgement(_Model):
    """What a person says of one of the record's findings."""

    finding: int = Field(ge=0, description="which of findings, counted from 0")
    code: str
    verdict: Verdict
    by: str
    at: datetime.datetime
    why: str | None = None


class Review(_Model):
    """What people decided about an agreement."""

    status: ReviewStatus
    by: str | None = Field(default=None, description="who decided last")
    at: datetime.datetime | None = Field(default=None, description="when")
    why: str | None = Field(default=None, description="what was said with the status")
    owner: str | None = Field(default=None, description="who is to see to the agreement")
    note: str | None = Field(default=None, description="what people noted about it")
    changed: tuple[str, ...] = Field(
        default=(),
        description="JSON Pointers at which a later reading differs from what was confirmed: the status is open again",
    )
    corrections: tuple[Correction, ...] = ()
    findings: tuple[Judgement, ...] = ()
