"""Sums and dates whose pieces stand on lines of their own."""

from __future__ import annotations

import pytest

from hedui.extract.text.broken import pieces
from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

FORM = (
    "汽车转让合约\n甲方（卖方）：青岭资源开发有限公司\n乙方（买方）：\n许文\n证件类型及号码：\nR123456(7)\n联系电话：\n61230001\n"
    "第一条 售价\n1. 该车辆之总售价为港币\n壹拾万零捌仟\n元整（$ 108000 ）。\n"
    "2. 甲方收到后开具收据，共计人民币\n240000\n元。\n第二条 其他\n本合约一式两份，双方各执一份。\n"
    "甲方签署：\n日期：\n2026\n年\n5\n月\n24\n日\n乙方签署：\n日期：\n2026\n年\n5\n月\n28 日\n"
)


def test_a_form_that_was_filled_in_over_its_blanks() -> None:
    contract = read(FORM).contract
    assert (str(contract.total.amount), contract.total.currency) == ("108000", "HKD")
    assert contract.total.words == "壹拾万零捌仟元整"
    assert [str(one.date) for one in contract.signatures] == ["2026-05-24", "2026-05-28"]
    assert contract.parties[1].id_number == "R123456(7)"


@pytest.mark.parametrize(
    "lines",
    [
        ["数量", "20", "单价", "100"],
        ["合同编号2024", "年度预算表"],
        ["共计20", "元素周期表"],
        ["第2", "月亮湾小区"],
        ["交付于3", "天内完成"],
        ["2024年", "3、乙方应当按时交付"],
        ["桌子\t20", "元"],
        ["1,200", "300元"],
        ["定金壹仟元", "贰佰元整"],
        ["押金叁仟元", "正本两份"],
        ["见附件第2.", "50元"],
        ["￥12", "1,090.00"],
        ["联系人：陆", "角色：甲方代表"],
        ["71,090", "12,000.00"],
        ["合计 71,090.00", "12,000.00"],
    ],
)
def test_lines_of_their_own(lines: list[str]) -> None:
    assert pieces(lines) == frozenset()


def test_where_surname_and_title_are_all_that_is_said() -> None:
    found = read(
        "服务合同\n甲方：青岭百合园艺有限公司\n联系人：王经理 0571-86830001\n乙方：临川微芯科技有限公司\n"
        "联系人：李主管\n一、服务\n二、本合同一式两份。\n"
    )
    assert values(found, "party.contact") == ["王经理", "李主管"]
    assert values(found, "party.telephone", "甲方") == ["0571-86830001"]


def test_somewhere_that_is_not_said() -> None:
    contract = read(
        "施工合同\n甲方：某市水务投资集团有限公司\n乙方：青岭某某建设有限公司\n一、工程\n二、本合同一式两份。\n"
    ).contract
    assert [party.name for party in contract.parties] == ["某市水务投资集团有限公司"]


def test_a_companys_code_where_any_number_may_stand() -> None:
    found = read(
        "服务合同\n甲方：青岭百合园艺有限公司\n证件号码：91330108MA28XXK12K\n乙方：许文\n证件号码：330102199001010029\n"
        "一、服务\n二、本合同一式两份。\n"
    )
    assert values(found, "party.tax_id") == ["91330108MA28XXK12K"]
    assert values(found, "party.id_number") == ["330102199001010029"]


def test_telephones_of_hong_kong_where_the_agreement_is_about_it() -> None:
    codes = [finding.code for finding in validate(read(FORM), Settings())]
    assert "telephone-invalid" not in codes
    plain = FORM.replace("港币", "人民币").replace("（$ 108000 ）", "（¥ 108000 ）")
    assert "telephone-invalid" in [finding.code for finding in validate(read(plain), Settings())]


@pytest.mark.parametrize("rest", ["（签署）：\n日期：2026年5月24日\n", "：（印章）\n日期：2026年5月24日\n"])
def test_a_call_for_a_signature_is_no_name(rest: str) -> None:
    found = read(f"合作协议\n甲方：青岭百合园艺有限公司\n乙方：许文\n一、合作\n甲方{rest}乙方{rest}")
    assert values(found, "signature.name") == []


def test_columns_and_publishers_are_no_parties() -> None:
    found = read(
        "QL-2024-0801 合同编号：\n青岭地区保管合同\n寄存人（甲方）：\n保管人（乙方）：\n青岭市市场监督管理局\n"
        "临川市市场监督管理委员会    制定\n"
        "第一条 保管物\n第二条 本合同一式两份，双方各执一份。\n出租人（甲方）签章：\n承租人（乙方）签章：\n物品清单\n"
        "名称\t品牌\t单位\t数量\t单价\n"
    )
    assert values(found, "party.name") + values(found, "signature.name") == []


