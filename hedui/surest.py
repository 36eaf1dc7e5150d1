"""Names that were hardly legible where they stand take the spelling that was surely read elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention, Place
from hedui.models.contract import Account, Party, Signature
from hedui.models.page import Reading
from hedui.validate.named import Stated, differs_by_reading, names, state

_PERSONS = ("party.legal_representative", "party.contact", "signature.signatory")

Sources = dict[str, tuple[Mention, ...]]


def with_surest_names(extraction: Extraction) -> Extraction:
    """The extraction with each name of a party, its accounts and its people as its surest witness has it.

    A name is replaced only by a statement of the same party that differs from it nowhere but where it was hardly
    legible or read otherwise a second time, and was itself surely read. That statement then stands before the replaced
    one among the value's sources, so that the record shows both; the finding ``name-unsure`` sets them against each
    other.
    """
    if not any(page.reading is Reading.OCR for page in extraction.layout.text.pages):
        return extraction
    sources: Sources = dict(extraction.sources)
    contract = extraction.contract
    parties = tuple(_party(extraction, sources, *numbered) for numbered in enumerate(contract.parties))
    signatures = tuple(_signature(extraction, sources, *numbered) for numbered in enumerate(contract.signatures))
    contract = contract.model_copy(update={"parties": parties, "signatures": signatures})
    return replace(extraction, contract=contract, sources=sources)


def _party(extraction: Extraction, sources: Sources, index: int, party: Party) -> Party:
    base = f"/parties/{index}"
    named, persons = _named(extraction, party.role), _persons(extraction, party.role)
    update: dict[str, object] = {
        "name": _surest(extraction, sources, f"{base}/name", party.name, named),
        "accounts": tuple(
            _account(extraction, sources, f"{base}/accounts/{number}", account, named)
            for number, account in enumerate(party.accounts)
        ),
    }
    for step, value in (("legal_representative", party.legal_representative), ("contact", party.contact)):
        update[step] = _surest(extraction, sources, f"{base}/{step}", value, persons)
    return party.model_copy(update=update)


def _account(extraction: Extraction, sources: Sources, base: str, account: Account, named: Sequence[Stated]) -> Account:
    return account.model_copy(
        update={"name": _surest(extraction, sources, f"{base}/name", account.name, named)},
    )


def _signature(extraction: Extraction, sources: Sources, index: int, signature: Signature) -> Signature:
    base = f"/signatures/{index}"
    named, persons = _named(extraction, signature.role), _persons(extraction, signature.role)
    name = _surest(extraction, sources, f"{base}/name", signature.name, named)
    signatory = _surest(extraction, sources, f"{base}/signatory", signature.signatory, persons)
    return signature.model_copy(update={"name": name, "signatory": signatory})


def _named(extraction: Extraction, role: str) -> list[Stated]:
    return [one for one in names(extraction, role) if one.mention is not None]


def _persons(extraction: Extraction, role: str) -> list[Stated]:
    mentions = (mention for field in _PERSONS for mention in extraction.of(field, role))
    return [state(extraction, mention) for mention in mentions if mention.place is not Place.ATTACHMENT]


def _is_sure(witness: Stated) -> bool:
    return not (witness.weak or witness.otherwise or witness.sealed)


def _surest(
    extraction: Extraction, sources: Sources, pointer: str, value: str | None, witnesses: Sequence[Stated]
) -> str | None:
    """The value, or what a witness without a doubt has in its place; that witness then leads the sources."""
    stated = sources.get(pointer, ())
    if value is None or not stated:
        return value
    shown = state(extraction, stated[0])
    if _is_sure(shown):
        return value
    for witness in witnesses:
        if (
            witness.mention is not None
            and not witness.weak
            and not witness.otherwise
            and differs_by_reading(shown, witness)
        ):
            sources[pointer] = (witness.mention, *stated)
            if extraction.layout.trace.asks(witness.mention.field):
                extraction.layout.trace.surest.add(pointer)
            return str(witness.mention.value)
    return value
