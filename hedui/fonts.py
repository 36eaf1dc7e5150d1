"""Chinese letters for PDFs that bring none of their own, where the system has none either.

A PDF may name a font (宋体) and leave it to the reader's machine. On a server without Chinese fonts pdfium then draws
nothing, and what is told from a page's picture is told wrongly.
"""

from __future__ import annotations

import ctypes
import sys

import pypdfium2_raw as pdfium
from pylopdf_fonts_zh_cn import sans_path

SYSTEM = ("/usr/share/fonts", "/usr/share/X11/fonts/Type1", "/usr/share/X11/fonts/TTF", "/usr/local/share/fonts")
"""Where pdfium looks for fonts on Linux unless it is told."""

_kept: list[object] = []


def lend() -> None:
    """Let pdfium find Noto Sans SC and Noto Serif SC after the fonts of the system.

    To be called before ``pypdfium2`` is imported for the first time: pdfium is told once, and takes no second word.
    Windows and macOS have Chinese fonts, and pdfium looks nowhere else there.
    """
    if not sys.platform.startswith("linux") or _kept:
        return
    folders = [folder.encode() for folder in (*SYSTEM, str(sans_path().parent))]
    paths = (ctypes.c_char_p * (len(folders) + 1))(*folders, None)
    kind = dict(pdfium.FPDF_LIBRARY_CONFIG._fields_)["m_pUserFontPaths"]
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=ctypes.cast(paths, kind))
    _kept.extend((paths, config))
    pdfium.FPDF_InitLibraryWithConfig(config)
