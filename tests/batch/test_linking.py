"""Supplements and other forms, through all that a batch writes."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from hedui.batch.run import Request, run
from hedui.batch.summary import Summary
from hedui.cli.app import run as command
from hedui.export.records import read_records
from hedui.models.record import Record
from hedui.settings import BatchSettings, Export, Language, Options, Settings

pytestmark = pytest.mark.usefixtures("kept_workers")

MAIN = """阅览设备采购合同

合同编号：CG-2023-018
甲方：青岚市图书馆
乙方：澄江数码设备有限公司

第一条 标的
甲方向乙方采购阅览设备一批，乙方负责运输、安装、调试并提供培训，设备的型号、数量和技术参数以双方确认的清单为准。
第二条 价款
合同总价为人民币128,600.00元（大写：壹拾贰万捌仟陆佰元整）。
第三条 期限
服务期限自2023年5月1日至2024年4月30日。期满前30日，双方均未书面提出终止的，应协商续签。
第四条 违约与争议
一方违约的，应赔偿对方损失；协商不成的，由甲方所在地人民法院管辖。
第五条 其他
本合同未尽事宜，双方可另行签订补充协议。本合同一式肆份，双方各执贰份。

甲方（盖章）：青岚市图书馆
授权代表：何静
日期：2023年4月20日
乙方（盖章）：澄江数码设备有限公司
授权代表：沈朗
日期：2023年4月20日
"""
SUPPLEMENT = """补充协议{which}

甲方：青岚市图书馆
乙方：澄江数码设备有限公司

甲乙双方于2023年4月20日签订了《阅览设备采购合同》（合同编号：CG-2023-018，以下简称“原合同”），现达成如下补充协议：

一、{clause}
二、未尽事宜，仍按原合同执行。

