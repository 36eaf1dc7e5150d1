"""How the time of reading grows with the length of hostile texts: one thing over and over, and nothing else.

    python benchmarks/growth.py [--size 30000] [--texts PREFIX]
    python benchmarks/growth.py --large [--texts PREFIX]

Each text is read at the size given (in characters) and at four times that; the CPU times and their ratio are printed,
the worst first. 4 is linear, 16 quadratic. The named reference is the same reading of an ordinary agreement of ours,
repeated to the size.

``--large`` reads each text as a file of one and of four megabytes (UTF-8), each in a process of its own, and prints CPU
seconds and the peak of memory; the exit code is 1 where one takes more than 5 or 20 seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from hedui.errors import DocumentError
from hedui.pipeline import process_with_pages
from hedui.settings import Settings

UNITS = {
    "big-digit": "壹",
    "myriads": "万",
    "one": "一",
    "yuan": "元",
    "amounts": "壹万元整",
    "currency": "人民币",
    "figures": "1,",
    "digits": "7",
    "empty-brackets": "【】",
    "open-brackets": "【",
    "parentheses": "()",
    "open-parentheses": "（",
    "book-marks": "《",
    "dates": "2024年1月1日",
    "blank-dates": "年月日",
    "underscores": "_",
    "boxes": "□ ",
    "pipes": "|",
    "blanks": " ",
    "tabs": "\t",
    "lines": "\n",
    "letters": "a",
    "parties": "甲方",
    "labels": "甲方：",
    "party-lines": "甲方：青岭有限公司\n",
    "companies": "有限公司",
    "articles": "第一条\n",
    "articles-in-line": "第一条 ",
    "points": "1.1 条\n",
    "items": "(1)\n",
    "annexes": "附件一：\n",
    "called": "(以下简称甲方)",
    "contents": "目录\n",
    "letters-of-authority": "授权书\n",
    "approval-sheets": "合同审批表\n",
    "headers": "序号\t名称\t数量\t单价\n",
    "rows": "1\t货\t2\t3.00\t6.00\n",
    "pages": "\f",
    "totals": "合计",
    "glued-details": "税号91330108MA28XXK12K电话13900001234",
    "sold": "滤膜，数量20台，单价5元\n",
    "blank-labels": "合同编号 QL7 采购人 青岭水务局 ",
    "sold-labels": "主要标的名称：滤膜主要标的数量：20主要标的单价：5元",
    "broken-sums": "港币\n壹万\n元整\n",
    "said": "SAY USD ONE ",
    "ruled-rows": "序号|1|",
    "personal": "甲方：，，，，",
    "telephones": "电话：",
    "accounts": "账号：",
    "seals": "盖章",
    "courts": "法院",
    "penalties": "违约金",
    "copies": "份",
    "cells": "<td>",
    "emphasis": "**",
    "sentences": "甲方应付款。",
    "commas": "，",
    "pauses": "、",
    "masks": "*",
    "supplements": "补充协议\n",
    "cited": "补充协议\n于2024年1月1日签订的《合同》编号：",
    "former": "补充协议\n原合同总价由",
    "placeholders": "XXX",
    "several-courts": "争议由甲方所在地法院管辖；",
    "instalments": "预付款30%，",
    "shares": "违约金10%,",
    "invoice-first": "付款前由甲方提供",
    "unread-terms": "合同期限为?年。\n",
    "unread-dates": "签订日期：2O24年?月1日\n",
    "unread-shares": "违约金为合同总价的l0%，",
    "unread-days": "甲方应在收到发票后1O日内付款。\n",
    "agreed": "青岭厂与滨和店签订协议\n",
    "titled-annexes": "附件1：清单\n",
    "unit-prices": "单价5元/台，数量3台，金额15元；",
    "list-marks": "一、",
    "roles": "甲方乙方丙方",
    "numbers-of-numbers": "1.2.3",
    "pairs-in-line": "人民币100元（大写：壹佰元整）",
    "signed-lists": "甲方（盖章）：\n乙方（盖章）：\n(1)货\n",
    "figures-in-lists": "一个\n(1)\n",
    "spanned-cells": "<table><tr><td rowspan=99 colspan=99>",
    "days-in-clauses": "验收后甲方在30日内支付，甲方委托、",
    "agreements": (
        "采购合同\n甲方：青岭有限公司\n乙方：滨和有限公司\n第一条 总价100元。\n第二条 期限一年。\n"
        "甲方（盖章）：青岭有限公司\n乙方（盖章）：滨和有限公司\n"
    ),
    "stages": "阶段\t比例\t条件\n预付款\t30%\t签订\n",
}
"""Name → what the text repeats."""
WITHIN = {
    "accounts-of-one": "甲方账号：62220202001{:08}\n",
    "articles-referred-to": "违反本合同第{}条的，按第五条执行。\n",
    "attachments-cited": "详见附件《第{}批货物清单》。\n",
    "attachments-listed": "附件：《第{}批货物清单》、《验收办法》\n",
    "parties-named": "甲方：第{}青岭有限公司\n",
    "holders-named": "甲方：青岭{0}有限公司\n户名：滨和{0}有限公司\n账号：62220202001{0:08}\n",
    "struck-out": "~~{}~~应付款，",
    "options-on-lines": "□{0}. 第{0}种方式\n",
    "choices-in-brackets": "【需要/不需要】第{}项，",
    "names-begun": "甲方：青岭商贸\n户名：青岭商贸第{}有限公司\n",
    "prices-in-one-sentence": "甲方与滨和{}有限公司签订合同，约定价款为100元，",
    "days-alike": "甲方应在收到发票后第{}批货物验收之日起30日内付款。\n",
}
"""Name → the line that an agreement says over and over, with another number each time."""
_ABOVE = "采购合同\n甲方：青岭有限公司\n乙方：滨和有限公司\n" + "".join(f"第{n}条 约定\n" for n in "一二三四五")
_BELOW = "甲方（盖章）：青岭有限公司\n乙方（盖章）：滨和有限公司\n"
_REFERENCE = Path(__file__).parents[1] / "fixtures" / "agreements" / "office-goods.txt"


def seconds(text: str) -> float:
    """CPU seconds that one reading of the text takes, or its refusal."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        file.write_text(text, "utf-8")
        began = time.process_time()
        with suppress(DocumentError):
            process_with_pages(file, Settings())
        return time.process_time() - began


