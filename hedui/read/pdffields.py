"""Whether a PDF's form can be opened without harm: pdfium walks its tree of fields, however often that meets itself."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 100_000


def open_form(document: Any, source: Path | bytes) -> None:
    """Initialise the form of a ``pypdfium2.PdfDocument``, where it has one whose fields are a tree; ``source`` is the
    file, or its content."""
    if pdfium.FPDF_GetFormType(document.raw) != pdfium.FORMTYPE_NONE and _is_tree(source):
        logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # of a form that is XFA besides, it says so to the user
        document.init_forms()


def _is_tree(source: Path | bytes) -> bool:
    """Whether each field of the form has one parent only; a few fields that share their kids take hours to walk."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it makes of a damaged file is told by its errors
    try:
        with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
            form = resolve1(PDFDocument(PDFParser(file)).catalog.get("AcroForm"))
            seen: set[int] = set()
            for number in _kids(form, "Fields"):
                if number in seen or len(seen) > _MOST:
                    return False
                seen.add(number)
    except Exception:
        return False  # only pdfium's repairs make it readable, and they do not look for that
    return True


def _kids(holder: Any, key: str) -> Iterator[int]:
    """The object numbers of all fields below a form, in the order in which they are met."""
    from pdfminer.pdftypes import PDFObjRef, resolve1

    waiting = [(holder, key)]
    while waiting:
        above, name = waiting.pop()
        kids = resolve1(above.get(name)) if isinstance(above, dict) else None
        for kid in kids if isinstance(kids, list) else ():
            if isinstance(kid, PDFObjRef):
                yield kid.objid
            waiting.append((resolve1(kid), "Kids"))
