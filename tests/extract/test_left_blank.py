"""What a form asks for and nobody filled in is no value, nor is what stands on the line below."""

from __future__ import annotations

import pytest

from hedui.extract.values.people import read_person
from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read, values

HEAD = "软件维护服务合同\n甲方：青岚市图南电子有限公司\n乙方：白鹭市闻溪软件有限公司\n"


@pytest.mark.parametrize(
    "article",
    [
        "第一条 服务内容",
        "第一条　乙方职责",
        "第1条 维护",
        "一、服务内容",
        "一、 维护",
        "第一章 总则",
        "第 一 条 总则",
        "第十二条 其他",
    ],
)
def test_an_article_below_two_labels_left_blank_is_the_value_of_neither(article: str) -> None:
    found = read(f"{HEAD}联系人：________  联系电话：________\n{article}\n乙方维护甲方的软件，费用人民币5,000元。\n")
    assert not values(found, "party.contact")
    assert not values(found, "party.telephone")


def test_a_value_below_two_labels_is_read() -> None:
    found = read(f"{HEAD}联系人：    联系电话：\n何静  0899-6612345\n第一条 服务内容\n乙方维护软件。\n")
    assert values(found, "party.contact") == ["何静"]
    assert values(found, "party.telephone") == ["0899-6612345"]


@pytest.mark.parametrize(
    "asked",
    [
        "请填写",
        "请填写姓名",
        "待填写",
        "待定",
        "待补",
        "待补充",
        "待确认",
        "待补充",
        "待确认",
        "待确定",
        "未填写",
        "未提供",
        "同上",
        "详见下",
        "略",
        "空白",
        "待指定",
    ],
)
def test_what_asks_for_a_person_is_nobody(asked: str) -> None:
    assert not read_person(asked)
    assert not values(
        read(f"{HEAD.replace('乙方', f'联系人：{asked}{chr(10)}乙方')}第一条 服务\n乙方维护软件。"), "party.contact"
    )


@pytest.mark.parametrize("name", ["何静", "同丽华", "略萨", "上官未", "详明", "待青山", "未央"])
def test_a_person_s_name_is_read_though_it_begins_so(name: str) -> None:
    assert [part.value for part in read_person(name)] == [name]


@pytest.mark.parametrize(
    "price",
    [
        "合同总价为     万元人民币（大写：     万元整）。",
        "合同总价：____万元（大写：____元整）。",
        "合同总金额人民币    元（大写：  佰  拾  元整）。",
        "合同价款为    亿元整。",
        "合同总价款共计  万元 （ 大写：   元整）。",
        "总价：   仟元整。",
    ],
)
def test_units_alone_are_no_amount_in_words(price: str) -> None:
    found = read(f"{HEAD}第一条 价款\n{price}\n第二条 付款\n验收后付清。\n")
    assert not values(found, "total.words")
    assert not values(found, "total.amount")


@pytest.mark.parametrize("words", ["拾万元整", "壹佰万元整", "十万元整", "叁仟元整"])
def test_words_that_state_a_number_are_read(words: str) -> None:
    found = read(f"{HEAD}第一条 价款\n合同总价为人民币{words}。\n第二条 付款\n验收后付清。\n")
    assert values(found, "total.words") == [words]


def test_empty_brackets_behind_a_party_s_word_are_nobody_s_name() -> None:
    text = "房屋租赁合同\n出租方（甲方）：姓名（）身份证号（）\n承租方（乙方）：姓名（ ）电话（ ）\n一、租期（）年。\n"
    assert [party.name for party in read(text).contract.parties] in ([], [None], [None, None])


def test_a_day_left_blank_says_nothing_of_paying_before_or_after() -> None:
    clause = "第二条 付款方式：买受人应于{}前支付货款。\n"
    head = "建材买卖合同\n出卖人（甲方）：青岚建材有限公司\n买受人（乙方）：北岸建设有限公司\n"
    assert read(head + clause.format("____年____月____日")).contract.payment.timing is None
    assert read(head + clause.format("交货")).contract.payment.timing == "prepaid"


