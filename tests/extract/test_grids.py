"""Tables about the parties, flattened to lines in the ways that recognition and typesetting flatten them."""

from __future__ import annotations

import pytest

from .reading import read

TAIL = "\n第一条 标的\n乙方向甲方提供测量设备。\n第二条 其他\n未尽事宜，由双方协商解决。\n"
ROWS = [
    ("名称", "青川市测绘院", "青川恒达仪器有限公司"),
    ("地址", "青川市学府路12号", "青川市西街1号"),
    ("电话", "0899-6612345", "13912345678"),
    ("开户行", "中国工商银行青川支行", "青川农村商业银行城中支行"),
    ("账号", "6222021001001234567", "46001005236050001234"),
]
DIVIDERS = ["\t", "    ", "　　", " | "]


def parties(table: str) -> list[list[str | None]]:
    """Name, address, telephone, bank and account of each party."""
    found = read(f"设备采购合同\n\n{table}\n{TAIL}").contract.parties
    return [
        [
            party.name,
            party.address,
            party.telephone,
            *([party.accounts[0].bank, party.accounts[0].number] if party.accounts else [None, None]),
        ]
        for party in found
    ]


def lines(divider: str, *rows: tuple[str, ...]) -> str:
    return "\n".join(divider.join(row) for row in rows)


@pytest.mark.parametrize("divider", DIVIDERS, ids=["tab", "blanks", "wide blanks", "rule"])
@pytest.mark.parametrize(
    "head",
    [("", "甲方", "乙方"), ("项目", "甲方（采购人）", "乙方（供应商）"), ("内容", "采购人", "供应商")],
    ids=["bare", "explained", "words"],
)
def test_a_column_for_each_party(divider: str, head: tuple[str, ...]) -> None:
    assert parties(lines(divider, head, *ROWS)) == [[row[side] for row in ROWS] for side in (1, 2)]


@pytest.mark.parametrize("divider", DIVIDERS, ids=["tab", "blanks", "wide blanks", "rule"])
def test_names_in_the_head(divider: str) -> None:
    head = ("单位名称", "甲方：青川市测绘院", "乙方：青川恒达仪器有限公司")
    assert parties(lines(divider, head, *ROWS[1:])) == [[row[side] for row in ROWS] for side in (1, 2)]


@pytest.mark.parametrize("divider", DIVIDERS, ids=["tab", "blanks", "wide blanks", "rule"])
@pytest.mark.parametrize("corner", ["", "当事人"])
def test_a_row_for_each_party(divider: str, corner: str) -> None:
    rows = [(head, *(row[side] for row in ROWS)) for side, head in enumerate([corner, "甲方", "乙方"])]
    assert parties(lines(divider, *rows)) == [[row[side] for row in ROWS] for side in (1, 2)]


@pytest.mark.parametrize("divider", ["\t", "        "], ids=["tab", "blanks"])
def test_labels_that_fill_their_cells(divider: str) -> None:
    rows = [(f"{label} {first}", second) for label, first, second in ROWS]
    table = lines(divider, ("甲 方", "乙 方"), *rows)
    assert parties(table) == [[row[side] for row in ROWS] for side in (1, 2)]


def test_numbered_rows() -> None:
    rows = [(str(number), *row) for number, row in enumerate(ROWS, 1)]
    table = lines("\t", ("序号", "项目", "甲方", "乙方"), *rows)
    assert parties(table) == [[row[side] for row in ROWS] for side in (1, 2)]


@pytest.mark.parametrize(
    "wrapped",
    [
        lines("    ", ("开户行", "中国工商银行", "青川农村商业银行"), ("青川支行", "城中支行")),
        lines("\t", ("开户行", "中国工商银行", "青川农村商业银行"), ("", "青川支行", "城中支行")),
        "| 开户行 | 中国工商银行 | 青川农村商业银行 |\n| | 青川支行 | 城中支行 |",
    ],
    ids=["blanks", "tab", "rule"],
)
def test_wrapped_cells(wrapped: str) -> None:
    divider = "\t" if "\t" in wrapped else "    "
    table = "\n".join(
        [lines(divider, ("项目", "甲方", "乙方"), *ROWS[:3]), wrapped, lines(divider, *ROWS[4:])],
    )
    assert parties(table) == [[row[side] for row in ROWS] for side in (1, 2)]


def test_the_evidence_of_a_wrapped_cell_is_its_first_line() -> None:
    extraction = read(
        "采购合同\n\n项目\t甲方\t乙方\n开户行\t中国工商银行\t青川农村商业银行\n青川支行\t城中支行\n" + TAIL
    )
    banks = extraction.of("account.bank")
    assert [str(m.value) for m in banks] == ["中国工商银行青川支行", "青川农村商业银行城中支行"]
    assert [extraction.layout.text.raw[m.start : m.end] for m in banks] == ["中国工商银行", "青川农村商业银行"]


