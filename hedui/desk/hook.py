"""Another program is told of each agreement that people confirm, where the settings name its address.

Off unless ``webhook`` stands in ``hedui.toml``. What is sent names the agreement and says nothing of what is in it: the
program asks for that with its own token. Confirmations that it was not told of are told again at the next start.
"""

from __future__ import annotations

import contextlib
import json
import logging
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import IO, Any

from hedui.desk import messages
from hedui.desk.index import Index
from hedui.models.review import ReviewStatus
from hedui.review.book import Book
from hedui.review.entries import About, Entry
from hedui.settings import Language

WAITS = (1.0, 5.0, 25.0)
"""Seconds before each further attempt; then it is said, and tried again with the next confirmation or start."""
_LOOK_SECONDS = 2.0
_TIMEOUT_SECONDS = 10.0
_AT_ONCE = 100
_NOTED = "told"

log = logging.getLogger("hedui.desk")


class Hook:
    """Tells one address, in a thread of its own, so that nobody waits for it."""

    def __init__(self, address: str, book: Book, index: Index, lang: Language, tell: Callable[[str], None]) -> None:
        """``tell`` hears a sentence when the address was not reached."""
        self._address = address
        self._book = book
        self._index = index
        self._lang = lang
        self._tell = tell
        self._ended = threading.Event()
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())

    def start(self) -> None:
        """Begin; what is confirmed from now on is told, and at a later start what was not told before."""
        if self._index.noted(_NOTED) is None:
            self._index.note(_NOTED, str(self._book.number()))
        threading.Thread(target=self._run, daemon=True).start()

    def close(self) -> None:
        self._ended.set()

    def _run(self) -> None:
        failed_at = -1
        while not self._ended.is_set():
            with contextlib.suppress(Exception):
                if self._book.number() > failed_at:
                    failed_at = -1 if self._pass_on() else self._book.number()
            self._ended.wait(_LOOK_SECONDS)

    def _pass_on(self) -> bool:
        """Tell what is new; whether all of it was told."""
        while entries := self._book.since(int(self._index.noted(_NOTED) or 0), _AT_ONCE):
            for entry in entries:
                if _confirms(entry) and not self._deliver(entry):
                    return False
                self._index.note(_NOTED, str(entry.number))
        return True

    def _deliver(self, entry: Entry) -> bool:
        data = json.dumps(self._said(entry), ensure_ascii=False).encode("utf-8")
        trouble = ""
        for wait in (0.0, *WAITS):
            if wait and self._ended.wait(wait):
                return False
            try:
                request = urllib.request.Request(self._address, data, {"Content-Type": "application/json"})
                with self._opener.open(request, timeout=_TIMEOUT_SECONDS):
                    return True
            except (OSError, ValueError) as error:
                trouble = str(getattr(error, "reason", error))
        sentence = messages.NOT_TOLD.say(self._lang, address=self._address, reason=trouble, count=1 + len(WAITS))
        log.warning(sentence)
        self._tell(sentence)
        return False

    def _said(self, entry: Entry) -> dict[str, object]:
        identity = entry.draft.identity
        filed = self._index.filed(identity)
        return {
            "event": "confirmed",
            "agreement": str(identity),
            "path": filed[0].path if filed else None,
            "number": entry.number,
            "by": entry.by,
            "at": entry.at.isoformat(),
        }


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Nothing is sent to an address that the settings do not name."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        return None


def _confirms(entry: Entry) -> bool:
    return entry.draft.about is About.STATUS and entry.draft.new == ReviewStatus.CONFIRMED.value
