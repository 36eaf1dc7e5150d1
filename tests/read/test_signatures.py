"""Digital signatures of PDFs that the tests sign themselves: who, when, whether they hold, what was changed since."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("pyhanko")

import pypdfium2
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm

import hedui.read.signatures
from hedui.models.digital import Changes, DigitalSignature, SignatureFault, SignatureKind, SignatureState, Unchecked
from hedui.models.finding import Finding
from hedui.models.record import Record
from hedui.pipeline import process
from hedui.read.signatures import read_signatures
from hedui.settings import Language, OcrEngine, Settings
from tests.validate import agreements

from . import signing
from .paper import Paper

SCHOOL, CARER, STRANGER = "临河市第二实验小学", "东禾电梯维护有限公司", "海州市恒生置业有限公司"
PLACE, BESIDE = (1, (100, 100, 200, 160)), (1, (300, 100, 400, 160))
OPEN = (Unchecked.ISSUER, Unchecked.REVOCATION)
PRINT = signing.overprinted(150, 600, b"28,000.00", 1)
CODES = ("signature-broken", "signature-signer", "signature-unchecked")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An agreement without a fault, two pages long, unsigned."""
    lines = agreements.CLEAN.splitlines()
    paper = Paper(tmp_path_factory.mktemp("signatures") / "a.pdf").lines(72, 60, *lines[:33])
    return paper.page().lines(72, 60, *lines[33:]).save().read_bytes()


@pytest.fixture(scope="module")
def once(plain: bytes) -> bytes:
    return signing.signed(plain, signing.certificate(SCHOOL), at=PLACE)


@pytest.fixture(scope="module")
def twice(once: bytes) -> bytes:
    return signing.signed(once, signing.certificate("高志远", CARER), "Signature2", at=BESIDE)


@pytest.fixture
def look(tmp_path: Path) -> Callable[[bytes], tuple[DigitalSignature, ...]]:
    def read(data: bytes) -> tuple[DigitalSignature, ...]:
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        return read_signatures(path)

    return read


Look = Callable[[bytes], tuple[DigitalSignature, ...]]


def record_of(data: bytes, lang: Language = Language.ZH) -> Record:
    return process(data, Settings(lang=lang, ocr=OcrEngine.NONE), name="a.pdf")


def told(data: bytes, lang: Language = Language.ZH) -> list[Finding]:
    return [each for each in record_of(data, lang).findings if each.code in CODES]


def test_a_file_that_nobody_signed_has_none(plain: bytes, look: Look) -> None:
    assert look(plain) == ()
    assert record_of(plain).source.signatures == ()


def test_who_signed_when_and_where(once: bytes, look: Look) -> None:
    (each,) = look(once)
    assert (each.kind, each.state, each.fault) == (SignatureKind.SIGNATURE, SignatureState.VERIFIED, None)
    assert (each.signer, each.organisation, each.issuer) == (SCHOOL, None, "云泽电子认证中心（试验）")
    assert each.signed_at is not None and abs(datetime.now(UTC) - each.signed_at).days == 0
    assert (each.valid_from, each.timestamped_at) == (signing.START, None)
    assert (each.page, each.box) == (2, (100.0, 681.89, 200.0, 741.89))
    assert (each.changes, each.changed, each.filled, each.unchecked) == (Changes.NONE, (), (), OPEN)


def test_parties_that_sign_one_after_the_other_break_nothing(twice: bytes, look: Look) -> None:
    first, second = look(twice)
    assert (first.state, first.changes, first.filled) == (SignatureState.VERIFIED, Changes.PERMITTED, ())
    assert (second.state, second.changes, second.names) == (SignatureState.VERIFIED, Changes.NONE, ("高志远", CARER))
    assert told(twice) == []


def test_a_field_that_is_filled_in_later_breaks_nothing_unless_it_was_locked(plain: bytes, look: Look) -> None:
    form, maker = signing.with_field(plain), signing.certificate(SCHOOL)
    (each,) = look(signing.appended(signing.signed(form, maker), signing.filled("ok")))
    assert (each.state, each.changes, each.filled) == (SignatureState.VERIFIED, Changes.PERMITTED, ("remark",))
    lock = FieldMDPSpec(FieldMDPAction.ALL)
    (each,) = look(signing.appended(signing.signed(form, maker, lock=lock), signing.filled("ok")))
    assert each.changes is not Changes.PERMITTED


def test_a_timestamp_says_when(plain: bytes, look: Look) -> None:
    at = datetime(2026, 3, 5, 2, 15, tzinfo=UTC)
    (each,) = look(signing.signed(plain, signing.certificate(SCHOOL), stamper=signing.stamper(at)))
    assert (each.state, each.timestamped_at, each.at, each.unchecked) == (SignatureState.VERIFIED, at, at, OPEN)


