"""Web archives (MHTML, RFC 2557): a page with what belongs to it in one file, as web systems and Word save agreements,
often under the name of an old Word file or within a Word file."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from email.policy import default

_HEAD = 1024
_HEADERS = re.compile(rb"\s*(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?mime-version\s*:", re.IGNORECASE)
_HOLDS_PAGE = re.compile(rb"multipart/(?:related|alternative|mixed)|text/html", re.IGNORECASE)
_PAGE = "text/html"
_BROKEN = (LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What ``email`` raises for messages that are damaged or nested beyond measure."""


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a web archive."""
    return _HEADERS.match(head[:_HEAD]) is not None and _HOLDS_PAGE.search(head[:_HEAD]) is not None


def page_in(data: bytes) -> bytes | None:
    """The page of HTML in a web archive: in UTF-8, or as it stands where its encoding is not known. None for what is
    no web archive, or holds no page."""
    if not is_archive(data):
        return None
    try:
        parts = message_from_bytes(data, policy=default).walk()
        return next((_content(part) for part in parts if part.get_content_type() == _PAGE), None)
    except _BROKEN:
        return None


def _content(part: Message) -> bytes:
    """Its charset may be one that Python does not know, or a wrong one."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise ValueError("a page of several parts")
    try:
        return content.decode(part.get_content_charset("utf-8")).encode()
    except (LookupError, UnicodeDecodeError):
        return content
