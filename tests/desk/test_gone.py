"""The output goes away while the desk is open: it says so, makes no book in its place, and goes on where it is back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hedui.desk.index import NAME as INDEX
from hedui.desk.office import Office
from hedui.errors import OutputError
from hedui.review.book import NAME as BOOK
from hedui.settings import Language
from tests.desk.clients import Desk, address, correct
from tests.review.papers import SHA, finding, put, record

MADE = record(finding())
EVERYWHERE = (
    "/",
    f"/agreements/{SHA}.1",
    f"/agreements/{SHA}.1/panel",
    address(MADE),
    "/api/agreements",
    "/api/changes",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "out", MADE)
    assert correct(made.person(), MADE, "/title", "一号合同").status_code == 200
    return made


def test_an_output_that_was_moved_is_missed_and_works_again_once_it_is_back(desk: Desk) -> None:
    client, aside = desk.person(), desk.out.with_name("elsewhere")
    desk.out.rename(aside)
    for path in EVERYWHERE:
        answer = client.get(path)
        assert answer.status_code == 503 and "移走" in answer.json()["error"], path
    assert correct(client, MADE, "/title", "二号合同", based=1).status_code == 503
    assert not desk.out.exists()
    aside.rename(desk.out)
    assert {client.get(path).status_code for path in EVERYWHERE} == {200}
    assert correct(client, MADE, "/title", "二号合同", based=1).status_code == 200


def test_another_output_in_its_place_is_not_given_a_book_of_decisions(desk: Desk) -> None:
    shutil.move(desk.out, desk.out.with_name("elsewhere"))
    put(desk.out, MADE)
    client = desk.person()
    assert {client.get(path).status_code for path in EVERYWHERE} == {503}
    assert correct(client, MADE, "/title", "二号合同", based=1).status_code == 503
    assert not (desk.out / BOOK).exists()


def test_the_index_may_be_removed_at_any_time(desk: Desk) -> None:
    client = desk.person()
    for path in EVERYWHERE:
        for each in desk.out.glob(f"{INDEX}*"):
            each.unlink()
        answer = client.get(path)
        assert answer.status_code == 200
    assert "一号合同" in client.get("/").text
    assert correct(client, MADE, "/title", "二号合同", based=1).status_code == 200


def test_a_database_that_cannot_be_used_is_named(desk: Desk) -> None:
    client = desk.person()
    with closing(sqlite3.connect(desk.out / INDEX)) as base:
        base.execute("DROP TABLE agreements")
    answer = client.get("/")
    assert answer.status_code == 503 and INDEX in answer.json()["error"]


def test_whoever_follows_a_link_reads_a_page_and_a_program_reads_json(desk: Desk) -> None:
    html = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    nobody = desk.stranger()
    for client, path, status in (
        (nobody, "/", 401),
        (nobody, "/enter/<b>x", 401),
        (desk.person(), "/agreements/<b>x", 404),
        (desk.person(), "/<script>", 404),
    ):
        answer = client.get(path, headers=html)
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html") and "<h1>核对台</h1>" in answer.text
        assert "<b>" not in answer.text and "<script" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert client.get(path).json()["error"] in answer.text


def test_a_program_is_told_what_is_missing_in_its_request(desk: Desk) -> None:
    person, nobody = desk.person(), desk.stranger()
    asked = "/api/agreements"
    for client, headers in ((nobody, {}), (person, {"authorization": "Bearer falsch"})):
        assert "Authorization: Bearer" in client.get(asked, headers=headers).json()["error"]
    assert "启动核对台的窗口" in nobody.get(asked, headers={"sec-fetch-site": "same-origin"}).json()["error"]
    assert "启动核对台的窗口" in nobody.get("/").json()["error"]
    assert "没有这个地址" in person.get("/api/nothing").json()["error"]
    assert "没有这份合同" in person.get(f"{asked}/nothing").json()["error"]
    answer = person.delete(asked, headers={"authorization": f"Bearer {desk.people.link('王丽')}"})
    assert answer.status_code == 405 and "不接受这种请求（DELETE）" in answer.json()["error"]


@pytest.mark.parametrize("lang", Language)
def test_what_to_do_about_an_unusable_index_is_no_option_of_another_command(lang: Language, tmp_path: Path) -> None:
    (tmp_path / INDEX).mkdir()
    with pytest.raises(OutputError) as refusal:
        Office.of(tmp_path, lang)
    said = str(refusal.value)
    assert INDEX in said and "--out" not in said and ("移走" in said or "move it away" in said)


def test_an_index_that_is_moved_away_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / INDEX).mkdir()
    (tmp_path / INDEX).rename(tmp_path / "aside")
    assert Office.of(tmp_path, Language.ZH).index.confirmed() == []
