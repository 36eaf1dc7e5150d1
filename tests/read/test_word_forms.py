"""Word files as forms: filled and open underlines, boxes, lists, what is hidden, and parts beside the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.models.page import MarkKind
from hedui.pipeline import process
from hedui.read import read_document
from hedui.read.docxruns import underlined_text
from hedui.settings import Settings

from .words import paragraph, part, run, underlined, word

BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def lines_of(path: Path) -> list[str]:
    return read_document(path, Settings()).pages[0].text.splitlines()


@pytest.mark.parametrize(
    ("stretch", "behind", "text"),
    [
        ("  交换机  ", "采购合同", "交换机 采购合同"),
        ("   图书馆系统维护          ", "。", "图书馆系统维护。"),
        (" 8100   ", " 元。", "8100 元。"),
        ("现场验收    。", "", "现场验收。"),
        ("青禾公司      ", "乙方：蓝石公司", "青禾公司      乙方：蓝石公司"),
        ("John Smith", "", "John Smith"),
        ("    ", "个月", "____个月"),
        ("\t", "元", "____元"),
        ("   。", "", "___。"),
        ("    （盖章）", "", "____（盖章）"),
        ("地址：    ", "", "地址：____"),
        ("甲方：    乙方：    ", "", "甲方：____乙方：____"),
        ("    年  月  日", "", "____年__月__日"),
        ("2025年3月    日", "", "2025年3月____日"),
    ],
)
def test_white_space_of_an_underlined_stretch_is_a_blank_or_padding(stretch: str, behind: str, text: str) -> None:
    assert underlined_text(stretch, behind) + behind == text


def test_padding_may_be_runs_of_their_own(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx",
        paragraph(run("服务内容："), underlined("   "), underlined("维护"), underlined("     "), run("。")),
        paragraph(run("租期"), underlined("  "), underlined("  "), run("个月")),
        paragraph(run("不划线"), run("    ", '<w:u w:val="none"/>'), run("处")),
        paragraph("<w:r><w:rPr><w:u/></w:rPr><w:tab/></w:r>", run("份")),
    )
    assert lines_of(path) == ["服务内容：维护。", "租期____个月", "不划线    处", "____份"]


def test_boxes_of_form_fields_and_content_controls_show_their_state(tmp_path: Path) -> None:
    fields = ['<w:default w:val="0"/>', '<w:default w:val="0"/><w:checked/>', '<w:default w:val="1"/>', ""]
    fields += ['<w:default w:val="1"/><w:checked w:val="0"/>']
    states = ('<w14:checked w14:val="1"/>', '<w14:checked w14:val="0"/>', "")
    controls = [f"<w14:checkbox>{state}</w14:checkbox>" for state in states]
    path = word(
        tmp_path / "a.docx",
        paragraph(*(BOX.format(state=state) + run("仲裁") for state in fields)),
        paragraph(*(CONTROL.format(properties=box, content=run("☒")) + run("诉讼") for box in controls)),
        CONTROL.format(properties=controls[0], content=paragraph(run("R", '<w:rFonts w:ascii="Wingdings 2"/>'))),
    )
    assert lines_of(path) == ["□仲裁☑仲裁☑仲裁□仲裁□仲裁", "☑诉讼□诉讼□诉讼", "☑"]


def test_a_placeholder_is_a_blank_and_a_list_shows_what_was_chosen(tmp_path: Path) -> None:
    entries = '<w:ddList>{chosen}<w:listEntry w:val="北京"/><w:listEntry w:val="深港"/></w:ddList>'
    field = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{list}</w:ffData></w:fldChar></w:r>'
    path = word(
        tmp_path / "a.docx",
        paragraph(
            run("甲方："), CONTROL.format(properties="<w:showingPlcHdr/>", content=run("单击此处输入文字。")), run("；")
        ),
        paragraph(run("乙方："), CONTROL.format(properties="<w:text/>", content=run("青禾公司"))),
        *(
            paragraph(run("地点："), field.format(list=entries.format(chosen=chosen)))
            for chosen in ('<w:result w:val="1"/>', '<w:result w:val="9"/>', "")
        ),
    )
    assert lines_of(path) == ["甲方：____；", "乙方：青禾公司", "地点：深港", "地点：北京", "地点：北京"]


def test_symbols_by_whatever_code_and_font(tmp_path: Path) -> None:
    codes = [("F0FE", "Wingdings"), ("52", "Wingdings 2"), ("2611", "MS Gothic"), ("zz", "Wingdings"), ("", "")]
    codes += [("D800", "Arial"), ("FFFFFFFFFF", "Arial"), ("F0D6", "Symbol")]
    signs = [f'<w:r><w:sym w:char="{code}" w:font="{font}"/></w:r>' for code, font in codes]
    path = word(
        tmp_path / "a.docx",
        paragraph(*signs, "<w:r><w:sym/></w:r>", run("甲")),
        paragraph(run("\uf06f\uf0fe", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), run("乙")),
    )
    assert lines_of(path) == ["☑☑☑√甲", "□☑乙"]


def test_hidden_text_is_no_part_of_the_page_and_told(tmp_path: Path) -> None:
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish w:val="1"/></w:rPr></w:style>',
    )
    path = word(
        tmp_path / "a.docx",
        paragraph(run("合同总价为128,600.00元。"), run("底价：999,999.00元。", "<w:vanish/>")),
        paragraph(run("甲"), run("乙", '<w:rStyle w:val="h"/>'), run("丙", '<w:vanish w:val="0"/>')),
        f'<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr>{run("起草说明")}</w:p>',
        paragraph(run("丁")),
        parts={"styles.xml": styles},
    )
    (page,) = read_document(path, Settings()).pages
    assert page.text == "合同总价为128,600.00元。\n甲丙\n丁\n"
    assert [(mark.kind, mark.text) for mark in page.marks] == [
        (MarkKind.HIDDEN, "底价：999,999.00元。"),
        (MarkKind.HIDDEN, "乙"),
        (MarkKind.HIDDEN, "起草说明"),
    ]
    as_agreement = Settings(disable=frozenset({"not-an-agreement"}))
    assert "底价" in next(f.message for f in process(path, as_agreement).findings if f.code == "text-hidden")


def test_the_number_in_a_running_head_and_text_in_boxes(tmp_path: Path) -> None:
    boxes = (
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{new}</w:txbxContent></mc:Choice><mc:Fallback>"
        "<w:pict><v:textbox><w:txbxContent>{old}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    inner = paragraph(run("乙方：蓝石公司"), boxes.format(new=paragraph(run("内")), old=paragraph(run("内"))))
    path = word(
        tmp_path / "a.docx",
        paragraph(run("甲方：青禾公司"), boxes.format(new=inner, old=paragraph(run("乙方：蓝石公司")))),
        paragraph(
            "<w:r><w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></w:pict></w:r>", run("完")
        ),
        parts={
            "header1.xml": part("hdr", paragraph(run("青禾公司内部资料")) + paragraph(run("合同编号：QH-7"))),
            "footer1.xml": part("ftr", paragraph(run("电话：0571-88990011")) + paragraph(run("合同编号：QH-7"))),
        },
    )
    assert lines_of(path) == ["合同编号：QH-7", "甲方：青禾公司", "乙方：蓝石公司", "内", "完", ""]


def test_numbers_in_figures_and_lists_that_begin_again(tmp_path: Path) -> None:
    """A level may write the numbers of the levels above it in figures: 第一条, then 1.1 and not 一.1."""
    level = (
        '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{figures}'
        '<w:lvlText w:val="{text}"/></w:lvl>'
    )
    shapes = (
        level.format(at=0, kind="chineseCountingThousand", figures="", text="第%1条")
        + level.format(at=1, kind="decimal", figures="<w:isLgl/>", text="%1.%2")
        + level.format(at=2, kind="decimal", figures='<w:isLgl w:val="0"/>', text="%1.%2.%3")
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = (
        f'<w:abstractNum w:abstractNumId="5">{shapes}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="5"/>{again}</w:num>'
    )
    place = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>{}</w:p>'
    order = [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1), (2, 1), (0, 2), (1, 2), (0, 2)]
    path = word(
        tmp_path / "a.docx",
        *(place.format(*where, run("甲")) for where in order),
        parts={"numbering.xml": part("numbering", lists)},
    )
    numbers = ["第一条甲", "1.1甲", "1.2甲", "第二条甲", "2.1甲", "二.1.1甲", "第一条甲", "1.1甲", "第二条甲"]
    assert ["".join(line.split()) for line in lines_of(path)] == numbers


ENCLOSED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>',
)


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        ((" eq \\o\\ac(□,√) ",), "☑"),
        ((" EQ \\o\\ac(", "□", ",", "×)"), "☑"),
        (("eq \\o\\ac(□, )",), "□"),
        (("eq \\o\\ac(○,1)",), "①"),
        (("eq \\o\\ac(○,20)",), "⑳"),
        (("eq \\o\\ac(○,肆)",), "肆"),
        (("eq \\o\\ac(□,3)",), "3"),
        (("eq \\o(1,000.00,——)",), ""),
        (("eq \\f(1,2)",), ""),
        (("PAGE",), ""),
    ],
)
def test_a_character_that_a_field_sets_in_a_sign_is_read(tmp_path: Path, pieces: tuple[str, ...], shown: str) -> None:
    field = ENCLOSED[0].format(code="".join(map(ENCLOSED[1].format, pieces)))
    assert lines_of(word(tmp_path / "a.docx", paragraph(run("甲"), field, run("乙")))) == [f"甲{shown}乙"]
