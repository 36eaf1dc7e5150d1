"""What clauses settle: choices, disputes, copies, attachments."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction
from hedui.extract.extraction import AttachmentRole, ChoiceState

from .reading import read

AGREEMENT = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 租赁物
乙方向甲方出租测量设备一批。
第二条 约定
{body}
第三条 其他
未尽事宜，由双方协商解决。

甲方（盖章）：青川市测绘院
乙方（盖章）：青川恒达仪器有限公司
日期：2024年3月6日
"""


def agreement(body: str, after: str = "") -> Extraction:
    return read(AGREEMENT.format(body=body) + after)


def choice(body: str) -> tuple[ChoiceState, list[str]]:
    (found,) = agreement(body).choices
    return found.state, [option.text.rstrip("；;。") for option in found.chosen]


OPTIONS = "（1）银行转账；\n（2）现金；\n（3）支票。"


@pytest.mark.parametrize(
    ("body", "state", "chosen"),
    [
        (f"甲方按下列第【1】项方式付款：\n{OPTIONS}", ChoiceState.CHOSEN, ["银行转账"]),
        (f"甲方按下列第 2 种方式付款：\n{OPTIONS}", ChoiceState.CHOSEN, ["现金"]),
        (f"甲方按下列第【一】项方式付款：\n{OPTIONS}", ChoiceState.CHOSEN, ["银行转账"]),
        (f"甲方按下列第（3）项方式付款：{OPTIONS}", ChoiceState.CHOSEN, ["支票"]),
        (f"甲方按下列第【1、3】项方式付款：\n{OPTIONS}", ChoiceState.CHOSEN, ["银行转账", "支票"]),
        (f"甲方按下列第【】项方式付款：\n{OPTIONS}", ChoiceState.UNRESOLVED, []),
        (f"甲方按下列第【/】项方式付款：\n{OPTIONS}", ChoiceState.NOT_APPLICABLE, []),
        (f"甲方按下列第【4】项方式付款：\n{OPTIONS}", ChoiceState.INVALID, []),
        (f"甲方按下列第【转账】项方式付款：\n{OPTIONS}", ChoiceState.INVALID, []),
        ("交付方式：☑送货 □自提", ChoiceState.CHOSEN, ["送货"]),
        ("交付方式：□送货  √自提", ChoiceState.CHOSEN, ["自提"]),
        ("交付方式：■送货 □自提", ChoiceState.CHOSEN, ["送货"]),
        ("交付方式：□送货 □自提", ChoiceState.UNRESOLVED, []),
        ("交付方式：\n☑送货\n□自提", ChoiceState.CHOSEN, ["送货"]),
    ],
)
def test_choices(body: str, state: ChoiceState, chosen: list[str]) -> None:
    assert choice(body) == (state, chosen)


@pytest.mark.parametrize(
    "body", ["本条第（二）项所称费用由甲方承担。", "按照第三条的约定执行。", "甲方应当按下列规定付款。"]
)
def test_references_are_no_choices(body: str) -> None:
    assert agreement(body).choices == ()


DISPUTES = (
    "因本合同发生的争议，协商不成的，按下列第【{n}】种方式解决：\n"
    "（1）提交青川仲裁委员会仲裁；\n（2）向甲方所在地人民法院起诉。"
)


