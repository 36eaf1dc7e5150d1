"""Details of two parties in the cells of one table: a label alone in its row is whose column it stands in."""

from __future__ import annotations

import pytest

from .reading import read

HEAD = """仪器销售合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 标的
乙方向甲方出售全站仪一台，总价人民币30000元。

"""
FIRST, SECOND = "6222020405001234567", "1105018960009876543"

BLOCKS = {
    "account-on-the-right-comes-first": f"""甲方（盖章）：青川市测绘院\t乙方（盖章）：青川恒达仪器有限公司
\t账号：{SECOND}
\t开户行：青川银行北门支行
地址：青川市河西路1号\t
账号：{FIRST}\t
开户行：青川银行南门支行\t""",
    "a-heading-within-a-column": f"""甲方（盖章）：青川市测绘院\t乙方（盖章）：青川恒达仪器有限公司
甲方开票信息：\t
\t账号：{SECOND}
\t开户行：青川银行北门支行
地址：青川市河西路1号\t地址：青川市河东路2号
开户行：青川银行南门支行\t
账号：{FIRST}\t""",
    "four-cells": f"""甲方\t青川市测绘院\t乙方\t青川恒达仪器有限公司
\t\t账号：{SECOND}\t
\t\t开户行：青川银行北门支行\t
账号：{FIRST}\t\t\t
开户行：青川银行南门支行\t\t\t""",
    "only-the-right-column": f"""甲方（盖章）：青川市测绘院\t乙方（盖章）：青川恒达仪器有限公司
法定代表人：\t法定代表人：
\t账号：{SECOND}
\t开户行：青川银行北门支行""",
    "staggered": f"""甲方（盖章）：青川市测绘院\t乙方（盖章）：青川恒达仪器有限公司
地址：青川市河西路1号\t法定代表人：卢建成
账号：{FIRST}\t地址：
开户行：青川银行南门支行\t账号：{SECOND}
\t开户行：青川银行北门支行""",
    "only-the-left-column": f"""乙方（盖章）：青川恒达仪器有限公司\t甲方（盖章）：青川市测绘院
法定代表人：\t法定代表人：
账号：{SECOND}\t
开户行：青川银行北门支行\t""",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_an_account_is_that_of_its_column(block: str) -> None:
    contract = read(HEAD + block).contract

    def accounts(role: str) -> list[tuple[str | None, str | None]]:
        party = next(party for party in contract.parties if party.role == role)
        return [(account.number, account.bank) for account in party.accounts]

    assert accounts("乙方") == [(SECOND, "青川银行北门支行")]
    assert accounts("甲方") == ([(FIRST, "青川银行南门支行")] if FIRST in block else [])
