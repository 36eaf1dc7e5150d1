"""Each signature of a PDF checked by pyHanko, without the network."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, extract_contents

from hedui.models.digital import Changes, DigitalSignature, SignatureFault, SignatureKind, SignatureState, Unchecked
from hedui.read.signatures.container import Verdict, judge
from hedui.read.signatures.since import Revisions, Spot
from hedui.read.signatures.times import of_pdf

_CHUNK = 1 << 20
_STAMP = "/DocTimeStamp"
_GAP = re.compile(rb"\s*<?[0-9A-Fa-f\s]*>?\s*")
_MOST_KIDS = 100_000
_ALWAYS_OPEN = (Unchecked.ISSUER, Unchecked.REVOCATION)


@dataclass(frozen=True, slots=True)
class _Signed:
    """A field that is signed, as it stands in the file."""

    name: str
    field: Any
    value: Any
    contents: bytes
    ranges: tuple[int, ...]
    """As ``/ByteRange`` has them; empty where they are none of this file."""
    end: int
    """Where what it covers ends; 0 where it does not cover the file from its beginning without a gap."""
    revision: int


def verified(path: Path, most: int) -> tuple[DigitalSignature, ...]:
    """The signatures in the order in which they were made, the first ``most``.

    Raises whatever pyHanko does where it cannot follow the file's structure.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it makes of a damaged file is told by its errors
    with path.open("rb") as file:
        reader = PdfFileReader(file, strict=False)
        if reader.encrypted and reader.decrypt("").status is AuthStatus.FAILED:
            raise ValueError("locked")
        found = sorted(_signed(reader, file), key=lambda each: (each.revision, each.end))[:most]
        places = _Places(reader)
        verdicts = [_verdict(each, file) for each in found]
        with Revisions(path) as revisions:
            boxes = [revisions.spot(*places.of(each.field)) for each in found]
            kept = [
                spot
                for spot, verdict in zip(boxes, verdicts, strict=True)
                if spot is not None and verdict.state is not SignatureState.BROKEN
            ]
            return tuple(
                _entry(each, verdict, spot, _changes(each, reader, revisions, kept), {other.name for other in found})
                for each, verdict, spot in zip(found, verdicts, boxes, strict=True)
            )


def _signed(reader: PdfFileReader, file: IO[bytes]) -> Iterator[_Signed]:
    size = file.seek(0, 2)
    for name, value, field in enumerate_sig_fields(reader, filled_status=True):
        held = value.get_object()
        if not isinstance(held, DictionaryObject) or "/ByteRange" not in held:
            continue
        ranges = tuple(int(each) for each in held["/ByteRange"])
        if len(ranges) % 2 or any(each < 0 for each in ranges) or max(map(sum, _pairs(ranges)), default=0) > size:
            ranges = ()
        revision = reader.xrefs.get_last_change(value.reference) if isinstance(value, IndirectObject) else 0
        contents = extract_contents(held)
        yield _Signed(name, field, held, contents, ranges, _covered_to(ranges, file), revision)


def _of(held: Any, key: str, otherwise: Any = None) -> Any:
    """What a dictionary holds, deciphered where the file is locked; its ``get`` gives it as it is."""
    return held[key] if key in held else otherwise  # noqa: SIM401


def _pairs(ranges: tuple[int, ...]) -> list[tuple[int, int]]:
    return list(zip(ranges[::2], ranges[1::2], strict=True))


def _covered_to(ranges: tuple[int, ...], file: IO[bytes]) -> int:
    """Where the covered bytes end, if only the signature itself is left out of them; else 0."""
    if len(ranges) != 4 or ranges[0] != 0 or ranges[2] < ranges[1]:
        return 0
    file.seek(ranges[1])
    gap = file.read(ranges[2] - ranges[1])
    return ranges[2] + ranges[3] if _GAP.fullmatch(gap) else 0


def _verdict(signed: _Signed, file: IO[bytes]) -> Verdict:
    def digest(name: str) -> bytes:
        made = hashlib.new(name)
        for start, length in _pairs(signed.ranges):
            file.seek(start)
            while length > 0 and (data := file.read(min(length, _CHUNK))):
                made.update(data)
                length -= len(data)
        return made.digest()

    verdict = judge(signed.contents, str(_of(signed.value, "/SubFilter", "")), digest)
    if verdict.state is SignatureState.VERIFIED and not signed.end:
        return Verdict(SignatureState.BROKEN, SignatureFault.COVERAGE, verdict.certificate, verdict.signed_at)
    return verdict


@dataclass(frozen=True, slots=True)
class _Since:
    """What became of the file since."""

    changes: Changes | None = None
    filled: tuple[str, ...] = ()
    pages: tuple[Any, ...] = ()


def _changes(signed: _Signed, reader: PdfFileReader, revisions: Revisions, kept: list[Spot]) -> _Since:
    """By the objects that were written since, which pyHanko knows the harmless ones of; where there are others, by what
    the pages show."""
    if not signed.end:
        return _Since()
    if signed.end == revisions.size:
        return _Since(Changes.NONE)
    level, filled, is_locked = _reviewed(signed, reader)
    if level is not None:
        return _Since(Changes.NONE if level is ModificationLevel.NONE else Changes.PERMITTED, filled)
    pages = revisions.differences(signed.end, kept, fields_are_open=not is_locked)
    if pages is None:
        return _Since()
    return _Since(Changes.SHOWN if pages else Changes.UNSEEN, pages=pages)


