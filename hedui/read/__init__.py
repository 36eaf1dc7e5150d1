"""Readers: a file in, a Document of pages in reading order out."""

from __future__ import annotations

from hedui.read.document import read_document

__all__ = ["read_document"]
