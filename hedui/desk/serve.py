"""Opens the desk: one process that answers on this machine until it is stopped."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from hedui.desk import messages
from hedui.desk.app import build
from hedui.desk.hook import Hook
from hedui.desk.office import Office
from hedui.desk.people import People, key_of
from hedui.errors import UsageError
from hedui.export.folder import OutputFolder
from hedui.export.layout import RECORDS
from hedui.export.records import lacking
from hedui.reasons import reason
from hedui.settings import Language, Options

PORT = 8616
"""Where the desk is asked for unless told otherwise; where that is taken, any other that is free."""
HERE = "127.0.0.1"
_LOOK_SECONDS = 3.0
"""How often it is looked whether an import has brought something new."""
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """Which output is opened, for whom, and where it is to be asked for."""

    out: Path
    names: Sequence[str]
    options: Options = field(default_factory=Options)
    host: str = HERE
    port: int | None = None
    password: str | None = None
    makes: bool = False
    """Whether the output is made where there is none: what is sent to the desk fills it."""

    @property
    def lang(self) -> Language:
        return self.options.settings.lang


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is ready to answer: where, and the link of each person."""

    server: uvicorn.Server
    socket: socket.socket
    address: str
    tokens: tuple[tuple[str, str], ...]
    office: Office
    hook: str | None = None
    """The address that is told of what is confirmed."""

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Each person's name and link."""
        return tuple((name, f"{self.address}/enter/{token}") for name, token in self.tokens)

    def answer(self, tell: Callable[[str], None]) -> None:
        """Answer until somebody stops it (Ctrl-C). ``tell`` hears what whoever started it should know."""
        ended = threading.Event()
        office = self.office
        threading.Thread(target=_follow, args=(office, ended), daemon=True).start()
        hook = Hook(self.hook, office.book, office.index, office.lang, tell) if self.hook else None
        try:
            if hook:
                hook.start()
            with contextlib.suppress(KeyboardInterrupt):
                self.server.run(sockets=[self.socket])
        finally:
            ended.set()
            office.intake.close()
            if hook:
                hook.close()
            self.socket.close()


@contextlib.contextmanager
def opened(opening: Opening, tell: Callable[[int, int], None] | None = None) -> Iterator[Desk]:
    """The desk of an output folder. ``tell`` hears how many of how many records were looked at.

    Raises ``UsageError`` where there are no records, the address cannot be used or no password guards it, and
    ``OutputError`` where the folder cannot be written.
    """
    lang = opening.lang
    names = [_name(name, lang) for name in opening.names]
    if not opening.makes and (error := lacking(opening.out, lang)):
        raise error
    if opening.host != HERE and not opening.password:
        raise UsageError(messages.NEEDS_PASSWORD.say(lang))
    OutputFolder(opening.out, lang).prepare()
    office = Office.of(opening.out, lang, opening.options)
    office.index.update(tell)
    people = People(key_of(opening.out, lang), names, opening.password)
    with _bound(opening) as listening:
        port = listening.getsockname()[1]
        app = build(office, people, _hosts(opening.host, port), f"hedui_{port}", warm=True)
        config = uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
        )
        host = f"[{opening.host}]" if ":" in opening.host else opening.host
        shown = socket.gethostname() if opening.host in ("0.0.0.0", "::") else host
        tokens = tuple((name, people.link(name)) for name in people.names)
        hook = opening.options.batch.webhook
        yield Desk(uvicorn.Server(config), listening, f"http://{shown}:{port}", tokens, office, hook)


def _name(name: str, lang: Language) -> str:
    plain = " ".join(name.split())
    if not plain or len(plain) > _LONGEST_NAME or not plain.isprintable():
        raise UsageError(messages.BAD_NAME.say(lang, name=name[:_LONGEST_NAME]))
    return plain


def _hosts(host: str, port: int) -> set[str]:
    """Under what names the desk may be called."""
    if host == HERE:
        return {f"{HERE}:{port}", f"localhost:{port}"}
    own = {f"{name}:{port}".lower() for name in (host, f"[{host}]", socket.gethostname(), "localhost")}
    return own | ({"*"} if host in ("0.0.0.0", "::") else set())


@contextlib.contextmanager
def _bound(opening: Opening) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in opening.host else socket.AF_INET
    ports = [PORT, 0] if opening.port is None else [opening.port]
    for at, port in enumerate(ports):
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((opening.host, port))
            made.listen()  # whoever follows the link at once waits for the answer instead of being refused
        except (OSError, OverflowError) as error:
            made.close()
            if at + 1 < len(ports):
                continue
            raise UsageError(
                messages.NO_ADDRESS.say(opening.lang, host=opening.host, port=port, reason=reason(error, opening.lang))
            ) from error
        with contextlib.closing(made):
            yield made
        return


def _follow(office: Office, ended: threading.Event) -> None:
    """Have the index follow what imports write."""
    seen = _looks(office.out)
    while not ended.wait(_LOOK_SECONDS):
        now = _looks(office.out)
        if now != seen:
            with contextlib.suppress(Exception):
                office.index.update()
                seen = now


def _looks(out: Path) -> tuple[int, ...]:
    """What an import changes at its end."""
    return tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in (out / "summary.json", out / RECORDS))
