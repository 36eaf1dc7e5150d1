"""contracts.sqlite: the tables for SQL."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from hedui.export import sqlite
from hedui.models.contract import Deadlines, Item, Total
from hedui.models.severity import Severity
from hedui.settings import Export, Language

from .samples import entry, evidence, export, finding


def rows(out: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{out / sqlite.NAME}?mode=ro", uri=True)) as base:
        return base.execute(query).fetchall()


def values(amount: str, **more: object) -> dict[str, object]:
    deadlines = Deadlines(expires_on=datetime.date(2026, 4, 30))
    return {"number": "0571-甲'1", "total": Total(amount=Decimal(amount)), "deadlines": deadlines, "rates": ()} | more


def test_sums_are_numbers_that_compare_and_days_are_text(tmp_path: Path) -> None:
    item = Item(description="文件柜", quantity=Decimal(8), unit_price=Decimal("760.05"))
    out = export(
        tmp_path / "out",
        Export.SQLITE,
        entry("乙.pdf", **values("71090.10", items=(item,))),
        entry(
            "甲.pdf", finding("total-mismatch", Severity.ERROR, "合计不符", evidence("1")), **values("900", items=())
        ),
        lang=Language.EN,
    )
    assert rows(out, "SELECT file, number, total, expires_on FROM contracts WHERE total > 1000") == [
        ("乙.pdf", "0571-甲'1", 71090.1, "2026-04-30")
    ]
    assert rows(out, "SELECT file, code, severity FROM findings") == [("甲.pdf", "total-mismatch", "error")]
    assert rows(out, "SELECT description, quantity * unit_price FROM items") == [("文件柜", 6080.4)]


def test_fifteen_digits_are_kept(tmp_path: Path) -> None:
    out = export(tmp_path / "out", Export.SQLITE, entry("甲.pdf", **values("1234567890123.45")))
    [(total,)] = rows(out, "SELECT total FROM contracts")
    assert repr(total) == "1234567890123.45"


def test_it_is_quick_to_find_what_belongs_to_a_file(tmp_path: Path) -> None:
    out = export(tmp_path / "out", Export.SQLITE, *(entry(f"{number}.pdf") for number in range(3)))
    [plan] = rows(out, "EXPLAIN QUERY PLAN SELECT code FROM findings WHERE file = '1.pdf'")
    assert "INDEX" in str(plan[-1])
    assert rows(out, "SELECT count(*) FROM contracts") == [(3,)]
