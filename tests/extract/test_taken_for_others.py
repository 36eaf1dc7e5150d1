"""What was taken for a value of the agreement and is none, each beside the wordings that keep their values."""

from __future__ import annotations

import pytest

from .reading import read, values

HEAD = "加盟合同\n甲方：青川海拓有限公司\n乙方：石港恒达小吃店\n"


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("青川1号私募证券投资基金", None),
        ("青川稳健3号集合资产管理计划", None),
        ("青川大桥2号桥加固工程", None),
        ("QC2025-18", "QC2025-18"),
        ("青政采〔2025〕18号", "青政采〔2025〕18号"),
        ("青川基金2025-018", "青川基金2025-018"),
    ],
)
def test_what_is_named_below_an_empty_label_of_a_number_is_none(name: str, read_as: str | None) -> None:
    found = read(f"合同编号：\n\n{name}\n管理合同\n甲方：青川海拓有限公司\n乙方：石港恒达有限公司\n一、期限一年。\n")
    assert found.contract.number == read_as


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("合同期届满前60日内，乙方应将库存物料造册报甲方。", []),
        ("租期届满前15日内，承租人应清理场地。", []),
        ("合同期满前30日内乙方应办理移交手续。", []),
        ("合同期满前30日内，乙方应结算全部费用。", []),
        ("合同期届满前60日内，任何一方未书面提出异议的，自动续期一年。", ["60"]),
        ("期满前30日，一方不再续约的，应书面通知对方。", ["30"]),
        ("乙方如需续租，应于期满前一个月通知甲方。", ["30"]),
    ],
)
def test_what_is_to_be_done_before_the_end_is_no_notice(clause: str, days: list[str]) -> None:
    assert (
        values(read(f"{HEAD}一、合同期三年，自2024年8月1日至2027年7月31日。\n二、{clause}\n"), "period.notice_days")
        == days
    )


@pytest.mark.parametrize("claims", ["债权总额", "债权金额为", "应收账款总额", "应收账款余额"])
def test_what_claims_amount_to_is_not_what_is_paid_for_them(claims: str) -> None:
    sold = f"一、甲方将应收账款转让给乙方，{claims}人民币1,906,400元。\n"
    paid = "二、乙方支付转让价款人民币1,780,000元（大写：壹佰柒拾捌万元整）。\n"
    assert read("债权转让协议\n" + HEAD[5:] + sold + paid).contract.total.amount == 1780000


@pytest.mark.parametrize("word", ["合同总额", "转让总额", "采购总额"])
def test_other_sums_called_so_are_the_total(word: str) -> None:
    assert read(f"采购合同\n{HEAD[5:]}一、{word}人民币1,906,400元。\n").contract.total.amount == 1906400


@pytest.mark.parametrize("name", ["剑河温泉民族医院", "青川民族中学", "石港民族文化有限公司", "青川县民族乡卫生院"])
def test_a_name_with_a_word_for_what_a_person_is_of_stays_whole(name: str) -> None:
    found = read(f"采购合同\n采购人（甲方）：{name}\n供应商（乙方）：石港恒达有限公司\n一、货款5000元。\n")
    assert found.contract.parties[0].name == name


@pytest.mark.parametrize("told", [" 性别：女 民族：汉", "，性别女，民族汉", " 民族：土家族"])
def test_what_a_person_is_of_is_no_part_of_the_name(told: str) -> None:
    assert (
        read(f"劳务合同\n甲方：石港恒达有限公司\n乙方：何静{told}\n一、期限一年。\n").contract.parties[1].name == "何静"
    )


@pytest.mark.parametrize(
    ("clause", "start"),
    [
        ("自2024年8月1日（含）起，各方投资应当遵循以下规定。", None),
        ("自2024年8月1日起，运输损耗应按照适用新的标准。", None),
        ("服务期自2024年8月1日起，乙方应当提供服务。", "2024-08-01"),
        ("本合同自2024年8月1日起至2025年7月31日止，双方应当遵守。", "2024-08-01"),
    ],
)
def test_from_when_a_rule_holds_is_not_when_the_term_begins(clause: str, start: str | None) -> None:
    found = read(f"{HEAD}一、{clause}\n").contract.period.start_date
    assert (str(found) if found is not None else None) == start


@pytest.mark.parametrize("day", ["每逾期1个工作日", "每逾期一个工作日", "每逾期一日", "每逾期1个自然日"])
def test_what_a_working_day_late_costs(day: str) -> None:
    found = read(f"{HEAD}一、付款违约：甲方应在收到发票后15日内付款，{day}按合同金额的0.1%支付违约金。\n")
    assert values(found, "liability.late_fee_daily_rate") == ["0.001"]


@pytest.mark.parametrize("said", ["三方签署日期", "甲乙丙三方签订日期", "各方签署日期", "三方共同签署日期"])
def test_one_date_of_all_three(said: str) -> None:
    three = {"甲方": "青川职业中学", "乙方": "石港汽车服务有限公司", "丙方": "石港教学设备有限公司"}
    head = "".join(f"{role}：{name}\n" for role, name in three.items())
    block = "".join(f"{role}（盖章）：{name}\n" for role, name in three.items())
    found = read(f"共建协议\n{head}一、共建基地。\n{block}{said}：2024年7月15日\n")
    assert str(found.contract.date_signed) == "2024-07-15"
