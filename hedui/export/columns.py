"""The columns of the workbook and of the CSV files, each declared once."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from hedui.export import digital, dues, names
from hedui.export.codes import code_name
from hedui.export.entry import Entry, Missing
from hedui.export.labels import label_in
from hedui.export.layout import record_name, report_link
from hedui.messages import Message
from hedui.models.contract import Item, Rate
from hedui.models.finding import Finding, Severity
from hedui.models.review import Judgement
from hedui.review.sheet import FILE, NOTE, OWNER, STATUS
from hedui.settings import Language

Cell = str | int | Decimal | datetime.date | None
Said = Callable[[Language], str]
"""What is put into words in the language of the export."""
T = TypeVar("T")


class Look(StrEnum):
    """How a column's cells look, and what they hold."""

    TEXT = "text"
    CENTRED = "centred"
    """A short word or number among such."""
    COUNT = "count"
    MONEY = "money"
    PRICE = "price"
    SHARE = "share"
    DATE = "date"
    LINK = "link"
    LEVEL = "level"
    """Of a finding, in its colour."""
    HIDDEN = "hidden"
    """For programs that read the table; people do not see it."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its heading, what it takes from a row, how wide it is (in characters) and how it looks."""

    heading: Message
    value: Callable[[T], Cell | Said]
    width: int = 14
    look: Look = Look.TEXT


def cell(column: Column[T], row: T, lang: Language) -> Cell:
    """What stands in the column's cell."""
    value = column.value(row)
    return value(lang) if callable(value) else value


def _named(value: StrEnum | None, name: str = "") -> Said | None:
    """A word of the record in the user's language."""
    return functools.partial(names.say, value, name) if value is not None else None


def _lasting(text: str | None) -> Said | None:
    return functools.partial(names.duration, text) if text else None


@dataclass(frozen=True, slots=True)
class FindingRow:
    entry: Entry
    finding: Finding
    number: int = 1
    """Which of the agreement's findings it is, counted from 1, the worst first."""
    judgement: Judgement | None = None
    """What a person said of it."""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A line item or a rate: only one of the two is there."""

    entry: Entry
    item: Item | None = None
    rate: Rate | None = None


def finding_rows(entry: Entry) -> Iterator[FindingRow]:
    """The findings of an agreement, the worst first."""
    review = entry.record.review
    said = {each.finding: each for each in review.findings} if review else {}
    rows = sorted(enumerate(entry.record.findings), key=lambda row: -row[1].severity.rank)
    for number, (at, finding) in enumerate(rows, 1):
        yield FindingRow(entry, finding, number, said.get(at))


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


def _accounts(role: str) -> Callable[[Entry], Cell]:
    """The party's accounts, one a line: holder, number, bank; what several places state alike once."""

    def value(entry: Entry) -> Cell:
        party = entry.party(role)
        accounts = party.accounts if party else ()
        lines = (" ".join(filter(None, (each.name, each.number, each.bank))) for each in accounts)
        return "\n".join(dict.fromkeys(filter(None, lines))) or None

    return value


def _worst(row: Entry) -> Finding | None:
    """The finding to look at first."""
    return max(row.record.findings, key=lambda finding: finding.severity.rank, default=None)


def _level(row: Entry) -> Said:
    worst = _worst(row)
    return (SEVERITIES[worst.severity] if worst else CLEAN).say


def _effective(row: Entry) -> Cell:
    """The day from which the agreement holds, else upon what."""
    effective = row.record.contract.effective
    return str(effective.date) if effective.date is not None else effective.condition


def _delivery(row: Entry) -> Said | None:
    """Where and by when to deliver."""
    delivery = row.record.contract.delivery
    if delivery.place is None and delivery.due is None and delivery.due_days is None:
        return None
    days = str(delivery.due_days) if delivery.due_days is not None else None

    def said(lang: Language) -> str:
        counted = DAYS.say(lang, days=days) if days is not None else None
        return " ".join(filter(None, (delivery.place, str(delivery.due or "") or counted)))

    return said


def _labels(row: FindingRow) -> Said:
    record, fields = row.entry.record, row.finding.fields
    return lambda lang: "\n".join(dict.fromkeys(label_in(record, field, lang) for field in fields))


def _status(row: Entry) -> Said | None:
    """How far people are with it; nothing where nobody has decided anything."""
    return names.REVIEWS[row.record.review.status].say if row.record.review else None


def _corrected(row: Entry) -> Said | None:
    record = row.record
    corrections = record.review.corrections if record.review else ()
    return (
        (lambda lang: "\n".join(label_in(record, each.pointer, lang) for each in corrections)) if corrections else None
    )


def _verdict(row: FindingRow) -> Said | None:
    return names.VERDICTS[row.judgement.verdict].say if row.judgement else None


