"""A file's digital signatures in words: who, when, whether it verifies, what was changed since, what stays open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, timezone

from hedui.export import names
from hedui.messages import Message
from hedui.models.digital import DigitalSignature, SignatureKind
from hedui.models.record import Record
from hedui.settings import Language

HEADING = Message("数字签名", "Digital signatures")
_OPEN = Message("未核实：{what}", "not checked: {what}")
_BETWEEN = Message("，", ", ")
_AND = Message("、", ", ")
_COLON = Message("：", ": ")
_ZONE = timezone(timedelta(hours=8))


def signatures(record: Record, lang: Language) -> Iterator[str]:
    """One line a signature, in the order in which they were made."""
    for each in record.source.signatures:
        yield _line(each, lang)


def _line(each: DigitalSignature, lang: Language) -> str:
    who = [" / ".join(each.names)] if each.names else []
    who += [names.say(each.kind, "kind", lang)] if each.kind is SignatureKind.TIMESTAMP else []
    who += [each.at.astimezone(_ZONE).strftime("%Y-%m-%d %H:%M UTC+8")] if each.at else []
    said = [names.say(each.state, "state", lang)]
    said += [names.say(each.changes, "changes", lang)] if each.changes else []
    if each.unchecked:
        what = _AND.say(lang).join(names.say(reason, "unchecked", lang) for reason in each.unchecked)
        said.append(_OPEN.say(lang, what=what))
    between = _BETWEEN.say(lang)
    return _COLON.say(lang).join(filter(None, (between.join(who), between.join(said))))