@pytest.mark.parametrize(
    ("body", "method", "venue"),
    [
        ("因本合同发生的争议，向青川市城中区人民法院提起诉讼。", "litigation", "青川市城中区人民法院"),
        ("协商不成的，任何一方均可向人民法院起诉。", "litigation", None),
        ("因本合同发生的争议，提交青川仲裁委员会仲裁。", "arbitration", "青川仲裁委员会"),
        ("发生争议，甲方起诉的，由甲方所在地人民法院管辖；乙方起诉的，由乙方所在地人民法院管辖。", "litigation", None),
        ("由仓库所在地人民法院或存货人住所地人民法院管辖。", "litigation", None),
        ("争议提交青川仲裁委员会云汀分会仲裁。", "arbitration", "青川仲裁委员会云汀分会"),
        ("因本合同发生的争议，提交【青川】仲裁委员会仲裁。", "arbitration", "青川"),
        ("争议提交青川仲裁委员会或云汀仲裁委员会仲裁。", "arbitration", None),
        ("争议向甲方所在地人民法院起诉，由甲方所在地人民法院管辖。", "litigation", "甲方所在地人民法院"),
        ("争议由青川市中级人民法院管辖。", "litigation", "青川市中级人民法院"),
        ("争议解决方式：诉讼。管辖法院：青川市城中区人民法院。", "litigation", "青川市城中区人民法院"),
        ("争议解决方式：（ ）仲裁 （√）诉讼", "litigation", None),
        ("争议解决方式：□提交____仲裁委员会仲裁；☑向甲方所在地人民法院起诉。", "litigation", "甲方所在地人民法院"),
        (
            "协商不成的，按下列第【A】种方式解决：A、提交青川仲裁委员会仲裁；B、依法起诉。",
            "arbitration",
            "青川仲裁委员会",
        ),
        ("本合同纠纷由合同签订地有管辖权的人民法院管辖。", "litigation", "合同签订地有管辖权的人民法院"),
        ("协商不成的，应提交合同签订地仲裁委员会进行裁决。", "arbitration", "合同签订地仲裁委员会"),
        ("协商不成的，可申请仲裁，也可以向人民法院起诉。", None, None),
        ("协商不成的，可申请仲裁或向甲方所在地人民法院起诉。", None, None),
        ("协商不成的，可向人民法院起诉或申请仲裁。", None, None),
        ("发生争议，提交青川仲裁委员会仲裁，对裁决不服的，可向人民法院起诉。", "arbitration", "青川仲裁委员会"),
        ("履行中有分歧的，由双方协商；仍不能解决者，提请青川仲裁委员会仲裁。", "arbitration", "青川仲裁委员会"),
        ("双方如生分歧，先行磋商；磋商未果的，由合同签订地法院管辖。", "litigation", "合同签订地法院"),
        ("发生争议，提交青川仲裁委员会仲裁，双方不得再向人民法院起诉。", "arbitration", "青川仲裁委员会"),
        ("发生争议的，不得直接向法院起诉；应提交青川仲裁委员会仲裁。", "arbitration", "青川仲裁委员会"),
        ("乙方应配合甲方协商工期，并向人民法院提供资料。", None, None),
        ("争议按以下方式解决：□提交青川仲裁委员会仲裁", None, None),
        ("争议按以下方式解决：○提交青川仲裁委员会仲裁 ○向人民法院起诉", None, None),
        ("争议按以下方式解决：○提交青川仲裁委员会仲裁 ●向人民法院起诉", "litigation", None),
        ("争议按以下方式解决：提交青川仲裁委员会仲裁 √向人民法院起诉", "litigation", None),
        ("争议按以下方式解决：☒提交青川仲裁委员会仲裁 □向人民法院起诉", "arbitration", "青川仲裁委员会"),
        ("争议按以下方式解决：\n1.提交青川仲裁委员会仲裁；\n2.向人民法院起诉。", None, None),
        ("争议按以下方式解决：先行调解；调解不成的，向人民法院起诉。", "litigation", None),
        ("争议解决方式：仲裁/诉讼", None, None),
        ("争议由双方协商解决，不申请仲裁。", None, None),
        ("有争议的，双方同意以甲方所在地人民法院为第一审管辖法院。", "litigation", "甲方所在地人民法院"),
        ("如有争执，交香港国际仲裁中心仲裁解决，不循诉讼途径。", "arbitration", "香港国际仲裁中心"),
        (
            "一切争议由新加坡国际仲裁中心依其规则作出终局裁断，任何一方均放弃诉诸法院。",
            "arbitration",
            "新加坡国际仲裁中心",
        ),
        ("有讼争的，向青岚海事法院提出。", "litigation", "青岚海事法院"),
        ("打官司就在青岚县人民法院打。", "litigation", "青岚县人民法院"),
        ("争议合意以青岚市人民法院为管辖法院。", "litigation", "青岚市人民法院"),
        ("争议由第一审受理法院审理。", "litigation", None),
        ("发生争议，提交青川国际仲裁院仲裁。", "arbitration", "青川国际仲裁院"),
        ("发生争议，双方同意不提交仲裁，由甲方所在地人民法院管辖。", "litigation", "甲方所在地人民法院"),
        (
            "发生争议，任何一方可向甲方所在地有管辖权的劳动争议仲裁委员会申请仲裁。",
            "arbitration",
            "甲方所在地有管辖权的劳动争议仲裁委员会",
        ),
        ("发生争议，提交青川仲裁委员会仲裁。协商不成的，向甲方所在地人民法院起诉。", None, None),
        ("发生争议，向甲方所在地人民法院起诉。\n争议也提交青川仲裁委员会仲裁。", None, None),
        (
            "争议提交青川仲裁委员会仲裁。因知识产权发生的争议，由甲方所在地人民法院管辖。",
            "arbitration",
            "青川仲裁委员会",
        ),
        ("争议提交青川仲裁委员会仲裁。对裁决不服的，向人民法院申请撤销该争议的裁决。", "arbitration", "青川仲裁委员会"),
        (DISPUTES.format(n="1"), "arbitration", "青川仲裁委员会"),
        (DISPUTES.format(n="2"), "litigation", "甲方所在地人民法院"),
        (DISPUTES.format(n=""), None, None),
    ],
)
def test_disputes(body: str, method: str | None, venue: str | None) -> None:
    dispute = agreement(body).contract.dispute
    assert (dispute.method, dispute.venue) == (method, venue)


