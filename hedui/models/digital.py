"""Digital signatures that a file carries: who signed it, when, and whether it is still what was signed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from hedui.models.evidence import Box


class SignatureKind(StrEnum):
    SIGNATURE = "signature"
    TIMESTAMP = "timestamp"
    """A timestamp of the whole file, which nobody signed with."""


class SignatureState(StrEnum):
    VERIFIED = "verified"
    """The signed bytes are in the file as they were signed, with the key of the certificate."""
    BROKEN = "broken"
    UNCHECKED = "unchecked"


class SignatureFault(StrEnum):
    """Why a signature does not verify."""

    CONTENT = "content"
    """What it covers is not what was signed."""
    VALUE = "value"
    """It was not made with the certificate's key."""
    DATA = "data"
    """Its data are damaged."""
    COVERAGE = "coverage"
    """It leaves out bytes of the file that it was made in."""


class Changes(StrEnum):
    """What became of the file after it was signed."""

    NONE = "none"
    PERMITTED = "permitted"
    """Further signatures, timestamps, and form fields that may be filled in."""
    UNSEEN = "unseen"
    """Others that show on no page."""
    SHOWN = "shown"
    """A page says or shows something else."""


class Unchecked(StrEnum):
    """What could not be checked here."""

    PROGRAM = "program"
    """Nothing was: pyHanko is not installed."""
    FILE = "file"
    """Nothing was: the file's structure could not be followed."""
    ALGORITHM = "algorithm"
    """The signature itself: it is of a kind, or made with an algorithm (SM2), that is not known here."""
    CHANGES = "changes"
    TIMESTAMP = "timestamp"
    ISSUER = "issuer"
    """Whether who issued the certificate can be trusted: no list of trusted issuers is kept."""
    REVOCATION = "revocation"
    """Whether the certificate was revoked: that is asked over the network."""


class PageChange(BaseModel):
    """What a page says now, and said when the file was signed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: int = Field(ge=1, description="counted from 1; also a page that is gone, or was added")
    before: str = Field(default="", description="what it said where it differs; empty where no text did")
    after: str = Field(default="", description="what it says there now")
    box: Box | None = Field(default=None, description="where it differs; null where a page was added or is gone")


class DigitalSignature(BaseModel):
    """A digital signature, or a timestamp, that the file carries."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: SignatureKind = Field(default=SignatureKind.SIGNATURE, description="a signature or a timestamp of the file")
    field: str | None = Field(default=None, description="name of the form field that holds it")
    state: SignatureState = Field(description="whether it verifies")
    fault: SignatureFault | None = Field(default=None, description="why it does not; null unless `broken`")
    signer: str | None = Field(default=None, description="common name in the signer's certificate")
    organisation: str | None = Field(default=None, description="organisation in that certificate")
    issuer: str | None = Field(default=None, description="who issued that certificate, by its own word")
    valid_from: datetime | None = Field(default=None, description="from when on that certificate is valid")
    valid_to: datetime | None = Field(default=None, description="until when")
    signed_at: datetime | None = Field(default=None, description="when it was signed, by the signer's own clock")
    timestamped_at: datetime | None = Field(default=None, description="when, by a timestamp that verifies")
    changes: Changes | None = Field(
        default=None, description="what was changed in the file afterwards; null where that was not looked at"
    )
    filled: tuple[str, ...] = Field(default=(), description="form fields that were filled in afterwards")
    changed: tuple[PageChange, ...] = Field(default=(), description="what pages say or show otherwise since")
    unchecked: tuple[Unchecked, ...] = Field(default=(), description="what could not be checked")
    page: int | None = Field(default=None, ge=1, description="page that shows it; null where none does")
    box: Box | None = Field(default=None, description="where on that page")

    @property
    def names(self) -> tuple[str, ...]:
        """What the certificate calls the signer, person before organisation."""
        return tuple(dict.fromkeys(filter(None, (self.signer, self.organisation))))

    @property
    def at(self) -> datetime | None:
        """When it was signed: by a timestamp where there is one, else by the signer's own clock."""
        return self.timestamped_at or self.signed_at
