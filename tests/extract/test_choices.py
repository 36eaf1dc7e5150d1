"""Choices as forms really put them: numbers, letters, boxes before and behind their words, brackets with a stroke."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction
from hedui.extract.candidates.offered import are_opposites, offered
from hedui.extract.extraction import ChoiceState
from hedui.normalize import grammar

from .reading import read, values

AGREEMENT = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 约定
{body}
第二条 其他
未尽事宜，由双方协商解决。
"""


def agreement(body: str) -> Extraction:
    return read(AGREEMENT.format(body=body))


def choices(body: str) -> list[tuple[str, list[str], list[str]]]:
    extraction = agreement(body)
    raw = extraction.layout.text.raw
    for choice in extraction.choices:
        assert raw[choice.span.start : choice.span.end] == choice.text
    return [
        (str(choice.state), [o.text for o in choice.chosen], [o.text for o in choice.options])
        for choice in extraction.choices
    ]


INLINE = [
    ("按下列第【B】种方式付款：A、转账；B、现金；C、支票。", "现金"),
    ("按下列第【B】种方式付款：\nA、转账；\nB、现金；\nC、支票。", "现金"),
    ("按下列第 C 种方式付款：A.转账 B.现金 C.支票", "支票"),
    ("付款采用下列第 ② 种方式：①转账；②现金；③支票。", "现金"),
    ("付款采用下列第②种方式：①转账②现金③支票", "现金"),
    ("付款采用以下第（三）种方式：（一）转账；（二）现金；（三）支票。", "支票"),
    ("甲方选择以下第__1__种方式：（1）转账（2）现金（3）支票", "转账"),
    ("甲方采用下列【2】方式付款：1、转账；2、现金；3、支票。", "现金"),
    ("选用下列（ B ）方式付款：A.转账 B.现金 C.支票", "现金"),
    ("付款方式为【B】（A.转账；B.现金；C.支票）。", "现金"),
    ("双方约定采用以下方式【三】：方式一：转账；方式二：现金；方式三：支票。", "支票"),
]


@pytest.mark.parametrize(("body", "chosen"), INLINE)
def test_numbers_and_letters_in_one_sentence(body: str, chosen: str) -> None:
    assert choices(body) == [("chosen", [chosen], ["转账", "现金", "支票"])]


def test_a_letter_that_is_none_of_the_options_is_invalid() -> None:
    (found,) = choices("按下列第【E】种方式付款：A、转账；B、现金。")
    assert found[0] == ChoiceState.INVALID


@pytest.mark.parametrize(
    "body",
    [
        "可以采用以下2种方式付款：1、转账；2、现金。",
        "以下（2）项由乙方承担：1、运费；2、保险费。",
        "按本合同第三款执行：1、转账；2、现金。",
        "合同签订地：（  ）省（  ）市。",
        "甲方联系人：（  ），电话：（  ）。",
        "● 甲方应按时付款。\n● 乙方应按时交货。",
        "○甲方应按时付款。\n○乙方应按时交货。",
        "采购设备为R系列打印机，押金£500。",
        "【RFID读卡器】及【短信/彩信】模块，型号【TS/X1】。",
        "口头通知无效。",
        "付款方式：（  ）%预付，（  ）%验收后付。",
        "结算方式：（  ）日内支付（  ）元。",
        "交付方式：（  ）省（  ）市。",
        "付款方式：\n○货到付30%，\n○验收后付70%。",
        "付款方式：\n（ ）\n收货地址：（ ）",
        "付款方式：○货到付款。",
        "付款方式：（  ）。交货方式：（  ）。",
        "甲方开具（  ）份发票，（  ）份收据。",
    ],
)
def test_what_offers_nothing(body: str) -> None:
    assert choices(body) == []


@pytest.mark.parametrize(
    ("body", "options"),
    [
        ("付款方式：（ ）转账 （ ）支票", ["转账", "支票"]),
        ("付款方式：（  ）转账；（  ）支票。", ["转账", "支票"]),
        ("付款方式：[ ] 转账 [ ] 支票", ["转账", "支票"]),
        ("付款方式：【】转账【】支票", ["转账", "支票"]),
        ("付款方式：1.（ ）转账 2.（ ）支票", ["转账", "支票"]),
        ("付款方式：○转账 ○支票", ["转账", "支票"]),
        ("付款方式：A.转账 B.支票（请在所选项打√）", ["转账", "支票"]),
        ("乙方开具（ ）增值税专用发票（ ）增值税普通发票。", ["增值税专用发票", "增值税普通发票"]),
        ("付款周期：（ ）月付 （ ）季付", ["月付", "季付"]),
        ("交货方式为（ ）送货上门（ ）自行提货", ["送货上门", "自行提货"]),
        ("争议解决方式：○提交仲裁委员会仲裁 ○向人民法院起诉", ["提交仲裁委员会仲裁", "向人民法院起诉"]),
        ("争议解决方式：（ ）提交仲裁委员会仲裁；（ ）向人民法院起诉。", ["提交仲裁委员会仲裁", "向人民法院起诉"]),
    ],
)
def test_empty_marks_right_behind_what_asks_for_a_way(body: str, options: list[str]) -> None:
    assert choices(body) == [("unresolved", [], options)]


