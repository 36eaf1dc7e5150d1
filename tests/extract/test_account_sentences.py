"""Accounts and tax ids that a sentence tells, with colons or without, and whose they are."""

from __future__ import annotations

import pytest

from hedui.models.codes import AccountPurpose

from .reading import read, values

CARRIER, SHIPPER = "鹿鸣汽车运输有限公司", "晴川粮油贸易有限公司"
NUMBER, BANK = "9558801300110022334", "鹿鸣农村商业银行城北支行"


def accounts(sentence: str) -> dict[str, list[tuple[str | None, str | None, str | None]]]:
    """Each party's accounts, as name, number and bank."""
    found = read(
        f"货物运输合同\n托运方（甲方）：{SHIPPER}\n承运方（乙方）：{CARRIER}\n第一条 货物\n乙方为甲方运输大米。\n"
        f"第二条 结算\n{sentence}\n第三条 份数\n本合同一式两份，双方各执一份。\n"
    )
    return {
        str(party.role): [(a.name, a.number, a.bank) for a in party.accounts]
        for party in found.contract.parties
        if party.accounts
    }


@pytest.mark.parametrize(
    "sentence",
    [
        f"双方约定，乙方的收款账户户名为{CARRIER}，开户银行为{BANK}，银行账号为{NUMBER}，该账户不得变更。",
        f"托运方七日内将运费打入承运方提供的账户，账户名{CARRIER}，开户行{BANK}，账号{NUMBER}，逾期计违约金。",
        f"甲方应将运费汇入乙方账户（开户行{BANK}，户名{CARRIER}，账号{NUMBER}）。",
        f"运费以转账方式支付，收款人{CARRIER}，开户行{BANK}，账号{NUMBER}。",
        f"甲方付款时须转入以下账号：9558 8013 0011 0022 334（户名：{CARRIER}；开户行：{BANK}），付现金的不视为付款。",
        f"甲方应将运费支付至乙方以下银行账号：{NUMBER}，开户名称：{CARRIER}，开户行：{BANK}",
        f"甲方付至乙方账户（户名{CARRIER}、开户行{BANK}、账号{NUMBER}）即视为付清。",
        f"甲方付至乙方账户（户名{CARRIER}，开户行{BANK}，账号{NUMBER}），付至其他账户的视为未付款。",
        f"甲方付至乙方账户（户名{CARRIER}，开户行{BANK}，账号{NUMBER}），不得向乙方业务员个人支付现金。",
        f"甲方将运费汇至乙方在{BANK}开立的账户（户名：{CARRIER}，账号：{NUMBER}）。",
        f"3.2 乙方收款账户信息：户名{CARRIER}；开户行鹿鸣农村商业银行城\n北支行；账号{NUMBER}。乙方应保证账户有效。",
        f"3.2 收款账户信息：户名{CARRIER}；开户行{BANK}；账号95588013001\n10022334。乙方应保证账户有效。",
        f"3.2 乙方账户：户名：{CARRIER}；开户银行：鹿鸣农村商业银行城\n北支行；银行账号：95588013001\n10022334。",
    ],
)
def test_an_account_told_in_a_sentence(sentence: str) -> None:
    assert accounts(sentence) == {"乙方": [(CARRIER, NUMBER, BANK)]}


def test_two_accounts_told_one_after_the_other() -> None:
    assert accounts(
        f"运费付至乙方账户，户名{CARRIER}，开户行{BANK}，账号{NUMBER}。"
        f"如需退款，乙方应退至甲方原付款账户（户名{SHIPPER}，账号1012 0233 4455 6677，开户行晴川银行西郊支行）。"
    ) == {
        "甲方": [(SHIPPER, "1012023344556677", "晴川银行西郊支行")],
        "乙方": [(CARRIER, NUMBER, BANK)],
    }


