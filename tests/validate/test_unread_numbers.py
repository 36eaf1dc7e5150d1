"""A number of which a character was not read is told wherever a field would be stated by it, and nowhere else."""

from __future__ import annotations

import pytest

from hedui.extract.extraction import Extraction
from hedui.sureness import sureness
from tests.extract.reading import read
from tests.validate.test_unread import findings_of

HEAD = "设备采购合同\n合同编号：QX-2025-018\n甲方（采购方）：青岭机械有限公司\n{}\n乙方（供货方）：禾川仪器有限公司\n"
BODY = "第一条 标的\n设备一批。\n第二条 约定\n{}\n第三条 争议\n由甲方所在地人民法院管辖。\n"
SIGNED = "甲方（盖章）：青岭机械有限公司    乙方（盖章）：禾川仪器有限公司\n"


def clause(text: str) -> Extraction:
    return read(HEAD.format("地址：青岭市一路1号") + BODY.format(text) + SIGNED)


def detail(text: str) -> Extraction:
    return read(HEAD.format(text) + BODY.format("付款方式：银行转账。") + SIGNED)


CLAUSES = [
    ("合同期限：{}个月，自双方签字之日起计算。", "l2 I2 |2 1? ? ?? □2 口2 1口 【?】 【1?】 __?__ 壹? # 三(2)"),
    ("合同期限为{}年。", "? □ 口 士 兰 【？】 ＃ l O & 三（2） 叁(5) ?十"),
    ("服务期：自2025年1月1日起{}年。", "? □ 口"),
    ("本合同有效期为{}，期满自动终止。", "?年 三?年 口年 □年 ?个月"),
    ("服务期限为{}个月，自交付之日起算。", "二十? ?十四 二?四 囗囗"),
    ("工期：{}日历天。", "9? ?0 9□"),
    ("质保期为{}个月，自验收合格之日起计算。", "2? ? 口 2口"),
    ("保密期限为{}年。", "? 口"),
    ("合同总价为人民币113000.00元，税率为{}%。", "l3 1? ? □3 1E 口 1口"),
    ("增值税税率：{}%。", "6? □ 【?】"),
    ("开具{}%的增值税专用发票。", "l3 1? ? □"),
    ("本合同一式{}份，甲乙双方各执一份。", "l ? ？ □ 口 【？】 & 贰(3)"),
    ("本合同一式肆份，甲方执{}份，乙方执贰份。", "? □ 口 l"),
    ("甲方逾期付款的，每日按未付款项的{}支付违约金。", "0.?5% 0.O?% ?% 0.口5% 万分之? 万分之□ 千分之口"),
    ("乙方逾期交货的，应向甲方支付合同总价{}的违约金。", "1?% ?% □% I?%"),
    ("甲方应在收到发票后{}日内付款。", "l5 1? ? □ 口 【?】 【□】 _?_ 十五(10)"),
    ("收到发票后{}日内付款。", "【尽快】 【及时】"),
    ("合同总价：人民币{}元整。", "壹拾贰万??? 壹拾贰万□□□"),
    ("付款期限：收到发票后{}个工作日内。", "3? ? □ 3# 【3#】 ?0"),
    ("乙方应在合同签订后{}日内交货。", "2? ? □ 口"),
    ("合同签订后5日内预付{}，验收合格后支付70%。", "?% 3?% □% 口0% 3O%"),
    ("服务期限自2025年1月1日至{}。", "2026年1?月31日 2O2?年12月31日 2026年12月3?日 2026年口月31日 2026-1?-31"),
    ("履约保证金为合同总价的{}%。", "5? □ 口 1O"),
    ("合同期满前{}日，任何一方未书面提出终止的，本合同自动续展一年。", "3? ? □ l?"),
    ("服务费每月{}元，按月支付。", "3?00 ?000 3口00 30□0"),
    ("租金每月人民币{}元，按季支付。", "8?00.00 ?000.00 8口00.00"),
    ("押金{}元。", "5?00 ?000 5□00"),
]


@pytest.mark.parametrize(("sentence", "numbers"), CLAUSES)
def test_what_a_clause_would_state(sentence: str, numbers: str) -> None:
    for number in numbers.split():
        [told] = findings_of(clause(sentence.format(number)), "value-unread")
        assert number.strip("_") in told, sentence.format(number)


@pytest.mark.parametrize(
    "line",
    [
        *("账号：6222 0?..", "账号：62220 2?10 0012 3456 78", "账号：6222□2100012345678", "账号：????????"),
        *("电话：138????", "电话：138????5678", "电话：0532-8?66 1234", "电话：???", "传真：#-#", "邮编：26?100"),
        *("统一社会信用代码：91370200MA3?8K1Y2X", "纳税人识别号：9137□200MA3T8K1Y2X", "税号：？"),
        *("统一社会信用代码：□□□□□□□□□□□□□□□□□□", "邮箱：zhang?qlj.cn", "联系人：？", "法定代表人：#"),
        *("开户行：###", "户名：□□□□", "地址：???", "签订地点：???", "合同期限：###", "税率：???", "交货地点：□□□"),
        *("签订日期：2O2?年", "签订日期：2025年1?月3日", "签订日期：2025-0?-03", "签订日期：□□□□年3月1日"),
        *("生效日期：2025年?月1日", "交货日期：2025年4月?日", "交货日期：2025-04-?3"),
    ],
)
def test_what_a_label_would_state(line: str) -> None:
    [told] = findings_of(detail(line), "value-unread")
    assert line.partition("：")[2].rstrip(".年") in told