@pytest.mark.parametrize(
    "said",
    ["（待补充）", "待补充", "${[签约地址]$signingAddress:key_1675241552188_3}", "#seller_address#", "@卖方地址@"],
)
def test_what_is_still_to_be_filled_in_is_no_value(said: str) -> None:
    found = read(f"服务合同\n甲方：青岭电子有限公司\n地址：{said}\n乙方：临川百合有限公司\n第一条 服务。\n")
    assert found.contract.parties[0].address is None
    assert [finding.code for finding in validate(found, Settings()) if finding.code == "blank-field"] == ["blank-field"]


def test_a_mark_to_merge_is_no_place_no_day_and_no_item() -> None:
    found = read(
        "饲料采购合同\n合同编号：#contract_no#     签订地点：#sign_place#    签订日期：#sign_date#\n"
        "甲方：#buyer_name#\n乙方：青岭丰禾饲料有限公司\n交货地点：{delivery_place}，由甲方自提。\n"
    ).contract
    assert (found.number, found.place_signed, found.date_signed) == (None, None, None)
    assert found.delivery is None or found.delivery.place is None
    assert read("服务合同\n签订地点：青岭市2#楼3#会议室\n").contract.place_signed == "青岭市2#楼3#会议室"


@pytest.mark.parametrize("heading", ["正文", "合同条款", "总则", "鉴于", "目录"])
def test_a_heading_below_an_empty_label_is_no_address(heading: str) -> None:
    body = "服务合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n地址：\n{}\n双方达成以下条款。\n第一条 服务。\n"
    assert read(body.format(heading)).contract.parties[1].address is None
    assert read(body.format("青岭工业园3栋")).contract.parties[1].address == "青岭工业园3栋"


OPENING = "设备采购合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n{}：\n{}\n第一条 乙方供应设备。\n"


@pytest.mark.parametrize("label", ["地址", "开户银行", "户名", "法定代表人"])
@pytest.mark.parametrize(
    "opening",
    [
        "依据青岭市安全生产监督管理局组织的公开招标结果，双方就设备采购签订本合同。",
        "受青岭电子有限公司委托，临川百合有限公司承担设备供应，为此订立本合同。",
        "经青岭市公共资源交易中心招标，确定临川百合有限公司为中标人。",
        "青岭电子有限公司（以下简称甲方）因工作需要，委托临川百合有限公司（以下简称乙方）供应设备。",
        "本合同由双方于青岭市签订。",
        "为保护各自权益，特立此据。",
        "兹有甲方采购设备一批，约定如下：",
        "依据青岭市应急管理局组织的公开招标结果，青岭（新区）电子有限公司\n确定临川百合有限公司为中标人，签订本合同。",
    ],
)
def test_the_opening_below_an_empty_label_is_no_value(label: str, opening: str) -> None:
    found = read(OPENING.format(label, opening))
    party = found.contract.parties[1]
    assert (party.address, party.accounts, party.legal_representative) == (None, (), None)
    assert "blank-field" in [finding.code for finding in validate(found, Settings())]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("地址", "临川市吴兴区织里镇工业路18号"),
        ("地址", "经一路18号创业大厦501室"),
        ("地址", "为民街道幸福巷7号"),
        ("地址", "临川市（经开区）受降镇工业路18号3幢501室"),
        ("开户银行", "临川农商行织里支行"),
        ("开户银行", "临川市农村信用合作联社营业部"),
        ("法定代表人", "何静"),
    ],
)
def test_a_value_below_an_empty_label_is_read(label: str, value: str) -> None:
    party = read(OPENING.format(label, value)).contract.parties[1]
    assert value in (party.address, party.legal_representative, *(account.bank for account in party.accounts))


def test_a_street_below_an_empty_label_is_no_bank() -> None:
    assert not read(OPENING.format("开户银行", "临川市吴兴区织里镇工业路18号")).contract.parties[1].accounts


@pytest.mark.parametrize("said", ["未提供", "未填写", "待提供", "不详", "暂缺", "未知", "（未提供）", "暂未提供"])
def test_a_word_for_nothing_known_is_no_address(said: str) -> None:
    found = read(f"服务合同\n甲方：青岭电子有限公司\n地址：{said}\n乙方：临川百合有限公司\n第一条 服务。\n")
    assert found.contract.parties[0].address is None
    assert "value-unread" not in [finding.code for finding in validate(found, Settings())]


