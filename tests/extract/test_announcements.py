"""Announcements of listed companies: what they republish is read, what they say of themselves is not."""

from __future__ import annotations

from typing import Any

import pytest

from hedui.extract import load_catalogue
from hedui.extract.resolve.overview import parts_of
from hedui.models.part import PartKind
from hedui.pipeline import process
from tests.extract.reading import read

HEAD = """证券代码：009901 证券简称：远岭股份 公告编号：2031-017
远岭股份有限公司关于签订重大合同的公告
本公司及董事会全体成员保证信息披露的内容真实、准确、完整，没有虚假记载、误导性陈述或重大遗漏。
"""
FOOT = """四、合同履行对公司的影响
本合同金额占公司上年营业收入149,176,470元的8.5%，履行期限为五年。
五、风险提示
如逾期，违约金不超过合同总价的20%，请投资者注意风险。
六、备查文件
《设备采购合同》
特此公告。
远岭股份有限公司董事会
2031年3月9日
"""
SALE = """特别提示：
1、合同有效期为十年，本合同金额约2亿元。
一、合同签署概况
2031年3月5日，远岭股份有限公司（以下简称“公司”）与青禾供水集团有限公司签订了《阀门采购合同》（合同编号：QH-CG-31-08）。
二、交易对方基本情况
1、基本情况
名称：青禾供水集团有限公司
统一社会信用代码：91370100MA3C0P0X1G
住所：青川市北街18号
法定代表人：何晓岚
注册资本：50,000万元
2、最近三年公司与交易对方发生类似业务的金额分别为300万元、500万元。
三、合同主要条款
1、买方：青禾供水集团有限公司
2、卖方：远岭股份有限公司
3、合同金额：人民币12,680,000元（大写：壹仟贰佰陆拾捌万元整）。
4、结算方式：合同签订后10日内支付合同总价的30%作为预付款；货到验收合格后30日内支付70%。
5、签订地点：青川市
6、履行期限：自合同签订之日起12个月。
7、违约责任：卖方逾期交货的，每逾期一日按合同总价的0.5‰支付违约金，违约金总额不超过合同总价的5%。
8、争议解决方式：协商不成的，向买方所在地人民法院起诉。
9、合同份数：本合同一式六份，双方各执三份。
"""
WORKS = """一、审议程序情况
本次签订合同无需审议。
二、合同标的和对方当事人情况
（一）合同标的情况
1、项目名称：南山湿地公园建设工程
（二）合同对方当事人情况
公司名称：南山区城市建设投资有限公司
企业住所：南山区湖滨路6号
法定代表人：陶小满
注册资本：20亿元
三、合同主要条款
发包人：南山区城市建设投资有限公司
承包人：远岭股份有限公司
（一）合同价款：人民币319,880,000.00元（大写：叁亿壹仟玖佰捌拾捌万元整）
（二）工期：总日历天数540天，计划开工日期2031年5月1日，计划竣工日期2032年10月22日。
（三）质量保证金为结算价的3%，缺陷责任期24个月。
（四）合同签署时间：2031年4月18日
（五）合同签署地点：南山区
（六）争议解决：提交南山仲裁委员会仲裁。
"""
FRAMEWORK = """一、框架协议签订的基本情况
远岭股份有限公司（以下简称“公司”或“乙方”）与青禾新能源有限公司（以下简称“青禾”或“甲方”）于2031年6月9日签署了《储能电池战略合作框架协议》。
二、协议对方的基本情况
企业名称：青禾新能源有限公司
法定代表人：苏远帆
注册地址：青川市高新区创业路9号
三、框架协议的主要内容
（一）合作期限：本协议有效期为三年，自2031年6月9日至2034年6月8日。
（二）争议解决：协商不成的，提交甲方所在地人民法院诉讼解决。
（三）本协议一式四份，双方各执两份。
"""
DESIGN = """2031年8月10日，公司与湖滨资产经营有限公司依照《民法典》签订了《工程设计合同》。
公司于2031年7月27日取得《成交通知书》，详见《关于收到成交通知书的公告》（公告编号：2031-019）。
一、合同当事人介绍
1.基本情况
统一社会信用代码：91370100MA3C0P0X1G
单位名称：湖滨资产经营有限公司
公司住所：湖滨区防汛路1号 法定代表人：杨淑琴
2.主要股东及各自出资额
股东名称\t出资额（万元）\t比例
湖滨城市资产运营有限公司\t30000.00\t75%
二、本合同的主要内容
甲方：湖滨资产经营有限公司
乙方：远岭股份有限公司
1.项目名称：环湖公园二期设计
2.本合同的设计费为¥18000000.00元（大写：人民币壹仟捌佰万元整）。
3.争议解决：双方同意向甲方住所地法院起诉。
4.本合同一式壹拾份，甲方肆份，乙方肆份，监督部门执贰份。
"""
COOPERATION = """根据《关于签订合同的议案》，公司与青禾开发建设有限公司签订了《原水保障合作协议》，现披露如下：
一、合同风险提示
合同履行有效期至2099年12月31日止。
二、合同当事人介绍
统一社会信用代码：91370100MA3C0P0X1G
名称：青禾开发建设有限公司
住所：青禾区宏达街20号 法定代表人：李富源
三、合同的主要内容
甲方：青禾开发建设有限公司 乙方：远岭股份有限公司
项目费用暂定为1.2亿元。
协商不成则提交甲方所在地区人民法院裁决。
本协议一式捌份，甲乙方各肆份。
"""
ALIKE: list[tuple[str, dict[str, Any]]] = [
    (
        SALE,
        {
            "/number": "QH-CG-31-08",
            "/title": "阀门采购合同",
            "/kind": "purchase",
            "/parties/0/name": "青禾供水集团有限公司",
            "/parties/0/address": "青川市北街18号",
            "/parties/0/legal_representative": "何晓岚",
            "/parties/0/tax_id": "91370100MA3C0P0X1G",
            "/parties/1/name": "远岭股份有限公司",
            "/parties/1/address": None,
            "/total/amount": "12680000",
            "/total/words": "壹仟贰佰陆拾捌万元整",
            "/period/duration": "P12M",
            "/payment/instalments/0/share": "0.3",
            "/liability/cap": "0.05",
            "/place_signed": "青川市",
            "/date_signed": "2031-03-05",
            "/dispute/venue": "买方所在地人民法院",
            "/copies/total": 6,
            "/signatures": [],
        },
    ),
    (
        WORKS,
        {
            "/number": None,
            "/kind": "works",
            "/parties/0/name": "南山区城市建设投资有限公司",
            "/parties/0/address": "南山区湖滨路6号",
            "/parties/1/name": "远岭股份有限公司",
            "/total/amount": "319880000.00",
            "/period/duration": "P540D",
            "/period/start_date": "2031-05-01",
            "/warranty/duration": "P24M",
            "/date_signed": "2031-04-18",
            "/place_signed": "南山区",
            "/dispute/method": "arbitration",
        },
    ),
    (
        FRAMEWORK,
        {
            "/number": None,
            "/title": "储能电池战略合作框架协议",
            "/kind": "framework",
            "/parties/0/name": "青禾新能源有限公司",
            "/parties/0/address": "青川市高新区创业路9号",
            "/parties/0/legal_representative": "苏远帆",
            "/parties/1/name": "远岭股份有限公司",
            "/total/amount": None,
            "/period/duration": "P3Y",
            "/date_signed": "2031-06-09",
            "/copies/total": 4,
        },
    ),
    (
        DESIGN,
        {
            "/number": None,
            "/title": "工程设计合同",
            "/parties/0/name": "湖滨资产经营有限公司",
            "/parties/0/tax_id": "91370100MA3C0P0X1G",
            "/parties/0/address": "湖滨区防汛路1号",
            "/parties/0/legal_representative": "杨淑琴",
            "/total/amount": "18000000.00",
            "/date_signed": "2031-08-10",
            "/items": [],
            "/copies/total": 10,
        },
    ),
    (
        COOPERATION,
        {
            "/title": "原水保障合作协议",
            "/parties/0/name": "青禾开发建设有限公司",
            "/parties/0/tax_id": "91370100MA3C0P0X1G",
            "/parties/0/legal_representative": "李富源",
            "/total/amount": "120000000.00",
            "/period/end_date": None,
            "/date_signed": None,
            "/copies/total": 8,
        },
    ),
]
OTHERS = [
    """一、中标项目概况
招标人：青禾交通投资有限公司
中标人：远岭股份有限公司
中标金额：人民币23,456.78万元
工期：730日历天
二、中标项目对公司的影响
中标金额占公司营业收入的12%。
""",
    """一、董事会会议审议情况
1、审议通过《关于签订设备采购合同的议案》，同意公司与青禾机械有限公司签订《设备采购合同》，合同金额3,600万元。
""",
    """一、股票交易异常波动的具体情况
公司股票连续两个交易日涨停。
二、公司关注并核实的相关情况
公司前期与青禾能源签订的《组件销售合同》（合同编号：QH-09）正常履行，合同金额2.5亿元，履行期限为2年。
""",
    """一、担保情况概述
公司与青禾银行股份有限公司签订了《最高额保证合同》，担保金额2,000万元。
二、担保协议的主要内容
债权人：青禾银行股份有限公司
保证人：远岭股份有限公司
""",
    """一、诉讼的基本情况
原告：青禾建材有限公司
被告：远岭股份有限公司
诉讼标的：120万元。
""",
]


