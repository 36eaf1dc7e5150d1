"""A sum is taken whole or not at all: what goes on behind it, stands in it or lies on it leaves no shorter one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read

AGREEMENT = (
    "设备采购合同\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n一、设备一批。\n{said}。\n二、付款方式：银行转账。\n"
)
NAMES = ("合同总价为", "本合同总金额：")
TOLD = {"value-unread", "amount-words-malformed", "amount-words-mismatch"}


def total(said: str) -> Decimal | None:
    found = read(AGREEMENT.format(said=said)).contract.total
    return found.amount if found.amount is not None else found.words_amount


def told(said: str) -> bool:
    return bool(TOLD & {finding.code for finding in validate(read(AGREEMENT.format(said=said)), Settings())})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("stated", "amount"),
    [
        ("￥ 5 2 , 0 5 1 . 1 7 元", "52051.17"),
        ("￥ 4 . 0 4 元", "4.04"),
        ("236万1463元", "2361463"),
        ("485元3角2分", "485.32"),
        ("￥81.1千元", "81100"),
        ("“860,204.44元”", "860204.44"),
        ("__98,000.00__元", "98000.00"),
        ("__5__万元", "50000"),
        ("人民币__壹拾贰万__元整", "120000"),
        ("四十七元整", "47"),
        ("人民币三万元", "30000"),
        ("一万六千圆整", "16000"),
        ("伍百萬元参角叁分", "5000000.33"),
        ("貮拾参万零貮佰壹十肆元", "230214"),
    ],
)
def test_a_well_formed_sum_is_read_whole(name: str, stated: str, amount: str) -> None:
    assert total(name + stated) == Decimal(amount)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "stated",
    [
        "￥14_.00元",
        "￥1590,00_.00元",
        "￥8,547.7_元",
        "￥1#0.00元",
        "￥42,775.#0元",
        "5,766,114.0b元",
        "16000,00元",
        "￥7850,74,259,926.25元",
        "97亿千元",
        "57万千元",
        "670元+670元",
        "620184-620189元",
        "8113～8118元",
        "壹仟伍佰陆拾伍万零肆佰?拾捌元伍角",
        "陆佰柒拾人贰元整",
        "一亿Ｘ千二百三十三万元",
        "柒拾_元整",
        "_拾陆元零柒分",
        "玖亿零叁拾_元壹角肆分",
        "壹拾伍元田角",
        "壹万元X角捌分",
        "壹拾壹元零X分",
        "壹壹仟陆佰元整",
        "二亿亿元",
        "伍拾壹仟元整",
        "贰仟元壹拾分",
    ],
)
def test_a_malformed_sum_gives_no_value_and_is_told(name: str, stated: str) -> None:
    assert total(name + stated) is None
    assert told(name + stated)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("stated", ["-70,000.61元", "45元/月", "￥6×3,211,542.00元", "50,000.00%", "＊拾柒亿元整"])
def test_what_is_no_total_is_none(name: str, stated: str) -> None:
    assert total(name + stated) is None


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("合同总价5000元到账后发货", "5000"),
        ("合同总价为人民币10,000元，3日内付清", "10000"),
        ("逾期的，每日按合同总价千分之五支付违约金；合同总价5000元1台", "5000"),
        ("合同总价为3元1分钟", "3"),
        ("合同总价10000元至2024年12月31日付清", "10000"),
        ("合同总价：10000元，到3月底付清", "10000"),
        ("合同总价为人民币100,000.00元（大写：壹拾万元整），第1期100,000元", "100000"),
    ],
)
def test_what_only_stands_beside_a_sum_is_no_part_of_it(said: str, amount: str) -> None:
    assert total(said) == Decimal(amount)


def test_lines_before_a_currency_frame_something_else() -> None:
    said = "租金为每__月__人民币__26300__元（大写：__贰万陆仟叁佰元整__）"
    [rate] = read(AGREEMENT.format(said=said)).contract.rates
    assert (rate.fee, rate.fee_words) == (Decimal(26300), "贰万陆仟叁佰元整")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("stated", "amount"),
    [
        ("人民币 298, 937, 406.00 元", "298937406"),
        ("￥1, 250.50", "1250.50"),
        ("（小写）：￥1,000.41（大写：壹仟元肆角壹分）", "1000.41"),
        ("大写：人民币柒万元零叁分", "70000.03"),
        ("５，０００元", "5000"),
        ("人民币5000。10日内付清", "5000"),
        ("5000元。2.付款方式", "5000"),
        ("￥96，7日内付清", "96"),
        ("5000元、运费另计", "5000"),
    ],
)
def test_what_a_hand_writes_otherwise_is_read_and_not_told(name: str, stated: str, amount: str) -> None:
    assert total(name + stated) == Decimal(amount)
    codes = {finding.code for finding in validate(read(AGREEMENT.format(said=name + stated)), Settings())}
    assert codes.isdisjoint(TOLD | {"blank-field"})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "stated",
    [
        "人民币口拾陆亿元整",
        "人民币（大写）□拾陆万元整",
        "囗仟陆佰元整",
        "日拾陆万元整",
        "抬佰玖拾玖万元整",
        "伍*仟伍佰万圆整",
        "叁口柒拾玖万零贰佰伍拾柒元整",
        "壹*拾捌元整",
        "贰拾万元口零玖分",
        "叁佰元叁角?叁分",
        "陆仟柒佰元零人壹分",
        "口76,000.00元",
        "¥口6,000.00",
        "？6,000.00元",
        "¥7口,000.00元",
        "¥76,00口.00元",
        "S,000.00元",
        "l2,000.00元",
        "5,00B.00元",
        "5'000.00元",
        "5、000.00元",
        "5·000.00元",
        "5,000。00元",
        "5，00|0.16元",
        "￥5. 000.00",
        "￥20@,000元",
        "【.63.50】元",
        "￥-2,750.50",
        "-570,000.17元",
        "￥470,000,000. 50",
        "￥96，7，含税",
        "￥86,435,`947.07",
        "￥6，059，\t170.00",
        "7,000.06元至36,749元",
    ],
)
def test_a_sum_of_which_a_part_was_not_read_gives_no_value_and_is_told(name: str, stated: str) -> None:
    assert total(name + stated) is None
    assert told(name + stated)


@pytest.mark.parametrize(
    "said",
    [
        "合同总价：□76,000元；☑80,000元",
        "合同总价按A100类定额计算",
        "合同总价详见附件口2",
        "违约金按合同总价3-5%计算",
        "合同总价为两万余元",
        "合同总价为三万美元",
    ],
)
def test_what_is_no_garbled_sum_is_not_told_as_one(said: str) -> None:
    assert not told(said)


def test_a_box_before_words_is_no_look_alike_of_a_digit() -> None:
    """The figures say what the box was: nothing contradicts them."""
    said = "合同总价（大写）：人民币口拾陆万元整（￥760,000.00）"
    codes = {finding.code for finding in validate(read(AGREEMENT.format(said=said)), Settings())}
    assert total(said) == 760000
    assert codes & TOLD == {"amount-words-malformed"}


def test_a_sum_in_two_currencies_is_told() -> None:
    assert told("合同总价为人民币壹仟伍佰贰拾日元整")


def test_a_total_without_value_is_nobodys_blank() -> None:
    text = "设备采购合同\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n合同总价：____\n一、设备一批。\n"
    [message] = [f.message for f in validate(read(text), Settings()) if f.code == "blank-field"]
    assert "乙方" not in message


@pytest.mark.parametrize(
    ("title", "clause", "total"),
    [
        ("技术咨询合同", "本合同咨询费为50,000元，签订后付清。", "50000.00"),
        ("作品许可使用合同", "乙方向甲方支付授权金人民币50,000元。", "50000.00"),
        ("货物运输合同", "托运人向承运人支付运输费8,500元（含税9%）。", "8500.00"),
        ("服务合同", "服务费36,000元。签订后首付18,000元，余款18,000元。", "36000.00"),
        ("软件开发合同", "开发服务费为60,000元。如需增加功能，另收开发服务费5,000元。", "60000.00"),
        ("咨询服务合同", "甲方应在签订后5日内支付首期咨询费20,000元。", None),
        ("代理合同", "代理费按销售额5%支付，甲方预付代理费10,000元。", None),
        ("货物运输合同", "运输费8,500元。货物价值120,000元。", None),
        ("设备采购合同", "培训费500元由乙方承担。", None),
        ("物业服务合同", "物业服务费：1,200元。", None),
        ("服务合同", "服务费每月3,000元。", None),
        ("服务合同补充协议", "服务费36,000元。", None),
        ("设备合同", "乙方大修空压机两台，修理费18,400元，修好验收后付清。", "18400.00"),
        ("演出合同", "演出两场，报酬28,000元，当日一次付清。", "28000.00"),
        ("入股协议", "乙方的入股款900,000元，签约付30%，工商变更后付70%。", "900000.00"),
        ("设备合同", "修理费18,400元，修好后付清。\n二、每次事故的赔偿限额为500,000元。", "18400.00"),
        ("居间合同", "房款800,000元由甲方付给卖家。居间费8,000元，过户当日付清。", None),
        ("设备合同", "逾期的，滞纳费300元一次付清。", None),
        ("房屋合同", "物业费3,000元由乙方向物业付清。", None),
    ],
)
def test_the_one_fee_for_what_the_title_names_is_the_total(title: str, clause: str, total: str | None) -> None:
    text = f"{title}\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、费用\n{clause}\n"
    amount = read(text).contract.total.amount
    assert (None if amount is None else str(amount)) == total


@pytest.mark.parametrize(
    ("clause", "total"),
    [
        ("苹果5000斤，每斤3.2元，合计16,000元。", "16000"),
        ("打印机50台，每台1,200元，共60,000元。\n二、保险公司每次的赔偿限额为500,000元。", "60000"),
        ("打印机50台，每台1,200元，共60,000元。", "60000"),
        ("打印机50台，每台1,200元，共61,000元。", None),
        ("打印机5台，每台1,200元，共6,000元。设备款合计90,000元。", "90000"),
        ("总计金额49,000元（优惠后按45,000元结算）。", None),
        ("年维护费为软件总价（200,000元）的15%，即30,000元/年。", None),
        ("签订后支付合同总价200,000元的15%。", "200000"),
    ],
)
def test_what_one_product_comes_to_is_the_total_and_a_reduced_or_foreign_sum_is_none(
    clause: str, total: str | None
) -> None:
    text = f"供货合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、费用\n{clause}\n"
    amount = read(text).contract.total.amount
    assert (None if amount is None else str(amount).removesuffix(".00")) == total


@pytest.mark.parametrize(
    ("stated", "amount"),
    [
        ("合同总价：13.485亿元", "1348500000"),
        ("合同总价：人民币134,850.00万元", "1348500000"),
        ("合同总价（万元）：134850.00", "1348500000"),
        ("合同金额：25.800000 万元（人民币）", "258000"),
        ("合同总价：1,348,500,000.00元", "1348500000.00"),
        ("合同总价：1348500000元", "1348500000"),
        ("合同总价：86.00元", "86.00"),
        ("合同总价：0.86123万元", "8612.30"),
    ],
)
def test_decimals_of_scaled_figures_are_none_of_the_yuan(stated: str, amount: str) -> None:
    contract = read(f"采购合同\n甲方：青岭百合园艺有限公司\n乙方：临川微芯科技有限公司\n{stated}\n").contract
    assert str(contract.total.amount) == amount
