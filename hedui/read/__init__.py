"""Readers: a file in, a Document of pages in reading order out."""

from __future__ import annotations

from hedui.read.document import pictures_in, read_document

__all__ = ["pictures_in", "read_document"]