甲方（盖章）：青岚市图书馆
授权代表：何静
日期：{day}
乙方（盖章）：澄江数码设备有限公司
授权代表：沈朗
日期：{day}
"""
PRICE = "原合同总价由人民币128,600.00元变更为人民币150,000.00元（大写：壹拾伍万元整）。"
TERM = "原合同服务期限延长至2024年10月31日。"


def supplement(clause: str = PRICE, day: str = "2023年9月1日", which: str = "") -> str:
    return SUPPLEMENT.format(clause=clause, day=day, which=which)


def fill(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def batch(folder: Path, out: Path, *exports: Export, settings: Settings | None = None) -> Summary:
    options = BatchSettings(export=frozenset(exports), workers=1)
    return run(Request(folder, out, Options(settings=settings or Settings(), batch=options)))


def record(out: Path, name: str) -> Record:
    return Record.model_validate_json((out / "records" / f"{name}.json").read_bytes())


def rows(out: Path, name: str = "contracts.csv") -> list[dict[str, str]]:
    with (out / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def codes(made: Record) -> list[str]:
    return [finding.code for finding in made.findings]


def test_the_main_agreement_says_what_holds_now(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", main=MAIN, b1=supplement(), b2=supplement(TERM, "2024年3月1日", "（二）"))
    out = tmp_path / "out"
    made = batch(folder, out, Export.CSV, Export.XLSX, Export.HTML)
    main = record(out, "main.txt")
    assert codes(main) == ["amended-elsewhere"]
    assert "现行金额 150000.00（见“b1.txt”）" in main.findings[0].message
    assert "现到期日 2024-10-31（见“b2.txt”）" in main.findings[0].message
    assert main.contract.total.amount is not None
    assert str(main.contract.total.amount) == "128600.00"
    assert main.links is not None
    assert main.links.amended is not None
    assert [each.path for each in main.links.amended.by] == ["b1.txt", "b2.txt"]
    supplements = [record(out, name) for name in ("b1.txt", "b2.txt")]
    assert [each.links and each.links.amends for each in supplements] == ["main.txt", "main.txt"]
    assert made.counts.infos == sum(len(record(out, f"{name}.txt").findings) for name in ("main", "b1", "b2"))
    row = next(row for row in rows(out) if row["文件"] == "main.txt")
    assert (row["合同金额"], row["现行金额"], row["到期日"], row["现到期日"], row["变更依据"]) == (
        *("128600.00", "150000.00", "2024-04-30", "2024-10-31"),
        "b1.txt\nb2.txt",
    )
    assert next(row for row in rows(out) if row["文件"] == "b1.txt")["所变更的合同"] == "main.txt"


def test_deadlines_tell_what_holds_and_from_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = fill(tmp_path / "in", main=MAIN, b2=supplement(TERM))
    batch(folder, tmp_path / "out")
    assert command(["deadlines", str(tmp_path / "out"), "--since", "2024-04-01", "--within", "365d"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [(line[:10], "main.txt" in line, "（依“b2.txt”）" in line) for line in lines] == [
        ("2024-10-01", True, True),
        ("2024-10-31", True, True),
    ]


def test_what_is_ended_is_told_once_and_without_notice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = supplement("双方同意原合同自2023年12月31日起解除。").replace("补充协议\n", "合同解除协议\n", 1)
    batch(fill(tmp_path / "in", main=MAIN, c=ended), tmp_path / "out")
    assert command(["deadlines", str(tmp_path / "out"), "--since", "2023-12-01", "--within", "365d"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("2023-12-31  提前解除或终止  阅览设备采购合同")


def test_nothing_is_linked_that_is_not_there_or_not_the_one(tmp_path: Path) -> None:
    other = MAIN.replace("CG-2023-018", "CG-2023-019").replace("2023年4月20日", "2023年4月21日")
    out = tmp_path / "out"
    batch(fill(tmp_path / "in", other=other, b1=supplement()), out)
    assert record(out, "other.txt").links is None
    assert record(out, "b1.txt").links is None
    twice = (
        MAIN.replace("澄江数码设备有限公司", "云岫书架有限公司")
        .replace("阅览设备", "书架")
        .replace("128,600.00", "98,000.00")
    )
    alike = twice.replace("云岫书架有限公司", "澄江数码设备有限公司").replace("2023年4月20日", "2023年4月19日")
    batch(fill(tmp_path / "in2", one=alike, two=alike.replace("98,000", "99,000"), b1=supplement()), tmp_path / "out2")
    assert record(tmp_path / "out2", "one.txt").links is None


def test_a_change_of_neither_price_nor_term_is_no_finding(tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(fill(tmp_path / "in", main=MAIN, b=supplement("交货地点变更为青岚市中山路1号。")), out)
    assert codes(record(out, "main.txt")) == []
    assert record(out, "b.txt").links is not None


def test_what_comes_and_goes_is_told_by_the_next_run(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", main=MAIN), tmp_path / "out"
    batch(folder, out)
    assert record(out, "main.txt").links is None
    fill(folder, b1=supplement())
    batch(folder, out, Export.CSV)
    assert codes(record(out, "main.txt")) == ["amended-elsewhere"]
    before = {path: path.stat().st_mtime_ns for path in (out / "records").iterdir()}
    batch(folder, out, Export.CSV)
    assert {path: path.stat().st_mtime_ns for path in (out / "records").iterdir()} == before
    (folder / "b1.txt").unlink()
    batch(folder, out, Export.CSV)
    assert record(out, "main.txt").links is None
    assert codes(record(out, "main.txt")) == []
    assert rows(out)[0]["现行金额"] == ""


def test_the_finding_can_be_switched_off(tmp_path: Path) -> None:
    settings = Settings(disable=frozenset({"amended-elsewhere"}))
    batch(fill(tmp_path / "in", main=MAIN, b1=supplement()), tmp_path / "out", settings=settings)
    main = record(tmp_path / "out", "main.txt")
    assert codes(main) == []
    assert main.links is not None


def test_forms_of_one_agreement_are_one_row(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a=MAIN), tmp_path / "out"
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    (folder / "a.md").write_text(MAIN.replace("\n\n", "\n\n\n").replace("调试并提供", "调试井提供"), "utf-8")
    made = batch(folder, out, *Export)
    assert (made.counts.done, made.counts.forms, made.same_number_count) == (3, 2, 0)
    assert [(row["文件"], row["其他形式"]) for row in rows(out)] == [("a.md", "a.txt\ncopy.txt")]
    assert {row["文件"] for row in rows(out, "findings.csv")} <= {"a.md"}
    assert len((out / "records.jsonl").read_text("utf-8").splitlines()) == 3
    assert {path for path, _ in read_records(out, Language.ZH)} == {"a.md", "a.txt", "copy.txt"}
    assert record(out, "copy.txt").source.path == "copy.txt"
    assert codes(record(out, "copy.txt")) == ["content-duplicate"]
    hidden = record(out, "copy.txt").links
    assert hidden is not None
    assert hidden.form_of == "a.md"


def test_forms_of_main_and_supplement_are_linked_once(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", main=MAIN, b1=supplement()), tmp_path / "out"
    shutil.copy(folder / "main.txt", folder / "main copy.txt")
    shutil.copy(folder / "b1.txt", folder / "b1 copy.txt")
    batch(folder, out, Export.CSV)
    for name in ("main.txt", "main copy.txt"):
        links = record(out, name).links
        assert links is not None
        assert links.amended is not None
        assert [each.path for each in links.amended.by] == ["b1 copy.txt"]
    assert len(rows(out)) == 2


def test_two_agreements_under_one_number_stay_two_and_are_told(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a=MAIN, b=MAIN.replace("128,600.00", "138,600.00")), tmp_path / "out"
    made = batch(folder, out, Export.CSV)
    assert [(each.number, each.paths) for each in made.same_numbers] == [("CG-2023-018", ("a.txt", "b.txt"))]
    assert len(rows(out)) == 2


def test_a_supplement_may_bear_the_number_of_what_it_amends(tmp_path: Path) -> None:
    bearing = supplement().replace("补充协议\n", "补充协议\n合同编号：CG-2023-018\n", 1)
    made = batch(fill(tmp_path / "in", main=MAIN, b1=bearing), tmp_path / "out")
    assert made.same_number_count == 0
    assert codes(record(tmp_path / "out", "main.txt")) == ["amended-elsewhere"]


def test_the_report_shows_what_holds_and_the_other_forms(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", main=MAIN, b1=supplement()), tmp_path / "out"
    shutil.copy(folder / "main.txt", folder / "copy.txt")
    batch(folder, out, Export.HTML)
    shown = (out / "report/agreements/copy.txt.js").read_text("utf-8")
    for label, value in (("现行金额", "150000.00"), ("变更依据", "b1.txt"), ("其他形式", "main.txt")):
        assert f'"label":"{label}","value":"{value}"' in shown
    [index] = (path for path in (out / "report/index").glob("*-0.js") if "-said-" not in path.name)
    assert '"150,000.00"' in index.read_text("utf-8")
    assert '["main.txt"' not in index.read_text("utf-8")
