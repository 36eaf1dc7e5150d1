"""The user's own fields in workbook, CSV and report."""

from __future__ import annotations

import csv
import datetime
import re
from pathlib import Path

import openpyxl
import pytest

from hedui.batch.run import Request, run
from hedui.configuration import load

pytestmark = pytest.mark.usefixtures("kept_workers")

AGREEMENT = """管网检测合同
合同编号：GW-2025-03
立项号：=1+1-A7
甲方：岚川市水务集团有限公司
乙方：岚川明澈检测有限公司
第一条 检测内容
1. 验收日期：2025年6月30日
2. 预算金额：50,000.00元，质保金比例：5%
甲方（盖章）：岚川市水务集团有限公司
乙方（盖章）：岚川明澈检测有限公司
日期：2025年3月20日
"""
FIELDS = """
[[field]]
name = "project"
title = "立项编号"
type = "text"
labels = ["立项号"]
[[field]]
name = "accepted"
type = "date"
labels = ["验收日期"]
[[field]]
name = "budget"
type = "amount"
labels = ["预算金额"]
[[field]]
name = "kept"
type = "percent"
labels = ["质保金比例"]
[[field]]
name = "number"
type = "count"
labels = ["点位数"]
"""


def imported(tmp_path: Path, fields: str = FIELDS) -> Path:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(AGREEMENT, "utf-8")
    (folder / "hedui.toml").write_text(fields, "utf-8")
    assert run(Request(folder, out, load(folder, {}))).exit_code(None) == 0
    return out


def test_they_are_columns_behind_hedui_s_own(tmp_path: Path) -> None:
    out = imported(tmp_path)
    rows = list(openpyxl.load_workbook(out / "contracts.xlsx")["合同"].values)
    assert rows[0][-5:] == ("立项编号", "验收日期", "预算金额", "质保金比例", "点位数")
    assert rows[1][-5:] == ("=1+1-A7", datetime.datetime(2025, 6, 30), 50000, 0.05, None)
    with (out / "contracts.csv").open(encoding="utf-8-sig") as file:
        table = list(csv.reader(file))
    assert table[1][-5:] == ["'=1+1-A7", "2025-06-30", "50000.00", "0.05", ""]
    [details] = (out / "report").rglob("a.txt.js")
    assert '"立项编号"' in details.read_text("utf-8")


def test_other_fields_make_other_columns_in_the_next_run(tmp_path: Path) -> None:
    imported(tmp_path)
    out = imported(tmp_path, FIELDS.replace("立项编号", "项目").split('[[field]]\nname = "accepted"')[0])
    rows = list(openpyxl.load_workbook(out / "contracts.xlsx")["合同"].values)
    assert (rows[0][-1], rows[1][-1]) == ("项目", "=1+1-A7")
    assert "验收日期" not in rows[0]
    imported(tmp_path, "")
    assert "项目" not in next(iter(openpyxl.load_workbook(out / "contracts.xlsx")["合同"].values))


CHECK = """
[[check]]
code = "budget-high"
rule = "预算金额 <= 10"
message = "预算超过十元，须报总经理批准"
"""


def test_an_own_check_is_called_by_what_it_says(tmp_path: Path) -> None:
    """Its code is for programs, as hedui's own codes are."""
    out = imported(tmp_path, FIELDS + CHECK)
    book = openpyxl.load_workbook(out / "contracts.xlsx")
    named = {row[-1].value: row[3].value for row in book["核对结果"].iter_rows(min_row=2)}
    assert named["budget-high"] == "预算超过十元"
    assert "预算超过十元" in [row[0] for row in book["汇总"].values]
    assert "budget-high" not in [row[0] for row in book["汇总"].values]
    assert re.search(r'<option value="budget-high"[^>]*>预算超过十元 \(1\)', (out / "report.html").read_text("utf-8"))
    [details] = (out / "report").rglob("a.txt.js")
    assert '"name":"预算超过十元"' in details.read_text("utf-8")
