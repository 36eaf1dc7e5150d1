"""What a reader makes of one input file, or of several files that make one agreement."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.models.digital import DigitalSignature
from hedui.models.page import Page


@dataclass(frozen=True, slots=True)
class Document:
    """An input file's pages in order, before anything was extracted from them."""

    name: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    files: tuple[tuple[str, str], ...] = ()
    """Where several files make one agreement: the name and the SHA-256 of each; the nth is the nth page."""
    signatures: tuple[DigitalSignature, ...] = ()
    """The digital signatures that the file carries, in the order in which they were made."""
