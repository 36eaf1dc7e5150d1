"""An entry of the book of decisions as other programs get it: from the desk at ``/api/changes``, and in a file."""

from __future__ import annotations

from pydantic import BaseModel, Field, JsonValue

from hedui.review.entries import About, Entry


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
