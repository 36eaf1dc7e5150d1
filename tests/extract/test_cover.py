"""The cover: whose title it is, whatever stands above it or runs into it."""

from __future__ import annotations

import pytest

from .reading import read

BODY = """甲方：青川市测绘院
乙方：青川恒达仪器有限公司
第一条 标的
乙方向甲方提供仪器。
第二条 其他
本合同一式两份。
"""


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        ("《夜航船》有声剧改编合同\n合同编号：YH-2024-03\n", "《夜航船》有声剧改编合同"),
        ("仪器租赁合同YH-2024-03\n", "仪器租赁合同"),
        ("《仪器租赁合同》\n", "仪器租赁合同"),
        ("《夜航船》《归舟》联合出版合同\n", "《夜航船》《归舟》联合出版合同"),
        ("青川恒达仪器有限公司          仪器租赁合同\n仪器租赁合同\n", "仪器租赁合同"),
        ("青川恒达仪器有限公司\t仪器租赁合同\n", "仪器租赁合同"),
        ("仪器租赁合同 Instrument Lease Agreement\n", "仪器租赁合同"),
        ("Instrument Lease Agreement 仪器租赁合同\n", "仪器租赁合同"),
        ("仪器租赁合同（Instrument Lease Agreement）\n", "仪器租赁合同"),
        ("保密协议 NDA\n", "保密协议"),
        ("【仪器租赁合同】\n", "仪器租赁合同"),
        ("仪器租赁合同 合同编号：YZ-2024-7\n", "仪器租赁合同"),
        ("仪器租赁合同（编号：YZ-2024-7）\n", "仪器租赁合同"),
        ("甲方营业执照 合同编号：YZ-2024-7\n", None),
        ("仪器清单（编号：YZ-2024-7）\n", None),
        ("仪器    租赁    合同\n", "仪器租赁合同"),
        ("2023/5/17 打印合同\n\n仪器租赁合同\n", "仪器租赁合同"),
        ("2023年5月17日 10:22 仪器合同\n仪器租赁合同\n", "仪器租赁合同"),
        ("云主机产品\n\n及机柜托管业务\n\n（校园版）\n\n合同编号：YZ-2024-7\n", "云主机产品及机柜托管业务(校园版)"),
        ("仪\n器\n租\n赁\n合\n约\n书\n合同编号：YZ-2024-7\n", "仪器租赁合约书"),
        ("仪联网\n器租赁合同\n本合同所称仪联网器租赁，按约定办理。\n", "仪联网器租赁合同"),
        ("____________仪器租赁合同\n", "仪器租赁合同"),
        ("【　　　】仪器租赁合同（______）\n", "仪器租赁合同"),
        ("（青川）仪器租赁合同（试行）\n", "(青川)仪器租赁合同(试行)"),
        ("关于____的仪器租赁合同\n", "关于____的仪器租赁合同"),
        ("设备管理处\n（二〇二四年版）\n", None),
        ("青川恒达仪器有限公司\n（校园版）\n", None),
    ],
)
def test_the_title_is_what_the_cover_calls_the_agreement(cover: str, title: str | None) -> None:
    assert read(cover + BODY).contract.title == title


def test_the_bracket_behind_a_title_states_the_number() -> None:
    assert read("仪器租赁合同（编号：YZ-2024-7）\n" + BODY).contract.number == "YZ-2024-7"
    assert read("仪器租赁合同\n仪器清单（编号：YZ-2024-7）\n" + BODY).contract.number is None


def test_the_number_right_behind_a_title_is_the_agreement_s() -> None:
    assert read(f"仪器租赁合同YH-2024-03\n{BODY}").contract.number == "YH-2024-03"
    assert read(f"仪器租赁合同GF-2024-0307\n合同编号：YH-2024-03\n{BODY}").contract.number == "YH-2024-03"
    assert read(f"仪器租赁合同GB-2024-0307\n{BODY}").contract.number is None


