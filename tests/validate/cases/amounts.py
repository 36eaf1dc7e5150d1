"""Amounts and recurring prices."""

from __future__ import annotations

from tests.validate.agreements import Case, changed, fires, silent

_TOTAL = "人民币24,000.00元（大写：贰万肆仟元整）"
_LONG = (
    "巡检费按2台核定，每月720元（大写：柒佰贰拾元整），每台每月含3次，"
    "每月超过3次部分按60元/次计收；{more}按12个月计算，合计{total}元"
)
_FEES = """资费如下：

业务\t月功能费（元）\t月功能费大写\t包含条数
短信\t650\t{words}\t9000

资费"""
_TABLE = """序号\t名称\t数量\t单位\t单价（元）\t小计（元）
1\t曳引轮\t4\t个\t1,250.00\t{first}
2\t钢丝绳\t120\t米\t38.50\t4,620.00
合计\t\t\t\t\t{total}
"""
_EXPLODED = """序号
名称
数量
单位
单价（元）
金额（元）
1
课桌
40
张
185.00
7400.00
2
讲台
2
个
460.00
920.00
合计



{total}
"""


def _with_table(first: str, total: str, words: str = "") -> str:
    return changed(
        ("第三条 费用\n", "第三条 费用\n" + _TABLE.format(first=first, total=total)), (_TOTAL, words or total)
    )


def _taxed_row(head: str, row: str) -> str:
    return changed(("第三条 费用\n", f"第三条 费用\n{head}\n{row}\n"), (_TOTAL, "155.00元"))


_NUMBER = "合同编号：LH-WB-2024-031\n"
_SPLIT = "不含税总价{net}元，增值税税率{rate}，税额{tax}元，价税合计人民币{gross}元（大写：贰万肆仟元整）"


def _taxed(net: str, tax: str, gross: str = "24,000.00", rate: str = "6%") -> str:
    split = _SPLIT.format(net=net, tax=tax, gross=gross, rate=rate)
    return changed((f"合同总价：{_TOTAL}，含税，税率6%", split))


def _with(sentence: str) -> str:
    return changed(("1.3 双方", f"1.3 {sentence}\n1.4 双方"))


