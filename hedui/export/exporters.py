"""The table of exporters, and the one pass over all records that feeds them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager, ExitStack
from typing import Protocol

from hedui.errors import OutputError
from hedui.export.entry import Entry, Missing
from hedui.export.folder import OutputFolder
from hedui.export.report import report
from hedui.export.tables import contracts, findings, records
from hedui.export.workbook import workbook
from hedui.settings import Export, Language


class Exporter(Protocol):
    """Is told of everything once, and keeps little of it in memory."""

    def add(self, entry: Entry) -> None:
        """Take in an agreement."""

    def miss(self, missing: Missing) -> None:
        """Take in an input without a record."""


Opening = Callable[[OutputFolder, Language], AbstractContextManager[Exporter]]

EXPORTERS: dict[Export, tuple[Opening, ...]] = {
    Export.XLSX: (workbook,),
    Export.CSV: (contracts, findings),
    Export.JSONL: (records,),
    Export.HTML: (report,),
}


def export_all(
    folder: OutputFolder,
    kinds: Collection[Export],
    entries: Iterable[Entry],
    missing: Iterable[Missing],
    lang: Language,
) -> tuple[str, ...]:
    """Write the exports asked for. What could not be put in place (a workbook that is open in Excel) is said in the
    sentences that are returned; the others stand."""
    opened = [opening(folder, lang) for kind in Export if kind in kinds for opening in EXPORTERS[kind]]
    if not opened:
        return ()
    with ExitStack() as abandon:
        exporters = [abandon.enter_context(each) for each in opened]
        for entry in entries:
            for exporter in exporters:
                exporter.add(entry)
        for each in missing:
            for exporter in exporters:
                exporter.miss(each)
        abandon.pop_all()
    return tuple(filter(None, map(_finish, opened)))


def _finish(opened: AbstractContextManager[Exporter]) -> str | None:
    """Put one export in place; what to say where that fails."""
    try:
        opened.__exit__(None, None, None)
    except OutputError as error:
        return str(error)
    return None