@pytest.mark.parametrize(
    "name",
    [
        "    有限公司",
        "________有限责任公司",
        "      监理有限公司",
        "       加工厂",
        "    局",
        "____中心",
        "     律师事务所",
    ],
)
def test_the_kind_of_party_that_a_form_prints_is_no_name(name: str) -> None:
    found = read(f"委托合同\n甲方：{name}\n乙方：{name}\n第一条 服务\n乙方提供服务。\n甲方：{name}\n乙方：{name}\n")
    assert values(found, "party.name") == values(found, "signature.name") == []
    told = [finding.code for finding in validate(found, Settings())]
    assert "blank-field" in told and "value-unread" not in told


def test_a_name_set_apart_by_blanks_is_one() -> None:
    found = read(
        "委托合同\n甲方：    青岚建设工程监理有限公司\n乙方：____白鹭市人民医院____\n第一条 服务\n乙方提供服务。\n"
    )
    assert values(found, "party.name") == ["青岚建设工程监理有限公司", "白鹭市人民医院"]


def test_the_kind_of_bank_that_a_form_prints_is_none() -> None:
    account = "户名：____ 开户行：____银行____支行 账号：____"
    found = read(f"{HEAD}第一条 付款\n乙方账户：{account}\n甲方账户：开户行：青岚银行营业部，账号：201000045678901\n")
    assert values(found, "account.bank") == ["青岚银行营业部"]
    assert [len(party.accounts) for party in found.contract.parties] == [1, 0]


@pytest.mark.parametrize(
    "blank",
    [
        "项目    服务合同\n甲方：，住所： ，法定代表人： 。\n乙方：，住所： ，电话： 。\n",
        "租赁合同\n出租方：，身份证号码：，联系电话：；\n承租方：，，，，身份证号码：，，，，\n收款账号：，，，，户名：，，，，开户行：，，，。\n",
        "供货协议\n甲方：　　　，地址：　　　\n乙方：　　　，电话：　　\n开票信息：名称：　　，税号：　　\n",
    ],
)
def test_a_form_whose_blanks_are_commas_or_spaces_states_nothing(blank: str) -> None:
    found = read(blank + "第一条 内容\n乙方向甲方提供服务，服务费 元。\n第二条 本合同一式 份，双方各执 份。\n")
    stated = ("party.", "account.", "signature.", "total.")
    assert [mention.field for mention in found.mentions if mention.field.startswith(stated)] == []


@pytest.mark.parametrize(
    "asked",
    [
        "选择一项",
        "选择一项。",
        "请选择单位",
        "请点击输入",
        "单击或点击此处输入文字。",
        "〔供应商名称〕",
        "[甲方名称]",
        "<公司名称>",
        "{{name}}",
        "（公司全称）",
        "×××公司",
        "某某有限公司",
        "XXX大学",
    ],
)
def test_what_stands_for_a_party_to_come_is_a_blank(asked: str) -> None:
    found = read(f"采购合同\n甲方：{asked}\n乙方：白鹭市闻溪软件有限公司\n一、总价20000元。\n")
    assert [party.name for party in found.contract.parties] == ["白鹭市闻溪软件有限公司"]
    assert "blank-field" in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize("name", ["闻溪选择软件有限公司", "白鹭市输入法软件有限公司", "某市水务集团有限公司"])
def test_a_name_that_sounds_so_is_one(name: str) -> None:
    found = read(f"采购合同\n甲方：{name}\n乙方：白鹭市闻溪软件有限公司\n一、总价20000元。\n")
    assert found.contract.parties[0].name == name


def test_what_an_address_is_to_agree_with_is_no_address() -> None:
    found = read(f"{HEAD}地址：（与营业执照一致）\n一、总价20000元。\n")
    assert not values(found, "party.address")


@pytest.mark.parametrize(
    "place", ["出租人：（签名盖章）____  承租人：（签字或盖章）____", "出租人（签章）：____\n承租人（签章）：____"]
)
def test_a_place_to_sign_is_blank_wherever_its_bracket_stands(place: str) -> None:
    form = f"租房合同\n出租方：____(简称甲方)\n承租方：____(简称乙方)\n一、甲方将房屋出租给乙方。\n{place}\n"
    found = read(form)
    assert [(blank.field, blank.role) for blank in found.blanks] == [
        ("party.name", "甲方"),
        ("party.name", "乙方"),
        ("signature.name", "甲方"),
        ("signature.name", "乙方"),
    ]
