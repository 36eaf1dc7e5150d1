"""Labels that nobody listed: known by whose they are, or by their last word, and by what stands behind."""

from __future__ import annotations

import pytest

from hedui.models.contract import Contract

from .reading import read

SCHOOL, BUYER, BANK = "墨泉书法培训有限公司", "远岭文具股份有限公司", "青川农商银行城北支行"
ACCOUNT = "6222021001001234567"


def contract(details: str, clause: str = "乙方为甲方提供培训服务。", signed: str = "") -> Contract:
    text = (
        f"培训服务合同\n甲方：{BUYER}\n{details}\n乙方：{SCHOOL}\n一、内容：{clause}\n"
        f"二、未尽事宜由双方协商。\n三、本合同一式两份，双方各执一份。\n{signed}"
    )
    return read(text).contract


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("单位所在地：青川市学府路12号", "address", "青川市学府路12号"),
        ("机构住所：青川市学府路12号", "address", "青川市学府路12号"),
        ("合作方通讯地址：青川市学府路12号", "address", "青川市学府路12号"),
        ("办公联络地址：青川市学府路12号", "address", "青川市学府路12号"),
        ("| 甲方联络地址 | 青川市学府路12号 |\n|---|---|", "address", "青川市学府路12号"),
        ("公司座机：0899-6612345", "telephone", "0899-6612345"),
        ("对接电话：0899-6612345", "telephone", "0899-6612345"),
        ("财务电话：0899-6612345", "telephone", "0899-6612345"),
        ("项目联系电话：0899-6612345", "telephone", "0899-6612345"),
        ("咨询电话：0899-6612345", "telephone", "0899-6612345"),
        ("工作邮箱：hejing@yuanling.example", "email", "hejing@yuanling.example"),
        ("单位电子邮箱：hejing@yuanling.example", "email", "hejing@yuanling.example"),
        ("机构税号：91460200MA5T0XW12L", "tax_id", "91460200MA5T0XW12L"),
        ("执照号码：91460200MA5T0XW12L", "tax_id", "91460200MA5T0XW12L"),
    ],
)
def test_a_party_s_detail_under_a_label_nobody_listed(line: str, field: str, value: str) -> None:
    assert getattr(contract(line).parties[0], field) == value


@pytest.mark.parametrize(
    "line",
    [
        "项目所在地：青川市学府路12号",
        "收货人联系地址：青川市学府路12号",
        "租赁房屋地址：青川市学府路12号",
        "施工地址：青川市学府路12号",
        "服务器地址：青川市学府路12号",
        "售后联系电话：0899-6612345",
        "紧急联系电话：13900001234",
        "监理单位办公电话：0899-6612345",
        "客服电子邮箱：kefu@yuanling.example",
        "举报邮箱：kefu@yuanling.example",
        "代理机构税号：91460200MA5T0XW12L",
        "单位所在地：",
        "公司座机：/",
    ],
)
def test_what_is_another_s_or_nothing_is_none_of_the_party_s(line: str) -> None:
    first = contract(line).parties[0]
    assert not any((first.address, first.telephone, first.email, first.tax_id, first.id_number))


@pytest.mark.parametrize("name", ["青川大学附属北湖医院", "青川师范大学附属实验学校", "青川机械集团有限公司"])
def test_a_name_that_ends_right_before_its_label_keeps_its_end(name: str) -> None:
    found = read(
        f"服务合同\n甲方：{name}地址：青川市学府路12号 邮政编码：572000\n乙方：{SCHOOL}\n一、内容：保洁。\n"
    ).contract.parties[0]
    assert (found.name, found.address) == (name, "青川市学府路12号")


@pytest.mark.parametrize(
    "clause",
    [
        f"缴费账户：{SCHOOL}，缴费账号：{ACCOUNT}，缴费银行：{BANK}。",
        f"入账户名：{SCHOOL}；入账行：{BANK}；入账账号：{ACCOUNT}。",
        f"汇款户名：{SCHOOL}，汇款银行：{BANK}，汇款账号：{ACCOUNT}。",
        f"\n缴费账户名称：{SCHOOL}\n缴费开户行：{BANK}\n缴费账户：{ACCOUNT}",
        f"转账户名：{SCHOOL}　转账银行：{BANK}　转账账号：{ACCOUNT}",
    ],
)
def test_an_account_to_pay_into(clause: str) -> None:
    (account,) = contract("电话：0899-6612345", clause).parties[1].accounts
    assert (account.name, account.bank, account.number) == (SCHOOL, BANK, ACCOUNT)


