"""What labels state: read twice where details stand before roles, since only names behind them tell whose they are.

So they do in announcements, where a sentence may be all that names the parties.
"""

from __future__ import annotations

from hedui.extract.clauses.announcing import read_signers
from hedui.extract.clauses.nature import is_republished
from hedui.extract.clauses.preamble import read_opening
from hedui.extract.clauses.told_of_parties import told_below
from hedui.extract.mention import Found
from hedui.extract.parties.columns import stacked_cells
from hedui.extract.parties.reader import PartyReader
from hedui.extract.parties.rows_of_two import rows_of_two
from hedui.extract.parties.whose_name import asked_before_roles
from hedui.extract.text.layout import Layout
from hedui.extract.values.stated_names import StatedNames
from hedui.extract.words.vocabulary import vocabulary


def read_labels(layout: Layout) -> Found:
    """What labels state, and those with nothing behind them."""
    words = vocabulary(layout.catalogue)
    tables = list(rows_of_two(layout.text, words))
    taken = {line for table in tables for line in range(table.first, table.end)}
    hits = tuple(hit for hit in layout.hits if hit.line not in taken)
    stacked = list(stacked_cells(layout.text, words))
    names, found = StatedNames(), Found()
    announced = is_republished(layout)
    for _ in range(1 + (announced or asked_before_roles(hits))):
        told = told_below(layout, names) if announced else {}
        reader = PartyReader(layout.text, hits, layout.outline, layout.regions, layout.catalogue, names, told)
        reader.read_stacked(stacked)
        found = reader.read()
        reader.read_rows(tables)
        signers = read_signers(layout, found.mentions) if announced else ()
        for named in (*read_opening(layout, found.mentions), *signers):
            names.add(str(named.value), named.role)
    return found
