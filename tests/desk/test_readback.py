"""Status, owners and notes: said at the desk, filled in in the workbook, read back, and there after the next import."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from hedui.desk.readback import read_back
from hedui.errors import UsageError
from hedui.review.book import NAME, Book
from hedui.review.entries import About
from tests.desk.clients import Desk, address, correct
from tests.review.papers import draft, finding, record

MADE = record()
OTHER = record(finding(), sha256="cd" * 32, path="子/b.pdf")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "out", MADE, OTHER)


def workbook(
    desk: Desk, *rows: tuple[object, ...], heading: tuple[str, ...] = ("文件", "级别", "处理状态", "责任人", "备注")
) -> Path:
    made = openpyxl.Workbook()
    made.active.append(["别的表"])  # type: ignore[union-attr]
    sheet = made.create_sheet("合同")
    for row in (heading, *rows):
        sheet.append(row)
    path = desk.out.parent / "contracts.xlsx"
    made.save(path)
    return path


def said(desk: Desk, made: object = MADE) -> tuple[object, ...]:
    review = desk.person().get(address(made)).json()["record"].get("review") or {}  # type: ignore[arg-type]
    return tuple(review.get(name) for name in ("status", "owner", "note"))


def test_what_is_filled_in_is_taken(desk: Desk) -> None:
    rows = (
        ("a.pdf", "错误", "已核对", "李明", "原件在二楼"),
        ("子/b.pdf", "", "退回", None, "缺页"),
        ("c.pdf", "", "", "", ""),
    )
    made = read_back(desk.office, workbook(desk, *rows), "王丽")
    assert (made.taken, made.refused) == (5, [])
    assert said(desk) == ("confirmed", "李明", "原件在二楼")
    assert said(desk, OTHER) == ("returned", None, "缺页")
    entries = desk.office.book.since(0, 99)
    assert {entry.by for entry in entries} == {"王丽"}
    assert desk.person().get("/api/agreements?q=二楼").json()["total"] == 1
    again = read_back(desk.office, workbook(desk, *rows), "王丽")
    assert (again.taken, again.refused) == (0, [])


def test_english_headings_and_words_are_taken_too(desk: Desk) -> None:
    file = workbook(desk, ("a.pdf", "Has a problem", "Li"), heading=("File", "Status", "Responsible"))
    assert read_back(desk.office, file, "王丽").taken == 2
    assert said(desk)[:2] == ("problem", "Li")


def test_what_cannot_be_taken_is_said_and_the_rest_is_taken(desk: Desk) -> None:
    rows = (("子/b.pdf", "", "已核对", "李明", ""), ("a.pdf", "", "差不多", "", ""), ("d.pdf", "", "退回", "", ""))
    made = read_back(desk.office, workbook(desk, *rows), "王丽")
    assert made.taken == 1
    assert [any(word in one for one in made.refused) for word in ("没有处理", "差不多", "d.pdf")] == [True] * 3
    assert said(desk, OTHER) == ("pending", "李明", None)


def test_rows_may_be_sorted_deleted_and_added_and_stand_below_a_title_of_ones_own(desk: Desk) -> None:
    file = workbook(
        desk,
        (),
        ("文件", "级别", "处理状态", "责任人", "备注"),
        ("子/b.pdf", "", "有问题", "李明", "缺页"),
        ("合计", "", "", "", "两份"),
        (None, None, None, "赵敏", None),
        ("a.pdf", "", "", "李明", ""),
        heading=("三月的合同",),
    )
    made = read_back(desk.office, file, "王丽")
    assert made.taken == 4
    assert ["第 5 行" in made.refused[0], "第 6 行" in made.refused[1], len(made.refused)] == [True, True, 2]
    assert (said(desk), said(desk, OTHER)) == (("pending", "李明", None), ("problem", "李明", "缺页"))


def test_of_two_rows_of_one_agreement_that_say_different_things_the_second_is_told_and_not_taken(desk: Desk) -> None:
    rows = (
        ("a.pdf", "", "退回", "李明", "缺页"),
        ("a.pdf", "", "已核对", "李明", None),
        ("a.pdf", "", "退回", "赵敏", None),
    )
    made = read_back(desk.office, workbook(desk, *rows), "王丽")
    assert made.taken == 3 and len(made.refused) == 2
    assert "第 3 行" in made.refused[0] and "退回" in made.refused[0] and "赵敏" in made.refused[1]
    assert said(desk) == ("returned", "李明", "缺页")


@pytest.mark.parametrize("cell", [1, 3.5, True, "#N/A", "=A1", "<b>已核对</b>", "已核对 已核对", "x" * 40_000])
def test_a_value_that_is_no_status_is_said_and_not_taken(desk: Desk, cell: object) -> None:
    made = read_back(desk.office, workbook(desk, ("a.pdf", "", cell, "", "")), "王丽")
    assert (made.taken, desk.office.book.number()) == (0, 0)
    assert len(made.refused) == (0 if cell == "=A1" else 1)  # a formula that nobody has computed says nothing
    assert len("".join(made.refused)) < 300


def test_a_note_that_is_too_long_is_said_and_not_cut(desk: Desk) -> None:
    made = read_back(desk.office, workbook(desk, ("a.pdf", "", "", "李" * 41, "看" * 501)), "王丽")
    assert (made.taken, len(made.refused)) == (0, 2)
    assert "41" in made.refused[0] and "501" in made.refused[1]
    assert read_back(desk.office, workbook(desk, ("a.pdf", "", "", "李" * 40, "看" * 500)), "王丽").taken == 2


def test_an_old_workbook_takes_nothing_back_that_was_said_since(desk: Desk) -> None:
    file = workbook(desk, ("a.pdf", "", "有问题", "李明", "等对方"))
    read_back(desk.office, file, "王丽")
    client = desk.person("李明")
    based = client.get(address(MADE)).json()["number"]
    assert client.post(f"{address(MADE)}/status", json={"status": "confirmed", "based": based}).status_code == 200
    remark = {"about": "owner", "text": "赵敏", "based": client.get(address(MADE)).json()["based"]["owner:"]}
    assert client.post(f"{address(MADE)}/remarks", json=remark).status_code == 200
    made = read_back(desk.office, file, "王丽")
    assert made.taken == 0 and len(made.refused) == 2
    assert "已核对" in "".join(made.refused) and "赵敏" in "".join(made.refused)
    assert said(desk) == ("confirmed", "赵敏", "等对方")


def test_an_agreement_nobody_has_looked_at_stays_so(desk: Desk) -> None:
    made = read_back(desk.office, workbook(desk, ("a.pdf", "", "待核对", "", "")), "王丽")
    assert (made.taken, made.refused, desk.office.book.number()) == (0, [], 0)


def test_what_is_no_workbook_is_refused(desk: Desk, tmp_path: Path) -> None:
    text = tmp_path / "a.xlsx"
    for data in (b"", b"PK\x03\x04 no", "文件,处理状态".encode()):
        text.write_bytes(data)
        with pytest.raises(UsageError, match=r"a\.xlsx"):
            read_back(desk.office, text, "王丽")
    with pytest.raises(UsageError):
        read_back(desk.office, tmp_path / "none.xlsx", "王丽")
    with pytest.raises(UsageError, match="责任人"):
        read_back(desk.office, workbook(desk, heading=("文件", "级别")), "王丽")


def test_at_the_desk_an_owner_is_named_changed_and_taken_back(desk: Desk) -> None:
    client, where = desk.person(), f"{address(MADE)}/remarks"
    first = client.post(where, json={"about": "owner", "text": " 李明 ", "based": 0}).json()
    assert (first["about"], first["new"]) == ("owner", "李明")
    assert client.post(where, json={"about": "owner", "text": "赵敏", "based": 0}).status_code == 409
    assert client.post(where, json={"about": "owner", "text": "李明", "based": first["number"]}).status_code == 422
    assert client.post(where, json={"about": "status", "text": "x", "based": 0}).status_code == 400
    page = client.get(address(MADE).removeprefix("/api")).text
    assert 'value="李明"' in page and "责任人" in page
    assert client.post(f"{address(MADE)}/undo", json={"entry": first["number"]}).status_code == 200
    assert said(desk)[1] is None


def test_a_book_of_the_first_version_takes_owners_too(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / NAME)) as base:
        base.executescript(
            "CREATE TABLE entries (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,"
            " sha256 TEXT NOT NULL, part INTEGER NOT NULL, about TEXT NOT NULL CHECK (about IN ('value', 'finding',"
            " 'status')), pointer TEXT NOT NULL, old TEXT, new TEXT, read TEXT, why TEXT, place TEXT, undoes INTEGER);"
            "CREATE INDEX entries_by_agreement ON entries (sha256, part, about, pointer);"
            "CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'append only'); END;"
            "CREATE TRIGGER entries_last BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'append only'); END;"
            f"INSERT INTO entries VALUES (7, '2026-01-02T03:04:05+00:00', '王丽', '{MADE.source.sha256}', 1, 'value',"
            " '/number', 'null', '\"A-1\"', 'null', NULL, '[1, 2, 4, \"合同\"]', NULL); PRAGMA user_version = 1;"
        )
    book = Book(tmp_path)
    [entry] = book.since(0, 9)
    assert (entry.number, entry.by, entry.draft.new, entry.draft.places[0].text) == (7, "王丽", "A-1", "合同")
    assert book.add(draft(About.OWNER, "", new="李明"))[0].number == 8
    with closing(sqlite3.connect(tmp_path / NAME)) as base, pytest.raises(sqlite3.DatabaseError):
        base.execute("DELETE FROM entries")
    assert [each.number for each in Book(tmp_path).since(0, 9)] == [7, 8]


def test_a_correction_keeps_owner_and_note(desk: Desk) -> None:
    read_back(desk.office, workbook(desk, ("a.pdf", "", "", "李明", "看过")), "王丽")
    assert correct(desk.person(), MADE, "/number", "A-9").status_code == 200
    assert said(desk) == ("pending", "李明", "看过")
