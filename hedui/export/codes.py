"""Every code that a finding can bear and what it means: the rules of one agreement, and what only a batch sees."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from hedui.messages import Message
from hedui.models.finding import Finding
from hedui.models.severity import Severity
from hedui.settings import Language
from hedui.validate import INTERNAL_ERROR, RULES


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the list of codes."""

    code: str
    severity: Severity
    meaning: Message
    source: str | None = None
    """The law or standard behind it, or None."""

    @property
    def name(self) -> Message:
        """A short name for people: what it means, up to the first pause."""
        return Message(_SHORT.get(self.code) or _PAUSE.split(self.meaning.zh)[0], self.code.replace("-", " "))


_SHORT = {
    "amended-elsewhere": "已被补充协议变更",
    "access-code-invalid": "接入代码有误",
    "attachment-missing": "附件不在文件中",
    "content-duplicate": "内容重复的文件",
    "late-fee-rate": "违约金比例与《电信条例》不符",
    "low-confidence": "文字识别把握不大",
    "name-unsure": "名称辨认把握不大",
    "number-duplicate": "合同编号重复",
    "party-name-mismatch": "当事人名称前后不同",
    "second-reading-differs": "关键值再次识别不同",
    "sms-signature-not-from-name": "短信签名不是全称的缩写",
    "tax-id-invalid": "统一社会信用代码有误",
}
"""Short names where the meaning does not begin with one."""
_PAUSE = re.compile("[，；（：]")

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


@functools.cache
def code_name(code: str, lang: Language) -> str:
    """The short name of a code; a code of another version stands for itself."""
    return next((each.name.say(lang) for each in CODES if each.code == code), code)


def finding_name(finding: Finding, lang: Language) -> str:
    """The short name of what a finding is of: of a check of the user's own what it says, up to the first pause."""
    name = code_name(finding.code, lang)
    is_own = name == finding.code and lang is Language.ZH
    return (_PAUSE.split(finding.message)[0] or name) if is_own else name
