"""Clients of a desk that runs in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from hedui.desk.app import build
from hedui.desk.office import Office
from hedui.desk.people import People
from hedui.models.record import Record
from hedui.review.entries import Identity
from hedui.settings import Language, Options
from tests.review.papers import put

HOST = "127.0.0.1:8616"
COOKIE = "hedui_8616"
ORIGIN = {"origin": f"http://{HOST}"}


class Desk:
    """A desk over records that lie in an output folder."""

    def __init__(
        self,
        out: Path,
        *records: Record,
        lang: Language = Language.ZH,
        password: str | None = None,
        hosts: tuple[str, ...] = (HOST,),
        options: Options | None = None,
    ) -> None:
        out.mkdir(parents=True, exist_ok=True)
        for record in records:
            put(out, record)
        self.out = out
        self.office = Office.of(out, lang, options)
        self.office.index.update()
        self.people = People(b"k" * 32, ("王丽", "李明"), password)
        self.app = build(self.office, self.people, hosts, COOKIE)

    def stranger(self) -> TestClient:
        """Somebody whom nobody knows."""
        return TestClient(self.app, base_url=f"http://{HOST}", raise_server_exceptions=False)

    def person(self, name: str = "王丽") -> TestClient:
        """A person in her browser."""
        client = self.stranger()
        client.headers.update(ORIGIN)
        client.cookies.set(COOKIE, self.people.session(name))
        return client


def address(record: Record) -> str:
    """Where an agreement is found in the programming interface."""
    return f"/api/agreements/{Identity(record.source.sha256, record.source.index)}"


def correct(client: TestClient, record: Record, pointer: str, text: str | None, based: int = 0, **more: Any) -> Any:
    return client.post(f"{address(record)}/values", json={"pointer": pointer, "text": text, "based": based, **more})