def _either(item: str | None, rate: str | None) -> Callable[[PriceRow], Cell]:
    """The item's or the rate's attribute of that name."""

    def value(row: PriceRow) -> Cell:
        name, owner = (item, row.item) if row.item else (rate, row.rate)
        found: Cell = getattr(owner, name) if name else None
        return found

    return value


def _per(row: PriceRow) -> Said | None:
    return _named(row.rate.per) if row.rate else None


def _pages(row: FindingRow) -> Cell:
    pages = sorted({evidence.page for evidence in row.finding.evidence})
    return pages[0] if len(pages) == 1 else "、".join(map(str, pages)) or None


def _quotes(row: FindingRow) -> Cell:
    quotes = dict.fromkeys(" ".join(evidence.text.split()) for evidence in row.finding.evidence)
    return " / ".join(quotes) or None


def _part(row: Entry) -> Cell:
    """Which of its file's agreements it is, and on what pages: 2 (4-6)."""
    part = row.record.source.part
    return f"{part.index} ({part.pages[0]}-{part.pages[-1]})" if part else None


def _digital(row: Entry) -> Said | None:
    """A line for each digital signature of the file."""
    record = row.record
    return (lambda lang: "\n".join(digital.signatures(record, lang))) if record.source.signatures else None


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

SEVERITIES = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "info"),
}
DAYS = Message("{days}日内", "within {days} days")
CLEAN = Message("没有问题", "clean")

CONTRACTS: tuple[Column[Entry], ...] = (
    Column(FILE, lambda row: row.path, 34),
    Column(Message("级别", "Worst"), _level, 9, Look.LEVEL),
    Column(Message("最严重问题", "Worst finding"), lambda row: worst.message if (worst := _worst(row)) else None, 52),
    Column(Message("合同编号", "Number"), lambda row: row.record.contract.number, 22),
    Column(Message("合同名称", "Title"), lambda row: row.record.contract.title, 26),
    Column(Message("甲方", "Party A"), _party("甲方", "name"), 26),
    Column(Message("乙方", "Party B"), _party("乙方", "name"), 26),
    Column(Message("合同金额", "Total"), lambda row: row.record.contract.total.amount, 15, Look.MONEY),
    Column(Message("币种", "Currency"), lambda row: row.record.contract.total.currency, 6, Look.CENTRED),
    Column(Message("到期日", "Expires on"), lambda row: row.record.contract.deadlines.expires_on, 12, Look.DATE),
    Column(Message("签署日期", "Signed"), lambda row: row.record.contract.date_signed, 12, Look.DATE),
    Column(Message("报告", "Report"), lambda row: report_link(row.path), 8, Look.LINK),
    Column(Message("错误", "Errors"), lambda row: row.count(Severity.ERROR), 6, Look.COUNT),
    Column(Message("警告", "Warnings"), lambda row: row.count(Severity.WARNING), 6, Look.COUNT),
    Column(Message("提示", "Infos"), lambda row: row.count(Severity.INFO), 6, Look.COUNT),
    Column(STATUS, _status, 10),
    Column(OWNER, lambda row: row.record.review.owner if row.record.review else None, 10),
    Column(NOTE, lambda row: row.record.review.note if row.record.review else None, 20),
    Column(Message("核对人", "Reviewed by"), lambda row: row.record.review.by if row.record.review else None, 10),
    Column(Message("更正的字段", "Corrected"), _corrected, 20),
    Column(Message("类型", "Kind"), lambda row: _named(row.record.contract.kind), 10),
    Column(Message("大写金额", "In words"), lambda row: row.record.contract.total.words, 28),
    Column(Message("税率", "Tax rate"), lambda row: row.record.contract.total.tax_rate, 8, Look.SHARE),
    Column(Message("期限", "Duration"), lambda row: _lasting(row.record.contract.period.duration), 10),
    Column(Message("开始日期", "Start"), lambda row: row.record.contract.period.start_date, 12, Look.DATE),
    Column(Message("结束日期", "End"), lambda row: row.record.contract.period.end_date, 12, Look.DATE),
    Column(Message("通知截止日", "Notice by"), lambda row: row.record.contract.deadlines.notice_by, 12, Look.DATE),
    *LINKED[:4],
    Column(Message("付款方式", "Payment"), lambda row: row.record.contract.payment.method, 14),
    Column(Message("付款天数", "Due days"), lambda row: row.record.contract.payment.due_days, 10, Look.COUNT),
    Column(Message("付款计划", "Instalments"), dues.plan, 34),
    Column(Message("发票类型", "Invoice"), dues.invoice, 20),
    Column(Message("保证金", "Deposits"), dues.deposits, 24),
    Column(Message("违约金", "Penalties"), dues.penalties, 28),
    Column(Message("签订地点", "Place signed"), lambda row: row.record.contract.place_signed, 18),
    Column(Message("生效", "Effective"), _effective, 24),
    Column(Message("质保期", "Warranty"), lambda row: _lasting(row.record.contract.warranty.duration), 10),
    Column(Message("交付", "Delivery"), _delivery, 28),
    Column(
        Message("保密期限", "Confidentiality"), lambda row: _lasting(row.record.contract.confidentiality.duration), 10
    ),
    Column(Message("适用法律", "Law"), lambda row: row.record.contract.dispute.law, 18),
    Column(Message("丙方", "Party C"), _party("丙方", "name"), 20),
    *(
        Column(Message(f"{role}{zh}", f"{en} {letter}"), value, width)
        for role, letter in (("甲方", "A"), ("乙方", "B"))
        for zh, en, value, width in (
            ("税号", "Tax id", _party(role, "tax_id"), 22),
            ("法定代表人", "Representative", _party(role, "legal_representative"), 12),
            ("联系人", "Contact", _party(role, "contact"), 12),
            ("电话", "Telephone", _party(role, "telephone"), 16),
            ("账户", "Account", _accounts(role), 44),
        )
    ),
    Column(digital.HEADING, _digital, 40),
    *LINKED[4:],
    Column(Message("文件内第几份（页）", "Part of file (pages)"), _part, 12),
    Column(Message("页数", "Pages"), lambda row: row.record.source.pages, 8, Look.COUNT),
    Column(Message("原文件", "Source"), lambda row: row.source, 8, Look.LINK),
    Column(Message("记录", "Record"), lambda row: record_name(row.path), 8, Look.LINK),
    Column(Message("内容哈希", "SHA-256"), lambda row: row.record.source.sha256, 20, Look.HIDDEN),
)
PRINTED = 1 + next(number for number, column in enumerate(CONTRACTS) if column.heading.en == "Signed")
"""So many columns of the agreements go on paper: what stands behind them is for the screen."""

