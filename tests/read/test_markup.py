"""Markup as recognition writes it: the page is what a reader of the rendered page sees, and plain text stays itself."""

from __future__ import annotations

import time

import pytest

from hedui.models.page import MarkKind, Page
from hedui.read.markup.reader import read_markup


def text_of(source: str) -> str:
    """The text of the one page."""
    (page,) = read_markup(source)
    return page.text


def marks_of(page: Page) -> list[tuple[str, str]]:
    return [(mark.kind.value, mark.text) for mark in page.marks]


PLAIN = [
    "第一条 租期\n1. 租金每月3,000元。\n1. 押金3000元。\n3. 其他\n",
    "    缩进的一行\n\t制表符    隔开      两列\n",
    "甲方：__青山水务有限公司__，开户行______\n乙方：_何静_ 自__2024__年_3_月起\n___\n",
    "规格 3*4*5，尺寸10*20cm，a_b_c，型号 x_y*z，价格<500元，若 a < b 且 c > d\n",
    "2024~~2025年 #3楼 第#5号 - 3 -\n",
    "【2】年 [2](含)日 [预付费](预付费/后付费) 〔2024〕5号 [附件](3.5)\n",
    "单价US$100，总价US$200；$5 或 $6\n",
    "电话：138****1234，传真：0571-8******，联系人：李*、王**。\n",
    "采购人:******档案馆\n地址: **省**市公园路1号\n",
    "合同总价为人民币***元（大写：***）。\n",
    "合同总价：**元整，大写：人民币**。\n",
    "甲方（签字）：    乙方（盖章）：\n(盖章)（签名） （公章）\n",
    "甲方|乙方\nA & B，AT&T；C:\\合同\\2024\n",
    "备注：此件*仅供*参考*\n若税率<6%>则\n<甲方>与<ABC公司>\n",
    "行末两个空格  \n下一行\n\n\n空两行\n",
]


@pytest.mark.parametrize("source", PLAIN)
def test_plain_text_comes_out_as_it_went_in(source: str) -> None:
    page = read_markup(source)[0]
    assert page.text == source
    assert page.marks == ()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("# 设备租赁合同", "设备租赁合同"),
        ("### 第三条 费用 ###", "第三条 费用"),
        ("> 甲方：青山水务", "甲方：青山水务"),
        ("**甲方：**青山水务有限公司", "甲方：青山水务有限公司"),
        ("**甲方**：**青山水务有限公司**", "甲方：青山水务有限公司"),
        ("__甲方__：__青山水务有限公司__", "甲方：__青山水务有限公司__"),
        ("自**2024年3月1日**起", "自2024年3月1日起"),
        ("***合同总价***：*叁仟元整*", "合同总价：叁仟元整"),
        ("合同总价：**100元**（**大写：**壹佰元整）", "合同总价：100元（大写：壹佰元整）"),
        ("**第一条 价款\n总价三千元。**", "第一条 价款\n总价三千元。"),
        (r"编号：\_\_QL-1\_\_ 7\*24小时 1\. 2\) \#3", "编号：__QL-1__ 7*24小时 1. 2) #3"),
        ("乙方：<u>北岸</u>，地址：<u>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;</u>", "乙方：北岸，地址：_____"),
        ("面积100m<sup>2</sup>，H<sub>2</sub>O&nbsp;&yen;5&lt;6", "面积100m²，H₂O\xa0¥5<6"),
        ("见[附表](https://example.cn/a?b=1)与<https://example.cn>", "见附表与https://example.cn"),
        ("前![](images/1.jpg)后![图 (1)](图/第 1 页(扫描).png)", "前后"),
        ("甲方：青山<br>乙方：北岸<br/>", "甲方：青山\n乙方：北岸\n"),
        ('<p style="text-align:center">合同</p><span>正文</span>', "\n合同\n正文"),
        ("```markdown\n甲方：青山\n```", "\n甲方：青山\n"),
        ("- [x] 专票\n- [ ] 普票", "☑ 专票\n□ 普票"),
        ("甲方：青山\\\n乙方：北岸", "甲方：青山\n乙方：北岸"),
        ("甲方：青山\n---\n***\n乙方：北岸", "甲方：青山\n\n\n乙方：北岸"),
        (":selected: 月付 :unselected: 年付", "☑ 月付 □ 年付"),
        ("<ruby>服<rt>fú</rt></ruby>務(wù)類(lèi)(A) 长(cháng)度", "服務類(A) 长度"),
        ("綠化(lǜ huà)養護合同編號(biān hào)：(the way)", "綠化養護合同編號：(the way)"),
        ("青岭公司(Qing Ling)與綠化(lǜ huà)隊", "青岭公司(Qing Ling)與綠化(lǜ huà)隊"),
        ("<think>\n总价100元吧。\n</think>\n\n### 服务协议\n甲方：北岸", "服务协议\n甲方：北岸"),
        ("<|ref|>甲方<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n乙方", "甲方\n乙方"),
    ],
)
def test_markup_shows_as_it_is_rendered(source: str, shown: str) -> None:
    assert text_of(source) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"$\square$ 专票 $\surd$ 普票 $\boxtimes$", "□ 专票 √ 普票 ☒"),
        (r"税率3\%，违约金$3\text{‰}$，$1 0 0 \%$", "税率3%，违约金3‰，100%"),
        (r"$100\mathrm{m}^{2}$，$m^2$台，$20^{\circ}\mathrm{C}$", "100m²，m²台，20°C"),
        (r"甲方：$\underline{\text{青山 水务}}$ 乙方：$\underline{\quad\quad}$", "甲方：青山 水务 乙方：________"),
        (r"$\textcircled{1}$ 甲 $\textcircled{12}$ 乙 \textcircled", "① 甲 ⑫ 乙 \\textcircled"),
        (r"7$\times$24小时 $\geq$ 5 $\frac{1}{2}$", "7×24小时 ≥ 5 1/2"),
        (r"$ 30\% $ 与 $24$ 个月，\(5\%\)，\[ 100 \]", " 30% 与 24 个月，5%，100".strip()),
        (r"\(甲方\)", "(甲方)"),
        (r"$\unknown{青山}$", "青山"),
        ("$" * 9 + r"\square", "$" * 9 + "□"),
    ],
)
def test_mathematics_shows_as_it_is_set(source: str, shown: str) -> None:
    assert text_of(source) == shown


