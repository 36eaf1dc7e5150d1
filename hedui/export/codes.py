"""Every code that a finding can bear and what it means: the rules of one agreement, and what only a batch sees."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.messages import Message
from hedui.models.finding import Severity
from hedui.validate import INTERNAL_ERROR, RULES


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the list of codes."""

    code: str
    severity: Severity
    meaning: Message
    source: str | None = None
    """The law or standard behind it, or None."""


CONTENT_DUPLICATE = Code(
    "content-duplicate",
    Severity.INFO,
    Message("同一批文件中有内容完全相同的文件", "Another file of the batch has the very same content"),
)
NUMBER_DUPLICATE = Code(
    "number-duplicate",
    Severity.WARNING,
    Message(
        "同一批文件中内容不同的合同使用同一编号（见汇总）",
        "Different agreements of the batch bear one number (summary)",
    ),
)
AMENDED_ELSEWHERE = Code(
    "amended-elsewhere",
    Severity.INFO,
    Message(
        "同一批文件中有补充协议变更了本合同的金额或期限",
        "A supplement among the files changes this agreement's term or price",
    ),
)
_INTERNAL = Code(
    INTERNAL_ERROR,
    Severity.WARNING,
    Message("某一核对项执行出错，未核对", "A check failed and was not done"),
)

CODES: tuple[Code, ...] = (
    *(Code(rule.code, rule.severity, Message(rule.zh, rule.en), rule.source) for rule in RULES),
    _INTERNAL,
    CONTENT_DUPLICATE,
    NUMBER_DUPLICATE,
    AMENDED_ELSEWHERE,
)
"""All codes in the order in which findings are reported."""
