"""What the ledger hands out."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.batch.outcome import Status


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an output depends on besides the file: hedui's version, the settings' hash, whether pictures are made."""

    version: str
    settings: str
    pictures: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One input as the ledger knows it."""

    path: str
    status: Status
    size: int
    changed: int
    sha256: str | None
    error: str | None
    sentence: str | None
    seconds: float
    pages: int
    number: str | None
    twin_of: str | None
    parts: int
    """Agreements that the input holds."""
    files: tuple[str, ...] = ()
    """The pictures that it consists of, if it does, by their paths."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Inputs by status; pages of those that are done; agreements of which another form is shown (``forms``), and the
    findings of the others; failures for want of an engine; and (``left``) those
    that were skipped though they are probably agreements."""

    waiting: int
    done: int
    failed: int
    skipped: int
    pages: int
    forms: int
    errors: int
    warnings: int
    infos: int
    engine_missing: int
    left: int