@pytest.mark.parametrize(
    ("mark", "duration"), [("☑", "P2Y"), ("■", "P2Y"), ("√", "P2Y"), ("✔", "P2Y"), ("●", "P2Y"), ("□", None)]
)
def test_what_only_an_open_box_offers_is_nobodys(mark: str, duration: str | None) -> None:
    body = f"服务期限：□本合同有效期为一年，{mark}本合同有效期为二年。"
    assert agreement(body.replace("□", "○") if mark == "●" else body).contract.period.duration == duration


@pytest.mark.parametrize(
    ("body", "total", "held"),
    [
        ("本合同一式【肆】份，甲方执【壹】份，乙方执【叁】份。", 4, {"甲方": 1, "乙方": 3}),
        ("本合同一式四份，甲乙双方各执两份。", 4, {"甲方": 2, "乙方": 2}),
        ("本合同一式肆(4)份，双方各持贰(2)份，具有同等法律效力。", 4, {"甲方": 2, "乙方": 2}),
        ("本合同正本一式 2 份，甲方 1 份，乙方 1 份。", 2, {"甲方": 1, "乙方": 1}),
        ("本合同一式【】份，甲方执【】份，乙方执【】份。", None, {}),
        ("验收单一式两份，双方各执一份。本合同一式四份，甲乙双方各执两份。", 4, {"甲方": 2, "乙方": 2}),
        ("交接记录一式两份，双方各执一份。", None, {}),
        ("本合同正本两份、副本四份，甲乙双方各执正本一份、副本两份。", 6, {"甲方": 3, "乙方": 3}),
        ("本合同一式六份，其中正本两份、副本四份，双方各执正本一份，副本二份。", 6, {"甲方": 3, "乙方": 3}),
        ("本合同正本一式二份，双方各执一份；副本四份，甲方执三份，乙方执一份。", 6, {"甲方": 4, "乙方": 2}),
        ("本合同一式捌份，正本贰份，副本陆份。双方各执正本壹份，副本叁份。", 8, {"甲方": 4, "乙方": 4}),
        ("本合同一式陆份，甲方执叁份，乙方执贰份，招标代理机构执壹份。", 6, {"甲方": 3, "乙方": 2, "招标代理机构": 1}),
        ("本合同一式五份，甲方二份，乙方二份，报财政局备案一份。", 5, {"甲方": 2, "乙方": 2, "财政局": 1}),
        ("本合同一式两份，各方各持一份。", 2, {"甲方": 1, "乙方": 1}),
        ("本合同一式四份，甲方三份（财务、档案各一份），乙方一份。", 4, {"甲方": 3, "乙方": 1}),
        ("本合同一式叁份，双方各执壹份，鉴证方执壹份。", 3, {"甲方": 1, "乙方": 1, "鉴证方": 1}),
        ("本合同连同附件共四份，供需双方各执两份。", 4, {"甲方": 2, "乙方": 2}),
        ("本合同正本四份，甲、乙双方各存两份，经双方盖章后生效。", 4, {"甲方": 2, "乙方": 2}),
        ("合同正本两份, 副本两份. 甲方执正本一份、副本一份; 乙方执正本一份、副本一份.", 4, {"甲方": 2, "乙方": 2}),
        ("本协议共签署六份，甲乙双方各保存三份。", 6, {"甲方": 3, "乙方": 3}),
        ("乙方出具测评报告，每个系统一式叁份。", None, {}),
        ("每份协议一式六份，甲方执四份，乙方执两份。", 6, {"甲方": 4, "乙方": 2}),
        ("乙方提交检测报告，每个批次一式六份。", None, {}),
        ("本协议正本2份，双方各执1份，副本5份，甲方3份，乙方2份。", 7, {"甲方": 4, "乙方": 3}),
        (
            "本合同一式七份，甲方执正本一份、副本两份，乙方执正本一份、副本两份，代理机构一份。",
            7,
            {"甲方": 3, "乙方": 3, "代理机构": 1},
        ),
        ("本合同份数：4份，双方各执2份。", 4, {"甲方": 2, "乙方": 2}),
        ("本合同一式两份，双方各执一份，乙方应提供验收报告一式三份。", 2, {"甲方": 1, "乙方": 1}),
        ("本合同一式四份，发包人承包人各执两份。", 4, {"甲方": 2, "乙方": 2}),
        ("本合同一式两份，各执一份。", 2, {"甲方": 1, "乙方": 1}),
        ("本协议一式两份，甲，乙方各一份，具有同等法律效力。", 2, {"甲方": 1, "乙方": 1}),
        ("本合同一式四份，甲方，乙方各执两份。", 4, {"甲方": 2, "乙方": 2}),
        ("合同一式两份，邮寄给乙方，经盖章后寄还给甲方一份，甲乙双方各执一份。", 2, {"甲方": 1, "乙方": 1}),
        ("乙方应提供营业执照副本一份，竣工图纸一式四份。", None, {}),
    ],
)
def test_copies(body: str, total: int | None, held: dict[str, int]) -> None:
    copies = agreement(body).contract.copies
    assert (copies.total, copies.held) == (total, held)


