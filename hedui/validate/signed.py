"""Digital signatures: whether each still holds, what was changed since, and whether a party signed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta, timezone

from hedui.extract.extraction import Extraction
from hedui.extract.values.looks import looks
from hedui.messages import Message, literal
from hedui.models.digital import (
    Changes,
    DigitalSignature,
    PageChange,
    SignatureFault,
    SignatureKind,
    SignatureState,
    Unchecked,
)
from hedui.models.evidence import Box
from hedui.models.page import Reading
from hedui.models.severity import Severity
from hedui.normalize import grammar, punctuation
from hedui.validate.draft import Draft, Side, fill
from hedui.validate.named import forms, roles
from hedui.validate.names import Likeness, likeness, plain_name
from hedui.validate.quote import quote_spot
from hedui.validate.seals import plain_block

_BROKEN = Message("数字签名验证不通过（{who}）：{why}", "A digital signature does not verify ({who}): {why}")
_FAULTS = {
    SignatureFault.CONTENT: Message("文件内容与签名时不一致", "what the file holds is not what was signed"),
    SignatureFault.VALUE: Message("签名与签署证书不符", "it was not made with the key of its certificate"),
    SignatureFault.DATA: Message("签名数据损坏或不完整", "its data are damaged or incomplete"),
    SignatureFault.COVERAGE: Message("签名没有覆盖整个文件", "it does not cover the whole file"),
}
_CHANGED = Message(
    "文件在数字签名（{signers}）之后被改动：{pages}", "The file was changed after it was signed ({signers}): {pages}"
)
_OTHERWISE = Message(
    "第{page}页签名时为“{before}”，现为“{after}”",
    "page {page} said “{before}” when it was signed and says “{after}” now",
)
_ADDED = Message("第{page}页增加了“{after}”", "“{after}” was added on page {page}")
_GONE = Message("第{page}页少了“{before}”", "“{before}” is gone from page {page}")
_DRAWN = Message("第{page}页的画面有改动", "page {page} shows something else")
_NOT_VALID = Message(
    "签名时证书不在有效期内（{who}）：证书有效期为{start}至{end}",
    "The certificate was not valid when it was signed with ({who}): it is from {start} to {end}",
)
_UNKNOWN = Message(
    "数字签名（{signers}）的签署人与合同各方的名称都不符：{parties}",
    "The signer of a digital signature ({signers}) is none of the parties: {parties}",
)
_OPEN = Message("数字签名（{signers}）未能核实：{why}", "A digital signature ({signers}) was not verified: {why}")
_REASONS = {
    Unchecked.PROGRAM: Message(
        "未安装 pyHanko（附加组件 signatures）", "pyHanko is not installed (the extra “signatures”)"
    ),
    Unchecked.FILE: Message("无法解析文件的结构", "the file's structure could not be followed"),
    Unchecked.ALGORITHM: Message(
        "签名的格式或算法（如国密 SM2）不能在本机验证",
        "its form or algorithm (such as SM2) cannot be verified here",
    ),
    Unchecked.CHANGES: Message("未能比对签名之后的改动", "what was changed since could not be compared"),
}
_UNSEEN = Message("签名之后文件有改动，各页显示的内容未变", "the file was changed since, and its pages show the same")
_WHO = Message("{names}，{at}", "{names}, {at}")
_PARTY = Message("{role}“{name}”", "{role} “{name}”")
_NAMELESS = Message("未载明签署人", "no signer is named")
_PARTS = punctuation.any_of("@&|,，;；/\\")
_SEAL_WORDS = looks("rules")["seal_words"]
_PERSONS = ("signature.signatory", "party.legal_representative", "party.contact", "party.tax_id", "party.id_number")
_SHORTEST, _SHORTEST_OF_ORGANISATION = 2, 6
_ZONE = timezone(timedelta(hours=8))
"""That of China, in which times are told."""


def signature_broken(extraction: Extraction) -> Iterator[Draft]:
    """A signature that does not verify, each by itself; what pages say otherwise since the file was signed, one finding
    for the document; a certificate that was not valid at the time of signing (a warning)."""
    for each in extraction.signatures:
        if each.state is SignatureState.BROKEN and each.fault is not None:
            yield Draft(_BROKEN, {"who": _who(each), "why": _FAULTS[each.fault]}, _sides(extraction, (each,)))
        elif each.state is SignatureState.VERIFIED and each.at and not _was_valid(each, each.at):
            facts = {"who": _who(each), "start": _day(each.valid_from), "end": _day(each.valid_to)}
            yield Draft(_NOT_VALID, facts, _sides(extraction, (each,)), severity=Severity.WARNING)
    yield from _changed(extraction)


def _changed(extraction: Extraction) -> Iterator[Draft]:
    """What pages say otherwise since the file was signed."""
    changes = _changes(extraction)
    if changes:
        own = {page.number for page in extraction.layout.text.pages}
        signers = tuple(dict.fromkeys(map(_who, (each for found in changes.values() for each in found))))
        spots = tuple(
            quote_spot(change.page, change.box, change.after) for change in changes if change.box and change.page in own
        )
        yield Draft(_CHANGED, {"signers": signers, "pages": tuple(map(_difference, changes))}, spots)


def _changes(extraction: Extraction) -> dict[PageChange, list[DigitalSignature]]:
    """What the agreement's pages, or pages behind them, say otherwise, with the signatures given before."""
    own = {page.number for page in extraction.layout.text.pages}
    changes: dict[PageChange, list[DigitalSignature]] = {}
    for each in extraction.signatures:
        for change in each.changed if each.changes is Changes.SHOWN else ():
            if change.page in own or change.page > max(own, default=0):
                changes.setdefault(change, []).append(each)
    return changes