def test_a_tax_id_told_in_a_sentence_is_its_party_s() -> None:
    found = read(
        f"货物运输合同\n甲方：{SHIPPER}\n乙方：{CARRIER}\n第一条 发票\n"
        f"乙方向甲方开具发票，抬头为{SHIPPER}，税号为91330108MA28XXK12K，开户行晴川银行西郊支行，账号1012023344556677。\n"
    )
    assert values(found, "party.tax_id", "甲方") == ["91330108MA28XXK12K"]
    assert values(found, "party.tax_id", "乙方") == []
    assert [a.purpose for a in found.contract.parties[0].accounts] == [AccountPurpose.INVOICE]


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方的收款账户以加盖公章的通知书所载为准，开户行为乙方注册地银行，账号另行通知。",
        "乙方司机的工资由乙方发放至其在鹿鸣农村商业银行开立的工资卡，卡号由司机自行管理。",
        "甲方应将保证金汇入招标代理机构账户（户名云泽阳光招标有限公司，开户行云泽银行城中支行，账号188230001177）。",
        "乙方在货运平台的登录账号为13900001234，开户银行不变。",
        "系统以车辆编号9558801300110022334登记，账号由甲方设置，户名为司机姓名。",
        f"甲方付款至乙方账户。乙方原账户（开户行{BANK}，账号{NUMBER}）已停用，不得付入。",
        f"乙方业务员个人账户（户名何静，账号{NUMBER}，开户行{BANK}）不得收取运费，甲方付入的视为未付款。",
        f"甲方应将款项付至双方共管账户（开户行{BANK}，户名云泽公证处，账号{NUMBER}）。",
        f"质保金由甲方存入乙方监管账户（开户行{BANK}，账号{NUMBER}，户名云泽监管中心）。",
        f"丙银行代甲方付款，丙银行账户：{NUMBER}。",
        f"甲方委托云泽市金岸保理有限公司付款，金岸保理的账号为{NUMBER}，开户行为{BANK}。",
        f"乙方的分包人云泽市百川装卸有限公司的账号：{NUMBER}，开户行：{BANK}。",
        f"发票开给甲方的关联公司晴川粮油集团有限公司，税号为91330108MA28XXK12K，开户行{BANK}，账号{NUMBER}。",
    ],
)
def test_a_sentence_that_tells_no_party_s_account(sentence: str) -> None:
    assert accounts(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方的分包人云泽市百川装卸有限公司法定代表人：祝一鸣，联系电话：13800138321。",
        "监管银行云泽银行城中支行为乙方设立监管账户，监管银行联系人：邵文，电话：0571-2213456。",
        "乙方的供应商云泽市启明轴承有限公司税号：91330108MA28XXK12K。",
        "乙方委托物流公司运输，物流公司联系人：卫青禾，电话：13700137215。",
    ],
)
def test_details_of_somebody_who_is_no_party(sentence: str) -> None:
    found = read(f"货物运输合同\n甲方：{SHIPPER}\n乙方：{CARRIER}\n第一条 其他\n{sentence}\n")
    details = ("contact", "telephone", "legal_representative", "tax_id")
    assert [values(found, f"party.{each}") for each in details] == [[], [], [], []]


def test_details_of_a_party_beside_somebody_else_s_are_its_own() -> None:
    found = read(
        f"货物运输合同\n甲方：{SHIPPER}\n乙方：{CARRIER}\n乙方委托物流公司运输，乙方联系电话：0571-2213456。\n"
    )
    assert values(found, "party.telephone", "乙方") == ["0571-2213456"]


@pytest.mark.parametrize(
    "run",
    [
        f"承运方账户：{CARRIER}，{BANK}，{NUMBER}。",
        f"乙方收款账户为：{BANK}、{CARRIER}、{NUMBER}。",
        f"甲方将运费付至乙方账户（{NUMBER}；{CARRIER}；{BANK}）。",
        f"甲方应将运费支付至承运方账户：{CARRIER} / {BANK} / 9558 8013 0011 0022 334。承运方随后开具发票。",
        f"托运方按月付款，收款账号变更为：{CARRIER}，{BANK}，{NUMBER}。",
    ],
)
def test_an_account_told_in_a_run_without_a_word_for_each_part(run: str) -> None:
    assert accounts(run) == {"乙方": [(CARRIER, NUMBER, BANK)]}


