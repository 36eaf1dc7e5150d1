"""The parts of a file: told by their headings, and only by positive evidence."""

from __future__ import annotations

import itertools
import tomllib
from importlib.resources import files

import pytest

from hedui.divide import divide
from hedui.divide.announcements import load_words
from hedui.divide.headings import load_headings
from hedui.models.page import Page, Reading
from hedui.models.part import PartKind

AGREEMENT = """设备购销合同
甲方：远岭市云帆电子有限公司
乙方：临川市百合贸易有限公司
第一条 标的
甲方向乙方购买投影仪两台。
甲方（盖章）：远岭市云帆电子有限公司
乙方（盖章）：临川市百合贸易有限公司
"""


def parts(*pages: str) -> list[tuple[PartKind, str]]:
    """Kind and first line of each part."""
    made = tuple(Page(number, text, Reading.PLAIN_TEXT) for number, text in enumerate(pages, 1))
    raw = "\n".join(pages)
    return [(part.kind, raw[part.start : part.end].strip().partition("\n")[0]) for part in divide(made)]


def kinds(*pages: str) -> list[str]:
    return [kind.value for kind, _ in parts(*pages)]


def test_an_agreement_alone_is_one_part() -> None:
    assert parts(AGREEMENT) == [(PartKind.AGREEMENT, "设备购销合同")]


def test_no_text_has_no_parts() -> None:
    assert parts("", "  \n") == []


@pytest.mark.parametrize(
    "sheet",
    [
        "合同审批表\n合同名称\t设备购销合同\n合同金额\t128,000.00\n部门意见：同意\n",
        "用印申请单\n申请人：何晓岚\n文件名称\n设备购销合同\n经办人\n陶小满\n",
        "云帆集团合同会签单\n甲方\t云帆电子\n乙方\t百合贸易\n会签意见\n同意 2024-03-01\n",
    ],
)
def test_an_approval_sheet_ends_where_the_agreement_begins(sheet: str) -> None:
    assert parts(sheet + AGREEMENT)[1] == (PartKind.AGREEMENT, "设备购销合同")
    assert kinds(sheet + AGREEMENT) == ["approval", "agreement"]
    assert kinds(sheet, AGREEMENT) == ["approval", "agreement"]


@pytest.mark.parametrize(
    "sheet",
    [
        "合同会签单\n会签部门\t意见\n财务部\t税率应为13%\n预计金额\t1,000,000元\n",
        "用印申请单\n申请人：何晓岚\n合同金额：128,000元\n",
        "采购合同审批表\n部门意见：同意\n文件名称\n设备购销合同\n经办人\n陶小满\n",
        "成交通知书\n临川市百合贸易有限公司：\n贵单位成交，金额128,000元。\n",
        "电子发票\n价税合计\t3,000.00\n税率\t13%\n",
        "合同流转单\n合同份数\t4\n",
    ],
)
def test_a_sheet_between_cover_and_agreement_is_told_where_the_agreement_begins_again(sheet: str) -> None:
    cover = "编号：YL-2025-01\n设备购销合同\n甲方：远岭市云帆电子有限公司\n乙方：临川市百合贸易有限公司\n2025年3月\n"
    found = parts(cover + sheet + AGREEMENT)
    assert [kind.value for kind, _ in found][::2] == ["agreement", "agreement"]
    assert found[2][1] == "设备购销合同"
    assert kinds(cover + sheet + AGREEMENT.partition("\n")[2]) == ["agreement"], "nothing begins again"
    assert kinds(AGREEMENT + sheet + "一、标的\n投影仪两台。\n") == ["agreement"]


@pytest.mark.parametrize("line", ["审批表", "一、合同审批表", "收货单位\t审批表", "审批表见附件。", "发票：专用"])
def test_words_of_a_sheet_amid_the_clauses_head_none(line: str) -> None:
    first, rest = AGREEMENT.split("甲方向乙方")
    assert kinds(f"{first}{line}\n甲方向乙方{rest}{AGREEMENT}") == ["agreement"]


def test_an_approval_sheet_ends_at_the_parties_of_an_agreement_without_title() -> None:
    body = AGREEMENT.partition("\n")[2]
    assert parts("合同评审表\n部门意见：同意\n" + body)[1][1] == "甲方：远岭市云帆电子有限公司"


@pytest.mark.parametrize(
    "printed",
    [
        "流程表单\n发起人：何晓岚\n合同金额：5000元\n",
        "流程名称：合同审批\n甲方：远岭市云帆电子有限公司\n审批意见：同意\n",
        "OA打印\n当前节点：法务\n",
    ],
)
def test_the_printout_of_a_process_is_an_approval_sheet(printed: str) -> None:
    assert kinds(printed + AGREEMENT) == ["approval", "agreement"]


