"""The catalogue of findings as a page of docs/, from the table: ``python -m hedui.validate.reference docs``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from hedui.validate.rule import Rule
from hedui.validate.table import INTERNAL_ERROR, RULES

PAGE = "findings.md"

_HEAD = f"""# Findings · 核对项

This page is written by `make docs` from the table in `hedui/validate/table.py`; do not edit it by hand.
本页由 `make docs` 生成，请勿手工修改。

| severity | | |
|---|---|---|
| `error` | do not sign or pay before it is settled | 未澄清前不要签署或付款 |
| `warning` | someone should look | 需要有人看一眼 |
| `info` | worth knowing | 供参考 |

A finding quotes each side as it stands on the page and says where. A rule that lacks its inputs says nothing.
`--disable CODE` leaves a finding out and `--severity CODE=LEVEL` changes its severity; both also go into `hedui.toml`,
and the record says what was changed. A rule that fails becomes an `{INTERNAL_ERROR}` finding; the others go on.
"""
_TABLE = ("| code | severity | 说明 | what it says |", "|---|---|---|---|")


def page() -> str:
    """The page in Markdown, ending in a newline."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield _HEAD
    yield from _TABLE
    for rule in RULES:
        yield f"| [`{rule.code}`](#{rule.code}) | {rule.severity} | {rule.zh} | {rule.en} |"
    for rule in RULES:
        yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield from ("", f"## {rule.code}", "", f"{rule.zh}。", "", f"{rule.en}.")
    meaning = " ".join((rule.check.__doc__ or "").split())
    if meaning:
        yield from ("", meaning)
    if rule.source:
        yield from ("", f"Source · 依据：{rule.source}")


def main() -> None:
    """Write the page into the folder that the argument names."""
    (Path(sys.argv[1]) / PAGE).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
