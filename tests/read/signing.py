"""Signs PDFs for the tests with certificates of our own making, and changes what was signed; needs pyHanko."""

from __future__ import annotations

import asyncio
import functools
import hashlib
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from asn1crypto import cms, core
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

Maker = tuple[asn1_x509.Certificate, asn1_keys.PrivateKeyInfo]
START = datetime(2024, 1, 1, tzinfo=UTC)


@functools.cache
def certificate(
    name: str, organisation: str = "", valid_days: int = 3650, start: datetime = START, *, stamps: bool = False
) -> Maker:
    """A certificate that names itself as its issuer, and its key."""
    key = rsa.generate_private_key(65537, 2048) if stamps else ec.generate_private_key(ec.SECP256R1())
    subject = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    subject += [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else []
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(subject))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "云泽电子认证中心（试验）")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=valid_days))
    )
    if stamps:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    made = builder.sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (
        asn1_x509.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(private),
    )


def signed(data: bytes, maker: Maker, field: str = "Signature1", **how: object) -> bytes:
    """The file with one more signature: ``at`` (page counted from 0, box in user space), ``certify`` and ``permits``,
    ``stamper``, ``lock``."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    if writer.security_handler is not None:
        writer.encrypt("")
    page, box = how.get("at", (0, None))  # type: ignore[misc]
    lock = {"field_mdp_spec": how["lock"]} if "lock" in how else {}
    place = fields.SigFieldSpec(field, on_page=page, box=box, **lock)
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        certify=bool(how.get("certify")),
        docmdp_permissions=how.get("permits", fields.MDPPerm.FILL_FORMS),
    )
    signer = signers.SimpleSigner(*maker, cert_registry=SimpleCertificateStore())
    out = io.BytesIO()
    signers.PdfSigner(metadata, signer, timestamper=how.get("stamper"), new_field_spec=place).sign_pdf(  # type: ignore[arg-type]
        writer, output=out
    )
    return out.getvalue()


def stamper(at: datetime) -> DummyTimeStamper:
    """A clock of our own that stamps with one time."""
    maker = certificate("云泽时间戳服务（试验）", stamps=True)
    return DummyTimeStamper(*maker, certs_to_embed=SimpleCertificateStore(), fixed_dt=at)


def appended(data: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """The file with a change appended, as editors save one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def overprinted(x: float, y: float, text: bytes, page: int = 0) -> Callable[[IncrementalPdfFileWriter], object]:
    """Print on a page, in its user space: a white sheet over what stood there, and Latin text on it."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        drawn = b"q 1 g %f %f 90 16 re f 0 g BT /Other 12 Tf %f %f Td (%s) Tj ET Q" % (x, y - 3, x, y, text)
        font = generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/Font"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
                generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
            }
        )
        fonts = generic.DictionaryObject({generic.pdf_name("/Other"): writer.add_object(font)})
        resources = generic.DictionaryObject({generic.pdf_name("/Font"): fonts})
        writer.add_stream_to_page(page, writer.add_object(generic.StreamObject(stream_data=drawn)), resources)

    return change


def titled(writer: IncrementalPdfFileWriter) -> None:
    """Write into the catalogue what shows nowhere and no viewer minds."""
    writer.root["/PieceInfo"] = generic.DictionaryObject({generic.pdf_name("/Kept"): generic.pdf_string("x")})
    writer.update_root()


def with_field(
    data: bytes, name: str = "remark", box: tuple[int, ...] = (72, 300, 272, 320), over: bytes = b""
) -> bytes:
    """The file with a field to write into on its first page; ``over`` is what it shows."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = generic.DictionaryObject(
            {
                generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
                generic.pdf_name("/T"): generic.pdf_string(name),
                generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/Widget"),
                generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, box)),
                generic.pdf_name("/F"): generic.NumberObject(4),
                generic.pdf_name("/DA"): generic.pdf_string("/Helv 10 Tf 0 g"),
            }
        )
        page = writer.find_page_for_modification(0)[0]
        field["/P"] = page
        if over:
            drawn = generic.StreamObject(
                {
                    generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
                    generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
                    generic.pdf_name("/BBox"): generic.ArrayObject(
                        map(generic.NumberObject, (0, 0, box[2] - box[0], box[3] - box[1]))
                    ),
                },
                stream_data=over,
            )
            field["/AP"] = generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(drawn)})
        reference = writer.add_object(field)
        held = page.get_object()
        held["/Annots"] = generic.ArrayObject([*held.get("/Annots", ()), reference])
        writer.update_container(held)
        known = writer.root["/AcroForm"]["/Fields"] if "/AcroForm" in writer.root else ()
        writer.root["/AcroForm"] = generic.DictionaryObject(
            {
                generic.pdf_name("/Fields"): generic.ArrayObject([*known, reference]),
                generic.pdf_name("/DA"): generic.pdf_string("/Helv 10 Tf 0 g"),
            }
        )
        writer.update_root()

    return appended(data, change)


