"""Readers: a file in, a Document of pages in reading order out."""

from __future__ import annotations

from hedui import fonts

fonts.lend()  # before anything of this room imports pypdfium2

from hedui.read.document import pages_in, read_document  # noqa: E402

__all__ = ["pages_in", "read_document"]
