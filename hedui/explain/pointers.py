"""Pointers as people type them: which field of the contract is meant, and which mentions could be its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from hedui.errors import UsageError
from hedui.explain.messages import NO_POINTER
from hedui.export.labels import label
from hedui.models.contract import ROLES, Contract
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


def asked(typed: str, own: Mapping[str, str], lang: Language) -> Asked:
    """What a typed pointer asks about; ``own``: the user's own fields by name, with the fields of their mentions.

    Raises ``UsageError``, one sentence that names the nearest pointer, where the contract has no such field.
    """
    pointer = "/" + typed.strip().strip("/")
    leaves = _leaves() | {f"/custom/{name}": (field,) for name, field in own.items()}
    path = _path(pointer, leaves)
    if path is None:
        raise UsageError(NO_POINTER.say(lang, pointer=pointer, nearest=_nearest(pointer, leaves, lang)))
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


def _nearest(pointer: str, leaves: Mapping[str, tuple[str, ...]], lang: Language) -> str:
    """The pointer that is most like the one typed, by its steps or by what the field is called."""
    rows = [step for step in steps(pointer) if step.isdecimal() or step in ROLES]
    plain = join([_ROW if step.isdecimal() else step for step in steps(pointer)])
    words = pointer.strip("/").replace("/", " ")

    def likeness(leaf: str) -> float:
        called = label(leaf.replace(f"/{_ROW}", ""), Contract(), lang)
        return max(SequenceMatcher(None, plain, leaf).ratio(), SequenceMatcher(None, words, called).ratio())

    best = max(leaves, key=likeness)
    numbers = iter(rows if best.count(_ROW) <= len(rows) else [])
    return join([next(numbers, "0") if step == _ROW else step for step in steps(best)])


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
