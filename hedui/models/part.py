"""The parts of a file: what each stretch of it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a stretch of a file is; names as in the record."""

    AGREEMENT = "agreement"
    COVER = "cover"
    CONTENTS = "contents"
    """A table of contents."""
    APPROVAL = "approval"
    """An approval sheet of a company's own: 审批表, 会签单, 用印申请."""
    SIGNATURE_PAGE = "signature-page"
    ANNEX = "annex"
    AUTHORISATION = "authorisation"
    """授权委托书, 法定代表人身份证明."""
    CERTIFICATE = "certificate"
    """Copies of licences, identity cards and the like."""
    FORM = "form"
    """What somebody else fills in: 以下由备案机关填写."""
    OTHER_AGREEMENT = "other-agreement"
    OTHER = "other"
    """Minutes, letters, notices: no agreement and nothing of one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch ``[start, end)`` of a file, in offsets of its pages' texts joined by newlines."""

    kind: PartKind
    start: int
    end: int
