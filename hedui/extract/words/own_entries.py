"""What users may declare of their own in a catalogue file or in hedui.toml: fields, and checks over fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from hedui.models.custom import TYPE_WORDS, CustomField, FieldType
from hedui.models.severity import Severity

OWN = "custom."
"""How the fields of their mentions begin."""
READER: Mapping[FieldType, str] = {
    FieldType.CODE: "code",
    FieldType.TEXT: "text",
    FieldType.AMOUNT: "sum",
    FieldType.DATE: "date",
    FieldType.DURATION: "duration",
    FieldType.PERCENT: "percent",
    FieldType.COUNT: "count",
    FieldType.TELEPHONE: "telephone",
    FieldType.ORGANISATION: "name",
    FieldType.PERSON: "person",
    FieldType.ADDRESS: "address",
    FieldType.CHOICE: "word",
}
"""Type of a field → how the text behind its label is read."""
_BY_WORD = {word: kind for kind, word in TYPE_WORDS.items()}


class OwnField(BaseModel):
    """A field of the user's own: what it is called in agreements, or what a sentence looks like that states it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(description="its key in the record")
    title: str = Field(default="", description="its heading; the first label unless given")
    type: FieldType
    labels: tuple[str, ...] = Field(default=(), description="words before its value")
    pattern: str | None = Field(default=None, description="what states it in a sentence; a group named value holds it")
    options: tuple[str, ...] = Field(default=(), description="of a choice: what may be chosen; anything unless given")
    required: bool = False
    examples: tuple[str, ...] = Field(default=(), description="a line, =, and the value that it must give")
    counterexamples: tuple[str, ...] = ()

    @field_validator("name")
    @classmethod
    def _is_key(cls, name: str) -> str:
        if not (name.isascii() and name[:1].isalpha() and name.replace("_", "a").isalnum() and len(name) <= 40):
            raise PydanticCustomError("own_name", "not a name")
        return name

    @field_validator("type", mode="before")
    @classmethod
    def _in_chinese(cls, kind: object) -> object:
        return _BY_WORD.get(kind, kind) if isinstance(kind, str) else kind

    @field_validator("labels")
    @classmethod
    def _are_words(cls, labels: tuple[str, ...]) -> tuple[str, ...]:
        words = tuple(label.strip().rstrip(":： ") for label in labels)
        if any(not 2 <= len(word) <= 40 for word in words):
            raise PydanticCustomError("own_label", "a label has 2 to 40 characters")
        return words

    @field_validator("examples")
    @classmethod
    def _are_examples(cls, examples: tuple[str, ...]) -> tuple[str, ...]:
        if not all(all(split_example(example)) for example in examples):
            raise PydanticCustomError("own_example", "a line, =, a value")
        return examples

    @model_validator(mode="after")
    def _is_findable(self) -> Self:
        if not self.labels and self.pattern is None:
            raise PydanticCustomError("own_words", "neither labels nor a pattern")
        if self.options and self.type is not FieldType.CHOICE:
            raise PydanticCustomError("own_options", "options of what is no choice")
        return self

    @property
    def field(self) -> str:
        """The field of its mentions."""
        return f"{OWN}{self.name}"

    @property
    def declared(self) -> CustomField:
        """As the record declares it."""
        title = self.title or next(iter(self.labels), self.name)
        return CustomField(name=self.name, title=title, type=self.type, required=self.required)


def split_example(example: str) -> tuple[str, str]:
    """The line and the value of ``line = value``; empty where there is no equals sign with something on either side."""
    line, _, value = example.replace("＝", "=").rpartition("=")
    return line.strip(), value.strip()


class OwnCheck(BaseModel):
    """A rule of the user's own: an expression over fields that must not be false."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(description="what the finding is called, such as tax-rate-agreed")
    severity: Severity = Severity.WARNING
    rule: str = Field(min_length=1, description="what must hold")
    message: str = Field(default="", description="what is said where it does not; its code where nothing is written")

    @field_validator("code")
    @classmethod
    def _is_code(cls, code: str) -> str:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", code) or len(code) > 60:
            raise PydanticCustomError("own_code", "not a code")
        return code