def test_a_number_of_one_party_s_own_does_not_hide_the_one_behind_the_title() -> None:
    numbers = "甲方合同编号：QL-001\n乙方合同编号：DC-009\n"
    assert read(f"仪器租赁协议YH-2024-03\n{BODY}{numbers}").contract.number == "YH-2024-03"
    assert read(f"仪器租赁协议YH-2024-03\n合同编号：DS-018\n{BODY}{numbers}").contract.number == "DS-018"


@pytest.mark.parametrize("title", ["工 矿 产 品 购 销 合 同", "工矿产品购销合同", "购 销 合 同"])
def test_a_title_beside_the_company_s_name_on_its_line_is_the_title_alone(title: str) -> None:
    text = (
        f"\t青岭禾川金属有限公司\t{title}\n\t青岭市学府路8号\t\t\n供方：青岭禾川金属有限公司\n需方：临川百合有限公司\n"
    )
    assert read(text).contract.title == "".join(title.split())


@pytest.mark.parametrize(
    "cover",
    [
        "《\n沙洲湾\n光伏电站运维服务\n协议\n》",
        "《沙洲湾\n光伏电站运维服务\n协议》",
        "《沙洲湾光伏电站\n运维服务协议》",
        "内部资料\n《沙洲湾光伏电站运维服务\n协议》",
    ],
)
def test_a_title_begins_with_the_line_on_which_its_mark_opens(cover: str) -> None:
    assert read(f"{cover}\n{BODY}").contract.title == "沙洲湾光伏电站运维服务协议"


@pytest.mark.parametrize("above", ["《采购管理办法》", "《沙洲湾\n光伏电站》", "依据《采购管理办法", "编号：《甲"])
def test_a_mark_that_is_closed_above_opens_no_title(above: str) -> None:
    assert read(f"{above}\n运维服务协议\n{BODY}").contract.title == "运维服务协议"


@pytest.mark.parametrize("title", ["销售合同", "采购协议", "房屋租赁合同"])
@pytest.mark.parametrize("above", ["SALES CONTRACT", "Purchase Agreement"])
def test_a_short_title_below_the_english_one_is_the_title_alone(above: str, title: str) -> None:
    assert read(f"{above}\n{title}\n{BODY}").contract.title == title


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("| 原标题 | 医院陪护服务合同 |", "医院陪护服务合同"),
        ("| 文件名称 | 医院陪护服务合同 |", "医院陪护服务合同"),
        ("| 医院陪护 | 服务合同 |", "医院陪护服务合同"),
    ],
)
def test_a_title_in_a_cell_is_none_of_its_label(row: str, title: str) -> None:
    rows = f"| 项目 | 内容 |\n| --- | --- |\n| 来源 | 网页 |\n{row}\n| 地区 | 江东 |\n"
    text = f"{rows}\n甲方：青禾医院\n乙方：远山家政有限公司\n"
    assert read(text).contract.title == title


@pytest.mark.parametrize("marks", ["（）", "()", "「」", "“”", "【】", "《》"])
@pytest.mark.parametrize("above", ["", "青岭洗涤有限公司\n"])
def test_a_title_in_marks_is_what_they_enclose(marks: str, above: str) -> None:
    text = f"{above}{marks[0]}布草洗涤协议{marks[1]}\n甲方：\n乙方：青岭洗涤有限公司\n双方就布草洗涤达成如下协议：\n"
    assert read(text).contract.title == "布草洗涤协议"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("设备租赁合同\n（示范文本）", "设备租赁合同(示范文本)"),
        ("建设工程设计合同\n（房屋建筑工程合同）", "建设工程设计合同(房屋建筑工程合同)"),
        ("（以下简称本合同）", None),
        ("（合同）（副本）", None),
    ],
)
def test_what_stands_in_marks_below_a_title_is_part_of_it(head: str, title: str | None) -> None:
    assert read(f"{head}\n甲方：青岭酒店\n乙方：青岭洗涤有限公司\n").contract.title == title
