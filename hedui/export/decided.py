"""What people decided about an agreement, as the report says it beside what was read."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.export.names import REVIEWS, VERDICTS
from hedui.messages import Message
from hedui.models.record import Record
from hedui.models.review import Judgement, Review
from hedui.review.sheet import NOTE, OWNER, STATUS
from hedui.settings import Language

_CORRECTED = Message(zh="（{by} 更正，读数：{old}）", en=" (corrected by {by}; read: {old})")
_NOT_READ = Message(zh="未读到", en="nothing")
_NOT_STATED = Message(zh="合同没有写", en="the agreement does not say")


def decided(review: Review | None, lang: Language) -> Iterator[tuple[str, str]]:
    """How far people are with the agreement, who sees to it, and what they noted, each with what it is called."""
    if review is None:
        return
    by = f"{review.by} {review.at:%Y-%m-%d}" if review.by and review.at else None
    yield STATUS.say(lang), " · ".join(filter(None, (REVIEWS[review.status].say(lang), by, review.why)))
    for word, value in ((OWNER, review.owner), (NOTE, review.note)):
        if value:
            yield word.say(lang), value


def corrections(record: Record, lang: Language) -> dict[str, str]:
    """What is said behind each value that a person put in the place of another, by its pointer."""
    found: dict[str, str] = {}
    for each in record.review.corrections if record.review else ():
        old = _NOT_READ.say(lang) if each.old is None else str(each.old)
        nothing = _NOT_STATED.say(lang) if each.new is None else ""
        found[each.pointer] = nothing + _CORRECTED.say(lang, by=each.by, old=old)
    return found


def judged(judgement: Judgement | None, lang: Language) -> str:
    """What is said behind a finding that a person judged; nothing where nobody has."""
    if judgement is None:
        return ""
    said = filter(None, (VERDICTS[judgement.verdict].say(lang), judgement.by, judgement.why))
    return f" 〔{' · '.join(said)}〕"