def _reviewed(signed: _Signed, reader: PdfFileReader) -> tuple[ModificationLevel | None, tuple[str, ...], bool]:
    """How far the file was changed, if no further than the signature permits; the fields filled in since; and whether
    it forbids to fill in some."""
    is_locked = False
    try:
        found: Any = EmbeddedPdfSignature(reader, signed.field, signed.name)
        is_locked = found.docmdp_level is MDPPerm.NO_CHANGES or found.fieldmdp is not None
        found.coverage = found.evaluate_signature_coverage()
        result = found.evaluate_modifications(DEFAULT_DIFF_POLICY)
    except Exception:
        # Containers that it does not know and objects that it cannot compare: then the pages tell.
        return None, (), is_locked
    if not isinstance(result, DiffResult) or reader.xrefs.hybrid_xrefs_present:
        return None, (), is_locked
    permitted = found.docmdp_level
    if result.modification_level is ModificationLevel.OTHER or (
        permitted is not None and result.modification_level.value > permitted.value
    ):
        return None, (), is_locked
    return result.modification_level, tuple(sorted(result.changed_form_fields)), is_locked


def _entry(signed: _Signed, verdict: Verdict, spot: Spot | None, since: _Since, names: set[str]) -> DigitalSignature:
    """``names`` are those of the fields that hold signatures."""
    certificate = verdict.certificate
    is_broken = verdict.state is SignatureState.BROKEN
    return DigitalSignature(
        kind=_kind(signed),
        field=signed.name or None,
        state=verdict.state,
        fault=verdict.fault,
        signer=certificate.signer,
        organisation=certificate.organisation,
        issuer=certificate.issuer,
        valid_from=certificate.valid_from,
        valid_to=certificate.valid_to,
        signed_at=verdict.signed_at or of_pdf(str(_of(signed.value, "/M", ""))),
        timestamped_at=verdict.timestamped_at,
        changes=None if is_broken and since.changes is not Changes.SHOWN else since.changes,
        filled=tuple(name for name in since.filled if name not in names),
        changed=since.pages,
        unchecked=_unchecked(verdict, since),
        page=spot.page if spot else None,
        box=spot.box if spot else None,
    )


def _kind(signed: _Signed) -> SignatureKind:
    is_stamp = _of(signed.value, "/Type") == _STAMP or _of(signed.value, "/SubFilter") == "/ETSI.RFC3161"
    return SignatureKind.TIMESTAMP if is_stamp else SignatureKind.SIGNATURE


def _unchecked(verdict: Verdict, since: _Since) -> tuple[Unchecked, ...]:
    """What was not looked at, or could not be."""
    unknown = since.changes is None and verdict.state is not SignatureState.BROKEN
    open_ = _ALWAYS_OPEN if verdict.state is SignatureState.VERIFIED else ()
    return (*verdict.unchecked, *((Unchecked.CHANGES,) if unknown else ()), *open_)


class _Places:
    """Where fields are shown: the index of the page and the rectangle in its user space."""

    def __init__(self, reader: PdfFileReader) -> None:
        self._pages = list(_pages(reader))
        self._indices = {page.idnum: index for index, page in enumerate(self._pages)}

    def of(self, field: Any) -> tuple[int | None, tuple[float, ...]]:
        """None and nothing for a field that is shown nowhere."""
        kids = _of(field.get_object(), "/Kids")
        shown = kids.raw_get(0) if kids else field
        widget = shown.get_object()
        rectangle = tuple(float(each) for each in _of(widget, "/Rect", ()))
        if len(rectangle) != 4 or rectangle[0] == rectangle[2] or rectangle[1] == rectangle[3]:
            return None, ()
        page = widget.raw_get("/P") if "/P" in widget else None
        named = self._indices.get(page.idnum) if isinstance(page, IndirectObject) else None
        return (self._holding(shown) if named is None else named), rectangle

    def _holding(self, widget: Any) -> int | None:
        """The page among whose annotations the widget is."""
        for index, page in enumerate(self._pages):
            notes = _of(page.get_object(), "/Annots")
            for each in range(len(notes or ())):
                note = notes.raw_get(each)
                if isinstance(note, IndirectObject) and note == widget:
                    return index
        return None


def _pages(reader: Any) -> Iterator[Any]:
    """The references of the pages in their order."""
    waiting: list[Any] = [reader.root.raw_get("/Pages")]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_KIDS:
        node = waiting.pop()
        if not isinstance(node, IndirectObject) or node.idnum in seen:
            continue
        seen.add(node.idnum)
        held: Any = node
        kids = _of(held.get_object(), "/Kids")
        if kids is None:
            yield node
        else:
            waiting += [kids.raw_get(index) for index in reversed(range(len(kids)))]
