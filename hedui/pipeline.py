"""One file in, one record out; reads like a table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hedui.models.page import Page
from hedui.models.record import Record
from hedui.settings import Settings


@dataclass(frozen=True, slots=True)
class Processed:
    """A record, and the pages that its evidence points into."""

    record: Record
    pages: tuple[Page, ...]


def process(path: str | Path, settings: Settings | None = None) -> Record:
    """Read, extract and check one agreement.

    Raises a ``DocumentError`` when the file cannot be processed as a whole, ``EngineMissingError`` when an engine that
    was asked for is not installed.
    """
    return process_with_pages(path, settings).record


def process_with_pages(path: str | Path, settings: Settings | None = None) -> Processed:
    """As ``process``, with the pages as they were read."""
    raise NotImplementedError
