"""Labels without colons, one behind the other on a line, as pages republish the heads of contracts."""

from __future__ import annotations

import pytest

from .reading import read

BOTH = ("青岭水务局", "临川百合园艺有限公司")


def head(text: str) -> tuple[str | None, str | None, tuple[str | None, ...]]:
    contract = read(text).contract
    return contract.number, contract.title, tuple(party.name for party in contract.parties)


@pytest.mark.parametrize(
    "line",
    [
        "合同公示 合同编号 QL-7 合同名称 绿地养护合同 采购人 青岭水务局 供应商 临川百合园艺有限公司 合同金额 86000元",
        "合同编号　QL-7　合同名称　绿地养护合同　甲方　青岭水务局　乙方　临川百合园艺有限公司　签订日期　2031-05-06",
        "合同编号 QL-7 合同名称 绿地养护合同 项目编号 ZB-1 采购人名称 青岭水务局 采购人地址 学府路 12 号 "
        "供应商名称 临川百合园艺有限公司 供应商地址 春晖路3号 采购方式 公开招标",
        "合同编号 QL-7 合同名称 绿地养护 合同 采购单位 青岭水务局 供应商 临川百合园艺有限公司 中标金额（万元） 8.6。",
    ],
)
def test_each_label_has_what_stands_up_to_the_next(line: str) -> None:
    assert head(line + "\n") == ("QL-7", "绿地养护合同", BOTH)


@pytest.mark.parametrize(
    "line",
    [
        "乙方 负责 将 货物 送 至 交货地点 并 承担 运费 合同金额 包含 税费 质保期 内 免费 维修",
        "合同编号 合同名称 甲方 乙方 合同金额 签订日期",
        "合同编号 填写 合同名称 与 甲方 一致 合同编号 不得 涂改 乙方 应 核对",
        "本合同中 合同金额 是指 含税价，交货地点 是指 甲方仓库，质保期 自验收起算；乙方 应 遵守。",
    ],
)
def test_words_between_blanks_are_no_labels_elsewhere(line: str) -> None:
    stated = "绿地养护合同\n合同编号：QL-7\n甲方：青岭水务局\n乙方：临川百合园艺有限公司\n合同金额：86000元\n"
    before, behind = read(stated).contract, read(f"{stated}{line}\n").contract
    assert (behind.number, behind.title, behind.parties, behind.total) == (
        before.number,
        before.title,
        before.parties,
        before.total,
    )
