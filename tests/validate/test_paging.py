"""What is told of pages that are absent, out of order or there twice; and that their text counts once."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.models.record import Record
from hedui.pipeline import process
from hedui.settings import Language, Settings
from tests.validate.agreements import CLEAN

HEAD, FEES = CLEAN.split("第三条 费用")
ITEMS, REST = "第三条 费用" + FEES.split("第四条 违约责任")[0], "第四条 违约责任" + FEES.split("第四条 违约责任")[1]
BLANK = "3.3 甲方的开票邮箱为【】，质保期自【】起算。\n"
PAGES = {1: HEAD + "第1页 共3页\n", 2: ITEMS + BLANK + "第2页 共3页\n", 3: REST + "第3页 共3页\n"}
CODES = ("page-missing", "page-duplicate")


def read(tmp_path: Path, *numbers: int, lang: Language = Language.ZH) -> tuple[Record, dict[str, str]]:
    """The record of some of the pages, in some order, and what its findings about pages say."""
    path = tmp_path / "a.txt"
    path.write_text("\f".join(PAGES[number] for number in numbers), "utf-8")
    record = process(path, Settings(lang=lang))
    return record, {finding.code: finding.message for finding in record.findings if finding.code in CODES}


def test_whole_agreements_are_let_be(tmp_path: Path) -> None:
    assert read(tmp_path, 1, 2, 3)[1] == {}


@pytest.mark.parametrize(
    ("numbers", "code", "words"),
    [
        ((1, 3), "page-missing", "按页码缺第2页（共3页）：“第1页 共3页”"),
        ((1, 2), "page-missing", "按页码缺第3页（共3页）"),
        ((1, 3, 2), "page-missing", "文件第3页的页码“第2页 共3页”在“第3页 共3页”之后"),
        ((1, 2, 2, 3), "page-duplicate", "文件第3页与第2页相同（“第2页 共3页”）"),
        ((1, 3, 2, 2), "page-duplicate", "文件第4页与第3页相同（“第2页 共3页”）；页序也不对"),
        ((1, 1, 2, 3), "page-duplicate", "文件第2页与第1页相同"),
    ],
)
def test_what_is_wrong_with_pages(tmp_path: Path, numbers: tuple[int, ...], code: str, words: str) -> None:
    record, said = read(tmp_path, *numbers)
    assert list(said) == [code]
    assert words in said[code]
    assert next(finding for finding in record.findings if finding.code == code).evidence
    assert read(tmp_path, *numbers, lang=Language.EN)[1].keys() == said.keys()


def test_what_stands_on_a_page_twice_counts_once(tmp_path: Path) -> None:
    once, _ = read(tmp_path, 1, 2, 3)
    for numbers in ((1, 2, 2, 3), (1, 2, 3, 2), (1, 2, 3, 1)):
        twice, _ = read(tmp_path, *numbers)
        assert twice.contract == once.contract
        assert len(twice.brackets) == len(once.brackets)
        assert [f.code for f in twice.findings if f.code not in CODES] == [f.code for f in once.findings]
        assert twice.source.pages == len(numbers)
