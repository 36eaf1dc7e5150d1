"""Whoever is named with details of his own and is no party keeps them; a party gets none of his."""

from __future__ import annotations

import pytest

from .reading import read

AGREEMENT = """设备采购合同
甲方：青川市测绘院
地址：青川市学府路12号
联系人：何静
乙方：青川恒达仪器有限公司
联系人：苏婉
{lines}
第一条 标的
乙方向甲方出售测量仪器一台。
"""


@pytest.mark.parametrize(
    "lines",
    [
        f"{word}：{name}{gap}电话：0899-6612399{gap}地址：青川市北苑路1号"
        for word, name in (
            ("监理单位", "青川正信监理有限公司"),
            ("采购代理机构", "青川招标代理有限公司"),
            ("收货人", "李强"),
            ("见证人", "赵云"),
        )
        for gap in ("\n", "  ", "，")
    ],
)
def test_details_of_others(lines: str) -> None:
    for party in read(AGREEMENT.format(lines=lines)).contract.parties:
        assert party.telephone is None
        assert party.address in (None, "青川市学府路12号")


def test_a_party_behind_somebody_else_is_read_again() -> None:
    lines = "监理单位：青川正信监理有限公司\n电话：0899-6612399\n乙方电话：0899-6612355"
    assert read(AGREEMENT.format(lines=lines)).contract.parties[1].telephone == "0899-6612355"


@pytest.mark.parametrize(
    "lines",
    ["委托代理人：王磊 身份证号：110101199003072316", "法定代表人：王磊\n身份证号码：110101199003072316"],
)
def test_an_agents_identity_number_is_no_organisations(lines: str) -> None:
    assert all(party.id_number is None for party in read(AGREEMENT.format(lines=lines)).contract.parties)


def test_a_persons_own_identity_number() -> None:
    text = AGREEMENT.format(lines="身份证号：110101199003072316").replace("青川恒达仪器有限公司", "王磊")
    assert read(text).contract.parties[1].id_number == "110101199003072316"


ACCOUNT = "户名：青川市公共资源交易中心\n开户行：青川农村商业银行学府支行\n账号：6222021001007654321"


@pytest.mark.parametrize(
    "opening",
    [
        "乙方应将履约保证金5000元汇入以下账户：\n",
        "保证金账户：\n",
        "保证金账户",
        "农民工工资专用账户：\n",
    ],
)
def test_an_account_for_deposits_is_no_settlement_account(opening: str) -> None:
    contract = read(AGREEMENT.format(lines=opening + ACCOUNT)).contract
    assert [party.accounts for party in contract.parties] == [(), ()]


@pytest.mark.parametrize(
    "opening", ["甲方将押金及首期租金汇入乙方以下账户：\n", "乙方收款账户：\n", "保证金另行约定。\n乙方账户：\n"]
)
def test_an_account_for_the_price_besides_a_deposit(opening: str) -> None:
    contract = read(AGREEMENT.format(lines=opening + ACCOUNT)).contract
    assert [account.number for account in contract.parties[1].accounts] == ["6222021001007654321"]


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        (
            "甲方应将合同款汇入乙方开户行：东山银行云溪支行，账号：6222001234567890123。",
            ("东山银行云溪支行", "6222001234567890123"),
        ),
        (
            "合同款汇入乙方开户行：东山银行云溪支行，账号6222001234567890123。",
            ("东山银行云溪支行", "6222001234567890123"),
        ),
        ("乙方账户：6222001234567890123（东山银行云溪支行）", ("东山银行云溪支行", "6222001234567890123")),
        ("乙方账户：6222001234567890123（以此为准）", (None, "6222001234567890123")),
        (
            "请将货款付至：户名：青川恒达仪器有限公司；账号：6222001234567890123；开户行：东山银行云溪支行。",
            ("东山银行云溪支行", "6222001234567890123"),
        ),
    ],
)
def test_an_account_stated_inside_a_sentence(line: str, stated: tuple[str | None, str]) -> None:
    [account] = read(AGREEMENT.format(lines=line)).contract.parties[1].accounts
    assert (account.bank, account.number) == stated
    assert account.name in (None, "青川恒达仪器有限公司")
