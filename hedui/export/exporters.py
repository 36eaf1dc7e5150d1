"""The table of exporters, and the one pass over all agreements that feeds those whose export is stale."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Protocol

from hedui.errors import EngineMissingError, OutputError
from hedui.export import changes, confirmed, lines, parquet, report, sqlite, tables, truths, workbook
from hedui.export.agreement import Agreement
from hedui.export.entry import Missing
from hedui.export.target import Target
from hedui.extras import how_to_get
from hedui.messages import Message
from hedui.settings import Export, Language


class Exporter(Protocol):
    """Is told of everything once, agreements in the order of their paths, and keeps little of it in memory."""

    takes_hidden: bool
    """Whether it is told also of agreements of which another form is shown."""

    def add(self, agreement: Agreement) -> None:
        """Take in an agreement."""

    def miss(self, missing: Missing) -> None:
        """Take in an input without a record."""


Opening = Callable[[Target], AbstractContextManager[Exporter]]

EXPORTERS: dict[Export, dict[str, Opening]] = {
    Export.XLSX: {workbook.NAME: workbook.workbook},
    Export.CSV: {tables.CONTRACTS_NAME: tables.contracts, tables.FINDINGS_NAME: tables.findings},
    Export.JSONL: {lines.NAME: lines.records},
    Export.HTML: {report.NAME: report.report},
    Export.PARQUET: {parquet.CONTRACTS_NAME: parquet.contracts, parquet.FINDINGS_NAME: parquet.findings},
    Export.SQLITE: {sqlite.NAME: sqlite.database},
    Export.CONFIRMED: {confirmed.NAME: confirmed.confirmed},
    Export.CHANGES: {changes.NAME: changes.changes},
    Export.TRUTHS: {truths.NAME: truths.truths},
}
"""What writes each file. A file that shows the batch as it is, is left alone."""


NO_PARQUET = Message(
    zh="写 Parquet 文件需要附加组件 parquet，{get}。",
    en="To write Parquet the extra “parquet” is needed: {get}.",
)


def check_available(kinds: Collection[Export], lang: Language) -> None:
    """Raises ``EngineMissingError`` where an export is asked for whose extra is not installed."""
    if Export.PARQUET in kinds and importlib.util.find_spec("pyarrow") is None:
        raise EngineMissingError(NO_PARQUET.say(lang, get=how_to_get("parquet", lang)))


def stale(target: Target, kinds: Collection[Export]) -> dict[str, Opening]:
    """The exports that do not show the target's state, by the names of their files."""
    wanted = {name: opening for kind in Export if kind in kinds for name, opening in EXPORTERS[kind].items()}
    return {name: opening for name, opening in wanted.items() if not target.cache.stands(name, target.state)}


def export_all(
    target: Target, kinds: Collection[Export], agreements: Iterable[Agreement], missing: Iterable[Missing]
) -> tuple[str, ...]:
    """Write those exports asked for that are stale. What could not be put in place (a workbook that is open in Excel)
    is said in the sentences that are returned; the others stand."""
    opened = {name: opening(target) for name, opening in stale(target, kinds).items()}
    if not opened:
        return ()
    with ExitStack() as abandon:
        exporters = [abandon.enter_context(each) for each in opened.values()]
        _tell(exporters, agreements, missing)
        abandon.pop_all()
    return tuple(filter(None, (_finish(target, name, each) for name, each in opened.items())))


def _tell(exporters: Sequence[Exporter], agreements: Iterable[Agreement], missing: Iterable[Missing]) -> None:
    """Tell each of every agreement, but those that another form stands for where it does not take these."""
    for agreement in agreements:
        for exporter in exporters:
            if exporter.takes_hidden or not agreement.hidden:
                exporter.add(agreement)
    for each in missing:
        for exporter in exporters:
            exporter.miss(each)


def _finish(target: Target, name: str, opened: AbstractContextManager[Exporter]) -> str | None:
    """Put one export in place; what to say where that fails."""
    try:
        opened.__exit__(None, None, None)
    except OutputError as error:
        return str(error)
    target.cache.wrote(name, target.state)
    return None
