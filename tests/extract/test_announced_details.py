"""Details of the parties of what an announcement republishes: told before they sign, without a label of the party's."""

from __future__ import annotations

import pytest

from tests.extract.announcements import FOOT, HEAD
from tests.extract.reading import read

OWN, OTHER = "远岭股份有限公司", "青禾热电有限公司"
SIGNED = f"一、合同签署概况\n2031年8月5日，公司与{OTHER}（以下简称“青禾热电”）签订了《锅炉销售合同》。\n"
TERMS = "三、合同主要条款\n1、合同金额：12,680,000元。\n"
BUYS = SIGNED.replace("。\n", "，公司向青禾热电采购锅炉。\n")


def details(told: str, signed: str = SIGNED, terms: str = TERMS) -> dict[str | None, tuple[str | None, str | None]]:
    contract = read(HEAD + signed + told + terms + FOOT).contract
    return {party.name: (party.address, party.legal_representative) for party in contract.parties}


@pytest.mark.parametrize("signed", [SIGNED, BUYS])
@pytest.mark.parametrize(
    "told",
    [
        f"名称：{OTHER}\n类型：有限责任公司\n法定代表人：何晓岚\n注册资本：52,000万元\n注册地址：青川市汇流路18号\n",
        f"1、{OTHER}\n注册地址：青川市汇流路18号\n法定代表人：何晓岚\n注册资本：3,000万美元\n",
        f"公司名称：{OTHER}成立日期：2020年6月30日\n住 所：青川市汇流路18号注册资本：17,000万元\n法定代表人：何晓岚\n",
        f"名称：{OTHER}类型：有限责任公司\n注册地：青川市汇流路 18 号法定代表人：何晓岚\n",
        f"{OTHER}成立于2012年6月25日，法定代表人为何晓岚，注册资本为300万美元，位于青川市汇流路18号。\n",
        f"交易对方{OTHER}（以下简称“青禾热电”），成立于2014年5月，法定代表人：何晓岚，注册地址：青川市汇流路18号，公司经营范围：电力。\n",
        f"{OTHER}，注册资本：2.5亿元，法定代表人：何晓岚，注册地址：青川市汇流路18号。\n",
        f"单位名称：\n{OTHER}\n地址：\n青川市汇流路18号\n法定代表人：\n何晓岚\n",
    ],
)
def test_details_belong_to_whom_the_text_names(told: str, signed: str) -> None:
    found = details("二、交易对方情况介绍\n" + told, signed)
    assert found == {OTHER: ("青川市汇流路18号", "何晓岚"), OWN: (None, None)}


def test_a_party_s_word_heads_its_details() -> None:
    told = (
        f"二、合同当事人介绍\n（一）发包人\n1、公司名称：{OTHER}\n2、注册地址：青川市汇流路18号\n3、法定代表人：何晓岚\n"
        "（二）承包人\n1、公司名称：远岭路桥有限公司，为公司全资子公司。\n2、注册地址：青川市红石路9号\n3、法定代表人：苏远帆\n"
    )
    signed = SIGNED.replace(f"公司与{OTHER}（以下简称“青禾热电”）签订了《锅炉销售合同》", "公司收到《施工合同》")
    assert details(told, signed) == {
        OTHER: ("青川市汇流路18号", "何晓岚"),
        "远岭路桥有限公司": ("青川市红石路9号", "苏远帆"),
    }


def test_both_are_told_of() -> None:
    told = (
        f"二、合同双方基本情况\n（一）公司基本情况\n公司名称：{OWN}\n法定代表人：魏东岭\n注册地址：青川市远岭路1号\n"
        f"（二）交易对方\n公司名称：{OTHER}\n法定代表人：何晓岚\n注册地址：青川市汇流路18号\n"
    )
    assert details(told) == {OTHER: ("青川市汇流路18号", "何晓岚"), OWN: ("青川市远岭路1号", "魏东岭")}


