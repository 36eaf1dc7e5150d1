"""Circles and strokes in figures, as recognition takes them for letters."""

from __future__ import annotations

import time

import numpy as np
import pytest

from hedui.read.ocr.figures import as_figures
from hedui.read.ocr.permille import tell


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("签订日期：2O24年1O月2O日", "签订日期：2024年10月20日"),
        ("自2024年l月I5日起", "自2024年l月15日起"),
        ("至2o25年l2月3l日止", "至2025年12月31日止"),
        ("20l6年|0月", "2016年10月"),
        ("合同总价：人民币1O,8OO.OO元", "合同总价：人民币10,800.00元"),
        ("￥ 3O8.5O（不含税）", "￥ 308.50（不含税）"),
        ("数量2O台，单价1OO元", "数量20台，单价100元"),
        ("每日按O.3‰支付，税率O,5%", "每日按0.3‰支付，税率0,5%"),
        ("账号：6222 O31 5O07 1〇02", "账号：6222 031 5007 1002"),
        ("帐 号: 6222O2I204O00l5", "帐 号: 622202120400015"),
        ("签订日期：2O24-O3-l5", "签订日期：2024-03-15"),
        ("自2024/I0/08至2025.O9.3O", "自2024/10/08至2025.09.30"),
        ("总价：人民币l28,600.00元，定金￥I2800", "总价：人民币128,600.00元，定金￥12800"),
        ("合计128,60l.O0，违约金0.l%，每日O.I‰", "合计128,601.00，违约金0.1%，每日O.I‰"),
        ("编号：QM-2O24-1OO5", "编号：QM-2024-1005"),
        ("合同编号：YD-I0T-2024-0018", "合同编号：YD-IOT-2024-0018"),
        ("NB-l0T模组，I0T业务服务", "NB-IOT模组，IOT业务服务"),
        ("预付3O%，期限9O天", "预付30%，期限90天"),
    ],
)
def test_figures_are_put_right(read: str, meant: str) -> None:
    assert as_figures(read) == meant
    assert len(as_figures(read)) == len(read)


@pytest.mark.parametrize(
    "read",
    [
        "O2O平台运营服务合同",
        "IOT-O1 物联网卡",
        "起重机I0T一台",
        "起重机QD-10T",
        "额定I0T，XI0T-2",
        "型号B2O4，规格A1O",
        "H2O元素检测",
        "CO2排放10吨",
        "水泥PO42.5级",
        "20l30台",
        "l28,600.00",
        "人民币lOO",
        "账号：IOOl",
        "2024-l3-O1",
        "版本1.O.l.2",
        "l20台",
        "|30元",
        "○100元档",
        "3l月",
        "2l24年",
        "二O二四年",
        "O型血",
        "Photo 2 Oo",
        "No.1",
        "",
    ],
)
def test_what_may_be_a_letter_or_a_rule_stays(read: str) -> None:
    assert as_figures(read) == read


def test_time_is_linear() -> None:
    began = time.process_time()
    for text in ("1O" * 200_000, "O," * 200_000, "人民币" * 100_000, "1l" * 200_000):
        as_figures(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("0.5‰。，最高", "0.5‰，最高"),
        ("按3‰。；逾期", "按3‰；逾期"),
        ("按3‰。", "按3‰。"),
        ("按3‰。逾期", "按3‰。逾期"),
    ],
)
def test_the_last_ring_read_as_a_full_stop(read: str, meant: str) -> None:
    middles = np.linspace(0.1, 0.9, len(read))
    found, places, sure = tell(np.full((48, 300), 255, np.uint8), read, middles, np.ones(len(read)))
    assert found == meant
    assert len(places) == len(sure) == len(meant)
