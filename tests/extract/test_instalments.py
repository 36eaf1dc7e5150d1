"""Instalments: each way to say them with each way to say how much and when; what only looks like one is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.models.codes import DayType
from hedui.models.contract import Instalment
from tests.extract.reading import read, values

TEXT = """设备采购合同
合同编号：QX-2024-031

甲方：青岭电子有限公司
乙方：临川百合有限公司

一、合同价款
合同总价为人民币128,000.00元（大写：壹拾贰万捌仟元整）。
二、{}
{}
三、质量
货物应为全新。
"""


def plan(clause: str, heading: str = "付款方式") -> tuple[Instalment, ...]:
    return read(TEXT.format(heading, clause)).contract.payment.instalments


def shares(clause: str, heading: str = "付款方式") -> list[str | None]:
    return [str(one.share) if one.share is not None else None for one in plan(clause, heading)]


FIRST = (
    "合同签订后{days}内支付{base}的{first}作为预付款",
    "合同签订后{days}内，甲方向乙方支付{base}的{first}",
    "甲方应于合同签订后{days}内向乙方支付{base}{first}的预付款",
    "首付款：合同签订后{days}内支付{base}的{first}",
    "预付款为{base}的{first}，于合同签订后{days}内支付",
    "第一期：合同签订后{days}内付{base}的{first}",
    "自合同签订后{days}内，预付{base}的{first}",
)
SECOND = (
    "货到验收合格后10个工作日内支付{base}的{second}",
    "货到验收合格后10个工作日内，甲方再支付{second}",
    "第二期：货到验收合格后10个工作日内付{base}的{second}",
)
REST = (
    "余款质保期满后付清",
    "质保期满后支付剩余款项",
    "剩余{rest}作为质保金，质保期满后无息付清",
    "{base}的{rest}作为质保金，质保期满后支付",
)
BASES = ("合同总价", "合同总价款", "合同金额", "总费用", "货款")
NUMBERS = (
    ("30%", "60%", "10%"),
    ("百分之三十", "百分之六十", "百分之十"),
    ("【30】%", "【60】%", "【10】%"),
    ("30%（即人民币38,400元）", "60%（即人民币76,800元）", "10%（即人民币12,800元）"),
    ("30%，即¥38,400.00元（大写：叁万捌仟肆佰元整）", "60%，计人民币柒万陆仟捌佰元整", "10%"),
)
DAYS = (
    ("5个工作日", DayType.WORKING),
    ("五个工作日", DayType.WORKING),
    ("5日", DayType.CALENDAR),
    ("5天", DayType.CALENDAR),
    ("五（5）日", DayType.CALENDAR),
)
JOINTS = ("；", "。", "，", "；\n", "。\n")


def _paired(turn: int) -> list[tuple[tuple[str, str], str, tuple[str, str, str]]]:
    """The later parts with each base, and with each way of writing numbers; another one at another turn."""
    return [
        (parts, base, NUMBERS[(turn + later + place) % len(NUMBERS)])
        for later, parts in enumerate(zip(SECOND, REST, strict=False))
        for place, base in enumerate(BASES)
    ]


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("joint", JOINTS)
def test_three_parts_of_the_price(first: str, joint: str) -> None:
    missed = []
    days, kind = DAYS[0]
    for (second, rest), base, (one, two, three) in _paired(JOINTS.index(joint)):
        words = {"base": base, "first": one, "second": two, "rest": three, "days": days}
        clause = joint.join(part.format(**words) for part in (first, second, rest)) + "。"
        found = plan(clause)
        stated = [one.share for one in found]
        wanted = [Decimal("0.3"), Decimal("0.6"), Decimal("0.1") if three in rest.format(**words) else None]
        if stated != wanted or found[0].due_days != 5 or found[0].due_day_type is not kind or found[1].due_days != 10:
            missed.append((clause, stated))
        elif found[0].condition != "合同签订后" or found[1].condition != "货到验收合格后":
            missed.append((clause, [one.condition for one in found]))
    assert missed == []


@pytest.mark.parametrize(("days", "kind"), DAYS)
@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("rest", REST)
def test_days_and_what_is_left(first: str, rest: str, days: str, kind: DayType) -> None:
    words = {"base": "合同总价", "first": "30%", "rest": "70%", "days": days}
    found = plan(f"{first.format(**words)}；{rest.format(**words)}。")
    assert [one.share for one in found] == [Decimal("0.3"), Decimal("0.7") if "70%" in rest.format(**words) else None]
    assert (found[0].due_days, found[0].due_day_type) == (5, kind)


NUMBERINGS = (
    "（1）|（2）|（3）",
    "1、|2、|3、",
    "1.|2.|3.",
    "2.1 |2.2 |2.3 ",
    "①|②|③",
    "第一笔：|第二笔：|第三笔：",
    "首期款：|中期款：|尾款：",
    "预付款：|进度款：|质保金：",
    "第一阶段：|第二阶段：|第三阶段：",
    "- |- |- ",
    "* 首付款：|* 到货款：|* 尾款：",
)
HEADS = ("", "付款方式如下：\n", "甲方分三期支付：\n", "合同价款分三次支付：\n", "1、付款方式\n")


@pytest.mark.parametrize("numbering", NUMBERINGS)
@pytest.mark.parametrize("head", HEADS)
def test_a_list(numbering: str, head: str) -> None:
    one, two, three = numbering.split("|")
    clause = (
        f"{head}{one}合同签订后5日内支付合同总价的30%，即人民币38,400.00元；\n{two}设备到货后支付合同总价的60%（¥76,800.00）；\n"
        f"{three}质保期满后30个工作日内支付合同总价的10%，计12,800元。"
    )
    found = plan(clause)
    assert [one.share for one in found] == [Decimal("0.3"), Decimal("0.6"), Decimal("0.1")]
    assert [one.amount for one in found] == [Decimal(38400), Decimal(76800), Decimal(12800)]
    assert [one.due_days for one in found] == [5, None, 30]
    assert [one.condition for one in found] == ["合同签订后", "设备到货后", "质保期满后"]


@pytest.mark.parametrize(
    "clause",
    [
        "第一笔：合同签订后支付人民币38,400元；第二笔：验收后支付人民币89,600元。",
        "甲方支付定金38,400元，余款89,600元在交货时付清。",
        "首付款38,400.00元于签约日支付，尾款89,600.00元于交货日支付。",
        "第一期款人民币叁万捌仟肆佰元整，签约后3日内付；第二期款人民币捌万玖仟陆佰元整，验收后3日内付。",
        "租金分两次付清，第一次于签订合同时支付38400元，第二次于2025年1月1日前支付89600元。",
    ],
)
def test_sums_alone(clause: str) -> None:
    assert [one.amount for one in plan(clause)] == [Decimal(38400), Decimal(89600)]
    assert [one.share for one in plan(clause)] == [None, None]


TABLES = (
    "| 付款阶段 | 付款比例 | 付款金额（元） | 付款条件 |\n|---|---|---|---|\n"
    "| 预付款 | 30% | 38,400.00 | 合同签订后5个工作日内 |\n"
    "| 尾款 | 70% | 89,600.00 | 验收合格后10日内 |\n| 合计 | 100% | 128,000.00 | |",
    "期次  付款节点  比例  金额（元）  备注\n"
    "1  合同签订后5个工作日内  30%  38,400.00  预付款\n2  验收合格后10日内  70%  89,600.00  尾款\n"
    "合计    100%  128,000.00",
    "阶段\t付款时间\t占合同总价比例\t金额\n签约\t合同签订后5个工作日内\t30%\t38,400元\n验收\t验收合格后10日内\t70%\t89,600元",
    "付款节点\t付款金额（万元）\t付款比例（%）\t付款期限\n合同签订\t3.84\t30\t合同签订后5个工作日内\n验收合格\t8.96\t70\t验收合格后10日内",
)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_stages(table: str) -> None:
    found = plan(table)
    assert [one.share for one in found] == [Decimal("0.3"), Decimal("0.7")]
    assert [one.amount for one in found] == [Decimal(38400), Decimal(89600)]
    assert [one.due_days for one in found] == [5, 10]


def test_what_has_been_paid_by_then_is_no_share_of_its_own() -> None:
    found = plan(
        "合同签订后支付合同总价的30%；竣工验收合格后付至合同价款的85%；结算后累计支付至结算价款的97%；余3%作为质保金，质保期满后无息付清。"
    )
    assert [one.share for one in found] == [Decimal("0.3"), None, None, Decimal("0.03")]
    assert [one.cumulative_share for one in found] == [None, Decimal("0.85"), Decimal("0.97"), None]


@pytest.mark.parametrize(
    ("clause", "own"),
    [
        (
            "签订后支付合同款的15%；初验后支付至合同款的45%；终验后支付合同款的30%；质保期满后支付10%。",
            ["0.15", "0.45", "0.3", "0.1"],
        ),
        ("签订后支付合同款的15%；初验后支付至合同款的45%；终验后支付合同款的55%。", ["0.15", None, "0.55"]),
        ("签订后支付合同款的30%；终验后支付至合同款的70%。", ["0.3", None]),
        ("签订后支付合同款的30%；终验后支付至合同款的70%；余款质保期满后付清。", ["0.3", None, None]),
    ],
)
def test_shares_that_make_up_the_whole_are_each_step_s_own(clause: str, own: list[str | None]) -> None:
    assert shares(clause) == own


def test_under_a_heading_about_payment_a_step_needs_no_word_for_it() -> None:
    clause = "1.双方签订合同且货物到货后 60 %；安装调试正常,经甲方验收合格且收到发票后支付 40 %。"
    assert shares(clause) == ["0.6", "0.4"]
    assert shares("合同签订后支付30%\n到货后 60 %\n验收合格后 10 %") == ["0.3", "0.6", "0.1"]
    assert shares("到货后 60 %；验收后支付 40 %。", "施工安排") == []
    assert shares("进度达到一半时 60 %；验收后支付 40 %。") == []


def test_a_share_of_a_month_s_work_is_no_share_of_the_whole() -> None:
    found = plan(
        "预付款为合同价的20%，合同签订后支付。每月按当月完成工程量的80%支付进度款。竣工后付至合同价的97%。余款质保期满后付清。"
    )
    assert [one.share for one in found] == [Decimal("0.2"), None, None, None]


@pytest.mark.parametrize(
    "clause",
    [
        "合同签订后支付合同总价的____%作为预付款，验收后支付____%。",
        "合同签订后支付合同总价的3_%作为预付款，验收后支付70%。",
        "合同签订后支付合同总价的XX%作为预付款，验收后支付70%，余款质保期满后付清。",
        "甲方分三期支付：合同签订后支付30%，验收后支付70%。",
        "合同签订后支付30%，验收后支付70%尾款。\n若采用分期交货：合同签订后预付20%，交货后付80%尾款。",
        "甲方应在验收后30日内支付合同总价的100%。",
        "甲方每季度支付服务费32,000元。",
        "合同签订后5日内支付30%预付款，其余按双方另行签订的协议办理。",
        "乙方逾期交货的，按合同总价的1%支付违约金；甲方逾期付款的，按未付款的0.5%支付违约金。",
        "本合同价款含13%增值税，乙方开具税率13%的专用发票后甲方一次付清。",
        "按成交额的10%支付佣金，按净利润的20%支付分成。",
        "履约保证金为合同总价的5%，押金为合同总价的10%，由乙方交付。",
        "每月工资5000元，试用期支付80%，加班按150%支付。",
        "借款分两期偿还，第一期偿还30%，第二期偿还70%。",
        "□ 分期付款：合同签订后支付40%，验收后支付60%。\n☑ 一次性付款：验收后付清。",
        "| 阶段 | 付款比例 | 付款条件 |\n| --- | --- | --- |\n| 预付款 | 30% | 合同签订 |\n| 尾款 | 见附件 | 验收 |",
    ],
)
def test_no_instalments(clause: str) -> None:
    assert plan(clause) == ()


@pytest.mark.parametrize("heading", ["违约责任", "保密", "合同的解除", "工资支付标准"])
def test_no_instalments_where_the_clause_is_about_something_else(heading: str) -> None:
    assert plan("甲方支付合同总价的30%，乙方支付合同总价的20%。", heading) == ()


def test_a_security_given_back_besides_is_no_instalment() -> None:
    clause = "签订后支付30%；初验后支付40%；终验后支付30%；合同总价的5%作为质量保证金，质保期满后无息退还。"
    assert shares(clause) == ["0.3", "0.4", "0.3"]
    kept = "签订后支付30%；初验后支付40%；终验后支付25%；合同总价的5%作为质量保证金，质保期满后无息退还。"
    assert shares(kept) == ["0.3", "0.4", "0.25", "0.05"]


@pytest.mark.parametrize(
    "other",
    [
        "定金：合同总价的15%，自合同签订后3日内付清。\n意向金为合同总价的30%，任何一方有权要求返还。",
        "甲方于签约当日支付定金20,000元，恰为合同总价的20%。",
    ],
)
def test_an_article_about_nothing_but_securities_is_no_other_plan(other: str) -> None:
    assert shares(f"签订后支付30%；验收后支付70%。\n第三条 定金\n{other}") == ["0.3", "0.7"]


def test_how_much_a_security_is_is_no_instalment_beside_the_whole() -> None:
    plan = "签订后支付30%；验收后支付65%；质保期满支付5%。"
    assert shares(f"质保金比例：5%\n{plan}") == ["0.3", "0.65", "0.05"]
    assert shares(f"（1）质量保证金为合同总价的5%。\n{plan}") == ["0.3", "0.65", "0.05"]
    assert shares("1、预付款：30%\n2、验收款：65%\n3、质保金：5%") == ["0.3", "0.65", "0.05"]


@pytest.mark.parametrize(
    "clause",
    [
        "本合同设备款128,000元，其中质保金5%，质保期满后退还。",
        "设备款128,000元中扣留质保金5%，质保期满支付。",
    ],
)
def test_a_sum_is_not_called_what_is_taken_from_it(clause: str) -> None:
    assert plan(clause) == ()


@pytest.mark.parametrize(
    "clause",
    [
        "工程进度达到50%时，支付合同价的30%；工程进度达到100%时，支付合同价的60%；验收后支付10%。",
        "乙方开具合同总价30%的发票（税率13%）后支付30%；验收后开具税率13%的发票，支付60%；余款10%质保期满付清。",
        "乙方提交预付款担保为合同价的30%；甲方支付30%预付款；交货后支付60%；余10%质保期满付清。",
        "乙方交纳合同总价5%的履约保证金，甲方支付30%预付款；交货后支付60%；余10%质保期满付清。",
    ],
)
def test_other_shares_beside(clause: str) -> None:
    assert shares(clause) == ["0.3", "0.6", "0.1"]


def test_days_to_pay_are_each_instalment_s_own() -> None:
    payment = read(TEXT.format("付款方式", "合同签订后5日内支付30%；甲方收到发票后10日内支付70%。")).contract.payment
    assert [one.due_days for one in payment.instalments] == [5, 10]
    assert payment.due_days is None
    assert payment.due_day_type is None


def test_days_for_something_else_are_no_days_to_pay() -> None:
    found = plan("合同签订后支付30%；乙方应在验收后5日内提供发票，甲方收到后支付70%。")
    assert [one.due_days for one in found] == [None, None]


def test_each_value_has_its_place() -> None:
    extraction = read(TEXT.format("付款方式", "合同签订后5个工作日内支付合同总价的30%，即38,400元；余款验收后付清。"))
    raw = extraction.layout.text.raw
    sources = extraction.sources
    first = {
        name: sources[f"/payment/instalments/0/{name}"][0] for name in ("share", "amount", "condition", "due_days")
    }
    assert [raw[m.start : m.end] for m in first.values()] == ["30%", "38,400", "合同签订后", "5个工作日"]
    assert values(extraction, "instalment.last") == ["余款验收后付清"]


@pytest.mark.parametrize(
    "steps",
    [
        (
            "1、预付款（30%）",
            "本合同生效后30天内，甲方支付合同价格的百分之三十（30%）。",
            "2、尾款（70%）",
            "验收后支付合同总价的70%。",
        ),
        ("2.1 首付款（30%）：", "合同签订后支付合同总价的30%。", "2.2 尾款（70%）：", "验收合格后支付合同总价的70%。"),
        (
            "（1）第一期款（合同总价的30%）",
            "到货后甲方支付合同总价的30%。",
            "（2）第二期款（合同总价的70%）",
            "验收后支付70%。",
        ),
        ("1. 投料款的支付（30%）", "开工后支付合同价的30%。", "2. 到货款的支付（70%）", "到货后支付合同价的70%。"),
        ("1. 预付款 30%", "签订后支付合同总价的30%。", "2. 余款 70%", "验收后支付合同总价的70%。"),
        ("1、验收后的付款（30%）", "验收后甲方支付30%。", "2、保修期满的付款（70%）", "保修期满支付70%。"),
    ],
)
def test_a_heading_that_tells_the_share_first_is_no_step_of_its_own(steps: tuple[str, ...]) -> None:
    assert shares("\n".join(steps)) == ["0.3", "0.7"]


@pytest.mark.parametrize(
    "clause",
    [
        "1期：支付比例30%，交付并验收合格后支付合同总价款的30％。\n2期：支付比例70%，运行6个月支付合同总价款的70％。",
        "1、付款比例为30%，签订后支付合同价的30%。\n2、付款比例为70%，验收后支付合同价的70%。",
        "第一期：占比30%，签订后支付合同总价的30%；第二期：占比70%，验收后支付合同总价的70%。",
    ],
)
def test_a_share_told_twice_in_a_sentence_is_one_step(clause: str) -> None:
    assert shares(clause) == ["0.3", "0.7"]


@pytest.mark.parametrize(
    "clause",
    [
        "第一笔款（30%）\n第二笔款（30%）\n第三笔款（40%）",
        "签订后支付30%；到货后支付30%；验收后支付40%。",
        "第一笔款：签订后支付30%；\n第二笔款：到货后支付30%；\n第三笔款：验收后支付40%。",
    ],
)
def test_equal_shares_of_two_steps_are_two(clause: str) -> None:
    assert shares(clause) == ["0.3", "0.3", "0.4"]


def test_steps_counted_by_bare_figures_with_sums_on_the_next_line() -> None:
    clause = (
        "1 合同生效后，甲方在5个工作日内支付合同总价30%的首付款12000元；\n"
        "2 乙方按约定完成部署，甲方10个工作日内进行验收后，甲方确认合格后向乙方支付合同总价50%的批次款\n20000元；\n"
        "3 乙方完成上线，甲方终验合格并收到发票后向乙方支付合同总价20%的批次款\n8000元；"
    )
    found = plan(clause)
    assert [str(one.amount) for one in found] == ["12000", "20000", "8000"]
    assert [one.due_days for one in found] == [5, None, None]
    assert found[0].condition == "合同生效后"
    assert (found[1].condition or "").endswith("甲方确认合格后")


def test_a_share_from_which_what_was_paid_is_taken_off_is_cumulative() -> None:
    clause = "1、签订后支付货款的30%作为定金；2、安装验收后支付货款的95%，扣除已付定金；3、余下5%满12个月支付。"
    found = plan(clause)
    assert [str(one.cumulative_share) for one in found if one.cumulative_share] == ["0.95"]


@pytest.mark.parametrize(
    ("clause", "amounts"),
    [
        ("2.1 合同签订后5日内，甲方支付前期费用68,000元。\n2.2 验收合格后10日内，甲方支付60,000元。", [68000, 60000]),
        (
            "（1）签订合同后付款70000元；\n（2）货到验收合格后付款50000元；\n（3）质保期满付8000元。",
            [70000, 50000, 8000],
        ),
        ("2.1 合同签订后5日内，甲方支付68,000元。\n2.2 验收合格后10日内，甲方支付50,000元。", []),
        ("2.1 甲方在签订后支付68,000元。\n2.2 乙方逾期交货的，支付违约金60,000元。", []),
        ("乙方应于签订后三日内向其供应商支付68,000元，交货前支付60,000元。", []),
        ("原定签订后付68,000元、验收后付60,000元，现改为验收后一次付清。", []),
        ("若甲方未按时付款，乙方可于第10日后主张68,000元，第20日后主张60,000元。", []),
    ],
)
def test_sums_with_times_of_their_own_are_instalments_where_they_make_up_the_total(
    clause: str, amounts: list[int]
) -> None:
    assert [one.amount for one in plan(clause)] == amounts


def test_rows_of_goods_are_no_steps_though_they_come_in_batches() -> None:
    rows = (
        "批次\t品名\t净重（吨）\t单价（元/吨）\t批次总金额\t发票税率\n"
        "第1批\t豆油\t70\t5750\t402,500.00\t9%\n"
        "第2批\t豆油\t60\t5750\t345,000.00\t9%\n"
    )
    contract = read(f"采购合同\n甲方：青岭粮油有限公司\n乙方：临川油脂有限公司\n第三条 货物与付款\n{rows}").contract
    assert contract.payment.instalments == ()
    assert [(item.description, str(item.quantity), item.unit, str(item.subtotal)) for item in contract.items] == [
        ("豆油", "70", "吨", "402500.00"),
        ("豆油", "60", "吨", "345000.00"),
    ]


@pytest.mark.parametrize("mark", ["☑", "■ ", "√", "（√）", "[x] ", "1. ☑"])
def test_a_tick_is_no_part_of_a_condition(mark: str) -> None:
    clause = f"{mark}合同签订后5日内支付30%；\n{mark}验收合格后10日内支付70%。"
    assert [one.condition for one in plan(clause)] == ["合同签订后", "验收合格后"]


@pytest.mark.parametrize(
    "paid",
    [
        "甲方已于2024年1月支付定金28000元",
        "第一期款（已付）：28000元",
        "首付款28000元已支付",
    ],
)
def test_what_was_paid_before_is_no_instalment(paid: str) -> None:
    found = read(TEXT.format("付款方式", f"{paid}；余款100000元于货到后10日内付清。"))
    assert [one.amount for one in found.contract.payment.instalments] == [100000]


def test_what_a_sum_is_paid_upon_is_not_paid_before() -> None:
    assert shares("乙方已交付货物后10日内支付30%；安装后10日内支付70%。") == ["0.3", "0.7"]


def test_what_is_paid_in_all_by_a_day_is_due_on_it() -> None:
    found = plan("2025年9月14日前付至总价款的30%；2025年12月1日前累计付至总价款的70%；2026年3月1日前付清全部价款。")
    assert [str(one.due) for one in found] == ["2025-09-14", "2025-12-01", "2026-03-01"]


@pytest.mark.parametrize(
    ("clause", "amounts"),
    [
        ("签订后付3万元，余款7万元中预留质保金5%。", [30000, 70000, None]),
        ("甲方付材料款70,000元，进度款20,000元，尾款10,000元。", [70000, 20000, 10000]),
        ("甲方应付货款128,000元，首付款28,000元，余款100,000元。", []),
    ],
)
def test_a_sum_paid_before_a_later_one_is_the_first_step(clause: str, amounts: list[int | None]) -> None:
    assert [one.amount for one in plan(clause)] == amounts


@pytest.mark.parametrize("how", ["一次性支付", "一次付清"])
def test_what_is_paid_in_several_is_not_paid_at_once(how: str) -> None:
    found = read(TEXT.format("付款方式", f"签订后{how}30%；验收后{how}70%。")).contract.payment
    assert ([str(one.share) for one in found.instalments], found.cycle) == (["0.3", "0.7"], None)


def test_the_whole_before_what_is_paid_first_is_no_step() -> None:
    clause = "演出费人民币捌万元整（税后），定金叁万元于签订当日支付，余款伍万元于演出前一日付清。"
    assert [one.amount for one in plan(clause)] == [30000, 50000]


def test_upon_acceptance_something_is_paid() -> None:
    assert [one.condition for one in plan("签订合同当日付60%，竣工验收付40%。")] == ["签订合同当日", "竣工验收"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("支付合同总价的30%；到货后支付设备款的60%；验收后支付安装费的100%。", ["0.3", None, None]),
        ("签订后支付设备款的30%；到货后支付合同总价的70%。", ["0.3", "0.7"]),
        ("签订后付30%；到货后付70%；完工后付50%；验收后付50%。", []),
        ("签订后付60%；到货后付50%。", ["0.6", "0.5"]),
    ],
)
def test_shares_of_different_things_are_none_of_the_whole(clause: str, expected: list[str | None]) -> None:
    assert shares(clause) == expected


def test_a_month_s_share_in_a_plan_is_none_of_the_whole() -> None:
    found = plan("签订后付10%预付款；进度款按月付已完工程量的80%；竣工验收合格后付至合同价的90%。")
    assert [one.share for one in found] == [Decimal("0.1"), None, None]
    assert found[-1].cumulative_share == Decimal("0.9")


@pytest.mark.parametrize("when", ["主体封顶", "正负零完成", "工程进度过半"])
def test_how_far_the_works_are_is_a_condition(when: str) -> None:
    assert plan(f"签订后支付20%；{when}支付80%。")[1].condition == when


def test_what_is_paid_again_and_again_is_no_step() -> None:
    assert plan("每月租金人民币叁仟伍佰元整（¥3,500.00），首期租金21,000元于签约时支付。", "租金") == ()


@pytest.mark.parametrize(
    ("clause", "amounts"),
    [
        ("开发费总额为人民币20万元，首付款为总额的30%（60,000元），上线后支付70%（140,000元）。", [60000, 140000]),
        ("设计费用为18,000元，甲方支付50%定金即9,000元，定稿后支付50%。", [9000, None]),
    ],
)
def test_the_whole_is_none_of_its_parts(clause: str, amounts: list[int | None]) -> None:
    assert [one.amount for one in plan(clause)] == amounts


@pytest.mark.parametrize(
    "clause",
    [
        "30% T/T in advance（预付30%），70% T/T before shipment（发货前付70%）。",
        "合同签订后预付30%（30% T/T in advance），发货前付70%（70% before shipment）。",
        "合同签订后支付合同总价的30% / 30% of the price after signing；发货前支付合同总价的70% / 70% before shipment。",
        "30% of the price shall be paid after signing.\n合同签订后支付合同总价的30%。\n70% of the price shall be paid "
        "before shipment.\n发货前支付合同总价的70%。",
        "1) 30% deposit by T/T, 合同签订后支付30%定金；\n2) 70% balance by T/T, 发货前支付70%余款。",
    ],
)
def test_a_plan_in_two_languages_is_counted_once(clause: str) -> None:
    assert shares(clause) == ["0.3", "0.7"]
    assert plan(clause)[1].condition == "发货前"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("合同签订后支付30%，到货后支付30%，验收后支付40%。", ["0.3", "0.3", "0.4"]),
        ("合同签订后T/T支付50%，发货前T/T支付50%。", ["0.5", "0.5"]),
        ("合同签订后支付30%（即USD 30,000.00），发货前支付70%（即USD 70,000.00）。", ["0.3", "0.7"]),
    ],
)
def test_equal_parts_in_one_language_stay(clause: str, expected: list[str]) -> None:
    assert shares(clause) == expected


@pytest.mark.parametrize(
    "condition",
    [
        "最终验收通过（含视为通过）之日起",
        "货物到达甲方指定地点（以甲方书面通知的为准）后",
        "设备验收合格并完成初步试运行后",
    ],
)
def test_a_condition_with_a_bracket_or_in_two_parts_is_whole(condition: str) -> None:
    first, second = plan(f"合同生效后5日内支付合同总价的50%；{condition}5个工作日内支付合同总价的50%。")
    assert (first.condition, second.condition, second.due_days) == ("合同生效后", condition, 5)
