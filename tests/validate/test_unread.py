"""What stands behind a label and gives no value is told; what is elsewhere, hidden, blank or a sentence is not."""

from __future__ import annotations

import pytest

from hedui.extract.extraction import Extraction
from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

REST = "乙方：临川百合有限公司\n一、其他。\n"


def findings_of(found: Extraction, *codes: str) -> list[str]:
    return [finding.message for finding in validate(found, Settings()) if finding.code in codes]


def unread(text: str) -> list[str]:
    return findings_of(read("设备合同\n编号：SB-1\n" + text), "value-unread")


@pytest.mark.parametrize(
    ("head", "quoted"),
    [
        ("甲方：3#楼A座、B座住户\n", "B座住户"),
        ("甲方：青岭电子有限公司\n税号：第1234-5678类\n", "1234-5678"),
        ("甲方：青岭电子有限公司\n账号：见第1234号通知\n", "1234"),
        ("甲方：青岭电子有限公司\n邮政编码：3126\n", "3126"),
        ("甲方：青岭电子有限公司\n法定代表人：笔名老酒馆里的人\n", "老酒馆"),
        ("甲方：青岭电子有限公司\n联系电话：总机转值班室8806\n", "8806"),
        ("甲方：青岭电子有限公司\n传真：O571\n", "O571"),
        ("甲方：青岭电子有限公司\n邮编：三一零零零零\n", "三一零零零零"),
        ("甲方：青岭电子有限公司\n账号：6222O2O2OO12345\n", "6222O2O2OO12345"),
        ("甲方：青岭电子有限公司\n开户行：6222020200112345\n", "6222020200112345"),
        ("甲方：青岭电子有限公司\n地址：13800001111\n", "13800001111"),
        ("甲方：青岭电子有限公司\n法定代表人：13800001111\n", "13800001111"),
    ],
)
def test_a_label_whose_value_cannot_be_read(head: str, quoted: str) -> None:
    [message] = unread(head + REST)
    assert quoted in message


@pytest.mark.parametrize(
    "head",
    [
        "甲方：青岭电子有限公司\n",
        "甲方：\n",
        "甲方：/\n",
        "甲方：某某公司\n",
        "甲方：[填写甲方名称]\n",
        "甲方：应按约定付款，不得拖延。\n",
        "甲方：（盖章）\n",
        "甲方：青岭电子有限公司\n税号：详见开票信息\n",
        "甲方：青岭电子有限公司\n账号：无\n",
        "甲方：青岭电子有限公司\n电话：见签署页\n",
        "甲方：青岭电子有限公司\n电子邮箱：待定\n",
        "甲方：青岭电子有限公司\n法定代表人：\n联系人：详见签署页\n",
        "甲方：青岭电子有限公司\n法定代表人：以实际为准\n",
        "甲方：青岭电子有限公司\n账号：以乙方书面通知为准\n",
        "甲方：________________证件类型及编号：\n",
    ],
)
def test_what_is_read_blank_hidden_or_a_sentence(head: str) -> None:
    assert unread(head + REST) == []


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("质保期：12", "质保期：12"),
        ("服务期：贰拾肆（24）。", "贰拾肆（24）"),
        ("工期：九十个日历", "九十个日历"),
        ("税率：十三；", "十三"),
        ("税率为百分之。", "百分之"),
        ("逾期付款的，按日千分之向乙方支付违约金。", "千分之"),
        ("逾期付款的，按每日0..5‰支付违约金。", "0..5‰"),
        ("合同总价：伍万贰", "伍万贰"),
        ("定金：伍仟元佰整", "伍仟元佰整"),
        ("本合同一式③份。", "一式③份"),
        ("本合同一式①②③份，甲方执①份。", "一式①②③份"),
        ("本合同一式两，双方各执一份。", "一式两"),
        ("逾期付款的，按日千分之\n（三）其他。", "千分之"),
        ("本合同一式五六份。", "一式五六份"),
        ("投诉电话：1OO86x", "1OO86x"),
        ("合同总价：¥.00。", "¥.00"),
        ("押金：.00元。", ".00元"),
        ("月租金,600.00元。", ",600.00元"),
        ("合同总价：██.00元", "██.00元"),
        ("合同总价：■.00元", "■.00元"),
    ],
)
def test_a_number_that_gives_none(sentence: str, quoted: str) -> None:
    [message] = unread(f"甲方：青岭电子有限公司\n{REST}二、约定\n{sentence}\n")
    assert quoted in message