@pytest.mark.parametrize(
    "told",
    [
        "控股股东：青禾控股集团有限公司\n控股股东法定代表人：段宏\n控股股东注册地址：青川市控股路1号\n",
        "实际控制人为青禾控股集团有限公司，法定代表人：段宏，注册地址：青川市控股路1号。\n",
        f"{OTHER}为青禾控股集团有限公司的全资子公司，青禾控股集团有限公司法定代表人为段宏，位于青川市控股路1号。\n",
        "2、最终用户\n名称：青禾控股集团有限公司\n注册地址：青川市控股路1号\n法定代表人：段宏\n",
        "最终用户：云岫电力有限公司，地址：云岫市电力路2号，法定代表人：田野。\n",
        "青禾控股集团有限公司成立于2010年，法定代表人为段宏，位于青川市控股路1号，为其控股股东。项目位于青川市汇流路18号。\n",
    ],
)
def test_others_are_told_of(told: str) -> None:
    assert details("二、交易对方情况介绍\n" + told) == {OTHER: (None, None), OWN: (None, None)}


HINTS = "重要内容提示：\n1、合同的生效条件：双方签字盖章后生效。\n2、合同工期：600日历天。\n合同金额：人民币1,268万元\n"


def hinted(terms: str) -> tuple[str | None, str | None, object]:
    contract = read(HEAD + HINTS + SIGNED + "二、合同主要条款\n" + terms + FOOT).contract
    assert contract.effective is not None
    assert contract.period is not None
    return contract.effective.condition, contract.period.duration, contract.total and contract.total.amount


def test_hints_state_what_the_terms_do_not() -> None:
    assert hinted("1、标的：锅炉\n") == ("双方签字盖章后", "P600D", 12_680_000)


def test_what_the_terms_state_goes_before_hints() -> None:
    terms = "1、合同金额：11亿元\n2、总工期：540日历天。\n3、生效条件：自双方法定代表人签字之日起生效。\n"
    assert hinted(terms) == ("自双方法定代表人签字之日起", "P540D", 1_100_000_000)


def test_names_in_brackets_head_details() -> None:
    other = "网宇信息技术（北原）有限公司"
    told = f"二、合同当事人介绍\n1、{other}\n注册地址：青川市汇流路18号\n法定代表人：何晓岚\n"
    assert details(told, SIGNED.replace(OTHER, other))[other] == ("青川市汇流路18号", "何晓岚")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (f"公司于2031年5月6日与{OTHER}签订合同，公司将提供锅炉。\n", "2031-05-06"),
        (f"公司于2031年5月6日收到中标通知书，近日与{OTHER}签订合同。\n", "None"),
        (f"董事会于2031年5月6日审议通过了议案。公司将与{OTHER}签订合同。\n", "None"),
    ],
)
def test_the_day_of_signing_needs_no_title(said: str, day: str) -> None:
    assert str(read(HEAD + "一、合同签署概况\n" + said + TERMS + FOOT).contract.date_signed) == day


def test_a_page_on_one_line() -> None:
    text = (
        "远岭股份有限公司重大合同公告 本公司及全体董事保证所披露的内容真实、完整。 "
        "一、标的与对方当事人 1、标的概况 "
        f"项目名称：北站钢结构工程 2、合同对方当事人情况 {OTHER}（以下简称“甲方”） 双方之间没有关联关系。 "
        "二、合同主要条款 "
        "1、合同价款 合同总价21110万元。 2、工期 总日历天数为：206天。 三、合同履行对公司的影响 无重大影响。 特此公告。"
    )
    contract = read("证券代码：009901 证券简称：远岭股份 公告编号：临2031-026 " + text).contract
    assert contract.title == "重大合同公告"
    assert [party.name for party in contract.parties] == [OTHER, OWN]


def test_what_the_other_side_did_in_three_years_is_no_term() -> None:
    told = f"二、交易对方情况\n1、{OTHER}成立于2012年。\n2、主要业务最近三年发展状况：{OTHER}最近三年财务状况良好。\n"
    assert read(HEAD + SIGNED + told + TERMS + FOOT).contract.period.duration is None


@pytest.mark.parametrize("mark", ["-", " — ", "——"])
def test_what_a_site_says_before_a_title(mark: str) -> None:
    text = f"合同公示{mark}短信服务合同\n甲方：{OTHER}\n乙方：{OWN}\n"
    assert read(text).contract.title == "短信服务合同"