@pytest.mark.parametrize(
    "source",
    [
        "| 序号 | 名称 | 数量 |\n|:--|---|--:|\n| 1 | **水泵** | 2 |\n| | 合计 | 2 |",
        "序号 | 名称 | 数量\n--- | --- | ---\n| 1 | 水泵 | 2 |\n| | 合计 | 2 |",
        "| 序号 | 名称 | 数量 |\n|---|---|---|\n| 1 | 水\n泵 | 2 |\n|| 合计 | 2 |",
        "| 序号<br> | 名称 | 数量 |\n|---|---|---|\n| 1 | 水<BR/>泵 | 2 |\n|| 合<br />计 | 2 |",
        "<table><tr><th>序号<th>名称<th>数量<tr><td>1<td>水泵<td>2<tr><td></td><td>合计</td><td>2</table>",
        '<table border="1">\n<thead>\n<tr>\n<td>序号</td>\n<td>名称</td>\n<td>数量</td></tr></thead>\n'
        "<tbody><tr><td>1</td><td>水<br>泵</td><td>2</td></tr>\n<tr><td></td><td>合计</td><td>2</td></tr></tbody></table>",
        "<tr><td>序号</td><td>名称</td><td>数量</td></tr>\n<tr><td>1</td><td>水泵</td><td>2</td></tr>\n"
        "<tr><td></td><td>合计</td><td>2",
        "<TABLE><TR><TD>序号</TD><TD>名称</TD><TD>数量</TD></TR><TR><TD>1</TD><TD> 水泵 </TD><TD>2</TD></TR>"
        "<TR><TD></TD><TD>合计</TD><TD>2</TD></TR>",
    ],
)
def test_tables_come_as_a_pdf_s_do(source: str) -> None:
    assert text_of(source).strip("\n") == "序号\t名称\t数量\n1\t水泵\t2\n\t合计\t2"


def test_rows_on_one_line_end_where_the_header_s_count_says() -> None:
    rows = "序号\t名称\t金额\n1\t值守\t5\n2\t巡查\t6\n合计：11元"
    spaced = "| 序号 | 名称 | 金额 | | 1 | 值守 | 5 | | 2 | 巡查 | 6 | 合计：11元 |"
    ruled = "| 序号 | 名称 | 金额 | |---|---|---| | 1 | 值守 | 5 | | 2 | 巡查 | 6 | | 合计：11元 |"
    counted = "|序号|名称|金额|1|值守|5|2|巡查|6|合计：11元|"
    assert text_of(spaced) == text_of(ruled) == text_of(counted) == rows
    assert text_of("一、标的 " + spaced) == "一、标的 \n" + rows
    empty = "| 名称 | 型号 | | 数量 | 备注 |\n|---|---|---|---|---|\n| 水泵 | | | 2 | |"
    assert text_of(empty) == "名称\t型号\t\t数量\t备注\n水泵\t\t\t2\t", "a header with an empty cell stays one row"


