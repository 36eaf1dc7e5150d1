"""Files that programs send: read in a worker, kept under a safe name, refused where they cannot be read."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from hedui.desk.guard import MOST_BYTES
from hedui.desk.intake import MOST_AT_ONCE, RECEIVED, safe_name
from hedui.export.layout import RECORDS
from hedui.settings import BatchSettings, Options, Settings
from tests.desk.clients import Desk

TEXT = (
    "设备采购合同\n合同编号：晨采-2026-77\n甲方：晨光学校\n乙方：远山设备有限公司\n"
    "一、合同总价为人民币71,090.00元（大写：柒万壹仟零玖元整）。\n二、本合同自双方签字之日起生效。\n"
)
SEND = "/api/agreements"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    options = Options(settings=Settings(max_megabytes=1, ner=False), batch=BatchSettings(workers=1))
    made = Desk(tmp_path_factory.mktemp("desk") / "out", options=options)
    yield made
    made.office.intake.close()


def send(desk: Desk, name: str, data: bytes = TEXT.encode()) -> tuple[int, dict[str, object]]:
    answer = desk.person().post(SEND, files={"file": (name, data)})
    return answer.status_code, answer.json()


def test_a_file_is_sent_and_its_record_comes_back(desk: Desk) -> None:
    status, answer = send(desk, "设备合同.txt")
    assert (status, answer["read"]) == (201, True)
    [seen] = answer["agreements"]  # type: ignore[misc]
    assert seen["record"]["contract"]["number"] == "晨采-2026-77"
    assert "amount-words-mismatch" in [each["code"] for each in seen["record"]["findings"]]
    client = desk.person()
    assert client.get(f"{SEND}/{seen['id']}").json() == seen
    assert [each["id"] for each in client.get(f"{SEND}?q=71,090").json()["agreements"]] == [seen["id"]]
    assert client.get(f"/agreements/{seen['id']}/original").content == TEXT.encode()
    body = {"pointer": "/number", "text": "晨采-2026-78", "based": 0}
    assert client.post(f"{SEND}/{seen['id']}/values", json=body).status_code == 200
    status, again = send(desk, "另一个名字.txt")
    assert (status, again["read"]) == (200, False)
    assert again["agreements"][0]["record"]["contract"]["number"] == "晨采-2026-78"  # type: ignore[index]
    assert len(list((desk.out / RECEIVED).rglob("*.txt"))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/x",
        "..\\..\\x.txt",
        "/etc/passwd",
        ".htaccess",
        "a\x00b.txt",
        "con.txt",
        "a\n: <b>.txt",
        "甲" * 200,
    ],
)
def test_whatever_a_file_is_called_it_lies_in_the_folder_for_it(desk: Desk, name: str) -> None:
    before = {path for path in desk.out.parent.rglob("*") if path.is_file()}
    status, answer = send(desk, name, f"{TEXT}\n附言：{name!r}\n".encode())
    assert status == 201
    [seen] = answer["agreements"]  # type: ignore[misc]
    folders = {
        path.relative_to(desk.out).parts[0]
        for path in desk.out.parent.rglob("*")
        if path.is_file() and path not in before
    }
    assert folders <= {RECEIVED, RECORDS, "report", "hedui.log"}
    assert (desk.out / seen["path"]).is_file()
    assert desk.person().get(f"/agreements/{seen['id']}").status_code == 200


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("采购合同.pdf", "采购合同.pdf"),
        ("C:\\合同\\a.pdf", "a.pdf"),
        ("../..", "document"),
        ("", "document"),
        (None, "document"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("aux", "_aux"),
        (" .~a . ", "a"),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_names_are_made_safe(given: str | None, kept: str) -> None:
    assert safe_name(given) == kept


def test_long_names_keep_their_suffix() -> None:
    made = safe_name("合" * 300 + ".pdf")
    assert made.endswith("合.pdf") and len(made.encode()) <= 120


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b""),
        ("a.pdf", b"%PDF-1.7 no"),
        ("a.exe", b"MZ\x00\x01" * 99),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.txt", b" \n"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason_and_not_kept(desk: Desk, name: str, data: bytes) -> None:
    before = sorted((desk.out / RECEIVED).rglob("*"))
    status, answer = send(desk, name, data)
    assert status == 422
    assert len(str(answer["error"])) > 5 and RECEIVED not in str(answer["error"])
    assert sorted((desk.out / RECEIVED).rglob("*")) == before
    assert not list(desk.out.glob(".received*"))


def test_what_is_too_large_is_refused_before_it_is_read(desk: Desk) -> None:
    large = b"x" * (desk.office.intake.most_bytes + 1)
    assert send(desk, "a.txt", large)[0] == 413
    huge = b"x" * (desk.office.intake.most_bytes + MOST_BYTES + 1)
    assert send(desk, "a.txt", huge)[0] == 413

    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        yield huge

    answer = desk.person().post(SEND, content=pieces(), headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("headers", "data", "status"),
    [
        ({"content-type": "application/json"}, b"{}", 422),
        ({"content-type": "multipart/form-data; boundary=x"}, b"garbage", 400),
        ({"content-type": "multipart/form-data"}, b"garbage", 400),
        ({"content-type": "multipart/form-data; boundary=x"}, b"--x--\r\n", 422),
        ({}, b"", 422),
    ],
)
def test_what_is_no_file_is_refused(desk: Desk, headers: dict[str, str], data: bytes, status: int) -> None:
    answer = desk.person().post(SEND, content=data, headers=headers)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_too_many_at_once_are_asked_to_wait(desk: Desk) -> None:
    from contextlib import ExitStack

    with ExitStack() as taken:
        for _ in range(MOST_AT_ONCE):
            taken.enter_context(desk.office.intake.slot())
        answer = desk.person().post(SEND, files={"file": ("a.txt", io.BytesIO(b"x"))})
        assert answer.status_code == 503 and answer.headers["retry-after"]
    assert send(desk, "b.txt", b"")[0] == 422


def test_the_same_file_sent_by_several_at_once_is_read_once(desk: Desk) -> None:
    data = f"{TEXT}\n同时发来\n".encode()
    with ThreadPoolExecutor(4) as clerks:
        answers = list(clerks.map(lambda at: send(desk, f"{at}.txt", data), range(4)))
    assert sorted(status for status, _ in answers) == [200, 200, 200, 201]
    assert len({answer["agreements"][0]["id"] for _, answer in answers}) == 1  # type: ignore[index]
    kept = [path for path in (desk.out / RECEIVED).rglob("*.txt") if path.read_bytes() == data]
    assert len(kept) == 1
    assert all(path.stat().st_mode & 0o077 == 0 for path in [desk.out / RECEIVED, *(desk.out / RECEIVED).rglob("*")])


def test_a_stranger_or_another_page_can_send_nothing(desk: Desk) -> None:
    file = {"file": ("a.txt", TEXT.encode())}
    assert desk.stranger().post(SEND, files=file).status_code == 403
    assert desk.stranger().post(SEND, files=file, headers={"authorization": "Bearer x"}).status_code == 401
    client = desk.person()
    assert client.post(SEND, files=file, headers={"origin": "http://evil.example"}).status_code == 403


def test_the_description_says_how_to_send(desk: Desk) -> None:
    said = desk.person().get("/api/openapi.json").json()
    assert "multipart/form-data" in json.dumps(said["paths"][SEND]["post"]["requestBody"])
