"""What every extractor reads from: the text, its labels, its outline and its parts, with ways from one to the other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from hedui.extract.catalogue import Catalogue
from hedui.extract.labels import Hit
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.outline import Clause, Outline
from hedui.extract.regions import Regions
from hedui.extract.text import AgreementText
from hedui.models.evidence import Method


@dataclass(frozen=True, slots=True)
class Layout:
    """An agreement laid out for reading."""

    text: AgreementText
    hits: tuple[Hit, ...]
    outline: Outline
    regions: Regions
    catalogue: Catalogue
    roles: dict[str, str] = field(default_factory=dict)
    """Each word that this agreement uses for a party → its role."""

    def line_at(self, raw: int) -> int:
        """Index of the line that the raw offset stands on."""
        starts = self.text.line_starts
        return max(0, bisect_right(starts, raw) - 1)

    def clause_at(self, raw: int) -> Clause | None:
        """The innermost clause around the raw offset."""
        return self.outline.at_line(self.line_at(raw))

    def article_at(self, raw: int) -> Clause | None:
        """The article around the raw offset."""
        return self.outline.article_at(self.line_at(raw))

    def place_at(self, raw: int) -> Place:
        """The part of the agreement around the raw offset."""
        return self.regions.place(self.line_at(raw))

    def place_in_flow(self, offset: int) -> Place:
        """The part of the agreement around an offset of the flow."""
        return self.place_at(self.text.flow.offsets[offset])

    def flow_mention(
        self,
        name: str,
        value: Value,
        start: int,
        end: int,
        *,
        rule: str,
        rank: int = 0,
        confidence: float = 0.95,
        group: int = 0,
        role: str | None = None,
        method: Method | None = None,
    ) -> Mention:
        """A mention of the flow's interval; found by bracket where a 【 stands before it on the page."""
        raw_start, raw_end = self.text.flow.raw_span(start, end)
        bracketed = raw_start > 0 and self.text.raw[raw_start - 1] in "【〖[［〔"
        clause = self.clause_at(raw_start)
        return Mention(
            field=name,
            value=value,
            start=raw_start,
            end=raw_end,
            method=method or (Method.BRACKET if bracketed else Method.CLAUSE),
            rule=rule,
            place=self.place_at(raw_start),
            clause=clause.path if clause else None,
            role=role,
            group=group,
            rank=rank,
            confidence=confidence,
        )