def test_an_approval_clause_is_no_sheet() -> None:
    assert kinds(AGREEMENT.replace("标的", "审批流程")) == ["agreement"]


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n第一条 标的\n第二条 价款\n附录\n",
        "目 录\n第一条 标的……1\n第二条 价款……2\n附件一 清单……9\n",
        "目录\n附录\n",
        "目录\n- 第一条 标的 1\n- 第二条 价款 2\n- 附录\n",
        "目录\n* 第一条 标的\n* 第二条 价款\n* 附件一 清单\n",
        "目录\n• 第一条 标的……1\n• 第二条 价款……2\n• 附表\n",
    ],
)
def test_contents_end_before_what_they_announce(contents: str) -> None:
    body = "第一条 标的\n甲方向乙方购买投影仪两台，单价见附件。\n第二条 价款\n合同价款为叁万元整。\n"
    found = parts("设备购销合同\n" + contents + body)
    assert [kind.value for kind, _ in found] == ["agreement", "contents", "agreement"]
    assert found[2][1] == "第一条 标的"


def test_a_heading_without_entries_is_no_table_of_contents() -> None:
    assert kinds("设备购销合同\n目录\n甲方：远岭市云帆电子有限公司\n乙方：临川市百合贸易有限公司\n") == ["agreement"]


def test_a_letter_of_authority_behind_the_signatures() -> None:
    letter = "授权委托书\n委托人：远岭市云帆电子有限公司\n受托人：何晓岚\n"
    assert kinds(AGREEMENT + letter) == ["agreement", "authorisation"]
    assert kinds(AGREEMENT, letter, "附件一：清单\n投影仪\n") == ["agreement", "authorisation", "agreement"]


@pytest.mark.parametrize(
    "signed",
    [
        "甲方（章）：远岭市云帆电子有限公司     乙方（章）：临川市百合贸易有限公司",
        "甲方：远岭市云帆电子有限公司\n乙方：临川市百合贸易有限公司\n2025年6月2日    2025年6月3日",
        "甲方：远岭市云帆电子有限公司  乙方：临川市百合贸易有限公司\n二〇二五年三月二十日",
        "甲方代表：何晓岚    乙方代表：孟川",
        "签约人：何晓岚\n签约日期：2025-03-20",
    ],
)
def test_a_letter_of_authority_behind_signatures_without_the_word_for_them(signed: str) -> None:
    letter = "授权委托书\n委托人：临川市百合贸易公司\n"
    agreement = AGREEMENT.partition("甲方（盖章）")[0]
    assert kinds(agreement + signed + "\n\n" + letter) == ["agreement", "authorisation"]


@pytest.mark.parametrize("said", ["自2025年6月2日起", "2025年6月2日前交货", "第二章", "（二）印章", "代表：何晓岚"])
def test_a_heading_amid_the_clauses_begins_no_other_part(said: str) -> None:
    agreement = AGREEMENT.partition("甲方（盖章）")[0]
    assert kinds(agreement + said + "\n授权书\n第二条 乙方出具授权书。\n") == ["agreement"]


def test_a_letter_of_authority_before_the_agreement_or_an_agreement_called_so() -> None:
    letter = "授权委托书\n委托人：远岭市云帆电子有限公司\n受托人：何晓岚\n"
    assert kinds(letter + AGREEMENT) == ["authorisation", "agreement"]
    assert kinds("委托书\n甲方：何晓岚\n乙方：陶小满\n一、乙方代为出售房屋。\n") == ["agreement"]


def test_a_letter_of_authority_as_an_annex_or_the_document_itself() -> None:
    assert kinds(AGREEMENT + "附件一：\n授权委托书\n委托人：云帆电子\n") == ["agreement"]
    assert kinds("授权委托书\n委托人：远岭市云帆电子有限公司\n受托人：何晓岚\n") == ["authorisation"]


def test_a_licence_ends_with_its_page() -> None:
    licence = "营业执照\n统一社会信用代码 91110000000000000X\n名称 远岭市云帆电子有限公司\n"
    assert kinds(AGREEMENT, licence, "附件一：清单\n投影仪\n") == ["agreement", "certificate", "agreement"]


@pytest.mark.parametrize(
    "behind",
    [
        "附：身份证复印件\n姓名 何静\n住址 云州市临江路88号\n公民身份号码 110105199003070017",
        "性别 女 民族 汉\n住址 云州市临江路88号",
        "关于我们 | 联系我们 | 网站地图\n电话：010-88886666",
        "网站客服电话：010-88886666\n版权所有 某某网",
    ],
)
def test_a_card_and_the_foot_of_a_web_page_are_no_agreement(behind: str) -> None:
    first, *lines = AGREEMENT.splitlines()
    assert kinds(AGREEMENT + behind)[0] == "agreement"
    assert len(kinds(AGREEMENT + behind)) == 2
    assert kinds("\n".join([first, behind.splitlines()[0], *lines])) == ["agreement"]


