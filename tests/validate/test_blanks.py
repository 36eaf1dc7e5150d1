"""Blanks: what stands for something to be filled in, what is padding, and how often a fault is told."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read, values

HEAD = "房屋租赁合同\n合同编号：FW-2024-017\n甲方：青岭市云栖物业有限公司\n乙方：何晓岚\n"


def blanks(text: str) -> list[int]:
    """How many places each finding names."""
    findings = validate(read(text), Settings())
    return [len(finding.evidence) for finding in findings if finding.code == "blank-field"]


@pytest.mark.parametrize(
    "line",
    [
        "一、甲方将__桂花路8号__204__室出租给乙方。",
        "一、房屋位于__青岭市__桂花路__8__号。",
        "二、租期从__2024__年__5___月___11__日起至__2025___年__5___月___10__日止。",
        "三、月租金为___2600____元，按季支付。",
        "四、付款周期：年",
        "四、报价明细（金额单位：人民币元）；币种为人民币元。",
        "五、型号为XXL-3的设备一台。",
        "六、自2024年5月起。",
        "七、单位  元，数量  份额，日期  年度。",
        "八、租期自  年  月  日起\n     2024   5   11\n",
        "八、合同期限为年度框架，提前日常巡检，当日内完成，次日内回复。",
        "八、合同期限为3\n年。服务期限为十二\n个月。合同金额为\n50000元。税率为\n6%。",
        "八、在日内瓦签订，计量单位为元，含水率%，每个月内，第三个月。",
        "八、租期年限为三年，本项目周期年均三次，押金为两个月租金，工作日内。",
        "八、乙方应在收到后 10 日内付款，违约金为总价的 10 %，提前 30 日通知。",
        "八、单价（元），比例（%），币种：人民币元。",
        "一、服务地域：___青岭市境内__（如：青岭市境内/XX省境内）。",
        "一、保险种类：团体意外险 （如：健康险、旅行险等）。",
        "一、结算期为月，每月末结算。",
        "一、账期为月，即次月结清。",
        "一、考核期为月，按月考核。",
        "一、计租期为月。",
        "一、统计期间为年，按年汇总。",
        "一、金额均以人民币元（以下简称元）表示。",
        "一、所有款项为人民币元，不接受外币。",
        "一、以元/月为计价单位。",
        "一、单价以元/次计，共10次。",
        "一、违约金按元/天为单位计算。",
        "一、图纸编号规则：XXXX-XX。",
        "一、文件命名格式为XXX-YYYY。",
        "一、费用按  月 结算。",
        "一、每月  天然气费另计。",
        "一、上午9:00至  日落。",
    ],
)
def test_padding_and_what_only_looks_like_a_blank(line: str) -> None:
    assert blanks(HEAD + line) == []


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("一、服务地域：______（如：青岭市境内）。", [1]),
        ("一、服务地域：（如：青岭市境内）。", [1]),
        ("一、总价为人民币XXX元。", [1]),
        ("一、房屋位于____市____区____路____号。", [4]),
        ("一、甲方应在____日内支付____元。", [2]),
        ("一、甲方应于验收后____个工作日内向乙方付____元。", [2]),
        ("一、房屋位于____省____县____镇____村。", [4]),
        ("一、总价为人民币---元（￥---）。", [2]),
        ("一、争议提交[填写仲裁机构名称]仲裁。", [1]),
        ("一、租金为{{月租金}}元，押金为«押金»元。", [2]),
        ("一、本合同一式份，甲方执份，乙方执份。", [3]),
        ("一、逾期的，按元/日计算违约金。", [1]),
        ("一、有效期为 年,自 年 月 日起至 年 月 日止。", [2]),
        ("一、租期自20____年__月__日起。", [1]),
        ("一、租期自20  年  月  日起至20  年  月  日止。", [2]),
        ("一、使用期限共   个月，从   年   月   日到   年   月   日，每月   元。", [3]),
        ("一、使用费共个月，自年月日起，使用费每月元。", [3]),
        ("一、逾期每日按   %支付违约金，甲方应于   日内付款。", [2]),
        ("一、合同期限为 年。质保期年。", [2]),
        ("一、服务期限为个月，质保期为 月。", [2]),
        ("一、合同金额为 元，合同总价：元。", [2]),
        ("一、违约金为合同总价的 %，税率为%。", [2]),
        ("一、甲方应在收到发票后日内付款，乙方应在 日内交货。", [2]),
        ("一、甲方应在收到发票后 个工作日内付款。", [1]),
        ("一、提前日书面通知对方，交货期为合同签订后 天。", [2]),
        ("一、预付款为合同总价的 %。", [1]),
        ("一、服务期为年，租赁期限为月。", [2]),
        ("一、每平方米租金以元/月支付。", [1]),
        ("一、合同价款为人民币元（大写）。", [1]),
        ("一、合同编号为XXXX。", [1]),
        ("一、费用按   元结算。", [1]),
    ],
)
def test_places_that_were_never_filled_in(line: str, places: list[int]) -> None:
    assert blanks(HEAD + line) == places


def test_what_belongs_together_is_told_once() -> None:
    clauses = "第一条 租期自____年起。\n租金为____元。\n第二条 押金为____元。\n"
    assert blanks(HEAD + clauses) == [2, 1]


COLUMNS = "项目|甲方|乙方\n户名|青岭市云栖物业有限公司|何晓岚\n"


@pytest.mark.parametrize("divider", ["\t", " | ", "        "], ids=["tab", "rule", "blanks"])
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("银行账号|6222021001001234567|",), ["乙方未填写：“银行账号”"]),
        (("开户银行|青岭银行|", "银行账号|6222021001001234567|"), ["乙方有2处未填写：“开户银行”"]),
        (("开户银行|青岭银行|城中银行", "银行账号|6222021001001234567|6222021001007654321"), []),
        (("开户银行|青岭银行|城中银行", "传真||0571-88880000", "邮编|310000|"), []),
    ],
)
def test_an_empty_cell_of_a_party_s_column(divider: str, rows: tuple[str, ...], said: list[str]) -> None:
    if divider.isspace() and divider != "\t" and any("||" in row for row in rows):
        return  # which cell is empty cannot be seen without a divider
    table = "\n".join((*COLUMNS.splitlines(), *rows)).replace("|", divider)
    text = HEAD + "第一条 账户\n" + table + "\n第二条 其他\n无。\n"
    found = [f.message for f in validate(read(text), Settings()) if f.code == "blank-field"]
    assert [message.split("（")[0] for message in found] == said


def test_a_row_that_nobody_filled_in_goes_on_the_table() -> None:
    names = "项目\t甲方\t乙方\n单位名称（盖章）\t青岭市云栖物业有限公司\t何晓岚\n"
    table = names + "法定代表人（签字）\t\t\n日期\t\t2024年3月1日\n"
    found = read(HEAD + "第一条 服务\n乙方提供服务。\n\n" + table)
    assert [(m.role, str(m.value)) for m in found.of("signature.date")] == [("乙方", "2024-03-01")]


def test_a_form_s_blanks_are_told_once_for_each_party() -> None:
    clauses = "".join(f"第{n}条 约定\n甲方应就事项{n}在____日内支付____元。\n" for n in "一二三四五")
    head = "服务合同\n签订时间：____年__月__日\n甲方：________\n地址：________\n乙方：________\n地址：________\n"
    account = "第六条 账户\n甲方账户：\n户名：________\n账号：________\n"
    findings = [f for f in validate(read(head + clauses + account), Settings()) if f.code == "blank-field"]
    assert len(findings) == 4
    assert [len(f.evidence) for f in findings] == [10, 4, 1, 2]


def test_a_form_states_nothing() -> None:
    found = read(
        "采购合同\n甲方：XXX大学\n乙方：[填写乙方公司名称]\n一、工期为XXX工作日，自20____年__月__日起。\n"
    ).contract
    assert [party.name for party in found.parties] == [None, None] or found.parties == ()
    assert found.period.duration is None


def test_a_label_followed_by_another_has_no_value() -> None:
    found = read(
        "柜台租赁合同\n出租方（甲方）：               证件类型：\n承租方（乙方）：               证件类型：\n"
        "第一条 柜台位于青岭市桂花路8号。\n甲方签字:________    乙方签字:________\n"
        "证件号码:________    证件号码:________\n"
    )
    assert [mention for mention in found.mentions if mention.field.endswith(".name")] == []


@pytest.mark.parametrize("name", ["[]公司", "【】有限公司", "____局"])
def test_a_kind_of_party_is_no_name(name: str) -> None:
    assert read(f"合同\n甲方：{name}\n乙方：青岭电子有限公司\n").of("party.name", "甲方") == ()


def test_the_preamble_behind_an_empty_label_is_nobody() -> None:
    found = read(
        "合同\n甲方：青岭电子有限公司 法定代表人：韩一\n"
        "乙方：临川电子有限公司 法定代表人：根据《民法典》，双方订立本合同。\n"
    )
    assert [(m.role, m.value) for m in found.of("party.legal_representative")] == [("甲方", "韩一")]


def test_an_account_s_heading_is_no_blank() -> None:
    account = "（2）乙方银行账户信息：\n开户名：何晓岚\n开户行：青岭银行\n账号：62083317050046928\n"
    assert blanks(HEAD + "一、付款\n" + account) == []


def test_a_party_left_blank_before_a_sentence() -> None:
    head = "物业合同\n编号：WY-1\n委托方(以下简称甲方):青岭小区业主委员会\n"
    assert blanks(head + "受委托方(以下简称乙方):\n双方就物业管理订立本合同。\n") == [1]


def test_what_stands_behind_a_word_in_brackets_is_read() -> None:
    found = read(
        "设备合同\n【编号】SB-2024-1\n甲方（公司名称）青岭电子有限公司\n【地址】青岭市一路1号\n乙方：临川百合有限公司\n一、其他。\n"
        "甲方（盖章）：青岭电子有限公司\n授权代表（签名）何静\n日期：2024年3月1日\n"
        "乙方（盖章）：临川百合有限公司\n授权代表（签名） 陶小满\n日期：2024年3月1日\n"
    )
    assert found.contract.parties[0].name == "青岭电子有限公司"
    assert values(found, "party.address") == ["青岭市一路1号"]
    assert [one.signatory for one in found.contract.signatures] == ["何静", "陶小满"]
    assert [f for f in validate(found, Settings()) if f.code == "blank-field"] == []


def test_a_word_in_brackets_with_nothing_behind_asks_for_it() -> None:
    assert blanks(HEAD + "一、收货人：【姓名】，地点：[地址]。\n") == [2]


@pytest.mark.parametrize("above", ["三、服务的内容", "三、甲方的要求如下：", "四、交货地点\n交货地点"])
def test_a_line_to_be_filled_in_below_a_heading_is_a_blank(above: str) -> None:
    assert blanks(f"{HEAD}{above}\n____________________\n五、其他。\n") == [1]


@pytest.mark.parametrize("above", ["资料清单：无", "甲方指定的项目：云栖小区二期", "五、乙方每月清扫两次。"])
def test_underscores_that_go_on_under_a_value_are_no_blank(above: str) -> None:
    assert blanks(f"{HEAD}{above}\n____________________\n六、其他。\n") == []


_HEAD = (
    "设备维护合同\n合同编号：A-12\n甲方：青川市测绘院\n法定代表人：{}\n"
    "乙方：青川恒达仪器有限公司\n法定代表人：{}\n第一条 乙方维护设备。\n"
)
_SIGNED = (
    "甲方（盖章）：青川市测绘院\n法定代表人（签字）：{}\n乙方（盖章）：青川恒达仪器有限公司\n法定代表人（签字）：{}\n"
)


@pytest.mark.parametrize(
    ("head", "signed", "places"),
    [
        (("钱昊", ""), ("钱昊", "贾菲彬"), [1]),
        (("", "贾菲彬"), ("钱昊", "贾菲彬"), [1]),
        (("", ""), ("钱昊", "贾菲彬"), []),
        (("钱昊", "贾菲彬"), ("钱昊", "贾菲彬"), []),
        (("钱昊", "/"), ("钱昊", "贾菲彬"), []),
    ],
)
def test_who_signs_fills_in_no_head_in_which_the_other_is_named(
    head: tuple[str, str], signed: tuple[str, str], places: list[int]
) -> None:
    assert blanks(_HEAD.format(*head) + _SIGNED.format(*signed)) == places


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("四、甲方指定周岚\n_________为甲方项目联系人。", []),
        ("四、甲方委托乙方研究开发云岭仓储平台\n______________项目，并支付报酬。", []),
        ("四、甲方指定\n_________为甲方项目联系人。", [1]),
        ("四、甲方委托乙方研究开发以下系统：\n______________项目，并支付报酬。", [1]),
        ("四、租金由乙方在每月\n_________元支付给甲方。", [1]),
        ("四、押金由乙方支付，共\n_________元。", [1]),
        ("四、产品情况\n1.生产商：\n2.规格型号：A-3", []),
    ],
)
def test_what_is_asked_elsewhere_or_filled_in_above(line: str, places: list[int]) -> None:
    assert blanks(HEAD + line) == places


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("合作期限自_2026___年7___月___15日起至_2027__年__7__月__14__日止。", 0),
        ("费用合计：人民币（大写）：_壹拾伍万___元整（小写）：¥150000___。", 0),
        ("于2026____年5____月1____日前交货。", 0),
        ("合作期限自20____年____月____日起。", 1),
        ("于2026年____月____日前交货。", 1),
        ("费用合计：¥____。", 1),
    ],
)
def test_underscores_beside_figures_that_were_filled_in_are_no_blank(line: str, count: int) -> None:
    found = read(f"服务协议\n甲方：青岭电子有限公司\n乙方：临川机械有限公司\n第一条 {line}\n")
    told = [each for each in validate(found, Settings()) if each.code == "blank-field"]
    assert sum(len(each.evidence) for each in told) == count


@pytest.mark.parametrize("line", ["合同总价：", "合同总价：待定", "总金额：待定。", "合同总价（元）："])
@pytest.mark.parametrize("below", ["第二条 交付\n按时交付。", "房屋交付\n甲方按时交付房屋。"])
def test_what_heads_the_next_clause_is_no_value_of_a_total_that_was_left_empty(line: str, below: str) -> None:
    assert blanks(f"{HEAD}第一条 租金\n{line}\n{below}\n") == [1]


@pytest.mark.parametrize("below", ["128,600.00元", "壹拾贰万捌仟陆佰元整", "￥128600"])
def test_a_sum_on_the_next_line_fills_an_empty_label(below: str) -> None:
    assert blanks(f"{HEAD}第一条 租金\n合同总价：\n{below}\n第二条 交付\n按时交付。\n") == []