@pytest.mark.parametrize(
    ("row", "telephones"),
    [
        ("电话\t\t13912345678", [None, "13912345678"]),
        ("电话\t0899-6612345\t", ["0899-6612345", None]),
        ("电话\t/\t13912345678", [None, "13912345678"]),
        ("| 电话 | | 13912345678 |", [None, "13912345678"]),
        ("电话                            13912345678", [None, "13912345678"]),
    ],
)
def test_an_empty_cell_stays_empty(row: str, telephones: list[str | None]) -> None:
    divider = "\t" if "\t" in row else "    "
    table = lines(divider, ("项目", "甲方", "乙方"), *ROWS[:2]) + "\n" + row
    assert [party[2] for party in parties(table)] == telephones


def test_names_side_by_side_that_go_on_below() -> None:
    head = (
        "甲方：青川市        乙方：青川恒达仪器\n测绘院        有限公司\n"
        "地址：青川市学府路        地址：青川市西街\n12号        1号"
    )
    assert [party[:2] for party in parties(head)] == [[row[side] for row in ROWS[:2]] for side in (1, 2)]


ACCOUNTS = [
    ("序号", "户名", "开户行", "账号", "备注"),
    ("1", "青川恒达仪器有限公司", "青川农村商业银行城中支行", "46001005236050001234", "基本户"),
    ("2", "青川恒达仪器有限公司", "丰泽银行码头支行", "6217003311220044556", "一般户"),
]
STATED = [
    ("青川恒达仪器有限公司", "46001005236050001234", "青川农村商业银行城中支行"),
    ("青川恒达仪器有限公司", "6217003311220044556", "丰泽银行码头支行"),
]


def accounts(table: str) -> dict[str, list[tuple[str | None, str | None, str | None]]]:
    head = "设备采购合同\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n第一条 标的\n乙方向甲方提供测量设备。\n"
    found = read(f"{head}第二条 付款\n{table}\n第三条 其他\n未尽事宜，由双方协商解决。\n")
    assert not found.blanks
    parties = found.contract.parties
    return {
        str(party.role): [(a.name, a.number, a.bank) for a in party.accounts] for party in parties if party.accounts
    }


@pytest.mark.parametrize("divider", DIVIDERS, ids=["tab", "blanks", "wide blanks", "rule"])
@pytest.mark.parametrize("columns", [slice(0, 4), slice(1, 4), slice(0, 5)])
def test_a_row_for_each_account(divider: str, columns: slice) -> None:
    table = lines(divider, *(row[columns] for row in ACCOUNTS))
    assert accounts(f"乙方收款账户如下：\n{table}") == {"乙方": STATED}


def test_accounts_of_several_kinds_in_a_table() -> None:
    table = lines("\t", ("账户性质", *ACCOUNTS[0][2:4]), *((row[4], *row[2:4]) for row in ACCOUNTS[1:]))
    assert accounts(f"乙方收款账户如下：\n{table}") == {"乙方": [(None, *stated[1:]) for stated in STATED]}


def test_each_row_of_accounts_is_its_holder_s() -> None:
    rows = [ACCOUNTS[0], ("1", "青川市测绘院", "中国工商银行青川支行", "6222021001001234567", "/"), ACCOUNTS[2]]
    assert accounts(lines("\t", *(row[:4] for row in rows))) == {
        "甲方": [("青川市测绘院", "6222021001001234567", "中国工商银行青川支行")],
        "乙方": STATED[1:],
    }


SELLER, OLD, NEW = "青川恒达仪器有限公司", "46001005236050001234", "6217003311220044556"
CHANGED = [
    ("户名", SELLER, SELLER),
    ("开户行", "青川农村商业银行城中支行", "丰泽银行码头支行"),
    ("账号", OLD, NEW),
]
LATER = {"乙方": [(SELLER, NEW, "丰泽银行码头支行")]}


@pytest.mark.parametrize("divider", DIVIDERS, ids=["tab", "blanks", "wide blanks", "rule"])
@pytest.mark.parametrize(
    "head",
    [
        ("项目", "变更前", "变更后"),
        ("", "原账户", "新账户"),
        ("内容", "原收款账户", "现收款账户"),
        ("项目", "旧", "新"),
    ],
)
def test_of_a_former_and_a_later_state_the_later_is_read(divider: str, head: tuple[str, ...]) -> None:
    assert accounts(f"乙方收款账户变更如下：\n{lines(divider, head, *CHANGED)}") == LATER
    turned = lines(divider, (head[0], head[2], head[1]), *((label, new, old) for label, old, new in CHANGED))
    assert accounts(f"乙方收款账户变更如下：\n{turned}") == LATER


@pytest.mark.parametrize(
    "table",
    [
        "项目\n变更前\n变更后\n" + "\n".join("\n".join(row) for row in CHANGED),
        lines("\t", ("变更前", "变更后"), *((f"{label}：{old}", f"{label}：{new}") for label, old, new in CHANGED)),
        lines("\t", ("项目", "变更前", "变更后", "备注"), *((*row, "/") for row in CHANGED)),
        lines(
            "\t",
            ("", "户名", "开户行", "账号"),
            ("变更前", *(r[1] for r in CHANGED)),
            ("变更后", *(r[2] for r in CHANGED)),
        ),
        lines(
            "\t",
            ("类别", "户名", "开户行", "账号"),
            ("原账户", *(r[1] for r in CHANGED)),
            ("现账户", *(r[2] for r in CHANGED)),
        ),
    ],
    ids=["stacked", "labelled", "remarks", "rows", "kinds"],
)
def test_states_in_other_tables(table: str) -> None:
    assert accounts(f"乙方收款账户变更如下：\n{table}") == LATER


