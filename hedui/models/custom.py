"""Fields of the user's own: how they are declared, apart from the words by which they are found."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

CustomValue = str | int | None
"""A count is a whole number; money and shares are decimals as text, dates and durations ISO 8601, all else is text."""


class FieldType(StrEnum):
    """What the values of a field are."""

    CODE = "code"
    TEXT = "text"
    AMOUNT = "amount"
    DATE = "date"
    DURATION = "duration"
    PERCENT = "percent"
    COUNT = "count"
    TELEPHONE = "telephone"
    ORGANISATION = "organisation"
    PERSON = "person"
    ADDRESS = "address"
    CHOICE = "choice"


TYPE_WORDS: dict[FieldType, str] = {
    FieldType.CODE: "编号",
    FieldType.TEXT: "文字",
    FieldType.AMOUNT: "金额",
    FieldType.DATE: "日期",
    FieldType.DURATION: "期限",
    FieldType.PERCENT: "比例",
    FieldType.COUNT: "数量",
    FieldType.TELEPHONE: "电话",
    FieldType.ORGANISATION: "单位",
    FieldType.PERSON: "姓名",
    FieldType.ADDRESS: "地址",
    FieldType.CHOICE: "选择",
}
"""What each type is called in Chinese."""


class CustomField(BaseModel):
    """One field of the user's own, whose value stands in ``/contract/custom`` under its name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$", description="its key in `/contract/custom`")
    title: str = Field(description="what people call it: the heading of its column")
    type: FieldType = Field(description="what its values are")
    required: bool = Field(default=False, description="whether an agreement without it has a finding, `field-missing`")


def day_type(name: str) -> str:
    """The key beside that of a length of time, which is there where its days are working days."""
    return f"{name}_day_type"


_FORMS: dict[FieldType, dict[str, object]] = {
    FieldType.AMOUNT: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    FieldType.PERCENT: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    FieldType.DATE: {"type": "string", "format": "date"},
    FieldType.DURATION: {"type": "string", "pattern": r"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?$"},
    FieldType.COUNT: {"type": "integer", "minimum": 0},
}


def json_schema(fields: tuple[CustomField, ...]) -> dict[str, object]:
    """The JSON Schema of ``/contract/custom`` where these fields are declared."""
    return {
        "type": "object",
        "properties": {
            field.name: {"title": field.title, "anyOf": [_FORMS.get(field.type, {"type": "string"}), {"type": "null"}]}
            for field in fields
        }
        | {day_type(field.name): {"const": "working"} for field in fields if field.type is FieldType.DURATION},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }
