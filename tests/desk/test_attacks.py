"""Who may ask the desk, from where, and what a hostile agreement or page can do: nothing."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hedui.batch.ledger import Ledger
from hedui.batch.rows import Stamp
from hedui.desk.guard import MOST_BYTES
from hedui.desk.people import KEY_NAME, People, key_of
from hedui.export.layout import picture_name
from hedui.models.contract import Party
from hedui.models.record import Record
from hedui.review.entries import Identity
from hedui.settings import Language
from tests.desk.clients import COOKIE, HOST, Desk, address, correct
from tests.review.papers import SHA, finding, record

EVERYWHERE = ("/", "/api/agreements", "/api/changes", "/api/openapi.json", f"/pictures/{SHA}.1/1")
BAD = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'{{7*777}}"


class _Tags(HTMLParser):
    """What a page holds that could run."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: set[tuple[str | None, str | None]] = set()
        self.handlers: list[str] = []

    @staticmethod
    def of(page: str) -> _Tags:
        made = _Tags()
        made.feed(page)
        return made

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "script":
            self.scripts.add((given.get("src"), given.get("type")))
        self.handlers += [name for name, value in attributes if name.startswith("on") or "javascript:" in (value or "")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "out", record(finding()))


@pytest.mark.parametrize("path", [*EVERYWHERE, f"/agreements/{SHA}.1", f"/api/agreements/{SHA}.1"])
def test_nobody_sees_anything_without_a_link_of_her_own(desk: Desk, path: str) -> None:
    answer = desk.stranger().get(path)
    assert answer.status_code == 401
    assert "链接" in answer.json()["error"]


@pytest.mark.parametrize("cookie", ["", "x", "王丽".encode().hex(), "a" * 5000, 'x"; hedui_8616="y'])
def test_a_wrong_token_opens_nothing(desk: Desk, cookie: str) -> None:
    assert desk.stranger().get("/", headers={"cookie": f"{COOKIE}={cookie}"}).status_code == 401
    assert desk.stranger().get("/", headers={"authorization": f"Bearer {cookie}"}).status_code == 401
    assert desk.stranger().get(f"/enter/{cookie or 'x'}").status_code in (401, 404)


def test_a_link_opens_the_desk_and_its_cookie_is_kept_from_scripts_and_other_sites(desk: Desk) -> None:
    client = desk.stranger()
    answer = client.get(f"/enter/{desk.people.link('李明')}")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))
    assert "李明" in client.get("/").text


def test_the_link_itself_is_no_cookie(desk: Desk) -> None:
    client = desk.stranger()
    client.cookies.set(COOKIE, desk.people.link("王丽"))
    assert client.get("/").status_code == 401


@pytest.mark.parametrize("host", ["evil.example:8616", "127.0.0.1:80", "127.0.0.1", "", "127.0.0.1:8616.evil.example"])
@pytest.mark.parametrize("path", ["/", "/static/desk.js", "/api/agreements"])
def test_a_name_that_was_made_to_lead_here_is_refused(desk: Desk, host: str, path: str) -> None:
    answer = desk.person().get(path, headers={"host": host})
    assert answer.status_code == 421


def test_where_other_machines_may_ask_numbers_are_taken_and_names_are_not(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "out", record(), hosts=("box:8616", "*"))
    for host, status in (("192.0.2.7:8616", 200), ("[2001:db8::1]:8616", 200), ("box:8616", 200), ("evil:8616", 421)):
        assert desk.person().get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8616"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "same-site"},
    ],
)
def test_a_page_elsewhere_can_decide_nothing(desk: Desk, headers: dict[str, str]) -> None:
    client = desk.person()
    body = {"pointer": "/number", "text": "X-1", "based": 0}
    assert client.post(f"{address(record())}/values", json=body, headers=headers).status_code == 403
    assert desk.office.book.number() == 0


def test_a_request_that_does_not_say_where_it_comes_from_can_decide_nothing(desk: Desk) -> None:
    client = desk.stranger()
    client.cookies.set(COOKIE, desk.people.session("王丽"))
    assert correct(client, record(), "/number", "X-1").status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_can_decide_nothing(desk: Desk, kind: str) -> None:
    body = json.dumps({"pointer": "/number", "text": "X-1", "based": 0})
    answer = desk.person().post(f"{address(record())}/values", content=body, headers={"content-type": kind})
    assert answer.status_code == 400
    assert desk.office.book.number() == 0


def test_a_program_speaks_for_a_person_with_her_token(desk: Desk) -> None:
    client = desk.stranger()
    client.headers["authorization"] = f"Bearer {desk.people.link('李明')}"
    assert correct(client, record(), "/number", "X-1").json()["by"] == "李明"


def test_what_is_too_large_is_refused(desk: Desk) -> None:
    client = desk.person()
    body = b'{"x": "' + b"x" * MOST_BYTES + b'"}'
    place = f"{address(record())}/values"
    assert client.post(place, content=body, headers={"content-type": "application/json"}).status_code == 413
    pieces = (body[at : at + 1000] for at in range(0, len(body), 1000))
    assert client.post(place, content=pieces, headers={"content-type": "application/json"}).status_code == 413


@pytest.mark.parametrize(
    "path", ["/", f"/agreements/{SHA}.1", "/static/desk.css", "/nothing", f"/api/agreements/{SHA}.1"]
)
def test_every_answer_says_what_the_browser_may_do(desk: Desk, path: str) -> None:
    headers = desk.person().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", f"/agreements/{SHA}.1", f"/agreements/{SHA}.1/panel"])
