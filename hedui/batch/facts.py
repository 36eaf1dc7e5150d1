"""What is kept of each agreement to find those that belong together: a few values, and a sketch of its text."""

from __future__ import annotations

import datetime
import heapq
import zlib
from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from hedui.models.amendment import Amendment
from hedui.models.contract import Amends
from hedui.models.numbers import Money
from hedui.models.page import Reading
from hedui.models.record import Record
from hedui.models.severity import Severity
from hedui.normalize.fold import Spaces, fold

_SHINGLE = 4
"""Characters of the pieces of a text that are compared."""
_SKETCH = 48
"""So many pieces stand for a text."""
_MOST_CHARACTERS = 60_000
_DASHES = str.maketrans(
    {"—": "-", "–": "-", "－": "-", "_": "-", "〔": "[", "〕": "]", "【": "[", "】": "]", "(": "[", ")": "]"}
)
_GOOD = {Reading.TEXT_LAYER: 3, Reading.PLAIN_TEXT: 2, Reading.OCR: 1}
"""How well a page is read; another way is worse than any of these."""


def number_key(number: str | None) -> str:
    """A contract's number without what makes no difference; empty where there is none."""
    return fold(number or "", spaces=Spaces.DROP).text.translate(_DASHES).upper()


def title_key(title: str | None) -> str:
    """A title without what makes no difference; empty where there is none."""
    return fold(title or "", spaces=Spaces.DROP).text.strip('《》“”"').removesuffix("书")


def parties_key(names: Iterable[str]) -> str:
    """The parties' names without what makes no difference, in a fixed order; empty where not two are known."""
    keys = sorted({fold(name, spaces=Spaces.DROP).text for name in names})
    return "\n".join(keys) if len(keys) > 1 else ""


class Facts(BaseModel):
    """One agreement as others look for it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: str
    """What it goes by (``part_path``)."""
    sha256: str
    part: int
    number: str | None
    title: str | None
    parties: tuple[str, ...]
    date_signed: datetime.date | None
    total: Money | None
    currency: str | None
    start_date: datetime.date | None
    expires_on: datetime.date | None
    notice_days: int | None
    amends: Amends
    amendment: Amendment | None
    reading: int
    """How well it was read: a scan less than a text, a text less than a PDF that holds its own text."""
    confidence: float
    values: int
    """How many values were read."""
    sketch: str
    """``sketch`` of the page texts."""
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @staticmethod
    def of(path: str, record: Record, text: str) -> Facts:
        """The facts of a record that goes by ``path``, with its page texts."""
        contract, pages = record.contract, record.source.reading
        return Facts(
            path=path,
            sha256=record.source.sha256,
            part=record.source.index,
            number=contract.number,
            title=contract.title,
            parties=tuple(party.name for party in contract.parties if party.name),
            date_signed=contract.date_signed,
            total=contract.total.amount,
            currency=contract.total.currency,
            start_date=contract.period.start_date,
            expires_on=contract.deadlines.expires_on,
            notice_days=contract.period.notice_days if contract.deadlines.notice_by else None,
            amends=contract.amends,
            amendment=record.amendment,
            reading=min((_GOOD.get(page.method, 0) for page in pages), default=0),
            confidence=min((page.confidence for page in pages if page.confidence is not None), default=1.0),
            values=len(record.evidence),
            sketch=sketch(text),
            **{f"{severity.value}s": count for severity, count in counted(record).items()},
        )

    @property
    def is_scan(self) -> bool:
        """Whether some page was recognised."""
        return self.reading < _GOOD[Reading.PLAIN_TEXT]

    @property
    def keys(self) -> tuple[str, str, str]:
        """Under what it is looked for: its number, its parties, and its identity where it has no number."""
        parties = parties_key(self.parties)
        known = parties and self.title and (self.date_signed or self.total)
        identity = f"{title_key(self.title)}\n{parties}" if known else ""
        return number_key(self.number), parties, identity


def counted(record: Record) -> dict[Severity, int]:
    """How many findings a record holds of each severity, the worst first."""
    found = Counter(finding.severity for finding in record.findings)
    return {severity: found[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)}


def sketch(text: str) -> str:
    """The smallest hashes of the text's pieces, eight hexadecimal digits each, ascending: texts that share pieces share
    hashes (bottom-k MinHash)."""
    plain = "".join(fold(text[:_MOST_CHARACTERS], spaces=Spaces.DROP).text.split())
    pieces = {plain[at : at + _SHINGLE] for at in range(len(plain) - _SHINGLE + 1)}
    hashes = {zlib.crc32(piece.encode("utf-8", "replace")) for piece in pieces}
    return "".join(f"{each:08x}" for each in heapq.nsmallest(_SKETCH, hashes))


def likeness(one: str, other: str) -> float:
    """How much of two texts' pieces they share, from 0 to 1, by their sketches."""
    hashes, others = _hashes(one), _hashes(other)
    union = heapq.nsmallest(_SKETCH, hashes | others)
    return len(hashes & others & {*union}) / len(union) if union else 0.0


def _hashes(sketch: str) -> set[str]:
    return {sketch[at : at + 8] for at in range(0, len(sketch), 8)}