def at(contract: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        contract = contract[int(step)] if isinstance(contract, list) else contract[step]
    return contract


@pytest.mark.parametrize(("body", "wanted"), ALIKE, ids=["sale", "works", "framework", "design", "cooperation"])
def test_what_an_announcement_republishes_is_read(body: str, wanted: dict[str, Any]) -> None:
    record = process((HEAD + body + FOOT).encode(), name="a.txt").model_dump(mode="json")
    assert {pointer: at(record["contract"], pointer) for pointer in wanted} == wanted
    assert {finding["code"] for finding in record["findings"]} <= {"not-an-agreement"}


@pytest.mark.parametrize("body", OTHERS)
def test_one_that_republishes_nothing_states_nothing(body: str) -> None:
    contract = read(HEAD + body + FOOT).contract
    assert (contract.number, contract.title, contract.date_signed, contract.period.duration) == (None,) * 4
    assert contract.total.amount is None
    assert contract.parties == ()


def test_an_agreement_behind_an_announcement_is_read_as_one() -> None:
    agreement = "设备采购合同\n甲方：青禾中学\n乙方：远岭股份有限公司\n第一条 合同总价为人民币5,000元。\n第二条 交货\n"
    found = read(HEAD + agreement)
    assert (found.contract.title, str(found.contract.total.amount)) == ("设备采购合同", "5000")
    assert [part.kind for part in parts_of(found.layout)][:1] == [PartKind.OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "股份转让协议\n甲方：远岭投资有限公司\n乙方：青禾科技有限公司\n一、协议标的\n目标公司证券代码为009999，证券简称青禾股份。\n"
        "二、转让价款\n转让总价为人民币5,000元。\n三、风险提示\n乙方知悉风险，本协议有效期一年。\n",
        "保荐协议\n甲方：远岭股份有限公司（证券代码：009901）\n乙方：青禾证券有限公司\n一、协议标的\n转让总价为人民币5,000元。\n"
        "二、其他事项\n本协议有效期一年。\n",
    ],
)
def test_an_agreement_about_shares_is_no_announcement(text: str) -> None:
    contract = read(text).contract
    assert (str(contract.total.amount), str(contract.period.duration)) == ("5000", "P1Y")


