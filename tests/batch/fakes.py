"""A stand-in for the pipeline that does what the text of its input says; importable by worker processes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from hedui.models.contract import Contract
from hedui.models.evidence import Evidence, Method
from hedui.models.finding import Finding
from hedui.models.page import Page, Reading
from hedui.models.record import PageReading, Record, Source, SourcePart
from hedui.models.severity import Severity
from hedui.pipeline import Processed
from hedui.read import read_document
from hedui.settings import Settings

from .misbehaving import misbehave


def process(path: Path, settings: Settings) -> Processed:
    """The first line is the contract's number, unless it names a way to misbehave."""
    data = path.read_bytes()
    text = data.decode("utf-8")
    misbehave(text)
    texts = text.split("\f")
    pages = tuple(Page(number, part, Reading.PLAIN_TEXT) for number, part in enumerate(texts, 1))
    number = text.splitlines()[0]
    evidence = Evidence(page=1, start=0, end=len(number), text=number, confidence=1.0, method=Method.LABEL)
    source = Source(
        name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        pages=len(pages),
        reading=tuple(PageReading(page=page.number, method=page.reading) for page in pages),
    )
    findings = (Finding(code="total-mismatch", severity=Severity.ERROR, message="合计不符", evidence=(evidence,)),)
    record = Record(
        source=source,
        contract=Contract(number=number),
        evidence={"/number": (evidence,)},
        findings=findings if "不符" in text else (),
    )
    return Processed(record, pages)


def process_each_page(path: Path, settings: Settings) -> tuple[Processed, ...]:
    """Every page is an agreement of its own."""
    whole = process(path, settings)
    return tuple(_alone(whole.record, page) for page in whole.pages)


def _alone(record: Record, page: Page) -> Processed:
    part = SourcePart(index=page.number, pages=(page.number,))
    number = page.text.splitlines()[0]
    evidence = record.evidence["/number"][0].model_copy(update={"page": page.number, "text": number})
    return Processed(
        record.model_copy(
            update={
                "source": record.source.model_copy(update={"part": part}),
                "contract": Contract(number=number),
                "evidence": {"/number": (evidence,)},
            }
        ),
        (page,),
    )


def process_paper(path: Path, settings: Settings) -> Processed:
    """Reads a real document; its number is the first line of text, and one finding points at the second."""
    document = read_document(path, settings)
    page = document.pages[0]
    places = [match.span() for match in re.finditer(r"[^\n]+", page.text)][:2]
    first, second = (
        Evidence(
            page=1,
            start=start,
            end=end,
            text=page.text[start:end],
            boxes=page.locate(start, end),
            confidence=1.0,
            method=Method.LABEL,
        )
        for start, end in places
    )
    source = Source(name=path.name, sha256=document.sha256, media_type=document.media_type, pages=len(document.pages))
    findings = (Finding(code="total-mismatch", severity=Severity.ERROR, message="合计不符", evidence=(second,)),)
    contract = Contract(number=first.text)
    return Processed(
        Record(source=source, contract=contract, evidence={"/number": (first,)}, findings=findings), document.pages
    )
