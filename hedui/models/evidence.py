"""Where a value stands on the paper, and how it was found."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

Box = tuple[float, float, float, float]
"""A rectangle on a page: x0, top, x1, bottom in PDF points from the page's top left corner, rotation applied."""


class Method(StrEnum):
    """How a value was found."""

    LABEL = "label"
    BRACKET = "bracket"
    CLAUSE = "clause"
    TABLE = "table"
    NER = "ner"
    DERIVED = "derived"
    PERSON = "person"
    """Somebody picked it on the page."""


class Evidence(BaseModel):
    """One stretch of one page's text that states a value; the page's text sliced ``[start:end]`` is ``text``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: int = Field(ge=1, description="page number, counted from 1")
    start: int = Field(ge=0, description="offset of the first character in the page's text, counted from 0")
    end: int = Field(ge=0, description="offset behind the last character")
    text: str = Field(description="the page's text between start and end, as it stands there")
    boxes: tuple[Box, ...] = Field(
        default=(), description="one per line touched: x0, top, x1, bottom in points from the page's top left"
    )
    confidence: float = Field(ge=0, le=1, description="how surely the characters were read and assigned, 0 to 1")
    method: Method = Field(description="how the value was found")
