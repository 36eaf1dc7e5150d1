"""The signatures that a PDF carries, as pdfium counts them, none of them checked."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from hedui.models.digital import DigitalSignature, SignatureKind, SignatureState, Unchecked
from hedui.read.signatures.times import of_pdf

_TIMESTAMP = "ETSI.RFC3161"
_MOST_BYTES = 1024


def listed(path: Path, *, lacks_program: bool) -> tuple[DigitalSignature, ...]:
    """One entry a signature, with the time that it states; none where pdfium cannot open the file."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return ()
    unchecked = (Unchecked.PROGRAM if lacks_program else Unchecked.FILE,)
    try:
        raw = [
            pdfium.FPDF_GetSignatureObject(document.raw, index)
            for index in range(max(pdfium.FPDF_GetSignatureCount(document.raw), 0))
        ]
        return tuple(_entry(each, unchecked) for each in raw)
    finally:
        document.close()


def _entry(raw: Any, unchecked: tuple[Unchecked, ...]) -> DigitalSignature:
    is_timestamp = _said(pdfium.FPDFSignatureObj_GetSubFilter, raw) == _TIMESTAMP
    return DigitalSignature(
        kind=SignatureKind.TIMESTAMP if is_timestamp else SignatureKind.SIGNATURE,
        state=SignatureState.UNCHECKED,
        signed_at=of_pdf(_said(pdfium.FPDFSignatureObj_GetTime, raw)),
        unchecked=unchecked,
    )


def _said(function: Any, raw: Any) -> str:
    """What pdfium writes into a buffer, without the zero at its end; empty where it writes nothing, or too much."""
    buffer = ctypes.create_string_buffer(_MOST_BYTES)
    length = function(raw, buffer, _MOST_BYTES)
    return buffer.raw[: length - 1].decode("latin-1") if 0 < length <= _MOST_BYTES else ""
