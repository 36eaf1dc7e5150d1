"""Another program is told of what is confirmed: only where the settings say, and nobody waits for it."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from hedui.desk import hook
from hedui.desk.hook import Hook
from hedui.settings import BatchSettings, Language
from tests.desk.clients import Desk, address
from tests.review.papers import record

MADE = record()


class Program(http.server.BaseHTTPRequestHandler):
    """Notes what it is told; answers with the statuses that are laid out for it, then with 204."""

    told: list[dict[str, object]]
    statuses: list[int]

    def do_POST(self) -> None:
        self.told.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(self.statuses.pop(0) if self.statuses else 204)
        self.send_header("location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def program() -> Iterator[tuple[str, type[Program]]]:
    kind = type("Own", (Program,), {"told": [], "statuses": []})
    server = http.server.HTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook", kind
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook, "WAITS", (0.01, 0.01, 0.01))
    monkeypatch.setattr(hook, "_LOOK_SECONDS", 0.01)


def confirm(desk: Desk, status: str = "confirmed") -> None:
    client = desk.person()
    based = client.get(address(MADE)).json()["number"]
    body = {"status": status, "based": based, "why": "看过"}
    assert client.post(f"{address(MADE)}/status", json=body).status_code == 200


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def begin(desk: Desk, where: str, said: list[str]) -> Hook:
    made = Hook(where, desk.office.book, desk.office.index, Language.ZH, said.append)
    made.start()
    return made


def test_what_is_confirmed_is_told_and_nothing_else(tmp_path: Path, program: tuple[str, type[Program]]) -> None:
    where, kind = program
    desk = Desk(tmp_path / "out", MADE)
    confirm(desk)
    made = begin(desk, where, said := [])
    confirm(desk, "problem")
    confirm(desk)
    until(lambda: kind.told)
    made.close()
    [told] = kind.told
    assert told["agreement"] == address(MADE).rpartition("/")[2]
    assert (told["event"], told["number"], told["by"], told["path"]) == ("confirmed", 3, "王丽", "a.pdf")
    assert "71090" not in json.dumps(told) and said == []


def test_a_program_that_fails_is_told_again_and_one_that_stays_away_is_said(
    tmp_path: Path, program: tuple[str, type[Program]]
) -> None:
    where, kind = program
    desk = Desk(tmp_path / "out", MADE)
    made = begin(desk, where, said := [])
    kind.statuses += [500, 302, 204]
    confirm(desk)
    until(lambda: len(kind.told) == 3)
    assert said == []
    kind.statuses += [500] * 4
    confirm(desk, "problem")
    confirm(desk)
    until(lambda: said)
    assert where in said[0] and "4 次" in said[0]
    time.sleep(0.1)
    assert len(kind.told) == 7
    made.close()
    again = begin(desk, where, said)
    until(lambda: len(kind.told) == 8)
    again.close()
    assert kind.told[-1]["number"] == 3


@pytest.mark.parametrize("bad", ["ftp://a/b", "file:///etc/passwd", "a", "http://", "http:// x"])
def test_only_an_address_of_the_web_is_taken(bad: str) -> None:
    assert BatchSettings().webhook is None
    with pytest.raises(ValidationError):
        BatchSettings(webhook=bad)
