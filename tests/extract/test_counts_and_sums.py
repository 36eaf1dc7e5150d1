"""A total is no number of pieces and no number of a paragraph; what settlements, films and rents come to is one."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from .reading import read

AGREEMENT = "{title}\n甲方：青石实业有限公司\n乙方：何静\n一、{said}\n二、争议由双方协商解决。\n"


def total(said: str, title: str = "施工合同") -> Decimal | None:
    return read(AGREEMENT.format(title=title, said=said)).contract.total.amount


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("合同总价：1、平整：9亩×2100元/亩=18900.00元；2、砌墙1600.00元；总计20500.00元。", "20500.00"),
        ("工程款:1.平整18900元2.砌墙1600元3.总工程款:20500元。", "20500"),
        ("合同总价：（1）平整18900元（2）砌墙1600元，总价款：20500元。", "20500"),
        ("合同总价：（20500）元。", "20500"),
        ("合同总价：18,900.00、税费另计。", "18900.00"),
        ("合同总价为（¥20,500 .00元）。", "20500.00"),
        ("合计：860\n以上价格含税。", "860"),
    ],
)
def test_the_number_of_a_paragraph_is_no_total(said: str, amount: str) -> None:
    assert total(said) == Decimal(amount)


@pytest.mark.parametrize("said", ["合计 2\n36,800.00\n", "合计 2 36,800.00\n", "总计：2\n", "合计\t3\t\n"])
def test_how_many_pieces_there_are_is_no_total(said: str) -> None:
    assert total(said) in (None, Decimal("36800.00"))


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("十年承包费合计（12800）壹万贰仟捌佰元正，每年（1280）壹仟贰佰捌拾元。", "12800"),
        ("共交承包费（2850）贰仟捌佰伍拾元。", "2850"),
        ("本剧总制作成本为人民币1200万元，甲方投资人民币900万元，占75%。", "12000000"),
        ("本片总投资预算为人民币陆佰万元（¥6,000,000.00），乙方投资¥1,200,000.00。", "6000000.00"),
        ("每亩承包费共计500元。", None),
        ("本项目总投资额为人民币12亿元，其中固定资产投资8亿元。", None),
        ("鉴于远岭公司投资总额为5998.8万美元，注册资本为3000万美元。", None),
        ("远岭公司投资总额8000万元，注册资本5000万元。\n转让价款为人民币3200万元。", "32000000"),
        ("截至基准日，远岭公司资产总额为9,600万元，负债总额为2,100万元，净资产7,500万元。", None),
        ("见图（12）壹万贰仟元。", None),
    ],
)
def test_what_rents_and_films_come_to(said: str, amount: str | None) -> None:
    assert total(said, "承包合同") == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("title", "said", "amount"),
    [
        ("和解协议书", "甲方一次性赔偿乙方医疗费220.00元、误工费880.00元,共计1100.00元人民币。", "1100.00"),
        ("交通事故赔偿协议书", "甲方一次性赔偿乙方各项损失人民币叁万元整（¥30,000.00）。", "30000.00"),
        ("工伤赔偿协议", "甲方同意一次性补偿乙方人民币58000元，双方再无纠葛。", "58000"),
        ("征地补偿协议", "补偿款合计人民币95,040元，其中土地补偿92,000元。", "95040"),
        ("赔偿协议", "甲方支付乙方赔偿金，第一次20000元，第二次30000元，共计50000元。", "50000"),
        ("赔偿协议", "甲方赔偿乙方医疗费12000元、误工费3000元。", None),
        ("赔偿协议", "甲方已支付赔偿款共计12000元。", None),
        ("赔偿协议", "甲方逾期的，一次性赔偿乙方5000元。", None),
        ("和解协议", "甲方赔偿共计12000元。\n乙方赔偿共计3000元。", None),
        ("设备采购合同", "甲方一次性赔偿乙方损失50000元。", None),
    ],
)
def test_what_a_settlement_pays_is_its_total(title: str, said: str, amount: str | None) -> None:
    assert total(said, title) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        (
            "总报酬为人民币3000元，甲方于演出前支付20%定金，剩余80%尾款于演出结束后15个工作日内支付。",
            [("0.2", None, "演出前", None), ("0.8", None, "演出结束后", 15)],
        ),
        (
            "乙方应于协议生效之日起十五个工作日内支付首期价款人民币二千万元，其余价款于变更登记之日起十日内付清。",
            [(None, "20000000.00", "协议生效之日起", 15), (None, None, "变更登记之日起", 10)],
        ),
        (
            "甲方按如下方式支付律师费：\n一审阶段：签订本合同之日，甲方向乙方支付代理费人民币贰万元（¥20000）。\n"
            "开庭前三日内，甲方向乙方支付代理费人民币壹万元（¥10000）。",
            [(None, "20000.00", "签订本合同之日", None), (None, "10000.00", "开庭前", 3)],
        ),
        ("甲方按如下方式支付：\n本合同总价20000元。\n乙方应缴纳押金3000元。", []),
        ("甲方在签约之日支付20000元。\n甲方在开庭前支付10000元。", []),
    ],
)
def test_what_is_paid_in_parts(said: str, steps: list[tuple[str | None, str | None, str | None, int | None]]) -> None:
    found = read(AGREEMENT.format(title="服务合同", said=said)).contract.payment.instalments

    def stated(value: Decimal | None) -> str | None:
        return None if value is None else str(value)

    assert [(stated(one.share), stated(one.amount), one.condition, one.due_days) for one in found] == steps


ROWS = "序号\t名称\t数量\t单价\t金额\n1\t铁皮柜\t2\t100.00\t200.00\n2\t木椅\t3\t100.00\t300.00\n"


@pytest.mark.parametrize(
    ("row", "gap"),
    [
        *product(["合计\t5\t\t500.00", "\t合计\t5\t\t500.00", "合计\t\t5\t\t500.00"], ["\t", "    ", " "]),
        *product(["3\t合计\t5\t\t500.00"], ["\t", "    "]),
    ],
)
def test_a_row_of_sums_is_never_one_figure(row: str, gap: str) -> None:
    table = (ROWS + row).replace("\t", gap)
    contract = read(f"采购合同\n甲方：青岭有限公司\n乙方：临川有限公司\n{table}\n二、其他\n").contract
    assert str(contract.total.amount) == "500.00"
    assert len(contract.items) == 2


def test_a_price_of_a_quarter_in_a_sum_of_months() -> None:
    text = "绿化合同\n甲方：青岭有限公司\n乙方：临川有限公司\n一、服务费每季度30000元，6个月合计60000元。\n"
    found = read(text)
    (rate,) = found.contract.rates
    assert (rate.per, rate.periods, str(rate.total)) == ("quarter", 2, "60000")


def test_a_first_payment_with_a_deposit_is_no_sum_of_the_rent() -> None:
    found = read(
        "租赁合同\n甲方：何静\n乙方：临川有限公司\n一、月租金15000元。首次支付3个月租金及1个月押金，共计60,000元。\n"
        "二、押金\n乙方支付押金15,000元。\n"
    ).contract
    assert [str(one.amount) for one in found.deposits] == ["15000"]
    assert found.rates[0].total is None


@pytest.mark.parametrize("row", ["合计\t5\t\t500.00", "合计 5 500.00", "合计金额：5\t500.00", "合计 2 132,600.00"])
def test_a_row_of_sums_below_no_known_header_is_unread_and_said_so(row: str) -> None:
    found = read(f"采购合同\n甲方：青岭有限公司\n乙方：临川有限公司\n一、货物\n铁皮柜\t2\t100.00\n{row}\n二、其他\n")
    assert found.contract.total.amount is None
    assert [unread.field for unread in found.unread] == ["total.amount"]


@pytest.mark.parametrize(
    "row", ["合计 128 600.00\n大写：壹拾贰万捌仟陆佰元整", "合计：128 600.00", "总计 128 600.00元"]
)
def test_a_gap_in_a_figure_that_words_a_colon_or_a_unit_make_one(row: str) -> None:
    found = read(f"采购合同\n甲方：青岭有限公司\n乙方：临川有限公司\n一、货物\n{row}\n二、其他\n")
    assert found.contract.total.amount == Decimal("128600.00")
    assert not found.unread


@pytest.mark.parametrize(
    "line",
    [
        "合同总价：￥　　　　元　大写：\n运费：零元，由乙方承担。",
        "合同价款：人民币____元（大写：____），其中安装费零元（￥0元）。",
        "安全文明施工费：大写：零元（￥0元）",
    ],
)
def test_what_a_part_does_not_cost_is_no_total(line: str) -> None:
    total = read(
        f"采购合同\n甲方：青岚市第一中学\n乙方：北岸教学设备有限公司\n一、价款\n{line}\n二、其他\n"
    ).contract.total
    assert (total.amount, total.words) == (None, None)


def test_a_total_of_nothing_is_one_where_it_is_called_so() -> None:
    total = read("借用合同\n甲方：青岚市第一中学\n乙方：北岸教学设备有限公司\n合同总价：0元\n二、其他\n").contract.total
    assert total.amount == 0
