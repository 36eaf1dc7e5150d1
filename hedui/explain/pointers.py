"""Pointers as people type them: which field of the contract is meant, and which mentions could be its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from hedui.errors import UsageError
from hedui.explain import messages
from hedui.export.labels import label
from hedui.extract.words.own_entries import OwnField
from hedui.messages import listed
from hedui.models.codes import ROLES
from hedui.models.contract import Contract
from hedui.review.pointers import join, steps
from hedui.settings import Language

_ROW = "*"
_BEGINNINGS = {
    "/parties/*": "party", "/parties/*/accounts/*": "account", "/parties/*/notice": "notice", "/items/*": "item",
    "/rates/*": "rate", "/deposits/*": "deposit", "/payment/instalments/*": "instalment",
    "/payment/invoice": "invoice", "/liability/penalties/*": "penalty", "/signatures/*": "signature",
}  # fmt: skip
"""How the fields of mentions begin whose values stand there; elsewhere as the pointer itself."""
_NAME = ("party.name", "signature.name")
_PERIOD = ("period.end_date", "period.start_date", "period.duration")
_OTHERS = {
    "/date_signed": ("signature.date", "signed"),
    "/parties/*/name": _NAME,
    "/parties/*/role": _NAME,
    "/parties/*/kind": (*_NAME, "party.tax_id", "party.id_number", "party.legal_representative"),
    "/signatures/*/role": ("signature.name",),
    "/total/words_amount": ("total.words",),
    "/total/currency": ("total.currency", "total.amount"),
    "/attachments/*/label": ("attachment",),
    "/attachments/*/title": ("attachment",),
    "/copies/held/*": ("copies.held",),
    "/support/telephones/*": ("support.telephones",),
    "/messaging/service_types/*": ("messaging.service_types",),
    "/deadlines/expires_on": _PERIOD,
    "/deadlines/notice_by": (*_PERIOD, "period.notice_days"),
    "/deadlines/renewed_until": (*_PERIOD, "period.renewal"),
    "/deadlines/warranty_until": ("warranty.duration",),
    "/deadlines/confidential_until": ("confidentiality.duration",),
    "/deadlines/dues/*/pointer": ("instalment.due", "instalment.due_days", "deposit.return_days"),
    "/deadlines/dues/*/date": ("instalment.due", "instalment.due_days", "deposit.return_days"),
}
"""Values that mentions of another field state, or that follow from others."""
_ALIKE = 0.55
"""Less of it is no likeness: any word shares so many letters with some field (0 to 1)."""
_AS_GOOD = 0.05
_OF_THE_END = 0.9
"""What the likeness of the last step alone is worth beside that of the whole."""
_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks about."""

    pointer: str
    """As typed, with the slash before it."""
    path: str
    """The same with ``*`` for each row: /parties/*/tax_id."""
    is_value: bool
    """Whether it is one value and no table or list of them."""
    fields: frozenset[str]
    """The fields of the mentions that could state it."""


def asked(typed: str, own: Iterable[OwnField], lang: Language) -> Asked:
    """What a typed pointer asks about; ``own``: the user's own fields.

    Raises ``UsageError``, one sentence that names the nearest pointers, where the contract has no such field.
    """
    pointer = "/" + typed.strip().strip("/")
    fields_of_own = {f"/custom/{each.name}": each for each in own}
    leaves = _leaves() | {leaf: (each.field,) for leaf, each in fields_of_own.items()}
    path = _path(pointer, leaves)
    if path is None:
        titles = {leaf: each.declared.title for leaf, each in fields_of_own.items()}
        raise UsageError(_wrong(typed, pointer, leaves, titles, lang))
    below = [fields for leaf, fields in leaves.items() if _is_in(leaf, path)]
    return Asked(pointer, path, path in leaves, frozenset(field for fields in below for field in fields))


