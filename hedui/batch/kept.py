"""What the ledger keeps of the files that were written for an agreement, to tell whether they are as they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A file from outside: its size in bytes, and a mark (time of change, ETag) that changes when it is written."""

    size: int
    mark: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The files of one agreement: how they looked when they were written, and what was in them."""

    record: Look
    record_hash: str
    text: Look
    text_hash: str
    details: Look | None
    """What the agreement opens to in the report; None where no report was asked for."""


def content_hash(data: bytes) -> str:
    """What tells one record from another: the beginning of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


def to_text(kept: Sequence[Kept]) -> str:
    """An input's agreements as one cell of the ledger."""
    return json.dumps([_plain(each) for each in kept], separators=(",", ":"))


def from_text(text: str) -> tuple[Kept, ...]:
    """What ``to_text`` wrote; nothing where it is anything else."""
    try:
        return tuple(
            Kept(Look(*record), record_hash, Look(*page), text_hash, Look(*details) if details else None)
            for record, record_hash, page, text_hash, details in json.loads(text)
        )
    except (ValueError, TypeError):
        return ()


def _plain(kept: Kept) -> list[object]:
    record, text, details = (
        (look.size, look.mark) if look else None for look in (kept.record, kept.text, kept.details)
    )
    return [record, kept.record_hash, text, kept.text_hash, details]
