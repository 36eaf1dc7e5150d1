"""The columns of the workbook and of the CSV files, each declared once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from hedui.export.entry import Entry, Missing
from hedui.export.layout import record_name
from hedui.messages import Message
from hedui.models.contract import Item, Rate
from hedui.models.finding import Finding, Severity

Cell = str | int | Decimal | datetime.date | None
T = TypeVar("T")


class Look(StrEnum):
    """How a column's cells look, and what they hold."""

    TEXT = "text"
    COUNT = "count"
    MONEY = "money"
    PRICE = "price"
    SHARE = "share"
    DATE = "date"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its heading, what it takes from a row, how wide it is (in characters) and how it looks."""

    heading: Message
    value: Callable[[T], Cell]
    width: int = 14
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class FindingRow:
    entry: Entry
    finding: Finding


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A line item or a rate: only one of the two is there."""

    entry: Entry
    item: Item | None = None
    rate: Rate | None = None


def finding_rows(entry: Entry) -> Iterator[FindingRow]:
    """The findings of an agreement, the worst first."""
    for finding in sorted(entry.record.findings, key=lambda each: -each.severity.rank):
        yield FindingRow(entry, finding)


def price_rows(entry: Entry) -> Iterator[PriceRow]:
    """The line items and the rates of an agreement."""
    for item in entry.record.contract.items:
        yield PriceRow(entry, item=item)
    for rate in entry.record.contract.rates:
        yield PriceRow(entry, rate=rate)


def _party(role: str, attribute: str) -> Callable[[Entry], Cell]:
    def value(entry: Entry) -> Cell:
        party = entry.party(role)
        found: str | None = getattr(party, attribute) if party else None
        return found

    return value


def _either(item: str | None, rate: str | None) -> Callable[[PriceRow], Cell]:
    """The item's or the rate's attribute of that name."""

    def value(row: PriceRow) -> Cell:
        name, owner = (item, row.item) if row.item else (rate, row.rate)
        found: Cell = getattr(owner, name) if name else None
        return found

    return value


def _pages(row: FindingRow) -> Cell:
    pages = sorted({evidence.page for evidence in row.finding.evidence})
    return ", ".join(map(str, pages)) or None


def _quotes(row: FindingRow) -> Cell:
    quotes = dict.fromkeys(" ".join(evidence.text.split()) for evidence in row.finding.evidence)
    return " / ".join(quotes) or None


def _part(row: Entry) -> Cell:
    """Which of its file's agreements it is, and on what pages: 2 (4-6)."""
    part = row.record.source.part
    return f"{part.index} ({part.pages[0]}-{part.pages[-1]})" if part else None


def _now(attribute: str) -> Callable[[Entry], Cell]:
    """What holds now that supplements amend it; nothing where none changes that, or what holds cannot be told."""

    def value(row: Entry) -> Cell:
        links = row.record.links
        found: Cell = getattr(links.amended, attribute) if links and links.amended else None
        return found

    return value


def _amended_by(row: Entry) -> Cell:
    links = row.record.links
    return "\n".join(each.path for each in links.amended.by) if links and links.amended else None


def _amends(row: Entry) -> Cell:
    """The agreement among the files that it amends, else as it is cited."""
    cited = row.record.contract.amends
    found = row.record.links.amends if row.record.links else None
    return found or " ".join(filter(None, (cited.title, cited.number))) or None


def _forms(row: Entry) -> Cell:
    return "\n".join(row.record.links.forms) if row.record.links else None


LINKED: tuple[Column[Entry], ...] = (
    Column(Message("现行金额", "Total now"), _now("total"), 16, Look.MONEY),
    Column(Message("现到期日", "Expires now"), _now("expires_on"), 12, Look.DATE),
    Column(Message("变更依据", "Amended by"), _amended_by, 28),
    Column(Message("所变更的合同", "Amends"), _amends, 28),
    Column(Message("其他形式", "Other forms"), _forms, 28),
)
"""What the other files say of an agreement."""

