"""What a reader makes of one input file."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.models.page import Page


@dataclass(frozen=True, slots=True)
class Document:
    """An input file's pages in order, before anything was extracted from them."""

    name: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