LIST = "附件一：设备清单\n附件二：验收单\n"
BODY = (
    "\n附件一：设备清单\n"
    + "乙方提供的设备应当完好，附件齐全，并在交付前经过校准。\n"
    + "\n".join(f"{n}、第{n}项设备由乙方在交付之前完成校准，并随附校准证书一份。" for n in range(1, 8))
)


def attachments(extraction: Extraction) -> list[tuple[str, str | None]]:
    return [(a.label, a.title) for a in extraction.contract.attachments]


def roles(extraction: Extraction) -> list[tuple[str, AttachmentRole]]:
    return [(a.label, a.role) for a in extraction.attachments]


def test_attachments_as_listed() -> None:
    extraction = agreement(f"本合同附件：\n{LIST}")
    assert attachments(extraction) == [("附件一", "设备清单"), ("附件二", "验收单")]
    assert roles(extraction) == [("附件一", AttachmentRole.LISTED), ("附件二", AttachmentRole.LISTED)]


BEHIND = ["附件：1、设备清单\n2、验收单", "附件1：设备清单\n附件2：《验收单》", "附件清单：\n1.设备清单\n2.验收单"]
WITHIN = [*BEHIND, "附件：\n1、设备清单\n2、验收单", "附件：\n（1）设备清单\n（2）验收单"]


