"""Tables without ruled lines on scans, their gaps so narrow that recognition runs cells together."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from hedui.pipeline import process
from tests.conftest import FONTS

MING, KAI = FONTS[0], FONTS[1]
RICE = (
    ("品名", "数量", "单位", "单价（元）", "金额（元）"),
    ("粳米", "6000", "公斤", "5.20", "31200.00"),
    ("面粉", "2500", "公斤", "4.10", "10250.00"),
    ("大豆油", "400", "桶", "14.50", "5800.00"),
)
STEEL = (
    ("名称", "规格", "单位", "数量", "单价", "金额"),
    ("冷轧板", "1.2mm", "吨", "12", "4850", "58200"),
    ("镀锌管", "DN50", "米", "800", "32.5", "26000"),
    ("角钢", "50×5", "吨", "3.5", "4200", "14700"),
)
HEAD = ("采购合同", "合同编号：LY-2026-017", "甲方：云泽市第三中学", "乙方：海州市丰泰商贸有限公司", "第一条 采购内容")
TAIL = ("第二条 交货", "乙方于2026年3月1日前交货。")


def drawn(
    path: Path, table: tuple[tuple[str, ...], ...], lefts: tuple[int, ...], total: str, font: Path, dpi: int
) -> Path:
    """A page of plain lines with a table whose columns begin at ``lefts`` (points)."""
    points = dpi / 72
    picture = Image.new("L", (round(595 * points), round(420 * points)), 255)
    pen, letters = ImageDraw.Draw(picture), ImageFont.truetype(str(font), round(11 * points))
    lines = [((72, line),) for line in HEAD] + [tuple(zip(lefts, row, strict=True)) for row in table]
    lines += [((72, total),), *(((72, line),) for line in TAIL)]
    for number, line in enumerate(lines):
        for x, text in line:
            pen.text((x * points, (50 + 20 * number) * points), text, font=letters, fill=20)
    picture.save(path, dpi=(dpi, dpi))
    return path


@pytest.mark.needs("fonts")
@pytest.mark.parametrize(
    ("table", "lefts", "total", "font", "dpi"),
    [
        (RICE, (72, 112, 137, 161, 220), "合计：人民币47,250.00元（大写：肆万柒仟贰佰伍拾元整）", MING, 200),
        (RICE, (72, 112, 137, 161, 220), "合计：人民币47,250.00元（大写：肆万柒仟贰佰伍拾元整）", KAI, 150),
        (STEEL, (72, 110, 146, 170, 196, 226), "合计：98900元", MING, 200),
    ],
)
def test_items_are_whole(
    tmp_path: Path, table: tuple[tuple[str, ...], ...], lefts: tuple[int, ...], total: str, font: Path, dpi: int
) -> None:
    record = process(drawn(tmp_path / "a.png", table, lefts, total, font, dpi))
    columns = {"数量": "quantity", "单位": "unit", "单价": "unit_price", "金额": "subtotal"}
    heads = [head.partition("（")[0] for head in table[0]]
    for row, item in zip(table[1:], record.contract.items, strict=True):
        assert item.description is not None and item.description.startswith(row[0])
        for head, cell in zip(heads, row, strict=True):
            if head in columns:
                assert str(getattr(item, columns[head])) == cell
    assert not {each.code for each in record.findings} & {"total-mismatch", "item-subtotal-mismatch"}