@pytest.mark.parametrize(
    "sentence",
    [
        f"运费付至第三方监管账户：晴川担保有限公司，晴川银行西郊支行，{NUMBER}。",
        f"乙方账户：以附件为准，合同编号{NUMBER}。",
        f"乙方账户：{CARRIER}，{BANK}。",
        f"乙方账户：运费按月结算，{BANK}，{NUMBER}。",
    ],
)
def test_a_run_that_tells_something_else_is_no_account(sentence: str) -> None:
    assert [account for held in accounts(sentence).values() for account in held if account[1]] == []


def test_a_table_whose_last_heading_is_of_the_account_too() -> None:
    table = f"运费付至下列账户\n户名\t开户行\t账号\n{CARRIER}\t{BANK}\t{NUMBER}"
    assert accounts(table) == {"乙方": [(CARRIER, NUMBER, BANK)]}


@pytest.mark.parametrize(
    ("run", "bank", "number"),
    [
        (f"{CARRIER}，Bank of China Beijing Branch，778350012345", "Bank of China Beijing Branch", "778350012345"),
        (f"{CARRIER}, Bank Mandiri Jakarta, 1220001234567", "Bank Mandiri Jakarta", "1220001234567"),
        (
            f"{CARRIER}，Deutsche Bank Hamburg，DE89370400440532013000，SWIFT：DEUTDEHH",
            "Deutsche Bank Hamburg",
            "DE89370400440532013000",
        ),
        (f"名称 {CARRIER}，开户行 {BANK}，账 号 {NUMBER}", BANK, NUMBER),
        (f"户名：{CARRIER}；开户行：{BANK}（监管银行）；账号：{NUMBER}", BANK, NUMBER),
        (f"户名：{CARRIER}，乙方开户行：{BANK}        乙方银行账号：{NUMBER}", BANK, NUMBER),
        (f"户名：{CARRIER}，开户行：{BANK}收款账户：{NUMBER}", BANK, NUMBER),
    ],
)
def test_a_bank_ends_before_the_number_and_the_next_label(run: str, bank: str, number: str) -> None:
    assert accounts(f"承运方账户：{run}。") == {"乙方": [(CARRIER, number, bank)]}


def test_a_clause_behind_a_label_is_no_holder() -> None:
    sentence = f"二、付款：托运方将款付至承运方账户（{CARRIER}，{BANK}，{NUMBER}）；余款另付。"
    assert accounts(sentence) == {"乙方": [(CARRIER, NUMBER, BANK)]}


def test_an_account_opened_with_somebody_is_another_s() -> None:
    sentence = f"乙方在甲方处开立账户，户名：{CARRIER}，开户行：{BANK}，账号：{NUMBER}。"
    assert accounts(sentence) == {"乙方": [(CARRIER, NUMBER, BANK)]}
    assert accounts(f"乙方在甲方开立监管账户，账户名称：{CARRIER}监管专户，账号：{NUMBER}。") == {}


def test_an_account_that_both_open_is_nobody_s() -> None:
    assert accounts(f"双方开立共管账户，户名：{CARRIER}，开户行：{BANK}，账号：{NUMBER}。") == {}
    assert accounts(f"双方共同在{BANK}开立监管专户（户名：{CARRIER}监管户，账号：{NUMBER}）。") == {}


def test_an_account_on_lines_without_labels() -> None:
    below = f"{CARRIER}\n{BANK}\n{NUMBER}"
    assert accounts(f"乙方收款账户：\n{below}") == {"乙方": [(CARRIER, NUMBER, BANK)]}
    assert accounts(f"甲方应将运费汇入乙方下列账户：\n{NUMBER}\n{CARRIER}\n{BANK}") == {
        "乙方": [(CARRIER, NUMBER, BANK)]
    }
    assert accounts(f"乙方收款账户：\n以附件所列为准\n运单编号\n{NUMBER}") == {}


