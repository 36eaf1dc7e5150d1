"""What lengths of time count from: the day of signing, and the day on which the agreement takes effect."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hedui.extract.mention import Value
from hedui.extract.resolve.choosing import Chooser
from hedui.extract.text.layout import Layout
from hedui.normalize.simplified import as_on_the_mainland

_SIGNED, _IN_FORCE, _CONDITION = "/date_signed", "/effective/date", "/effective/condition"


class Start(NamedTuple):
    """A day, and the pointer of what states it."""

    day: date
    pointer: str


class Starts:
    """The days from which an agreement's times may count; what states them has been chosen before."""

    def __init__(self, chooser: Chooser, layout: Layout, signing: Value | None) -> None:
        self._phrases = layout.catalogue.phrases
        self.signed = Start(signing, _SIGNED) if isinstance(signing, date) else None
        self.in_force = self._effective(chooser)

    def _effective(self, chooser: Chooser) -> Start | None:
        """The day that is stated, else that of signing where it takes effect upon that alone, or nothing else is said
        (Civil Code, article 502); None where it waits for something besides, such as a payment or an approval."""
        stated = chooser.sources.get(_IN_FORCE)
        if stated is not None:
            day = stated[0].value
            return Start(day, _IN_FORCE) if isinstance(day, date) else None
        condition = chooser.sources.get(_CONDITION)
        waits = condition is not None and not self._phrases["signing_alone"].fullmatch(folded(condition[0].value))
        return None if waits else self.signed

    def upon(self, condition: object) -> Start | None:
        """The day of a condition that is nothing but signing, or taking effect: 合同签订后, 本合同生效之日起."""
        text = folded(condition)
        if self._phrases["upon_signing"].fullmatch(text):
            return self.signed
        return self.in_force if self._phrases["upon_effect"].fullmatch(text) else None

    def event(self, before: str, behind: str) -> str | None:
        """What a length counts from by its own sentence, whatever that is: the nearest before it, else behind it."""
        pattern = self._phrases["from_event"]
        nearest = next(reversed(list(pattern.finditer(before))), None) or pattern.search(behind)
        return nearest[0] if nearest is not None else None

    def said_in(self, text: str) -> Start | None:
        """The day from which a length counts by the words around it, without blanks: 自本合同签订之日起."""
        if self._phrases["from_signing"].search(text):
            return self.signed
        return self.in_force if self._phrases["from_effect"].search(text) else None


def folded(words: object) -> str:
    """Words without blanks, as the mainland writes them; empty for None."""
    return as_on_the_mainland("".join(str(words or "").split()))
