"""Draws small PDFs for the tests: text at places given in points from the top left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))


class Paper:
    """One PDF in the making; A4 unless told otherwise."""

    def __init__(self, path: Path, size: tuple[float, float] = A4) -> None:
        self.path = path
        self.width, self.height = size
        self.canvas = Canvas(str(path), pagesize=size)
        self.canvas.setFont(SONG, 12)

    def text(self, x: float, top: float, text: str, size: float = 12, font: str = SONG) -> Paper:
        """Write one line whose baseline lies ``size`` below ``top``."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top - size, text)
        return self

    def lines(self, x: float, top: float, *texts: str, pitch: float = 20) -> Paper:
        for number, text in enumerate(texts):
            self.text(x, top + number * pitch, text)
        return self

    def stroke(self, x0: float, top: float, x1: float, bottom: float) -> Paper:
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)
        return self

    def grid(self, xs: list[float], tops: list[float]) -> Paper:
        """A ruled table's strokes."""
        for top in tops:
            self.stroke(xs[0], top, xs[-1], top)
        for x in xs:
            self.stroke(x, tops[0], x, tops[-1])
        return self

    def draw(self, action: Callable[[Canvas], object]) -> Paper:
        action(self.canvas)
        return self

    def page(self) -> Paper:
        self.canvas.showPage()
        self.canvas.setFont(SONG, 12)
        return self

    def save(self) -> Path:
        self.canvas.save()
        return self.path