FINDINGS: tuple[Column[FindingRow], ...] = (
    Column(Message("文件", "File"), lambda row: row.entry.path, 34),
    Column(Message("合同编号", "Number"), lambda row: row.entry.record.contract.number, 22),
    Column(Message("级别", "Severity"), lambda row: SEVERITIES[row.finding.severity].say, 8, Look.LEVEL),
    Column(Message("核对项", "Finding"), lambda row: functools.partial(code_name, row.finding.code), 24),
    Column(Message("说明", "Message"), lambda row: row.finding.message, 70),
    Column(Message("页码", "Pages"), _pages, 7, Look.CENTRED),
    Column(Message("原文", "Quotes"), _quotes, 44),
    Column(Message("字段", "Fields"), _labels, 18),
    Column(Message("处理", "Verdict"), _verdict, 9),
    Column(Message("处理人", "Judged by"), lambda row: row.judgement.by if row.judgement else None, 10),
    Column(Message("理由", "Why"), lambda row: row.judgement.why if row.judgement else None, 28),
    Column(Message("报告", "Report"), lambda row: report_link(row.entry.path, row.number), 8, Look.LINK),
    Column(Message("代码", "Code"), lambda row: row.finding.code, 24, Look.HIDDEN),
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
    Column(Message("周期", "Per"), _per, 10),
    Column(Message("期数", "Periods"), _either(None, "periods"), 8, Look.COUNT),
    Column(Message("包含用量", "Included"), _either(None, "included"), 10, Look.COUNT),
    Column(Message("用量单位", "Included unit"), _either(None, "included_unit"), 8),
    Column(Message("超出起点", "Overage from"), _either(None, "overage_from"), 10, Look.COUNT),
)

FAILURES: tuple[Column[Missing], ...] = (
    Column(Message("文件", "File"), lambda row: row.path, 44),
    Column(Message("状态", "Status"), lambda row: names.STATUSES[row.status].say, 10),
    Column(Message("类别", "Class"), lambda row: functools.partial(names.error_name, row.error), 22),
    Column(Message("原因", "Reason"), lambda row: row.sentence, 90),
    Column(Message("原文件", "Source"), lambda row: row.source, 12, Look.LINK),
)


class Sameness(StrEnum):
    """What files of a batch may have in common."""

    NUMBER = "number"
    AGREEMENT = "agreement"


SAMENESS = {
    Sameness.NUMBER: Message("合同编号相同", "same number"),
    Sameness.AGREEMENT: Message("同一合同的其他形式", "other forms of one agreement"),
}


@dataclass(frozen=True, slots=True)
class SameRow:
    """Files that belong together: the contract number, and their paths, the one that is shown first."""

    sameness: Sameness
    number: str | None
    paths: tuple[str, ...]


SAME: tuple[Column[SameRow], ...] = (
    Column(Message("文件", "File"), lambda row: row.paths[0], 44),
    Column(Message("类别", "Class"), lambda row: SAMENESS[row.sameness].say, 22),
    Column(Message("合同编号", "Number"), lambda row: row.number, 26),
    Column(Message("其他文件", "Other files"), lambda row: "\n".join(row.paths[1:]), 70),
)
