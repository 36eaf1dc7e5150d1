"""What is told once, and in which order: by what it may cost."""

from __future__ import annotations

import json

import pytest

from hedui.export.codes import CODES
from hedui.models.evidence import Evidence, Method
from hedui.models.finding import Finding
from hedui.models.record import Record
from hedui.models.severity import Severity
from hedui.settings import Settings
from hedui.validate import validate
from hedui.validate.cost import Cost, cost, in_order
from tests.models.test_record import RECORD
from tests.validate.agreements import changed, findings, read


def finding(code: str, severity: Severity = Severity.WARNING, *fields: str) -> Finding:
    return Finding(code=code, severity=severity, message=code, fields=fields)


@pytest.mark.parametrize(
    ("code", "fields", "wanted"),
    [
        ("total-mismatch", (), Cost.MONEY),
        ("account-mismatch", ("/parties/0/accounts/0/number",), Cost.MONEY),
        ("party-name-mismatch", ("/parties/1/name",), Cost.PARTIES),
        ("signed-after-start", ("/date_signed", "/period/start_date"), Cost.DATES),
        ("clause-number-gap", (), Cost.STRUCTURE),
        ("blank-field", (), Cost.STRUCTURE),
        ("blank-field", ("/parties/0/telephone",), Cost.PARTIES),
        ("value-unread", ("/total/amount",), Cost.MONEY),
        ("low-confidence", ("/parties/0/accounts/0/bank", "/title"), Cost.MONEY),
        ("low-confidence", ("/signatures/0/date",), Cost.DATES),
        ("house-rule", ("/total/amount", "/custom/budget"), Cost.MONEY),
        ("house-rule", ("/custom/budget",), Cost.STRUCTURE),
    ],
)
def test_what_is_at_stake(code: str, fields: tuple[str, ...], wanted: Cost) -> None:
    assert cost(finding(code, Severity.WARNING, *fields)) is wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("月租金为人民币______元", Cost.MONEY),
        ("账号：____________", Cost.MONEY),
        ("开户银行", Cost.MONEY),
        ("按应付金额的____%", Cost.MONEY),
        ("自______年____月____日起", Cost.DATES),
        ("签订日期：", Cost.DATES),
        ("质量等级为【】", Cost.STRUCTURE),
        ("第____种", Cost.STRUCTURE),
    ],
)
def test_a_blank_costs_what_the_words_around_it_are_about(words: str, wanted: Cost) -> None:
    place = Evidence(page=1, start=0, end=len(words), text=words, boxes=(), confidence=1.0, method=Method.BRACKET)
    blank = finding("blank-field").model_copy(update={"evidence": (place,)})
    assert cost(blank) is wanted
    assert cost(blank.model_copy(update={"code": "title-mismatch"})) is Cost.STRUCTURE


def test_every_rule_about_sums_and_accounts_is_about_money() -> None:
    named = [each.code for each in CODES if each.code.startswith(("amount-", "total-", "account-", "tax-sum", "item-"))]
    assert [code for code in named if cost(finding(code)) is not Cost.MONEY] == []


def test_the_severest_first_then_the_dearest_then_as_they_came() -> None:
    found = in_order(
        (
            finding("clause-number-gap", Severity.INFO),
            finding("cross-reference-broken"),
            finding("signed-after-start"),
            finding("title-mismatch"),
            finding("currency-unclear"),
            finding("tax-id-invalid", Severity.ERROR),
            finding("account-mismatch", Severity.ERROR),
        )
    )
    assert [each.code for each in found] == [
        *("account-mismatch", "tax-id-invalid", "currency-unclear", "signed-after-start"),
        *("cross-reference-broken", "title-mismatch", "clause-number-gap"),
    ]


def test_a_record_says_which_is_the_worst_and_comes_back() -> None:
    rows = [finding("title-mismatch"), finding("account-mismatch", Severity.ERROR), finding("x", Severity.ERROR)]
    record = Record.model_validate(RECORD | {"findings": [row.model_dump() for row in rows]})
    plain = json.loads(record.to_json())
    assert plain["worst"] == {"code": "account-mismatch", "severity": "error"}
    assert Record.model_validate_json(record.to_json()) == record
    assert record.model_copy(update={"findings": ()}).worst is None
    assert json.loads(Record.model_validate(RECORD).to_json())["worst"] is None


def test_a_changed_severity_changes_the_order() -> None:
    text = changed(("103468533016", "10346853301"), ("LH-WB-2024-031", ""))
    plain = [each.code for each in validate(read(text), Settings())]
    assert plain == ["bank-code-invalid", "number-missing"]
    raised = {"number-missing": Severity.ERROR, "bank-code-invalid": Severity.WARNING}
    assert [each.code for each in validate(read(text), Settings(severity=raised))] == plain[::-1]


def test_what_several_signatures_lack_is_one_finding() -> None:
    first, second = ("日期：2024年2月20日", "日期："), ("日期：2024年2月21日", "日期：")
    [one] = findings("signature-date-missing", changed(second))
    assert one.message.startswith("乙方签署处没有日期")
    [both] = findings("signature-date-missing", changed(first, second))
    assert both.message.startswith("甲方、乙方签署处没有日期")
    assert len(both.evidence) == len(both.fields) == 2


FORM = """房屋修缮合同
甲方：临河市第二实验小学
乙方：东禾修缮有限公司
{articles}
甲方（盖章）：临河市第二实验小学
乙方（盖章）：东禾修缮有限公司
"""
WORDS = (
    "屋面修缮面积【】平方米",
    "工期为____天",
    "质量等级为【】",
    "甲方代表为【】",
    "材料由【】采购",
    "验收标准为【】",
    "保修期为【】年",
)


def _form(blank: int) -> str:
    numbers = "一二三四五六七"
    lines = (words if index < blank else "按国家规定执行" for index, words in enumerate(WORDS))
    return FORM.format(articles="\n".join(f"第{n}条 约定\n{line}。" for n, line in zip(numbers, lines, strict=True)))


@pytest.mark.parametrize(("blank", "told"), [(0, 0), (1, 1), (3, 3), (4, 4), (5, 1), (7, 1)])
def test_a_form_that_nobody_filled_in_is_one_finding(blank: int, told: int) -> None:
    found = findings("blank-field", _form(blank))
    assert len(found) == told
    assert sum(len(each.evidence) for each in found) == blank
    if blank > 4:
        assert f"{blank}条条款中共有{blank}处未填写" in found[0].message


def test_choices_left_open_in_one_article_are_one_finding() -> None:
    text = FORM.format(
        articles="第一条 发票\n1. 发票类型：□专用发票 □普通发票\n2. 开具方式：□电子 □纸质\n"
        "第二条 验收\n验收方式：□现场 □抽样"
    )
    first, second = findings("choice-unresolved", text)
    assert (len(first.evidence), len(second.evidence)) == (2, 1)
    assert first.message.startswith("2处选项")
