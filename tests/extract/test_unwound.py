"""Agreements that a page ran together on one line, and lines that only look so."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from hedui.extract import load_catalogue
from hedui.extract.text.unwound import breaks_of
from hedui.extract.words.vocabulary import vocabulary

from .reading import read, values

WHOLE = (
    "设备维护服务合同",
    "合同编号:QL-2024-07",
    "甲方:青山市水务管理处",
    "法定代表人:何静",
    "地址:青山市学府路12号",
    "联系电话:0571-66123450",
    "乙方:北岸机电有限公司",
    "法定代表人:陆平",
    "地址:北岸市工业路9号",
    "联系电话:0571-66123777",
    "第一条 服务内容 1.1 乙方负责水泵的维护。",
    "1.2 乙方应于每月5日前提交报告。",
    "第二条 服务期限自2024年2月5日起至2024年8月4日止。",
    "第三条 本合同一式两份,甲方执壹份,乙方执壹份。",
    "甲方(盖章):青山市水务管理处",
    "授权代表(签字):何静",
    "签订日期:2024年2月1日",
    "乙方(盖章):北岸机电有限公司",
    "授权代表(签字):陆平",
    "签订日期:2024年2月1日",
)


@pytest.mark.parametrize("between", ["", " ", "  ", "\u3000\u3000"])
def test_an_agreement_on_one_line_reads_as_on_many(between: str) -> None:
    whole, one = read("\n".join(WHOLE)), read(between.join(WHOLE))
    assert one.contract.model_dump() == whole.contract.model_dump()
    assert whole.contract.parties[1].telephone == "0571-66123777"
    assert values(one, "signature.signatory") == ["何静", "陆平"]


def test_evidence_on_one_line_is_the_value_as_it_stands_there() -> None:
    extraction = read("".join(WHOLE))
    (mention, *_) = extraction.sources["/parties/1/address"]
    assert extraction.layout.text.raw[mention.start : mention.end] == "北岸市工业路9号"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("5.3交货地点：北岸二号库5.4运输方式：铁路方式。", "北岸二号库"),
        ("5.2 交货时间：按通知。5.3 交货地点：北岸市工业路9号仓库 5.4 运费：乙方承担", "北岸市工业路9号仓库"),
        ("5.3交货地点：甲方3.5号库，见5.4条", "甲方3.5号库"),
    ],
)
def test_points_that_are_labels_end_the_one_before(line: str, place: str) -> None:
    text = f"采购合同\n甲方：青山市水务管理处\n乙方：北岸机电有限公司\n第五条 交货\n{line}\n"
    assert read(text).contract.delivery.place == place


def cut(line: str) -> list[str]:
    ends = [0, *breaks_of(vocabulary(load_catalogue(())))(line), len(line)]
    return [line[one:other] for one, other in pairwise(ends)]


@pytest.mark.parametrize(
    "pieces",
    [
        ("水泵采购合同协议书", "政府采购合同编号:QL-2024-07"),
        ("水泵采购合同(货物类) ", "采购人(甲方):青山市水务管理处"),
        ("水泵采购合同", "甲方:青山市水务管理处 乙方:北岸机电有限公司"),
        ("采购人(全称):青山市水务管理处 (甲方) ", "中标(成交)供应商(全称):北岸机电有限公司 (乙方)"),
        (
            "一、合同编号:QL-7",
            "二、项目编号:5a77",
            "三、合同主体 ",
            "甲方:青山水务 ",
            "地址:学府路1号 ",
            "联系方式:66123450",
        ),
        ("甲方:青山水务有限公司", "地址:学府路1号", "电话:0571-66123450"),
        ("发包人:青山市水务管理处", "法定代表人/负责人:", "住所地:", "联系电话:13900001111"),
        ("乙方:北岸机电有限公司", "地址:工业路9号", "税号:91330100MA27YXXX1X", "开户行:北岸银行"),
        ("甲方委托乙方维护水泵。", "第一条 期限一年。", "第二条 总价5万元。"),
        (
            "5.3  交货地点:青山水厂内",
            "5.4  运输方式:公路运输,运费由乙方承担。",
            "5.5  包装:乙方按国家标准包装,防水防潮。5.6 万元以上另计。",
        ),
        ("甲方:青山市水务管理处乙方:何静", "根据《中华人民共和国民法典》,双方订立本合同。"),
        (
            "甲方:青山水务有限公司(以下简称甲方)",
            "地址:学府路1号 ",
            "乙方:北岸机电有限公司(以下简称乙方)",
            "地址:工业路9号",
            "为明确双方权利义务,双方订立本合同。",
        ),
    ],
)
def test_lines_are_cut_where_labels_and_entries_begin(pieces: tuple[str, ...]) -> None:
    assert cut("".join(pieces)) == list(pieces)


@pytest.mark.parametrize(
    "line",
    [
        "甲方:青山市水务管理处    乙方:北岸机电有限公司有限公司",
        "地址:学府路1号  电话:66123450  地址:工业路9号  电话:66123777",
        "甲方:青山水务有限公司,电话:0571-66123450,地址:学府路1号,税号:913301;",
        "乙方应按本合同第一条、第二条和第三条的约定维护水泵,并按第四条付款。",
        "具体如下:1.水泵两台;2.电缆三根;3.开关一个,由甲方验收后付款。",
        "双方对下列事项:质量、价格、期限,均按本合同的约定执行,不得变更。",
        "联系人:何静 电话:0571-66123450 邮箱:hejing@example.cn",
        "乙方违反本合同5.1款、5.2款和5.3款的约定,经甲方书面催告后十日内仍未改正的,甲方可以解除本合同,并要求乙方赔偿全部损失和合理费用。",
        "货架三种规格,高度分别为5.1米的两组、5.2米的三组、5.3米的一组,由乙方负责运输、安装和调试,验收后交付使用,保修一年。",
        "联系电话:0571-66123450,为了便于联系,双方应保持电话畅通。",
        "甲方和乙方本着平等的原则签订本合同,第一条所称设备是指水泵及其附件。",
    ],
)
def test_ordinary_lines_stay_whole(line: str) -> None:
    assert cut(line) == [line]


@pytest.mark.parametrize(
    "part",
    [
        *(
            "甲方:",
            "一、",
            "地址:学府路",
            "第一条 ",
            "1.1 水",
            "(甲方) 乙方:",
            "合同编号:1号合同",
            "地址 | 学府路 ",
            "电 话:66 ",
        ),
        *(
            "编号:QL-7 青山 ",
            "甲方:青山水务公司 地址:学府路 山青山水务公司(以下简称甲方)",
            "名称 | 金额 | 数量 | ",
            "序号 名称 数量 1 ",
        ),
    ],
)
def test_a_hostile_line_takes_seconds(part: str) -> None:
    began = time.process_time()
    breaks_of(vocabulary(load_catalogue(())))(part * (400_000 // len(part)))
    assert time.process_time() - began < 20


def test_a_table_on_one_line() -> None:
    found = read(
        "清扫服务合同\n甲方：青岭市城市管理局\n乙方：临川百合保洁有限公司\n一、标的\n"
        "序号 | 标的名称 | 型号规格 | 数量单位 | 数量 | 总价(元) "
        "| 1 | 学府路(三级) | 详见附件 | 平方米 | 1533.46 | 8710.05 "
        "| 2 | 行道树(10-15cm) | 详见附件 | 个 | 2268 | 113400 | 3 | 果皮桶 | 详见附件 | 个 | 69 | 3536 |\n"
        "二、本合同一式两份，双方各执一份。\n"
    )
    items = [(item.description, str(item.quantity), item.unit, str(item.subtotal)) for item in found.contract.items]
    assert items == [
        ("学府路(三级)", "1533.46", "平方米", "8710.05"),
        ("行道树(10-15cm)", "2268", "个", "113400"),
        ("果皮桶", "69", "个", "3536"),
    ]


def test_rules_that_are_no_table() -> None:
    found = read(
        "服务合同\n甲方：青岭市城市管理局\n乙方：临川百合保洁有限公司\n"
        "一、类型 A | B | C | 1 | D | E | 2 | F | G | 3\n二、其他\n"
    )
    assert found.contract.items == ()


PREAMBLES = (
    "为明确双方权利义务，双方订立本合同。",
    "根据《中华人民共和国民法典》，双方订立本合同。",
    "经甲乙双方友好协商，订立本合同如下：",
    "甲、乙双方就水泵维护达成如下协议：",
    "鉴于乙方具备维护能力，双方订立本合同。",
)


@pytest.mark.parametrize("preamble", PREAMBLES)
@pytest.mark.parametrize(
    "line",
    [
        "甲方：青山市水务管理处（以下简称甲方）乙方：北岸机电有限公司（以下简称乙方）",
        "甲方：青山市水务管理处乙方：北岸机电有限公司",
        "甲方（委托方）：青山市水务管理处乙方（受托方）：北岸机电有限公司",
        "发包人（甲方）：青山市水务管理处承包人（乙方）：北岸机电有限公司",
        "业主方：青山市水务管理处（以下简称甲方）维护方：北岸机电有限公司（以下简称乙方）",
        "甲方：青山市水务管理处，乙方：北岸机电有限公司。",
        "乙方：北岸机电有限公司；甲方：青山市水务管理处。",
        "甲方：青山市水务管理处地址：青山市学府路12号乙方：北岸机电有限公司地址：北岸市工业路9号",
        "甲方：青山市水务管理处法定代表人：何静电话：0571-66123450乙方：北岸机电有限公司电话：0571-66123777",
    ],
)
def test_parties_on_the_line_of_the_first_sentence(line: str, preamble: str) -> None:
    parties = read(f"设备维护服务合同\n{line}{preamble}\n一、乙方维护水泵。\n").contract.parties
    assert [party.name for party in parties] == ["青山市水务管理处", "北岸机电有限公司"]
    assert [party.address for party in parties] in ([None, None], ["青山市学府路12号", "北岸市工业路9号"])
    assert [party.telephone for party in parties] in ([None, None], ["0571-66123450", "0571-66123777"])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("出借人：何静（以下简称甲方）借款人：陶小满（以下简称乙方）双方订立本合同。", ["何静", "陶小满"]),
        ("出租方：何静（以下简称甲方）承租方：北岸机电有限公司（以下简称乙方）", ["何静", "北岸机电有限公司"]),
        ("甲方：何静，女，身份证号110101198001010016。乙方：陶小满，男，住北岸市。", ["何静", "陶小满"]),
        ("甲方：何静（以下简称“甲方”）；乙方：北岸机电有限公司（以下简称“乙方”）。", ["何静", "北岸机电有限公司"]),
        ("甲方：青山水务有限公司（以下简称“甲方”）；乙方：何静（以下简称“乙方”）。", ["青山水务有限公司", "何静"]),
        ("甲方：何静身份证号：110101198001010016乙方：陶小满为明确双方权利义务，订立本合同。", ["何静", "陶小满"]),
    ],
)
def test_persons_on_one_line(line: str, names: list[str]) -> None:
    assert [party.name for party in read(f"协议书\n{line}\n一、内容。\n").contract.parties] == names


def test_a_party_s_word_at_the_head_of_a_whole_line_is_no_service() -> None:
    line = "发包方：柳树村村民委员会（以下简称甲方） 承包方：何静（以下简称乙方） 甲方将旱地承包给乙方，每年{}9000元。"
    for fee, services in (("", []), ("承包费", ["承包费"])):
        assert [rate.service for rate in read("承包合同\n" + line.format(fee)).contract.rates] == services


TABLES = {
    "sums": (
        "{0}商品名称 | 数量 | 单位 | 单价（元） | 金额（元）",
        "{0}滤膜 | 20 | 张 | 3.50 | 70.00{0}阀门 | 4 | 只 | 25.00 | 100.00",
    ),
    "numbers": (
        "{0}序号 | 项目名称 | 单位 | 数量 | 单价 | 金额",
        "{0}1 | 滤膜 | 张 | 20 | 3.50 | 70.00{0}2 | 阀门 | 只 | 4 | 25.00 | 100.00",
    ),
    "remarks": (
        "{0}序号 | 名称 | 单位 | 数量 | 单价（元） | 总价（元） | 备注",
        "{0}1 | 滤膜 | 张 | 20 | 3.50 | 70.00 | {0}2 | 阀门 | 只 | 4 | 25.00 | 100.00 | ",
    ),
}


@pytest.mark.parametrize("between", ["", " ", "  "])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_rows_on_one_line_whose_cells_rules_divide(table: tuple[str, str], between: str) -> None:
    header, rows = (part.format(between) for part in table)
    behind = f"{between}合同总价（大写） | 壹佰柒拾元整{between}合同总价（小写） | 170.00"
    parts = (
        "采购合同",
        "甲方：青山市水务管理处",
        "乙方：北岸机电有限公司",
        f"第一条 货物见下表：{header}{rows}{behind}",
    )
    contract = read(between.join(parts)).contract
    found = [(item.description, str(item.quantity), item.unit, str(item.subtotal)) for item in contract.items]
    assert found == [("滤膜", "20", "张", "70.00"), ("阀门", "4", "只", "100.00")]
    assert str(contract.total.amount) == "170.00"


@pytest.mark.parametrize(
    "line",
    [
        "甲方：青山市水务管理处 | 乙方：北岸机电有限公司 | 数量 | 单价 | 见附件一的清单",
        "序号 | 名称 | 数量 | 单价 | 金额 以上各栏由乙方填写后报甲方审核，逾期不报的视为放弃",
        "名称 | 数量 | 单价 | 金额 滤膜 | 若干 | 面议 | 另行商定 阀门 | 若干 | 面议 | 另行商定",
    ],
)
def test_rules_between_other_things_begin_no_rows(line: str) -> None:
    assert cut(line) == [line]


def test_attachments_behind_their_list_on_one_line_are_there() -> None:
    listed = "附件清单：附件1：《开通确认单》附件2：《设备清单》"
    body = "第一条 甲方采购设备。第二条 本合同附件是本合同的组成部分。" + listed
    attached = "附件1：开通确认单 1、按要求填写。2、由乙方保存。附件2：设备清单 1、水泵一台。2、阀门两只。"
    pieces = cut(f"采购合同甲方：青山市水务管理处地址：青山市学府路12号联系电话：0571-66123450{body}{attached}")
    assert any(piece.strip() == "附件1：开通确认单" for piece in pieces)
    assert any(piece.strip() == "附件2：设备清单" for piece in pieces)


@pytest.mark.parametrize("between", ["", " ", "  "])
def test_a_table_of_two_parties_on_one_line_keeps_each_cell_with_its_party(between: str) -> None:
    rows = (
        "项目 | 甲方 | 乙方",
        "户名 | 青山市水务管理处 | 北岸机电有限公司",
        "开户银行 | 青山银行学府路支行 | 北岸银行工业路支行",
        "账号 | 6217003310001234561 | 6225880212345678903",
    )
    parts = ("采购合同", "甲方：青山市水务管理处", "乙方：北岸机电有限公司", "第一条 双方结算账户如下：", *rows)
    parties = read(between.join(parts)).contract.parties
    assert [(party.accounts[0].bank, party.accounts[0].number) for party in parties] == [
        ("青山银行学府路支行", "6217003310001234561"),
        ("北岸银行工业路支行", "6225880212345678903"),
    ]


@pytest.mark.parametrize("number", ["编号：QL-2024-07", "编号：QL-2024-07 ", "编号：  "])
def test_a_title_between_the_number_and_a_party_on_one_line(number: str) -> None:
    line = f"{number} 河岸照明设备采购合同  甲方：青山市水务管理处  乙方：北岸机电有限公司  第一条 乙方供应水泵。"
    assert read(line).contract.title == "河岸照明设备采购合同"