def test_a_column_for_each_account_of_one_party() -> None:
    for head in (("项目", "账户一", "账户二"), ("", "基本户", "一般户")):
        assert accounts(f"乙方收款账户：\n{lines(chr(9), head, *CHANGED)}") == {
            "乙方": [(SELLER, OLD, "青川农村商业银行城中支行"), *LATER["乙方"]]
        }
    held = lines("\t", ("项目", "收款账户", "保证金账户"), *CHANGED)
    assert accounts(f"乙方账户：\n{held}") == {"乙方": [(SELLER, OLD, "青川农村商业银行城中支行")]}


@pytest.mark.parametrize("divider", DIVIDERS, ids=["tab", "blanks", "wide blanks", "rule"])
@pytest.mark.parametrize("corner", ["单位", "名称", "户名", "单位名称", "主体"])
def test_the_corner_of_a_row_for_each_party_may_be_a_label(divider: str, corner: str) -> None:
    rows = (("甲方", "中国工商银行青川支行", OLD), ("乙方", "丰泽银行码头支行", NEW))
    stated = {"甲方": [(None, OLD, "中国工商银行青川支行")], "乙方": [(None, NEW, "丰泽银行码头支行")]}
    assert accounts(lines(divider, (corner, "开户行", "账号"), *rows)) == stated
    supervised = ("监理单位", "青川银行西郊支行", "6228480011223344558")
    assert accounts(lines(divider, (corner, "开户行", "账号"), *rows, supervised)) == stated


def test_columns_of_somebody_else_and_without_meaning_are_left_out() -> None:
    table = lines(
        "\t",
        ("项目", "甲方", "乙方", "监管银行"),
        ("开户行", "青川银行", "丰泽银行", "东山银行"),
        ("账号", OLD, NEW, "62284800112"),
    )
    assert accounts(table) == {"甲方": [(None, OLD, "青川银行")], "乙方": [(None, NEW, "丰泽银行")]}
    table = lines("\t", ("单位", "职务", "电话"), ("甲方", "经理", "0899-6612345"), ("乙方", "主管", "13912345678"))
    found = read(f"采购合同\n甲方：青川市测绘院\n乙方：{SELLER}\n第一条 联系\n{table}\n").contract.parties
    assert [(party.name, party.telephone) for party in found] == [
        ("青川市测绘院", "0899-6612345"),
        (SELLER, "13912345678"),
    ]


BLOCK = "开发合同书\n第一条 合同当事人\n{}\n第二条 价款\n合同总价款为10万元。\n"


@pytest.mark.parametrize(
    ("divider", "rows"),
    [
        ("\t", ("项  目*甲方(委托方)*乙方(研究方)", "单位*名    称*{}", "*法人代表**何静", "*地    址*{}")),
        ("\t", ("项目*甲方*乙方", "基本情况*名称*{}", "*法定代表人**何静", "*地址*{}")),
        ("\t", ("**甲方*乙方", "单位信息*单位名称*{}", "单位信息*法定代表人**何静", "单位信息*住 址*{}")),
        ("|", ("*项 目*甲  方*乙  方*", "*名    称*{}*", "*法 人 代 表**何静*", "*地   址*{}*")),
    ],
)
def test_rows_behind_a_cell_that_heads_several_and_labels_set_apart(divider: str, rows: tuple[str, ...]) -> None:
    head, names, person, addresses = rows
    table = [head, names.format("青川大学*远岭科技有限公司"), person, addresses.format("青川市南街5号*铜山市北路3号")]
    first, second = read(BLOCK.format("\n".join(table).replace("*", divider))).contract.parties
    assert (first.name, first.legal_representative, first.address) == ("青川大学", None, "青川市南街5号")
    assert (second.name, second.legal_representative, second.address) == ("远岭科技有限公司", "何静", "铜山市北路3号")


@pytest.mark.parametrize(
    ("row", "items"),
    [
        ("1\t水  泵\t台\t2\t1500.00\t3000.00", [("水泵", "2")]),
        ("1\t黄  沙\t吨\t20\t150.00\t3000.00", [("黄沙", "20")]),
        ("1\t水泵 A型\t台\t2\t1500.00\t3000.00", [("水泵A型", "2")]),
    ],
)
def test_words_set_apart_in_other_tables(row: str, items: list[tuple[str, str]]) -> None:
    text = f"采购合同\n甲方：青川大学\n乙方：远岭科技有限公司\n序号\t名  称\t单 位\t数 量\t单  价\t金  额\n{row}\n"
    found = read(text).contract.items
    assert [(item.description, str(item.quantity)) for item in found] == items
