"""What orders, transports and sales between traders call things, beside what looks alike and is something else."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

HEAD = "买卖合同\n出卖人：青川阀门有限公司\n买受人：恒达化工有限公司\n"


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("到达地：津海市静海区大邱镇8号。", "津海市静海区大邱镇8号"),
        ("起运地：曹妃港码头；到达地点：津海市静海区大邱镇8号。", "津海市静海区大邱镇8号"),
        ("卸货地：津海市静海区大邱镇8号", "津海市静海区大邱镇8号"),
        ("货物由曹妃港发出运至津海静海。", None),
        ("起运地：曹妃港码头。", None),
        ("乙方负责将货物运至津海市静海区大邱镇8号。", "津海市静海区大邱镇8号"),
    ],
)
def test_where_goods_arrive(clause: str, place: str | None) -> None:
    assert read(f"{HEAD}一、{clause}\n").contract.delivery.place == place


@pytest.mark.parametrize(
    ("clause", "venue"),
    [
        ("争议依法向 买受人所在地 人民法院起诉。", "买受人所在地人民法院"),
        ("争议由买受人住所地人民法院管辖。", "买受人住所地人民法院"),
        ("争议依法向出卖人所在地人民法院起诉。", "出卖人所在地人民法院"),
    ],
)
def test_the_court_of_who_buys(clause: str, venue: str) -> None:
    assert read(f"{HEAD}一、{clause}\n").contract.dispute.venue == venue


@pytest.mark.parametrize(
    ("clause", "held"),
    [
        (
            "本合同一式四份，出卖人、买受人、行业行政主管部门、镇街道办事处各执一份。",
            {"甲方": 1, "乙方": 1, "行业行政主管部门": 1, "镇街道办事处": 1},
        ),
        ("本合同一式三份，出卖人、买受人、招标代理机构各一份。", {"甲方": 1, "乙方": 1, "招标代理机构": 1}),
        ("本合同一式四份，双方各执两份。", {"甲方": 2, "乙方": 2}),
        ("本合同一式三份，甲乙双方及市场管理办公室各执一份。", {"甲方": 1, "乙方": 1, "市场管理办公室": 1}),
        ("本合同一式两份，具有同等法律效力，甲、乙双方各执一份。", {"甲方": 1, "乙方": 1}),
    ],
)
def test_several_who_hold_as_many_each(clause: str, held: dict[str, int]) -> None:
    found = read(f"{HEAD}一、{clause}\n")
    assert found.contract.copies.held == held
    assert "copies-mismatch" not in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize(
    ("label", "contact"),
    [("采购员", "何静"), ("业务员", "何静"), ("经办人", "何静"), ("保管员", None), ("采购员证号", None)],
)
def test_clerks_of_an_order(label: str, contact: str | None) -> None:
    order = read(f"采购订单\n供应商：青川五金厂\n联系人：许文\n采购方：恒达电子有限公司\n{label}：何静\n")
    assert [party.contact for party in order.contract.parties if party.role == "甲方"] == [contact]


@pytest.mark.parametrize("number", ["G11.013", "ZL-2013-11", ""])
def test_a_title_and_a_file_s_number_before_the_parties_on_one_line(number: str) -> None:
    text = (
        f"物业租赁合同{number}甲方(出租方):青川资产经营有限公司乙方(承租方):何静本着互惠互利的原则,经双方协商一致,达成如下协议:"
        "一、甲方将北街1号出租给乙方使用。二、租赁期限三年,从2013年4月1日起至2016年3月31日止。三、每月租金为人民币1520.00元。"
    )
    assert [party.name for party in read(text).contract.parties] == ["青川资产经营有限公司", "何静"]
