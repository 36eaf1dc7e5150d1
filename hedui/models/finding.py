"""What is wrong, blank or suspicious in an agreement."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from hedui.models.evidence import Evidence
from hedui.models.severity import Severity


class Finding(BaseModel):
    """One thing the reader should know, with the evidence of each side."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(description="stable name of the rule that was broken")
    severity: Severity
    message: str = Field(description="for people; quotes both sides as they stand on the page")
    fields: tuple[str, ...] = Field(default=(), description="JSON Pointers into contract")
    evidence: tuple[Evidence, ...] = Field(default=(), description="where each side stands")
