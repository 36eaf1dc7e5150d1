"""A desk that answers: in a process of its own, as ``hedui review`` opens it, or in a thread of the test."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hedui.desk.serve import Opening, opened

_LINK = re.compile(r"http://\S+/enter/\w+")


@contextmanager
def reviewing(*arguments: str | Path) -> Iterator[tuple[list[str], subprocess.Popen[str]]]:
    """The links that the command says, and its process, which ends with the block."""
    command = [sys.executable, "-c", "from hedui.cli import main; main()", "review", *map(str, arguments)]
    with subprocess.Popen(
        [*command, "--no-browser", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdout
        links = []
        wanted = max(1, arguments.count("--as"))
        for line in process.stdout:
            links += _LINK.findall(line)
            if len(links) == wanted:
                break
        try:
            assert links, process.stderr and process.stderr.read()
            yield links, process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


@contextmanager
def answering(out: Path, *names: str, password: str | None = None) -> Iterator[list[str]]:
    """The links of a desk that runs in this process: nobody waits until all of hedui is loaded."""
    with opened(Opening(out, names, port=0, password=password)) as desk:
        thread = threading.Thread(target=desk.answer, args=(lambda sentence: None,), daemon=True)
        thread.start()
        try:
            yield [link for _, link in desk.links]
        finally:
            desk.server.should_exit = True
            thread.join(10)