def test_cells_that_reach_over_rows_and_columns_keep_their_places() -> None:
    first = "<table><tr><td rowspan=2>甲方</td><td>名称</td><td>青山</td></tr>"
    down = first + "<tr><td>地址</td><td>学府路1号</td></tr></table>"
    assert text_of(down) == "甲方\t名称\t青山\n\t地址\t学府路1号"
    across = (
        "<table><tr><td>名称</td><td>型号</td><td>数量</td><td>金额</td></tr>"
        "<tr><td colspan=2>水泵</td><td>2</td><td>60</td></tr><tr><td colspan=3>合计</td><td>60</td></tr>"
        "<tr><td colspan=4>备注：<br>含税</td></tr></table>"
    )
    assert text_of(across) == "名称\t型号\t数量\t金额\n水泵\t\t2\t60\n合计\t60\n备注：\n含税"


def test_blocks_stand_side_by_side_and_tables_in_tables_keep_their_lines() -> None:
    block = "<table><tr><td>甲方：青山<br>地址：学府路</td><td>乙方：北岸<p>地址：工业路</p></td></tr></table>后文"
    assert text_of(block) == "甲方：青山\t乙方：北岸\n地址：学府路\t地址：工业路\n后文"
    piped = (
        "| **甲方** | 乙方 |\n|---|---|\n| 名称：青山<br>地址：学府路 | **名称：** 北岸<br/>地址：工业路<br>电话：1 |"
    )
    assert text_of(piped) == "甲方\t乙方\n名称：青山\t名称： 北岸\n地址：学府路\t地址：工业路\n\t电话：1"
    nested = "<table><tr><td>清单</td><td>见下<table><tr><td>水泵</td><td>2</td></tr></table></td></tr></table>"
    assert text_of(nested) == "清单\t见下\n水泵\t2"


def test_text_behind_a_table_that_nobody_closed_is_no_cell() -> None:
    source = "<table><tr><td>名称</td><td>数量</td></tr>\n<tr><td>水泵</td><td>2</td></tr>\n\n甲方（盖章）：青山\n"
    assert text_of(source) == "名称\t数量\n水泵\t2\n\n甲方（盖章）：青山\n"
    two = source + "<table><tr><td>a</td><td>b</td></tr></table>\n"
    assert text_of(two).split("\n")[-2:] == ["a\tb", ""]


def test_a_whole_page_of_html_is_its_text() -> None:
    source = (
        "<!DOCTYPE html>\n<html><head><title>公告</title><style>p {color: red}</style></head>\n"
        "<body><h1>采购\n合同</h1>"
        "<p>甲方：青山&nbsp;</p><script>var a = '乙方：无';</script>"
        "<table><tr><td>a</td><td>b</td></tr></table></body></html>"
    )
    assert text_of(source) == "采购 合同\n甲方：青山\xa0\na\tb"


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ('<div title="一、标的"><p>水泵两台</p></div>', "一、标的\n水泵两台"),
        ('<section title="第二条 价款">\n</section><p>五千元</p>', "第二条 价款\n五千元"),
        ('<div title="（三）交货"><div title="1．地点"><p>北街</p></div></div>', "（三）交货\n1．地点\n北街"),
        ('<div title="一、标的"><p>一、 标的</p><p>水泵</p></div>', "一、 标的\n水泵"),
        ('<div title="一、标的"><b>一、标的</b>：水泵</div>', "一、标的：水泵"),
        ('<div title="点击放大">水泵</div>', "水泵"),
        ('<p title="一、标的">水泵</p>', "水泵"),
    ],
)
def test_a_numbered_heading_that_is_only_a_block_s_title_is_a_line(block: str, lines: str) -> None:
    assert text_of(f"<html><body>{block}</body></html>") == lines


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("发票：<select><option>专用发票</option><option selected>普通发票</option></select>。", "发票：普通发票。"),
        ("发票：<select><option>专用发票<option selected='selected'>普通发票</select>。", "发票：普通发票。"),
        (
            "方式：<select><option>请选择<option>转账</option><option>支票</option></select>",
            "方式：□转账 □支票",
        ),
        ("方式：<select><option selected>请选择</option><option>转账</option></select>", "方式：□转账"),
        ("<table><tr><td>方式</td><td><select><option selected>转账</select></td></tr></table>", "方式\t转账"),
        ("期限：<input type='text' value='两'>年", "期限：两年"),
        ("期限：<input>年", "期限：____年"),
        (
            "押金：<input type='checkbox' checked>收取 <input type='checkbox'>不收取",
            "押金：☑收取 □不收取",
        ),
        ("总价：5元<input type='hidden' value='9'><input type='submit' value='提交'><select></select>", "总价：5元"),
        ("方式：<select><option selected>转账", "方式：转账"),
    ],
)
def test_form_fields_show_what_was_filled_in_or_chosen(field: str, shown: str) -> None:
    assert text_of(f"<html><body><p>{field}</p></body></html>").rstrip("\n") == shown


