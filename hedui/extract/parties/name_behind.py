"""What stands behind the label of a party or of an account: the name, or an address, a bank, a date in its place."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from hedui.extract.labels.recorder import Owner, Recorder
from hedui.extract.labels.stretches import Stretches, unusual_name
from hedui.extract.mention import Place
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.contacts import read_address
from hedui.extract.values.garbage import is_garbage
from hedui.extract.values.looks import looks
from hedui.extract.values.names import english_names, is_left_open, is_unfilled, read_name
from hedui.extract.values.pieces import Part
from hedui.extract.values.resembling import resembles_name
from hedui.normalize import grammar, punctuation

_LOOKS = looks("names")
_BY_HAND = looks("told_in_text")["signed_by_hand"]

DATE_BEHIND = looks("told_of_parties")["date_behind"]


class NameBehind:
    """Records it, for labels one after the other."""

    def __init__(self, text: AgreementText, stretches: Stretches, recorder: Recorder) -> None:
        self._text, self._stretches, self._recorder = text, stretches, recorder

    def holder(self, hit: Hit, owner: Owner) -> None:
        """支付至乙方账户：A公司，开户行：… names the holder without a label; the bank may follow in the same way."""
        line = self._stretches.on_line(hit)
        for start, end in islice(punctuation.pieces(line, ",;，；"), 2):
            parts = read_name(line[start:end])
            if not parts or _LOOKS["no_holder"].search(parts[0].value) is not None:
                return
            name = replace(parts[0], start=start + parts[0].start, end=start + parts[0].end)
            if len(name.value) > 4:
                field = "account.bank" if _LOOKS["bank"].search(name.value) else "account.name"
                self._recorder.mention(field, name, hit.value, hit, owner)

    def name(self, hit: Hit, owner: Owner) -> None:
        """The name behind a party's label, or the address that stands there instead."""
        signs = owner.place is Place.SIGNATURE or self._is_signed_by_hand(hit, owner)
        field = "signature.name" if signs else "party.name"
        if is_left_open(self._stretches.on_line(hit)):
            self._recorder.blank(field, hit, owner, "")
            return
        for english in english_names(self._stretches.on_line(hit)):
            self._recorder.parties.add(english, owner.role)
        text, parts = self._stretches.name(hit)
        if not parts:
            if self._address(hit, owner):
                return
            parts = unusual_name(text) if hit.colon and owner.place is not Place.BODY else ()
        if parts and not self._is_of_clause(hit, owner):
            self._recorder.mention(field, parts[0], hit.value, hit, owner)
        elif hit.colon:
            self._lacks(field, hit, owner, text)

    def _lacks(self, field: str, hit: Hit, owner: Owner, text: str) -> None:
        """A label with a colon and no name behind it: nothing, or what may be a name and was not made out."""
        if is_unfilled(text):
            self._recorder.blank(field, hit, owner, text)
        elif (owner.place is Place.HEAD and resembles_name(text)) or is_garbage(text):
            self._recorder.miss(field, hit, owner, text)

    def _is_of_clause(self, hit: Hit, owner: Owner) -> bool:
        """Whether the words that a clause's line runs into the party's are no name: 交货地址：甲方多媒体教室."""
        if owner.place is not Place.BODY or hit.colon or not grammar.HAN.match(self._text.rows.text, hit.value):
            return False
        return self._recorder.parties.has(owner.role)

    def _is_signed_by_hand(self, hit: Hit, owner: Owner) -> bool:
        """Whether a label outside of the block calls for the signature of an organisation: 供方签名：."""
        label = self._text.rows.text[hit.start : hit.value]
        signed = hit.words.sealed and _BY_HAND.search(label) is not None
        return signed and owner.place is Place.BODY and self._recorder.parties.has_organisation(owner.role)

    def date_behind(self, hit: Hit, following: Hit | None, owner: Owner) -> None:
        """The date that whoever signs set behind the name, without a label, before the ``following`` label."""
        end = self._text.lines[hit.line].end
        stop = following.start if following is not None and following.line == hit.line else end
        date = DATE_BEHIND.search(self._text.rows.text, hit.value, stop)
        if date is not None:
            span = date.start(1) - hit.value, date.end(1) - hit.value
            self._recorder.mention("signature.date", Part(date[1], *span), hit.value, hit, owner)

    def _address(self, hit: Hit, owner: Owner) -> bool:
        """甲方：A市B路1号，邮编… gives an address where a name is expected."""
        words = punctuation.up_to(self._stretches.on_line(hit), ",;，；。")
        found = read_address(words) if _LOOKS["street"].search(words) is not None else ()
        for part in found:
            self._recorder.mention("party.address", part, hit.value, hit, owner)
        return bool(found)