BOXES = [
    ("方式：（ √ ）转账 （ ）支票", "转账"),
    ("方式：（√）转账（ ）支票", "转账"),
    ("方式：[ ]转账 [√]支票", "支票"),
    ("方式：【√】转账 【】支票", "转账"),
    ("方式：转账（√） 支票（ ）", "转账"),
    ("方式：转账□ 支票☑", "支票"),
    ("方式：1.（√）转账 2.（ ）支票", "转账"),
    ("方式：（1）□转账；（2）☑支票", "支票"),
    ("方式：○转账 ●支票", "支票"),
    ("方式：〇转账 ●支票", "支票"),
    ("方式：✓转账 □支票", "转账"),
    ("方式：R转账 £支票", "转账"),
    ("方式：√转账 ×支票", "转账"),
    ("方式：☑转账 ☒支票", "转账"),
    ("方式：☐转账 ☒支票", "支票"),
    ("方式（在□内打“√”）：□转账 ☑支票", "支票"),
    ("□转账\n☑支票", "支票"),
    ("- [x] 转账\n- [ ] 支票", "转账"),
    ("方式：口转账 ☑支票", "支票"),
    ("方 式 ： （ √ ） 转账 （   ） 支票", "转账"),
    ("甲方选择：☑转账，每月10日前；□支票，每季首月10日前。", "转账"),
]


@pytest.mark.parametrize(("body", "chosen"), BOXES)
def test_boxes(body: str, chosen: str) -> None:
    assert choices(body) == [("chosen", [chosen], ["转账", "支票"])]


@pytest.mark.parametrize("mark", grammar.CHOSEN)
@pytest.mark.parametrize("empty", grammar.EMPTY)
def test_every_mark_chooses_beside_every_empty_box(mark: str, empty: str) -> None:
    assert choices(f"方式：{empty}转账 {mark}支票") == [("chosen", ["支票"], ["转账", "支票"])]


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        ("是□ 否☑", "否"),
        ("是☑ 否□", "是"),
        ("□是 ☑否", "否"),
        ("■是　□否", "是"),
        ("（√）是（×）否", "是"),
        ("√是 ×否", "是"),
    ],
)
def test_yes_and_no(body: str, chosen: str) -> None:
    assert choices(f"是否安装：{body}") == [("chosen", [chosen], ["是", "否"])]


def test_empty_boxes_are_unresolved() -> None:
    assert choices("是否安装：是□ 否□") == [("unresolved", [], ["是", "否"])]
    assert choices("请打“√”：（ ）转账 （ ）支票") == [("unresolved", [], ["转账", "支票"])]


@pytest.mark.parametrize(
    "body",
    [
        "安装：是□ 否☑  培训：是☑ 否□",
        "安装：□是 ☑否；培训：☑是 □否。",
        "安装：是□ 否☑；培训：☑是 □否。",
        "安装\t□是\t☑否\n培训\t☑是\t□否",
        "安装：□是 ☑否\n培训：☑是 □否",
    ],
)
def test_two_choices_side_by_side_or_one_below_the_other(body: str) -> None:
    assert [chosen for _, chosen, _ in choices(body)] == [["否"], ["是"]]


@pytest.mark.parametrize(
    ("inside", "state", "chosen"),
    [
        ("需要/不需要", "unresolved", []),
        ("需要不需要", "unresolved", []),
        ("是/否", "unresolved", []),
        ("甲方/乙方", "unresolved", []),
        ("√需要/不需要", "chosen", ["需要"]),
        ("需要 √/不需要", "chosen", ["需要"]),
        ("□需要/☑不需要", "chosen", ["不需要"]),
        ("□需要☑不需要", "chosen", ["不需要"]),
        ("需要☑不需要□", "chosen", ["需要"]),
        ("R需要□不需要", "chosen", ["需要"]),
    ],
)
def test_options_in_one_bracket(inside: str, state: str, chosen: list[str]) -> None:
    (found,) = choices(f"甲方【{inside}】乙方安装。")
    assert found[:2] == (state, chosen)
    assert len(found[2]) == 2
    (bracket,) = agreement(f"甲方【{inside}】乙方安装。").brackets
    assert (str(bracket.state), bracket.value) == (("filled", chosen[0]) if chosen else ("unresolved", inside))


def test_what_a_bracket_offers() -> None:
    assert [part.words for part in offered("需要/不需要")] == ["需要", "不需要"]
    assert [part.words for part in offered("不需要需要")] == ["不需要", "需要"]
    assert offered("/") == offered("2") == offered("需要/") == ()
    assert are_opposites("需要", "无需")
    assert not are_opposites("短信", "彩信")


@pytest.mark.parametrize("lead", ["乙方执行", "甲方要求", "交付"])
def test_words_that_begin_like_an_instruction(lead: str) -> None:
    assert choices(f"{lead}☑标准工时制 □填埋处理 □打印文本，双方另行确认。") == [
        ("chosen", ["标准工时制"], ["标准工时制", "填埋处理", "打印文本"])
    ]


WRAPPED = [
    ("争议解决：□提交海州仲裁委员会仲裁  ☑向甲方住所地人\n民法院起诉。", "向甲方住所地人民法院起诉", ["litigation"]),
    (
        "争议解决方式：□向乙方所在地人民法院提起诉讼  ☑提交海州仲裁\n委员会仲裁。",
        "提交海州仲裁委员会仲裁",
        ["arbitration"],
    ),
]


@pytest.mark.parametrize(("body", "chosen", "methods"), WRAPPED)
def test_an_option_goes_on_over_the_end_of_its_line(body: str, chosen: str, methods: list[str]) -> None:
    assert [found for _, found, _ in choices(body)] == [[chosen]]
    assert values(agreement(body), "dispute.method") == methods


@pytest.mark.parametrize("following", ["付款方式：转账", "第三条 交付", "2、交货地点：海州", "乙方应当按期交货。"])
def test_an_option_ends_with_its_line_where_something_else_begins(following: str) -> None:
    assert [found for _, found, _ in choices(f"发票：□普通发票 ☑专用发票\n{following}")] == [["专用发票"]]