CASES: tuple[Case, ...] = (
    fires(
        "total-differs",
        "cover and clause",
        changed((_NUMBER, _NUMBER + "合同金额：26,000.00元\n")),
        "26,000.00",
        "24,000.00",
    ),
    fires(
        "total-differs",
        "two clauses",
        _with("本合同总金额为人民币23,000元，包含全部费用。"),
        "23,000",
    ),
    fires(
        "total-differs",
        "a clause about payment",
        _with("甲方应支付的合同总价人民币23,000元，以本条约定的方式支付。"),
        "23,000",
        "24,000.00",
    ),
    fires(
        "total-differs",
        "words before the figures",
        changed((_TOTAL, "人民币贰万肆仟元整（￥24,000.00）"), (_NUMBER, _NUMBER + "合同金额：26,000.00元\n")),
        "26,000.00",
    ),
    fires(
        "total-differs",
        "a line's end before the figures",
        changed((_NUMBER, _NUMBER + "合同总金额（大写：贰万陆仟\n元整）（￥26,000.00）。\n")),
        "26,000.00",
    ),
    *(
        fires("total-differs", f"on the cover: {said}", changed((_NUMBER, f"{_NUMBER}{said}\n")), "26,000.00")
        for said in ("签约合同价：26,000.00元", "合同标的额：人民币26,000.00元", "合同价款总额：26,000.00元")
    ),
    *(
        fires("total-differs", f"in a clause: {said}", _with(said), "26,000.00")
        for said in (
            "合同金额合计人民币26,000.00元。",
            "本合同价款总额为26,000.00元，一次付清。",
        )
    ),
    *(
        silent("total-differs", f"another sum: {said}", _with(said))
        for said in (
            "合同总价约合26,000.00元港币。",
            "本合同项下全部价款，其中设备款共计8,000.00元。",
            "本合同项下的全部设备价值26,000.00元。",
        )
    ),
    silent("total-differs", "a masked one", changed((_NUMBER, _NUMBER + "合同金额：0.00元\n"))),
    silent("total-differs", "the same sum twice", changed((_NUMBER, _NUMBER + "合同金额：2.4万元\n"))),
    silent("total-differs", "what it was before", _with("原合同总价为人民币20,000.00元，现按本合同执行。")),
    silent("total-differs", "each instalment", _with("甲方首付合同金额12,000.00元。")),
    silent("total-differs", "a part of it", _with("合同总价中，其中材料总价为8,000.00元。")),
    silent(
        "total-differs",
        "words say the cover's sum",
        changed((_NUMBER, _NUMBER + "合同金额：26,000.00元\n"), (_TOTAL, "人民币24,000.00元（大写：贰万陆仟元整）")),
    ),
    silent("total-differs", "the net beside the gross", _taxed("22,641.51", "1,358.49")),
    fires("tax-sum-mismatch", "the sum", _taxed("22,641.51", "1,458.49"), "22,641.51", "1,458.49", "24100.00"),
    fires("tax-sum-mismatch", "the rate", _taxed("22,000.00", "2,000.00"), "1320.00"),
    silent(
        "tax-sum-mismatch",
        "another total beside the one that fits",
        _taxed("22,641.51", "1,358.49").replace(_NUMBER, _NUMBER + "合同金额：26,000.00元\n"),
    ),
    silent("tax-sum-mismatch", "a fen of rounding", _taxed("22,641.50", "1,358.49")),
    silent(
        "amount-words-mismatch", "words of a share", changed((_TOTAL, "24,000.00元，预付款30%（大写：柒仟贰佰元整）"))
    ),
    silent(
        "tax-sum-mismatch",
        "rounded in ten thousands",
        changed((_TOTAL, "人民币4万元，不含税价3.77万元，税率6%，税额0.23万元")),
    ),
    silent("tax-sum-mismatch", "no tax stated", changed((_TOTAL, _TOTAL + "，不含税价款22,641.51元"))),
    fires(
        "product-mismatch",
        "price behind the unit",
        _with("乙方更换钢丝绳20米，单价340.00元/米，金额合计8,600.00元。"),
        "6800.00",
    ),
    *(
        fires("product-mismatch", f"price before quantity: {said}", _with(said), "5400")
        for said in (
            "灯具单价450元/套，12套，共5,500元。",
            "灯具每套450元，12套，合计5,500元。",
            "450元/套×12套，共计5,500元。",
            "灯具450元/套，采购12套，合计5,500元。",
            "单价450元，购买灯具12套，共计5,500元。",
            "灯具 单价：450元 数量：12套 金额：5500元",
        )
    ),
    *(
        silent("product-mismatch", f"price before quantity: {said}", _with(said))
        for said in (
            "灯具450元/套，采购12套，合计5,400元。",
            "灯具单价450元/套，12套，优惠后共5,000元。",
            "单价450元，3楼12套，前10套免费安装，共5,400元。",
            "450元/套，12套，运费200元，合计5,600元。",
            "短信含20条，超出部分0.1元/条，合计35元。",
            "450元/套，12套，8套已付，余款共1,800元。",
            "电费0.9元/度，灯具12套，合计5,500元。",
        )
    ),
    fires("product-mismatch", "price each", _with("乙方提供灯具12套，每套450元，共计5,500元。"), "5400"),
    fires(
        "product-mismatch", "a count and a bare 计", _with("灯具共12套，每套单价450元，计5,500元，不另收费。"), "5400"
    ),
    *(
        fires("product-mismatch", f"behind a clause's number: {said}", _with(said), "5400")
        for said in (
            "货物如下。\n1.2 本次采购灯具12套，每套450元，合计金额为5,500元。",
            "货物如下。\n2.1 项目所需灯具12套，单价450元，共计5,500元。",
            "货物如下。\n1.3 订购灯具12套（单价￥450.00），计￥5,500。",
        )
    ),
    silent(
        "product-mismatch",
        "a clause's number that counts nothing",
        _with("货物如下。\n1.2 本次采购灯具，单价450元，共计5,500元。"),
    ),
    fires(
        "product-mismatch",
        "a line of items in a sentence",
        _with("货物如下。\n1.2 甲方订购设备12台（单价￥450.00），共计￥5,500元。"),
        "5400",
    ),
    silent(
        "item-subtotal-mismatch",
        "told of the sentence as product-mismatch",
        _with("货物如下。\n1.2 甲方订购设备12台（单价￥450.00），共计￥5,500元。"),
    ),
    silent("product-mismatch", "a count that holds", _with("灯具共12套，每套单价450元，计5,400元，不另收费。")),
    fires(
        "product-mismatch", "goods whose name has a week in it", _with("周转箱12只，每只450元，共计5,500元。"), "5400"
    ),
    silent("product-mismatch", "a week's price", _with("周转箱12只，每只每周450元，两周共计10,900元。")),
    fires("product-mismatch", "the total by its full name", _with("灯具12套，单价450元，总价款为5,500元。"), "5400"),
    fires(
        "product-mismatch",
        "the second of two rows",
        _with("乙方提供灯具12套（单价450元/套，小计5,400元）和开关5个（单价20元/个，小计120元）。"),
        "100",
        "120",
    ),
    silent(
        "product-mismatch",
        "two rows that hold",
        _with("乙方提供灯具12套（单价450元/套，小计5,400元）和开关5个（单价20元/个，小计100元）。"),
    ),
    *(
        silent(
            "product-mismatch",
            f"the total of both rows behind the last: {first}",
            _with(f"采购灯具12套，单价450元，{first}5,400元，开关5个，单价20元，{last}5,500元。"),
        )
        for first, last in (("计", "总计"), ("小计", "合计"), ("小计", "共计"))
    ),
    fires(
        "product-mismatch",
        "the first of two rows, with the total of both behind the last",
        _with("采购灯具12套，单价450元，计5,300元，开关5个，单价20元，总计5,400元。"),
        "450",
        "5,300",
    ),
    silent(
        "product-mismatch",
        "prices and sums that are no rows",
        _with("灯具12套、开关5个，单价分别为450元、单价20元，小计5,400元，小计120元。"),
    ),
    silent("product-mismatch", "freight besides", _with("乙方提供灯具12套，每套450元，运费另计，共计5,500元。")),
    silent("product-mismatch", "what holds", _with("乙方更换钢丝绳20米，单价340.00元/米，金额合计6,800.00元。")),
    silent("product-mismatch", "a discount", _with("乙方提供灯具12套，每套450元，优惠后共计5,000元。")),
    fires("product-mismatch", "a calculation", _with("巡检费5000元/月×12个月=7万元。"), "60000"),
    fires("product-mismatch", "three factors", _with("津贴：每人200元×35人×10次＝80,000元。"), "70000"),
    silent("product-mismatch", "a calculation that holds", _with("巡检费5000元/月×12个月=6万元。")),
    silent("product-mismatch", "a rounded price", _with("巡检费83.33元/台×1200台=100,000元。")),
    silent("product-mismatch", "a price for another unit", _with("钢丝绳500公斤×3500元/吨=1750元。")),
    silent("product-mismatch", "more is added", _with("巡检费500元/月×12个月=6000元+1000元=7000元。")),
    silent("product-mismatch", "a discount in tenths", _with("巡检费800元/天×30天×8折=19200元。")),
    silent("product-mismatch", "a quotient", _with("加班费200元÷8小时×1.5×2小时=75元。")),
    silent("product-mismatch", "a sum of products", _with("水费3.5元/吨×20吨+污水费1元/吨×20吨=90元。")),
    silent("product-mismatch", "a reason beside", _with("巡检费300元/天×7天=2000元（优惠价）。")),
    silent("product-mismatch", "some for nothing", _with("买30套送2套：100元/套×32套=3000元。")),
    silent("product-mismatch", "several months", _with("乙方派驻2人，每人5,000元，12个月共计120,000元。")),
    silent("product-mismatch", "two kinds of goods", _with("灯具12套，每套450元，开关5个，每个20元，共计5,400元。")),
    fires(
        "currency-unclear", "words of another", changed((_TOTAL, "人民币24,000.00元（大写：贰万肆仟美元整）")), "美元"
    ),
    fires("currency-unclear", "a sign of another", changed((_TOTAL, "￥24,000.00（大写：港币贰万肆仟元整）")), "港币"),
    silent("currency-unclear", "dollars", changed((_TOTAL, "港币贰万肆仟元整（$24,000.00）"))),
    silent("currency-unclear", "yen", changed((_TOTAL, "日元¥24,000（大写：日元贰万肆仟元整）"))),
    silent("currency-unclear", "one named, one not", changed((_TOTAL, "港币24,000.00元（大写：贰万肆仟元整）"))),
    fires("deposit-limit", "a sum", _with("签订后甲方支付定金人民币9,600.00元。"), "40%"),
    fires("deposit-limit", "a share", _with("定金为合同总价的30%，签订后支付。"), "30%"),
    fires("deposit-limit", "a share before the word", _with("甲方支付合同总价的25%作为定金。"), "25%"),
    silent("deposit-limit", "a fifth rounded up to the yuan", _with("甲方支付定金人民币4,800.60元。")),
    silent(
        "deposit-limit",
        "instalments by that name",
        _with("签订后付定金9,000.00元。完工后付第二段定金12,000.00元。验收后付第三段定金3,000.00元。"),
    ),
    silent("deposit-limit", "a fifth", _with("甲方支付定金4,800.00元（合同总价的20%）。")),
    silent("deposit-limit", "an advance", _with("甲方支付订金人民币9,600.00元。")),
    silent("deposit-limit", "what the law says", _with("定金不得超过合同总价的20%，收受方违约的，双倍返还定金。")),
    fires(
        "amount-figures-malformed",
        "a point for the comma, settled by the words",
        changed((_TOTAL, "人民币24.000.00元（大写：贰万肆仟元整）")),
        "24.000.00",
        "24000.00",
    ),
    fires(
        "amount-figures-malformed",
        "a separator at the wrong place, in a deposit",
        changed(("3.2 乙方收款", "3.2 甲方交纳押金2,40,0.00元（大写：贰仟肆佰元整）。乙方收款")),
        "“2,40,0.00”",
    ),
    silent("amount-figures-malformed", "a gap", changed((_TOTAL, "人民币2 4,000.00元（大写：贰万肆仟元整）"))),
    silent("amount-figures-malformed", "a sum whose digits are hidden", changed((_TOTAL, "人民币**4.000.00元"))),
    fires(
        "value-unread",
        "a point for the comma, and no words",
        changed((_TOTAL, "人民币24.000.00元")),
        "24.000.00",
        "24000.00",
    ),
    fires("value-unread", "two numbers or one", changed((_TOTAL, "1 24000.00元整")), "1 24000.00"),
    silent("value-unread", "grouped by blanks", changed((_TOTAL, "人民币 24 000.00 元"))),
    silent("value-unread", "no sum at all", changed((_TOTAL, "另行约定"))),
    fires(
        "amount-words-mismatch",
        "total",
        changed((_TOTAL, "人民币24,000.00元（大写：贰万陆仟元整）")),
        "“贰万陆仟元整”",
        "“24,000.00”",
        "26000.00",
    ),
    fires(
        "amount-words-mismatch",
        "deposit, words first, spaced by OCR",
        changed(("含税，税率6%。", "含税。\n3.3 押金为人民币（大写） 叁 仟 元 整 （¥3,500.00）。")),
        "“3,500.00”",
    ),
    fires(
        "amount-words-mismatch",
        "two cells of a row of fees",
        changed((_TOTAL, _FEES.format(words="陆佰元整"))),
        "“陆佰元整”",
        "“650”",
    ),
    fires(
        "amount-words-mismatch",
        "the total's words on a line of their own, called by the currency only",
        changed((_TOTAL, "￥24,000.00。\n人民币合计：贰万陆仟元整\n")),
        "“贰万陆仟元整”",
        "24,000.00",
    ),
    silent(
        "amount-words-mismatch",
        "the same where they agree",
        changed((_TOTAL, "￥24,000.00。\n人民币合计：贰万肆仟元整\n")),
    ),
    silent("amount-words-mismatch", "two cells that agree", changed((_TOTAL, _FEES.format(words="陆佰伍拾元整")))),
    silent("amount-words-mismatch", "instalments that agree", changed((_TOTAL, "合计24,000元（贰万肆仟圆正）"))),
    silent(
        "amount-words-mismatch",
        "figures cut by a line's end",
        changed((_TOTAL, "人民币24,\n000.00元（大写：贰万肆仟元整）")),
    ),
    fires(
        "amount-words-malformed",
        "任 for 仟",
        changed((_TOTAL, "人民币24,000.00元（大写：贰万肆任元整）")),
        "贰万肆任元整",
        "可能应为“贰万肆仟元整”",
    ),
    fires(
        "amount-words-malformed",
        "a look-alike at the front",
        changed((_TOTAL, "人民币20,400.00元（大写：贰方零肆佰元整）")),
        "贰方零肆佰元整",
    ),
    silent(
        "amount-words-mismatch",
        "what is malformed but agrees",
        changed((_TOTAL, "人民币24,000.00元（大写：贰万肆任元整）")),
    ),
    silent("amount-words-malformed", "everyday words", changed((_TOTAL, "人民币24,000.00元（大写：贰万肆仟圆）"))),
    fires(
        "item-subtotal-mismatch",
        "to the fen",
        _with_table("5,000.10", "9,620.10"),
        "曳引轮",
        "4 × 1250.00 = 5000",
        "5,000.10",
    ),
    silent("item-subtotal-mismatch", "rows that fit", _with_table("5,000.00", "9,620.00")),
    silent(
        "item-subtotal-mismatch",
        "a column of months",
        changed(
            (
                "第三条 费用\n",
                "第三条 费用\n名称\t数量\t单价\t月数\t小计\n专线\t2\t300.00\t12\t7,200.00\n合计\t\t\t\t7,200.00\n",
            ),
            (_TOTAL, "7,200.00元"),
        ),
    ),
    *(
        fires("item-subtotal-mismatch", f"taxed alike: {head}", _taxed_row(head, row), "花洒", "150")
        for head, row in (
            ("名称\t数量\t含税单价\t未税单价\t税额\t价税合计金额", "花洒\t10\t15.00\t13.27\t17.26\t155.00"),
            ("名称\t数量\t含税单价\t税额\t含税金额", "花洒\t10\t15.00\t17.26\t155.00"),
        )
    ),
    *(
        silent("item-subtotal-mismatch", f"not taxed alike: {head}", _taxed_row(head, row))
        for head, row in (
            ("名称\t数量\t单价\t税额\t价税合计", "花洒\t10\t15.00\t5.00\t155.00"),
            ("名称\t数量\t不含税单价\t税额\t价税合计", "花洒\t10\t15.00\t5.00\t155.00"),
            ("名称\t数量\t含税单价\t折扣\t价税合计", "花洒\t10\t15.50\t0.9\t139.50"),
            ("名称\t数量\t含税单价\t未税单价\t税额\t价税合计", "花洒\t10\t15.50\t13.72\t17.83\t155.00"),
        )
    ),
    fires("total-mismatch", "the table's own sum", _with_table("5,000.00", "9,260.00"), "9620", "9,260.00"),
    fires(
        "total-mismatch",
        "cells on lines of their own",
        changed(("第三条 费用\n", "第三条 费用\n" + _EXPLODED.format(total="8230.00")), (_TOTAL, "8230.00元")),
        "8320.00",
    ),
    silent("total-mismatch", "a sum that fits", _with_table("5,000.00", "9,620.00")),
    silent(
        "total-mismatch",
        "the rest is paid for work",
        _with_table("5,000.00", "9,620.00", "11,620.00元，安装费：1,500元，运费500元"),
    ),
    silent(
        "total-mismatch",
        "a part of the total",
        _with_table("5,000.00", "9,620.00", "11,620.00元，其中设备款9,620.00元"),
    ),
    silent(
        "total-mismatch",
        "what the price includes",
        changed((_TOTAL, _TOTAL + "。\n价款中含标识牌35块，单价25.00元，小计875.00元")),
    ),
    silent(
        "total-mismatch",
        "what the price already includes",
        changed((_TOTAL, _TOTAL + "。\n合同总价已包括培训资料27册，单价12.00元，小计324.00元")),
    ),
    fires(
        "total-mismatch",
        "more than what is paid besides",
        _with_table("5,000.00", "9,620.00", "12,620.00元，安装费：1,500元，运费500元"),
        "9620",
    ),
    silent("total-mismatch", "a discount", _with_table("5,000.00", "9,620.00", "优惠后9,000.00元")),
    fires(
        "rate-total-mismatch",
        "fee and months",
        changed((_TOTAL, "每月维护费1,000元，合计24个月共26,000元")),
        "1000 × 24期 = 24000元",
        "26,000",
    ),
    fires(
        "rate-total-mismatch",
        "a fee, its words, and the periods further on",
        changed((_TOTAL, _LONG.format(more="", total="8700"))),
        "720 × 12期 = 8640元",
        "“8700”",
    ),
    silent("rate-total-mismatch", "far periods that fit", changed((_TOTAL, _LONG.format(more="", total="8640")))),
    silent(
        "rate-total-mismatch",
        "another sum in between",
        changed((_TOTAL, _LONG.format(more="安装费60元；", total="8700"))),
    ),
    silent("rate-total-mismatch", "a total that fits", changed((_TOTAL, "每月维护费1,000元，合计24个月共24,000元"))),
    fires(
        "overage-threshold-mismatch",
        "in brackets",
        changed((_TOTAL, "短信：每月【200】元套餐，包含【5000】条，每月超过【500】条的部分按照每条【0.04】元收取")),
        "“5000”",
        "“500”",
    ),
    silent(
        "overage-threshold-mismatch",
        "one threshold",
        changed((_TOTAL, "短信：每月【200】元套餐，包含【5000】条，每月超过【5000】条的部分按照每条【0.04】元收取")),
    ),
)
