"""Labels of somebody who is no party: 丙银行代甲方付款，丙银行账户：…; 乙方的分包人某某公司法定代表人：…."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate

import regex

from hedui.extract.mention import Place
from hedui.extract.parties.errands import Errands
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.regions import Regions
from hedui.extract.values.looks import looks
from hedui.extract.values.stated_names import StatedNames
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.meanings import Kind, Words
from hedui.models.codes import ROLES
from hedui.normalize import punctuation

_WHO = regex.compile(r"(?P<who>\p{Han}{2,40})[)）]?\Z")
_COMPANY = looks("told_of_parties")["company"]
_SHORT = range(3, 13)
"""Characters of a name's short form."""
_REST_OF_A_NAME = regex.compile(r"\p{Han}{0,12}(?<=公司|集团|银行|[支分]行|中心|事务所|合作社)")
_WHOSE = regex.compile("[的其由与]|委托|指定")
_REACH = 200
"""Characters before a label that are looked at."""


def names_third(catalogue: Catalogue, before: str, parties: Collection[str]) -> bool:
    """Whether the words that ``before`` ends in name somebody who is none of the ``parties``."""
    sentence = punctuation.since(before, punctuation.SENTENCE)
    found = _WHO.search(sentence)
    if found is None:
        return False
    *_, who = _WHOSE.split(found["who"].rstrip("的之其"))
    earlier = sentence[: found.end() - len(who)]
    if any(who in party or party in who for party in parties) or any(role in who for role in (*ROLES, "双方", "各方")):
        return False
    return catalogue.says("third_party", who) or _COMPANY.search(who) is not None or _is_short(who, earlier)


def _is_short(who: str, earlier: str) -> bool:
    """Whether the words name an organisation of which the sentence spoke before, perhaps by its full name."""
    if len(who) not in _SHORT:
        return False
    *pieces, _ = earlier.split(who)
    ends = accumulate(len(piece) + len(who) for piece in pieces)
    return any(_REST_OF_A_NAME.match(earlier, end) for end in ends)


def without_tasks(hits: Sequence[Hit], regions: Regions, catalogue: Catalogue) -> tuple[Hit, ...]:
    """The labels, in clauses those of contacts for one task as nobody's: 乙方技术联系人：何静，电话：…."""
    return tuple(
        replace(hit, words=Words(Kind.OTHER, hit.words.text))
        if hit.words.kind is Kind.FIELD
        and catalogue.says("contact_for_a_task", hit.words.text)
        and regions.place(hit.line) is Place.BODY
        else hit
        for hit in hits
    )


class Thirds:
    """Tells which of an agreement's labels are of somebody who is no party."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit], catalogue: Catalogue, parties: StatedNames) -> None:
        self._text, self._hits, self._catalogue, self._parties = text, hits, catalogue, parties
        self._errands = Errands(text, hits, catalogue)
        self._theirs: dict[int, int] = {}
        """Lines with such a label, and where the first of them stands."""

    def has(self, index: int, label: Label) -> bool:
        """Whether a label is a third's: the words before it say so, or those before another one on its line."""
        parties = self._parties.names() if label.field.startswith(("party.", "account.")) else ()
        if label.field.startswith("account.") and self._is_opened_elsewhere(self._hits[index]):
            return True
        if self._errands.has(index, label) or (label.field == "party.id_number" and self._is_agents(self._hits[index])):
            return True
        return len(parties) > 1 and self._is_of_one(index, parties)

    def _is_agents(self, hit: Hit) -> bool:
        """Whether a label asks who acts for a party for a number, by its words or by whom its lines name last."""
        text, lines = self._text.rows.text, self._text.lines
        own = text[lines[hit.line].start : hit.start]
        above = "" if own.strip() or not hit.line else self._text.line_text(lines[hit.line - 1])
        said = f"{above}{own}"[-_REACH:]
        named = [who.end() for who in self._catalogue.phrases["acts_for_party"].finditer(said)]
        by_label = self._catalogue.says("agent", f"{own.rstrip()[-4:]}{hit.words.text}")
        return by_label or bool(named and self._catalogue.role_prefix.search(said, named[-1]) is None)

    def _is_opened_elsewhere(self, hit: Hit) -> bool:
        """Whether the sentence opens an account of several parties, or one with a party, whose it is not."""
        low = max(self._text.lines[hit.line].start, hit.start - _REACH)
        said = punctuation.since(self._text.rows.text[low : hit.start], punctuation.SENTENCE)
        named = self._catalogue.role_prefix.finditer(said)
        return self._catalogue.says("joint_account", said) or any(
            said.endswith("在", 0, who.start()) and self._catalogue.begins("opens_account", said, who.end())
            for who in named
        )

    def _is_of_one(self, index: int, parties: Collection[str]) -> bool:
        hit = self._hits[index]
        line, text = self._text.lines[hit.line], self._text.rows.text
        low = max(line.start, hit.start - _REACH)
        said = text[low : hit.start] + hit.words.text
        if self._says(said, parties):
            self._theirs[hit.line] = hit.value
            return True
        if hit.line not in self._theirs and ":" in said and self._says(said[: said.rindex(":")], parties):
            self._theirs[hit.line] = low + said.rindex(":")
        start = self._theirs.get(hit.line, hit.value)
        return start < hit.value and self._catalogue.role_prefix.search(text, start, hit.value) is None

    def _says(self, said: str, parties: Collection[str]) -> bool:
        """Whether somebody else is named right before the label with which the words end."""
        ends = range(max(0, len(said) - self._catalogue.longest_label), len(said))
        return any(
            names_third(self._catalogue, said[:at], parties) for at in ends if said[at:] in self._catalogue.labels
        )
