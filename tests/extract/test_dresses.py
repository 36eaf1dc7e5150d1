"""A fact is found in every dress of its label, its value and what stands behind it: grids instead of examples."""

from __future__ import annotations

from itertools import product

import pytest

from tests.extract.reading import read

ROLES = (
    "甲方：{}",
    "甲 方：{}",
    "甲方:{}",
    "甲方　{}",
    "甲方：\n{}",
    "甲方：【{}】",
    "甲方（出租方）：{}",
    "出租方（甲方）：{}",
    "出租方（以下简称甲方）：{}",
    "甲方（以下称“发包方”）：{}",
    "采购人：{}",
    "买方：{}",
    "甲方单位名称：{}",
    "1、甲方：{}",
    "（一）甲方：{}",
    "**甲方**：{}",
    "| 甲方 | {} |",
)
NAMES = ("青岭电子有限公司", "青岭泊寓（临川）公寓管理有限公司", "青岭县水务局", "北京甲方科技有限公司")
TAILS = (
    "",
    "（统一社会信用代码：91440300MA5DD12345）",
    "（以下简称“甲方”）",
    "（下称甲方）",
    "（“甲方”）",
    "（盖章）",
    "，住所地：青岭市一路1号，法定代表人：沈立",
    "，统一社会信用代码91440300MA5DD12345",
    "，注册地址为青岭市一路1号",
    "  法定代表人：沈立",
    " 签约代表：沈立",
    "\n地址：青岭市一路1号",
)
PEOPLE = ("何静", "陶小满（女）", "何静、陶小满")
PERSONS_TAILS = (
    "",
    "（身份证号：440301199901011234）",
    "，住所地：青岭市一路1号",
    "（以下简称“甲方”）",
    "\n身份证号：440301199901011234",
)
TEXT = "设备租赁合同\n合同编号：QX-2024-031\n\n{}\n乙方：临川百合有限公司\n\n一、租赁物\n甲方租给乙方设备。\n"


def first(text: str) -> str | None:
    parties = read(TEXT.format(text)).contract.parties
    return next((party.name for party in parties if party.role == "甲方"), None)


@pytest.mark.parametrize("role", ROLES)
def test_an_organisation(role: str) -> None:
    missed = [
        role.format(name + tail)
        for name, tail in product(NAMES, TAILS)
        if first(role.format(name + tail)) != name and not (role == "甲方：【{}】" and tail)
    ]
    assert missed == []


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ("甲方　{}", "甲方：【{}】")])
def test_people(role: str) -> None:
    missed = [
        role.format(name + tail)
        for name, tail in product(PEOPLE, PERSONS_TAILS)
        if first(role.format(name + tail)) != name.removesuffix("（女）")
    ]
    assert missed == []


FIGURES = ("128600", "128,600.00", "12.86万", "128 600.00")
BEHIND = (
    "，",
    "。",
    "",
    "（含税）。",
    "（大写：壹拾贰万捌仟陆佰元整）。",
    "，大写：壹拾贰万捌仟陆佰元整。",
    "、大写壹拾贰万捌仟陆佰圆整,",
    "，税率13%。",
    ".",
    "\n大写：壹拾贰万捌仟陆佰元整",
    "（不含运费），",
    "，分3期支付。",
)


@pytest.mark.parametrize("sign", ["￥", "¥", "人民币", "RMB ", "CNY "])
@pytest.mark.parametrize(
    "lead", ["合同总价：", "合同总金额为", "本合同总价款（含税）：", "总价款共计", "合同总价（小写）："]
)
def test_a_sum_whatever_stands_behind_it(lead: str, sign: str) -> None:
    missed = []
    for figures, unit, tail in product(FIGURES, ("", "元", "元整"), BEHIND):
        if figures.endswith("万") and not unit:
            continue
        stated = lead + sign + figures + unit + tail
        total = read(TEXT.format("甲方：青岭电子有限公司") + "二、合同价款\n" + stated + "\n三、其他\n").contract.total
        if total is None or total.amount != 128600:
            missed.append(stated)
    assert missed == []
