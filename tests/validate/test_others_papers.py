"""Nothing is told of papers in an agreement's file that are not its own: an office's notes, a tender's forms."""

from __future__ import annotations

import pytest

from .agreements import codes, findings

SIGNED = """设备采购合同
合同编号：QC-2025-018
甲方：青川市第二中学
乙方：青川恒达设备有限公司
一、货款共计5000元。
{body}
甲方（盖章）：青川市第二中学
代表：何静　2025年3月1日
乙方（盖章）：青川恒达设备有限公司
代表：陶小满　2025年3月1日
{behind}"""
LISTED = "二、合同附件\n附件一：项目进度表\n附件二：成果清单\n附件三：人员清单"


def _told(body: str, behind: str) -> set[str]:
    return codes(SIGNED.format(body=body, behind=behind))


@pytest.mark.parametrize(
    "heading",
    [
        "技术合同登记机关填写栏",
        "合同备案机关审查登记栏",
        "主管部门审核意见",
        "（登记机构专用栏）",
        "鉴证机关意见：",
        "以下由登记机关填写",
    ],
)
def test_what_an_office_fills_in_below_is_nobody_s_blank(heading: str) -> None:
    choice = "认定结论：□技术转让　□技术许可　□不予登记\n"
    behind = f"{heading}\n登记编号：\n{choice}核定交易额：＿＿＿＿元\n经办人：　　　年　　月　　日\n"
    assert _told("", behind).isdisjoint({"blank-field", "choice-unresolved", "signatory-missing", "number-missing"})


def test_what_the_parties_themselves_left_blank_is_told() -> None:
    assert "blank-field" in _told("二、备案部门意见由乙方于＿＿＿＿日内取得。", "")
    assert "blank-field" in _told("二、乙方应于＿＿＿＿日内交货，登记机关填写栏由登记机关填写。", "")


@pytest.mark.parametrize(
    "chapter", ["第五章　附件", "第六章 投标文件格式", "投标文件格式", "第六部分 响应文件格式（参考）"]
)
@pytest.mark.parametrize("behind_number", ["、", "："])
def test_the_forms_of_a_tender_are_not_what_the_agreement_lists(chapter: str, behind_number: str) -> None:
    forms = ("投标申请格式", "法定代表人授权书格式", "报价表格式")
    headed = (f"附件{n}{behind_number}{form}\n格式自拟。\n" for n, form in zip("一二三", forms, strict=True))
    assert "attachment-mismatch" not in _told(LISTED, f"\n{chapter}\n" + "".join(headed))


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("项目计划书", "成果清单", "人员清单"), 1),
        (("项目计划书", "成果汇总", "人员清单"), 2),
        (("项目计划书", "成果汇总"), 2),
        (("项目进度表", "成果清单", "人员清单"), 0),
    ],
)
def test_its_own_attachments_under_another_title_are_told(headings: tuple[str, ...], told: int) -> None:
    behind = "".join(f"附件{n}：{heading}\n见原件。\n" for n, heading in zip("一二三", headings, strict=False))
    assert len(findings("attachment-mismatch", SIGNED.format(body=LISTED, behind="\n" + behind))) == told


@pytest.mark.parametrize(
    "said",
    [
        "附件：附件如与正文不一致的，以正文为准",
        "附件：双方另行签署的，与本合同具有同等效力",
        "附件：由乙方提供，经甲方确认后生效",
    ],
)
def test_what_is_said_of_attachments_is_none(said: str) -> None:
    assert "attachment-missing" not in _told(said, "")


@pytest.mark.parametrize("listed", ["附件：设备清单", "附件：技术规格书，设备清单", "附件：《设备清单》"])
def test_an_attachment_without_a_number_is_missed(listed: str) -> None:
    assert "attachment-missing" in _told(listed, "")


@pytest.mark.parametrize(
    "papers",
    [
        "不动产权证书（编号：青2021青川市不动产权第0006215号）",
        "营业执照（编号：510800123）",
        "中标通知书（编号：QZ2025-061）",
        "专利许可（编号：ZL2021-0018）",
    ],
)
def test_the_number_of_another_paper_is_not_the_agreement_s(papers: str) -> None:
    parties = "甲方：青川市第二中学\n乙方：青川恒达设备有限公司\n"
    assert "number-missing" in codes(f"委托合同\n{parties}一、甲方应提供{papers}复印件。\n二、费用5000元。\n")


@pytest.mark.parametrize(
    "head", ["（编号：QC2025-018）", "合同（编号：QC2025-018）", "编号：QC2025-018", "No. QC2025-018"]
)
def test_the_agreement_s_own_number_is_not_missed(head: str) -> None:
    short = f"委托合同\n{head}\n甲方：青川市第二中学\n乙方：青川恒达设备有限公司\n一、费用5000元。\n"
    assert "number-missing" not in codes(short)
