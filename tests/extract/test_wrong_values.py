"""Values that stand beside others of their kind: the total among its parts, a stranger's account, a task's contact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .reading import read, values

HEAD = """设备采购合同
甲方：江州宏远机电有限公司
乙方：海川盛和设备有限公司
"""
SIDE_BY_SIDE = """设备采购合同
甲方（买方）：江州宏远机电有限公司          乙方（卖方）：海川盛和设备有限公司
地址：江州市青石路8号                     地址：海川市白云路9号
"""
LEASE = """商铺租赁合同
出租方（甲方）：江州宏远置业有限公司
承租方（乙方）：海川盛和餐饮有限公司
"""


@pytest.mark.parametrize(
    ("body", "total"),
    [
        ("采购金额：120,000.00元\n运费：3,000.00元\n合计：123,000.00元", "123000.00"),
        ("运费：3000元\n项目费用：120000元\n合计：123000元", "123000"),
        ("采购金额：120000元；\n安装费：人民币5000元；\n总计：人民币125000元（大写：壹拾贰万伍仟元整）。", "125000"),
        ("第一条 采购金额为人民币120000元，运费3000元，合计123000元。", "123000"),
        ("| 项目 | 金额（元） |\n| --- | --- |\n| 采购金额 | 120000 |\n| 运费 | 3000 |\n| 合计 | 123000 |", "123000"),
        ("采购金额：100000元（大写：壹拾万元整）\n运费：5000元（大写：伍仟元整）\n总计：105000元", "105000"),
        ("采购金额：120,000.00\n运输费：2,000.00\n安装费：1,000.00\n合计金额：123,000.00", "123000.00"),
        # What is not added up, or calls itself the whole, stays.
        ("采购金额：100000元\n首付款：30000元\n尾款：70000元\n合计：100000元", "100000"),
        ("采购金额为100000元，预付款30000元，到货款70000元。", "100000"),
        ("采购金额：100000元\n第二条 保修费：每年5000元，合计105000元。", "100000"),
        ("合同总价：120000元\n其中设备：100000元\n安装：20000元\n合计：120000元", "120000"),
        ("采购金额：120000元\n运费：3000元\n合计：133000元", "133000"),  # told as total-differs
        ("成交金额：120000元\n保证金：6000元\n合计：126000元", "120000"),
    ],
)
def test_the_total_is_what_its_parts_come_to(body: str, total: str) -> None:
    assert values(read(HEAD + body), "total.amount")[:1] == [total]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (SIDE_BY_SIDE + "户名：陈大明\n账号：6228480402564890018", []),
        (SIDE_BY_SIDE + "户名：青山财务咨询有限公司\n开户行：农业银行\n账号：6228480402564890018", []),
        (SIDE_BY_SIDE + "\n收款账户：\n户名：陈大明\n账号：6228480402564890018", []),
        (SIDE_BY_SIDE + " " * 40 + "户名：林小山\n" + " " * 40 + "账号：6228480402564890018", ["乙方"]),
        (SIDE_BY_SIDE + "甲方收款户名：林小山\n账号：6228480402564890018", ["甲方"]),
        (SIDE_BY_SIDE + "户名：海川盛和设备有限公司\n账号：6228480402564890018", ["乙方"]),
        (HEAD + "户名：陈大明\n账号：6228480402564890018", ["乙方"]),
    ],
)
def test_a_stranger_s_account_below_two_parties_is_nobody_s(text: str, numbers: list[str]) -> None:
    assert [m.role for m in read(text).mentions if m.field == "account.number"] == numbers


@pytest.mark.parametrize(
    ("clause", "contacts"),
    [
        ("第二条 交货地点：江州市青石路8号厂区，联系人：李小满，电话：13800138000。", []),
        ("第二条 甲方指定现场联系人：李小满，电话：13800138000。", []),
        ("第二条 甲方收货联系人：李小满，联系电话：13800138000。", []),
        ("第二条 交货方式：送货上门。甲方联系人：李小满，电话：13800138000。", ["李小满", "13800138000"]),
        ("交货地点：江州市青石路8号\n第三条 通知。乙方联系人：陈新，电话：13900139000", ["陈新", "13900139000"]),
    ],
)
def test_who_takes_delivery_is_no_party_s_contact(clause: str, contacts: list[str]) -> None:
    found = read(HEAD + "第一条 标的：电机10台，总价10000元。\n" + clause)
    assert list(dict.fromkeys(values(found, "party.contact") + values(found, "party.telephone"))) == contacts


@pytest.mark.parametrize(
    ("party", "contact"),
    [
        ("乙方（维保单位）：海川盛和设备有限公司\n维保联系人：李小海", ["李小海"]),
        ("维保单位：海川盛和设备有限公司\n维保联系人：李小海", ["李小海"]),
        ("维保方（乙方）：海川盛和设备有限公司\n地址：海川市白云路9号\n售后服务联系人：李小海", ["李小海"]),
        ("乙方：海川盛和设备有限公司\n维保联系人：李小海", []),
    ],
)
def test_a_maintainer_s_own_contact(party: str, contact: list[str]) -> None:
    assert values(read(f"电梯合同\n甲方：江州宏远机电有限公司\n{party}\n"), "party.contact") == contact


@pytest.mark.parametrize(
    ("clause", "fees"),
    [
        ("续租期间月租金为9500元，本租期月租金为8000元。", ["8000"]),
        ("续期后租金标准为9500元/月，现租金标准为8000元/月。", ["8000"]),
        ("月租金8000元，续租的月租金为9500元。", ["8000"]),
        ("续租期租金为每月9500元。", ["9500"]),
    ],
)
def test_the_rent_of_a_renewal_beside_the_present_one(clause: str, fees: list[str]) -> None:
    assert values(read(f"{LEASE}第二条 {clause}"), "rate.fee") == fees


def test_ten_parties() -> None:
    names = [f"{place}江科技有限公司" for place in "东西南北中金银铜铁锡"]
    parties = "\n".join(f"{stem}方：{name}" for stem, name in zip("甲乙丙丁戊己庚辛壬癸", names, strict=True))
    assert values(read(f"合作协议\n{parties}\n第一条 各方共同出资。"), "party.name") == names


@pytest.mark.parametrize(
    "sentence",
    [
        "任何一方因己方原因违约的，向守约方支付违约金5000元。",
        "双方应对己方人员负责，己方联系人：变更的应通知对方。",
        "各方自行承担己方费用，己方的开户行变更应通知对方。",
    ],
)
def test_one_s_own_side_is_no_sixth_party(sentence: str) -> None:
    found = read(f"{HEAD}第一条 {sentence}")
    assert {m.role for m in found.mentions} <= {None, "甲方", "乙方"}
    assert not found.blanks


RENT = "房屋租赁合同\n出租方：周文海\n承租方：赵月明\n"


@pytest.mark.parametrize(
    ("clauses", "owed"),
    [
        (
            "第五条 出租方责任\n1、未按时交房的，每日支付月租金1%的违约金；\n2、提前收回房屋的，支付违约金5000元。\n"
            "第六条 承租方责任\n1、提前退租的，支付违约金3000元。",
            [("甲方", "0.01"), ("甲方", "5000"), ("乙方", "3000")],
        ),
        (
            "第五条 出租方未按约定维修，致使承租方不能居住的，每日减收租金50元，并支付违约金500元。",
            [("甲方", "500")],
        ),
        ("第五条 承租方因房屋质量问题不能使用的，出租方应支付违约金2000元。", [("甲方", "2000")]),
        ("第五条 即使承租方提前退租，也应支付违约金2000元。", [("乙方", "2000")]),
        ("第五条 出租方责任\n1、任何一方违约的，支付违约金5000元。", [(None, "5000")]),
        ("第五条 双方责任\n1、提前解约的，支付违约金5000元。", [(None, "5000")]),
    ],
)
def test_the_side_that_owes_a_penalty(clauses: str, owed: list[tuple[str | None, str]]) -> None:
    penalties = read(RENT + clauses).contract.liability.penalties
    assert [(one.role, str(one.amount or one.share)) for one in penalties] == owed


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ("序号\n名称\n总价(元)\n1\n服务费\n100000", None),
        ("合同总价\n1", None),
        ("合同总价（元）\n100000", "100000"),
        ("合同总价(万元)\n12", "120000"),
        ("合同总价（万元）\n12.5\n第一条 服务", "125000.0"),
        ("合同总价(元)\n8.50", "8.50"),
    ],
)
def test_what_stands_below_a_total_s_label(lines: str, total: str | None) -> None:
    amount = read(HEAD + lines).contract.total.amount
    assert (amount if amount is None else amount.normalize()) == (
        total if total is None else Decimal(total).normalize()
    )


def test_bank_and_number_on_one_row_are_of_one_account() -> None:
    rows = (
        "甲方\t江州宏远机电有限公司\t乙方\t海川盛和设备有限公司\n地址\t江州市青石路8号\t地址\t海川市白云路9号\n"
        "开户行\t工商银行江州支行\t账号\t33050161623500000123\n"
    )
    found = read(f"采购合同\n{rows}")
    assert not any(m.field.startswith("account.") for m in found.mentions)
    assert any(one.unowned for one in found.unread)
    again = read(f"采购合同\n{rows}开户行\t建设银行海川支行\t账号\t33050161623500000999\n")
    assert [(m.role, m.value) for m in again.mentions if m.field == "account.number"] == [
        ("甲方", "33050161623500000123"),
        ("乙方", "33050161623500000999"),
    ]


def test_a_tax_id_in_one_party_s_column_is_not_the_other_s() -> None:
    text = (
        f"{HEAD}第一条 总价10000元。\n"
        "甲方（盖章）：江州宏远机电有限公司\t乙方（盖章）：海川盛和设备有限公司\n地址：江州市青石路8号\t开户行：建设银行海川支行\n"
        "开户行：工商银行江州支行\t账号：33050161623500000123\n账号：6222020200012345678\t税号：91330100MA27XU5H3P\n"
    )
    assert {m.role for m in read(text).mentions if m.field == "party.tax_id"} == {"乙方"}


@pytest.mark.parametrize("title", ["江州市政府采购合同公告", "江州市环卫设备采购合同公示"])
def test_an_agreement_s_data_on_a_page_that_announces_it(title: str) -> None:
    parties = "采购人（甲方）：江州市环卫所\n供应商（乙方）：海川盛和设备有限公司"
    found = read(f"{title}\n合同编号：JZ-2026-7\n{parties}\n合同金额：6000.00元")
    assert found.foreign is None
    assert values(found, "party.name") == ["江州市环卫所", "海川盛和设备有限公司"]


@pytest.mark.parametrize("label", ["签署日", "签订日", "签约日"])
def test_the_day_of_signing_in_short(label: str) -> None:
    assert str(read(f"{HEAD}{label}：2026年3月1日\n第一条 标的。").contract.date_signed) == "2026-03-01"


def test_the_term_above_a_rent_is_not_what_it_is_for() -> None:
    found = read(f"{RENT}租期：2026年1月1日至2026年12月31日\n月租金：3000元\n")
    assert values(found, "rate.service") == ["月租金"]


def test_a_page_that_ends_with_a_table_of_accounts_is_read() -> None:
    found = read("<table><tr><td>甲方</td><td>周明远</td></tr><tr><td>开户行</td><td>账号</td></tr></table>")
    assert values(found, "party.name") == ["周明远"]
