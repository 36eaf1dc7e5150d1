"""The record: what one agreement becomes. Its shape is a promise to downstream systems."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, computed_field, model_validator

from hedui.models.amendment import Amendment
from hedui.models.contract import Contract
from hedui.models.custom import CustomField, json_schema
from hedui.models.digital import DigitalSignature
from hedui.models.evidence import Evidence
from hedui.models.finding import Finding
from hedui.models.links import Links
from hedui.models.page import Reading
from hedui.models.part import PartKind
from hedui.models.review import Review
from hedui.models.severity import Severity

SCHEMA: Literal["hedui/1"] = "hedui/1"
SCHEMA_ID = "urn:hedui:record:1"
"""The ``$id`` of the JSON Schema: it has the version of the shape, and no address that could go away."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PageReading(_Model):
    """How one page was read."""

    page: int = Field(ge=1)
    method: Reading
    engine: str | None = None
    confidence: float | None = Field(
        default=None, ge=0, le=1, description="a low percentile of the page's characters, not their mean"
    )


class SourcePart(_Model):
    """Which of a file's agreements the record is of, where the file holds several."""

    index: int = Field(ge=1, description="1 for the file's first agreement")
    pages: tuple[int, ...] = Field(description="the file's pages that it stands on, counted from 1")


class SourceFile(_Model):
    """One of several files that make an agreement."""

    path: str = Field(description="below the imported folder; where no folder was imported, its name")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="hash of the file's bytes")


class Source(_Model):
    """The input file."""

    name: str
    sha256: str = Field(
        pattern=r"^[0-9a-f]{64}$",
        description="hash of the file's bytes; of several that make one agreement, of their hashes, each on a line",
    )
    media_type: str
    path: str | None = Field(
        default=None, description="below the imported folder, with / between its parts; null where no folder was"
    )
    pages: int = Field(ge=0, description="pages that the agreement stands on")
    reading: tuple[PageReading, ...] = ()
    files: tuple[SourceFile, ...] = Field(
        default=(), description="the pictures or texts, where several make one agreement: page n is the nth"
    )
    part: SourcePart | None = Field(default=None, description="null where the file holds one agreement")
    signatures: tuple[DigitalSignature, ...] = Field(
        default=(), description="digital signatures that the file carries, in the order in which they were made"
    )

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the file's pages that the agreement stands on."""
        return self.part.pages if self.part else tuple(range(1, self.pages + 1))

    @property
    def index(self) -> int:
        """Which of its file's agreements it is, counted from 1."""
        return self.part.index if self.part else 1

    @property
    def is_unread(self) -> bool:
        """Whether no page gave any text."""
        return bool(self.reading) and all(page.method is Reading.NONE for page in self.reading)


class BracketState(StrEnum):
    FILLED = "filled"
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"
    UNRESOLVED = "unresolved"


class Bracket(_Model):
    """One 【…】 of the document, in reading order."""

    text: str = Field(description="as it stands on the page")
    value: str | None = Field(description="what stands inside, or null")
    state: BracketState
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    clause: str | None = None
    field: str | None = Field(default=None, description="JSON Pointer into contract, or null for punctuation")


class OutlineEntry(_Model):
    """A clause's number and heading."""

    number: str
    heading: str | None = None
    page: int = Field(ge=1)
    start: int = Field(ge=0)


class FilePart(_Model):
    """What a stretch of the file is, one entry for each page that it touches, in reading order."""

    kind: PartKind
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Checks(_Model):
    """What the user changed about the checks of this record."""

    disabled: tuple[str, ...] = ()
    severities: dict[str, Severity] = Field(default_factory=dict)


class Worst(_Model):
    """The finding that may cost the most."""

    code: str = Field(description="its code")
    severity: Severity = Field(description="its severity")


class Record(_Model):
    """One agreement: its values, where each stands, its brackets, its outline and its findings."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["hedui/1"] = Field(default=SCHEMA, alias="schema")
    producer: str | None = Field(default=None, description="the program that wrote the record, and its version")
    source: Source
    contract: Contract
    evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict)
    brackets: tuple[Bracket, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    parts: tuple[FilePart, ...] = ()
    findings: tuple[Finding, ...] = ()
    checks: Checks = Checks()
    custom_fields: tuple[CustomField, ...] = Field(default=(), description="what `/contract/custom` holds")
    links: Links | None = Field(default=None, description="what the other files of the batch say of it")
    amendment: Amendment | None = Field(
        default=None, description="what a supplement changes of the agreement that it amends; null for any other"
    )
    review: Review | None = Field(default=None, description="what people decided about it; null where nobody has")

    @model_validator(mode="before")
    @classmethod
    def _without_worst(cls, data: object) -> object:
        """What follows from the findings is not read but made again."""
        if isinstance(data, dict) and "worst" in data:
            return {key: value for key, value in data.items() if key != "worst"}
        return data

    @computed_field(description="the finding to look at first; null where there is none")  # type: ignore[prop-decorator]
    @property
    def worst(self) -> Worst | None:
        """The first of the severest findings, which are in the order of what they may cost."""
        found = max(self.findings, key=lambda finding: finding.severity.rank, default=None)
        return Worst(code=found.code, severity=found.severity) if found is not None else None

    def to_json(self, *, indent: int | None = 2) -> str:
        """The record as JSON text in UTF-8 characters, keys in a fixed order, ending in a newline."""
        return self.model_dump_json(by_alias=True, indent=indent) + "\n"

    @staticmethod
    def json_schema(fields: tuple[CustomField, ...] = ()) -> dict[str, Any]:
        """The JSON Schema (2020-12) that every record validates against, or every one that declares these fields."""
        schema = Record.model_json_schema(by_alias=True, mode="serialization")
        if fields:
            schema["$defs"]["Contract"]["properties"]["custom"] |= json_schema(fields)
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
