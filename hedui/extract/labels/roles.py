"""Which party a label speaks of, by its own words or by what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, starmap, takewhile
from operator import eq

from hedui.extract.labels.naming import OPPOSITE, name_roles
from hedui.extract.mention import Place
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.regions import Regions
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.meanings import Kind, Topic

_LOOKED_AHEAD = 12
OF_ACCOUNT = 5
"""Labels that tell of one account at most."""
_YEAR = looks("labels")["year_said"]


def field_of(label: Label) -> str:
    """The label's field, the same for those that stand in each other's place.

    Where one side signs by its representative, the other may by an agent.
    """
    return "signature.signatory" if label.field == "party.legal_representative" else label.field


class Roles:
    """The parties that an agreement's labels speak of."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit], regions: Regions, catalogue: Catalogue) -> None:
        self._text, self._hits, self._regions, self._catalogue = text, hits, regions, catalogue
        self._naming = name_roles(text, hits, catalogue)
        lines = range(*(regions.signature or (0, 0)))
        block = [hit for hit in hits if hit.line in lines]
        self._signing = list(dict.fromkeys(hit.words.role for hit in _signing(block)))
        """The parties of the signature block in its order."""
        self._dates = self._closing_dates(block, lines)
        self._accounts = sum(hit.words.asks("account.number") for hit in hits)
        self._called: dict[str, set[str]] = {}
        """What labels called a party, and who was called so."""

    def of_all(self, hit: Hit) -> list[str]:
        """All parties that sign, where the label is the one date of their signature block, each in its turn where
        there are as many dates below all of them; else nobody."""
        if hit not in self._dates:
            return []
        roles = list(filter(None, self._signing))
        return roles if len(self._dates) == 1 else [roles[self._dates.index(hit)]]

    def _closing_dates(self, block: Sequence[Hit], lines: Iterable[int]) -> list[Hit]:
        """The only place for a date in the signature block, before or behind all who sign, or one for each behind."""
        dates = [hit for hit in block if hit.words.asks("signature.date")]
        if len(self._signing) < 2 or None in self._signing or not self._are_all(dates, lines):
            return []
        in_turn = block[-len(self._signing) :] == dates and _are_on_lines(dates)
        return dates if in_turn or (len(dates) == 1 and _is_apart(dates[0], _signing(block))) else []

    def _are_all(self, dates: Sequence[Hit], lines: Iterable[int]) -> bool:
        """Whether no label for a date says whose it is, and no other of the lines states a year."""
        others = (self._text.lines[line] for line in set(lines) - {hit.line for hit in dates})
        return not any(hit.words.role for hit in dates) and not any(
            map(_YEAR.search, map(self._text.line_text, others))
        )

    def of_namesake(self, hit: Hit, named: str | None) -> str:
        """The party that a label means whose word is another's, too: 承包人 twice; ``named``: whose name follows."""
        called = hit.words.named or hit.words.text
        role = named if named in self._called.get(called, ()) else hit.words.role
        assert role is not None
        self._called.setdefault(called, set()).add(role)
        return role

    def paid(self, index: int) -> str | None:
        """The seller, where the label at ``index`` tells of the only account, paid into: Beneficiary, 收款银行."""
        near = self._hits[max(index - OF_ACCOUNT, 0) : index + OF_ACCOUNT]
        of_account = [hit for hit in near if hit.words.asks_only("account.")]
        if self._accounts > 1 or not any(self._catalogue.says("paid_label", hit.words.text) for hit in of_account):
            return None
        return next((role for word, role in self._naming.items() if self._catalogue.says("paid_party", word)), None)

    def on_line(self, index: int, label: Label) -> str | None:
        """The party of the label at ``index`` by what its line says."""
        return self._by_turn(index, label) or self._before(index, label) or self._above(index)

    def _by_turn(self, index: int, label: Label) -> str | None:
        """The party of a label that stands twice on one line of a signature block whose parties came one by one."""
        hit = self._hits[index]
        if self._regions.place(hit.line) is not Place.SIGNATURE or len(self._signing) < 2:
            return None
        same = [
            other
            for other in self.on_line_of(index)
            if other.words.labels and field_of(other.words.labels[0]) == field_of(label)
        ]
        return self._signing[same.index(hit)] if len(same) == len(self._signing) else None

    def on_line_of(self, index: int) -> Sequence[Hit]:
        """All labels of the line."""
        line, first, last = self._hits[index].line, index, index
        while first > 0 and self._hits[first - 1].line == line:
            first -= 1
        while last < len(self._hits) and self._hits[last].line == line:
            last += 1
        return self._hits[first:last]

    def _before(self, index: int, label: Label) -> str | None:
        """The party of a label before on the same line, or the one whose account the line speaks of."""
        hit = self._hits[index]
        for before in range(index - 1, -1, -1):
            other = self._hits[before]
            if other.line != hit.line:
                break
            if other.words.kind is Kind.FIELD and other.words.role:
                return other.words.role
            if other.words.kind is not Kind.FIELD:
                return None
        return self._spoken_of(hit) if label.field.startswith("account.") else None

    def _above(self, index: int) -> str | None:
        """The party of whose account the labels right above tell, one a line: 甲方开户行：… / 账号：…."""
        hit, before = self._hits[index], list(self._hits[max(index - OF_ACCOUNT, 0) : index])
        while before and _goes_on(before[-1], hit):
            hit = before.pop()
            if hit.words.role and not (before and before[-1].words.labels == hit.words.labels):
                return hit.words.role if not before or before[-1].line < hit.line else None
        return None

    def _spoken_of(self, hit: Hit) -> str | None:
        """甲方将款项汇入乙方账户，开户行：… is about 乙方, and so is 甲方付款时转入以下账号：…."""
        before = self._text.rows.text[self._text.lines[hit.line].start : hit.start]
        spoken = list(self._catalogue.phrases["account_word"].finditer(before))
        named = list(self._catalogue.role_prefix.finditer(before, 0, spoken[-1].start())) if spoken else []
        if not named:
            return None
        if self._catalogue.says("nobodys_account", before[named[-1].end() : spoken[-1].end()]):
            return None
        role = self._naming.get(named[-1][0]) or self._catalogue.roles[named[-1][0]]
        pays = self._catalogue.says("pays_into", before, named[-1].end(), spoken[-1].start())
        return OPPOSITE.get(role, role) if pays else role

    def side_by_side(self, index: int) -> bool:
        """Whether the labels from ``index`` on come in pairs, one for each party."""
        following = takewhile(lambda hit: hit.words.kind is Kind.FIELD, self._hits[index : index + _LOOKED_AHEAD])
        named = [(field_of(hit.words.labels[0]), hit.line) for hit in following]
        if any(starmap(eq, pairwise(named))):
            return True
        fields = [name for name, _ in named]
        if not fields or fields[0] not in fields[1:]:
            return False
        again = fields.index(fields[0], 1)  # a column of labels for the first party, and the same for the second
        repeated = fields[:again] == fields[again : 2 * again]
        return repeated or (again < 4 and any(starmap(eq, pairwise(fields))))


def _goes_on(above: Hit, hit: Hit) -> bool:
    """Whether both labels tell of an account, one on the line below the other."""
    return above.words.asks_only("account.") and hit.words.asks_only("account.") and hit.line - above.line == 1


def _signing(block: Sequence[Hit]) -> list[Hit]:
    """The labels of a signature block that say who signs: the parties', or their representatives' where none is."""
    parties = [hit for hit in block if hit.words.kind is Kind.ROLE or (hit.words.role and _heads_details(hit))]
    return parties or [
        hit
        for hit in block
        if hit.words.role and any(field_of(label) == "signature.signatory" for label in hit.words.labels)
    ]


def _heads_details(hit: Hit) -> bool:
    return hit.words.kind is Kind.HEADING and hit.words.topic is Topic.DETAILS


def _is_apart(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether a label stands before or behind all others."""
    return not others[0].start < hit.start < others[-1].start


def _are_on_lines(hits: Sequence[Hit]) -> bool:
    """Whether the labels stand one on each of the lines that follow each other, and say the same."""
    follows = all(other.line - one.line == 1 for one, other in pairwise(hits))
    return follows and len({hit.words.text for hit in hits}) == 1
