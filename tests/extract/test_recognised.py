"""What recognition does to an agreement: lost colons, codes cut by a column's width, blanks inside dates."""

from __future__ import annotations

import pytest

from hedui.extract import extract, load_catalogue
from hedui.models.page import Page, Reading
from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

AGREEMENT = """设备租赁合同

合同编号：QC-2024-17
甲方：青川市测绘院
统一社会信用代码：{code}
地址：青川市江岸路5号
乙方：青川恒达仪器有限公司

第一条 租赁物
乙方向甲方出租测量设备一批，租期为【2024-04-08】一【2025-04-07】。

（以下无正文，为青川市测绘院与青川恒达仪器有限公司关于测量设备的租赁合同签署页）
{first}
授权代表（签字）：梁启文
日期：2 024-03-05
乙方（盖章）：青川恒达仪器有限公司
授权代表（签字）：卢建成
日期：2024-03 06
"""
FIRST = "甲方（盖章）：青川市测绘院"
CODE = "1237020360818950XW"


@pytest.mark.parametrize("first", [FIRST, "承租方（甲方）（盖章）青川市测绘院", "甲方（签章） 青川市测绘院"])
def test_a_party_signs_where_the_colon_was_lost(first: str) -> None:
    found = read(AGREEMENT.format(code=CODE, first=first))
    assert values(found, "signature.name", "甲方") == ["青川市测绘院"]
    assert values(found, "signature.signatory", "甲方") == ["梁启文"]


@pytest.mark.parametrize("cut", [4, 12, 16])
def test_a_code_cut_by_its_columns_width_is_one(cut: int) -> None:
    found = read(AGREEMENT.format(code=f"{CODE[:cut]}\n{CODE[cut:]}", first=FIRST))
    assert found.contract.parties[0].tax_id == (CODE if cut > 4 else None)
    assert "tax-id-invalid" not in {finding.code for finding in validate(found, Settings())}


def test_dates_with_blanks_and_lost_strokes_are_read() -> None:
    found = read(AGREEMENT.format(code=CODE, first=FIRST))
    assert values(found, "period.start_date") == ["2024-04-08"]
    assert values(found, "period.end_date") == ["2025-04-07"]
    assert values(found, "signature.date") == ["2024-03-05", "2024-03-06"]


@pytest.mark.parametrize("cut", ["青川\n市测绘院", "青川市\n测绘院", "青川市测绘\n院"])
def test_a_name_that_its_column_cut_is_whole_where_it_is_known(cut: str) -> None:
    found = read(AGREEMENT.format(code=CODE, first=f"甲方（盖章）：{cut}"))
    assert values(found, "signature.name", "甲方") == ["青川市测绘院"]
    (evidence,) = found.layout.text.evidence(
        found.of("signature.name")[0].start, found.of("signature.name")[0].end, "label"
    )
    assert evidence.text == cut


@pytest.mark.parametrize(("reading", "value"), [(Reading.OCR, CODE), (Reading.PLAIN_TEXT, CODE.replace("0", "O"))])
def test_a_letter_that_no_tax_id_has_is_its_figure_on_a_recognised_page(reading: Reading, value: str) -> None:
    code = CODE.replace("0", "O")
    found = extract((Page(1, AGREEMENT.format(code=code, first=FIRST), reading),), load_catalogue())
    assert found.contract.parties[0].tax_id == value
    mention = found.of("party.tax_id")[0]
    assert found.layout.text.raw[mention.start : mention.end] == code
    assert (mention.confidence == 0.8) == (value == CODE)


LONG = """设备租赁合同

甲方：青川市测绘院，联系地址：青川市江岸路5号测绘大厦北楼203室，联系电话：0571-86120803，传真：/
乙方：青川恒达仪器有限公司，联系地址：青川市工业园区望江路88号恒达中心A座1102室，联系电话：13905371234

第一条 租赁物
乙方向甲方出租测量设备一批，设备的名称、型号、数量和单价见附件一所列清单，设备的交付地点为甲方所在地，运费由乙方承担。
第二条 费用
租金总额为人民币24,000.00元（大写：贰万肆仟元整），甲方应于收到发票后30日内以银行转账的方式向乙方支付。
甲方逾期付款的，每逾期一日，应当按照逾期金额的万分之三向乙方支付违约金，逾期超过三十日的，乙方可以解除本合同。
"""


@pytest.mark.parametrize("width", [30, 34, 37])
def test_lines_broken_after_a_number_of_characters_are_joined(width: int) -> None:
    lines = LONG.splitlines()
    found = read("\n".join(line[at : at + width] for line in lines for at in range(0, max(len(line), 1), width)))
    assert [party.telephone for party in found.contract.parties] == ["0571-86120803", "13905371234"]
    assert str(found.contract.total.amount) == "24000.00"


def test_what_a_blank_line_parts_from_a_code_belongs_to_it() -> None:
    text = AGREEMENT.format(code=f"{CODE[:17]}\n\n{CODE[17:]}", first=FIRST)
    assert "tax-id-invalid" not in {finding.code for finding in validate(read(text), Settings())}


def test_a_name_with_a_gap_where_a_seal_lay_is_whole_where_it_is_known() -> None:
    text = AGREEMENT.format(code=CODE, first=FIRST).replace("（盖章）：青川恒达", "（盖章）：青川恒  ")
    (mention,) = read(text).of("signature.name", "乙方")
    assert (mention.value, mention.confidence) == ("青川恒达仪器有限公司", 0.8)