def test_an_account_of_a_platform_is_no_party_s() -> None:
    sentence = f"运费由甲方付至物流平台账户，平台户名：澄江快达网络科技有限公司，开户行：{BANK}，账号：{NUMBER}。"
    assert accounts(sentence) == {}


SECOND, OTHER_BANK = "6217003311220044556", "丰泽银行码头支行"
BOTH = {"乙方": [(None, NUMBER, BANK), (None, SECOND, OTHER_BANK)]}


@pytest.mark.parametrize(
    "sentence",
    [
        f"乙方基本户：开户行：{BANK}，账号：{NUMBER}；一般户：开户行：{OTHER_BANK}，账号：{SECOND}。",
        f"乙方收款账户：账号：{NUMBER}，开户行：{BANK}；账号：{SECOND}，开户行：{OTHER_BANK}。",
        f"乙方收款信息：\n开户行1：{BANK}\n账号1：{NUMBER}\n开户行2：{OTHER_BANK}\n账号2：{SECOND}",
        f"乙方收款账户：\n开户行：{BANK}\n账号：{NUMBER}\n开户行：{OTHER_BANK}\n账号：{SECOND}",
        f"乙方收款账户：（1）开户行：{BANK}，账号：{NUMBER}；（2）开户行：{OTHER_BANK}，账号：{SECOND}。",
        f"乙方收款账户一：开户行：{BANK}，账号：{NUMBER}。收款账户二：开户行：{OTHER_BANK}，账号：{SECOND}。",
    ],
)
def test_each_of_several_accounts_has_its_own_bank_and_number(sentence: str) -> None:
    assert accounts(sentence) == BOTH


def test_a_bank_behind_a_semicolon_is_the_next_account_s() -> None:
    sentence = f"乙方账号：{NUMBER}；备用账户开户行：{OTHER_BANK}，账号：{SECOND}。"
    assert accounts(sentence) == {"乙方": [(None, NUMBER, None), (None, SECOND, OTHER_BANK)]}


def test_a_holder_before_several_accounts_is_the_first_one_s() -> None:
    sentence = f"乙方户名：{CARRIER}\n开户行：{BANK}\n账号：{NUMBER}\n开户行：{OTHER_BANK}\n账号：{SECOND}"
    assert accounts(sentence) == {"乙方": [(CARRIER, NUMBER, BANK), (None, SECOND, OTHER_BANK)]}


@pytest.mark.parametrize("between", ["，", "；", "        ", "\n"])
def test_accounts_of_both_parties_beside_each_other(between: str) -> None:
    either = f"甲方账号：{SECOND}{between}乙方账号：{NUMBER}"
    assert accounts(either) == {"甲方": [(None, SECOND, None)], "乙方": [(None, NUMBER, None)]}
    assert not read(f"货物运输合同\n甲方：{SHIPPER}\n乙方：{CARRIER}\n第一条 结算\n{either}\n").blanks
    whole = f"甲方开户行：{OTHER_BANK}，账号：{SECOND}{between}乙方开户行：{BANK}，账号：{NUMBER}"
    assert accounts(whole) == {"甲方": [(None, SECOND, OTHER_BANK)], "乙方": [(None, NUMBER, BANK)]}