def test_what_an_office_fills_in() -> None:
    assert kinds(AGREEMENT + "（以下由备案机关填写）\n合同备案编号：\n") == ["agreement", "form"]
    assert kinds(AGREEMENT + "（以下由乙方填写）\n合同备案编号：\n") == ["agreement"]


def test_a_letter_alone_is_no_agreement() -> None:
    assert kinds("催款函\n百合贸易有限公司：\n贵公司尚欠货款三万元，请于本月底前付清。\n") == ["other"]
    assert kinds("中标通知书\n百合贸易有限公司：\n贵公司已中标。\n", AGREEMENT) == ["other", "agreement"]


def test_parts_leave_no_gap() -> None:
    pages = ["合同审批表\n同意\n", AGREEMENT, "授权委托书\n委托人：云帆\n"]
    made = tuple(Page(number, text, Reading.PLAIN_TEXT) for number, text in enumerate(pages, 1))
    found = divide(made)
    assert found[0].start == 0
    assert found[-1].end == len("\n".join(pages))
    assert all(one.end == other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("heading", load_headings().headings, ids=lambda heading: heading.kind.value)
def test_examples_of_headings(heading) -> None:  # type: ignore[no-untyped-def]
    assert [text for text in heading.examples if not heading.heads(text)] == []
    assert [text for text in heading.counterexamples if heading.heads(text)] == []


HEAD = """设备租赁合同
签订日期：2024年3月1日
甲方：远岭市云帆电子有限公司
乙方：临川市百合贸易有限公司
"""
SIGNED = """甲方（盖章）：远岭市云帆电子有限公司
乙方（盖章）：临川市百合贸易有限公司
"""


@pytest.mark.parametrize(
    "heading",
    [
        "八、免责声明",
        "第八条 出租方声明",
        "(八) 乙方不再转租之承诺书",
        "8、质量保证书",
        "8. 廉政责任书",
        "8.1 甲方无对价责任声明",
        "第八章 声明",
        "第八款 安全告知书",
        "八.  发票",
        "八、送货单与对账单",
    ],
)
def test_a_numbered_article_heads_no_part_of_its_own(heading: str) -> None:
    body = f"一、租赁物\n投影仪两台。\n二、合同盖章后生效\n{heading}\n双方各自声明如下。\n{SIGNED}"
    assert kinds(HEAD + body) == ["agreement"]
    assert kinds(f"{HEAD}一、租赁物\n合同盖章后生效\n", f"{heading}\n双方各自声明如下。\n{SIGNED}") == ["agreement"]


@pytest.mark.parametrize("heading", ["郑重声明", "重要声明", "特别告知书", "廉洁承诺书"])
def test_the_day_of_signing_on_the_cover_is_no_signature_behind_which_another_part_begins(heading: str) -> None:
    body = f"{heading}\n请双方仔细阅读。\n第一条 租赁物\n投影仪两台。\n{SIGNED}"
    assert kinds(HEAD + body) == ["agreement"]


@pytest.mark.parametrize("heading", ["郑重声明", "廉洁承诺书", "供应商声明"])
def test_what_is_headed_without_a_number_behind_the_signatures_is_no_agreement(heading: str) -> None:
    end = f"{heading}\n我方承诺不行贿。\n"
    assert kinds(f"{HEAD}第一条 租赁物\n投影仪两台。\n{SIGNED}{end}")[-1] == "other"
    assert kinds(f"{HEAD}投影仪两台租给乙方。\n{SIGNED}{end}")[-1] == "other"


def _announcement_headings(key: str) -> list[str]:
    text = (files("hedui.divide") / "headings.toml").read_text("utf-8")
    return list(tomllib.loads(text)["announcement"][key])


@pytest.mark.parametrize("heading", _announcement_headings("examples"))
def test_a_stretch_of_an_announcement_with_terms_is_told_by_its_heading(heading: str) -> None:
    assert load_words().republishes(heading.partition("、")[2])


@pytest.mark.parametrize("heading", _announcement_headings("counterexamples"))
def test_any_other_of_its_stretches_has_none(heading: str) -> None:
    assert not load_words().republishes(heading.partition("、")[2])


HEADS = [
    "经办部门：后勤保障部",
    "经办人：何静",
    "归档编号：GD-2025-7",
    "归档盒号 D-2025-117",
    "审核人：何静",
    "流程编号：OA2025-11",
]


@pytest.mark.parametrize("line", HEADS)
@pytest.mark.parametrize("below", [1, 2])
def test_what_an_office_notes_above_the_parties_hides_no_place_for_seals(line: str, below: int) -> None:
    rows = AGREEMENT.replace("甲方（盖章）", "第二条 发票\n乙方开具发票。\n甲方（盖章）").split("\n")
    noted = "\n".join([*rows[:below], line, *rows[below:]])
    assert set(kinds(noted)) <= {"agreement", "approval", "signature-page"}
