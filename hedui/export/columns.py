"""The columns of the workbook and of the CSV files, each declared once."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from hedui.export import cells, digital, dues, names
from hedui.export.codes import finding_name
from hedui.export.column import Column, Look
from hedui.export.entry import Entry, Missing
from hedui.export.layout import record_name, report_link
from hedui.export.rows import SAMENESS, FindingRow, PriceRow, SameRow
from hedui.messages import Message
from hedui.models.severity import Severity
from hedui.review.sheet import FILE, NOTE, OWNER, STATUS

LINKED: tuple[Column[Entry], ...] = (
    Column(Message("现行金额", "Total now"), cells.now("total"), 16, Look.MONEY),
    Column(Message("现到期日", "Expires now"), cells.now("expires_on"), 12, Look.DATE),
    Column(Message("变更依据", "Amended by"), cells.amended_by, 28),
    Column(Message("所变更的合同", "Amends"), cells.amends, 28),
    Column(Message("其他形式", "Other forms"), cells.forms, 28),
)
"""What the other files say of an agreement."""

CONTRACTS: tuple[Column[Entry], ...] = (
    Column(FILE, lambda row: row.path, 30),
    Column(Message("级别", "Worst"), cells.level, 9, Look.LEVEL),
    Column(
        Message("最严重问题", "Worst finding"), lambda row: worst.message if (worst := cells.worst(row)) else None, 46
    ),
    Column(Message("合同编号", "Number"), lambda row: row.record.contract.number, 18),
    Column(Message("合同名称", "Title"), lambda row: row.record.contract.title, 22),
    Column(Message("甲方", "Party A"), cells.party("甲方", "name"), 22),
    Column(Message("乙方", "Party B"), cells.party("乙方", "name"), 22),
    Column(Message("合同金额", "Total"), lambda row: row.record.contract.total.amount, 15, Look.MONEY),
    Column(Message("币种", "Currency"), cells.currency, 7, Look.CENTRED),
    Column(Message("到期日", "Expires on"), lambda row: row.record.contract.deadlines.expires_on, 12, Look.DATE),
    Column(Message("签署日期", "Signed"), lambda row: row.record.contract.date_signed, 12, Look.DATE),
    Column(Message("报告", "Report"), lambda row: report_link(row.path), 8, Look.LINK),
    Column(Message("错误", "Errors"), lambda row: row.count(Severity.ERROR), 6, Look.COUNT),
    Column(Message("警告", "Warnings"), lambda row: row.count(Severity.WARNING), 6, Look.COUNT),
    Column(Message("提示", "Infos"), lambda row: row.count(Severity.INFO), 6, Look.COUNT),
    Column(STATUS, cells.status, 10),
    Column(OWNER, lambda row: row.record.review.owner if row.record.review else None, 10),
    Column(NOTE, lambda row: row.record.review.note if row.record.review else None, 20),
    Column(Message("核对人", "Reviewed by"), lambda row: row.record.review.by if row.record.review else None, 10),
    Column(Message("更正的字段", "Corrected"), cells.corrected, 20),
    Column(Message("类型", "Kind"), lambda row: cells.named(row.record.contract.kind), 10),
    Column(Message("大写金额", "In words"), lambda row: row.record.contract.total.words, 28),
    Column(Message("税率", "Tax rate"), lambda row: row.record.contract.total.tax_rate, 8, Look.SHARE),
    Column(Message("不含税金额", "Net"), lambda row: row.record.contract.total.net, 15, Look.MONEY),
    Column(Message("税额", "Tax"), lambda row: row.record.contract.total.tax, 14, Look.MONEY),
    Column(Message("期限", "Duration"), lambda row: cells.lasting(row.record.contract.period.duration), 10),
    Column(Message("开始日期", "Start"), lambda row: row.record.contract.period.start_date, 12, Look.DATE),
    Column(Message("结束日期", "End"), lambda row: row.record.contract.period.end_date, 12, Look.DATE),
    Column(Message("通知截止日", "Notice by"), lambda row: row.record.contract.deadlines.notice_by, 12, Look.DATE),
    *LINKED[:4],
    Column(Message("付款方式", "Payment"), lambda row: row.record.contract.payment.method, 14),
    Column(Message("付款天数", "Due days"), lambda row: row.record.contract.payment.due_days, 10, Look.COUNT),
    Column(Message("付款计划", "Instalments"), dues.plan, 60),
    Column(Message("发票类型", "Invoice"), dues.invoice, 20),
    Column(Message("保证金", "Deposits"), dues.deposits, 44),
    Column(Message("违约金", "Penalties"), dues.penalties, 44),
    Column(Message("责任限额", "Cap"), dues.cap, 14),
    Column(Message("签订地点", "Place signed"), lambda row: row.record.contract.place_signed, 18),
    Column(Message("生效", "Effective"), cells.effective, 24),
    Column(Message("质保期", "Warranty"), lambda row: cells.lasting(row.record.contract.warranty.duration), 10),
    Column(Message("交付", "Delivery"), cells.delivery, 28),
    Column(
        Message("保密期限", "Confidentiality"),
        lambda row: cells.lasting(row.record.contract.confidentiality.duration),
        10,
    ),
    Column(Message("适用法律", "Law"), lambda row: row.record.contract.dispute.law, 18),
    Column(Message("丙方", "Party C"), cells.party("丙方", "name"), 20),
    *(
        Column(Message(f"{role}{zh}", f"{en} {letter}"), value, width)
        for role, letter in (("甲方", "A"), ("乙方", "B"))
        for zh, en, value, width in (
            ("税号", "Tax id", cells.party(role, "tax_id"), 22),
            ("证件号码", "Id number", cells.party(role, "id_number"), 22),
            ("法定代表人", "Representative", cells.party(role, "legal_representative"), 12),
            ("联系人", "Contact", cells.party(role, "contact"), 12),
            ("电话", "Telephone", cells.party(role, "telephone"), 16),
            ("地址", "Address", cells.party(role, "address"), 34),
            ("送达地址", "Notices to", cells.notices(role), 34),
            ("账户", "Account", cells.accounts(role), 66),
        )
    ),
    Column(digital.HEADING, cells.signatures, 40),
    *LINKED[4:],
    Column(Message("文件内第几份（页）", "Part of file (pages)"), cells.part, 12),
    Column(Message("页数", "Pages"), lambda row: row.record.source.pages, 8, Look.COUNT),
    Column(Message("原文件", "Source"), lambda row: row.source, 8, Look.LINK),
    Column(Message("记录", "Record"), lambda row: record_name(row.path), 8, Look.LINK),
    Column(Message("内容哈希", "SHA-256"), lambda row: row.record.source.sha256, 20, Look.HIDDEN),
)


def _as_far_as(heading: str, columns: Sequence[Column[Any]]) -> int:
    return 1 + next(number for number, column in enumerate(columns) if column.heading.en == heading)


PRINTED = _as_far_as("Signed", CONTRACTS)
"""So many columns of the agreements go on paper: what stands behind them is for the screen."""

FINDINGS: tuple[Column[FindingRow], ...] = (
    Column(Message("文件", "File"), lambda row: row.entry.path, 34),
    Column(Message("合同编号", "Number"), lambda row: row.entry.record.contract.number, 22),
    Column(Message("级别", "Severity"), lambda row: names.SEVERITIES[row.finding.severity].say, 8, Look.LEVEL),
    Column(Message("核对项", "Finding"), lambda row: functools.partial(finding_name, row.finding), 24),
    Column(Message("说明", "Message"), lambda row: row.finding.message, 70),
    Column(Message("页码", "Pages"), cells.pages, 7, Look.CENTRED),
    Column(Message("原文", "Quotes"), cells.quotes, 44),
    Column(Message("字段", "Fields"), cells.labels, 18),
    Column(Message("处理", "Verdict"), cells.verdict, 9),
    Column(Message("处理人", "Judged by"), lambda row: row.judgement.by if row.judgement else None, 10),
    Column(Message("理由", "Why"), lambda row: row.judgement.why if row.judgement else None, 28),
    Column(Message("报告", "Report"), lambda row: report_link(row.entry.path, row.number), 8, Look.LINK),
    Column(Message("代码", "Code"), lambda row: row.finding.code, 24, Look.HIDDEN),
)
PRINTED_FINDINGS = _as_far_as("Pages", FINDINGS)
"""So many columns of the findings go on paper: the message quotes what the columns behind it quote again."""


PRICES: tuple[Column[PriceRow], ...] = (
    Column(Message("文件", "File"), lambda row: row.entry.path, 36),
    Column(Message("合同编号", "Number"), lambda row: row.entry.record.contract.number, 26),
    Column(Message("名称", "Description"), cells.either("description", "service"), 36),
    Column(Message("数量", "Quantity"), cells.either("quantity", None), 10, Look.PRICE),
    Column(Message("单位", "Unit"), cells.either("unit", "unit"), 8),
    Column(Message("单价", "Unit price"), cells.either("unit_price", "unit_price"), 14, Look.PRICE),
    Column(Message("小计", "Subtotal"), cells.either("subtotal", "total"), 16, Look.MONEY),
    Column(Message("周期费用", "Fee"), cells.either(None, "fee"), 14, Look.MONEY),
    Column(Message("周期", "Per"), cells.per, 10),
    Column(Message("期数", "Periods"), cells.either(None, "periods"), 8, Look.COUNT),
    Column(Message("包含用量", "Included"), cells.either(None, "included"), 10, Look.COUNT),
    Column(Message("用量单位", "Included unit"), cells.either(None, "included_unit"), 8),
    Column(Message("超出起点", "Overage from"), cells.either(None, "overage_from"), 10, Look.COUNT),
)

FAILURES: tuple[Column[Missing], ...] = (
    Column(Message("文件", "File"), lambda row: row.path, 44),
    Column(Message("状态", "Status"), lambda row: names.STATUSES[row.status].say, 10),
    Column(Message("类别", "Class"), lambda row: functools.partial(names.error_name, row.error), 22),
    Column(Message("原因", "Reason"), lambda row: row.sentence, 90),
    Column(Message("原文件", "Source"), lambda row: row.source, 12, Look.LINK),
)


SAME: tuple[Column[SameRow], ...] = (
    Column(Message("文件", "File"), lambda row: row.paths[0], 44),
    Column(Message("类别", "Class"), lambda row: SAMENESS[row.sameness].say, 22),
    Column(Message("合同编号", "Number"), lambda row: row.number, 26),
    Column(Message("其他文件", "Other files"), lambda row: "\n".join(row.paths[1:]), 70),
)