def test_a_timestamp_of_the_whole_file_is_nobodys_signature(once: bytes, look: Look) -> None:
    at = datetime(2026, 3, 5, 2, 15, tzinfo=UTC)
    stamped = signing.stamped(once, signing.stamper(at))
    first, stamp = look(stamped)
    assert (first.changes, first.state) == (Changes.PERMITTED, SignatureState.VERIFIED)
    assert (stamp.kind, stamp.state, stamp.timestamped_at) == (SignatureKind.TIMESTAMP, SignatureState.VERIFIED, at)
    assert told(stamped) == []


def test_what_pages_say_otherwise_since_is_quoted_with_its_place(twice: bytes, look: Look) -> None:
    data = signing.appended(twice, PRINT)
    for each in look(data):
        assert (each.state, each.changes) == (SignatureState.VERIFIED, Changes.SHOWN)
        assert [(change.page, change.after) for change in each.changed] == [(2, "28,000.00")]
    (finding,) = told(data)
    assert (finding.code, finding.severity) == ("signature-broken", "error")
    assert SCHOOL in finding.message and CARER in finding.message and "28,000.00" in finding.message
    assert [(place.page, place.text) for place in finding.evidence] == [(2, "")] and finding.evidence[0].boxes
    assert "was added on page 2" in told(data, Language.EN)[0].message


def test_a_figure_that_became_another_is_told_with_both(once: bytes, plain: bytes, look: Look) -> None:
    document = pypdfium2.PdfDocument(plain)
    page = document[0]
    text = page.get_textpage()
    at = text.get_text_range().index("24,000.00")
    left, bottom, _, _ = text.get_charbox(at)
    document.close()
    data = signing.appended(once, signing.overprinted(left, bottom, b"94,000.00"))
    (change,) = look(data)[0].changed
    assert "24,000.00" in change.before and "94,000.00" in change.after


@pytest.mark.parametrize(
    ("change", "changes"),
    [(signing.titled, Changes.UNSEEN), (lambda writer: signing.dropped(writer, 1), Changes.SHOWN)],
)
def test_other_changes_count_by_what_the_pages_show(
    twice: bytes, look: Look, change: Callable[[IncrementalPdfFileWriter], object], changes: Changes
) -> None:
    data = signing.appended(twice, change)
    assert [each.changes for each in look(data)] == [changes] * 2
    (finding,) = told(data)
    assert (finding.code, finding.severity) == (
        ("signature-unchecked", "info") if changes is Changes.UNSEEN else ("signature-broken", "error")
    )


def test_an_opaque_field_laid_over_a_price_is_no_field_to_fill_in(once: bytes, look: Look) -> None:
    (each,) = look(signing.with_field(once, "price", (150, 590, 260, 620), over=b"0 g 0 0 110 30 re f"))
    assert each.changes is Changes.SHOWN


def test_who_permits_no_change_permits_none(plain: bytes, look: Look) -> None:
    form = signing.with_field(plain)
    strict = signing.signed(form, signing.certificate(SCHOOL), certify=True, permits=MDPPerm.NO_CHANGES)
    (each,) = look(signing.appended(strict, signing.filled("ok")))
    assert each.changes is not Changes.PERMITTED


def _flip(contents: bytearray) -> None:
    contents[len(bytes(contents).rstrip(b"\0")) - 5] ^= 1


def _damage(contents: bytearray) -> None:
    contents[:60] = b"\x01" * 60


def _empty(contents: bytearray) -> None:
    contents[:] = bytes(len(contents))


@pytest.mark.parametrize(
    ("change", "fault"),
    [(_flip, SignatureFault.VALUE), (_damage, SignatureFault.DATA), (_empty, SignatureFault.DATA)],
)
def test_a_container_that_was_tampered_with_does_not_verify(
    once: bytes, look: Look, change: Callable[[bytearray], object], fault: SignatureFault
) -> None:
    (each,) = look(signing.with_container(once, change))
    assert (each.state, each.fault, each.changes) == (SignatureState.BROKEN, fault, None)


def test_bytes_that_were_changed_in_place_break_it(twice: bytes, look: Look) -> None:
    data = twice.replace(b"/Producer", b"/Producex", 1)
    assert [each.fault for each in look(data)] == [SignatureFault.CONTENT] * 2
    found = told(data)
    assert [(each.code, each.severity) for each in found] == [("signature-broken", "error")] * 2
    assert "文件内容与签名时不一致" in found[0].message
    assert [(place.page, place.boxes) for place in found[0].evidence] == [(2, ((100.0, 681.89, 200.0, 741.89),))]


def test_one_that_leaves_out_more_than_itself_does_not_cover_the_file(once: bytes, look: Look) -> None:
    signed = signing.signed_in_part(once, signing.certificate(SCHOOL))
    assert [(each.state, each.fault) for each in look(signed)] == [(SignatureState.BROKEN, SignatureFault.COVERAGE)]


@pytest.mark.parametrize("container", ["signed_data", "1.2.156.10197.6.1.4.2.2"])
def test_what_is_signed_with_sm2_is_not_verified_and_said_to_be_so(once: bytes, look: Look, container: str) -> None:
    data = signing.with_container(once, lambda contents: signing.as_of_china(contents, container))
    (each,) = look(data)
    assert (each.state, each.signer, each.changes) == (SignatureState.UNCHECKED, SCHOOL, Changes.NONE)
    assert each.unchecked == (Unchecked.ALGORITHM,)
    (finding,) = told(data)
    assert (finding.code, finding.severity) == ("signature-unchecked", "info") and "SM2" in finding.message
    (each, *_) = look(signing.appended(data, PRINT))
    assert each.changes is Changes.SHOWN