@pytest.mark.parametrize("listed", WITHIN)
def test_other_ways_to_list_within_a_clause(listed: str) -> None:
    assert attachments(agreement(listed)) == [("附件一", "设备清单"), ("附件二", "验收单")]


@pytest.mark.parametrize("listed", BEHIND)
def test_other_ways_to_list_behind_the_signatures(listed: str) -> None:
    extraction = agreement("乙方应按时交付。", f"\n{listed}\n")
    assert attachments(extraction) == [("附件一", "设备清单"), ("附件二", "验收单")]


TWO = [("附件一", "设备清单"), ("附件二", "验收标准")]


@pytest.mark.parametrize(
    "listed",
    [
        "附件：\n1.设备清单\n2.验收标准",
        "附件：1.设备清单\n      2.验收标准",
        "附 件：\n1 、 设备清单\n2 、 验收标准",
        "附件：1.设备清单 2.验收标准",
        "附件：1、设备清单；2、验收标准。",
        "附件：（1）设备清单（2）验收标准",
        "附件：\n一、设备清单\n二、验收标准",
        "附件一：设备清单；附件二：验收标准",
        "附件1：设备清单、附件2：验收标准",
        "附件一：设备清单  附件二：验收标准",
    ],
)
def test_lists_in_one_line_or_below_each_other(listed: str) -> None:
    for extraction in (agreement("乙方应按时交付。", f"\n{listed}\n"), agreement(listed)):
        assert attachments(extraction) == TWO
        assert {role for _, role in roles(extraction)} == {AttachmentRole.LISTED}


@pytest.mark.parametrize(
    "body",
    [
        "本合同附件包括：附件1《设备清单》、附件2《验收标准》。",
        "本合同附件一为《设备清单》，附件二为《验收标准》。",
        "下列附件是本合同的组成部分：1、设备清单；2、验收标准。",
        "下列文件为本合同附件：\n（1）设备清单；\n（2）验收标准。",
        "设备见附件1：设备清单，验收按附件2“验收标准”进行。",
        "《设备清单》（附件一）、《验收标准》（见附件二）由双方确认。",
        "附件：\n1、设备清单；\n2、验收标准。\n3、本合同经双方签字后生效。",
    ],
)
def test_sentences_that_name_attachments(body: str) -> None:
    assert attachments(agreement(body)) == TWO


@pytest.mark.parametrize(
    "body",
    [
        "依照《采购管理办法》附件2《验收表》执行。",
        "招标文件附件三《技术规格书》、原合同附件一《清单》仍然有效。",
        "附件：无",
        "乙方请款的附件包括：1、发票；2、验收单。",
        "设备明细见附件一、附件二。",
    ],
)
def test_what_is_no_attachment_of_this_agreement(body: str) -> None:
    assert attachments(agreement(body)) == []


def test_other_names_of_attachments() -> None:
    assert attachments(agreement("附表1：设备清单\n附表2：人员名单")) == [
        ("附表一", "设备清单"),
        ("附表二", "人员名单"),
    ]
    assert attachments(agreement("设备见附录一《设备清单》。")) == [("附录一", "设备清单")]
    assert attachments(agreement("附件：《设备清单》、《验收标准》")) == [("附件", "设备清单"), ("附件", "验收标准")]


def test_attachments_as_cited() -> None:
    extraction = agreement("设备见附件一《设备清单》，验收按附件2《验收单》进行。")
    assert attachments(extraction) == [("附件一", "设备清单"), ("附件二", "验收单")]
    assert {role for _, role in roles(extraction)} == {AttachmentRole.CITED}