def signature_signer(extraction: Extraction) -> Iterator[Draft]:
    """Who signed is no party, none of those who sign or act for one, and nobody whom the signature block names; one
    finding for the document. Names in another script than the parties' are not compared."""
    parties = {role: names for role in roles(extraction) if (names := forms(extraction, role))}
    if len(parties) < 2:
        return
    known = [form for names in parties.values() for form in names]
    strangers = [each for each in extraction.signatures if _is_strangers(extraction, each, known)]
    if strangers:
        said = tuple(fill(_PARTY, role=role, name=literal(names[0])) for role, names in parties.items())
        facts = {"signers": tuple(dict.fromkeys(map(_who, strangers))), "parties": said}
        yield Draft(_UNKNOWN, facts, _sides(extraction, strangers))


def _is_strangers(extraction: Extraction, signature: DigitalSignature, known: list[str]) -> bool:
    """Whether a signature that signs the agreement says who signed, and the agreement knows none of it."""
    if not _signs(signature, {page.number for page in extraction.layout.text.pages}):
        return False
    parts = [*_parts(signature, known)]
    return bool(parts) and not any(_is_known(part, known, extraction) for part in parts)


def _signs(each: DigitalSignature, own: Collection[int]) -> bool:
    """Whether it is a signature of the agreement's own pages that was not found broken."""
    sound = each.kind is SignatureKind.SIGNATURE and each.state is not SignatureState.BROKEN
    return sound and (each.page is None or each.page in own)


def signature_unchecked(extraction: Extraction) -> Iterator[Draft]:
    """Signatures that could not be verified, by the reason; and changes since that show on no page."""
    open_: dict[Message, list[DigitalSignature]] = {}
    for each in extraction.signatures:
        reasons = [_REASONS[reason] for reason in each.unchecked if reason in _REASONS]
        reasons += [_UNSEEN] if each.changes is Changes.UNSEEN else []
        for reason in reasons:
            open_.setdefault(reason, []).append(each)
    for reason, found in open_.items():
        signers = tuple(dict.fromkeys(map(_who, found)))
        yield Draft(_OPEN, {"signers": signers, "why": reason}, _sides(extraction, found))


def _who(each: DigitalSignature) -> Message:
    names = literal(" / ".join(each.names))
    named = Message(names, names) if names else _NAMELESS
    if each.at is None:
        return named
    at = each.at.astimezone(_ZONE).strftime("%Y-%m-%d %H:%M") + " UTC+8"
    return Message(_WHO.zh.format(names=named.zh, at=at), _WHO.en.format(names=named.en, at=at))


def _was_valid(each: DigitalSignature, at: datetime) -> bool:
    return (each.valid_from is None or each.valid_from <= at) and (each.valid_to is None or at <= each.valid_to)


def _day(moment: datetime | None) -> str:
    return moment.astimezone(_ZONE).date().isoformat() if moment else "…"


def _difference(change: PageChange) -> Message:
    facts: dict[str, str | int] = {
        "page": change.page,
        "before": literal(change.before),
        "after": literal(change.after),
    }
    if change.before and change.after and change.before != change.after:
        return fill(_OTHERWISE, **facts)
    if bool(change.before) != bool(change.after):
        return fill(_GONE if change.before else _ADDED, **facts)
    return fill(_DRAWN, page=change.page)


def _sides(extraction: Extraction, found: Iterable[DigitalSignature]) -> tuple[Side, ...]:
    """Where they show, on the pages of this agreement."""
    own = {page.number for page in extraction.layout.text.pages}
    spots: list[tuple[int, Box, str]] = [
        (each.page, each.box, " / ".join(each.names)) for each in found if each.page in own and each.page and each.box
    ]
    return tuple(quote_spot(*spot) for spot in spots)


def _parts(each: DigitalSignature, known: list[str]) -> Iterator[str]:
    """The names that a certificate has in one, such as ``051@恒信公司@91…@1``, in their comparable form; of those in
    another script than every party's none."""
    scripts = {bool(grammar.HAN.search(form)) for form in known}
    for name in each.names:
        for part in _PARTS.split(name):
            plain = _SEAL_WORDS.sub("", plain_name(part))
            if len(plain) < _SHORTEST or not any(character.isalpha() for character in plain):
                continue
            if bool(grammar.HAN.search(plain)) in scripts:
                yield plain


def _is_known(part: str, known: list[str], extraction: Extraction) -> bool:
    """Whether it is a party's name in one of its forms, as far as the pages were read; the name of which a party is a
    branch; a person or number that the agreement names for a party; or anybody in the signature block."""
    recognised = any(page.reading is Reading.OCR for page in extraction.layout.text.pages)
    most = Likeness.LOOK_ALIKE if recognised else Likeness.SLIP
    whole = len(part) >= _SHORTEST_OF_ORGANISATION
    if any(likeness(part, form) <= most or (whole and plain_name(form).startswith(part)) for form in known):
        return True
    others = {plain_name(str(mention.value)) for field in _PERSONS for mention in extraction.of(field)}
    return part in others or part in plain_block(extraction)