@pytest.mark.parametrize(
    "sentence",
    [
        "质保期：12个月。",
        "质保期：12\n个月。",
        "质保期：十二（12）个月",
        "质保期：三年",
        "质保期：终身",
        "质保期：____",
        "质保期：自验收合格之日起计算",
        "服务期限：2024年1月1日至2024年12月31日",
        "税率：13%",
        "税率：百分之十三",
        "税率为百分之____。",
        "税率：0.13",
        "税率：按国家规定",
        "逾期付款的，按日千分之____支付违约金。",
        "逾期付款的，按日千分之三支付违约金。",
        "逾期付款的，按日千分之【】支付违约金。",
        "逾期付款的，按日万分之\n五支付违约金。",
        "本合同一式三联。",
        "合同总价：五万元",
        "合同总价：约五万余元",
        "税额：五千左右",
        "合同总价：人民币伍万元整",
        "合同总价：另行约定",
        "押金：两个月租金",
        "一次性支付租金：一并结算",
        "本合同一式XX份。",
        "本合同一式____份。",
        "本合同一式若干份。",
        "本合同一式肆份，甲方执贰份，乙方执贰份。",
        "投诉电话：详见官网",
        "押金：0.00元，运费0元。",
        "月租金 1 ,600.00元。",
        "■.货到付款□.款到发货",
    ],
)
def test_numbers_that_are_whole_blank_masked_or_said_elsewhere(sentence: str) -> None:
    assert unread(f"甲方：青岭电子有限公司\n{REST}二、约定\n{sentence}\n") == []


HEAD = "甲方：青岭电子有限公司\n"
WITHIN = f"{HEAD}{REST}二、约定\n"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("甲方：****有限公司\n", "****有限公司"),
        (HEAD + "账号：6222-XX\n", "6222-XX"),
        (HEAD + "税号：9133XXXX\n", "9133XXXX"),
        (HEAD + "统一社会信用代码：9133**********\n", "9133**********"),
        (HEAD + "联系电话：138****1234\n", "138****1234"),
        (HEAD + "电话：1380000xxxx\n", "1380000xxxx"),
        (HEAD + "开户行账号：6222 **** **** 1234\n", "6222 **** **** 1234"),
        (HEAD + "账号：6222020200****\n", "6222020200****"),
        (HEAD + "地址：青岭市***路12号\n", "青岭市***路12号"),
        (HEAD + "联系人：何*\n", "何*"),
        (WITHIN + "合同金额：¥***。\n" + REST, "¥***"),
        (WITHIN + "合同总价为人民币***元。\n" + REST, "总价为人民币***元"),
        (WITHIN + "违约金为合同总价的**%。\n" + REST, "的**%"),
        (WITHIN + "服务期限为**个月。\n" + REST, "服务期限为**个月"),
        (WITHIN + "自20**年**月**日起计算。\n" + REST, "20**年**月**日"),
    ],
)
def test_what_is_masked_is_told_once(text: str, quoted: str) -> None:
    [message] = unread(text + REST)
    assert message.startswith("1处") and quoted in message


def test_all_that_is_masked_is_one_finding() -> None:
    text = HEAD + "税号：9133XXXX\n电话：138****1234\n乙方：****有限公司\n一、总价¥***。\n二、期限**年。\n"
    [message] = unread(text)
    assert message.startswith("5处") and message.count("；") == 4


def test_a_number_that_is_masked_is_not_missing_besides() -> None:
    found = read("设备合同\n合同编号：QL-****-07\n" + HEAD + REST)
    assert findings_of(found, "number-missing", "value-unread")[0].startswith("1处")
    assert len(findings_of(found, "number-missing", "value-unread")) == 1


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "联系人：**何静**\n电话：0571-66123450\n",
        HEAD + "电话：0571-66123450（7*24小时）\n",
        HEAD + "电话：138****1234\n电话：13800001234\n",
        WITHIN + "规格3*4*5，2×3板，型号XX-1，附件（略）。\n" + REST,
        WITHIN + "**年度**服务，每年**两次**。\n" + REST,
        WITHIN + "合同总价为人民币5000元（****）。\n" + REST,
        WITHIN + "*** 以下无正文 ***\n" + REST,
    ],
)
def test_stars_that_mask_nothing(text: str) -> None:
    assert unread(text + REST) == []
