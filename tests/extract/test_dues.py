"""Deposits, invoices, penalties and caps: each in many dresses, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from hedui.models.codes import InvoiceKind, Per
from hedui.models.contract import Contract
from tests.extract.reading import read

TEXT = """设备租赁合同
合同编号：QX-2024-031

甲方：青岭电子有限公司
乙方：临川百合有限公司

一、价款
合同总价为人民币128,000.00元（大写：壹拾贰万捌仟元整）。
二、{}
{}
三、其他
本合同一式两份。
"""


def contract(clause: str, heading: str = "约定") -> Contract:
    return read(TEXT.format(heading, clause)).contract


def deposits(clause: str) -> list[tuple[str, str | None, str | None]]:
    found = contract(clause).deposits
    return [
        (one.kind, str(one.amount.normalize()) if one.amount else None, str(one.share) if one.share else None)
        for one in found
    ]


WORDS = {
    "押金": "rental",
    "租赁保证金": "rental",
    "履约保证金": "performance",
    "质保金": "quality",
    "质量保证金": "quality",
    "定金": "earnest",
    "诚意金": "other",
}
SUMS = (
    "17,000元",
    "人民币17,000.00元",
    "￥17,000",
    "人民币壹万柒仟元整",
    "人民币（大写）壹万柒仟元整（￥17,000.00）",
    "1.7万元",
    "【17,000】元",
)
SAID = (
    "{word}：{sum}。",
    "{word}为{sum}，合同终止后无息退还。",
    "乙方应在签订本合同时向甲方支付{word}{sum}。",
    "乙方向甲方交纳{word}共计{sum}，期满退还。",
    "乙方支付{sum}作为{word}。",
    "{word}金额为{sum}；乙方违约的不予退还。",
)


@pytest.mark.parametrize(("word", "kind"), WORDS.items())
def test_a_deposit_as_a_sum(word: str, kind: str) -> None:
    missed = [
        (clause, deposits(clause))
        for said, total in product(SAID, SUMS)
        if deposits(clause := said.format(word=word, sum=total)) != [(kind, "1.7E+4", None)]
    ]
    assert missed == []


@pytest.mark.parametrize(("word", "kind"), WORDS.items())
@pytest.mark.parametrize(
    "said",
    [
        "{word}为合同总价的5%。",
        "{word}：合同总价款的5%。",
        "乙方应交纳合同总价5%的{word}。",
        "扣留结算总价的5%作为{word}，期满后无息返还。",
        "{word}按合同总金额的百分之五计取。",
        "合同价款的【5】%为{word}。",
    ],
)
def test_a_deposit_as_a_share(word: str, kind: str, said: str) -> None:
    assert [(one[0], one[2]) for one in deposits(said.format(word=word))] == [(kind, "0.05")]


@pytest.mark.parametrize(
    ("clause", "stated"),
    [
        ("收取履约保证金金额：93000", [("performance", "9.3E+4", None)]),
        ("履约保证金金额（元）：12345.60", [("performance", "12345.6", None)]),
        ("押金数额：5,000\n租金数额：60000", [("rental", "5E+3", None)]),
        ("履约保证金金额（万元）：5", []),
        ("签约当天甲方先付设计费的20%作为设计定金：____元。", [("earnest", None, "0.2")]),
        ("履约保证金期限：12", []),
        ("投标保证金金额：20000", []),
        ("质量保证金比例：5", []),
        ("履约保证金金额：按合同价10%", [("performance", None, "0.1")]),
    ],
)
def test_a_figure_alone_behind_a_sum_s_label(clause: str, stated: list[tuple[str, str | None, str | None]]) -> None:
    assert deposits(clause) == stated


def test_a_deposit_as_a_share_and_a_sum() -> None:
    assert deposits("履约保证金为合同总价的5%，即人民币6,400元。") == [("performance", "6.4E+3", "0.05")]
    assert deposits("押金为两个月的租金，即5,830.00元。") == [("rental", "5.83E+3", None)]


def test_a_bare_deposit_is_the_one_that_its_clause_names() -> None:
    assert deposits("乙方交纳租赁保证金，保证金为10,000元。") == [("rental", "1E+4", None)]
    assert deposits("保证金：10,000元。") == [("other", "1E+4", None)]


@pytest.mark.parametrize(
    ("clause", "stated"),
    [
        ("定金：合同签订后7日内，甲方向乙方支付合同总价的30%，即90,000元；", ("earnest", "9E+4", "0.3")),
        ("第一笔：定金，签约后3日内支付10万元；", ("earnest", "1E+5", None)),
        ("签约即付30％的定金，计36000元，货到验收合格付60%。", ("earnest", "3.6E+4", "0.3")),
        ("需方应在合同签订后支付货款总额的50%做为定金。", ("earnest", None, "0.5")),
        ("付10000元作为定金，30%到货付清。", ("earnest", "1E+4", None)),
        ("| 押金 | ¥6,000 |\n|---|---|\n| 月租金 | ¥3,000 |", ("rental", "6E+3", None)),
        ("设备押金：每台500元，共计5000元。", ("rental", "5E+3", None)),
        ("车辆租赁押金：5000元/辆，合计10000元。", ("rental", "1E+4", None)),
        ("押金5000元×2，合计10000元，签订时交清。", ("rental", "1E+4", None)),
        ("押金：每间2000元×3间=6000元。", ("rental", "6E+3", None)),
        ("保证金每户3000元×40户，共计120000元。", ("other", "1.2E+5", None)),
        ("合同价款为人民币128000元，质保金5%。", ("quality", None, "0.05")),
        ("设备款30万元，质量保证金为3%，两年后退还。", ("quality", None, "0.03")),
        ("设备款128000元，其中质保金5%。", ("quality", None, "0.05")),
        ("质保金比例：合同总价的3%。", ("quality", None, "0.03")),
        ("乙方需交付甲方钥匙押金200元，房屋押金3000元。", ("rental", "3E+3", None)),
        ("押金为叁个月租金总额，合计人民币27000元。", ("rental", "2.7E+4", None)),
        ("乙方支付甲方人民币15000.00元作为房屋及设施押金。", ("rental", "1.5E+4", None)),
        ("乙方提供金额为合同总价款20%的银行保函作为履约担保。", ("performance", None, "0.2")),
        ("乙方提交合同价10%的不可撤销的独立保函作为履约保证金。", ("performance", None, "0.1")),
        ("甲方向乙方交付人民币20,000元作为履行本合同的定金。", ("earnest", "2E+4", None)),
        ("甲方须支付订金30,000元，订金在首期款中抵扣，不适用定金罚则。", ("other", "3E+4", None)),
        ("第二条 定金\n甲方已支付的订金30,000元在首期款中抵扣。", ("other", "3E+4", None)),
    ],
)
def test_a_deposit_in_the_words_of_forms(clause: str, stated: tuple[str, str | None, str | None]) -> None:
    assert deposits(clause) == [stated]


def test_deposits_of_several_kinds() -> None:
    found = deposits("履约保证金：20,000元。\n质保金：合同总价的3%。\n押金5,000元。")
    assert [one[0] for one in found] == ["performance", "quality", "rental"]


@pytest.mark.parametrize(
    "clause",
    [
        "甲方应在期满后退还押金。",
        "乙方应在7日内退还押金10,000元。",
        "押金：____元。",
        "履约保证金为合同总价的____%。",
        "乙方未按期交纳押金的，每逾期一日按押金的1%支付违约金。",
        "定金不超过合同总价的20%。",
        "收受定金的一方违约的，应双倍返还定金20,000元。",
        "投标保证金10,000元转为合同价款。",
        "固定金额10,000元。",
        "押金******元。",
        "乙方提交金额为合同价10%的预付款保函，另提供履约担保。",
        "甲方支付定金,余款于发货前支付10万元。",
        "乙方交纳水电押金500元。",
        "押金：每台500元。",
        "押金：2500元×2个月。",
        "押金\t租金\n",
    ],
)
def test_no_deposit(clause: str) -> None:
    assert deposits(clause) == []


# ---- invoices


@pytest.mark.parametrize(
    ("clause", "kind", "rate", "before"),
    [
        ("甲方付款前，乙方应开具等额的增值税专用发票（税率13%）。", "special", "0.13", True),
        ("乙方应向甲方开具税率为6%的增值税普通发票。", "ordinary", "0.06", None),
        ("乙方开具9%增值税专用发票，甲方收到发票后15日内付款。", "special", "0.09", True),
        ("甲方收到乙方开具的增值税普通发票后10个工作日内支付。", "ordinary", None, True),
        ("乙方收款后5个工作日内开具增值税专用发票。", "special", None, False),
        ("先票后款。乙方提供1%的普票。", "ordinary", "0.01", True),
        ("先款后票，乙方提供专票，税率3%。", "special", "0.03", False),
        ("每次付款以前乙方应提供等额的增值税专用发票。", "special", None, True),
        ("□ 增值税专用发票　☑ 增值税普通发票", "ordinary", None, None),
        ("□ 增值税专用发票　□ 增值税普通发票", None, None, None),
        ("乙方开具增值税专用发票或增值税普通发票。", None, None, None),
        ("乙方开具合法有效的发票，加盖发票专用章。", None, None, None),
        ("按公用事业专用发票分摊水电费。", None, None, None),
        ("合同价含税，税率6%。", None, None, None),
        ("如甲方需要增值税专用发票，税金另计。", None, None, None),
        ("款到开票。", None, None, False),
        ("款到后供方发货并开具合同全额发票（13%增值税专用发票）；", "special", "0.13", False),
        ("需方付清全款后，供方开具13%增值税专用发票。", "special", "0.13", False),
        ("供方提供全额增值税专用发票（13%）", "special", "0.13", None),
        ("发票类型及税率：增值税专用发票，13%", "special", "0.13", None),
        ("款到开票，税率6%，增值税普通发票。", "ordinary", "0.06", False),
        ("乙方向甲方开具1%征收率的增值税普通发票。", "ordinary", "0.01", None),
        ("乙方须提供9%的建筑业增值税专用发票。", "special", "0.09", None),
        ("| 发票类型 | 增值税专用发票 |\n|---|---|\n| 税率 | 13% |", "special", "0.13", None),
        ("开具增值税专用发票（适用税率：6%）后，甲方于15日内付款。", "special", "0.06", True),
        ("甲方凭乙方开具的增值税普通发票付款。", "ordinary", None, True),
        ("甲方见票后15个工作日内付款，发票为增值税专用发票。", "special", None, True),
        ("乙方提供增值税专用发票，30%货款于验收后支付。", "special", None, None),
    ],
)
def test_an_invoice(clause: str, kind: str | None, rate: str | None, before: bool | None) -> None:
    found = contract(clause, "发票").payment.invoice
    assert found.kind == (InvoiceKind(kind) if kind else None)
    assert found.tax_rate == (Decimal(rate) if rate else None)
    assert found.before_payment is before


def test_two_ways_to_say_it_are_no_value() -> None:
    found = contract("先票后款。\n乙方收款后5日内开具发票。乙方开具税率6%的专票、税率9%的专票。").payment.invoice
    assert found.before_payment is None
    assert found.tax_rate is None


# ---- penalties

BASES = ("合同总价", "合同总金额", "本合同总价款", "月租金", "该批货款", "未履行部分价款")
SHARES = ("20%", "百分之二十", "【20】%")


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("乙方擅自转包的，应向甲方支付{base}的{share}作为违约金。", "乙方"),
        ("乙方擅自转包的，甲方有权解除合同，并要求乙方支付{base}{share}的违约金。", "乙方"),
        ("乙方擅自转包的，应按{base}的{share}向甲方支付违约金。", "乙方"),
        ("甲方无故解除合同的，应向乙方支付违约金，违约金为{base}的{share}。", "甲方"),
        ("甲方无故解除合同的，按照{base}的{share}支付违约金。", "甲方"),
        ("擅自转包的，应向甲方支付相当于{base}{share}的违约金。", "乙方"),
        ("任何一方违约的，应向守约方支付{base}{share}的违约金。", None),
        ("违约方应承担{base}的{share}的违约金。", None),
        ("一方根本违约的，守约方有权要求违约方按{base}的{share}支付违约金。", None),
    ],
)
def test_a_penalty_as_a_share(said: str, role: str | None) -> None:
    missed = []
    for base, share in product(BASES, SHARES):
        found = contract(said.format(base=base, share=share), "违约责任").liability.penalties
        stated = [(one.role, one.share, one.base) for one in found]
        if stated != [(role, Decimal("0.2"), base)]:
            missed.append((base, share, stated))
    assert missed == []


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("乙方泄露秘密的，应向甲方支付违约金50,000元。", "乙方"),
        ("任何一方违反保密义务的，应支付违约金人民币伍万元整。", None),
        ("乙方私自收费的，应向甲方支付50000元违约金。", "乙方"),
        ("甲方违约的，须赔付乙方违约金人民币5万元。", "甲方"),
        ("乙方泄露秘密的，应向甲方支付违约金英镑50,000.00元。", "乙方"),
    ],
)
def test_a_penalty_as_a_sum(clause: str, role: str | None) -> None:
    (found,) = contract(clause, "违约责任").liability.penalties
    assert (found.role, found.amount, found.share) == (role, Decimal(50000), None)


@pytest.mark.parametrize(
    "clause",
    [
        "甲方逾期付款的，每逾期一日按未付款的0.5%支付违约金。",
        "乙方延误工期的，每延误一周支付违约金2,000元。",
        "乙方每台设备每逾期一日支付违约金200元。",
        "逾期付款违约金按日万分之五计算。",
        "逾期一日，按合同总价的1%支付违约金。",
        "违约金总额不超过合同总价的10%。",
        "违约方应按合同总价的____%支付违约金。",
        "合同签订后支付合同总价的30%。",
        "违约金过高的，人民法院可以调整，一般以30%为限。",
        "乙方支付违约金的，不免除赔偿责任。",
        "甲方无需支付违约金20,000元。",
        "乙方与分包单位约定的合同额15%的违约金，对甲方不具有约束力。",
        "违约金的数额累计达到合同总价的10%时，甲方有权解除本合同。",
    ],
)
def test_no_penalty(clause: str) -> None:
    assert contract(clause, "违约责任").liability.penalties == ()


@pytest.mark.parametrize(
    ("clause", "amount", "share", "base", "each"),
    [
        ("每迟延响应一次，乙方应当支付合同总价的5‰的违约金。", None, "0.005", "合同总价", "次"),
        ("未经同意每更换一人，乙方按合同总金额5%向甲方支付违约金。", None, "0.05", "合同总金额", "人"),
        ("乙方应按每台500元的标准支付违约金。", "500", None, None, "台"),
    ],
)
def test_a_penalty_for_each_thing(
    clause: str, amount: str | None, share: str | None, base: str | None, each: str
) -> None:
    (penalty,) = contract(clause, "违约责任").liability.penalties
    assert (penalty.role, penalty.each, penalty.per) == ("乙方", each, None)
    assert (penalty.amount, penalty.share) == (amount and Decimal(amount), share and Decimal(share))
    assert penalty.base == base


@pytest.mark.parametrize(
    ("clause", "share", "base"),
    [
        ("乙方按违规货款总额的贰倍向甲方支付违约金。", "2", "违规货款总额"),
        ("乙方应向甲方支付不低于合同总价20%的违约金。", "0.2", "合同总价"),
        ("乙方每逾期一天，按合同总价每天2‰支付违约金给甲方。", "0.002", "合同总价"),
    ],
)
def test_what_a_penalty_is_a_share_of(clause: str, share: str, base: str) -> None:
    (penalty,) = contract(clause, "违约责任").liability.penalties
    assert (penalty.share, penalty.base) == (Decimal(share), base)


def test_a_penalty_beside_a_late_fee() -> None:
    clause = (
        "乙方逾期交货的，每逾期一日按合同总价的0.1%支付违约金；"
        "逾期超过30日的，甲方有权解除合同，乙方应支付合同总价20%的违约金。"
    )
    found = contract(clause, "违约责任").liability.penalties
    assert [(one.role, one.share, one.per) for one in found] == [
        ("乙方", Decimal("0.001"), Per.DAY),
        ("乙方", Decimal("0.2"), None),
    ]


def test_a_penalty_told_again_is_one() -> None:
    cases = ("1、乙方转包的", "2、乙方泄密的", "3、甲方泄密的")
    clause = "\n".join(f"{case}，应支付合同总价20%的违约金。" for case in cases)
    assert [one.role for one in contract(clause, "违约责任").liability.penalties] == ["乙方", "甲方"]


# ---- the cap


@pytest.mark.parametrize(
    "clause",
    [
        "违约金总额不超过合同总价的10%。",
        "每延误一天按合同总价的0.1%支付违约金，累计不超过合同总价的10%。",
        "每延误一天按合同总价的0.1%支付违约金，但违约金总额以合同总价的百分之十为限。",
        "违约金最高限额为合同总金额的10%。",
        "逾期违约金的上限为合同总价的10%。",
        "一方承担的赔偿责任最高不超过合同总价的10%。",
    ],
)
def test_a_cap(clause: str) -> None:
    assert contract(clause, "违约责任").liability.cap == Decimal("0.1")


def test_a_cap_as_a_sum() -> None:
    assert contract("乙方的赔偿责任总额不超过人民币100,000元。", "违约责任").liability.cap == Decimal(100000)


@pytest.mark.parametrize(
    "clause",
    [
        "价格上浮不超过10%。",
        "变更累计金额不得超过合同总价的10%。",
        "任何一方违约的，应支付合同总价10%的违约金。",
        "违约金不超过合同总价的____%。",
        "违约金不超过合同总价的10%。赔偿总额不超过合同总价的20%。",
        "甲方逾期付款的，每日按万分之三支付违约金，最高不超过每日万分之五。",
        "定金不超过合同总价的20%。",
    ],
)
def test_no_cap(clause: str) -> None:
    assert contract(clause, "违约责任").liability.cap is None


@pytest.mark.parametrize(
    "clause",
    [
        "乙方产品不合格的，甲方从应付款中扣除合同总价的10%作为违约金。",
        "乙方逾期交货的，每逾期一日，甲方从货款中扣除合同总价的10%作为违约金。",
    ],
)
def test_who_takes_a_penalty_off_what_is_due_does_not_owe_it(clause: str) -> None:
    [penalty] = contract(clause, "违约责任").liability.penalties
    assert (penalty.role, penalty.share) == ("乙方", Decimal("0.1"))


@pytest.mark.parametrize("limit", ["不得超过每日万分之五", "最高不超过日万分之五", "不高于每天0.05%"])
def test_a_limit_of_what_a_day_costs_is_not_what_it_costs(limit: str) -> None:
    liability = contract(f"甲方逾期付款的，应支付违约金，违约金标准{limit}。", "违约责任").liability
    assert (liability.late_fee_daily_rate, liability.cap) == (None, None)


def test_what_is_paid_out_of_a_quality_deposit_is_none_itself() -> None:
    found = read("服务合同\n一、付款\n（4）质保金：质保期满后30个工作日内，支付合同总价款的5％。\n")
    assert not found.contract.deposits


def test_a_share_behind_the_whole_is_of_it_and_its_sum_its_own() -> None:
    assert deposits("货物总价款120,000元，定金为总价款的20%，共计24,000元。") == [("earnest", "2.4E+4", "0.2")]


def test_when_a_deposit_is_paid_is_not_when_it_is_given_back() -> None:
    (one,) = contract("履约保证金：乙方应在签订之日起5日内缴纳履约保证金20,000元，合同期满无息退还。").deposits
    assert (one.return_condition, one.return_days) == ("合同期满", None)


def test_what_is_paid_when_penalties_were_taken_off_is_none() -> None:
    assert not contract("验收后支付10%（扣除违约金后支付）。").liability.penalties


def test_days_within_which_all_is_paid() -> None:
    payment = contract("验收合格后10个工作日内支付100%。").payment
    assert (payment.due_days, payment.due_day_type) == (10, "working")


def test_a_deposit_s_sum_is_no_part_of_when_it_is_given_back() -> None:
    (one,) = contract("保证金30,000元合同期满退还。").deposits
    assert (one.amount, one.return_condition) == (30000, "合同期满")


@pytest.mark.parametrize(
    ("clause", "condition"),
    [
        ("押金40,000元。租赁期届满且乙方无违约情形的，押金全额无息退还。", "租赁期届满且乙方无违约情形的"),
        ("履约保证金5000元，项目验收合格后，保证金由甲方无息退还。", "项目验收合格后"),
    ],
)
def test_what_goes_back_is_no_part_of_when(clause: str, condition: str) -> None:
    (deposit,) = contract(clause, "押金").deposits
    assert deposit.return_condition == condition
