"""Dates that are coming up."""

from __future__ import annotations

import datetime
import errno
import os
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from hedui.cli.app import run
from hedui.export.calendar import DeadlineKind, to_icalendar, upcoming
from hedui.models.contract import Contract, Deadlines, Party
from hedui.models.record import Record, Source
from hedui.settings import Language

DAY = datetime.date(2026, 5, 1)


def record(expires: str | None, notice: str | None = None, name: str = "a.pdf") -> Record:
    dates = Deadlines.model_validate({"expires_on": expires, "notice_by": notice})
    contract = Contract(number="甲-1", title="租赁合同", parties=(Party(role="甲方", name="某公司"),), deadlines=dates)
    source = Source(name=name, sha256="0" * 64, media_type="application/pdf", pages=1)
    return Record(source=source, contract=contract)


def test_dates_from_the_first_day_to_the_last_are_listed_in_order() -> None:
    records = [
        ("late.pdf", record("2026-05-11")),
        ("last.pdf", record("2026-05-10", "2026-05-01")),
        ("gone.pdf", record("2026-04-30")),
        ("none.pdf", record(None)),
    ]
    found = upcoming(records, DAY, datetime.timedelta(days=9))
    assert [(each.date.day, each.path, each.kind) for each in found] == [
        (1, "last.pdf", DeadlineKind.NOTICE_BY),
        (10, "last.pdf", DeadlineKind.EXPIRES_ON),
    ]


def test_a_day_of_notice_is_told_for_those_who_renew_and_those_who_do_not() -> None:
    """提前60日书面通知续租 asks the one to speak, 未在30日前提出不续约的 the other: the date is the same."""
    found = upcoming([("a.pdf", record(None, "2026-05-02"))], DAY, datetime.timedelta(days=9))
    assert [each.say(Language.ZH) for each in found] == ["续约与否须在此日前通知  租赁合同  甲-1"]


def test_instalments_and_deposits_are_listed_with_their_share_or_sum() -> None:
    dues = [
        {"pointer": "/payment/instalments/1", "date": "2026-05-03"},
        {"pointer": "/deposits/0", "date": "2026-05-04"},
        {"pointer": "/payment/instalments/0", "date": "2026-06-30"},
    ]
    stated = {
        "title": "租赁合同",
        "payment": {"instalments": [{"share": "0.3"}, {"share": "0.7"}]},
        "deposits": [{"kind": "rental", "amount": "17000.00"}],
        "deadlines": {"dues": dues},
    }
    made = record(None).model_copy(update={"contract": Contract.model_validate(stated)})
    found = upcoming([("a.pdf", made)], DAY, datetime.timedelta(days=9))
    assert [each.say(Language.ZH) for each in found] == ["付款期限 70%  租赁合同", "保证金应退还 17,000.00  租赁合同"]
    events = Calendar.from_ical(to_icalendar(found * 2, Language.ZH, datetime.datetime.now(datetime.UTC))).walk(
        "VEVENT"
    )
    assert len({event["UID"] for event in events}) == len(found)


def test_the_calendar_can_be_read_back() -> None:
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    found = upcoming([("a.pdf", record("2026-05-10"))], DAY, datetime.timedelta(days=30))
    [event] = Calendar.from_ical(to_icalendar(found, Language.ZH, now)).walk("VEVENT")
    assert event["SUMMARY"] == "到期  租赁合同  甲-1"
    assert event.decoded("DTSTART") == datetime.date(2026, 5, 10)
    assert [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")] == [datetime.timedelta(days=-7)]
    [again] = Calendar.from_ical(to_icalendar(found, Language.EN, now)).walk("VEVENT")
    assert again["UID"] == event["UID"]


def output(tmp_path: Path) -> Path:
    path = tmp_path / "records/sub/a.pdf.json"
    path.parent.mkdir(parents=True)
    path.write_text(record("2026-05-10").to_json(), "utf-8")
    return tmp_path


def test_the_command_lists_and_writes_the_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["deadlines", str(output(tmp_path)), "--within", "90d", "--since", "2026-05-01", "--ics"]
    assert run(arguments) == 0
    assert capsys.readouterr().out == "2026-05-10  到期  租赁合同  甲-1  某公司  sub/a.pdf\n"
    assert (tmp_path / "deadlines.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_nothing_due_is_said_and_leaves_an_earlier_calendar_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deadlines.ics").write_text("BEGIN:VCALENDAR", "utf-8")
    assert run(["deadlines", str(output(tmp_path)), "--within", "7d", "--since", "2026-08-01", "--ics"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2026-08-01 至 2026-08-08 之间没有到期的合同" in shown.err
    assert (tmp_path / "deadlines.ics").read_text("utf-8") == "BEGIN:VCALENDAR"


def test_a_calendar_that_is_not_there_is_not_said_to_be_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["deadlines", str(output(tmp_path)), "--within", "7d", "--since", "2026-08-01", "--ics"]) == 0
    shown = capsys.readouterr().err
    assert "付款、质保期满和退还保证金" in shown
    assert "没有写" in shown and "没有改动" not in shown
    assert not (tmp_path / "deadlines.ics").exists()


@pytest.mark.parametrize(
    ("within", "since", "last"),
    [
        ("3个月", "2026-08-01", "2026-11-01"),
        ("90天", "2026年8月1日", "2026-10-30"),
        ("半年", "2026.8.1", "2027-02-01"),
        ("1年", "2026/8/1", "2027-08-01"),
        ("12w", " 2026-08-01", "2026-10-24"),
        ("90", "20260801", "2026-10-30"),
    ],
)
def test_days_and_lengths_may_be_written_as_people_write_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], within: str, since: str, last: str
) -> None:
    assert run(["deadlines", str(output(tmp_path)), "--within", within, "--since", since]) == 0
    assert f"2026-08-01 至 {last} 之间" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--within", "soon"], "不是天数"),
        (["--within", "三"], "不是天数"),
        (["--within", "3个工作日"], "不是天数"),
        (["--since", "tomorrow"], "不是日期"),
        (["--since", "2026年13月1日"], "不是日期"),
    ],
)
def test_wrong_values_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["deadlines", str(output(tmp_path)), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["deadlines", str(tmp_path), "--lang", "en"]) == 2
    assert "There are no records" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["deadlines", "evaluate"])
def test_what_cannot_be_opened_is_no_silence(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that may not be opened holds agreements that are due, for all anybody knows."""
    closed = tmp_path / "records" / "closed"
    closed.mkdir(parents=True)
    scandir = os.scandir

    def refuse(path: Any = ".") -> Any:
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "no", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert run([verb, str(tmp_path)]) == 2
    assert f"无法打开“{closed}”（没有权限）" in capsys.readouterr().err


@pytest.mark.parametrize(("folder", "said"), [("none", "找不到文件夹“"), ("", "还没有的，先运行：hedui import")])
def test_no_output_folder_is_answered_with_what_to_do(
    folder: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for verb in ("deadlines", "review"):
        assert run([verb, str(tmp_path / folder)]) == 2
        assert said in capsys.readouterr().err
