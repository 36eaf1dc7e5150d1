"""Makes small Word files for the tests from the XML of their parts, as any program may write it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, look: str = "") -> str:
    """A run of text; ``look`` is the inside of its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def underlined(text: str) -> str:
    return run(text, '<w:u w:val="single"/>')


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{inside}</w:{root}>'


def word(
    path: Path,
    *blocks: str,
    parts: Mapping[str, bytes | str] | None = None,
    main: str = "word/document.xml",
    strict: bool = False,
    method: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """A Word file of the blocks; ``parts`` are further ones in ``word/`` by name (``header1.xml``, ``media/a.png``)."""
    document = part("document", f"<w:body>{''.join(blocks)}</w:body>")
    if strict:
        document = document.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    folder, name = main.split("/")
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_KINDS}/{_kind(other)}" Target="{other}"/>'
        for number, other in enumerate(parts or {}, 1)
    )
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="r" Type="{_KINDS}/officeDocument" Target="/{main}"/></Relationships>',
        )
        archive.writestr(
            f"{folder}/_rels/{name}.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        archive.writestr(main, document)
        for other, data in (parts or {}).items():
            archive.writestr(f"{folder}/{other}", data)
    return path


def picture(relation: str, centimetres: tuple[float, float]) -> str:
    """A paragraph with a picture of that size on paper."""
    across, down = (round(side * 360_000) for side in centimetres)
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{across}" cy="{down}"/>'
        f'<a:blip r:embed="{relation}"/></wp:inline></w:drawing></w:r></w:p>'
    )


def _kind(name: str) -> str:
    return "image" if name.startswith("media/") else name.rstrip("0123456789.xml")
