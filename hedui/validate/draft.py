"""What a rule hands over: a message with its facts, both sides as they stand on the page, and the fields concerned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hedui.extract.mention import Place
from hedui.messages import Message
from hedui.models.evidence import Evidence
from hedui.models.severity import Severity
from hedui.settings import Language

_LONGEST_QUOTE = 80
_PLACES: Mapping[Place, Message] = {
    Place.HEAD: Message("首页", "opening"),
    Place.BODY: Message("正文", "text"),
    Place.SIGNATURE: Message("签署页", "signature block"),
    Place.ATTACHMENT: Message("附件", "attachment"),
}
_SIDE = Message("“{text}”（{place}，第{page}页{clause}）", "“{text}” ({place}, page {page}{clause})")
_CLAUSE = Message("，{number}", ", clause {number}")
_AND = Message("；", "; ")


@dataclass(frozen=True, slots=True)
class Side:
    """What one place of the agreement says, quoted."""

    text: str
    place: Place
    page: int
    clause: str | None
    evidence: tuple[Evidence, ...] = ()

    def say(self, lang: Language) -> str:
        """The quotation and where it stands: “…”（签署页，第14页）."""
        text = self.text if len(self.text) <= _LONGEST_QUOTE else self.text[: _LONGEST_QUOTE - 1] + "…"
        clause = _CLAUSE.say(lang, number=self.clause) if self.clause else ""
        return _SIDE.say(lang, place=_PLACES[self.place].say(lang), text=text, page=self.page, clause=clause)


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it has a code and a language.

    ``facts`` fill the message's names: words and numbers, or sides, messages and drafts, which are said in the language
    wanted, or several of these in a tuple. ``sides`` give the evidence in order. ``severity`` is the rule's own where
    it is None; a rule lowers it where it is in doubt.
    """

    message: Message
    facts: Mapping[str, object] = field(default_factory=dict)
    sides: tuple[Side, ...] = ()
    fields: tuple[str, ...] = ()
    severity: Severity | None = None

    def say(self, lang: Language) -> str:
        """The message in ``lang``."""
        return self.message.say(lang, **{name: _said(fact, lang) for name, fact in self.facts.items()})

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all sides in order, each stretch of text once."""
        return tuple(dict.fromkeys(entry for side in self.sides for entry in side.evidence))


def fill(message: Message, **facts: str | int | Message) -> Message:
    """The message with some facts filled in, to be a fact of another one."""
    zh, en = ({name: _said(fact, lang) for name, fact in facts.items()} for lang in (Language.ZH, Language.EN))
    return Message(message.zh.format(**zh), message.en.format(**en))


def _said(fact: object, lang: Language) -> object:
    if isinstance(fact, (Side, Message, Draft)):
        return fact.say(lang)
    if isinstance(fact, tuple):
        return _AND.say(lang).join(str(_said(one, lang)) for one in fact)
    return fact
