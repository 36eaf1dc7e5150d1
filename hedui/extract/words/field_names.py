"""The names of all fields that labels, patterns and columns may fill, out of the record's models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard, get_origin

from pydantic import BaseModel

from hedui.models.amendment import Amendment
from hedui.models.contract import Account, Contract, Item, Notice, Party, Rate, Signature

_ROWS: dict[str, type[BaseModel]] = {
    "party": Party, "notice": Notice, "account": Account, "item": Item, "rate": Rate, "signature": Signature,
}  # fmt: skip
_APART = frozenset({"total", "copies", "deadlines"})
"""Sections of the contract whose values depend on each other."""


def plain_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold one value: no list, no table and no model of its own."""
    return tuple(name for name, info in model.model_fields.items() if not _holds_several(info.annotation))


def _holds_several(annotation: object) -> bool:
    return get_origin(annotation) in (tuple, dict) or is_model(annotation)


def is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    """Whether what a field holds is a model of ours."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


_MODELS_OF_SECTIONS: dict[str, type[BaseModel]] = {
    name: info.annotation for name, info in Contract.model_fields.items() if is_model(info.annotation)
}
SECTIONS: Mapping[str, tuple[str, ...]] = {
    name: plain_fields(model) for name, model in _MODELS_OF_SECTIONS.items() if name not in _APART
}
"""Section of the contract → its values that are chosen each for itself."""
ALONE = tuple(name for name in plain_fields(Contract) if name != "date_signed")
"""Values of the contract itself that are chosen each for itself."""
MODELS: Mapping[str, type[BaseModel]] = _ROWS | _MODELS_OF_SECTIONS | {"amendment": Amendment}
"""The first step of a field → the model whose values its second step names."""
FIELDS = frozenset(f"{section}.{name}" for section, model in MODELS.items() for name in model.model_fields) | {
    *ALONE,
    "signed",
    "amends.opening",
    "amends.former",
    "deposit.kind",
    "penalty.amount",
    "penalty.share",
    "instalment.share",
    "invoice.tax_rate",
    "invoice.before_payment",
}
"""Every field that a label or a pattern may fill."""
COLUMNS = FIELDS | {"index", "other", "discount", "rate.standard"}
"""Every meaning of a table's column."""
