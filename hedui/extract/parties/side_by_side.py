"""Whose a label is by the column of the paper that it stands in, where the parties are named side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import regex

from hedui.extract.labels.context import Context
from hedui.extract.labels.roles import field_of
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import cells_of_line, column_of, divided_index, lone_cell
from hedui.extract.words.meanings import Kind

_PAIRED = 5
"""Labels among which the same one comes again, where each party has its own."""
_BLOCK = 12
"""Labels of a block of details at most."""
_DETAILS = ("party.", "account.")
_NUMBERED = regex.compile(r"\p{Han}\s*\d\s*[:：]?\s*$")


class SideBySide:
    """The labels of an agreement in the columns of the paper."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit]) -> None:
        self._text, self._hits = text, hits

    def party(self, context: Context, index: int) -> str | None:
        """The party in whose column of the paper a label stands: the only one of its line, or one for each party."""
        if len(context.starts) < 2:
            return None
        hit = self._hits[index]
        if self._rows_of_one(index):
            return None
        if (headed := self.heading(context, hit)) is not None:
            return headed
        if (beside := self._on_line(context, index)) is not None:
            return beside
        if (whose := context.role_of_cell(lone_cell(self._text, hit.start))) is not None:
            return whose
        context.stacked = context.stacked or (context.side_by_side and self._is_stacked(index))
        if context.stacked or self._in_turn(index) or not self._is_alone(context, index):
            return None
        return context.role_at(column_of(self._text, hit.start))

    def heading(self, context: Context, hit: Hit) -> str | None:
        """The party that heads the cells in which a label and its value stand."""
        return context.role_of_pair(divided_index(self._text, hit.start), cells_of_line(self._text, hit.start))

    def _is_alone(self, context: Context, index: int) -> bool:
        """Whether a label is the only one of its line, and either party's come in turn or it is not said again."""
        hit, following = self._hits[index], self._hits[index + 1 : index + _PAIRED]
        around = self._hits[max(index - 1, 0) : index + 2]
        once = not any(other.words.labels == hit.words.labels for other in following)
        return (context.side_by_side or once) and sum(other.line == hit.line for other in around) == 1

    def is_anybodys(self, context: Context, index: int) -> bool:
        """Whether a label tells one of several accounts, or none of another party's that come in turn is beside it."""
        hit = self._hits[index]
        if not context.side_by_side or self._is_one_of_several(context, index):
            return context.side_by_side
        if context.stacked or self._rows_of_one(index) == 1:
            return not context.stacked
        near = self._hits[max(0, index - _BLOCK) : index + _BLOCK]
        block = [other for other in near if abs(other.line - hit.line) <= _BLOCK and other is not hit]
        wanted = _details(hit)
        return bool(wanted) and not any(other.line == hit.line or wanted & _details(other) for other in block)

    def _rows_of_one(self, index: int) -> int:
        """How many lines near ask the same of an account as the label's own, each of one account: 开户行 and 账号.

        None where its line asks for less or for more, or another one for a part of it, as in columns of parties.
        """
        line = self._hits[index].line
        rows: dict[int, list[Hit]] = defaultdict(list)
        for hit in self._hits[max(0, index - _BLOCK) : index + _BLOCK]:
            rows[hit.line].append(hit)
        own = [_details(hit) for hit in rows[line]]
        asked = set[str]().union(*own)
        if (
            len(own) < 2
            or sum(map(len, own)) > len(asked)
            or not all(hit.words.asks_only("account.") for hit in rows[line])
        ):
            return 0
        alike = [[_details(hit) for hit in row] for row in rows.values() if any(asked & _details(hit) for hit in row)]
        return len(alike) if all(row == own for row in alike) else 0

    def _is_one_of_several(self, context: Context, index: int) -> bool:
        """Whether an account's label heads a column, or is numbered and no holder near, below parties on two lines."""
        hit = self._hits[index]
        if context.starts or not hit.words.asks_only("account."):
            return False
        if hit.elsewhere and hit.start == hit.value:
            return True
        near = self._hits[max(0, index - _BLOCK) : index + _BLOCK]
        numbered = _NUMBERED.search(self._text.rows.text[hit.start : hit.value]) is not None
        return numbered and not any(other.words.asks("account.name") for other in near)

    def _in_turn(self, index: int) -> bool:
        """Whether the same label stands in the same column on the line above or below, either party's in its turn."""
        hit = self._hits[index]
        return any(
            other.words.labels == hit.words.labels
            and abs(other.line - hit.line) == 1
            and column_of(self._text, other.start) == column_of(self._text, hit.start)
            for other in self._hits[max(0, index - 1) : index + 2 : 2]
        )

    def _on_line(self, context: Context, index: int) -> str | None:
        """The party of a label on a line that holds one for each party, gaps apart: all different, or all the same."""
        line = self._hits[index].line
        near = self._hits[max(0, index - len(context.columns)) : index + len(context.columns) + 1]
        row = [hit for hit in near if hit.line == line]
        different = len({hit.words.labels for hit in row})
        if len(row) != len(context.columns) or different not in (1, len(row)):
            return None
        below = [context.role_at(column_of(self._text, hit.start)) for hit in row]
        if not (context.side_by_side or below == context.columns):
            return None
        rows = self._text.rows.text
        apart = all(rows[one.value : other.start].endswith(("\t", "  ")) for one, other in pairwise(row))
        return context.columns[row.index(self._hits[index])] if apart else None

    def _is_stacked(self, index: int) -> bool:
        """Whether the label stands alone on its line, and again below or above in the same column, others between."""
        hit = self._hits[index]
        if self._in_turn(index):
            return False
        near = self._hits[max(0, index - _BLOCK) : index + _BLOCK]
        lines = Counter(other.line for other in near)
        column = column_of(self._text, hit.start)
        return lines[hit.line] == 1 and any(
            other.line != hit.line and lines[other.line] == 1 and column_of(self._text, other.start) == column
            for other in near
            if other.words.labels == hit.words.labels
        )


def _details(hit: Hit) -> set[str]:
    """What a label may ask of a party."""
    return {name for name in map(field_of, hit.words.labels) if name.startswith(_DETAILS)}


def names_beside(before: Hit, hit: Hit) -> bool:
    """Whether the label before is a party's own, or asks for one's name on the same line."""
    asked = bool(before.words.role) and before.words.asks("party.name") and before.line == hit.line
    return before.words.kind is Kind.ROLE or asked