def test_headings_that_only_a_block_s_title_bears_tell_the_stretches_too() -> None:
    blocks, inside = [], ""
    for line in [*FRAMEWORK.splitlines(), "四、对公司的影响", "有效期为九年。"]:
        if line[:2] in ("一、", "二、", "三、", "四、"):
            blocks.append(f'{inside}<div title="{line}" type="paragraph">')
            inside = "</div>"
        else:
            blocks.append(f"<div>{line}</div>")
    head = "".join(f"<p>{line}</p>" for line in HEAD.splitlines())
    page = f"<html><body>{head}{''.join(blocks)}</div></body></html>"
    contract = process(page.encode(), name="a.html").contract
    assert (contract.title, str(contract.period.duration)) == ("储能电池战略合作框架协议", "P3Y")
    assert contract.parties[0].legal_representative == "苏远帆"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲方：远岭股份有限公司\n乙方：青禾科技有限公司\n名称：青禾科技有限公司\n地址：南街2号\n", "南街2号"),
        ("名称：青禾科技有限公司\n地址：南街2号\n甲方：远岭股份有限公司\n乙方：青禾科技有限公司\n", "南街2号"),
        ("名称：何氏科技有限公司\n地址：南街2号\n甲方：远岭股份有限公司\n乙方：青禾科技有限公司\n", None),
    ],
)
def test_details_before_the_roles_are_whose_name_stands_with_them(text: str, name: str | None) -> None:
    contract = read("设备采购合同\n" + text + "第一条 标的\n").contract
    assert [party.address for party in contract.parties] == [None, name]


def test_the_catalogue_says_which_papers_republish() -> None:
    assert [nature.name for nature in load_catalogue().natures if nature.republishes] == ["announcement"]


@pytest.mark.parametrize("day", ["2031年3月32日", "2031年13月5日", "2031年2月30日"])
def test_a_day_that_no_calendar_has_is_none(day: str) -> None:
    contract = read(HEAD + SALE.replace("2031年3月5日", day) + FOOT).contract
    assert contract.date_signed is None and contract.number == "QH-CG-31-08"
