"""An identity number that a mark broke off is none, and a party's name may be asked for in many words."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

LABOUR = "劳动合同\n甲方：青禾信息有限公司\n乙方：许文平\n身份证号：{}\n住址：青川市中山路1号\n"
WHOLE = "110101199003072316"


@pytest.mark.parametrize(
    "stated", ["1101011990|0307231", "______1101011990|0307231", "1101011990／03072316", "11010119!9003072316"]
)
def test_an_identity_number_that_was_broken_off(stated: str) -> None:
    found = read(LABOUR.format(stated))
    assert found.contract.parties[1].id_number is None
    assert "value-unread" in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize(
    ("stated", "number"),
    [
        (WHOLE, WHOLE),
        ("110101 19900307 2316", WHOLE),
        (f"{WHOLE}，电话13900001111", WHOLE),
        (f"{WHOLE}/电话13900001111", WHOLE),
        (f"{WHOLE}（许文平）", WHOLE),
        ("110101900307231", "110101900307231"),
        ("H07814354", "H07814354"),
        ("E12345678。", "E12345678"),
    ],
)
def test_a_whole_identity_number(stated: str, number: str) -> None:
    assert read(LABOUR.format(stated)).contract.parties[1].id_number == number


GUILD = "青川市电器商业同业公会"
COURSE = f"课程服务契约书\n甲方：许文平\n乙方：{GUILD}\n第一条 费用6750元。\n第二条 一式二份。\n"
DETAILS = f"{GUILD}\n代表人姓名：何青（签章）\n联系电话：(0531)82506487\n单位地址：\n青川市中山路131号12楼\n"


@pytest.mark.parametrize(
    "label",
    [
        "培训单位核准立案名称全名（简称乙方）：",
        "培训单位核准立案名称（以下简称乙方）：",
        "招生机构核准设立登记全称（乙方）：",
        "乙方（盖章）：",
        "培训单位（以下简称“乙方”）：",
    ],
)
def test_details_below_a_partys_name_in_many_words(label: str) -> None:
    own = "立约书人学员（简称甲方）：__________（签章）\n联系电话：__________\n"
    pupil, guild = read(f"{COURSE}{own}{label}\n{DETAILS}").contract.parties
    assert (pupil.telephone, pupil.address) == (None, None)
    assert (guild.name, guild.telephone, guild.address) == (GUILD, "(0531)82506487", "青川市中山路131号12楼")


@pytest.mark.parametrize("number", ["(02)25064871", "(02)2506-4871", "(07)5064871", "(0531)82506487", "0531-82506487"])
def test_a_telephone_whose_area_stands_in_brackets(number: str) -> None:
    guild = read(f"{COURSE}乙方（盖章）：\n{DETAILS.replace('(0531)82506487', number)}").contract.parties[1]
    assert (guild.telephone, guild.legal_representative) == (number, "何青")


@pytest.mark.parametrize("line", [f"青川市第一中学（以下简称丙方）：{GUILD}", "学校名称（全名）：青川市第一中学"])
def test_another_name_in_brackets_names_no_party_anew(line: str) -> None:
    names = [party.name for party in read(f"{COURSE}{line}\n").contract.parties[:2]]
    assert names == ["许文平", GUILD]
