"""How many pages a document may have, whatever it is."""

from __future__ import annotations

from hedui.errors import TooLargeError
from hedui.read import messages
from hedui.settings import Settings


def check_pages(pages: int, name: str, settings: Settings) -> None:
    """Raises ``TooLargeError`` where a document of so many pages has more than ``max_pages``."""
    if pages > settings.max_pages:
        facts = {"name": name, "pages": pages, "limit": settings.max_pages}
        raise TooLargeError(messages.TOO_MANY_PAGES.say(settings.lang, **facts))
