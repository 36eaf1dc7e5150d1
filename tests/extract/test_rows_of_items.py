"""Which rows of a table are items: not its header again, forms, parts' sums, what is taken off or paid."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read, values

HEAD = "水泵购销合同\n合同编号：QL-7\n甲方：青山水务有限公司\n乙方：北岸机电有限公司\n一、标的\n"
PUMP, VALVE = "水泵\t台\t2\t3000\t6000", "阀门\t个\t10\t200\t2000"
PLAIN = "名称\t单位\t数量\t单价\t金额"
BOTH = [("水泵", "2", "3000", "6000"), ("阀门", "10", "200", "2000")]
MONEY = {"total-mismatch", "item-subtotal-mismatch"}

Item = tuple[str | None, ...]


def rows(table: str) -> list[Item]:
    """Description, quantity, price and sum of each item; no false alarm about them."""
    found = read(f"{HEAD}{table}\n二、甲方收货后30日内付款。\n")
    assert not MONEY & {finding.code for finding in validate(found, Settings())}
    return [
        tuple(None if v is None else str(v) for v in (i.description, i.quantity, i.unit_price, i.subtotal))
        for i in found.contract.items
    ]


def piped(table: str) -> str:
    """A table with tabs as one with rules, empty cells and all."""
    head, *below = [f"| {' | '.join(line.split(chr(9)))} |" for line in table.split("\n")]
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *below])


@pytest.mark.parametrize(
    "table",
    [
        f"{PLAIN}\n{PUMP}\n{PLAIN}\n{VALVE}\n合计\t\t\t\t8000",
        f"{PLAIN}\n{PUMP}\n小计\t\t\t\t6000\n{PLAIN}\n{VALVE}\n小计\t\t\t\t2000\n合计\t\t\t\t8000",
        f"{PLAIN}\n{PUMP}\n{VALVE}\n交货期\t30天\t质保期\t24个月\t\n联系人\t许文\t联系电话\t13900001111\t",
        f"{PLAIN}\n{PUMP}\n{VALVE}\n付款方式\t转账\t税率\t13%\t",
        f"类别\t{PLAIN}\n泵类\t{PUMP}\n阀类\t{VALVE}\n合计\t\t\t\t\t8000",
        f"类别\t{PLAIN}\n设备\t{PUMP}\n\t{VALVE}\n合计\t\t\t\t\t8000",
        f"序号\t{PLAIN}\n一\t泵类\t\t\t\t\n1\t{PUMP}\n二\t阀类\t\t\t\t\n1\t{VALVE}\n\t总计\t\t\t\t8000",
        f"序号\t{PLAIN}\n1\t泵类\t\t\t\t6000\n1.1\t{PUMP}\n2\t阀类\t\t\t\t2000\n2.1\t{VALVE}\n合计\t\t\t\t\t8000",
        f"序号\t{PLAIN}\n1\t泵类\t\t\t\t6000\n1-1\t{PUMP}\n2\t阀类\t\t\t\t2000\n2-1\t{VALVE}\n合计\t\t\t\t\t8000",
        f"{PLAIN}\n{PUMP}\n{VALVE}\n甲方签字\t\t\t乙方签字\t",
        f"序号\t{PLAIN}\n1\t{PUMP}\n2\t{VALVE}\n3\t小计\t\t\t\t8000\n4\t合计\t\t\t\t8000",
        f"{PLAIN}\n{PUMP}\n{VALVE}\n合计\t\t\t\t8000\n其中：预付款\t\t30%\t\t2400\n质保金\t\t5%\t\t400",
        f"{PLAIN}\n{PUMP}\n{VALVE}\n优惠\t\t\t\t500\n合计\t\t\t\t7500",
        f"{PLAIN}\n{PUMP}\n{VALVE}\n合计\t\t\t\t8000\n已付\t\t\t\t3000\n未付\t\t\t\t5000",
        f"{PLAIN}\n室内\n{PUMP}\n室外\n{VALVE}\n合计\t\t\t\t8000",
        "名称\t水泵\t阀门\n单位\t台\t个\n数量\t2\t10\n单价（元）\t3000\t200\n金额（元）\t6000\t2000",
        "名称\t水泵\t阀门\t合计\n数量\t2\t10\t12\n单价\t3000\t200\t\n金额\t6000\t2000\t8000",
    ],
)
@pytest.mark.parametrize("dress", [str, piped], ids=["tabs", "rules"])
def test_rows_that_are_no_items(table: str, dress: type[str]) -> None:
    assert rows(dress(table)) == BOTH


def test_rows_that_begin_below_a_later_heading() -> None:
    table = (
        "类别      名称      单位    数量    单价     金额\n设备      水泵      台      2       3000     6000\n"
        "          阀门      个      10      200      2000\n合计                                         8000"
    )
    assert rows(table) == BOTH


def test_rows_side_by_side() -> None:
    head = "名称\t数量\t单价\t金额"
    assert rows(f"{head}\t{head}\n水泵\t2\t3000\t6000\t阀门\t10\t200\t2000") == BOTH


def test_a_form_has_no_items() -> None:
    assert rows("项目名称\t水泵采购\t数量\t20台\n联系电话\t0899-6612345\t交货期\t30天\n质保期\t24个月\t税率\t13%") == []


@pytest.mark.parametrize(
    "table",
    [
        "考核项目\t考核标准\t扣罚金额（元）\n卫生\t地面有垃圾\t100",
        "期次\t比例\t金额（元）\t支付时间\n第一期\t30%\t30000\t合同签订后10日内",
        "故障级别\t响应时间\t修复时间\t扣款金额\n一级\t15分钟\t4小时\t500",
        "序号\t姓名\t岗位\t人数\t联系电话\n1\t许文\t项目经理\t1\t13900001111",
    ],
)
def test_fines_instalments_and_people_are_no_items(table: str) -> None:
    assert rows(table) == []


def test_what_is_given_free_is_an_item() -> None:
    assert rows(f"{PLAIN}\n{PUMP}\n培训\t次\t1\t赠送\t赠送\n{VALVE}")[1:] == [("培训", "1", None, None), BOTH[1]]


@pytest.mark.parametrize(
    ("quantity", "price", "expected"),
    [("10", "3000-3500", ("10", None)), ("30%", "200", (None, "200")), ("10台", "200元/台", ("10", "200"))],
)
def test_a_range_and_a_share_are_no_number(quantity: str, price: str, expected: Item) -> None:
    ((_, *numbers, _),) = rows(f"名称\t数量\t单价\t金额\n水泵\t{quantity}\t{price}\t/")
    assert tuple(numbers) == expected


def test_cells_that_stand_for_several_rows() -> None:
    table = (
        "<table><tr><td>序号</td><td>名称</td><td>规格</td><td>数量</td><td>单价</td><td>金额</td></tr>"
        '<tr><td rowspan="2">1</td><td rowspan="2">水泵</td><td>立式</td><td>2</td><td>3000</td><td>6000</td></tr>'
        "<tr><td>卧式</td><td>1</td><td>2000</td><td>2000</td></tr></table>"
    )
    assert rows(table) == [("水泵", "2", "3000", "6000"), ("水泵", "1", "2000", "2000")]


@pytest.mark.parametrize(
    "head",
    [
        '<td rowspan="2">名称</td><td rowspan="2">数量</td><td colspan="2">金额</td><td rowspan="2">备注</td></tr>'
        "<tr><td>单价</td><td>合价</td>",
        '<td rowspan="2">名称</td><td rowspan="2">数量</td><td colspan="2">含税</td><td rowspan="2">备注</td></tr>'
        "<tr><td>单价</td><td>金额</td>",
    ],
)
def test_a_second_row_of_the_header(head: str) -> None:
    body = "<tr><td>水泵</td><td>2</td><td>3000</td><td>6000</td><td></td></tr>"
    assert rows(f"<table><tr>{head}</tr>{body}</table>") == BOTH[:1]


def test_net_and_gross_above_prices_and_sums() -> None:
    table = (
        "| 名称 | 数量 | 不含税 | | 含税 | |\n|---|---|---|---|---|---|\n| | | 单价 | 金额 | 单价 | 金额 |\n"
        "| 水泵 | 2 | 100 | 200 | 113 | 226 |"
    )
    assert rows(table) == [("水泵", "2", "113", "226")]


def test_an_error_in_the_sum_is_still_told() -> None:
    table = f"序号\t{PLAIN}\n1\t泵类\t\t\t\t6000\n1.1\t{PUMP}\n2\t阀类\t\t\t\t2000\n2.1\t{VALVE}\n合计\t\t\t\t\t8200"
    found = read(f"{HEAD}{table}\n二、甲方收货后30日内付款。\n")
    assert set(values(found, "total.amount")) == {"8200"}
    assert "total-mismatch" in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize(
    ("table", "expected", "total"),
    [
        ("名称\t数量\t单价\t小计\n水泵\t2\t3000\t6000\n合计\t\t\t6000\n抹零后\t\t\t5900", BOTH[:1], "5900"),
        ("费用\t单价\t数量\t金额\n水泵\t3000\t2\t6000\n合计\t\t\t6000", BOTH[:1], "6000"),
        ("名称\t数量\t单价\t小计\n水泵\t2\t3000\t6000\n合计\t\t\t6000\n折后总价\t\t\t5500", BOTH[:1], "5500"),
        (f"序号\t{PLAIN}\n1\t{PUMP}\n2\t{VALVE}\n3\t直接费\t\t\t\t8000\n4\t工程总造价\t\t\t\t8000", BOTH, "8000"),
        (
            "名称\t数量\t日租金\t租赁天数\t金额\n水泵\t2\t30\t10\t600\n合计\t\t\t\t600",
            [("水泵", "2", "30", "600")],
            "600",
        ),
        (
            "岗位\t人数\t单价\t月费用（元）\t年费用（元）\n值守\t2\t3000\t6000\t72000",
            [("值守", "2", "3000", "6000")],
            None,
        ),
        ("项目\t单价\t数量\t金额\n值守\t3000\t2\t6000\n当月共计\t\t\t6000", [("值守", "2", "3000", "6000")], None),
    ],
)
def test_sums_under_the_items(table: str, expected: list[Item], total: str | None) -> None:
    assert rows(table) == expected
    found = read(f"{HEAD}{table}\n二、甲方收货后30日内付款。\n").contract.total.amount
    assert (str(found) if found is not None else None) == total


@pytest.mark.parametrize(
    "table",
    [
        "岗位\t人数\t单价\t月费用（元）\t年费用（元）\n值守\t2\t3000\t6000\t72000\n合计\t2\t\t6000\t72000",
        "序号\t1\t2\n名称\t水泵\t阀门\n数量\t2\t10\n单价（元）\t3000\t200\n合计（元）\t6000\t2000",
    ],
)
def test_a_row_of_sums_that_states_no_total_is_not_unread(table: str) -> None:
    found = read(f"{HEAD}{table}\n二、甲方收货后30日内付款。\n")
    assert "value-unread" not in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize(("heading", "total"), [("服务费（万元）", "300000"), ("服务费（元）", "30")])
def test_the_header_tells_the_unit_of_a_row_of_sums(heading: str, total: str) -> None:
    table = f"服务阶段\t服务内容\t{heading}\t支付时间\n第一阶段\t方案\t30\t交付后10日内\n合计\t\t30\t"
    assert str(read(f"{HEAD}{table}\n").contract.total.amount) == total


def test_each_of_several_lists_has_its_own_sum() -> None:
    lists = "（一）设备\n{0}\n水泵\t2\t3000\t6000\n合计\t\t\t6000\n（二）服务\n{0}\n安装\t1\t500\t500\n合计\t\t\t500"
    assert len(rows(lists.format("名称\t数量\t单价\t金额"))) == 2


@pytest.mark.parametrize(
    "below",
    [
        f"{PUMP}\n其中：电机\t个\t2\t500\t1000\n{VALVE}\n合计\t\t\t\t8000",
        f"{PUMP}\n其中：一期\t\t\t\t4000\n二期\t\t\t\t2000\n{VALVE}\n合计\t\t\t\t8000",
        f"{PUMP}\n3月小计\t\t\t\t6000\n{VALVE}\n4月小计\t\t\t\t2000\n合计\t\t\t\t8000",
        f"{PUMP}\n{VALVE}\n首付款30%\t\t\t\t2400\n合计\t\t\t\t8000",
        f"{PUMP}\n{VALVE}\n合计\t\t\t\t8000\n优惠价\t\t\t\t7500",
    ],
)
def test_what_another_row_is_made_of_is_no_item_where_the_sum_says_so(below: str) -> None:
    assert rows(f"{PLAIN}\n{below}") == BOTH


def test_a_row_that_the_sum_counts_stays_an_item_whatever_it_is_called() -> None:
    found = rows(f"{PLAIN}\n其中：电机\t个\t2\t500\t1000\n{VALVE}\n合计\t\t\t\t3000")
    assert found == [("其中:电机", "2", "500", "1000"), BOTH[1]]


@pytest.mark.parametrize(
    ("row", "total"),
    [
        ("合计\t\t12台\t\t8000", "8000"),
        ("合计\t\t110\t\t8,000", "8000"),
        ("合计\t\t12人次\t\t8,000.00", "8000.00"),
        ("合计\t\t110\t\t8,000\n优惠价\t\t\t\t7,500", "7500"),
        ("合计\t8,000\t\t\t", "8000"),
    ],
)
def test_the_total_is_what_stands_below_the_sums_of_the_items(row: str, total: str) -> None:
    found = read(f"{HEAD}{PLAIN}\n{PUMP}\n{VALVE}\n{row}\n二、甲方收货后30日内付款。\n")
    assert str(found.contract.total.amount) == total


@pytest.mark.parametrize("gap", [" | ", "　　"])
def test_what_is_taken_off_above_the_sum_is_no_fault_of_it(gap: str) -> None:
    table = "名称\t数量\t单价\t金额\n水泵\t2\t3,000\t6,000\n优惠\t500\n合计\t5,500".replace("\t", gap)
    assert rows(table) == [("水泵", "2", "3000", "6000")]


@pytest.mark.parametrize("heading", ["计费重量（吨）", "工作量（人天）", "结算重量（吨）"])
def test_what_is_weighed_or_worked_is_a_quantity(heading: str) -> None:
    assert rows(f"名称\t{heading}\t单价（元）\t金额（元）\n钢卷\t20\t100\t2000") == [("钢卷", "20", "100", "2000")]


@pytest.mark.parametrize("quantity", ["1,200(吨)", "1200（吨）", "1200吨", "1,200 吨"])
def test_the_unit_in_or_without_a_bracket_behind_the_quantity(quantity: str) -> None:
    table = f"序号\t名称\t数量\t单价\t金额\n1\t青岭香谷\t{quantity}\t30.00\t36000.00\n2\t丝苗米\t2吨\t40.00\t80.00\n"
    item = read(f"采购合同\n甲方：青岭粮食有限公司\n乙方：临川米业有限公司\n{table}").contract.items[0]
    assert (item.quantity, item.unit) == (1200, "吨")


WHOLE = "采购合同\n甲方：临溪市学校\n乙方：云州商行\n一、货物\n序号\t名称\t单位\t数量\t单价\t金额\n"
CUT = "\t{}\n3\t座椅\t套\t2\t10.00\t20.00\n"


@pytest.mark.parametrize(
    ("cut", "rest", "expected"),
    [
        ("1\t看台\t项\t620\t850.00\t527,000.0", "修复\t\t\t\t0", ("看台修复", "527000.00")),
        ("1\t看台\t项\t620\t850.00\t527,00", "修复\t\t\t\t0.00", ("看台修复", "527000.00")),
        ("1\t看台\t项\t620\t850.0\t527,000.", "修复\t\t\t0\t00", ("看台修复", "527000.00")),
        ("1\t看台\t项\t6\t850.00\t5,100.0", "修复工程\t\t\t\t0", ("看台修复工程", "5100.00")),
    ],
)
def test_a_row_that_a_page_break_cut_is_one_item(cut: str, rest: str, expected: tuple[str, str]) -> None:
    items = read(f"{WHOLE}{cut}\n", CUT.format(rest)).contract.items
    assert [(item.description, str(item.subtotal)) for item in items] == [expected, ("座椅", "20.00")]


@pytest.mark.parametrize(
    "row", ["修复\t项\t1\t30.00\t30.00", "运费\t\t\t\t300.00", "修复\t\t\t30.00\t30.00", "安装\t项\t2\t\t60.00"]
)
def test_a_row_without_an_index_that_says_a_sum_of_its_own_is_a_row(row: str) -> None:
    items = read(f"{WHOLE}1\t看台\t项\t620\t850.00\t527,000.00\n", CUT.format(row)).contract.items
    assert [str(item.subtotal) for item in items] == ["527000.00", row.rpartition("\t")[2], "20.00"]
