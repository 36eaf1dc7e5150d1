"""The container of a signature (CMS, RFC 5652): whose certificate it carries, and whether it fits what was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from asn1crypto import cms, core, tsp, x509
from pyhanko.sign.general import CMSExtractionError, extract_certificate_info, extract_signer_info
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_self_reported_ts, extract_tst_data_iter, validate_sig_integrity

from hedui.models.digital import SignatureFault, SignatureState, Unchecked
from hedui.read.signatures.times import in_utc

Digest = Callable[[str], bytes]
"""The hash, of a name that ``hashlib`` knows, of the bytes that the signature covers."""

_OF_SHA1 = "/adbe.pkcs7.sha1"
_KNOWN = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161", _OF_SHA1)
_CHINESE = "1.2.156.10197."
"""Object identifiers of China's commercial cryptography: SM2, SM3 and the containers of GB/T 35275 and GB/T 38540."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the signer's certificate says; each is None where it does not."""

    signer: str | None = None
    organisation: str | None = None
    issuer: str | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of looking at a container."""

    state: SignatureState
    fault: SignatureFault | None = None
    certificate: Certificate = Certificate()
    signed_at: datetime | None = None
    timestamped_at: datetime | None = None
    unchecked: tuple[Unchecked, ...] = ()


def judge(contents: bytes, subfilter: str, digest: Digest) -> Verdict:
    """Look at the container of a signature of a PDF; ``subfilter`` is the name of its form there."""
    broken = Verdict(SignatureState.BROKEN, SignatureFault.DATA)
    unknown = Verdict(SignatureState.UNCHECKED, unchecked=(Unchecked.ALGORITHM,))
    if not any(contents):
        return broken
    try:
        signed = _signed_data(contents)
        signer = extract_signer_info(signed)
    except (ValueError, TypeError, KeyError, AttributeError):
        return broken if subfilter in _KNOWN else unknown
    try:
        found = extract_certificate_info(signed).signer_cert
    except (CMSExtractionError, ValueError, TypeError, KeyError):
        return unknown
    certificate, at = _certificate(found), _said_at(signer)
    if subfilter not in _KNOWN or not _is_known(signer, found):
        return Verdict(unknown.state, None, certificate, at, unchecked=unknown.unchecked)
    try:
        fault = _fault(signed, signer, found, digest, subfilter)
    except SignatureValidationError:
        fault = SignatureFault.VALUE
    except Exception:
        # Rare algorithms and parameters raise whatever their library does; that is no proof of a forgery.
        return Verdict(unknown.state, None, certificate, at, unchecked=unknown.unchecked)
    if fault is not None:
        return Verdict(SignatureState.BROKEN, fault, certificate, at)
    stamped, unchecked = _timestamp(signed, signer)
    return Verdict(SignatureState.VERIFIED, None, certificate, at, stamped, unchecked)


def _signed_data(contents: bytes) -> cms.SignedData:
    """Raises ``ValueError`` or ``TypeError`` where it is none."""
    container = cms.ContentInfo.load(contents)
    content = container["content"]
    signed = content.parse(cms.SignedData) if isinstance(content, core.Any) else content
    if not isinstance(signed, cms.SignedData):
        raise ValueError("no signed data")
    signed["signer_infos"].native  # noqa: B018  (parses what is parsed late otherwise)
    return signed


