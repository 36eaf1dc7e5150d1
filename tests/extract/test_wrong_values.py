"""Values that stand beside others of their kind: the total among its parts, a stranger's account, a task's contact."""

from __future__ import annotations

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
        ("采购金额：120000元\n运费：3000元\n合计：133000元", "120000"),
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
