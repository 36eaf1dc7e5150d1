"""What an agreement of its kind says and this one does not, anywhere: told of whole agreements only."""

from __future__ import annotations

from collections.abc import Sequence

from hedui.extract.mention import Blank
from hedui.extract.text.layout import Layout
from hedui.extract.text.outline import Level
from hedui.extract.words.entries import Essential
from hedui.models.codes import Kind
from hedui.models.contract import Contract

_FEWEST_ARTICLES = 4
_MOST_BLANKS = 4
"""Blanks from which on it is a form to be filled in."""
_FEWEST_CHARACTERS = 300


def find_absent(layout: Layout, contract: Contract, blanks: Sequence[Blank]) -> tuple[Essential, ...]:
    """The essentials of which nothing is said; none for a form, an excerpt, a supplement or an unknown kind."""
    if contract.kind in (None, Kind.SUPPLEMENT, Kind.FRAMEWORK, Kind.OTHER) or not _is_whole(layout, contract, blanks):
        return ()
    text = layout.text.source
    return tuple(
        entry
        for pattern, entry in layout.catalogue.essentials
        if (not entry.kinds or contract.kind in entry.kinds) and not pattern.search(text)
    )


def _is_whole(layout: Layout, contract: Contract, blanks: Sequence[Blank]) -> bool:
    """Whether the agreement is there from its title to its signatures, with its clauses counted and filled in."""
    signed = layout.regions.signature is not None and not layout.regions.bodies
    named = contract.title is not None and sum(bool(party.name) for party in contract.parties) > 1
    if not signed or not named or not _is_counted(layout):
        return False
    filled = sum(not blank.not_applicable for blank in blanks) <= _MOST_BLANKS
    return filled and _is_read(layout) and not layout.says("clauses_elsewhere", layout.text.source)


def _is_counted(layout: Layout) -> bool:
    """Whether the agreement has articles that count up from the first without a gap."""
    counted = layout.outline.articles
    articles = [clause.value for clause in counted if clause.level >= Level.ARTICLE] or [one.value for one in counted]
    return len(articles) >= _FEWEST_ARTICLES and articles == list(range(1, len(articles) + 1))


def _is_read(layout: Layout) -> bool:
    """Whether every page was read, and all of them hold more than a summary."""
    if any(page.problem or not page.text.strip() for page in layout.text.pages):
        return False
    return len("".join(layout.text.source.split())) >= _FEWEST_CHARACTERS