def test_an_account_goes_on_below_the_label_that_says_whose_it_is() -> None:
    block = f"甲方开户行：{OTHER_BANK}\n账号：{SECOND}\n乙方开户行：{BANK}\n账号：{NUMBER}"
    assert accounts(block) == {"甲方": [(None, SECOND, OTHER_BANK)], "乙方": [(None, NUMBER, BANK)]}
    turns = f"甲方开户行：{OTHER_BANK}\n乙方开户行：{BANK}\n甲方账号：{SECOND}\n乙方账号：{NUMBER}"
    assert accounts(turns) == {"甲方": [(None, SECOND, OTHER_BANK)], "乙方": [(None, NUMBER, BANK)]}


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方收款账户变更如下：\n变更前：户名：{holder}，开户行：{old}，账号：{first}\n"
        "变更后：户名：{holder}，开户行：{bank}，账号：{number}",
        "乙方原账户（开户行：{old}，账号：{first}）停止使用，变更为：户名：{holder}，开户行：{bank}，账号：{number}。",
        "乙方原收款账户：\n开户行：{old}\n账号：{first}\n现变更为：\n户名：{holder}\n开户行：{bank}\n账号：{number}",
        "农民工工资专用账户：户名：{holder}，开户行：{old}，账号：{first}。\n"
        "乙方运费账户：户名：{holder}，开户行：{bank}，账号：{number}。",
        "保证金账户：户名：{shipper}，开户行：{old}，账号：{first}。"
        "运费支付至乙方账户：户名：{holder}，开户行：{bank}，账号：{number}。",
        "乙方账户：户名：{holder}，开户行：{bank}，账号：{number}。如乙方变更账户，应提前通知。"
        "丙银行（监管银行）账号：{first}。",
    ],
)
def test_a_former_account_and_one_for_what_is_held_are_no_party_s(sentence: str) -> None:
    told = sentence.format(holder=CARRIER, shipper=SHIPPER, old=OTHER_BANK, first=SECOND, bank=BANK, number=NUMBER)
    assert accounts(told) == {"乙方": [(CARRIER, NUMBER, BANK)]}


def test_an_account_that_may_change_is_the_party_s() -> None:
    sentence = f"乙方账户：户名：{CARRIER}，开户行：{BANK}，账号：{NUMBER}，停用该账户应提前通知甲方。"
    assert accounts(sentence) == {"乙方": [(CARRIER, NUMBER, BANK)]}
    assert accounts(f"账户变更前应书面通知。乙方账户：{CARRIER}，{BANK}，{NUMBER}。") == {
        "乙方": [(CARRIER, NUMBER, BANK)]
    }


def test_two_parties_accounts_in_one_line_of_sentences() -> None:
    sentence = (
        f"退款账户：户名：{SHIPPER}，开户行：{OTHER_BANK}，账号：{SECOND}。"
        f"运费支付至乙方账户：户名：{CARRIER}，开户行：{BANK}，账号：{NUMBER}。"
    )
    assert accounts(sentence) == {"甲方": [(SHIPPER, SECOND, OTHER_BANK)], "乙方": [(CARRIER, NUMBER, BANK)]}


def test_a_bank_ends_before_its_code_in_a_bracket() -> None:
    sentence = f"乙方账户：户名：{CARRIER}，开户行：{BANK}（行号：104100000004），账号：{NUMBER}。"
    assert accounts(sentence) == {"乙方": [(CARRIER, NUMBER, BANK)]}


def test_a_purse_on_a_telephone_is_no_account() -> None:
    assert accounts("乙方支付宝账号：13900001234（何静）；微信账号：hejing_1234。") == {}


def test_a_holder_behind_the_number_says_whose_it_is() -> None:
    assert accounts(f"银行账号：{NUMBER}\n开户行：{BANK}\n户名：{CARRIER}") == {"乙方": [(CARRIER, NUMBER, BANK)]}
    assert accounts(f"银行账号：{NUMBER}\n开户行：{BANK}\n户名：澄江快达网络科技有限公司") == {}


def test_a_heading_that_names_nobody_is_about_whoever_is_named_behind_it() -> None:
    sentence = (
        f"发票信息：{SHIPPER}，开户行{OTHER_BANK}，账号{SECOND}。收款信息：{CARRIER}，开户行{BANK}，账号{NUMBER}。"
    )
    assert accounts(sentence) == {"甲方": [(SHIPPER, SECOND, OTHER_BANK)], "乙方": [(CARRIER, NUMBER, BANK)]}


