"""Digital signatures as workbook, tables, report and desk tell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hedui.export.column import cell
from hedui.export.columns import CONTRACTS
from hedui.export.digital import HEADING
from hedui.export.entry import Entry
from hedui.export.facts import facts
from hedui.models.digital import Changes, DigitalSignature, SignatureKind, SignatureState, Unchecked
from hedui.models.record import Record
from hedui.settings import Language
from tests.desk.clients import Desk
from tests.export import samples
from tests.review import papers

AT = datetime(2026, 3, 5, 2, 15, tzinfo=UTC)
SIGNED = DigitalSignature(
    state=SignatureState.VERIFIED,
    signer="高志远",
    organisation="远山公司",
    signed_at=AT,
    changes=Changes.PERMITTED,
    unchecked=(Unchecked.ISSUER, Unchecked.REVOCATION),
)
STAMP = DigitalSignature(
    kind=SignatureKind.TIMESTAMP, state=SignatureState.UNCHECKED, signed_at=AT, unchecked=(Unchecked.ALGORITHM,)
)
LINES = {
    Language.ZH: (
        "高志远 / 远山公司，2026-03-05 10:15 UTC+8：验证通过，之后只有允许的改动，"
        "未核实：颁发机构是否可信、证书是否吊销",
        "时间戳，2026-03-05 10:15 UTC+8：未验证，未核实：签名本身（格式或算法，如 SM2）",
    ),
    Language.EN: (
        "高志远 / 远山公司, 2026-03-05 10:15 UTC+8: verifies, only permitted changes since, not checked: "
        "whether its issuer can be trusted, whether the certificate was revoked",
        "timestamp, 2026-03-05 10:15 UTC+8: not verified, "
        "not checked: the signature itself (its form or algorithm, such as SM2)",
    ),
}


def with_signatures(record: Record) -> Record:
    return record.model_copy(update={"source": record.source.model_copy(update={"signatures": (SIGNED, STAMP)})})


@pytest.fixture
def entry() -> Entry:
    made = samples.entry()
    return replace(made, record=with_signatures(made.record))


@pytest.mark.parametrize("lang", Language)
def test_report_and_workbook_tell_each_on_a_line(entry: Entry, lang: Language) -> None:
    told = [value for label, value in facts(entry.record, lang) if label == HEADING.say(lang)]
    assert tuple(told) == LINES[lang]
    (column,) = (column for column in CONTRACTS if column.heading == HEADING)
    assert cell(column, entry, lang) == "\n".join(LINES[lang])
    assert cell(column, samples.entry(), lang) is None


def test_the_desk_tells_them_above_the_fields(tmp_path: Path) -> None:
    record = with_signatures(papers.record())
    page = Desk(tmp_path / "out", record).person().get(f"/agreements/{papers.SHA}.1").text
    assert all(f"<li>{line}</li>" in page for line in LINES[Language.ZH])
    plain = Desk(tmp_path / "plain", papers.record()).person().get(f"/agreements/{papers.SHA}.1").text
    assert HEADING.say(Language.ZH) not in plain
