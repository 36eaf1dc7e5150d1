"""The desk is killed in the midst of decisions: every one that it had called kept is there."""

from __future__ import annotations

import http.client
import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from hedui.review.book import NAME, Book
from tests.desk.clients import address
from tests.desk.processes import reviewing
from tests.review.papers import put, record

DECISIONS = 200
CLERKS = 4
"""Who decide at once, each about an agreement of her own."""
KILLED_AT = 120


def test_killed_during_two_hundred_decisions_it_has_all_that_it_confirmed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = [record(sha256=f"{at:02x}" * 32, path=f"{at}.pdf") for at in range(CLERKS)]
    for each in made:
        put(out, each)
    kept: dict[int, str] = {}
    lock = threading.Lock()
    with reviewing(out, "--as", "王丽") as (links, process):
        parts = urlsplit(links[0])
        token = parts.path.rpartition("/")[2]

        def decide(at: int) -> None:
            connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
            based = 0
            for number in range(DECISIONS // CLERKS):
                title = f"合同 {at}-{number}"
                body = json.dumps({"pointer": "/title", "text": title, "based": based})
                headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
                try:
                    connection.request("POST", f"{address(made[at])}/values", body.encode(), headers)
                    answer = connection.getresponse()
                    data = json.loads(answer.read())
                except (OSError, http.client.HTTPException, ValueError):
                    return
                assert answer.status == 200
                based = data["number"]
                with lock:
                    kept[based] = title
                    if len(kept) == KILLED_AT:
                        process.kill()

        clerks = [threading.Thread(target=decide, args=(at,)) for at in range(CLERKS)]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()
    assert KILLED_AT <= len(kept) < DECISIONS
    with closing(sqlite3.connect(out / NAME)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    entries = {entry.number: str(entry.draft.new).replace(" ", "") for entry in Book(out).since(0, 999)}
    assert {number: title.replace(" ", "") for number, title in kept.items()}.items() <= entries.items()
    assert len(entries) <= len(kept) + CLERKS
    with reviewing(out, "--as", "王丽") as (links, _):
        assert links