def _is_known(signer: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    """Whether its algorithms are among those that are known here; those of SM2 are not."""
    key = certificate.public_key
    names = [signer["digest_algorithm"]["algorithm"].native, signer["signature_algorithm"]["algorithm"].native]
    names += [key["algorithm"]["algorithm"].native]
    if key["algorithm"]["algorithm"].native == "ec":
        names += [str(_or_none(lambda: key.curve[1]))]
    return not any(name[:1].isdigit() or _CHINESE in name for name in names)


def _fault(
    signed: cms.SignedData, signer: cms.SignerInfo, certificate: x509.Certificate, digest: Digest, subfilter: str
) -> SignatureFault | None:
    """Why it does not verify; None where it does. Raises ``SignatureValidationError`` where it contradicts itself."""
    inner = signed["encap_content_info"]
    kind, algorithm = inner["content_type"].native, signer["digest_algorithm"]["algorithm"].native
    content = inner["content"]
    if kind == "tst_info":
        covered = _is_stamp_of(content.parsed, digest)
        inside = _hash(algorithm, bytes(content))
    elif subfilter == _OF_SHA1:
        covered = bytes(content) == digest("sha1")
        inside = _hash(algorithm, bytes(content))
    else:
        covered, inside = True, digest(algorithm)
    intact, valid = validate_sig_integrity(signer, certificate, kind, inside)
    if not (intact and covered):
        return SignatureFault.CONTENT
    return None if valid else SignatureFault.VALUE


def _timestamp(signed: cms.SignedData, signer: cms.SignerInfo) -> tuple[datetime | None, tuple[Unchecked, ...]]:
    """The time of a timestamp that verifies, or that there is one that does not or could not be checked."""
    if signed["encap_content_info"]["content_type"].native == "tst_info":
        return in_utc(signed["encap_content_info"]["content"].parsed["gen_time"].native), ()
    unchecked: tuple[Unchecked, ...] = ()
    for stamp in _stamps(signer):
        try:
            stamped = stamp["encap_content_info"]["content"]
            is_good = _is_stamp_of(stamped.parsed, lambda name: _hash(name, signer["signature"].native))
            own = extract_signer_info(stamp)
            inside = _hash(own["digest_algorithm"]["algorithm"].native, bytes(stamped))
            is_good &= all(validate_sig_integrity(own, extract_certificate_info(stamp).signer_cert, "tst_info", inside))
            if is_good:
                return in_utc(stamped.parsed["gen_time"].native), ()
        except Exception:
            # As above: what cannot be read proves nothing, and the signature stands without it.
            is_good = False
        unchecked = (Unchecked.TIMESTAMP,)
    return None, unchecked


def _stamps(signer: cms.SignerInfo) -> Iterator[cms.SignedData]:
    found: list[cms.SignedData] | None = _or_none(lambda: list(extract_tst_data_iter(signer, signed=False)))
    yield from found or ()


def _said_at(signer: cms.SignerInfo) -> datetime | None:
    """When the signer's own clock says that he signed."""
    return in_utc(_or_none(lambda: extract_self_reported_ts(signer)))


def _is_stamp_of(stamp: tsp.TSTInfo, digest: Digest) -> bool:
    imprint = stamp["message_imprint"]
    name: str = imprint["hash_algorithm"]["algorithm"].native
    return bool(imprint["hashed_message"].native == digest(name))


def _hash(name: str, data: bytes) -> bytes:
    return hashlib.new(name, data).digest()


def _certificate(certificate: x509.Certificate) -> Certificate:
    subject, issuer = (_or_none(partial(getattr, name, "native")) or {} for name in _names(certificate))
    validity = _or_none(lambda: certificate["tbs_certificate"]["validity"].native) or {}
    return Certificate(
        _text(subject.get("common_name")),
        _text(subject.get("organization_name")),
        _text(issuer.get("common_name")) or _text(issuer.get("organization_name")),
        in_utc(validity.get("not_before")),
        in_utc(validity.get("not_after")),
    )


def _names(certificate: x509.Certificate) -> tuple[Any, Any]:
    return certificate.subject, certificate.issuer


def _text(value: Any) -> str | None:
    """A name; the first where several stand there."""
    first = value[0] if isinstance(value, list) and value else value
    return " ".join(first.split()) or None if isinstance(first, str) else None


def _or_none(read: Callable[[], Any]) -> Any:
    """What ``read`` gives, or None where that part of the container is damaged."""
    try:
        return read()
    except (ValueError, TypeError, KeyError, AttributeError, LookupError):
        return None