def test_an_attachment_in_the_file() -> None:
    extraction = agreement(f"本合同附件：\n{LIST}", BODY)
    assert attachments(extraction) == [("附件一", "设备清单"), ("附件二", "验收单")]
    assert ("附件一", AttachmentRole.BODY) in roles(extraction)


def test_an_attachment_s_own_numbers_are_not_the_agreement_s() -> None:
    body = BODY + "\n本清单有效期5年，自2030年1月1日起。"
    period = agreement("租期2年，自2024年4月1日起至2026年3月31日止。", body).contract.period
    assert (period.duration, str(period.start_date), str(period.end_date)) == ("P2Y", "2024-04-01", "2026-03-31")


def term(body: str, title: str = "设备租赁合同") -> tuple[str | None, ...]:
    period = read(f"{title}\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n{body}\n").contract.period
    stated = (period.duration, period.start_date, period.end_date, period.renewal)
    return tuple(None if value is None else str(value) for value in stated)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("双方同意续租一年，续租期自2026年3月1日至2027年2月28日止。", ("P1Y", "2026-03-01", "2027-02-28", None)),
        ("双方同意续租一年（自2026年3月1日起）。", ("P1Y", "2026-03-01", None, None)),
        ("租期自2026年3月1日至2027年2月28日止。期满后可续租一年。", (None, "2026-03-01", "2027-02-28", "P1Y")),
        ("租期一年。期满自动续租一年，自期满次日起算。", ("P1Y", None, None, "P1Y")),
    ],
)
def test_a_renewal_with_its_days_is_this_term(body: str, expected: tuple[str | None, ...]) -> None:
    assert term(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "一、培训时间：2026年3月10日至2026年3月12日。\n二、本协议有效期一年，自签订之日起计算。",
            ("P1Y", None, None, None),
        ),
        ("一、培训时间：2026年3月10日至2026年3月12日。", (None, "2026-03-10", "2026-03-12", None)),
        (
            "活动时间：2026年5月10日至2026年5月12日，服务期自2026年5月1日至2026年5月31日。",
            (None, "2026-05-01", "2026-05-31", None),
        ),
        ("展会时间：2026年5月10日至2026年5月12日\n布展时间：2026年5月8日至2026年5月9日", (None, None, None, None)),
    ],
)
def test_when_something_takes_place_is_no_term_beside_one(body: str, expected: tuple[str | None, ...]) -> None:
    assert term(body, "培训服务协议") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("项目启动日期：2026年3月1日\n项目完成日期：2026年9月1日", (None, "2026-03-01", "2026-09-01", None)),
        ("开工日期：2026年3月1日 竣工日期：2026年9月1日", (None, "2026-03-01", "2026-09-01", None)),
        ("租期自2026年元月1日起至2026年12月31日止。", (None, "2026-01-01", "2026-12-31", None)),
        ("签订日期：2026年2月10日\n租期自26年3月1日至27年2月28日。", (None, "2026-03-01", "2027-02-28", None)),
        ("租期自26年3月1日至27年2月28日。", (None, None, None, None)),
        ("年度\t期间\t年租金（元）\n第一年\t2026.3.1-2027.2.28\t60000\n第二年\t2027.3.1-2028.2.28\t66000", (None,) * 4),
    ],
)
def test_days_under_other_words_or_short_are_the_term(body: str, expected: tuple[str | None, ...]) -> None:
    assert term(body, "技术服务合同") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("争议提交贸仲仲裁。", ("arbitration", "贸仲")),
        ("争议由北仲按其规则仲裁。", ("arbitration", "北仲")),
        ("争议应提交CIETAC仲裁。", ("arbitration", "CIETAC")),
        ("争议提交贸仲或北仲仲裁。", (None, None)),
        ("争议由甲方所在地法院管辖，不提交贸仲。", ("litigation", "甲方所在地法院")),
    ],
)
def test_a_tribunal_may_be_called_by_its_short_name(body: str, expected: tuple[str | None, str | None]) -> None:
    dispute = agreement(body).contract.dispute
    assert (dispute.method, dispute.venue) == expected