CONTRACTS: tuple[Column[Entry], ...] = (
    Column(Message("文件", "File"), lambda row: row.path, 36),
    Column(Message("文件内第几份（页）", "Part of file (pages)"), _part, 12),
    Column(Message("合同编号", "Number"), lambda row: row.record.contract.number, 26),
    Column(Message("合同名称", "Title"), lambda row: row.record.contract.title, 36),
    Column(Message("甲方", "Party A"), _party("甲方", "name"), 32),
    Column(Message("乙方", "Party B"), _party("乙方", "name"), 32),
    Column(Message("丙方", "Party C"), _party("丙方", "name"), 20),
    Column(Message("甲方税号", "Tax id A"), _party("甲方", "tax_id"), 22),
    Column(Message("乙方税号", "Tax id B"), _party("乙方", "tax_id"), 22),
    Column(Message("合同金额", "Total"), lambda row: row.record.contract.total.amount, 16, Look.MONEY),
    Column(Message("币种", "Currency"), lambda row: row.record.contract.total.currency, 8),
    Column(Message("大写金额", "In words"), lambda row: row.record.contract.total.words, 28),
    Column(Message("税率", "Tax rate"), lambda row: row.record.contract.total.tax_rate, 8, Look.SHARE),
    Column(Message("期限", "Duration"), lambda row: row.record.contract.period.duration, 10),
    Column(Message("开始日期", "Start"), lambda row: row.record.contract.period.start_date, 12, Look.DATE),
    Column(Message("结束日期", "End"), lambda row: row.record.contract.period.end_date, 12, Look.DATE),
    Column(Message("到期日", "Expires on"), lambda row: row.record.contract.deadlines.expires_on, 12, Look.DATE),
    Column(Message("通知截止日", "Notice by"), lambda row: row.record.contract.deadlines.notice_by, 12, Look.DATE),
    *LINKED[:4],
    Column(Message("签署日期", "Signed"), lambda row: row.record.contract.date_signed, 12, Look.DATE),
    Column(Message("付款方式", "Payment"), lambda row: row.record.contract.payment.method, 14),
    Column(Message("付款天数", "Due days"), lambda row: row.record.contract.payment.due_days, 10, Look.COUNT),
    *LINKED[4:],
    Column(Message("页数", "Pages"), lambda row: row.record.source.pages, 8, Look.COUNT),
    Column(Message("错误", "Errors"), lambda row: row.count(Severity.ERROR), 8, Look.COUNT),
    Column(Message("警告", "Warnings"), lambda row: row.count(Severity.WARNING), 8, Look.COUNT),
    Column(Message("提示", "Infos"), lambda row: row.count(Severity.INFO), 8, Look.COUNT),
    Column(Message("原文件", "Source"), lambda row: row.source, 12, Look.LINK),
    Column(Message("记录", "Record"), lambda row: record_name(row.path), 12, Look.LINK),
    Column(Message("内容哈希", "SHA-256"), lambda row: row.record.source.sha256, 20),
)

SEVERITIES = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "info"),
}


def findings(say: Callable[[Message], str]) -> tuple[Column[FindingRow], ...]:
    """The columns of the findings; ``say`` puts the severity into words."""
    return (
        Column(Message("文件", "File"), lambda row: row.entry.path, 36),
        Column(Message("合同编号", "Number"), lambda row: row.entry.record.contract.number, 26),
        Column(Message("级别", "Severity"), lambda row: say(SEVERITIES[row.finding.severity]), 8),
        Column(Message("代码", "Code"), lambda row: row.finding.code, 26),
        Column(Message("说明", "Message"), lambda row: row.finding.message, 70),
        Column(Message("页码", "Pages"), _pages, 8),
        Column(Message("原文", "Quotes"), _quotes, 50),
        Column(Message("字段", "Fields"), lambda row: ", ".join(row.finding.fields) or None, 30),
    )


PRICES: tuple[Column[PriceRow], ...] = (
    Column(Message("文件", "File"), lambda row: row.entry.path, 36),
    Column(Message("合同编号", "Number"), lambda row: row.entry.record.contract.number, 26),
    Column(Message("名称", "Description"), _either("description", "service"), 36),
    Column(Message("数量", "Quantity"), _either("quantity", None), 10, Look.PRICE),
    Column(Message("单位", "Unit"), _either("unit", "unit"), 8),
    Column(Message("单价", "Unit price"), _either("unit_price", "unit_price"), 14, Look.PRICE),
    Column(Message("小计", "Subtotal"), _either("subtotal", "total"), 16, Look.MONEY),
    Column(Message("周期费用", "Fee"), _either(None, "fee"), 14, Look.MONEY),
    Column(Message("周期", "Per"), _either(None, "per"), 10),
    Column(Message("期数", "Periods"), _either(None, "periods"), 8, Look.COUNT),
    Column(Message("包含用量", "Included"), _either(None, "included"), 10, Look.COUNT),
    Column(Message("用量单位", "Included unit"), _either(None, "included_unit"), 8),
    Column(Message("超出起点", "Overage from"), _either(None, "overage_from"), 10, Look.COUNT),
)

FAILURES: tuple[Column[Missing], ...] = (
    Column(Message("文件", "File"), lambda row: row.path, 44),
    Column(Message("状态", "Status"), lambda row: row.status, 10),
    Column(Message("类别", "Class"), lambda row: row.error, 26),
    Column(Message("原因", "Reason"), lambda row: row.sentence, 90),
    Column(Message("原文件", "Source"), lambda row: row.source, 12, Look.LINK),
)
