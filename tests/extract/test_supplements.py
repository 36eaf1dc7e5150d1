"""Supplements: what they cite of the agreement that they amend, and what they change of it."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction
from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

PLAIN = """{title}

{head}甲方：青岚市图书馆
乙方：澄江数码设备有限公司

{opening}

{clauses}

甲方（盖章）：青岚市图书馆
授权代表：何静
日期：2024年3月2日
乙方（盖章）：澄江数码设备有限公司
授权代表：沈朗
日期：2024年3月3日
"""
CITED = (
    "甲乙双方于2023年5月1日签订了《阅览设备采购合同》（合同编号：CG-2023-018，以下简称“原合同”），现达成如下补充协议："
)
CLAUSES = "一、付款时间顺延。\n二、本补充协议一式肆份，双方各执贰份。\n三、未尽事宜，仍按原合同执行。"


def supplement(title: str = "补充协议", opening: str = CITED, clauses: str = CLAUSES, head: str = "") -> Extraction:
    return read(PLAIN.format(title=title, opening=opening, clauses=clauses, head=head))


def amends(extraction: Extraction) -> tuple[str | None, str | None, str | None]:
    cited = extraction.contract.amends
    return cited.number, cited.title, str(cited.date_signed) if cited.date_signed else None


WHOLE = ("CG-2023-018", "阅览设备采购合同", "2023-05-01")

CITATIONS = {
    "called-the-original": (CITED, WHOLE),
    "number-first": (
        "鉴于双方于2023年5月1日签署编号为CG-2023-018的《阅览设备采购合同》（以下简称“主合同”），经友好协商，作如下变更：",
        WHOLE,
    ),
    "date-behind": (
        "甲、乙双方已签订《阅览设备采购合同》（编号：CG-2023-018，签订日期：2023年5月1日），现补充如下：",
        WHOLE,
    ),
    "without-book-marks": (
        "对2023年5月1日签订的合同编号为CG-2023-018的阅览设备采购合同，双方协商变更如下：",
        WHOLE,
    ),
    "by-labels": (
        "原合同名称：阅览设备采购合同\n原合同编号：CG-2023-018\n原合同签订日期：2023年5月1日\n\n双方协商一致，变更如下：",
        WHOLE,
    ),
    "words-between": (
        "甲乙双方就阅览室改造事宜于二〇二三年五月一日在青岚市签订了《阅览设备采购合同》【合同编号：CG-2023-018】，现补充如下：",
        WHOLE,
    ),
    "no-number": ("双方于2023年5月1日签订《阅览设备采购合同》，现就交货时间补充如下：", (None, *WHOLE[1:])),
    "no-date": ("本协议为《阅览设备采购合同》（合同编号：CG-2023-018）的补充协议。", (*WHOLE[:2], None)),
    "number-alone": ("双方协商，对编号为CG-2023-018的合同作如下变更：", ("CG-2023-018", None, None)),
    "date-alone": ("根据双方于2023年5月1日签订的原合同，补充如下：", (None, None, "2023-05-01")),
    "year-in-brackets": (
        "双方签订的《房屋租赁合同》（合同编号：青房租【2023】第018号）继续有效，补充如下：",
        ("青房租【2023】第018号", "房屋租赁合同", None),
    ),
    "law-first": (
        "根据《中华人民共和国民法典》及双方2023年5月1日签订的《阅览设备采购合同》（合同编号：CG-2023-018），补充如下：",
        WHOLE,
    ),
    "framework-besides": (
        "依据双方2022年1月3日签订的《战略合作框架协议》（编号：KJ-2022-001），就2023年5月1日签订的《阅览设备采购合同》"
        "（编号：CG-2023-018）补充如下：",
        WHOLE,
    ),
    "framework-itself": (
        "双方2022年1月3日签订的《战略合作框架协议》（编号：KJ-2022-001），现补充如下：",
        ("KJ-2022-001", "战略合作框架协议", "2022-01-03"),
    ),
    "called-within-book-marks": (
        "甲乙双方于2023年5月1日签订了合同编号为CG-2023-018的《阅览设备采购合同》（下称《主合同》），依据《主合同》补充如下：",
        WHOLE,
    ),
    "words-for-the-day": (
        "鉴于：\n1、双方于贰零贰叁年伍月壹日签署了《阅览设备采购合同》（下称“原采购合同”），合同号为CG-2023-018；\n现补充约定如下：",
        WHOLE,
    ),
    "on-ending": (
        "甲乙双方于2023年5月1日签订的阅览设备采购合同期限将于2024年4月30日届满，补充如下：",
        (None, *WHOLE[1:]),
    ),
    "nothing": ("双方经友好协商，补充如下：", (None, None, None)),
}


@pytest.mark.parametrize(("opening", "cited"), CITATIONS.values(), ids=CITATIONS)
def test_what_is_cited(opening: str, cited: tuple[str | None, ...]) -> None:
    assert amends(supplement(opening=opening)) == cited


TITLES = [
    "房屋租赁合同（补充协议）",
    "劳动合同续订书",
    "补充协议（二）",
    "阅览设备采购合同补充协议",
    "《阅览设备采购合同》补充协议",
    "合同变更协议书",
    "采购合同续签协议",
    "合同解除协议",
]


@pytest.mark.parametrize("title", TITLES)
def test_titles_of_supplements(title: str) -> None:
    assert amends(supplement(title)) == WHOLE


def test_the_title_itself_cites() -> None:
    assert amends(supplement("阅览设备采购合同补充协议", "双方经友好协商，补充如下：")) == (
        None,
        "阅览设备采购合同",
        None,
    )


def test_an_opening_makes_a_supplement_of_an_agreement_without_telling_title() -> None:
    assert amends(supplement("协议书")) == WHOLE


IN_PASSING = {
    "other-terms": "本合同未尽事宜，双方可另行签订补充协议，补充协议与本合同具有同等法律效力。",
    "framework": "本合同依据双方于2022年1月3日签订的《战略合作框架协议》（编号：KJ-2022-001）订立。",
    "after-a-tender": "乙方于2022年1月3日与他人签订的《阅览设备采购合同》（编号：QT-1）与本合同无关。",
    "renewal": "期满后双方可续签合同。续签的，于2025年1月3日前签订《续签协议》。",
    "guarantee": "本合同为编号DK-2023-01的《借款合同》（主合同编号：DK-2023-01）的担保合同。",
}


@pytest.mark.parametrize("clause", IN_PASSING.values(), ids=IN_PASSING)
def test_a_main_agreement_amends_nothing(clause: str) -> None:
    found = supplement(
        "阅览设备采购合同", "双方经协商，订立本合同：", f"第一条 标的\n甲方采购设备。\n第二条 其他\n{clause}"
    )
    assert amends(found) == (None, None, None)
    assert found.amendment is None


@pytest.mark.parametrize(
    ("cited", "number"),
    [
        ("（编号：CG-2023-2\n70）", "CG-2023-270"),
        ("（合同编号：CG-2023-\n0270）", "CG-2023-0270"),
        ("（编号：CG-2023-2）", "CG-2023-2"),
    ],
)
def test_a_number_that_the_end_of_a_line_broke_is_whole(cited: str, number: str) -> None:
    found = supplement(opening=f"甲乙双方于2023年5月1日签订了《设备采购合同》{cited}，现补充如下：").contract.amends
    assert found.number == number


def test_of_a_number_that_may_go_on_below_nothing_is_read() -> None:
    assert supplement(opening="现补充如下：", head="原合同编号：CG-2023-2\n70\n").contract.amends.number is None


def test_each_has_its_own_number() -> None:
    found = supplement(head="补充协议编号：CG-2023-018-B1\n")
    assert (found.contract.number, found.contract.amends.number) == ("CG-2023-018-B1", "CG-2023-018")
    assert supplement().contract.number is None
    assert supplement(head="原合同编号：CG-2023-018\n").contract.number is None


FORMER = {
    "then-and-now": (
        "一、原合同总价为人民币128,600.00元（大写：壹拾贰万捌仟陆佰元整），现变更为人民币150,000.00元（大写：壹拾伍万元整）。",
        ("150000.00", "壹拾伍万元整"),
    ),
    "from-to": ("一、合同总价由人民币128,600.00元调整为人民币150,000.00元。", ("150000.00", None)),
    "clause-by-clause": (
        "1、原合同第二条“合同总价：128,600.00元”修改为“合同总价：148,600.00元（大写：壹拾肆万捌仟陆佰元整）”。",
        ("148600.00", "壹拾肆万捌仟陆佰元整"),
    ),
    "words-first": (
        "一、原合同总价为128,600.00元。变更后的合同总价为人民币壹拾伍万元整（￥150,000.00）。",
        ("150000.00", "壹拾伍万元整"),
    ),
    "kept": ("第一条 主合同约定的合同总价人民币128,600.00元不变。", (None, None)),
    "after-what-is-added": (
        "1、增加费用20,000.00元。\n2、增加费用后，合同总金额为人民币148,600.00元（大写：壹拾肆万捌仟陆佰元整）。",
        ("148600.00", "壹拾肆万捌仟陆佰元整"),
    ),
    "cited-only": (
        "一、原合同总金额为人民币128,600.00元，维持不变。\n二、交货地点变更为青岚市中山路1号。",
        (None, None),
    ),
}


@pytest.mark.parametrize(("clause", "total"), FORMER.values(), ids=FORMER)
def test_the_other_s_total_is_not_its_own(clause: str, total: tuple[str | None, str | None]) -> None:
    found = supplement(clauses=f"{clause}\n三、未尽事宜，仍按原合同执行。")
    assert (found.contract.total.amount and str(found.contract.total.amount), found.contract.total.words) == total
    assert found.amendment is not None
    assert found.amendment.total == found.contract.total.amount


def test_a_recital_s_total_and_term_are_the_other_s() -> None:
    found = supplement(
        opening="鉴于双方于2022年8月15日签署编号为ZL-2022-077的《商铺租赁合同》（以下简称“主合同”），租期自2022年9月1日至2024年8月31日，"
        "租金总额为人民币240,000.00元。经友好协商，双方同意对主合同作如下变更：",
        clauses="1. 租赁期限延长一年，即自2024年9月1日起至2025年8月31日止。\n2. 延长期内租金总额为人民币126,000.00元。",
    )
    assert str(found.contract.total.amount) == "126000.00"
    assert (str(found.contract.period.start_date), str(found.contract.period.end_date)) == ("2024-09-01", "2025-08-31")
    assert found.amendment is not None
    assert (found.amendment.total, str(found.amendment.end_date)) == (None, "2025-08-31")


def changed(title: str, clause: str) -> dict[str, str]:
    found = supplement(title, clauses=f"{clause}\n三、未尽事宜，仍按原合同执行。").amendment
    assert found is not None
    return found.model_dump(mode="json", exclude_none=True)


@pytest.mark.parametrize(
    ("title", "clause", "wanted"),
    [
        ("补充协议", "一、因新增阅览桌，合同总价增加人民币20,000.00元。", {"added": "20000.00"}),
        ("补充协议", "一、取消部分设备，合同总金额减少人民币8,000.00元。", {"reduced": "8000.00"}),
        ("补充协议", "一、服务期限延长6个月。", {"extension": "P6M"}),
        ("补充协议", "一、服务期限由12个月变更为18个月。", {"duration": "P18M"}),
        ("补充协议", "一、原合同工期为90日历天，变更为120日历天。", {"duration": "P120D"}),
        ("补充协议", "一、质保期由12个月变更为24个月。", {}),
        ("补充协议", "一、服务期限变更为2024年1月1日至2025年6月30日。", {"end_date": "2025-06-30"}),
        ("合同解除协议书", "一、双方同意原合同自2024年6月30日起解除。", {"ended_on": "2024-06-30"}),
        ("补充协议", "一、原合同于2024年6月30日终止前，乙方应完成巡检。", {}),
        ("补充协议", "一、原合同于2024年6月30日提前终止。", {"ended_on": "2024-06-30"}),
        ("补充协议", "一、原合同于2024年6月30日终止，现延长至2025年6月30日。", {"end_date": "2025-06-30"}),
        ("补充协议", "一、将原合同的服务期限变更为至2025年6月30日届满。", {"end_date": "2025-06-30"}),
        ("补充协议", "一、第二条关于价款的约定修改为：“本合同总价款为人民币55,000元。”", {"total": "55000.00"}),
        ("补充协议", "一、第三条关于违约金的约定修改为：“违约金为人民币55,000元。”", {}),
        ("补充协议", "一、交货地点变更为青岚市中山路1号。", {}),
        ("补充协议", "一、月租金由3,000.00元调整为3,500.00元。", {}),
        ("补充协议", "一、原合同违约金由5,000元变更为8,000元。", {}),
        ("补充协议", "一、付款期限变更为2024年9月1日前。", {}),
        ("补充协议", "一、期满后自动延长1年。", {}),
        ("补充协议", "一、合同总价调整为150,000.00元。\n二、合同总价调整为160,000.00元。", {}),
    ],
)
def test_what_is_changed(title: str, clause: str, wanted: dict[str, str]) -> None:
    assert changed(title, clause) == wanted


def test_a_renewal_s_own_price_and_term_hold_from_now_on() -> None:
    clause = "一、续签期限：2024年1月5日至2025年1月4日。\n二、合同总金额：人民币96,000.00元（大写：玖万陆仟元整）。"
    assert changed("保洁服务合同续签协议", clause) == {"total": "96000.00", "end_date": "2025-01-04"}


def test_the_start_that_it_repeats_is_no_start_before_its_signing() -> None:
    clause = "一、服务期限由2023年6月1日至2024年5月31日变更为2023年6月1日至2024年8月31日。"
    found = supplement(clauses=f"{clause}\n二、未尽事宜，仍按原合同执行。")
    assert str(found.contract.period.start_date) == "2023-06-01"
    assert "signed-after-start" not in [finding.code for finding in validate(found, Settings())]


def test_days_below_two_places_for_seals_are_no_names() -> None:
    block = "甲方：（盖章）          乙方：（盖章）\n2024年5月20日          2024年5月20日\n"
    text = PLAIN.format(title="合同终止协议", opening=CITED, clauses=CLAUSES, head="").split("甲方（盖章）")[0]
    found = read(text + block)
    assert [str(mention.value) for mention in found.of("party.name")] == ["青岚市图书馆", "澄江数码设备有限公司"]
    assert str(found.contract.date_signed) == "2024-05-20"


@pytest.mark.parametrize(
    ("clause", "stated"),
    [
        ("一、原合同第四条中“违约金人民币5,000元”明确为：违约金人民币8,000元。", {"penalty": "8000"}),
        ("一、“交货期限：2024年6月30日前”变更为“交货期限：2024年8月31日前”。", {"due": "2024-08-31"}),
        ("一、原合同第三条原文：“质保期为12个月”，修改后：“质保期为24个月”。", {"warranty": "P24M"}),
        (
            "一、原合同中乙方的收款账户（开户行：滨和银行，账号：62220001112223334）变更为：开户行：青岭银行，账号：6228000222333444。",
            {"account": "6228000222333444"},
        ),
        ("一、约定的争议解决由“向青岚市人民法院起诉”变更为：提交澄江仲裁委员会仲裁。", {"venue": "澄江仲裁委员会"}),
        ("一、原条款：质保期1年。\n新条款：质保期2年。", {"warranty": "P2Y"}),
        (
            "一、原合同：开户行：滨和银行；账号：62220001112223334。\n变更为：开户行：青岭银行；账号：6228000222333444。",
            {"account": "6228000222333444"},
        ),
        ("一、本协议中“违约金人民币5,000元”按原合同执行。", {"penalty": "5000"}),
    ],
)
def test_what_a_supplement_replaces_is_no_term_of_it(clause: str, stated: dict[str, str]) -> None:
    contract = supplement(clauses=clause).contract
    found = {
        "penalty": [str(penalty.amount) for penalty in contract.liability.penalties],
        "due": [str(contract.delivery.due)] if contract.delivery.due else [],
        "warranty": [contract.warranty.duration] if contract.warranty.duration else [],
        "venue": [contract.dispute.venue] if contract.dispute.venue else [],
        "account": [account.number for party in contract.parties for account in party.accounts],
    }
    assert {name: values for name, values in found.items() if values} == {k: [v] for k, v in stated.items()}
