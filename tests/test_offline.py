"""Agreements are confidential: reading one opens no connection, not even to look up a name."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from hedui.pipeline import process

FOLDER = Path(__file__).parents[1] / "fixtures" / "agreements"


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whatever was tried with the network; every attempt fails."""
    tried: list[str] = []

    def refuse(name: str) -> Any:
        def attempt(*args: object, **kwargs: object) -> NoReturn:
            tried.append(name)
            raise OSError(f"{name} while there must be no network")

        return attempt

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse(name))
    return tried


@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_an_agreement_is_read_without_the_network(attempts: list[str], suffix: str) -> None:
    record = process(FOLDER / f"cloud-mas{suffix}")
    assert record.contract.number == "华云青分政企业务协议【2024】00873号"
    assert attempts == []


def test_a_photograph_is_read_without_the_network(attempts: list[str]) -> None:
    """The engine's models come along: none is downloaded."""
    [photograph] = (FOLDER.parent / "demo").rglob("*（手机拍照）.jpg")
    assert process(photograph).contract.number == "BX-ZL-2025-031"
    assert attempts == []


def test_attempts_would_be_seen(attempts: list[str]) -> None:
    with pytest.raises(OSError, match="no network"):
        socket.create_connection(("127.0.0.1", 9))
    assert attempts == ["create_connection"]
