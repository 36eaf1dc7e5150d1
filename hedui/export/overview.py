"""The first sheet of the workbook: what was found, in one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hedui.export.codes import CODES, code_name
from hedui.export.columns import SEVERITIES
from hedui.export.digest import Digest
from hedui.export.sheet import HEADING, LEVELS, for_paper
from hedui.messages import Message
from hedui.models.finding import Severity
from hedui.settings import Language

TITLE = Message("汇总", "Summary")
_HEAD = Message("核对结果汇总", "What was found")
_AGREEMENTS = Message("合同", "Agreements")
_PAGES = Message("页数", "Pages")
_WITH = Message("最严重为“{level}”的合同", "Agreements whose worst finding is: {level}")
_WITHOUT = Message("没有问题的合同", "Agreements without findings")
_NOT_READ = Message("未处理的文件", "Files that were not read")
_SAME_NUMBERS = Message("重复的合同编号", "Contract numbers borne by several agreements")
_TOTAL = Message("合同金额合计（{currency}）", "Sum of totals ({currency})")
_NO_CURRENCY = Message("币种不明", "currency unknown")
_FINDING = Message("核对项", "Finding")
_LEVEL = Message("级别", "Severity")
_COUNT = Message("处数", "Findings")
_IN = Message("合同数", "Agreements")


class Overview:
    """Counts while agreements pass by, and is written at the end; its sheet stands first all the same."""

    def __init__(self, book: Any, lang: Language) -> None:
        self._book = book
        self._lang = lang
        self._sheet = book.add_worksheet(TITLE.say(lang))
        self._worst: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._levels: dict[str, str] = {}
        self._agreements: Counter[str] = Counter()
        self._sums: dict[str, Decimal] = {}
        self._pages = self._missing = 0
        self.same_numbers = 0

    def add(self, digest: Digest) -> None:
        """Count an agreement."""
        self._worst[digest.worst] += 1
        self._pages += int(str(digest.value("Pages") or 0))
        amount = digest.value("Total")
        if isinstance(amount, Decimal):
            currency = str(digest.value("Currency") or "")
            self._sums[currency] = self._sums.get(currency, Decimal(0)) + amount
        for code, level in digest.found():
            self._found[code] += 1
            self._levels.setdefault(code, level)
        self._agreements.update(digest.codes())

    def miss(self) -> None:
        """Count an input without a record."""
        self._missing += 1

    def finish(self) -> None:
        """Write the sheet."""
        sheet, lang = self._sheet, self._lang
        plain = self._book.add_format({"valign": "top"})
        heading, right = self._book.add_format(HEADING), self._book.add_format(HEADING | {"align": "right"})
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 1, 18)
        sheet.set_column(2, 3, 12)
        sheet.write_string(0, 0, _HEAD.say(lang), self._book.add_format({"bold": True, "font_size": 16}))
        row = 2
        for label, value, options in self._lines():
            sheet.write_string(row, 0, label, self._book.add_format({"valign": "top"} | options))
            form = {"valign": "top", "num_format": "#,##0.00" if isinstance(value, Decimal) else "#,##0"} | options
            sheet.write_number(row, 1, value, self._book.add_format(form))
            row += 1
        row += 1
        for number, message in enumerate((_FINDING, _LEVEL, _COUNT, _IN)):
            sheet.write_string(row, number, message.say(lang), right if number > 1 else heading)
        levels = {SEVERITIES[each].say(lang): self._book.add_format(LEVELS[each]) for each in Severity}
        for code in self._in_order():
            row += 1
            level = self._levels[code]
            sheet.write_string(row, 0, code_name(code, lang), plain)
            sheet.write_string(row, 1, level, levels.get(level, plain))
            sheet.write_number(row, 2, self._found[code], plain)
            sheet.write_number(row, 3, self._agreements[code], plain)
        for_paper(sheet, wide=False)
        sheet.activate()

    def _lines(self) -> Iterator[tuple[str, int | Decimal, dict[str, str]]]:
        """Each line of the upper part: what, how many, and its colours."""
        lang = self._lang
        yield _AGREEMENTS.say(lang), self._worst.total(), {}
        yield _PAGES.say(lang), self._pages, {}
        for severity, name in SEVERITIES.items():
            yield _WITH.say(lang, level=name.say(lang)), self._worst[severity.value], LEVELS[severity]
        yield _WITHOUT.say(lang), self._worst["clean"], LEVELS[None]
        yield _NOT_READ.say(lang), self._missing, {}
        yield _SAME_NUMBERS.say(lang), self.same_numbers, {}
        for currency, total in sorted(self._sums.items()):
            yield _TOTAL.say(lang, currency=currency or _NO_CURRENCY.say(lang)), total, {}

    def _in_order(self) -> list[str]:
        """The codes that were found, the worst and most frequent first."""
        ranks = {SEVERITIES[each].say(self._lang): each.rank for each in Severity}
        known = {each.code: number for number, each in enumerate(CODES)}
        return sorted(
            self._found, key=lambda code: (-ranks.get(self._levels[code], 0), -self._found[code], known.get(code, 0))
        )
