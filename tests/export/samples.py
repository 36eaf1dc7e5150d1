"""Entries for exporters, made without reading a document."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

from hedui.batch.kept import content_hash
from hedui.export.agreement import Agreement
from hedui.export.cache import Cache
from hedui.export.details import details
from hedui.export.digest import Digest
from hedui.export.entry import Entry, Missing
from hedui.export.exporters import export_all
from hedui.export.folder import OutputFolder
from hedui.export.layout import details_name, part_of
from hedui.export.target import Target
from hedui.models.codes import Per
from hedui.models.contract import Contract, Deadlines, Item, Party, Period, Rate, Total
from hedui.models.evidence import Evidence, Method
from hedui.models.finding import Finding
from hedui.models.record import Record, Source
from hedui.models.severity import Severity
from hedui.settings import Export, Language

TEXT = "设备采购合同\n合同编号：甲-2026-01\n甲方：晨光学校\n合计98000元\f第二页"


def evidence(text: str, boxes: tuple[tuple[float, float, float, float], ...] = ()) -> Evidence:
    start = TEXT.index(text)
    return Evidence(
        page=1, start=start, end=start + len(text), text=text, boxes=boxes, confidence=0.9, method=Method.LABEL
    )


def finding(code: str, severity: Severity, message: str, *sides: Evidence) -> Finding:
    return Finding(code=code, severity=severity, message=message, fields=("/total/amount",), evidence=sides)


def entry(path: str = "采购/a.pdf", *findings: Finding, **values: object) -> Entry:
    facts: dict[str, object] = {
        "number": "甲-2026-01",
        "title": "设备采购合同",
        "parties": (Party(role="甲方", name="晨光学校"), Party(role="乙方", name="远山公司")),
        "items": (Item(description="台式机", quantity=Decimal(7), unit="台", unit_price=Decimal("14000")),),
        "rates": (Rate(service="短信", fee=Decimal("300.50"), per=Per.MONTH, unit_price=Decimal("0.035")),),
        "total": Total(amount=Decimal("98000.00"), currency="CNY", tax_rate=Decimal("0.06")),
        "period": Period(start_date=datetime.date(2026, 1, 1)),
        "deadlines": Deadlines(expires_on=datetime.date(2026, 12, 31)),
    }
    source = Source(name=path.rpartition("/")[2], sha256="ab" * 32, media_type="application/pdf", pages=2)
    record = Record(
        source=source,
        contract=Contract.model_validate(facts | values),
        evidence={
            "/number": (evidence("甲-2026-01", ((100.0, 50.0, 180.0, 62.0),)),),
            "/parties/0/name": (evidence("晨光学校"),),
        },
        findings=findings,
    )
    return Entry(path, f"../in/{path}", record, TEXT)


MISSING = Missing("坏.pdf", "../in/坏.pdf", "failed", "DamagedDocumentError", "文件不完整，请重新复制。")


def target(out: Path, state: str = "0" * 64, lang: Language = Language.ZH) -> Target:
    """The output folder as a batch in this state sees it."""
    out.mkdir(parents=True, exist_ok=True)
    return Target(OutputFolder(out, lang), lang, "../in/", state, Cache(out))


def agreement(entry: Entry, lang: Language = Language.ZH) -> Agreement:
    """What a batch hands to the exporters."""
    record = content_hash(repr(entry.record).encode("utf-8", "replace"))
    digest = Digest.of(entry, lang)
    return Agreement(*part_of(entry.path), entry.source, record, digest, lambda: entry.record.to_json().encode("utf-8"))


def export(out: Path, kind: Export, *entries: Entry, lang: Language = Language.ZH) -> Path:
    """The output folder after one exporter wrote the entries and one failure."""
    aim = target(out, lang=lang)
    for each in entries:
        aim.folder.write(details_name(each.path), details(each, {}, lang), durable=False)
    with aim.cache:
        export_all(aim, {kind}, [agreement(each, lang) for each in entries], [MISSING])
    return out
