"""PDFs with a text layer: order, tables, boxes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hedui.models.page import Page, Reading
from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import Settings

from .paper import Paper

Drawing = Callable[[Paper], object]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Drawing], Page]:
    """Draw one page and read it back."""

    def draw_and_read(draw: Drawing) -> Page:
        paper = Paper(tmp_path / "合同.pdf")
        draw(paper)
        (page,) = read_document(paper.save(), Settings()).pages
        return page

    return draw_and_read


Read = Callable[[Drawing], Page]


def test_lines_come_from_top_to_bottom_whatever_the_drawing_order(read: Read) -> None:
    page = read(lambda paper: paper.text(72, 140, "第三行").text(72, 100, "第一行").text(72, 120, "第二行"))
    assert page.text == "第一行\n第二行\n第三行\n"
    assert page.reading is Reading.TEXT_LAYER
    assert page.problem is None


def test_marks_of_another_font_that_are_drawn_before_or_behind_their_line_stand_where_they_are_seen(read: Read) -> None:
    """As word processors write them whose Chinese font lends its quotation marks from a Latin one."""

    def draw(paper: Paper) -> None:
        latin = "Helvetica"
        paper.text(102, 100, "\u201c", font=latin).text(143, 100, "\u201d", font=latin)
        paper.text(106, 100, "云帆号").text(148, 100, "管理系统合同")
        paper.text(100, 140, "（下称").text(142, 140, "甲方").text(172, 140, "）、（下称").text(238, 140, "乙方").text(
            268, 140, "）"
        )
        for x in (138, 167, 234, 263):
            paper.text(x, 140, "\u201c" if x in (138, 234) else "\u201d", font=latin)

    assert read(draw).text.splitlines() == ["“云帆号”管理系统合同", "（下称“甲方”）、（下称“乙方”）"]


def test_every_character_has_its_box_in_points_from_the_top_left(read: Read) -> None:
    page = read(lambda paper: paper.text(100, 200, "甲方：青禾公司"))
    assert len(page.boxes) == 4 * len(page.text)
    ((x0, top, x1, bottom),) = page.locate(3, 7)
    assert (x0, x1) == (pytest.approx(136, abs=1), pytest.approx(184, abs=1))
    assert 195 < top < 206 < bottom < 220


def test_signature_blocks_side_by_side_are_read_one_after_the_other(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.lines(72, 90, "本合同一式两份，双方各执一份，自双方签字盖章之日起生效，具有同等法律效力。")
        paper.lines(
            72, 120, "甲方（盖章）：青禾数据有限公司", "法定代表人：", "开户银行：丰收银行", "日期：2024年3月1日"
        )
        paper.lines(310, 120, "乙方（盖章）：蓝石物业公司", "法定代表人：", "开户银行：海港银行", "日期：2024年3月2日")

    assert read(draw).text.splitlines()[1:] == [
        "甲方（盖章）：青禾数据有限公司",
        "法定代表人：",
        "开户银行：丰收银行",
        "日期：2024年3月1日",
        "乙方（盖章）：蓝石物业公司",
        "法定代表人：",
        "开户银行：海港银行",
        "日期：2024年3月2日",
    ]


def test_wrapped_lines_of_a_signature_block_stay_with_their_side(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.lines(
            72,
            100,
            "出租方（盖章）：青禾数据有限公司",
            "地址：青禾市东风路一百二十八号",
            "创新大厦九层",
            "电话：010-5550123",
        )
        paper.lines(330, 100, "承租方（盖章）：蓝石公司", "地址：海港市", "电话：0571-5550456")

    text = read(draw).text
    assert text.index("创新大厦九层") < text.index("电话：010") < text.index("承租方") < text.index("电话：0571")


def test_what_a_column_wrapped_is_one_line_with_a_box_for_each_on_the_paper(read: Read) -> None:
    page = read(
        lambda paper: paper.lines(
            60,
            100,
            "客户（甲方）：青川市测绘院",
            "统一社会信用代码/纳税人识别号：123702036",
            "0818950XW",
            "联系人 何静",
        ).lines(325, 100, "服务商（乙方）：青川恒达仪器公司", "统一社会信用代码/纳税人识别号：913702127", "42910433H")
    )
    assert page.text.split("\n")[:3] == [
        "客户（甲方）：青川市测绘院",
        "统一社会信用代码/纳税人识别号：1237020360818950XW",
        "联系人 何静",
    ]
    start = page.text.index("1237020360818950XW")
    first, second = page.locate(start, start + 18)
    assert first[0] > 240
    assert (second[0], second[1]) == (pytest.approx(60, abs=1), pytest.approx(142, abs=3))


@pytest.mark.parametrize(("left", "gap"), [("青禾数据有限公司", 40), ("青川市测绘院", 90)])
def test_what_the_paper_wrapped_of_parties_set_side_by_side_with_blanks_is_the_last_one_s(
    read: Read, left: str, gap: int
) -> None:
    def draw(paper: Paper) -> None:
        beside = 72 + 12 * (7 + len(left)) + gap
        count = (528 - beside) // 12 - 7
        paper.text(72, 80, "本合同自双方签字并盖章之日起生效，一式肆份，双方各执贰份，具有同等法律效力。"[:38])
        paper.text(72, 120, f"甲方（盖章）：{left}").text(beside, 120, f"乙方（盖章）：{name[:count]}")
        paper.text(72, 140, name[count:])
        paper.text(72, 160, "签订日期：2024年3月1日").text(330, 160, "签订日期：2024年3月2日")

    name = "海港市蓝石物业管理服务有限公司"
    assert read(draw).text.splitlines()[1:] == [
        f"甲方（盖章）：{left}",
        "签订日期：2024年3月1日",
        f"乙方（盖章）：{name}",
        "签订日期：2024年3月2日",
    ]


def test_what_a_column_of_half_the_paper_wrapped_is_that_one_s(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.text(72, 80, "本合同自双方签字并盖章之日起生效，一式肆份，双方各执贰份，具有同等法律效力。"[:38])
        paper.text(72, 120, "甲方（盖章）：青禾数据技术有限责任").text(
            300, 120, "乙方（盖章）：海港市蓝石物业服务有限公司"
        )
        paper.text(72, 140, "公司")
        paper.text(72, 160, "签订日期：2024年3月1日").text(300, 160, "签订日期：2024年3月2日")

    assert "甲方（盖章）：青禾数据技术有限责任公司" in read(draw).text


def test_three_parties_side_by_side(read: Read) -> None:
    def draw(paper: Paper) -> None:
        for x, party in ((60, "甲"), (230, "乙"), (400, "丙")):
            paper.lines(x, 100, f"{party}方（盖章）：", "代表人：", f"日期：{party}日")

    assert read(draw).text.split() == [
        *("甲方（盖章）：", "代表人：", "日期：甲日"),
        *("乙方（盖章）：", "代表人：", "日期：乙日"),
        *("丙方（盖章）：", "代表人：", "日期：丙日"),
    ]


def test_rows_of_an_unruled_table_stay_rows(read: Read) -> None:
    def draw(paper: Paper) -> None:
        for top, row in (
            (100, ("品名", "数量", "单价")),
            (120, ("服务器", "2", "100.00")),
            (140, ("键盘", "10", "5.00")),
        ):
            for x, cell in zip((72, 250, 400), row, strict=True):
                paper.text(x, top, cell)

    assert read(draw).text == "品名\t数量\t单价\n服务器\t2\t100.00\n键盘\t10\t5.00\n"


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (
            [
                (72, 170, "名称"),
                (200, 170, "数量"),
                (330, 162, "单价"),
                (330, 178, "（元）"),
                (410, 162, "金额"),
                (410, 178, "（元）"),
            ],
            "名称\t数量\t单价（元）\t金额（元）",
        ),
        (
            [
                (72, 172, "名称"),
                (200, 164, "数"),
                (200, 180, "量"),
                (330, 162, "单价"),
                (330, 178, "（元）"),
                (410, 172, "金额"),
            ],
            "名称\t数量\t单价（元）\t金额",
        ),
        (
            [(72, 180, "名称"), (200, 164, "采购"), (200, 180, "数量"), (330, 180, "单价"), (410, 180, "金额")],
            "名称\t采购数量\t单价\t金额",
        ),
        (
            [(72, 160, "清单"), (72, 180, "名称"), (200, 180, "数量"), (330, 180, "单价"), (410, 180, "金额")],
            "名称\t数量\t单价\t金额",
        ),
    ],
)
def test_the_header_of_an_unruled_table_whose_cells_stand_at_several_heights(
    read: Read, head: list[tuple[float, float, str]], text: str
) -> None:
    def draw(paper: Paper) -> None:
        paper.text(72, 100, "第一条 采购清单如下：")
        for x, top, cell in head:
            paper.text(x, top, cell)
        for top, row in ((200, ("服务器", "2", "100.00", "200.00")), (222, ("键盘", "10", "5.00", "50.00"))):
            for x, cell in zip((72, 200, 330, 410), row, strict=True):
                paper.text(x, top, cell)

    assert read(draw).text.splitlines()[-3:] == [text, "服务器\t2\t100.00\t200.00", "键盘\t10\t5.00\t50.00"]


def test_a_table_that_the_parties_head_stays_rows(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.text(190, 100, "甲 方").text(360, 100, "乙 方")
        paper.lines(60, 120, "公司名称   青禾数据有限公司", "法定代表人 许文", "注册地址   东风路一百二十八号")
        paper.lines(340, 120, "蓝石物业公司", "高远", "西街一号")

    assert [line.split("\t")[-1] for line in read(draw).text.splitlines()] == [
        "乙 方",
        "蓝石物业公司",
        "高远",
        "西街一号",
    ]


def test_labels_in_two_columns_with_different_labels_stay_rows(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.lines(72, 100, "合同编号：A-1", "签订地点：青禾市")
        paper.lines(330, 100, "签订日期：2024年3月1日", "合同名称：服务合同")

    assert read(draw).text == "合同编号：A-1\t签订日期：2024年3月1日\n签订地点：青禾市\t合同名称：服务合同\n"


def test_spaced_labels_headings_and_dates_are_not_torn_apart(read: Read) -> None:
    def draw(paper: Paper) -> None:
        for number, character in enumerate("租赁合同"):
            paper.text(150 + 60 * number, 60, character, size=20)
        paper.text(72, 120, "地").text(120, 120, "址：青禾市")
        paper.text(72, 150, "日期：").text(150, 150, "年").text(200, 150, "月").text(250, 150, "日")

    assert "\t" not in read(draw).text


def test_a_gap_above_a_rule_is_a_blank_and_no_column(read: Read) -> None:
    page = read(
        lambda paper: paper.text(72, 100, "租期为").stroke(108, 113, 180, 113).text(180, 100, "个月，自交付之日起算。")
    )
    assert "\t" not in page.text
    assert page.text.startswith("租期为____")


def test_ruled_tables_give_one_line_a_row(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.text(72, 60, "一、服务项目").grid([72, 172, 272, 372, 472], [100, 130, 180, 210])
        for x, cell in zip((75, 175, 275, 375), ("序号", "名称", "备注", "金额"), strict=True):
            paper.text(x, 105, cell)
        paper.text(75, 135, "1").text(175, 135, "云主机租用及").text(175, 155, "运维服务").text(375, 135, "1200.00")
        paper.text(75, 185, "2").text(175, 185, "Cloud").text(275, 185, "-").text(375, 185, "3.00")
        paper.text(72, 230, "二、付款方式")

    assert read(draw).text.splitlines() == [
        "一、服务项目",
        "序号\t名称\t备注\t金额",
        "1\t云主机租用及运维服务\t\t1200.00",
        "2\tCloud\t-\t3.00",
        "二、付款方式",
    ]


def test_merged_cells_appear_once(read: Read) -> None:
    def draw(paper: Paper) -> None:
        for top in (100, 130, 190, 220):
            paper.stroke(72, top, 372, top)
        paper.stroke(172, 160, 372, 160)
        for x, bottom in ((72, 220), (172, 190), (272, 220), (372, 220)):
            paper.stroke(x, 100, x, bottom)
        for x, top, cell in (
            *((75, 105, "类别"), (175, 105, "名称"), (275, 105, "金额")),
            *((75, 150, "设备"), (175, 135, "主机"), (275, 135, "10.00"), (175, 165, "键盘"), (275, 165, "2.00")),
            *((75, 195, "合计"), (275, 195, "12.00")),
        ):
            paper.text(x, top, cell)

    assert read(draw).text == "类别\t名称\t金额\n设备\t主机\t10.00\n\t键盘\t2.00\n合计\t12.00\n"


def test_a_ruled_row_that_holds_signature_blocks_keeps_their_lines(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.grid([72, 300, 520], [100, 200])
        paper.lines(75, 105, "甲方：青禾公司", "代表人：周明", "日期：2024年3月1日")
        paper.lines(305, 105, "乙方：蓝石公司", "代表人：吴清", "日期：2024年3月2日")

    assert read(draw).text.splitlines() == [
        *("甲方：青禾公司", "代表人：周明", "日期：2024年3月1日"),
        *("乙方：蓝石公司", "代表人：吴清", "日期：2024年3月2日"),
    ]


def test_tables_without_side_borders_or_drawn_with_thin_rectangles(read: Read) -> None:
    def draw(paper: Paper) -> None:
        for top in (100, 130, 160):
            paper.canvas.rect(72, paper.height - top - 0.5, 300, 0.5, stroke=0, fill=1)
        paper.canvas.rect(222, paper.height - 160, 0.5, 60, stroke=0, fill=1)
        paper.text(75, 105, "名称").text(225, 105, "金额").text(225, 135, "8.00")

    assert read(draw).text == "名称\t金额\n\t8.00\n"


def test_tables_inside_form_objects(read: Read) -> None:
    def draw(paper: Paper) -> None:
        canvas = paper.canvas
        canvas.beginForm("table")
        Paper.grid(paper, [0, 100, 200], [742, 772, 802])
        canvas.endForm()
        canvas.saveState()
        canvas.translate(72, 642)
        canvas.doForm("table")
        canvas.restoreState()
        paper.text(75, 105, "名称").text(175, 105, "金额").text(75, 135, "").text(175, 135, "8.00")

    assert read(draw).text == "名称\t金额\n\t8.00\n"


def test_a_frame_around_the_page_is_no_table(read: Read) -> None:
    page = read(lambda paper: paper.grid([40, 550], [40, 800]).lines(72, 100, "第一行", "第二行"))
    assert page.text == "第一行\n第二行\n"


def test_overprinted_text_stands_once(read: Read) -> None:
    page = read(lambda paper: paper.text(72, 100, "合同总价1100元").text(72.4, 100.2, "合同总价1100元"))
    assert page.text == "合同总价1100元\n"


def test_watermarks_and_invisible_text_are_left_out(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.lines(
            72, 100, *[f"第{number}条 双方应当按照约定履行自己的义务，不得擅自变更。" for number in range(1, 9)]
        )
        canvas = paper.canvas
        canvas.saveState()
        canvas.translate(150, 600)
        canvas.rotate(45)
        canvas.drawString(0, 0, "仅供内部参考使用")
        canvas.restoreState()
        hidden = canvas.beginText(72, 300)
        hidden.setTextRenderMode(3)
        hidden.textOut("看不见的字")
        canvas.drawText(hidden)
        paper.text(80, 110, "样本样本", size=90)

    lines = read(draw).text.splitlines()
    assert len(lines) == 8
    assert all(line.startswith("第") for line in lines)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_pages_are_read_as_they_are_seen(tmp_path: Path, rotation: int) -> None:
    paper = Paper(tmp_path / "turned.pdf", (600, 400))
    canvas = paper.canvas
    canvas.setPageRotation(rotation)
    canvas.translate(*{0: (0, 0), 90: (400, 0), 180: (600, 400), 270: (0, 600)}[rotation])
    canvas.rotate(rotation)
    canvas.drawString(50, 288, "第一行有字")
    canvas.drawString(50, 268, "第二行")
    (page,) = read_document(paper.save(), Settings()).pages
    assert (page.width, page.height) == (600, 400)
    assert page.text == "第一行有字\n第二行\n"
    ((x0, top, x1, bottom),) = page.locate(0, 5)
    assert (x0, x1) == (pytest.approx(50, abs=3), pytest.approx(110, abs=3))
    assert 95 < top < 105 < bottom < 120


def test_text_set_sideways_on_an_upright_page(read: Read) -> None:
    def draw(paper: Paper) -> None:
        paper.canvas.translate(100, 100)
        paper.canvas.rotate(90)
        paper.canvas.drawString(0, 0, "第一行在左边")
        paper.canvas.drawString(0, -20, "第二行")

    assert read(draw).text == "第一行在左边\n第二行\n"


def test_the_crop_box_is_the_page(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "crop.pdf")
    paper.canvas.setCropBox((50, 100, 550, 800))
    paper.text(100, 100, "页内").text(10, 10, "裁掉")
    (page,) = read_document(paper.save(), Settings()).pages
    assert (page.width, page.height, page.text) == (500, 700, "页内\n")
    ((x0, top, _, _),) = page.locate(0, 2)
    assert x0 == pytest.approx(50, abs=1)
    assert top == pytest.approx(100 - (paper.height - 800), abs=5)


def test_equal_characters_of_different_sizes_are_no_overprint(read: Read) -> None:
    page = read(lambda paper: paper.text(72, 72, "户名户", size=10).text(86.4, 86.4, "户名户", size=12))
    assert page.text == "户名户\n户名户\n"


@pytest.mark.parametrize(
    "rows",
    [("粳米 6000 公斤 5.20 31200.00", "糯米 1500 公斤 6.40 9600.00"), ("粳米 600 袋 5.2 3120", "糯米 15 袋 6 90")],
)
def test_lines_that_all_end_in_the_papers_left_part_are_cut_by_no_edge(tmp_path: Path, rows: tuple[str, str]) -> None:
    lines = [
        "粮食购销合同",
        "甲方：清河市云岭粮油有限公司",
        "乙方：清河市恒泰米业有限公司",
        "品名 数量 单位 单价 金额",
        *rows,
    ]
    contract = process(Paper(tmp_path / "a.pdf").lines(70, 60, *lines).save()).contract
    assert [party.name for party in contract.parties] == ["清河市云岭粮油有限公司", "清河市恒泰米业有限公司"]
    assert [item.description for item in contract.items] == ["粳米", "糯米"]