def test_of_two_banks_and_numbers_the_first_ones_belong_together() -> None:
    sentence = f"乙方开户行：{BANK}、{OTHER_BANK}\n账号：{NUMBER}、{SECOND}"
    assert accounts(sentence) == {"乙方": [(None, NUMBER, BANK)]}


def test_an_account_that_is_replaced_is_a_former_one() -> None:
    sentence = f"乙方账户由（开户行：{OTHER_BANK}，账号：{SECOND}）变更为（开户行：{BANK}，账号：{NUMBER}）。"
    assert accounts(sentence) == {"乙方": [(None, NUMBER, BANK)]}


@pytest.mark.parametrize(
    "told",
    [
        f"收款账户：{CARRIER}，{BANK}，{NUMBER}\n2024年3月8日",
        f"收款信息：{CARRIER} / {BANK} / {NUMBER}",
        f"运费付至乙方账户：{CARRIER}（{BANK}，账号{NUMBER}）。",
        f"乙方收款账号：{NUMBER}（{BANK}，{CARRIER}）",
        f"乙方收款卡号：{BANK}，卡号{NUMBER}，{CARRIER}。",
        f"乙方收款账号：{BANK}，{NUMBER}，户名：{CARRIER}。",
        f"乙方账户：户名{CARRIER}，{BANK}，{NUMBER}。",
        f"收款公司名称：{CARRIER}  款行名称：{BANK}  帐号：{NUMBER}",
        f"开户人：{CARRIER}\n收款行：{BANK}\n账号：{NUMBER}",
    ],
)
def test_runs_behind_other_words_and_in_brackets(told: str) -> None:
    assert accounts(told) == {"乙方": [(CARRIER, NUMBER, BANK)]}


@pytest.mark.parametrize(
    "told",
    [
        f"会员卡号：{NUMBER}（{CARRIER}）",
        f"收款信息：以乙方的书面通知为准，{BANK}可以变更。",
        f"监管账户：青川住房局，{BANK}，{NUMBER}",
    ],
)
def test_cards_and_words_that_tell_no_account(told: str) -> None:
    assert accounts(told) == {}


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("乙方账号9558801300110022334", "2024年3月8日", False),
        ("合同总价为人民币128600", "2024-03-08", False),
        ("租期自2023年3月9日至2024年3月8日止,租金为每年12,0", "00元,按年支付。", True),
    ],
)
def test_a_date_is_no_rest_of_the_number_above_it(above: str, below: str, *, joined: bool) -> None:
    flow = read(f"运输合同\n甲方：{SHIPPER}\n乙方：{CARRIER}\n{above}\n{below}\n").layout.text.flow.text
    assert (above + below in flow) is joined


@pytest.mark.parametrize(
    "cut", ["联行\n号：", "行\n号：", "开户行行\n号：", "大额行\n号：", "支付行号\n：", "银行联行\n号："]
)
def test_a_label_that_the_lines_end_cut_off_holds_no_account(cut: str) -> None:
    found = read(
        "服务合同\n甲方：云泽市第三医院\n乙方：云州通信有限公司\n地址：云泽市官渡大街8号\n开户行：青川银行云泽支行\t"
        f"账号：8719035562100018  {cut}308731000264\n一、服务\n1.1 乙方提供服务。\n"
    )
    accounts = [account for party in found.contract.parties for account in party.accounts]
    assert [(account.number, account.name) for account in accounts] == [("8719035562100018", None)]


@pytest.mark.parametrize("holder", ["云泽商行", "联恒商行", "行云贸易有限公司"])
def test_a_holder_at_the_lines_end_is_one(holder: str) -> None:
    found = read(
        f"服务合同\n甲方：云泽市第三医院\n乙方：{holder}\n二、价款\n乙方账户：6222021001112223334，{holder}\n三、其他\n"
    )
    assert [a.name for party in found.contract.parties for a in party.accounts] == [holder]
