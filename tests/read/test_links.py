"""Files whose links lead to the network: nobody follows them, for their host would learn who reads the agreement."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from hedui.read import read_document
from hedui.settings import OcrEngine, Settings

NO_OCR = Settings(ocr=OcrEngine.NONE)
LINE = "合同编号：ZL-2026-031"
SPACES = " ".join(
    f'xmlns:{name}="{place}"'
    for name, place in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)


class Host(BaseHTTPRequestHandler):
    """Counts who asks for what."""

    asked: ClassVar[list[str]] = []

    def answer(self) -> None:
        self.asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing to stderr."""


for verb in ("GET", "HEAD", "OPTIONS", "PROPFIND"):
    setattr(Host, f"do_{verb}", Host.answer)


@pytest.fixture
def host() -> Iterator[str]:
    Host.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def open_document(path: Path, linked: str) -> Path:
    frame = '<draw:frame svg:width="5cm" svg:height="3cm" text:anchor-type="as-char">'
    link = f'xlink:href="{linked}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    body = f"<text:p>{LINE}</text:p><text:p>{frame}<draw:image {link}/></draw:frame></text:p>"
    mime = "application/vnd.oasis.opendocument.text"
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    listed = f'<m:file-entry m:full-path="/" m:media-type="{mime}"/>'
    listed += '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", mime)
        file.writestr("content.xml", f"<office:document-content {SPACES}>{content}</office:document-content>")
        file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{space}">{listed}</m:manifest>')
    return path


def page_of_html(path: Path, linked: str) -> Path:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{LINE}</p><img src="{linked}"></body></html>'
    path.write_text(page, "utf-8")
    return path


@pytest.mark.needs("libreoffice")
def test_an_open_document_with_a_picture_on_the_network(tmp_path: Path, host: str) -> None:
    document = read_document(open_document(tmp_path / "a.odt", f"{host}/a.png"), NO_OCR)
    assert LINE in document.pages[0].text
    assert Host.asked == []


@pytest.mark.needs("libreoffice")
def test_a_page_of_the_web_that_is_called_an_old_word_file(tmp_path: Path, host: str) -> None:
    document = read_document(page_of_html(tmp_path / "a.doc", f"{host}/a.png"), NO_OCR)
    assert LINE in document.pages[0].text
    assert Host.asked == []
