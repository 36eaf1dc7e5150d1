"""``hedui review`` and ``hedui serve``: who works at the desk, what guards it, and what is said while it is open."""

from __future__ import annotations

import getpass
import os
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from hedui.cli import messages, screen
from hedui.desk.office import Office
from hedui.desk.readback import ReadBack, is_filled_in, read_back
from hedui.desk.serve import HERE, Opening, opened
from hedui.errors import ExitCode, UsageError
from hedui.export.records import lacking
from hedui.settings import Language, Options

NO_USE = (ExitCode.INTERRUPTED, ExitCode.USAGE, ExitCode.ENGINE_MISSING)
"""What an import may come to that leaves nothing to be reviewed now."""
PASSWORD = "HEDUI_PASSWORD"
KEPT = "contracts.old.xlsx"
"""A workbook that people changed, once another was written in its place."""
_MOST_SAID = 20
_LAST_PORT = 65535


def opening(
    out: Path,
    names: Sequence[str],
    options: Options,
    host: str,
    port: int | None,
    password: str | None,
    *,
    makes: bool = False,
) -> Opening:
    """What to open; whoever is logged in works at it where nobody is named. ``makes``: even where nothing is yet.

    Raises ``UsageError`` for a port that cannot be, and a folder without records, by the name that it was given."""
    lang = options.settings.lang
    if port is not None and port > _LAST_PORT:
        raise UsageError(messages.BAD_PORT.say(lang, port=port))
    if not makes and (wrong := lacking(out, lang)):
        raise wrong
    return Opening(out.absolute(), names or (getpass.getuser(),), options, host, port, password, makes)


def password(file: Path | None, lang: Language) -> str | None:
    """The password in a file, else in the environment, else none. Raises ``UsageError``."""
    if file is None:
        return os.environ.get(PASSWORD) or None
    try:
        found = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(messages.NO_PASSWORD.say(lang, path=file)) from error
    if not found:
        raise UsageError(messages.NO_PASSWORD.say(lang, path=file))
    return found


def review(opening: Opening, *, browser: bool, quiet: bool, workbook: Path | None = None) -> None:
    """Open the desk and say where, until somebody stops it; first take what people filled in in a workbook."""
    lang = opening.lang

    def tell(at: int, of: int) -> None:
        if at and not quiet:
            screen.tell(messages.DESK_READING.say(lang, at=at, of=of))

    with opened(opening, tell) as desk:
        if workbook:
            _told(read_back(desk.office, workbook, desk.tokens[0][0]), workbook, lang)
        screen.say([messages.DESK_LINK.say(lang, name=name, link=link) for name, link in desk.links], lang)
        sys.stdout.flush()
        screen.tell(messages.DESK_OPEN.say(lang))
        if opening.host != HERE:
            screen.tell(messages.DESK_PLAIN.say(lang))
        if browser and _has_screen():
            webbrowser.open(desk.links[0][1])
        desk.answer(screen.tell)
    screen.tell(messages.DESK_CLOSED.say(lang))


def take_back(workbook: Path, options: Options, names: Sequence[str]) -> None:
    """Take what people filled in in the workbook of an output folder, before it is written anew; it is kept as it was
    under another name."""
    lang = options.settings.lang
    try:
        if not is_filled_in(workbook, lang):
            return
        office = Office.of(workbook.parent, lang, options)
        with closing(office.intake):
            office.index.update()
            made = read_back(office, workbook, (names or (getpass.getuser(),))[0])
        if not made.taken and not made.refused:
            return
        _told(made, workbook, lang)
    except UsageError as error:
        screen.tell(error)
    kept = workbook.with_name(KEPT)
    with suppress(OSError):  # where it is open in Excel nothing can be put in its place either, which the export says
        workbook.replace(kept)
        screen.tell(messages.KEPT_WORKBOOK.say(lang, path=kept))


def _told(made: ReadBack, workbook: Path, lang: Language) -> None:
    screen.tell(messages.TAKEN_BACK.say(lang, file=workbook.name, count=made.taken))
    for sentence in made.refused[:_MOST_SAID]:
        screen.tell(f"  {sentence}")
    if len(made.refused) > _MOST_SAID:
        screen.tell(f"  … ({len(made.refused)})")


def serve(opening: Opening) -> None:
    """Answer programs, and say where and to whom, until somebody stops it."""
    lang = opening.lang
    with opened(opening) as desk:
        lines = [messages.SERVE_ADDRESS.say(lang, address=desk.address)]
        lines += [messages.SERVE_TOKEN.say(lang, name=name, token=token) for name, token in desk.tokens]
        screen.say(lines, lang)
        sys.stdout.flush()
        screen.tell(messages.SERVE_OPEN.say(lang))
        if opening.host != HERE:
            screen.tell(messages.DESK_PLAIN.say(lang))
        desk.answer(screen.tell)
    screen.tell(messages.DESK_CLOSED.say(lang))


def _has_screen() -> bool:
    """Whether a browser can show a window; else one that runs in the terminal would take it over."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