def filled(value: str, name: str = "remark") -> Callable[[IncrementalPdfFileWriter], object]:
    """Write into a field."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        for reference in writer.root["/AcroForm"]["/Fields"]:
            field = reference.get_object()
            if field["/T"] == name:
                field["/V"] = generic.pdf_string(value)
                writer.update_container(field)

    return change


def with_container(data: bytes, hold: Callable[[bytearray], object]) -> bytes:
    """The file with the bytes of its last signature's container changed, in place."""
    (*_, match) = re.finditer(rb"/Contents\s*<([0-9a-fA-F]+)>", data)
    contents = bytearray(bytes.fromhex(match[1].decode()))
    hold(contents)
    return data[: match.start(1)] + contents.hex().encode() + data[match.end(1) :]


def as_of_china(contents: bytearray, container: str = "signed_data") -> None:
    """The container as if it were signed with SM2 and SM3, which is as good as signed for who cannot compute them;
    ``container`` may be its kind in GB/T 35275."""
    held = cms.ContentInfo.load(bytes(contents))["content"]
    signer = held["signer_infos"][0]
    signer["digest_algorithm"] = {"algorithm": "1.2.156.10197.1.401"}
    signer["signature_algorithm"] = {"algorithm": "1.2.156.10197.1.501"}
    if container == "signed_data":
        made = cms.ContentInfo({"content_type": container, "content": held}).dump(force=True)
    else:
        inside = core.ObjectIdentifier(container).dump() + core.Sequence.dump(held.retag({"explicit": 0}), force=True)
        made = b"\x30\x82" + len(inside).to_bytes(2, "big") + inside
    assert len(made) <= len(contents)
    contents[:] = made.ljust(len(contents), b"\x00")


def stamped(data: bytes, clock: DummyTimeStamper) -> bytes:
    """The file with a timestamp of the whole."""
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    signers.PdfTimeStamper(clock, field_name="Stamp").timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


def dropped(writer: IncrementalPdfFileWriter, index: int) -> None:
    """Leave a page out."""
    tree = writer.root["/Pages"]
    tree["/Kids"] = generic.ArrayObject([kid for n, kid in enumerate(tree["/Kids"]) if n != index])
    tree["/Count"] = generic.NumberObject(len(tree["/Kids"]))
    writer.update_container(tree)


def signed_in_part(data: bytes, maker: Maker) -> bytes:
    """The file whose signature, good in itself, leaves out the twenty bytes before it as well."""
    match = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", data)
    assert match is not None
    _, first, second, rest = map(int, match.groups())
    ranges = b"/ByteRange [0 %d %d %d" % (first - 20, second, rest)
    data = data[: match.start()] + ranges.ljust(match.end() - match.start() - 1) + b"]" + data[match.end() :]
    covered = hashlib.sha256(data[: first - 20] + data[second : second + rest]).digest()
    signer = signers.SimpleSigner(*maker, cert_registry=SimpleCertificateStore())
    made = asyncio.run(signer.async_sign(covered, digest_algorithm="sha256"))
    return with_container(
        data, lambda contents: contents.__setitem__(slice(None), made.dump().ljust(len(contents), b"\0"))
    )


def hybrid(data: bytes) -> bytes:
    """The file with a second table of references for newer readers, as some office programs write it."""
    start = int(data[data.rfind(b"startxref") + 9 :].split()[0])
    (size,) = map(int, re.findall(rb"/Size (\d+)", data[start:]))
    at = len(data)
    rows = b"\x00\x00\x00\x00\xff"
    stream = (
        b"%d 0 obj\n<</Type/XRef/Size %d/Index[0 1]/W[1 3 1]/Length 5>>\nstream\n" % (size, size + 1)
        + rows
        + b"\nendstream\nendobj\n"
    )
    table = at + len(stream)
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", data[start:], re.DOTALL)
    assert trailer is not None
    kept = re.sub(rb"/Size \d+", b"/Size %d" % (size + 1), trailer[1])
    xref = b"xref\n%d 1\n%010d 00000 n \n" % (size, at)
    end = b"trailer\n<<%s /Prev %d /XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n" % (kept, start, at, table)
    return data + stream + xref + end
