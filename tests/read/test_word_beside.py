"""Text of Word files that does not hold: deleted with changes tracked, struck through, hidden in whatever way."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.models.page import Mark, MarkKind, Page
from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import Settings
from tests.read.words import paragraph, part, run, word

HIDDEN, STRUCK, REVISED = MarkKind.HIDDEN, MarkKind.STRUCK, MarkKind.REVISED
WHITE, BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>'


def deleted(text: str, tag: str = "del") -> str:
    return f'<w:{tag} w:id="1" w:author="某"><w:r><w:delText>{text}</w:delText></w:r></w:{tag}>'


def inserted(text: str, tag: str = "ins") -> str:
    return f'<w:{tag} w:id="2" w:author="某">{run(text)}</w:{tag}>'


def page_of(tmp_path: Path, *blocks: str, styles: str = "", header: str = "") -> Page:
    parts: dict[str, bytes | str] = {"styles.xml": part("styles", styles)} if styles else {}
    parts |= {"header1.xml": part("hdr", header)} if header else {}
    (page,) = read_document(word(tmp_path / "a.docx", *blocks, parts=parts), Settings()).pages
    return page


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    page = page_of(
        tmp_path,
        paragraph(run("甲方：启明公司")),
        paragraph(
            run("总价"), deleted("71,600.00"), inserted("78,600.00"), run("元（大写："), inserted("柒万"), run("）")
        ),
        paragraph(run("工期"), inserted("90"), deleted("60"), run("天"), deleted("，含节假日")),
    )
    assert page.text == "甲方：启明公司\n总价78,600.00元（大写：柒万）\n工期90天\n"
    assert page.marks == (
        Mark(REVISED, "71,600.00", page.text.index("78,600"), "78,600.00"),
        Mark(REVISED, "", page.text.index("柒万"), "柒万"),
        Mark(REVISED, "60", page.text.index("90天"), "90"),
        Mark(REVISED, "，含节假日", page.text.index("天") + 1),
    )


def test_moved_and_twice_changed_text_stands_once(tmp_path: Path) -> None:
    both = f'<w:ins w:id="3">{run("三十")}{deleted("六十")}</w:ins>'
    page = page_of(
        tmp_path, paragraph(deleted("另行", "moveFrom"), run("约定"), inserted("另行", "moveTo")), paragraph(both)
    )
    assert page.text == "约定另行\n三十\n"
    assert [(mark.text, mark.instead) for mark in page.marks] == [("另行", ""), ("", "另行"), ("六十", "三十")]


def test_what_was_deleted_whole_leaves_no_line_and_no_number(tmp_path: Path) -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    row = "<w:tr>{look}" + cell + cell + "</w:tr>"
    gone = row.format(deleted("桌"), deleted("3"), look='<w:trPr><w:del w:id="4"/></w:trPr>')
    page = page_of(
        tmp_path,
        f"<w:tbl>{row.format(run('椅'), run('8'), look='')}{gone}</w:tbl>",
        '<w:del w:id="5"><w:p><w:r><w:delText>第九条 作废</w:delText></w:r></w:p></w:del>',
        paragraph(deleted("附则")),
        paragraph(run("完")),
    )
    assert page.text == "椅\t8\n完\n"
    assert [mark.text for mark in page.marks] == ["桌3", "第九条 作废", "附则"]


def test_changes_of_looks_and_tracking_alone_are_no_revisions(tmp_path: Path) -> None:
    looks = '<w:b/><w:rPrChange w:id="6"><w:rPr><w:strike/></w:rPr></w:rPrChange>'
    mark = '<w:pPr><w:rPr><w:ins w:id="7"/></w:rPr></w:pPr>'
    page = page_of(tmp_path, f"<w:p>{mark}{run('总价8,000元', looks)}</w:p>", paragraph(inserted(" "), run("完")))
    assert (page.text, page.marks) == ("总价8,000元\n 完\n", ())


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="1"/><w:dstrike w:val="0"/>'])
def test_struck_text_is_not_read(tmp_path: Path, look: str) -> None:
    page = page_of(tmp_path, paragraph(run("租金"), run("5,000", look), run("6,000元")))
    assert page.text == "租金6,000元\n"
    assert page.marks == (Mark(STRUCK, "5,000", 2),)


def test_text_whose_strike_is_off_is_read(tmp_path: Path) -> None:
    look = '<w:strike w:val="0"/><w:dstrike w:val="false"/><w:u w:val="single"/>'
    assert page_of(tmp_path, paragraph(run("租金6,000元", look))).marks == ()


def test_a_style_strikes_hides_and_takes_back(tmp_path: Path) -> None:
    style = '<w:style w:type="{kind}" w:styleId="{name}">{model}<w:rPr>{look}</w:rPr></w:style>'
    page = page_of(
        tmp_path,
        paragraph(run("一"), run("1,000", '<w:rStyle w:val="b"/>'), run("2,000", '<w:rStyle w:val="c"/>')),
        f'<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr>{run("3,000")}{run("4,000", BLACK)}</w:p>',
        styles=style.format(kind="character", name="a", model="", look="<w:strike/>")
        + style.format(kind="character", name="b", model='<w:basedOn w:val="a"/>', look="")
        + style.format(kind="character", name="c", model='<w:basedOn w:val="a"/>', look='<w:strike w:val="0"/>')
        + style.format(kind="paragraph", name="p", model='<w:basedOn w:val="p"/>', look=WHITE),
    )
    assert page.text == "一2,000\n4,000\n"
    assert [(mark.kind, mark.text) for mark in page.marks] == [(STRUCK, "1,000"), (HIDDEN, "3,000")]


@pytest.mark.parametrize("look", [WHITE, '<w:color w:val="fefefe"/>', '<w:sz w:val="2"/>', "<w:vanish/>"])
def test_text_that_nobody_can_see_is_hidden(tmp_path: Path, look: str) -> None:
    page = page_of(tmp_path, paragraph(run("租金6,000元"), run("（实付5,000元）", look)))
    assert page.text == "租金6,000元\n"
    assert page.marks == (Mark(HIDDEN, "（实付5,000元）", 8),)


TABLE = (
    "<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>"
    + paragraph(run("价款8元", WHITE))
    + "</w:tc></w:tr></w:tbl>"
)
SHADE = '<w:shd w:val="clear" w:fill="{}"/>'


@pytest.mark.parametrize(
    "block",
    [
        paragraph(run("价款8元", WHITE + SHADE.format("1F4E79"))),
        paragraph(run("价款8元", WHITE + '<w:highlight w:val="black"/>')),
        f"<w:p><w:pPr>{SHADE.format('336699')}</w:pPr>{run('价款8元', WHITE)}</w:p>",
        TABLE.format(table="", cell=SHADE.format("000000")),
        TABLE.format(table='<w:tblStyle w:val="t"/>', cell=""),
        paragraph(run("价款8元", '<w:color w:val="auto"/><w:sz w:val="10"/>')),
        paragraph(run("价款8元", "<w:webHidden/>")),
    ],
)
def test_white_on_dark_and_small_print_are_read(tmp_path: Path, block: str) -> None:
    style = f'<w:style w:type="table" w:styleId="t"><w:tcPr>{SHADE.format("4472C4")}</w:tcPr></w:style>'
    page = page_of(tmp_path, block, styles=style)
    assert (page.text, page.marks) == ("价款8元\n", ())


RED, NAVY = '<w:color w:val="FF0000"/>', '<w:color w:val="1F3864"/>'


@pytest.mark.parametrize(
    "block",
    [
        paragraph(run("价款"), run("8,000元", BLACK + SHADE.format("000000"))),
        paragraph(run("价款"), run("8,000元", BLACK + '<w:highlight w:val="black"/>')),
        paragraph(run("价款"), run("8,000元", RED + SHADE.format("F80808"))),
        paragraph(run("价款"), run("8,000元", RED + '<w:highlight w:val="red"/>')),
        paragraph(run("价款"), run("8,000元", BLACK + '<w:shd w:val="solid" w:color="000000" w:fill="auto"/>')),
        f"<w:p><w:pPr>{SHADE.format('1F3864')}</w:pPr>{run('价款')}{run('8,000元', NAVY)}</w:p>",
        TABLE.format(table="", cell=SHADE.format("1F3864")).replace(
            run("价款8元", WHITE), run("价款") + run("8,000元", NAVY)
        ),
    ],
)
def test_letters_of_the_colour_of_their_ground_are_hidden(tmp_path: Path, block: str) -> None:
    page = page_of(tmp_path, block)
    assert page.text == "价款\n"
    assert [(mark.kind, mark.text) for mark in page.marks] == [(HIDDEN, "8,000元")]


@pytest.mark.parametrize(
    "look",
    [
        SHADE.format("000000"),  # Word writes automatic letters white there
        '<w:color w:val="auto"/>' + SHADE.format("000000"),
        BLACK + SHADE.format("D9D9D9"),
        RED + '<w:highlight w:val="yellow"/>',
        NAVY + SHADE.format("DAE3F3"),
        BLACK + '<w:shd w:val="pct10" w:color="000000" w:fill="FFFFFF"/>',
        BLACK + '<w:highlight w:val="none"/>',
    ],
)
def test_letters_on_another_colour_are_read(tmp_path: Path, look: str) -> None:
    page = page_of(tmp_path, paragraph(run("价款8,000元", look)))
    assert (page.text, page.marks) == ("价款8,000元\n", ())


def test_what_is_left_of_a_blackened_account_is_no_account(tmp_path: Path) -> None:
    account = run("账号：") + run("6505016162", BLACK + SHADE.format("000000")) + run("0800001359")
    lines = ("采购合同", "甲方：清河市云岭粮油有限公司", "乙方：清河市恒泰米业有限公司", "开户行：建设银行清河支行")
    record = process(word(tmp_path / "a.docx", *(paragraph(run(line)) for line in lines), paragraph(account)))
    assert [account.number for party in record.contract.parties for account in party.accounts] == [None]
    assert {"value-unread", "text-hidden"} <= {finding.code for finding in record.findings}


def test_white_on_a_white_shade_is_hidden(tmp_path: Path) -> None:
    page = page_of(tmp_path, paragraph(run("价款"), run("8,000元", WHITE + SHADE.format("FFFFFF"))))
    assert [(mark.kind, mark.text) for mark in page.marks] == [(HIDDEN, "8,000元")]


def test_what_a_running_head_holds_besides_is_told_too(tmp_path: Path) -> None:
    head = paragraph(run("合同编号：QM-"), deleted("18"), inserted("19"))
    page = page_of(tmp_path, paragraph(run("总价"), run("5,000", "<w:strike/>"), run("元")), header=head)
    assert page.text == "合同编号：QM-19\n总价元\n"
    assert page.marks == (
        Mark(STRUCK, "5,000", page.text.index("元")),
        Mark(REVISED, "18", page.text.index("19"), "19"),
    )


def test_findings_and_values_of_a_changed_price(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx",
        paragraph(run("采购合同")),
        paragraph(run("合同总价：人民币"), deleted("71,600.00"), inserted("78,600.00"), run("元。")),
        paragraph(run("付款期限："), run("收到发票后60日内付款。", "<w:strike/>"), run("收到发票后30日内付款。")),
    )
    record = process(path)
    assert str(record.contract.total.amount) == "78600.00"
    said = {finding.code: finding.message for finding in record.findings}
    assert "“71,600.00”改为“78,600.00”" in said["revision-pending"]
    assert "收到发票后60日内付款" in said["text-struck"]
    assert record.contract.payment.due_days == 30
