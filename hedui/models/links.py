"""What a batch finds among its other files about an agreement: supplements that amend it, and its other forms."""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict, Field

from hedui.models.numbers import Money


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AmendedBy(_Model):
    """A supplement among the files."""

    path: str = Field(description="the supplement's path below the imported folder; of a file's further agreements a.2")
    number: str | None = None
    title: str | None = None
    date_signed: datetime.date | None = None


class Amended(_Model):
    """What holds of an agreement now that supplements amend it."""

    by: tuple[AmendedBy, ...] = Field(description="the supplements, in the order in which they were signed")
    total: Money | None = Field(default=None, description="the total that holds now, where a supplement changes it")
    total_from: str | None = Field(default=None, description="path of the supplement that says so")
    expires_on: datetime.date | None = Field(
        default=None, description="the day on which it expires or ends now, where a supplement changes that"
    )
    expires_from: str | None = Field(default=None, description="path of the supplement that says so")
    notice_by: datetime.date | None = Field(
        default=None, description="the last day for notice, computed from that and the agreement's own notice days"
    )
    ended: bool = Field(default=False, description="whether a supplement ends it before its time")
    changes_price: bool = Field(default=False, description="whether a supplement changes its price")
    changes_term: bool = Field(default=False, description="whether a supplement changes how long it lasts")

    @property
    def changes(self) -> bool:
        """Whether a supplement changes its price or its term."""
        return self.changes_price or self.changes_term


class Links(_Model):
    """What the other files of the batch say of an agreement."""

    amends: str | None = Field(default=None, description="path of the agreement among the files that it amends")
    amended: Amended | None = Field(default=None, description="what holds now; null where no supplement amends it")
    forms: tuple[str, ...] = Field(
        default=(), description="paths of the same agreement's other forms, as another scan, a PDF, a text"
    )
    form_of: str | None = Field(
        default=None, description="path of the form that is shown for all of them, where this is not the one"
    )

    @property
    def is_empty(self) -> bool:
        """Whether the other files say nothing of it."""
        return self == Links()
