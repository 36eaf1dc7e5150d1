"""What the fields of one contract are called, with their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from hedui.called import OF_ROWS, WORDS, called
from hedui.export import names
from hedui.messages import Message
from hedui.models.codes import AccountPurpose, DepositKind
from hedui.models.record import Record
from hedui.settings import Language


@dataclass(frozen=True, slots=True)
class Field:
    """What a field is called, and its value."""

    label: str
    value: object
    name: str
    """The last step of its pointer that is no number."""

    def say(self, lang: Language) -> str:
        """The value in words and figures as people write them."""
        return names.say(self.value, self.name, lang)


def field(pointer: str, contract: BaseModel | None, lang: Language) -> Field:
    """The field at a JSON Pointer into ``contract``: /parties/1/name is 乙方 名称.

    A row of a list is called by its role where it has one, else by its number; an unknown name stands for itself. The
    value is None where the pointer leads nowhere.
    """
    node: object = contract
    role, name = None, ""
    for step in pointer[1:].split("/"):
        if isinstance(node, Sequence) and not isinstance(node, str):
            node = node[int(step)] if step.isdigit() and int(step) < len(node) else None
            role = role or getattr(node, "role", None)
        else:
            name = step.replace("~1", "/").replace("~0", "~")
            node = node.get(name) if isinstance(node, Mapping) else getattr(node, name, None)
    return Field(called(pointer, role, lang), node, name)


def label(pointer: str, contract: BaseModel, lang: Language) -> str:
    """What the field at a pointer is called."""
    return field(pointer, contract, lang).label


def label_in(record: Record, pointer: str, lang: Language) -> str:
    """What the field at a pointer into a record's contract is called; one of the user's own by its title."""
    own = (field.title for field in record.custom_fields if pointer == f"/custom/{field.name}")
    return next(own, None) or label(pointer, record.contract, lang)


_ROWS = {"accounts": names.NAMES[AccountPurpose], "deposits": names.NAMES[DepositKind]}
"""What rows are called that go by what they are for."""
_PARTIES = Message("当事人", "party")


def place_name(place: str, lang: Language) -> str:
    """What a field is called of whichever row (``/parties/*/tax_id``), or of one that goes by its name."""
    steps = place.removeprefix("/").split("/")
    rows = (_ROWS.get(before, {}) for before in ("", *steps[:-1]))
    named = (known[step].say(lang) if step in known else step for step, known in zip(steps, rows, strict=True))
    words = [word for word in named if word != "*"]
    whose = _PARTIES.say(lang) if steps[0] == "parties" and steps[1:2] in ([], ["*"]) else ""
    return f"{whose} {called('/' + '/'.join(words), None, lang)}".strip()


def word_of_row(rows: str, name: str, lang: Language) -> str:
    """What a field of a list's rows is called: of accounts the name is 户名."""
    return {**WORDS, **OF_ROWS.get(rows, {})}[name].say(lang)
