"""Records for the review's tests, made without reading a document."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from hedui.export.layout import record_name, text_name
from hedui.models.codes import AccountPurpose
from hedui.models.contract import Account, Contract, Item, Party, Period, Total
from hedui.models.evidence import Evidence, Method
from hedui.models.finding import Finding
from hedui.models.record import Record, Source, SourcePart
from hedui.models.severity import Severity
from hedui.review.entries import About, Draft, Identity

SHA = "ab" * 32
TEXT = (
    "设备采购合同\n合同编号：晨采-2026-01\n甲方：晨光学校\n乙方：远山公司\n税号：91370212461125762N\n"
    "合计¥71,090.00（柒万壹仟零玖元整）\n开户行：青石银行\n账号：6222 0010 0200 3004\f第二页"
)
TEXTS = TEXT.split("\f")


def evidence(text: str, page: int = 1) -> Evidence:
    start = TEXTS[page - 1].index(text)
    return Evidence(page=page, start=start, end=start + len(text), text=text, confidence=0.95, method=Method.LABEL)


def finding(code: str = "amount-words-mismatch", severity: Severity = Severity.ERROR, *quotes: str) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        message=f"{code}：大小写不一致",
        fields=("/total/amount",),
        evidence=tuple(map(evidence, quotes or ("71,090.00", "柒万壹仟零玖元整"))),
    )


def record(
    *findings: Finding, sha256: str = SHA, part: int | None = None, path: str = "a.pdf", **values: Any
) -> Record:
    facts: dict[str, Any] = {
        "number": "晨采-2026-01",
        "title": "设备采购合同",
        "parties": (
            Party(role="甲方", name="晨光学校"),
            Party(
                role="乙方",
                name="远山公司",
                accounts=(Account(purpose=AccountPurpose.SETTLEMENT, bank="青石银行", number="6222001002003004"),),
            ),
        ),
        "items": (Item(description="台式机", quantity=Decimal(7)),),
        "total": Total(
            amount=Decimal("71090.00"), currency="CNY", words="柒万壹仟零玖元整", words_amount=Decimal(71009)
        ),
        "period": Period(duration="P12M"),
    }
    return Record(
        source=Source(
            name=path.rpartition("/")[2],
            sha256=sha256,
            media_type="text/plain",
            path=path,
            pages=2,
            part=SourcePart(index=part, pages=(1, 2)) if part else None,
        ),
        contract=Contract.model_validate(facts | values),
        evidence={
            "/number": (evidence("晨采-2026-01"),),
            "/parties/1/name": (evidence("远山公司"),),
            "/total/amount": (evidence("71,090.00"),),
        },
        findings=findings,
    )


def put(out: Path, made: Record, text: str = TEXT) -> Path:
    """Have a record lie in an output folder as an import leaves it."""
    path = made.source.path or made.source.name
    for name, data in ((text_name(path), text), (record_name(path), made.to_json())):
        file = out / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(data, "utf-8")
    return out


def draft(about: About = About.VALUE, pointer: str = "/number", based: int = 0, **details: Any) -> Draft:
    return Draft("王丽", Identity(SHA, 1), about, pointer, based, **details)