@pytest.mark.parametrize("clause", ["充值账号：0987654321", "注册账号：0987654321", "缴费编号：46001005236050001234"])
def test_no_account_of_a_bank(clause: str) -> None:
    assert not any(party.accounts for party in contract("电话：0899-6612345", clause).parties)


@pytest.mark.parametrize("called", ["印鉴", "印章", "图章", "用印", "签章", "落款"])
@pytest.mark.parametrize(
    ("signatory", "day"), [("经办代表", "落款日期"), ("业务代表", "签名日期"), ("代表", "用印日期")]
)
def test_seals_and_signatures_in_other_words(called: str, signatory: str, day: str) -> None:
    signed = "".join(
        f"{role}{called}：{name}\n{signatory}：{person}\n{day}：2031年2月1{n}日\n"
        for n, (role, name, person) in enumerate([("甲方", BUYER, "何静"), ("乙方", SCHOOL, "陶小满")])
    )
    found = contract("电话：0899-6612345", signed=signed).signatures
    assert [(one.name, one.signatory, str(one.date)) for one in found] == [
        (BUYER, "何静", "2031-02-10"),
        (SCHOOL, "陶小满", "2031-02-11"),
    ]


def test_a_party_above_details_of_its_own_kind() -> None:
    found = read(
        f"书法培训合同\n甲方（培训机构）\n机构全称：{SCHOOL}\n机构地址：青川市学府路12号\n乙方（学员）\n学员姓名：何静\n"
        "学员身份证：110105199003071233\n学员手机：13900001234\n一、课程：楷书。\n"
    ).contract.parties
    assert [(p.name, p.address, p.telephone) for p in found] == [
        (SCHOOL, "青川市学府路12号", None),
        ("何静", None, "13900001234"),
    ]


@pytest.mark.parametrize(
    ("clause", "term"),
    [
        ("开课日期：2031年3月1日，结课日期：2031年7月31日。", ("2031-03-01", "2031-07-31")),
        ("开班时间：2031年3月1日；结班日期：2031年7月31日。", ("2031-03-01", "2031-07-31")),
        ("授权起始日：2031年3月1日，授权截止日：2031年7月31日。", ("2031-03-01", "2031-07-31")),
        ("托管期限开始日期：2031年3月1日，托管期限结束日期：2031年7月31日。", ("2031-03-01", "2031-07-31")),
        ("报名开始日期：2031年3月1日，报名截止日期：2031年7月31日。", ("None", "None")),
        ("开课日期：以甲方通知为准。付款截止日期：2031年7月31日。", ("None", "None")),
        (
            "开课日期：2031年3月1日，结课日期：2031年7月31日。服务期限：2031年2月1日至2031年9月30日。",
            ("2031-02-01", "2031-09-30"),
        ),
    ],
)
def test_the_days_from_and_to_which_it_runs(clause: str, term: tuple[str, str]) -> None:
    period = contract("电话：0899-6612345", clause).period
    assert (str(period.start_date), str(period.end_date)) == term


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("协议档案编号：DS-2031-017", "DS-2031-017"),
        ("合同管理编码：DS-2031-017", "DS-2031-017"),
        ("| 合同台账号 | DS-2031-017 |\n|---|---|", "DS-2031-017"),
        ("档案编号：DS-2031-017", None),
        ("项目档案编号：DS-2031-017", None),
    ],
)
def test_the_number_under_which_it_is_filed(line: str, number: str | None) -> None:
    assert contract(line).number == number


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("服务总对价（含税）", "amount"),
        ("合同报酬总额", "amount"),
        ("不含税对价", "net"),
        ("服务酬金", "amount"),
        ("单位对价", None),
    ],
)
def test_totals_in_other_words(label: str, field: str | None) -> None:
    total = contract(f"| 事项 | 内容 |\n|---|---|\n| {label} | 53,000.00元 |").total
    given = {name for name in ("amount", "net") if total is not None and getattr(total, name) is not None}
    assert given == ({field} if field else set())
