"""Who works at the desk: each person has a link of her own, so that no decision is without a name.

Links hold from one start to the next: they are made from a key that lies beside the output and that only its owner can
read. With a password the link alone opens nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import time
from collections.abc import Sequence
from pathlib import Path

from hedui.errors import OutputError
from hedui.export.folder import CANNOT_WRITE
from hedui.reasons import reason
from hedui.settings import Language

KEY_NAME = "desk.key"
_KEY_BYTES = 32
_MOST_FAILURES = 5
_FAILURE_SECONDS = 60.0


class People:
    """The persons who may come in, by their links and by the cookies that they were given."""

    def __init__(self, key: bytes, names: Sequence[str], password: str | None = None) -> None:
        self._key = key
        self._password = password
        self.names = tuple(dict.fromkeys(names))
        self._links = {self._made("link", name): name for name in self.names}
        self._sessions = {self._made("session", name, password or ""): name for name in self.names}
        self._failures: list[float] = []

    @property
    def has_password(self) -> bool:
        return self._password is not None

    def link(self, name: str) -> str:
        """The token in a person's link."""
        return next(token for token, known in self._links.items() if known == name)

    def session(self, name: str) -> str:
        """What her cookie holds once she has come in."""
        return next(token for token, known in self._sessions.items() if known == name)

    def by_link(self, token: str) -> str | None:
        """Whose link it is."""
        return _found(self._links, token)

    def by_session(self, token: str) -> str | None:
        """Whose cookie it is."""
        return _found(self._sessions, token)

    def by_bearer(self, token: str) -> str | None:
        """Whom a program speaks for: it gives the link's token, with a colon and the password where there is one."""
        link, _, password = token.partition(":")
        name = self.by_link(link)
        return name if name and (not self.has_password or self.opens(password)) else None

    def opens(self, password: str) -> bool:
        """Whether it is the password. After some that were wrong none is heard for a while."""
        if not self.may_try:
            return False
        right = hmac.compare_digest(password.encode("utf-8", "replace"), (self._password or "").encode())
        if not right:
            self._failures.append(time.monotonic())
        return right

    @property
    def may_try(self) -> bool:
        """Whether a password is heard now."""
        since = time.monotonic() - _FAILURE_SECONDS
        self._failures = [at for at in self._failures if at > since]
        return len(self._failures) < _MOST_FAILURES

    def _made(self, *parts: str) -> str:
        digest = hmac.new(self._key, "\0".join(parts).encode(), hashlib.sha256).digest()
        return base64.b32encode(digest[:25]).decode("ascii").lower()


def key_of(out: Path, lang: Language) -> bytes:
    """The key beside an output, made where there is none. Raises ``OutputError``."""
    path = out / KEY_NAME
    try:
        if path.is_file() and len(known := path.read_bytes()) == _KEY_BYTES:
            return known
        made = secrets.token_bytes(_KEY_BYTES)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(made)
        return made
    except OSError as error:
        raise OutputError(CANNOT_WRITE.say(lang, path=path, reason=reason(error, lang))) from error


def _found(tokens: dict[str, str], token: str) -> str | None:
    """The name behind a token, in a time that does not depend on how much of it is right."""
    given = token.encode("utf-8", "replace")
    found = [name for known, name in tokens.items() if hmac.compare_digest(known.encode(), given)]
    return found[0] if found else None