def test_signatures_and_seals_are_marks_beside_the_text() -> None:
    source = (
        "甲方（盖章）：青山 [Stamp: 青山水务有限公司合同专用章]\n签字：[Handwritten signature]\n【印章】乙方：[签名]\n"
        "<!-- 北岸公司合同专用章 账号:123 -->\n<signature>何静</signature>![印章：北岸](a.png)"
        "<!-- 普通注释 -->\n(Signature) (seal)"
    )
    (page,) = read_markup(source)
    assert page.text == "甲方（盖章）：青山 \n签字：\n乙方：\n\n\n "
    assert marks_of(page) == [
        ("seal", "青山水务有限公司合同专用章"),
        ("signature", ""),
        ("seal", ""),
        ("signature", ""),
        ("seal", "北岸公司合同专用章 账号:123"),
        ("signature", "何静"),
        ("seal", "北岸"),
        ("signature", ""),
        ("seal", ""),
    ]
    assert page.marks[1].start == page.text.index("签字：") + 3


def test_brackets_that_hold_other_words_are_no_marks() -> None:
    source = "【签订日期】2024 [盖章后生效] （签字盖章） [章程] [Signature Bank] <章>"
    (page,) = read_markup(source)
    assert page.text.startswith("【签订日期】2024 [盖章后生效] （签字盖章） [章程] [Signature Bank]")
    assert [kind for kind, _ in marks_of(page)] in ([], ["seal"])


def test_what_was_struck_through_holds_no_longer() -> None:
    (page,) = read_markup("总价~~5000~~6000元，<del>押金</del>定金1000元")
    assert page.text == "总价6000元，定金1000元"
    assert [(mark.kind, mark.text) for mark in page.marks] == [(MarkKind.STRUCK, "5000"), (MarkKind.STRUCK, "押金")]


@pytest.mark.parametrize(
    "between",
    [
        "\f",
        "\n<!-- PageBreak -->\n",
        "\n<!-- page 2 -->\n",
        '<!-- PageNumber="1" -->\n<!-- PageBreak -->',
        "\n{1}------------------------------------------------\n",
        "\n--- Page 2 ---\n",
        "\n[第2页]\n",
        "<page_number>1</page_number>\n<page_break/>\n",
    ],
)
def test_what_says_that_a_page_begins_begins_one(between: str) -> None:
    pages = read_markup(f"第一条 租金{between}第二条 押金\n")
    assert [(page.number, page.text.strip()) for page in pages] == [(1, "第一条 租金"), (2, "第二条 押金")]


def test_a_marker_at_the_edge_divides_nothing() -> None:
    first = "<!-- page 1 -->\n甲方：青山\n<!-- end of page 1 -->\n"
    source = first + "<!-- page 2 -->\n乙方：北岸\n{2}------------------------\n"
    assert [page.text.strip() for page in read_markup(source)] == ["甲方：青山", "乙方：北岸"]


@pytest.mark.parametrize(
    "source",
    [
        *("[" * 300_000, "*a" * 200_000, "<table><tr><td>" * 30_000, "| a " * 200_000, "$" * 300_000, "<!--" * 100_000),
        *(
            "\\underline{" * 60_000,
            "$\\frac{" * 60_000,
            "__a" * 200_000,
            "<u> " * 100_000,
            "![" * 200_000,
            "&" * 300_000,
        ),
        *("<del>" * 80_000, "[印章：" * 80_000, "｜" * 200_000, "務(wù" * 100_000, "|\n" * 200_000, "> " * 200_000),
    ],
)
def test_hostile_text_takes_seconds_not_minutes(source: str) -> None:
    began = time.process_time()
    read_markup(source)
    assert time.process_time() - began < 20
