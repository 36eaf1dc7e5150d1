"""The list: search, filters, order, and that it follows records and decisions."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from hedui.desk.filing import Files
from hedui.desk.index import NAME, Index
from hedui.desk.listing import Query, _ordered
from hedui.export.layout import record_name
from hedui.models.contract import Party, Period, Total
from hedui.models.record import Record
from hedui.models.severity import Severity
from hedui.review.book import Book
from hedui.review.entries import Identity
from tests.desk.clients import Desk, address, correct
from tests.review.papers import SHA, finding, put, record

OFFICE = record(
    finding(),
    path="采购/办公.pdf",
    parties=(
        Party(role="甲方", name="晨光学校"),
        Party(role="乙方", name="远山（临溪）公司", tax_id="91370212461125762N"),
    ),
    period=Period(start_date=datetime.date(2026, 1, 1)),
)
LEASE = record(
    finding("title-mismatch", Severity.WARNING),
    sha256="cd" * 32,
    path="房屋.pdf",
    number="FW-7",
    title="房屋租赁合同",
    total=Total(amount=Decimal("36000")),
)
CLEAN = record(sha256="ef" * 32, path="完好.pdf", number=None, title="保洁合同", total=Total())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "out", OFFICE, LEASE, CLEAN)


def paths(desk: Desk, **query: str) -> list[str]:
    return [each["path"] for each in desk.person().get("/api/agreements", params=query).json()["agreements"]]


def test_what_is_to_be_decided_stands_first(desk: Desk) -> None:
    assert paths(desk) == ["采购/办公.pdf", "房屋.pdf", "完好.pdf"]


def test_among_those_as_bad_the_most_money_stands_first_as_in_the_report(tmp_path: Path) -> None:
    """Yuan first, each other currency by itself, then one that is not known, then what states no sum."""
    sums = {
        "a.pdf": Total(),
        "b.pdf": Total(amount=Decimal(800_000)),
        "c.pdf": Total(amount=Decimal(90_000), currency="USD"),
        "d.pdf": Total(amount=Decimal(7), currency="CNY"),
        "e.pdf": Total(amount=Decimal(1_260_000), currency="CNY"),
        "f.pdf": Total(amount=Decimal(100_000), currency="USD"),
        "g.pdf": Total(amount=Decimal(5), currency="EUR"),
    }
    papers = [
        record(*[finding()] * (len(sums) - at), sha256=f"{at:02}" * 32, path=path, total=total)
        for at, (path, total) in enumerate(sums.items())
    ]
    warned = record(finding("title-mismatch", Severity.WARNING), path="w.pdf", total=Total(amount=Decimal(9 * 10**6)))
    assert paths(Desk(tmp_path / "out", *papers, warned)) == [f"{each}.pdf" for each in "edgfcbaw"]


FINDS_OFFICE = (
    *("71090", "71,090", "71,090.00", "７１０９０", "91370212461125762N", "91370212461125762n", "远山(临溪)"),
    *("晨光 办公", "晨光学校 amount-words-mismatch", "柒万 临溪"),
)


@pytest.mark.parametrize("words", FINDS_OFFICE)
def test_the_search_finds(desk: Desk, words: str) -> None:
    assert "采购/办公.pdf" in paths(desk, q=words)
    assert "房屋.pdf" not in paths(desk, q=words)


def test_each_record_is_read_once_and_not_again_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    plain = Files.record

    def noted(files: Files, name: str) -> Record | None:
        read.append(name)
        return plain(files, name)

    monkeypatch.setattr(Files, "record", noted)
    desk = Desk(tmp_path / "out", OFFICE, LEASE, CLEAN)
    assert sorted(read) == ["完好.pdf.json", "房屋.pdf.json", "采购/办公.pdf.json"]
    desk.office.index.update()
    assert len(read) == 3
    put(desk.out, LEASE.model_copy(update={"findings": ()}))
    desk.office.index.update()
    assert read[3:] == ["房屋.pdf.json"]


def test_an_agreement_without_findings_says_so_in_its_row(desk: Desk) -> None:
    rows = desk.person().get("/").text.split("<tr")
    assert [("<small>没有问题" in row) for row in rows if "open" in row] == [False, False, True]


def test_what_is_searched_goes_with_its_agreement(desk: Desk) -> None:
    put(desk.out, CLEAN.model_copy(update={"contract": CLEAN.contract.model_copy(update={"title": "绿化合同"})}))
    (desk.out / record_name("房屋.pdf")).unlink()
    desk.office.index.update()
    assert [paths(desk, q=words) for words in ("绿化", "保洁", "租赁")] == [["完好.pdf"], [], []]
    with desk.office.index.opened() as base:
        assert base.execute("SELECT count(*) FROM texts").fetchone() == (2,)


@pytest.mark.parametrize("words", ["71091", "晨光 船舶", "%", "_", "' OR 1=1 --", '"', "\\"])
def test_the_search_does_not_find(desk: Desk, words: str) -> None:
    assert paths(desk, q=words) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"worst": "warning"}, ["房屋.pdf"]),
        ({"worst": "clean"}, ["完好.pdf"]),
        ({"code": "title-mismatch"}, ["房屋.pdf"]),
        ({"code": "title"}, []),
        ({"status": "confirmed"}, []),
        ({"who": "李明"}, []),
        ({"status": "nonsense", "worst": "worse"}, ["采购/办公.pdf", "房屋.pdf", "完好.pdf"]),
        ({"page": "2"}, []),
    ],
)
def test_the_filters(desk: Desk, query: dict[str, str], found: list[str]) -> None:
    assert paths(desk, **query) == found


def test_a_row_says_what_is_wrong_and_how_much_is_left(desk: Desk) -> None:
    page = desk.person().get("/").text
    for said in ("大小写不一致", "71,090.00", "晨光学校", "远山（临溪）公司", "2026-01-01", "待处理 1"):
        assert said in page


def test_the_list_follows_decisions(desk: Desk) -> None:
    client = desk.person("李明")
    client.post(f"{address(CLEAN)}/status", json={"status": "confirmed", "based": 0})
    client.post(f"{address(LEASE)}/status", json={"status": "problem", "based": 0, "why": "租期未定"})
    assert paths(desk) == ["采购/办公.pdf", "房屋.pdf", "完好.pdf"]
    assert paths(desk, status="confirmed") == ["完好.pdf"]
    assert paths(desk, who="李明") == ["房屋.pdf", "完好.pdf"]
    counts = client.get("/api/agreements").json()["counts"]
    assert counts == {"": 3, "pending": 1, "confirmed": 1, "problem": 1, "returned": 0, "again": 0}
    correct(client, OFFICE, "/number", "改-1")
    assert paths(desk, q="改-1") == ["采购/办公.pdf"]


def test_a_false_alarm_is_not_what_the_row_says(desk: Desk) -> None:
    client = desk.person()
    key = client.get(address(OFFICE)).json()["findings"][0]
    client.post(
        f"{address(OFFICE)}/findings", json={"finding": key, "verdict": "false-alarm", "based": 0, "why": "误读"}
    )
    assert paths(desk, worst="error") == []
    assert paths(desk) == ["房屋.pdf", "采购/办公.pdf", "完好.pdf"]


def test_copies_are_one_agreement(desk: Desk) -> None:
    put(desk.out, OFFICE.model_copy(update={"source": OFFICE.source.model_copy(update={"path": "副本.pdf"})}))
    desk.office.index.update()
    assert sorted(paths(desk, q="副本")) == ["副本.pdf"]
    assert len(paths(desk)) == 3


def test_the_list_follows_what_imports_write_and_remove(desk: Desk) -> None:
    (desk.out / "records" / "房屋.pdf.json").unlink()
    put(desk.out, record(sha256="12" * 32, path="新到.pdf"))
    (desk.out / "records" / "坏.json").write_text("{")
    desk.office.index.update()
    assert sorted(paths(desk)) == ["完好.pdf", "新到.pdf", "采购/办公.pdf"]


def test_only_what_changed_is_looked_at(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    desk.office.index.update(lambda at, of: told.append((at, of)))
    put(desk.out, record(sha256="12" * 32, path="新到.pdf"))
    desk.office.index.update(lambda at, of: told.append((at, of)))
    assert told == [(0, 1)]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_an_index_that_is_gone_or_damaged_is_made_again(tmp_path: Path, content: bytes) -> None:
    desk = Desk(tmp_path / "out", OFFICE)
    client = desk.person()
    correct(client, OFFICE, "/number", "改-1")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{desk.out / NAME}{suffix}").unlink(missing_ok=True)
    (desk.out / NAME).write_bytes(content)
    index = Index(desk.out, Book(desk.out))
    index.update()
    assert index.filed(Identity(SHA, 1))
    assert paths(Desk(tmp_path / "out"), q="改-1") == ["采购/办公.pdf"]


def test_pages_of_the_list(tmp_path: Path) -> None:
    made = [record(sha256=f"{number:064x}", path=f"{number:03}.pdf") for number in range(120)]
    desk = Desk(tmp_path / "out", *made)
    assert [len(paths(desk, page=str(page))) for page in (1, 2, 3, 4)] == [50, 50, 20, 0]
    page = desk.person().get("/?page=2").text
    assert "page=3" in page and 'rel="prev"' in page
    one = desk.person().get(f"/agreements/{made[50].source.sha256}.1?page=2").text
    assert f"/agreements/{made[49].source.sha256}.1" in one and f"/agreements/{made[51].source.sha256}.1" in one


def test_an_empty_desk_says_so(tmp_path: Path) -> None:
    (tmp_path / "out" / "records").mkdir(parents=True)
    assert "还没有合同" in Desk(tmp_path / "out").person().get("/").text


def test_the_order_of_the_list_comes_from_an_index_alone(desk: Desk) -> None:
    """Sorting ten thousand rows with their texts took seconds."""
    asked: list[str] = []
    with desk.office.index.opened() as base:
        base.set_trace_callback(asked.append)
        _ordered(base, Query())
        plan = [row[3] for row in base.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert plan == ["SCAN agreements USING COVERING INDEX agreements_in_order"]
