"""Who signs behind a party's name on its line is no part of it; a head that names the day of signing is no block."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

HEAD = """包装箱购销合同
合同编号：QC-18
需方（甲方）：{a}
供方（乙方）：{b}
一、供方供应彩箱20000只，单价2.60元。
二、收货后付款。
"""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("青川柑橘合作社", "石港恒达有限公司"),
        ("青川市第二中学", "石港恒达五金店"),
        ("青川市水务局", "石港第二机床厂"),
        ("青川镇卫生院", "石港设计研究院"),
    ],
)
@pytest.mark.parametrize(
    "line", ["{role}：{name}　{who}　2025年9月4日", "{role}：{name} {who}", "{role}（盖章）：{name}　{who}"]
)
def test_who_signs_behind_a_name_is_no_part_of_it(a: str, b: str, line: str) -> None:
    block = "\n".join(
        line.format(role=role, name=name, who=who) for role, name, who in (("甲方", a, "何静"), ("乙方", b, "陶小满"))
    )
    found = read(HEAD.format(a=a, b=b) + block)
    assert [party.name for party in found.contract.parties] == [a, b]
    assert "party-name-mismatch" not in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize("name", ["石港恒达有限公司 青川分公司", "石港银行 青川支行", "石港大学 附属医院"])
def test_a_branch_behind_a_blank_is_part_of_the_name(name: str) -> None:
    found = read(HEAD.format(a="青川柑橘合作社", b=name) + f"甲方：青川柑橘合作社\n乙方：{name}\n")
    assert "".join((found.contract.parties[1].name or "").split()) == "".join(name.split())


@pytest.mark.parametrize(
    "said", ["签订时间：2024年2月29日", "签订地点：青川市\n签订时间：2024年2月29日", "签约日期：2024年2月29日"]
)
def test_the_day_of_signing_in_a_head_makes_no_block(said: str) -> None:
    parties = "委托方：\n（甲方）　青川镇人民政府\n服务方：\n（乙方）　石港检测有限公司\n"
    found = read(f"检测合同\n{parties}{said}\n一、每月取样两次。\n二、费用5000元。\n")
    assert not found.contract.signatures
    assert str(found.contract.date_signed) == "2024-02-29"
    assert "blank-field" not in {finding.code for finding in validate(found, Settings())}


def test_a_block_without_seals_behind_the_clauses_is_one() -> None:
    clauses = "一、每月取样两次。\n二、费用5000元。\n"
    found = read(f"检测合同\n{clauses}甲方：青川镇人民政府\n乙方：石港检测有限公司\n签订时间：2024年2月29日\n")
    assert values(found, "signature.name") == ["青川镇人民政府", "石港检测有限公司"]
