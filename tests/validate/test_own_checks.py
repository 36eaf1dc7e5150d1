"""Checks of the user's own: what holds, what does not, what cannot be told, and every way of writing one wrong."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest

from hedui.errors import CatalogueError
from hedui.extract import extract, load_catalogue
from hedui.models.finding import Finding
from hedui.models.page import Page, Reading
from hedui.settings import Language, Settings
from hedui.validate import validate
from hedui.validate.own import compiled
from hedui.validate.own.expression import MalformedError, TooDeepError, parse
from hedui.validate.own.fields import Names
from hedui.validate.table import TAKEN

FIELDS = """
[[field]]
name = "budget"
title = "预算金额"
type = "amount"
labels = ["预算金额"]
[[field]]
name = "kept"
type = "percent"
labels = ["质保金比例"]
[[field]]
name = "staff"
type = "count"
labels = ["驻场人数"]
[[field]]
name = "term"
type = "duration"
labels = ["维护期"]
[[field]]
name = "accepted"
type = "date"
labels = ["验收日期"]
[[field]]
name = "urgent"
type = "choice"
labels = ["是否加急"]
"""
AGREEMENT = """管网检测服务合同
合同编号：GW-2025-03
甲方：岚川市水务集团有限公司
统一社会信用代码：91370212742910433H
乙方：岚川明澈检测（集团）有限公司
第一条 检测内容
1. 预算金额：50,000.00元；驻场人数：3人；质保金比例：5%
2. 维护期：36个月
3. 验收日期：2025年6月30日
4. 是否加急：□是 ☑否
5. 合同总价为人民币壹万贰仟元整（¥12,000.00元）。
6. 服务期自2025年4月1日起至2026年3月31日止。
甲方（盖章）：岚川市水务集团有限公司
乙方（盖章）：岚川明澈检测（集团）有限公司
日期：2025年3月20日
"""


def check(rule: str, code: str = "own-check", rest: str = "") -> str:
    return f"[[check]]\ncode = \"{code}\"\nrule = '''{rule}'''\nmessage = \"不合本单位规定\"\n{rest}"


def findings(tmp_path: Path, declared: str, text: str = AGREEMENT, **settings: object) -> list[Finding]:
    path = tmp_path / "hedui.toml"
    path.write_text(FIELDS + declared, "utf-8")
    chosen = Settings.model_validate(settings)
    extraction = extract((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue((), chosen.lang, path))
    return [one for one in validate(extraction, chosen) if one.code not in TAKEN]


HOLDS = [
    "维护期 <= P3Y",
    "维护期 <= P36M",
    "驻场人数 <= 3人",
    "质保金比例 <= 百分之五",
    "质保金比例 <= 百分之十",
    "合同总价 <= 1000000",
    "合同总价 == 12000",
    "合同总价 ＜＝ １００万元",
    "合同总价 < 1.5万",
    "合同金额 = '壹万贰仟元整'",
    "12000元 >= 合同总价",
    "合同总价 / 12 == 1000",
    "合同总价 * 2 <= 预算金额",
    "预算金额 - 合同总价 > 30000",
    "合同总价 / 预算金额 < 30%",
    "维护期 <= 'P3Y'",
    "维护期 == 3年",
    "维护期 >= '两年'",
    "维护期 < 'P37M'",
    "维护期 > 700天",
    "维护期 + 6个月 == '三年半'",
    "签订日期 <= 开始日期",
    "签订日期 + 1年 > 开始日期",
    "验收日期 - 签订日期 < 200天",
    "验收日期 == '2025年6月30日'",
    "验收日期 < 2025-12-31",
    "质保金比例 <= 5%",
    "质保金比例 == 0.05",
    "1 <= 驻场人数 <= 5",
    "乙方.名称 == '岚川明澈检测(集团)有限公司'",
    "乙方 != 甲方",
    "乙方.名称 in ['甲公司', '岚川明澈检测（集团）有限公司']",
    "'检测' in 合同名称",
    "甲方税号 == '91370212742910433H'",
    "/total/amount <= 20000",
    "/custom/staff == 3",
    "staff == 3",
    "是否加急 == '否'",
    "合同总价 > 99999 or 驻场人数 == 3",
    "not 合同总价 > 99999",
    "合同总价 < 1 或 驻场人数 >= 1",
    "(合同总价 < 20000) 且 (驻场人数 < 9)",
    "- 驻场人数 < 0",
    "2 + 3 * 4 == 14",
    "10 - 3 - 2 == 5",
    "税率 in [6%, 9%，13%]",
]


@pytest.mark.parametrize("rule", HOLDS)
def test_what_holds_says_nothing(tmp_path: Path, rule: str) -> None:
    assert findings(tmp_path, check(rule)) == []


FAILS = [
    "维护期 <= P35M",
    "驻场人数 <= 2人",
    "质保金比例 <= 千分之五",
    "合同总价 <= 10000",
    "合同总价 > 1.2万元",
    "维护期 <= 'P2Y'",
    "维护期 < 36个月",
    "维护期 < 1000天",
    "签订日期 >= 开始日期",
    "验收日期 < 2025-06-30",
    "质保金比例 <= 3%",
    "驻场人数 in [1, 2]",
    "乙方.名称 == '岚川明澈检测有限公司'",
    "乙方 == 甲方",
    "乙方.名称 in ['甲公司']",
    "'采购' in 合同名称",
    "是否加急 == '是'",
    "not 合同总价 < 99999",
    "合同总价 < 9 or 驻场人数 > 3",
    "合同总价 < 20000 and 驻场人数 > 3",
    "1 <= 驻场人数 <= 2",
    "合同编号 != 'GW-2025-03'",
    "结束日期 - 开始日期 < 300天",
]


@pytest.mark.parametrize("rule", FAILS)
def test_what_does_not_hold_is_a_finding_with_its_evidence(tmp_path: Path, rule: str) -> None:
    [found] = findings(tmp_path, check(rule, rest='severity = "error"\n'))
    assert (found.code, found.severity) == ("own-check", "error")
    assert found.message.startswith("不合本单位规定：")
    assert rule in found.message
    assert found.evidence
    assert all(place.text in AGREEMENT for place in found.evidence)
    assert found.fields


UNTOLD = [
    "税率 <= 6%",
    "税率 == 税率",
    "税率 > 6% and 合同总价 < 20000",
    "not 税率 > 6%",
    "丙方.名称 == '甲'",
    "签订地点 == '岚川'",
    "合同总价 <= '5000美元'",
    "合同总价 / 0 > 1",
    "维护期 <= '1095天'",
    "维护期 > 1096天",
    "/payment/instalments/0/share <= 30%",
    "/items/7/subtotal < 1",
    "签订日期 + 'P9000Y' < 开始日期",
    "合同总价 - 税额 > 99999",
    "乙方.联系人 in ['何静']",
    "税率 > 6% or 合同总价 > 20000",
]


@pytest.mark.parametrize("rule", UNTOLD)
def test_what_cannot_be_told_says_nothing(tmp_path: Path, rule: str) -> None:
    assert findings(tmp_path, check(rule)) == []


def test_of_parts_joined_by_and_only_those_that_fail_are_quoted(tmp_path: Path) -> None:
    [found] = findings(tmp_path, check("合同总价 < 20000 and 驻场人数 > 3 and 税率 < 9%"))
    assert [place.text for place in found.evidence] == ["3"]
    assert "驻场人数“3”（正文，第1页" in found.message
    [both] = findings(tmp_path, check("签订日期 >= 开始日期"))
    assert [place.text for place in both.evidence] == ["2025年3月20日", "2025年4月1日"]
    assert set(both.fields) == {"/date_signed", "/period/start_date"}


def test_a_pointer_is_told_in_words(tmp_path: Path) -> None:
    declared = '[[check]]\ncode = "large-one"\nrule = "/total/amount <= 10"\n'
    [found] = findings(tmp_path, declared)
    assert "：合计 金额“12,000.00" in found.message
    assert "（应当：合计 金额 <= 10）" in found.message
    [found] = findings(tmp_path, declared, lang=Language.EN)
    assert "total amount “12,000.00" in found.message
    [found] = findings(tmp_path, check("合同总价 / 2 <= 10"))
    assert "（应当：合同总价 / 2 <= 10）" in found.message


@pytest.mark.parametrize(
    ("rule", "fires"),
    [
        ("维护期 <= 10个工作日", True),
        ("维护期 <= 15个工作日", False),
        ("维护期 <= 20天", None),
        ("维护期 <= 10天", True),
        ("维护期 >= 15天", False),
        ("维护期 + 5天 <= 1天", None),
        ("维护期 + 5个工作日 <= 10个工作日", True),
        ("签订日期 + 维护期 < 开始日期", None),
    ],
)
def test_working_days_are_told_from_days(tmp_path: Path, rule: str, fires: bool | None) -> None:
    found = findings(tmp_path, check(rule), AGREEMENT.replace("36个月", "15个工作日"))
    assert bool(found) is (fires is True)


TERM = "服务期自2025年4月1日起至2026年3月31日止"
NO_LENGTH = AGREEMENT.replace("2. 维护期：36个月\n", "")


@pytest.mark.parametrize(
    ("term", "rule", "fires"),
    [
        (TERM, "服务期 <= 1年", False),
        (TERM, "服务期 == 12个月", False),
        (TERM, "服务期 <= 11个月", True),
        (TERM, "服务期 > P1Y", True),
        ("服务期自2025年4月1日起至2028年4月1日止", "服务期 <= 3年", False),
        ("服务期自2025年4月1日起至2028年4月30日止", "服务期 <= 3年", True),
        ("服务期自2025年4月1日起至2025年6月10日止", "服务期 >= 70天", False),
        ("服务期自2025年4月1日起至2025年6月10日止", "服务期 <= 60天", True),
        ("服务期为两年，自2025年4月1日起至2026年3月31日止", "服务期 <= 1年", True),
        ("服务期至2026年3月31日止", "服务期 <= 1天", False),
        ("服务期自2026年4月1日起至2025年3月31日止", "服务期 <= 1天", False),
    ],
)
def test_a_period_that_states_no_length_is_as_long_as_from_its_first_day_to_its_last(
    tmp_path: Path, term: str, rule: str, fires: bool
) -> None:
    assert bool(findings(tmp_path, check(rule), NO_LENGTH.replace(TERM, term))) is fires


def test_a_period_s_two_days_are_quoted(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, check("服务期 < 1年"), NO_LENGTH)
    assert "服务期“2025年4月1日”" in finding.message and "至“2026年3月31日”" in finding.message
    assert [side.text for side in finding.evidence] == ["2025年4月1日", "2026年3月31日"]


@pytest.mark.parametrize(
    ("rule", "fires"),
    [
        ("维护期 <= 1小时", True),
        ("维护期 <= PT1H", True),
        ("维护期 <= 90分钟", True),
        ("维护期 <= 2小时", False),
        ("维护期 <= 120分钟", False),
        ("维护期 <= 1天", False),
        ("维护期 == PT2H", False),
    ],
)
def test_hours_and_minutes_are_lengths(tmp_path: Path, rule: str, fires: bool) -> None:
    assert bool(findings(tmp_path, check(rule), AGREEMENT.replace("36个月", "2小时"))) is fires


def test_money_is_compared_within_one_currency(tmp_path: Path) -> None:
    dollars = AGREEMENT.replace("人民币壹万贰仟元整（¥12,000.00元）", "12,000.00美元")
    assert findings(tmp_path, check("合同总价 <= 10000"), dollars) == []
    [found] = findings(tmp_path, check("合同总价 <= '1万美元'"), dollars)
    assert "美元" in found.message


def test_it_is_switched_off_and_changed_by_its_code(tmp_path: Path) -> None:
    declared = check("合同总价 <= 10")
    assert findings(tmp_path, declared, disable={"own-check"}) == []
    [found] = findings(tmp_path, declared, severity={"own-check": "info"}, lang=Language.EN)
    assert found.severity == "info"
    assert "(should be: 合同总价 <= 10)" in found.message


def test_a_check_without_words_of_its_own_says_which_it_is(tmp_path: Path) -> None:
    declared = '[[check]]\ncode = "large-one"\nrule = "合同总价 <= 10"\n'
    [found] = findings(tmp_path, declared)
    assert found.message.startswith("不符合自定义核对项“large-one”：合同总价")
    [found] = findings(tmp_path, declared, lang=Language.EN)
    assert found.message.startswith("the own check large-one is not met")


NAMES = ["岚川明澈检测(集团)有限公司　", "岚川市水务集团有限公司（盖章）"]


def write(path: Path, names: list[str]) -> None:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        book.active.append(["供应商名单", None, None])
        book.active.merge_cells("A1:C1")
        book.active.append(["序号", "名称", "备注"])
        for number, name in enumerate(names, 1):
            book.active.append([number, name, None])
        book.save(path)
    elif path.suffix == ".csv":
        path.write_bytes(
            "序号,名称\r\n".encode("gb18030") + "".join(f'1,"{name}"\r\n' for name in names).encode("gb18030")
        )
    else:
        path.write_text("\n".join(names), "utf-8-sig")


@pytest.mark.parametrize("form", ["xlsx", "csv", "txt"])
def test_a_list_of_one_s_own_is_compared_by_names(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"供应商 名单.{form}"
    write(file, NAMES)
    declared = check(f'乙方.名称 in "供应商 名单.{form}" and 甲方 in "供应商 名单.{form}"')
    assert findings(tmp_path, declared) == []
    time.sleep(0.01)
    write(file, ["岚川正衡监理有限公司"])
    [found] = findings(tmp_path, declared)
    assert "岚川明澈检测（集团）有限公司" in found.message
    black = check(f"乙方.名称 not in “供应商 名单.{form}”")
    assert findings(tmp_path, black) == []
    write(file, NAMES)
    assert len(findings(tmp_path, black)) == 1


def test_a_list_of_ten_thousand_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "名单.xlsx", [f"岚川第{number}供应有限公司" for number in range(10_000)] + NAMES)
    declared = check("乙方.名称 in 名单.xlsx")
    assert findings(tmp_path, declared) == []
    start = time.process_time()
    for _ in range(5):
        assert findings(tmp_path, declared) == []
    assert time.process_time() - start < 5


WRONG = {
    "unknown": ("合同总价格 <= 1", "没有名为“合同总价格”的字段，是不是“合同总价”"),
    "unknown-own": ("预算金 <= 1", "是不是“预算金额”"),
    "unknown-of-a-party": ("乙方.税务号 == '1'", "乙方.税"),
    "unknown-pointer": ("/total/amout <= 1", "是不是“/total/amount”"),
    "unknown-custom": ("/custom/stuff <= 1", "没有名为"),
    "nobody-near": ("月亮 <= 1", "没有名为“月亮”的字段，可用的名称见"),
    "unfinished": ("合同总价 <=", "没有写完"),
    "empty": (" ", "没有写完"),
    "more-in-words": ("合同总价 大于 100万元", "“大于”请写成 >"),
    "at-most-in-words": ("合同总价不超过100万元", "“不超过”请写成 <="),
    "at-least-in-words": ("驻场人数 不少于 3", "“不少于”请写成 >="),
    "a-word-that-begins-a-name": ("超过天数 > 3", "没有名为“超过天数”的字段"),
    "one-of-nothing": ("税率 in []", "方括号里没有写任何值"),
    "not-understood": ("合同总价 <> 5", "在“> 5”处看不懂"),
    "code": ("__import__('os').system('ls')", "看不懂"),
    "call": ("len(合同名称) < 5", "看不懂"),
    "lambda": ("lambda: 1", "看不懂"),
    "no-condition": ("合同总价", "应是一个条件.*金额"),
    "no-condition-inside": ("合同总价 and 税率 < 1", "应是一个条件"),
    "kinds": ("合同总价 <= 2025-01-01", "“合同总价”是金额，“2025-01-01”是日期"),
    "kinds-of-fields": ("合同总价 <= 签订日期", "不能用“<=”"),
    "order-of-texts": ("合同编号 < '5'", "不能用“<”"),
    "sum-of-texts": ("合同编号 + '5' == '6'", r"不能用“\+”"),
    "days-as-number": ("签订日期 + 30 < 开始日期", r"不能用“\+”"),
    "no-length": ("维护期 <= 'P3X'", "“P3X”不是期限的写法"),
    "no-such-day": ("签订日期 <= 2025-02-30", "“2025-02-30”不是日期的写法"),
    "no-sum": ("合同总价 <= '很多'", "“很多”不是金额的写法"),
    "list-of-numbers": ("合同总价 in 名单.txt", "不能用“in”"),
    "missing-list": ("乙方.名称 in 没有.xlsx", "找不到名单“没有.xlsx”"),
    "broken-list": ("乙方.名称 in 坏.xlsx", "“坏.xlsx”无法读取"),
    "broken-list-says-why": ("乙方.名称 in 坏.xlsx", "不是 .xlsx 文件，或者加了密码"),
    "old-excel": ("乙方.名称 in 名单.xls", "“名单.xls”无法读取（名单应是 .xlsx、.csv 或 .txt"),
    "old-excel-in-quotes": ("乙方.名称 in '我的 名单.xls'", "名单应是 .xlsx"),
    "nothing": ("维护期 == null", "没有写明的内容不参与核对"),
    "nothing-in-chinese": ("乙方.电话 != 空", "没有写明的内容不参与核对"),
    "days-of-days": ("付款天数 <= 30天", "本身就是天数，请只写数字，如 付款天数 <= 30"),
    "working-days-of-days": ("付款天数 > 5个工作日", "如 付款天数 > 5"),
    "empty-list": ("乙方.名称 in 空.txt", "“空.txt”是空的"),
    "long": ("合同总价 < 1" + " and 合同总价 < 1" * 40, "最多500个字符"),
    "deep": ("not (" * 30 + "合同总价 < 1" + ")" * 30, "最多20层"),
    "long-chain": ("1" + "+1" * 120 + " < 合同总价", "最多20层"),
}


@pytest.mark.parametrize(("rule", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_rule_is_one_sentence_with_its_line(tmp_path: Path, rule: str, said: str) -> None:
    (tmp_path / "名单.txt").write_text("甲公司", "utf-8")
    (tmp_path / "坏.xlsx").write_text("甲公司", "utf-8")
    (tmp_path / "空.txt").write_text(" \n", "utf-8")
    path = tmp_path / "own.toml"
    path.write_text("# 规则\n" + check(rule) + FIELDS, "utf-8")
    for lang in Language:
        with pytest.raises(CatalogueError, match="第4行.*" + said if lang is Language.ZH else "line 4") as caught:
            compiled(load_catalogue((path,), lang), TAKEN, lang)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("written", "level"), [("错误", "error"), ("警告", "warning"), ("提示", "info")])
def test_a_level_may_be_written_as_the_report_calls_it(tmp_path: Path, written: str, level: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(check("1 < 2", rest=f'severity = "{written}"\n'), "utf-8")
    assert [each.check.severity for each in compiled(load_catalogue((path,)), TAKEN)] == [level]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (check(""), "第3行.*rule.*不能为空"),
        (check("1 < 2", rest='severity = "严重"\n'), "第5行.*error、warning 或 info"),
        (check("1 < 2", "Total_Limit"), "第2行.*小写英文字母"),
        (check("1 < 2", "total-mismatch"), "第2行.*已经用过"),
        (check("1 < 2", "number-duplicate"), "第2行.*已经用过"),
        (check("1 < 2") + check("1 < 2"), "第6行.*已经用过"),
        (check("1 < 2", rest='severity = "bad"\n'), "第5行.*error、warning 或 info"),
        ('[[check]]\ncode = "a"\nmessage = "不合规定"\n', "第1行.*rule.*缺少"),
        (check("1 < 2", rest="colour = 1\n"), "第5行.*colour.*拼写"),
        (check("1 < 2").replace("[[check]]", "[check]"), r"第1行.*\[\[check\]\]"),
    ],
)
def test_a_wrong_entry_is_one_sentence_with_its_line(tmp_path: Path, entry: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(entry, "utf-8")
    with pytest.raises(CatalogueError, match=said):
        compiled(load_catalogue((path,)), TAKEN)


def test_hostile_rules_are_read_in_no_time() -> None:
    start = time.process_time()
    for rule in (
        "(" * 499,
        "not " * 124,
        "-" * 499,
        "[" * 499,
        "1<" * 249,
        "'" * 499,
        "甲." * 249,
        "1and" * 100,
    ):
        with pytest.raises((MalformedError, TooDeepError)):
            parse(rule)
    assert time.process_time() - start < 2


ADVANCES = [
    "合同签订后5个工作日内支付合同总价的40%，验收合格后支付60%。",
    "本合同生效后10日内支付合同总价的40%，验收合格后30日内支付60%。",
    "发货前支付合同总价的40%，到货验收后支付60%。",
]
NO_ADVANCES = [
    "验收合格后支付合同总价的95%，质保期满后支付5%。",
    "双方签署验收单后10日内支付合同总价的90%，质保期满后支付10%。",
    "货到后支付合同总价的60%，验收合格后支付40%。",
]


@pytest.mark.parametrize("paid", ADVANCES)
def test_a_first_instalment_before_performance_is_an_advance(tmp_path: Path, paid: str) -> None:
    terms = AGREEMENT.replace("；质保金比例：5%", "").replace("6. 服务期", f"6. 付款：{paid}\n7. 服务期")
    [found] = findings(tmp_path, check("预付比例 <= 30%"), terms)
    assert [place.text for place in found.evidence] == ["40%"]


@pytest.mark.parametrize("paid", NO_ADVANCES)
def test_a_first_instalment_upon_acceptance_is_none(tmp_path: Path, paid: str) -> None:
    terms = AGREEMENT.replace("；质保金比例：5%", "").replace("6. 服务期", f"6. 付款：{paid}\n7. 服务期")
    assert findings(tmp_path, check("预付比例 <= 30%"), terms) == []
    assert len(findings(tmp_path, check("首付比例 <= 30%"), terms)) == 1


SECURED = {
    "履约保证金 <= 合同总价 * 10%": "乙方应向甲方交纳履约保证金60000元，验收合格后退还。",
    "履约保证金比例 <= 5%": "履约保证金为合同总价的10%，期满后无息退还。",
    "定金比例 <= 10%": "甲方应向乙方支付定金，为合同总价的20%。",
    "押金 <= 5000元": "乙方应向甲方支付押金9000元，期满退还。",
    "质量保证金比例 <= 3%": "质量保证金为合同总价的5%，质保期满后返还。",
}


@pytest.mark.parametrize("rule", SECURED)
def test_securities_are_called_by_their_kind(tmp_path: Path, rule: str) -> None:
    terms = AGREEMENT.replace("；质保金比例：5%", "").replace("6. 服务期", f"6. 担保：{SECURED[rule]}\n7. 服务期")
    assert len(findings(tmp_path, check(rule), terms)) == 1
    assert findings(tmp_path, check(rule), AGREEMENT.replace("；质保金比例：5%", "")) == []


def test_every_name_in_the_table_leads_somewhere() -> None:
    names = Names(load_catalogue())
    assert len(names.all()) > 60
    assert [name for name in names.all() if names.target(name).name != name] == []