def repeated(unit: str, size: int) -> str:
    """The unit over and over, up to ``size`` characters."""
    return unit * max(1, size // len(unit))


def within(line: str, size: int) -> str:
    """An agreement with the line over and over, counted, up to ``size`` characters."""
    return _ABOVE + "".join(map(line.format, range(90, 90 + size // len(line)))) + _BELOW


LARGE = {1_000_000: 5.0, 4_000_000: 20.0}
"""Bytes of a text → CPU seconds that reading it may take."""


def measured(text: str) -> tuple[float, int]:
    """CPU seconds of reading the text in a process of its own, and the most memory that this held, in MiB."""
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(_alone, (text,))


def _alone(text: str) -> tuple[float, int]:
    seconds("甲方")  # what is loaded once
    return seconds(text), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def large(name: str, size: int) -> str:
    """The text of that name, of about so many bytes."""
    sample = repeated(UNITS[name], 1) if name in UNITS else WITHIN[name].format(90)
    characters = size * len(sample) // len(sample.encode())
    return repeated(UNITS[name], characters) if name in UNITS else within(WITHIN[name], characters)


def in_bulk(names: Iterable[str]) -> int:
    """Print what each text takes at each size; how many took longer than they may."""
    over = 0
    print(f"{'text':24}" + "".join(f"{size // 1_000_000:>6} MB{'MiB':>8}" for size in LARGE))
    for name in names:
        found = [measured(large(name, size)) for size in LARGE]
        slow = [cpu > most for (cpu, _), most in zip(found, LARGE.values(), strict=True)]
        over += any(slow)
        print(f"{name:24}" + "".join(f"{cpu:8.1f}s{mib:8}" for cpu, mib in found) + "  over" * any(slow), flush=True)
    return over


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=30_000, help="characters of the smaller text")
    parser.add_argument("--texts", default="", help="only those whose name begins so")
    parser.add_argument("--large", action="store_true", help="one and four megabytes, with the peak of memory")
    options = parser.parse_args()
    if options.large:
        sys.exit(1 if in_bulk(name for name in (*UNITS, *WITHIN) if name.startswith(options.texts)) else 0)
    seconds("甲方")  # what is loaded once
    ordinary = _REFERENCE.read_text("utf-8")
    units = {"an ordinary agreement": ordinary, "an unread number in each": ordinary + "\n合同期限为?年。\n"} | UNITS
    texts = {name: partial(repeated, unit) for name, unit in units.items()}
    texts |= {name: partial(within, line) for name, line in WITHIN.items()}
    rows = []
    for name, text in texts.items():
        if name.startswith(options.texts):
            small, large = (seconds(text(size)) for size in (options.size, 4 * options.size))
            rows.append((large / max(small, 0.02), small, large, name))
    print(f"{'text':24} {options.size:>10} {4 * options.size:>10}   ratio")
    for ratio, small, large, name in sorted(rows, reverse=True):
        print(f"{name:24} {small:9.2f}s {large:9.2f}s {ratio:7.1f}")


if __name__ == "__main__":
    main()
