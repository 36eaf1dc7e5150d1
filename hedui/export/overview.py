"""The first sheet of the workbook: what was found, in one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hedui.export import names
from hedui.export.codes import CODES
from hedui.export.digest import Digest
from hedui.export.names import SEVERITIES
from hedui.export.sheet import HEADING, LEVELS, LINE_POINTS, LINK, RULE, for_paper, lines_of
from hedui.export.text import clean, shortened
from hedui.messages import Message
from hedui.models.severity import Severity
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
_FIRST = Message("最该先看的合同", "Look at these first")
_MONEY = Message("合同金额", "Total")
_PROBLEM = Message("最严重问题", "Worst finding")
_FINDING = Message("核对项", "Finding")
_LEVEL = Message("级别", "Severity")
_COUNT = Message("处数", "Findings")
_IN = Message("合同数", "Agreements")

_AMOUNT = 2
"""The column of numbers that stand under each other."""
_NAME_WIDE, _WIDE = 46, 64
_MOST_LINES = 6
"""Of a finding that is worth naming first: the other sheets have all of it, and here ten stand on one page."""
_TOP: dict[str, object] = {"valign": "top"}
_RULED = _TOP | {"bottom": 1, "bottom_color": RULE}
_FIGURES: dict[str, object] = {"align": "right", "indent": 1}


class Overview:
    """Counts while agreements pass by, and is written at the end; its sheet stands first all the same."""

    def __init__(self, book: Any, lang: Language) -> None:
        self._book = book
        self._lang = lang
        self._sheet = book.add_worksheet(TITLE.say(lang))
        self._worst: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._levels: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._agreements: Counter[str] = Counter()
        self._sums: dict[str, Decimal] = {}
        self._pages = self._missing = 0
        self.same_numbers = 0

    def add(self, digest: Digest) -> None:
        """Count an agreement."""
        self._worst[digest.worst] += 1
        self._pages += int(str(digest.value("Pages") or 0))
        amount, currency = digest.value("Total"), digest.money[1]
        if isinstance(amount, Decimal):
            self._sums[currency] = self._sums.get(currency, Decimal(0)) + amount
        for code, name, level in digest.found():
            self._found[code] += 1
            self._names.setdefault(code, name)
            self._levels.setdefault(code, level)
        self._agreements.update(digest.codes())

    def miss(self) -> None:
        """Count an input without a record."""
        self._missing += 1

    def finish(self, first: Sequence[Digest]) -> None:
        """Write the sheet, with the agreements to look at first."""
        sheet, lang = self._sheet, self._lang
        plain = self._book.add_format(_RULED)
        right_of = self._book.add_format(_RULED | _FIGURES)
        left = self._book.add_format(_RULED | {"align": "left", "indent": 1})
        heads = [self._book.add_format(HEADING | more) for more in ({}, {}, _FIGURES, {"align": "left", "indent": 1})]
        sheet.set_column(0, 0, _NAME_WIDE)
        sheet.set_column(1, 1, 18)
        sheet.set_column(_AMOUNT, _AMOUNT, 16)
        sheet.set_column(3, 3, _WIDE)
        sheet.write_string(0, 0, _HEAD.say(lang), self._book.add_format({"bold": True, "font_size": 16}))
        row = 2
        for label, value, options in self._lines():
            sheet.write_string(row, 0, label, self._book.add_format(_TOP | options))
            form = _TOP | {"num_format": "#,##0.00" if isinstance(value, Decimal) else "#,##0"} | options
            sheet.write_number(row, 1, value, self._book.add_format(form))
            row += 1
        levels = {SEVERITIES[each].say(lang): self._book.add_format(LEVELS[each] | _RULED) for each in Severity}
        row = self._write_first(row + 1, first, heads, levels)
        for number, message in enumerate((_FINDING, _LEVEL, _COUNT, _IN)):
            sheet.write_string(row, number, message.say(lang), heads[number])
        sheet.repeat_rows(row)
        for code in self._in_order():
            row += 1
            level = self._levels[code]
            sheet.write_string(row, 0, self._names[code], plain)
            sheet.write_string(row, 1, level, levels.get(level, plain))
            sheet.write_number(row, _AMOUNT, self._found[code], right_of)
            sheet.write_number(row, 3, self._agreements[code], left)
        for_paper(sheet)
        sheet.activate()

    def _write_first(self, row: int, first: Sequence[Digest], heads: Sequence[Any], levels: Mapping[str, Any]) -> int:
        """The agreements to look at first, each with a link to its place in the report. The row behind them."""
        if not first:
            return row
        sheet, lang = self._sheet, self._lang
        wrapped = self._book.add_format(_RULED | {"text_wrap": True, "align": "left", "indent": 1})
        link = self._book.add_format(_RULED | LINK | {"text_wrap": True})
        usual = names.currency("CNY", lang)
        for number, message in enumerate((_FIRST, _LEVEL, _MONEY, _PROBLEM)):
            sheet.write_string(row, number, message.say(lang), heads[number])
        for digest in first:
            row += 1
            path, said = clean(str(digest.value("File"))), clean(str(digest.value("Worst finding") or ""))
            said = shortened(said, _MOST_LINES * _WIDE)
            lines = max(lines_of(path, _NAME_WIDE), lines_of(said, _WIDE))
            sheet.set_row(row, lines * LINE_POINTS)
            sheet.write_url(row, 0, f"external:{digest.value('Report')}", link, path)
            level = str(digest.value("Worst"))
            sheet.write_string(row, 1, level, levels[level])
            amount, currency = digest.money
            unit = "" if currency == usual else currency.replace('"', "")
            form = _RULED | _FIGURES | {"num_format": f'#,##0.00" {unit}"' if unit else "#,##0.00"}
            sheet.write(row, _AMOUNT, amount, self._book.add_format(form))
            sheet.write_string(row, 3, said, wrapped)
        return row + 2

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
        usual = names.currency("CNY", lang)
        for currency, total in sorted(self._sums.items(), key=lambda each: (each[0] != usual, not each[0], each[0])):
            yield _TOTAL.say(lang, currency=currency or _NO_CURRENCY.say(lang)), total, {}

    def _in_order(self) -> list[str]:
        """The codes that were found, the worst and most frequent first."""
        ranks = {SEVERITIES[each].say(self._lang): each.rank for each in Severity}
        known = {each.code: number for number, each in enumerate(CODES)}
        return sorted(
            self._found, key=lambda code: (-ranks.get(self._levels[code], 0), -self._found[code], known.get(code, 0))
        )
