"""Documents that hang, crash and eat memory; imports little, since each of them costs a fresh process or two."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from hedui.batch import pace
from hedui.errors import DamagedDocumentError
from hedui.settings import Settings


def misbehave(text: str) -> None:
    """What the first word of a text says."""
    word = text.split()[0] if text.split() else ""
    match word:
        case "HANG":
            time.sleep(600)
        case "CRASH":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "EXIT":
            os._exit(7)
        case "CRASH-ONCE":
            mark = Path(text.split()[1])
            if not mark.exists():
                mark.touch()
                os._exit(7)
        case "EAT":
            hoard = []
            while True:
                hoard.append(bytearray(b"x" * 50_000_000))
                time.sleep(0.01)
        case "BOMB":
            bytearray(b"x") * 40_000_000_000
        case "DAMAGED":
            raise DamagedDocumentError("文件不完整，请重新复制。")
        case "BUG":
            raise ZeroDivisionError("nobody foresaw this")
        case "NOISE":
            print("noise on standard output")
            os.write(1, b"more noise from a library\n")
            sys.stdout.flush()
        case "SLOW":
            time.sleep(float(text.split()[1]))


def process_alone(path: Path, found: None, settings: Settings, timeout: float | None) -> tuple[()]:
    """In place of what reads a document by itself."""
    pace.allow(timeout or 60)
    misbehave(path.read_text("utf-8"))
    return ()