def test_a_locked_file_that_opens_without_a_password_is_followed(plain: bytes, look: Look) -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(plain)))
    writer.encrypt(owner_pass="of the owner", user_pass="")
    out = io.BytesIO()
    writer.write(out)
    data = signing.signed(out.getvalue(), signing.certificate(SCHOOL))
    (each,) = look(data)
    assert (each.state, each.signer, each.changes) == (SignatureState.VERIFIED, SCHOOL, Changes.NONE)


def test_a_file_with_two_tables_of_references_is_followed(plain: bytes, look: Look) -> None:
    data = signing.signed(signing.hybrid(plain), signing.certificate(SCHOOL))
    (each,) = look(data)
    assert (each.state, each.changes) == (SignatureState.VERIFIED, Changes.NONE)
    (first, _) = look(signing.signed(data, signing.certificate(CARER), "Signature2", at=BESIDE))
    assert first.changes in (Changes.PERMITTED, Changes.UNSEEN)


@pytest.mark.parametrize("tail", [b"\n", b"\r\n\r\n", b"\0" * 40])
def test_what_a_mail_server_adds_at_the_end_changes_nothing(once: bytes, look: Look, tail: bytes) -> None:
    (each,) = look(once + tail)
    assert (each.state, each.changes) == (SignatureState.VERIFIED, Changes.NONE)


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        (SCHOOL, ""),
        (f"051@{CARER}@91370212742910433H@1", ""),
        (f"{CARER}合同专用章", ""),
        ("高志远", ""),
        ("高志远@370101199001011234", ""),
        ("Gao Zhiyuan", ""),
        ("CN Signing 3", CARER),
    ],
)
def test_a_party_in_any_dress_is_a_party(plain: bytes, name: str, organisation: str) -> None:
    assert told(signing.signed(plain, signing.certificate(name, organisation))) == []


@pytest.mark.parametrize(
    "name", [STRANGER, f"051@{STRANGER}@9137@1", "林嘉惠", f"{CARER}海州分公司", "东禾电梯维护（海州）有限公司"]
)
def test_a_stranger_is_named_with_the_parties(plain: bytes, name: str) -> None:
    (finding,) = told(signing.signed(plain, signing.certificate(name), at=PLACE))
    assert (finding.code, finding.severity) == ("signature-signer", "info")
    assert all(each in finding.message for each in (name, SCHOOL, CARER))


def test_a_certificate_that_had_expired_is_a_warning(plain: bytes) -> None:
    old = signing.certificate(SCHOOL, "", 365, datetime(2020, 1, 1, tzinfo=UTC))
    (finding,) = told(signing.signed(plain, old))
    assert (finding.code, finding.severity) == ("signature-broken", "warning")
    assert "2020-01-01至2020-12-31" in finding.message


def test_without_the_program_signatures_are_listed_and_all_else_is_as_ever(
    twice: bytes, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it = record_of(twice)
    monkeypatch.setattr(hedui.read.signatures, "is_installed", lambda: False)
    found = look(twice)
    assert [(each.state, each.unchecked) for each in found] == [(SignatureState.UNCHECKED, (Unchecked.PROGRAM,))] * 2
    assert all(each.signed_at is not None for each in found)
    without = record_of(twice)
    assert without.contract == with_it.contract
    assert [each.code for each in without.findings] == ["signature-unchecked"]


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_file_that_cannot_be_followed_costs_nothing(twice: bytes, look: Look, keep: float) -> None:
    """Whatever comes out, nothing is raised, and nothing is called verified that is not whole."""
    data = twice[: int(len(twice) * keep)] + b"\n%%EOF\n"
    assert all(each.state is not SignatureState.VERIFIED or each.field == "Signature1" for each in look(data))


@pytest.mark.parametrize("junk", [b"%%EOF", b"\nstartxref\n" + b"1" * 1_000_000 + b"\n%%EOF"])
def test_an_end_that_is_no_end_takes_no_time(twice: bytes, look: Look, junk: bytes) -> None:
    found = look(twice + b"/ByteRange [" * 80_000 + junk)
    assert all(each.state is SignatureState.UNCHECKED for each in found)


def test_a_record_with_signatures_is_read_back(twice: bytes) -> None:
    record = record_of(twice)
    assert Record.model_validate_json(record.to_json()) == record
    assert '"signed_at": "20' in record.to_json()


def test_a_circle_of_fields_ends(once: bytes, look: Look) -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        for reference in writer.root["/AcroForm"]["/Fields"]:
            field = reference.get_object()
            field["/Kids"] = generic.ArrayObject([reference])
            writer.update_container(field)

    assert len(look(signing.appended(once, change))) <= 1