def test_a_sign_that_no_number_holds_was_a_figure() -> None:
    for number, found in (("QX-20>5-018", 1), ("QX-2<25-018", 1), ("QX<2025>018", 0), ("QX-2025-018", 0)):
        extraction = read(HEAD.format("").replace("QX-2025-018", number) + BODY.format("") + SIGNED)
        assert len(findings_of(extraction, "value-unread")) == found
        assert extraction.contract.number == (None if found else number)


@pytest.mark.parametrize(
    "text", ["按照本合同第【？】条执行。", "详见第?条。", "验收标准见【##】。", "价格条件为？？。", "验收期限：###"]
)
def test_a_bracket_or_a_number_that_holds_nothing(text: str) -> None:
    assert len(findings_of(clause(text), "value-unread")) == 1


SILENT = """合同期限由双方另行约定。
合同期限为多年，以双方另行书面约定为准。
服务期限为若干年，由双方协商。
本合同期限为    年。
本合同期限为____年。
本合同期限为【】年。
本合同期限为【/】年。
服务期为□1年 ☑2年 □3年。
服务期：□一年  □两年
付款周期：□月 □季 □年
付款周期：口月 口季 口年
付款方式：□月付 □季付
税率按国家规定执行。
税率以开票时适用税率为准。
税率为【  】%。
税率为____%。
本合同一式数份，双方各执数份。
本合同一式若干份。
本合同一式____份。
本合同一式【】份，甲方执【】份。
合同期限为3年，具体见附件?
是否需要现场培训？3日内由甲方书面答复。
甲方是否同意？2年内有效的授权书另附。
如何计算违约金？按每日0.5%计算。
设备安装于3#楼，质保期为2年。
3#厂房租赁期限为2年。
#3机组大修期限为20日。
乙方负责端口2年的维护。
港口3日内卸货。
甲方窗口2个月轮换一次。
出口2年以上的企业优先。
S级服务，服务期限为2年。
B2B平台服务期限为2年。
O2O业务期限为2年。
保修期限为1年，型号iPhone15 Pro。
型号为S5，保修2年。
标准为ISO9001，期限3年。
5G网络服务期限为2年。
带宽为100M，每月租费300元。
A/B两区租赁期限为2年。
I类区域每年支付一次，期限2年。
第I期工程工期为30日。
合同期限为XX年。
质保期：XXX
质保期：---
质保期：详见附件
质保期：***
付款期限：收到发票后【】日内。
付款期限：收到发票后____日内。
付款期限：收到发票后  日内。
甲方应在收到发票后合理期限内付款。
违约金为合同总价的____%。
逾期每日按万分之【】支付违约金。
按照第【】条执行。
按照第____条执行。
标记为#的为可选项。
“□”为未选，“☑”为已选。
以“？”标注的内容待定。
邮箱后缀为@qingling.example.cn。
单价为￥300元/人/月，共2人×3个月。
服务期限2年（24个月）。
服务期限贰（2）年。
服务期限贰年（2年）。
甲方应在十（10）日内付款。
本合同一式肆（4）份，双方各执贰（2）份。
每三（3）个月支付一次。
第三（3）年租金上浮5%。
二O二五年三月一日起生效，期限一年。
合同自2O25年1月1日起至2O25年12月31日止。
租期三年，第1至2年租金不变。
期限为2025年1月至2025年12月。
备注：#1号机、#2号机。
其他：？
合同标的及金额明细:??
1#、2#、3#设备分批供货，供货期30天。
|服务费|2年|3000元|
|1|2个月|5000元|
期限|2年|
□是 □否
发票类型：□专票 □普票
支付比例：首付☑30% □50%。
首付口30% 口50%。
价格 @3元/件。
7*24小时响应，2小时到场。
租期为2~3年。
服务期限：2年|24个月
合同期限为3年。期限为?年的，另行约定。""".splitlines()


@pytest.mark.parametrize("text", SILENT)
def test_prose_blanks_choices_and_names(text: str) -> None:
    assert findings_of(clause(text), "value-unread", "low-confidence") == []


@pytest.mark.parametrize(
    "line",
    ["电话：138****5678", "账号：6222****1234", "开户行：########", "税号：91370200MA********"],
)
def test_what_a_mask_hides_is_told_as_masked(line: str) -> None:
    [message] = findings_of(detail(line), "value-unread", "low-confidence")
    assert message.startswith("1处的值被遮盖")


