"""The ledger's book of agreements: a few facts of each, what the others say of it, and ways to find those that belong
together."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from hedui.batch.database import Database
from hedui.batch.facts import Facts, number_key
from hedui.batch.forms import MOST_COMPARED
from hedui.models.links import Links

_OF_RUN = (
    "(SELECT * FROM agreements WHERE EXISTS (SELECT 1 FROM inputs WHERE inputs.path = agreements.input"
    " AND inputs.run = :run AND inputs.status = 'done'))"
)
_SHARED = (
    ("sha256", "count(*) > 1"),
    ("number_key", f"count(*) BETWEEN 2 AND {MOST_COMPARED}"),
    ("identity", f"count(*) BETWEEN 2 AND {MOST_COMPARED} AND min(number_key) = ''"),
)
"""What forms of one agreement share: the content; the number; or title and parties, where some form shows no number."""


class Agreements(Database):
    """One row per agreement. A run sees those of its own inputs that are done."""

    _run = 0

    def enter(self, path: str, facts: Sequence[Facts]) -> None:
        """Note the agreements that an input holds, of which nothing is known from others yet."""
        self._write("DELETE FROM agreements WHERE input = ?", (path,))
        for each in facts:
            number, parties, identity = each.keys
            self._write(
                "INSERT OR REPLACE INTO agreements (path, input, part, sha256, number, number_key, parties, identity,"
                " supplement, errors, warnings, infos, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(each.path, path, each.part, each.sha256, each.number, number, parties, identity),
                    *(each.amendment is not None, each.errors, each.warnings, each.infos, each.model_dump_json()),
                ),
            )

    def recount(self, facts: Sequence[Facts]) -> None:
        """Note how many findings agreements hold now."""
        for each in facts:
            self._write(
                "UPDATE agreements SET errors = ?, warnings = ?, infos = ? WHERE path = ?",
                (each.errors, each.warnings, each.infos, each.path),
            )

    def unknown(self) -> Iterator[tuple[str, int]]:
        """Inputs of this run that are done and not entered, each with how many agreements it holds."""
        rows = self._base.execute(
            "SELECT path, parts FROM inputs WHERE run = ? AND status = 'done'"
            " AND path NOT IN (SELECT input FROM agreements) ORDER BY path",
            (self._run,),
        )
        yield from rows.fetchall()

    def sharing(self) -> Iterator[list[Facts]]:
        """Agreements that share their content, their number, or their title and parties; of more than can be compared
        only those of the same content."""
        for key, shared in _SHARED:
            rows = self._base.execute(
                f"SELECT {key}, facts FROM {_OF_RUN} WHERE {key} IN (SELECT {key} FROM {_OF_RUN} WHERE {key} != ''"
                f" GROUP BY {key} HAVING {shared}) ORDER BY {key}, path",
                {"run": self._run},
            )
            for _, group in itertools.groupby(rows, key=lambda row: str(row[0])):
                yield [Facts.model_validate_json(row[1]) for row in group]

    def supplements(self) -> list[Facts]:
        """Those that amend another one; of one that is there in several forms the best reading."""
        return self._shown("supplement", "")

    def numbered(self, key: str) -> list[Facts]:
        """Those that bear a number (``number_key``)."""
        return self._shown("number_key = :key", key)

    def between(self, key: str) -> list[Facts]:
        """Those between parties (``parties_key``)."""
        return self._shown("parties = :key", key)

    def _shown(self, condition: str, key: str) -> list[Facts]:
        rows = self._base.execute(
            f"SELECT facts FROM {_OF_RUN} WHERE {condition} AND form_of = '' ORDER BY path",
            {"run": self._run, "key": key},
        )
        return [Facts.model_validate_json(row[0]) for row in rows]

    def linked(self) -> dict[str, Links]:
        """What the others are noted to say, by what each agreement goes by; only where they say something."""
        rows = self._base.execute(f"SELECT path, links FROM {_OF_RUN} WHERE links != ''", {"run": self._run}).fetchall()
        return {path: Links.model_validate_json(links) for path, links in rows}

    def place(self, path: str) -> tuple[str, int]:
        """The input and which of its agreements it is that goes by ``path``."""
        row = self._base.execute("SELECT input, part FROM agreements WHERE path = ?", (path,)).fetchone()
        return str(row[0]), int(row[1])

    def note_forms(self, forms: Sequence[tuple[str, str]]) -> None:
        """Note for each agreement that another form of it is shown; no other has one."""
        self._write("UPDATE agreements SET form_of = '' WHERE form_of != ''", ())
        for path, shown in forms:
            self._write("UPDATE agreements SET form_of = ? WHERE path = ?", (shown, path))

    def note_links(self, path: str, links: Links, counts: tuple[int, int, int]) -> None:
        """Note what a record says of the others now, and how many errors, warnings and infos it holds."""
        text = "" if links.is_empty else links.model_dump_json()
        self._write(
            "UPDATE agreements SET links = ?, amends = ?, errors = ?, warnings = ?, infos = ? WHERE path = ?",
            (text, links.amends or "", *counts, path),
        )

    def hidden(self) -> frozenset[str]:
        """What those go by of which another form is shown."""
        rows = self._base.execute(f"SELECT path FROM {_OF_RUN} WHERE form_of != ''", {"run": self._run})
        return frozenset(row[0] for row in rows)

    def findings(self) -> tuple[int, int, int]:
        """Errors, warnings and infos of all agreements, each counted in one of its forms."""
        row = self._base.execute(
            f"SELECT sum(errors), sum(warnings), sum(infos) FROM {_OF_RUN} WHERE form_of = ''",
            {"run": self._run},
        ).fetchone()
        return row[0] or 0, row[1] or 0, row[2] or 0

    def same_number(self) -> Iterator[tuple[str, list[str]]]:
        """Contract numbers that several agreements bear, each with what these go by, in order.

        A supplement may bear the number of the agreement that it amends.
        """
        query = f"SELECT number_key FROM {_OF_RUN} WHERE number_key != '' AND form_of = '' AND amends = ''"
        rows = self._base.execute(
            f"SELECT number, path FROM {_OF_RUN} WHERE form_of = '' AND amends = ''"
            f" AND number_key IN ({query} GROUP BY number_key HAVING count(*) > 1)"
            " ORDER BY number_key, path",
            {"run": self._run},
        )
        for _, group in itertools.groupby(rows, key=lambda row: number_key(row[0])):
            members = list(group)
            yield str(members[0][0]), [path for _, path in members]
