"""What people do at the desk, through the programming interface that its pages use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hedui.models.contract import Total
from hedui.models.custom import CustomField, FieldType
from hedui.models.links import Amended, AmendedBy, Links
from hedui.models.severity import Severity
from hedui.review.apply import plain_contract
from hedui.review.keys import finding_keys
from hedui.settings import Language
from tests.desk.clients import Desk, address, correct
from tests.review.papers import SHA, TEXTS, finding, put, record

MADE = record(finding(), finding("tax-id-invalid", Severity.WARNING, "91370212461125762N"))
KEYS = finding_keys(MADE.findings, plain_contract(MADE))
PAGE = f"/agreements/{SHA}.1"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "out", MADE)


def judge(client: TestClient, key: str, verdict: str, based: int = 0, why: str | None = "看过原件") -> Any:
    body = {"finding": key, "verdict": verdict, "based": based, "why": why}
    return client.post(f"{address(MADE)}/findings", json=body)


def decide(client: TestClient, status: str, why: str | None = None) -> Any:
    number = client.get(address(MADE)).json()["number"]
    return client.post(f"{address(MADE)}/status", json={"status": status, "based": number, "why": why})


def test_an_agreement_is_corrected_judged_and_confirmed(desk: Desk) -> None:
    client = desk.person()
    assert correct(client, MADE, "/parties/1/tax_id", "91370212461125762N", why="原文如此").status_code == 200
    assert [judge(client, key, "true").status_code for key in KEYS] == [200, 200]
    assert decide(client, "confirmed").status_code == 200
    seen = client.get(address(MADE)).json()
    assert seen["record"]["review"]["status"] == "confirmed"
    assert seen["record"]["contract"]["parties"][1]["tax_id"] == "91370212461125762N"
    listed = client.get("/api/agreements").json()
    assert (listed["counts"]["confirmed"], listed["agreements"][0]["by"]) == (1, "王丽")


def test_it_is_not_confirmed_while_something_is_left(desk: Desk) -> None:
    client = desk.person()
    answer = decide(client, "confirmed")
    assert (answer.status_code, answer.json()["error"]) == (
        422,
        "还有 2 条错误或警告没有处理，处理完才能标为已核对。",
    )
    judge(client, KEYS[0], "settled")
    assert "还有 1 条" in decide(client, "confirmed").json()["error"]


@pytest.mark.parametrize(("verdict", "status"), [("true", 200), ("false-alarm", 422), ("settled", 422)])
def test_a_false_alarm_and_what_is_settled_need_a_reason(desk: Desk, verdict: str, status: int) -> None:
    assert judge(desk.person(), KEYS[0], verdict, why="  ").status_code == status


@pytest.mark.parametrize("status", ["problem", "returned"])
def test_a_problem_needs_a_reason(desk: Desk, status: str) -> None:
    assert decide(desk.person(), status).json() == {"error": "请写明理由。"}
    assert decide(desk.person(), status, "缺页").status_code == 200


def test_nonsense_is_refused_with_a_sentence_and_not_kept(desk: Desk) -> None:
    answer = correct(desk.person(), MADE, "/total/amount", "很多钱")
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("“很多钱”不能作为合计 金额：")
    assert desk.office.book.number() == 0


def test_the_same_value_is_no_correction(desk: Desk) -> None:
    assert "没有改动" in correct(desk.person(), MADE, "/total/amount", "71,090.00").json()["error"]


def test_words_are_picked_on_the_page(desk: Desk) -> None:
    client = desk.person()
    start = TEXTS[0].index("远山公司")
    place = {"page": 1, "start": start, "end": start + 4, "text": "远山公司"}
    assert correct(client, MADE, "/parties/甲方/name", "远山公司", places=[place]).status_code == 200
    evidence = client.get(address(MADE)).json()["record"]["evidence"]["/parties/0/name"]
    assert (evidence[0]["method"], evidence[0]["start"]) == ("person", start)
    wrong = place | {"start": 0, "end": 4}
    answer = correct(client, MADE, "/title", "远山公司", places=[wrong])
    assert "请重新选取" in answer.json()["error"]


def test_two_people_at_once_lose_nothing(desk: Desk) -> None:
    one, other = desk.person("王丽"), desk.person("李明")
    assert correct(one, MADE, "/number", "A-1").status_code == 200
    answer = correct(other, MADE, "/number", "B-2")
    assert answer.status_code == 409
    assert "王丽" in answer.json()["error"] and "没有保存" in answer.json()["error"]
    assert one.get(address(MADE)).json()["record"]["contract"]["number"] == "A-1"
    assert correct(other, MADE, "/title", "设备合同").status_code == 200
    based = other.get(address(MADE)).json()["based"]["value:/number"]
    assert correct(other, MADE, "/number", "B-2", based).status_code == 200


def test_confirming_what_somebody_changed_meanwhile_is_refused(desk: Desk) -> None:
    one, other = desk.person("王丽"), desk.person("李明")
    for key in KEYS:
        judge(one, key, "true")
    number = one.get(address(MADE)).json()["number"]
    correct(other, MADE, "/number", "B-2")
    answer = one.post(f"{address(MADE)}/status", json={"status": "confirmed", "based": number})
    assert (answer.status_code, "李明" in answer.json()["error"]) == (409, True)


def test_one_takes_back_what_is_ones_own(desk: Desk) -> None:
    one, other = desk.person("王丽"), desk.person("李明")
    number = correct(one, MADE, "/number", "A-1").json()["number"]
    assert other.post(f"{address(MADE)}/undo", json={"entry": number}).status_code == 422
    assert one.post(f"{address(MADE)}/undo", json={"entry": number}).status_code == 200
    assert one.get(address(MADE)).json()["record"]["contract"]["number"] == "晨采-2026-01"
    assert one.post(f"{address(MADE)}/undo", json={"entry": number}).status_code == 422
    history = one.get(PAGE).text
    assert "撤销了" in history and "A-1" in history


def test_changes_are_followed_by_their_numbers(desk: Desk) -> None:
    client = desk.person()
    correct(client, MADE, "/number", "A-1")
    judge(client, KEYS[0], "true")
    first = client.get("/api/changes", params={"limit": 1}).json()
    assert [entry["pointer"] for entry in first["entries"]] == ["/number"]
    rest = client.get("/api/changes", params={"since": first["last"]}).json()
    assert [entry["about"] for entry in rest["entries"]] == ["finding"]
    assert client.get("/api/changes", params={"since": rest["last"]}).json() == {"entries": [], "last": rest["last"]}


def test_another_reading_is_asked_about_and_answered(desk: Desk) -> None:
    client = desk.person()
    correct(client, MADE, "/total/amount", "71009.00")
    other = MADE.model_copy(
        update={"contract": MADE.contract.model_copy(update={"total": Total(amount="70190.00")})}  # type: ignore[arg-type]
    )
    put(desk.out, other)
    desk.office.index.update()
    page = client.get(PAGE).text
    assert "现在读出" in page and "70,190.00" in page
    assert client.get("/api/agreements", params={"status": "again"}).json()["total"] == 1
    for key in KEYS:
        judge(client, key, "true")
    assert "新的读数" in decide(client, "confirmed").json()["error"]
    based = client.get(address(MADE)).json()["based"]["value:/total/amount"]
    assert correct(client, MADE, "/total/amount", "71,009.00", based).status_code == 200
    assert decide(client, "confirmed").status_code == 200


def test_decisions_survive_that_the_file_is_moved_and_read_again(desk: Desk) -> None:
    client = desk.person()
    correct(client, MADE, "/number", "A-1")
    for path in desk.out.joinpath("records").iterdir():
        path.unlink()
    moved = MADE.model_copy(update={"source": MADE.source.model_copy(update={"path": "2026/b.pdf", "name": "b.pdf"})})
    put(desk.out, moved)
    desk.office.index.update()
    seen = client.get(address(MADE)).json()
    assert (seen["path"], seen["record"]["contract"]["number"]) == ("2026/b.pdf", "A-1")


def test_the_page_shows_what_matters_first(desk: Desk) -> None:
    page = desk.person().get(PAGE).text
    order = [page.index(each) for each in ("待核对", "核对结果", "编号与名称", "各方", "账户", "其他字段")]
    assert order == sorted(order)
    assert 'data-pointer="/parties/乙方/accounts/settlement/number"' in page
    assert "乙方 账号（收付款）" in page
    assert "还未" not in page and "待处理 2" in page


def test_a_value_that_is_low_in_confidence_says_so(desk: Desk) -> None:
    unsure = MADE.evidence["/number"][0].model_copy(update={"confidence": 0.42})
    put(desk.out, MADE.model_copy(update={"evidence": {"/number": (unsure,)}}))
    desk.office.index.update()
    assert "42%" in desk.person().get(PAGE).text


def test_text_stands_where_there_is_no_picture(desk: Desk) -> None:
    page = desk.person().get(f"{address(MADE)}/pages/1").json()
    assert (page["text"], page["picture"]) == (TEXTS[0], None)
    assert "<mark>71,090.00</mark>" in desk.person().get(PAGE).text
    assert desk.person().get(f"{address(MADE)}/pages/99").json()["text"] == ""


def test_what_belongs_together_is_linked(tmp_path: Path) -> None:
    links = Links(amended=Amended(by=(AmendedBy(path="补充.pdf"),)))
    main = MADE.model_copy(update={"links": links})
    form = record(sha256="cd" * 32, path="扫描.pdf").model_copy(update={"links": Links(form_of="a.pdf")})
    desk = Desk(tmp_path / "out", main, form, record(sha256="ef" * 32, path="补充.pdf"))
    assert f"/agreements/{'ef' * 32}.1" in desk.person().get(PAGE).text
    assert f"/agreements/{SHA}.1" in desk.person().get(f"/agreements/{'cd' * 32}.1").text
    assert [each["path"] for each in desk.person().get("/api/agreements").json()["agreements"]] == ["a.pdf", "补充.pdf"]


def test_the_desk_speaks_english_on_request(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "out", MADE, lang=Language.EN)
    chinese = re.compile("[一-鿿]")
    page = desk.person().get(PAGE).text
    assert "to be checked" in page and "Other fields" in page
    assert not chinese.search(desk.person().get("/?q=nothing").text.replace("王丽", ""))
    assert not chinese.search(decide(desk.person(), "returned").json()["error"])


def test_the_interface_is_described(desk: Desk) -> None:
    described = desk.person().get("/api/openapi.json").json()
    assert set(described["paths"]) >= {"/api/agreements", "/api/agreements/{identity}/values", "/api/changes"}


MALFORMED = (
    {},
    {"pointer": "/number"},
    {"pointer": "/number", "text": "x", "based": -1},
    {"pointer": 5, "text": [], "based": 0},
    {"pointer": "/number", "text": "x", "based": 0, "more": 1},
    {"pointer": "/number", "text": "x", "based": 10**30},
)


@pytest.mark.parametrize("body", MALFORMED)
def test_a_malformed_request_is_refused_with_a_sentence(desk: Desk, body: dict[str, object]) -> None:
    answer = desk.person().post(f"{address(MADE)}/values", json=body)
    assert (answer.status_code, answer.json()) == (400, {"error": "请求的内容不完整或格式不对。"})


def test_a_field_of_the_users_own_is_corrected_by_its_type(tmp_path: Path) -> None:
    own = CustomField(name="cost_centre", title="成本中心", type=FieldType.COUNT)
    made = MADE.model_copy(update={"custom_fields": (own,)})
    desk = Desk(tmp_path / "out", made)
    client = desk.person()
    assert correct(client, made, "/custom/cost_centre", "三十").json()["new"] == 30
    assert correct(client, made, "/custom/cost_centre", "几个", 1).status_code == 422
    assert correct(client, made, "/custom/other", "x").status_code == 422
    assert "成本中心" in client.get(PAGE).text