def test_whatever_an_agreement_says_is_text(tmp_path: Path, path: str) -> None:
    hostile = record(
        finding().model_copy(update={"message": BAD, "code": BAD}),
        title=BAD,
        number=BAD,
        parties=(Party(role="甲方", name=BAD), Party(role=BAD, name=BAD)),
        path="a<b>&\"'.pdf",
    )
    desk = Desk(tmp_path / "out", hostile)
    page = desk.person().get(path)
    assert page.status_code == 200
    assert "<img src=x" not in page.text and "<script>alert" not in page.text and "5439" not in page.text
    assert _Tags.of(page.text).scripts <= {("/static/desk.js", "module"), (None, "application/json")}
    assert not _Tags.of(page.text).handlers


def test_a_reason_and_a_name_are_text_too(desk: Desk) -> None:
    client, made = desk.person(), record()
    assert correct(client, made, "/parties/乙方/name", f"{BAD}公司", why=BAD).status_code == 200
    page = client.get(f"/agreements/{SHA}.1").text
    assert "<img src=x" not in page and "&lt;img src=x" in page


@pytest.mark.parametrize(
    "path",
    [
        "/static/../decisions.sqlite",
        "/static/%2e%2e/desk.key",
        "/static/desk.js/../../export/report.py",
        "/static/report.html",
        f"/pictures/..%2f..%2f{SHA}.1/1",
        f"/pictures/{SHA}.1/../../desk.key",
        f"/pictures/{SHA}.1/1.jpg",
        "/agreements/../../etc/passwd",
        f"/agreements/{SHA}.1%00/original",
        f"/agreements/{'cd' * 32}.1",
        "/api/agreements/..%2f..%2fdesk.key",
    ],
)
def test_no_path_leads_out(desk: Desk, path: str) -> None:
    answer = desk.person().get(path)
    assert answer.status_code in (400, 404)
    assert "error" in answer.json()


def test_a_picture_of_the_agreement_is_shown(desk: Desk) -> None:
    path = desk.out / picture_name(SHA, 1)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xd8\xff a picture")
    answer = desk.person().get(f"/pictures/{SHA}.1/1")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert desk.person().get(f"/pictures/{SHA}.1/2").status_code == 404


def _imported(out: Path, folder: Path) -> None:
    with Ledger(out / "hedui.sqlite") as ledger:
        ledger.begin(str(folder), Stamp("1", "x", False))
        ledger.commit()


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "x/../../secret.txt", "link.txt"])
def test_the_original_is_given_from_the_imported_folder_only(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("geheim")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    made = record()
    source = made.source.model_copy(update={"path": name})
    desk = Desk(tmp_path / "out", made)
    _imported(desk.out, folder)
    hostile = made.model_copy(update={"source": source})
    opened = desk.office.find(Identity(SHA, 1))
    assert opened
    moved = opened.__class__(**{**_facts(opened), "record": hostile})
    assert desk.office.original(moved) is None


def _facts(opened: object) -> dict[str, object]:
    return {name: getattr(opened, name) for name in opened.__dataclass_fields__}  # type: ignore[attr-defined]


def test_the_original_comes_as_a_file_to_be_saved(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"<script>")
    desk = Desk(tmp_path / "out", record())
    _imported(desk.out, folder)
    answer = desk.person().get(f"/agreements/{SHA}.1/original")
    assert answer.content == b"<script>"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_with_a_password_the_link_alone_opens_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "out", record(), password="青石板 42")
    client = desk.stranger()
    client.headers["origin"] = f"http://{HOST}"
    place = f"/enter/{desk.people.link('王丽')}"
    assert "set-cookie" not in client.get(place).headers
    assert client.post(place, json={"password": "falsch"}).status_code == 401
    assert client.get("/").status_code == 401
    bearer = {"authorization": f"Bearer {desk.people.link('王丽')}"}
    assert desk.stranger().get("/api/agreements", headers=bearer).status_code == 401
    assert client.post(place, json={"password": "青石板 42"}).status_code == 200
    assert client.get("/").status_code == 200


def test_passwords_cannot_be_tried_without_end(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "out", record(), password="richtig")
    client = desk.stranger()
    client.headers["origin"] = f"http://{HOST}"
    place = f"/enter/{desk.people.link('王丽')}"
    statuses = [client.post(place, json={"password": "falsch"}).status_code for _ in range(8)]
    assert statuses == [401] * 5 + [429] * 3
    assert client.post(place, json={"password": "richtig"}).status_code == 429


def test_links_hold_from_one_start_to_the_next_and_only_for_who_is_named(tmp_path: Path) -> None:
    key = key_of(tmp_path, Language.ZH)
    assert (tmp_path / KEY_NAME).stat().st_mode & 0o777 == 0o600
    link = People(key, ["王丽"]).link("王丽")
    assert People(key_of(tmp_path, Language.ZH), ["王丽", "李明"]).by_link(link) == "王丽"
    assert People(key, ["李明"]).by_link(link) is None
    assert People(key, ["王丽"], "a").session("王丽") != People(key, ["王丽"], "b").session("王丽")


def test_records_with_lying_sources_are_not_taken_for_others(tmp_path: Path) -> None:
    """A record that says it is of a path where another one lies."""
    desk = Desk(tmp_path / "out", record())
    other: Record = record(sha256="cd" * 32, path="b.pdf")
    lying = other.model_copy(update={"source": other.source.model_copy(update={"path": "a.pdf"})})
    (desk.out / "records" / "b.pdf.json").write_text(lying.to_json(), "utf-8")
    desk.office.index.update()
    assert desk.person().get(f"/agreements/{'cd' * 32}.1").status_code == 404
    assert desk.person().get(f"/agreements/{SHA}.1").status_code == 200
