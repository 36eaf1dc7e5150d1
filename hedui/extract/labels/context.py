"""The context of labels: whose details follow, and about what, while a reader goes down the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hedui.extract.labels.recorder import Owner
from hedui.extract.labels.roles import field_of
from hedui.extract.mention import Place
from hedui.extract.text.hit import Hit
from hedui.extract.text.outline import Level, Outline
from hedui.extract.text.regions import Regions
from hedui.extract.words.entries import Label, Where
from hedui.extract.words.meanings import Topic, Words
from hedui.models.codes import AccountPurpose

_FAR = 7
"""Lines without a label behind which labels are about nobody."""
_BEFORE = -99
_HEADS = 3
"""Lines above a label on which a party's name or word may head what is told of it."""
_PAIR = 2
"""Cells below a party in a row of labels and values."""
_AT = 4
"""Within how many columns of the paper a label stands below a party's."""
_OF_SIGNATURE = {"party.name": "signature.name", "party.legal_representative": "signature.signatory"}
"""Field of a party → what its label asks for in a signature block."""
_ABOUT_ACCOUNTS = (Topic.INVOICE, Topic.SETTLEMENT)


@dataclass(slots=True)
class Context:
    """Whose details the labels that follow are."""

    columns: list[str] = field(default_factory=list)
    """The parties named last: several where they stand side by side."""
    topic: Topic | None = None
    line: int = _BEFORE
    """Where the last label stood."""
    group: int = 0
    """Differs from context to context."""
    side_by_side: bool = False
    starts: list[int] = field(default_factory=list)
    """The paper's column at which each of them stands, where that is known."""
    cells: list[int] = field(default_factory=list)
    """The number of the cell in which each of them stands, where they share a row."""
    width: int = 0
    """How many cells that row has, empty ones too."""
    named: bool = False
    """Whether it began with the party's name under a label of its own, such as 单位名称."""
    meant: bool = False
    """Whether a heading that names nobody opened it, so that a name below may tell whose the details are."""
    stacked: bool = False
    """Whether the parties' details stand one block below the other, though both are named on one line."""
    others: bool = False
    """Whether what follows is about somebody who is no party."""
    _turns: dict[str, int] = field(default_factory=dict)
    _block: int = 0

    def following(self, columns: list[str], topic: Topic | None, line: int) -> Context:
        """The context that a label on ``line`` opens."""
        return Context(columns, topic, line, self.group + 1, others=not columns and topic is None)

    def below(self, told: Mapping[int, str | None], line: int) -> Context:
        """The context of a label on ``line``, where a line behind the last label, right above, says whose it is."""
        first = max(self.line + 1, line - _HEADS)
        head = next((each for each in range(line, first - 1, -1) if each in told), None)
        if head is None:
            return self
        role = told[head]
        return self.following([role] if role is not None else [], None, head)

    def role(self, label: Label, line: int) -> str | None:
        """The party of a label on ``line``: the last named, or in columns each in its turn."""
        if not self.columns or line - self.line > _FAR:
            return None
        if not self.side_by_side:
            return self.columns[-1]
        turn = self._turns.get(field_of(label), 0)
        if self.stacked:
            turn = self._block = max(turn, self._block)
        self._turns[field_of(label)] = turn + 1
        return self.columns[turn % len(self.columns)]

    def role_at(self, column: int) -> str | None:
        """The party whose column of the paper a lone label stands in; None where the columns do not tell."""
        if len(self.columns) < 2 or len(self.starts) != len(self.columns):
            return None
        apart = [abs(start - column) for start in self.starts]
        nearest = min(apart)
        others = [distance for distance in apart if distance != nearest]
        return self.columns[apart.index(nearest)] if nearest <= _AT and min(others, default=0) > 2 * _AT else None

    def role_of_cell(self, cell: int | None) -> str | None:
        """The party named in the cell of that number, where the parties share a row and no other stands in it."""
        return self.columns[self.cells.index(cell)] if cell is not None and self.cells.count(cell) == 1 else None

    def role_of_pair(self, cell: int | None, width: int) -> str | None:
        """The party below which a label's cell stands in a row as wide, where each heads two: for labels and values."""
        in_pairs = width == self.width and self.cells == list(range(0, width, _PAIR))
        return self.columns[(cell or 0) // _PAIR] if in_pairs and not (cell or 0) % _PAIR else None

    def ends(self, line: int, outline: Outline, regions: Regions) -> bool:
        """Whether a label on ``line`` is too far away, in another clause, or the first of the signature block."""
        if line - self.line > _FAR:
            return True
        for clause in (outline.at_line(line), outline.article_at(line)):
            if clause is not None and self.line < clause.line < line and clause.level <= Level.SECTION:
                return True
        signature = regions.signature
        return signature is not None and self.line < signature[0] <= line < signature[1]

    def add(self, role: str) -> bool:
        """Take a party beside those named last; False where none is, or it is one of them."""
        beside = bool(self.columns) and role not in self.columns
        self.columns += [role] * beside
        return beside

    def begin_account(self, role: str | None) -> None:
        """Take an account's label of one party for the heading that lacks above it."""
        if role is not None and not self.columns:
            self.columns, self.topic = [role], self.topic or Topic.SETTLEMENT

    def is_about_accounts(self) -> bool:
        """Whether a heading about an account or an invoice stands above."""
        return self.topic in _ABOUT_ACCOUNTS

    def topic_of(self, words: Words) -> Topic | None:
        """What lines are about behind a label: a holder's name leaves the account that stands above."""
        return self.topic if self.is_about_accounts() and words.asks("party.name") else None

    def field(self, name: str, place: Place) -> str:
        """What a party's field is where its account is told of, or where it signs."""
        if name == "party.name" and self.is_about_accounts():
            return "account.name"
        return _OF_SIGNATURE.get(name, name) if place is Place.SIGNATURE else name

    def owner(self, name: str, role: str | None, place: Place) -> Owner:
        """Whose a value of the field is, nobody's where it is the agreement's own: the total, a date.

        An account's purpose is its heading's, or its place's.
        """
        return Owner(role if name.startswith(_PARTYS) else None, place, self._purpose(name, place), self.group)

    def _purpose(self, name: str, place: Place) -> AccountPurpose | None:
        if not name.startswith("account."):
            return None
        if self.topic is Topic.INVOICE:
            return AccountPurpose.INVOICE
        return AccountPurpose.SIGNATURE if place is Place.SIGNATURE else AccountPurpose.SETTLEMENT


_PARTYS = ("party.", "account.", "signature.")
"""What the fields of one party begin with."""


def meaning(hit: Hit, place: Place) -> Label | None:
    """The label's meaning in this part of the agreement, or None."""
    elsewhere = {Where.SIGNATURE: place is not Place.SIGNATURE, Where.HEAD: place is not Place.HEAD}
    return next((label for label in hit.words.labels if not elsewhere.get(label.place, False)), None)