def _path(pointer: str, leaves: Mapping[str, tuple[str, ...]]) -> str | None:
    """The leaf that the pointer means, or the node above leaves."""
    found: list[str] = []
    for step in steps(pointer):
        before = join(found)
        if any(_is_in(leaf, join([*found, step])) for leaf in leaves) and step != _ROW:
            found.append(step)
        elif any(_is_in(leaf, f"{before}/{_ROW}") for leaf in leaves):
            found.append(_ROW)
        else:
            return None
    return join(found)


def _is_in(leaf: str, path: str) -> bool:
    return leaf == path or leaf.startswith(f"{path}/")


def _wrong(
    typed: str, pointer: str, leaves: Mapping[str, tuple[str, ...]], titles: Mapping[str, str], lang: Language
) -> str:
    """That there is no such field, and which may have been meant; where none is like it, what can be asked at all."""
    near = _nearest(pointer, leaves, titles)
    if not near:
        return messages.NOTHING_NEAR.say(lang, pointer=typed)
    some = (messages.ONE_OF.say(lang, pointer=each, called=_called(each, titles, lang)) for each in near)
    return messages.NO_POINTER.say(lang, pointer=typed, nearest=listed(some, lang))


def _nearest(pointer: str, leaves: Iterable[str], titles: Mapping[str, str]) -> list[str]:
    """The pointers that are most like the one typed, by their steps or by what the fields are called."""
    rows = [step for step in steps(pointer) if step.isdecimal() or step in ROLES]
    plain = join([_ROW if step.isdecimal() else step for step in steps(pointer)])
    words = pointer.strip("/").replace("/", " ")
    last = words.rsplit(" ", 1)[-1]

    def likeness(leaf: str) -> float:
        called = [_called(leaf, titles, each) for each in Language]
        whole = max(_ratio(plain, leaf), *(_ratio(words, each) for each in called))
        name = leaf.rstrip(f"/{_ROW}").rsplit("/", 1)[-1]
        end = max(_ratio(last, name), *(_ratio(words, each.rsplit(" ", 1)[-1]) for each in called))
        return max(whole, _OF_THE_END * end)

    like = {leaf: likeness(leaf) for leaf in leaves}
    least = max(_ALIKE, max(like.values()) - _AS_GOOD)
    best = sorted((leaf for leaf in like if like[leaf] >= least), key=lambda leaf: -like[leaf])
    return [_placed(leaf, rows) for leaf in best[:_MOST_NEAR]]


def _placed(leaf: str, rows: Sequence[str]) -> str:
    """The leaf with the rows that were typed, or the first, for its ``*``."""
    numbers = iter(rows if leaf.count(_ROW) <= len(rows) else [])
    return join([next(numbers, "0") if step == _ROW else step for step in steps(leaf)])


def _called(pointer: str, titles: Mapping[str, str], lang: Language) -> str:
    """What the field is called whatever the row; one of the user's own by its title."""
    plain = join([step for step in steps(pointer) if step not in (_ROW, *ROLES) and not step.isdecimal()])
    return titles.get(pointer) or label(plain, Contract(), lang)


def _ratio(typed: str, known: str) -> float:
    return SequenceMatcher(None, typed, known).ratio()


@cache
def _leaves() -> dict[str, tuple[str, ...]]:
    """Path of each value of the contract → the fields of the mentions that could state it; own fields left out."""
    return {path: _fields(path) for path in _paths(Contract, "") if not path.startswith("/custom")}


def _fields(path: str) -> tuple[str, ...]:
    if path in _OTHERS:
        return _OTHERS[path]
    above, _, name = path.rpartition("/")
    beginning = _BEGINNINGS.get(above, above[1:].replace("/", "."))
    return (f"{beginning}.{name}" if beginning else name,)


def _paths(annotation: Any, path: str) -> Iterator[str]:
    """The paths of the values below one of this type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            yield from _paths(info.annotation, f"{path}/{name}")
    elif get_origin(annotation) in (tuple, dict):
        inner = get_args(annotation)[get_origin(annotation) is dict]
        yield from _paths(inner, f"{path}/{_ROW}")
    else:
        yield path
