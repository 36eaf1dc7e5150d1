"""What a supplement does to the agreement that it amends, and what holds of an agreement that supplements amend."""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict, Field

from hedui.models.numbers import Duration, Money


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Amendment(_Model):
    """What a supplement changes of the other agreement's price and term, as far as it says so."""

    total: Money | None = Field(default=None, description="the other agreement's total from now on")
    added: Money | None = Field(default=None, description="by how much that total grows")
    reduced: Money | None = Field(default=None, description="by how much that total falls")
    end_date: datetime.date | None = Field(
        default=None, description="the end of the other agreement's term from now on"
    )
    duration: Duration | None = Field(default=None, description="the length of that term from now on")
    extension: Duration | None = Field(default=None, description="by how long that term is extended")
    ended_on: datetime.date | None = Field(default=None, description="the day from which the other agreement is ended")

    @property
    def changes_price(self) -> bool:
        """Whether it changes the other agreement's price."""
        return self.total is not None or self.added is not None or self.reduced is not None

    @property
    def changes_term(self) -> bool:
        """Whether it changes how long the other agreement lasts."""
        terms = (self.end_date, self.duration, self.extension, self.ended_on)
        return any(each is not None for each in terms)