@pytest.mark.parametrize("line", ["电话：/", "传真：--"])
def test_what_is_said_not_to_be_there_is_not_unread(line: str) -> None:
    assert findings_of(detail(line), "value-unread", "low-confidence") == []


@pytest.mark.parametrize(
    ("text", "pointer", "value"),
    [
        ("甲方应在收到发票后3O日内付款。", "/payment/due_days", 30),
        ("甲方应在收到发票后S0个工作日内付款。", "/payment/due_days", 50),
        ("合同期限为1Z个月。", "/period/duration", "P12M"),
        ("合同期限为【2O】年。", "/period/duration", "P20Y"),
        ("税率为1B%。", "/total/tax_rate", "0.18"),
        ("本合同一式1O份。", "/copies/total", 10),
        ("甲方逾期付款的，每日按未付款项的0.O5%支付违约金。", "/liability/late_fee_daily_rate", "0.0005"),
    ],
)
def test_a_letter_that_can_be_one_figure_only(text: str, pointer: str, value: object) -> None:
    found = clause(text)
    node: object = found.contract.model_dump(mode="json")
    for step in pointer[1:].split("/"):
        assert isinstance(node, dict)
        node = node[step]
    assert node == value
    (message,) = findings_of(found, "low-confidence")
    assert "也可读作" in message
    assert sureness(found)[pointer] == 0.6


def test_the_rest_of_a_number_is_no_value() -> None:
    found = clause("合同总价为人民币113000.00元，税率为l3%。质保期为二?四个月。租金每月人民币?000.00元。")
    contract = found.contract
    assert (contract.total.tax_rate, contract.warranty.duration, contract.rates) == (None, None, ())
    assert detail("账号：62220 2?10 0012 3456 78").contract.parties[0].accounts == ()
    assert detail("统一社会信用代码：91370200MA3?8K1Y2X").contract.parties[0].tax_id is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("乙方的技术支持电话为40082l1000，全天候受理。", "40082l1000"),
        ("乙方的技术支持电话为〔#008213366〕，全天候受理。", "#008213366"),
        ("合同总价为人民币（大写）贰？壹万元整。", "贰？壹万元"),
        ("租金每月（大写）口佰元整。\n押金（大写）：壹□元整。\n合同总价：人民币壹拾?万元整。", "壹拾?万元"),
        ("甲方应在 ?80 日内支付全部货款。", "?80"),
    ],
)
def test_telephones_and_words_in_a_sentence(text: str, quoted: str) -> None:
    assert any(quoted in told for told in findings_of(clause(text), "value-unread", "amount-words-malformed"))


def test_a_cell_of_which_a_figure_was_not_read_has_no_shorter_value() -> None:
    table = "序号\t名称\t单位\t数量\t单价\t金额\n1\t水泵\t台\t2\t17?498.6\t349972.0□\n2\t阀门\t个\t3\t100.00\t300.00"
    found = clause(table)
    [pump, valve] = found.contract.items
    assert (pump.quantity, pump.unit_price, pump.subtotal) == (2, None, None)
    assert (valve.unit_price, valve.subtotal) == (100, 300)
    assert len(findings_of(found, "value-unread")) == 2


def test_an_address_with_a_mark_among_its_figures_is_told() -> None:
    [told] = findings_of(
        read(HEAD.format("地址：青岭市一路12号150？室") + BODY.format("无。") + SIGNED), "value-unread"
    )
    assert "150？室" in told


def test_a_value_that_is_stated_elsewhere_is_not_missed() -> None:
    assert findings_of(clause("合同期限为?年。\n本合同有效期为3年。"), "value-unread") == []


ITEMS = (
    "序号\t名称\t数量\t单价（元）\t小计（元）\n1\t办公桌\t10\t630\t6300\n"
    "2\t椅子\t{}\t{}\t{}\n3\t文件柜\t5\t800\t4000\n合计：11300元"
)


@pytest.mark.parametrize("quantity", ["1O", "1o", "I0", "l0", "O1", "1O台", "2I", "1O0"])
def test_a_letter_in_the_place_of_a_figure_in_a_cell_is_no_unit(quantity: str) -> None:
    extraction = clause(ITEMS.format(quantity, "100", "1000"))
    assert extraction.contract.items[1].quantity is None
    assert findings_of(extraction, "value-unread")


@pytest.mark.parametrize(
    ("quantity", "unit"), [("10oz", "oz"), ("10米", "米"), ("10L", "L"), ("10GB", "GB"), ("10", None)]
)
def test_a_unit_behind_figures_stays(quantity: str, unit: str | None) -> None:
    extraction = clause(ITEMS.format(quantity, "100", "1000"))
    assert (str(extraction.contract.items[1].quantity), extraction.contract.items[1].unit) == ("10", unit)


@pytest.mark.parametrize("said", ["1,230O元", "123O元整", "60383070O元", "人民币10O元整"])
def test_a_letter_behind_the_figures_of_a_sum_leaves_none(said: str) -> None:
    extraction = clause(f"合同总价：{said}。")
    assert extraction.contract.total.amount is None
    assert findings_of(extraction, "value-unread")
