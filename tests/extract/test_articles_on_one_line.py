"""Articles whose heading and sentences stand on one line, only a gap between them."""

from __future__ import annotations

import pytest

from hedui.models.contract import Instalment
from tests.extract.reading import read

TEXT = """办公家具采购合同
甲方：泊江市图文中心
乙方：泊江市木兰家具有限公司
第一条 标的 甲方向乙方购买办公桌30张。
第二条 价款 合同总价为人民币60000元。
第三条{}{}
第四条 争议解决 争议提请泊江仲裁委员会仲裁。
第五条 其他 本合同一式两份。{}
"""


def instalments(payment: str, heading: str = " 付款 ") -> tuple[Instalment, ...]:
    return read(TEXT.format(heading, payment, "")).contract.payment.instalments


def conflicts(other: str) -> bool:
    return any(
        mention.field == "dispute.either" for mention in read(TEXT.format(" 付款 ", "验收后付清。", other)).mentions
    )


@pytest.mark.parametrize(
    "heading", [" 付款 ", "　付款方式　　", "付款 ", " 价款支付 ", "\n", " 付款方式：", " 结算支付 "]
)
def test_the_heading_is_no_part_of_the_condition(heading: str) -> None:
    found = instalments("签约后3日内付30%，到货后付50%，验收后付20%。", heading)
    assert [(one.condition, one.due_days) for one in found] == [("签约后", 3), ("到货后", None), ("验收后", None)]


@pytest.mark.parametrize(
    ("sentence", "conditions"),
    [
        ("第一期30000元（签约后）；第二期30000元（验收后）。", ["签约后", "验收后"]),
        ("签订合同后付40%；货物送达后再付60%。", ["签订合同后", "货物送达后"]),
        ("签约后付40%；验收（以报告为准）后付60%。", ["签约后", "验收（以报告为准）后"]),
        ("签约后付40%；验收合格后方付60%。", ["签约后", "验收合格后"]),
    ],
)
def test_a_condition_ends_where_it_is_paid(sentence: str, conditions: list[str]) -> None:
    assert [one.condition for one in instalments(sentence)] == conditions


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("甲方在签约后支付乙方20000元，到货后支付30000元，余款安装完成后付清。", ["20000", "30000", None]),
        ("签约后付20000元，余款验收后付清。", ["20000", None]),
        (
            "签约后支付给乙方2万元，到货后支付1万元，验收后支付1万元，剩余款项年底付清。",
            ["20000", "10000", "10000", None],
        ),
        ("甲方应付60000元，其中签约后付20000元，余款验收后付清。", ["20000", None]),
        ("甲方应付总价60000元，签约后付20000元，余款验收后付清。", ["20000", None]),
    ],
)
def test_sums_before_the_rest(sentence: str, sums: list[str | None]) -> None:
    assert [None if one.amount is None else str(one.amount) for one in instalments(sentence)] == sums


@pytest.mark.parametrize(
    "rest", ["其余按月结算", "剩余在验收后一次性付清", "其余待验收合格后支付", "余下随每批货物结清"]
)
def test_the_rest_without_a_noun_is_a_step(rest: str) -> None:
    found = instalments(f"签约后付30%，到货后付50%，{rest}。")
    assert len(found) == 3
    assert (found[-1].share, found[-1].amount) == (None, None)


@pytest.mark.parametrize("rest", ["其余条款不变", "其余货物由乙方保管", "其余事项另行约定"])
def test_the_rest_of_something_else_is_none(rest: str) -> None:
    assert len(instalments(f"签约后付30%，到货后付70%。{rest}。")) == 2


@pytest.mark.parametrize(
    "other",
    ["与本合同有关的一切纠纷由乙方住所地法院管辖。", "\n5.2 因本合同引起的纠纷，向乙方住所地人民法院起诉。"],
)
def test_a_court_in_another_article_contradicts_the_tribunal(other: str) -> None:
    assert conflicts(other)


@pytest.mark.parametrize(
    "other",
    [
        "裁决生效后可向人民法院申请强制执行。",
        "因知识产权发生的纠纷由乙方住所地法院管辖。",
        "协商期间双方继续履行。",
        "仲裁条款无效的，由乙方住所地法院管辖。",
    ],
)
def test_a_court_for_something_else_does_not(other: str) -> None:
    assert not conflicts(other)


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        ("付款 签约后付30%，到货后付70%。", "付款"),
        ("违约责任 乙方逾期交货的，每日按千分之一支付违约金。", "违约责任"),
        ("质量、验收 货物应符合国家标准，甲方收货后验收。", "质量、验收"),
        ("甲方 将房屋出租给乙方使用，乙方按月付租。", None),
        ("甲方将房屋出租给乙方使用，乙方按月付租。", None),
        ("乙方应当提供 真实的资料。", None),
    ],
)
def test_what_stands_before_a_gap_is_the_heading(row: str, heading: str | None) -> None:
    outline = read(TEXT.format(" ", row, "")).layout.outline
    assert next(clause.heading for clause in outline.articles if clause.number == "第三条") == heading


@pytest.mark.parametrize(
    "told",
    [
        "送达：发包人的送达地址为禾源县文化路9号。",
        "九、送达：甲方的送达地址为禾源县文化路9号，乙方的送达地址为禾源县建设路22号。",
        "通知送达地址为禾源县文化路9号。",
    ],
)
def test_an_address_for_notices_is_no_place_of_delivery(told: str) -> None:
    assert read(TEXT.format(" 付款 ", "验收后付清。", "\n" + told)).contract.delivery.place is None
