"""Files that arrive in real folders and must not stop a batch, each with what is to become of it."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

Maker = Callable[[random.Random, bytes], tuple[str, bytes]]
"""From some good PDF's bytes to a suffix and a bad file's bytes."""


def truncated(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    return ".pdf", pdf[: chance.randrange(20, len(pdf) // 3)]


def encrypted(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(str(chance.random()), canPrint=0))
    canvas.drawString(72, 720, "locked")
    canvas.save()
    return ".pdf", buffer.getvalue()


def picture_bomb(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    """A PNG of a few hundred kilobytes that says it has 3.6 thousand million pixels."""
    side = 60_000 + chance.randrange(100)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    header = struct.pack("!IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(50_000_000), 9)
    return ".png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def zip_bomb(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    """A Word file whose text unpacks to 600 MB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as file:
            file.write(f"<!-- {chance.random()} -->".encode())
            for _ in range(600):
                file.write(b"<" * 1_000_000)
    return ".docx", buffer.getvalue()


def no_bytes(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    return ".pdf", b""


def wrong_suffix(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    return ".pdf", b"MZ" + chance.randbytes(5000)


def binary_text(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    return ".txt", chance.randbytes(3000) + b"\0\xff\xff\0"


def too_many_pages(chance: random.Random, pdf: bytes) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(2_001 + chance.randrange(50)):
        canvas.showPage()
    canvas.save()
    return ".pdf", buffer.getvalue()


KINDS: tuple[Maker, ...] = (
    truncated,
    encrypted,
    picture_bomb,
    zip_bomb,
    no_bytes,
    wrong_suffix,
    binary_text,
    too_many_pages,
)


def write(folder: Path, count: int, good: list[Path], chance: random.Random) -> list[str]:
    """Write ``count`` bad files of all kinds in turn; their names."""
    names = []
    for number in range(count):
        make = KINDS[number % len(KINDS)]
        suffix, data = make(chance, chance.choice(good).read_bytes())
        name = f"bad-{number:03}-{make.__name__}{suffix}"
        (folder / name).write_bytes(data)
        names.append(name)
    return names