def test_a_short_line_that_cannot_end_a_sentence_goes_on() -> None:
    head = "采购合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n"
    found = read(f"{head}第八条 争议解决\n协商不成的，任何一方均可向甲方所在地有管辖权的\n人民法院提起诉讼。\n")
    assert found.contract.dispute.venue == "甲方所在地有管辖权的人民法院"
    apart = read(f"{head}一、本次设备采购合同的标的\n合同总价为100元。\n")
    assert "标的\n合同总价" in apart.layout.text.flow.text


def test_accounts_cut_in_two_columns() -> None:
    block = (
        "甲方：云泽市水务局            乙方：青禾百川装卸有限公司\n"
        "开户行：云泽市农村商业银行          开户行：青禾市商业银行人民路支\n南环路支行                          行\n"
        "账号：62220210011122                账号：95588013001100\n33344                               22334\n"
    )
    parties = read(f"装卸合同\n第一条 标的\n乙方为甲方装卸货物。\n{block}").contract.parties
    assert [(a.bank, a.number) for party in parties for a in party.accounts] == [
        ("云泽市农村商业银行南环路支行", "6222021001112233344"),
        ("青禾市商业银行人民路支行", "9558801300110022334"),
    ]


def test_telephones_below_whole_accounts_are_no_rest_of_them() -> None:
    block = (
        "甲方：云泽市水务局            乙方：青禾百川装卸有限公司\n"
        "账号：6222021001112233344          账号：9558801300110022334\n"
        "13812345678                         13712345678\n"
    )
    parties = read(f"装卸合同\n第一条 标的\n乙方为甲方装卸货物。\n{block}").contract.parties
    assert [a.number for party in parties for a in party.accounts] == ["6222021001112233344", "9558801300110022334"]


WHOLE = (
    "影像设备采购合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n"
    "第一条 价款\n{}\n第二条 其他\n本合同一式两份。\n"
)
FORMS = [
    "合同总价：￥{f}元（大写：{w}）。",
    "合同总价为人民币{w}（小写：{f}元）。",
    "本合同总金额为{f}元，大写{w}。",
    "合同总价：人民币{w}（￥{f}元）。",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("broken", ["\n", "\f"])
def test_a_figure_that_the_end_of_a_line_or_a_page_cuts_anywhere(form: str, broken: str) -> None:
    figure, words = "1,271,090.05", "壹佰贰拾柒万壹仟零玖拾元零伍分"
    for at in range(2, len(figure)):
        text = WHOLE.format(form.format(f=figure[:at] + broken + figure[at:], w=words))
        total = read(*text.split("\f")).contract.total
        assert (at, str(total.amount), total.words) == (at, figure.replace(",", ""), words)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("broken", ["\n", "\f"])
def test_words_that_the_end_of_a_line_or_a_page_cuts_anywhere(form: str, broken: str) -> None:
    figure, words = "743,000.50", "柒拾肆万叁仟元伍角整"
    for at in range(1, len(words)):
        text = WHOLE.format(form.format(f=figure, w=words[:at] + broken + words[at:]))
        total = read(*text.split("\f")).contract.total
        assert (at, str(total.amount), total.words) == (at, "743000.50", words)


@pytest.mark.parametrize("form", FORMS[1:3])
@pytest.mark.parametrize(("figure", "amount"), [("710\n90.00", "71090.00"), ("710\n98.00", None), ("7109\n0", "71090")])
def test_a_figure_without_commas_that_is_cut_states_what_its_words_say_or_nothing(
    form: str, figure: str, amount: str | None
) -> None:
    total = read(WHOLE.format(form.format(f=figure, w="柒万壹仟零玖拾元整"))).contract.total
    assert (total.amount and str(total.amount), total.words) == (amount, "柒万壹仟零玖拾元整")


@pytest.mark.parametrize(("figure", "amount"), [("710\n90.00", None), ("71,0\n90.00", "71090.00")])
def test_a_figure_that_is_cut_states_nothing_where_no_words_say_what(figure: str, amount: str | None) -> None:
    found = read(WHOLE.format(f"合同总价：￥{figure}元。"))
    assert (found.contract.total.amount and str(found.contract.total.amount)) == amount
    assert ("value-unread" in {finding.code for finding in validate(found, Settings())}) == (amount is None)
