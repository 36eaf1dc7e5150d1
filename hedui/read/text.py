"""Plain text, Markdown and HTML: one page a form feed."""

from __future__ import annotations

import codecs
import re

from hedui.errors import UnknownEncodingError
from hedui.models.page import Page
from hedui.normalize.simplified import in_gb2312
from hedui.read import messages, webarchive
from hedui.read.limits import check_pages
from hedui.read.markup.reader import page_texts, pages_of
from hedui.settings import Language, Settings

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_COMMON_SHARE = 0.9


def read_text(data: bytes, name: str, settings: Settings) -> tuple[Page, ...]:
    """The pages of a text file: UTF-8 with or without BOM, UTF-16 or UTF-32 with BOM, or GB18030.

    Line ends become ``\\n``; a form feed begins a new page and is dropped; markup is gone. Of a web archive the page
    is read. Raises
    ``UnknownEncodingError`` for bytes that are text in none of these, ``TooLargeError`` beyond ``max_pages``.
    """
    data = webarchive.page_in(data) or data
    texts, marks = page_texts(re.sub(r"\r\n?", "\n", decode(data, name, settings.lang)))
    check_pages(len(texts), name, settings)
    return pages_of(texts, marks)


def decode(data: bytes, name: str, lang: Language) -> str:
    """The bytes as text, or ``UnknownEncodingError``."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, name, lang)
    if b"\0" in data:
        raise UnknownEncodingError(messages.NUL_BYTES.say(lang, name=name))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strictly(data, "gb18030", name, lang)
        if not _looks_chinese(text):
            raise UnknownEncodingError(messages.UNKNOWN_ENCODING.say(lang, name=name)) from None
    if _CONTROLS.search(text):
        raise UnknownEncodingError(messages.UNKNOWN_ENCODING.say(lang, name=name))
    return text


def _strictly(data: bytes, encoding: str, name: str, lang: Language) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncodingError(messages.UNKNOWN_ENCODING.say(lang, name=name)) from error


def _looks_chinese(text: str) -> bool:
    """Big5, Shift-JIS or Latin-1 read as GB18030 gives mostly characters that GB 2312 lacks; Chinese gives few."""
    foreign = _FOREIGN.findall(text)
    common = sum(1 for character in foreign if in_gb2312(character))
    return common >= _COMMON_SHARE * len(foreign)
