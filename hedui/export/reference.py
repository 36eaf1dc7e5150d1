"""The catalogue of findings as a page of docs/, from the tables: ``python -m hedui.export.reference docs``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from hedui.export.codes import AMENDED_ELSEWHERE, CODES, CONTENT_DUPLICATE, NUMBER_DUPLICATE, Code
from hedui.settings import Language
from hedui.validate import INTERNAL_ERROR, RULES
from hedui.validate.rule import Rule

PAGE = "findings.md"

_HEAD = f"""# Findings · 核对项

This page is written by `make docs` from the tables in `hedui/validate/findings.toml` and
`hedui/export/codes.py`; do not edit it by hand.
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
_BATCH = {
    CONTENT_DUPLICATE.code: (
        "Only `hedui import` sees it: files of the same content are read once, and the record of each names the "
        "others. See [batch.md](batch.md)."
    ),
    NUMBER_DUPLICATE.code: (
        "Only `hedui import` sees it: it stands in no record but in the workbook, in `summary.json` and at the end of "
        "the run, with the files that bear the number. See [batch.md](batch.md)."
    ),
    AMENDED_ELSEWHERE.code: (
        "Only `hedui import` sees it: the record of the main agreement names the supplements and says what holds now, "
        "and from which of them. See [batch.md](batch.md#supplements)."
    ),
}
"""What is said of findings that no agreement has alone."""
_TABLE = ("| code | severity | 说明 | what it says |", "|---|---|---|---|")


def page() -> str:
    """The page in Markdown, ending in a newline."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield _HEAD
    yield from _TABLE
    for code in CODES:
        zh, en = code.meaning.say(Language.ZH), code.meaning.say(Language.EN)
        name = f"`{code.code}`" if code.code == INTERNAL_ERROR else f"[`{code.code}`](#{code.code})"
        yield f"| {name} | {code.severity} | {zh} | {en} |"
    for rule in RULES:
        yield from _section(rule)
    for code in CODES:
        if code.code in _BATCH:
            yield from _batch_section(code)


def _section(rule: Rule) -> Iterator[str]:
    yield from ("", f"## {rule.code}", "", f"{rule.zh}。", "", f"{rule.en}.")
    meaning = " ".join((rule.check.__doc__ or "").split())
    if meaning:
        yield from ("", meaning)
    if rule.source:
        yield from ("", f"Source · 依据：{rule.source}")


def _batch_section(code: Code) -> Iterator[str]:
    yield from (
        "",
        f"## {code.code}",
        "",
        f"{code.meaning.say(Language.ZH)}。",
        "",
        f"{code.meaning.say(Language.EN)}.",
    )
    yield from ("", _BATCH[code.code])


def main() -> None:
    """Write the page into the folder that the argument names."""
    (Path(sys.argv[1]) / PAGE).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
