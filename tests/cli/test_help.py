"""Pages of help are read on a telephone's terminal and on a wide screen."""

from __future__ import annotations

import pytest

from hedui.cli.app import VERBS, build
from hedui.cli.help import page_of
from hedui.cli.layout import described, wrapped
from hedui.export.text import width
from hedui.settings import Language


@pytest.mark.parametrize("columns", [40, 53, 64, 80, 100, 230])
@pytest.mark.parametrize("lang", Language)
def test_no_line_is_wider_than_the_terminal_nor_than_is_read_easily(lang: Language, columns: int) -> None:
    import typer

    group = typer.main.get_command(build(lang))
    for verb in VERBS:
        lines = page_of(group, verb.name, lang, columns).split("\n")
        assert max(map(width, lines)) <= min(columns, 110), verb.name
        assert not any(line.endswith(("≥", "(≥", "≤")) for line in lines)


def test_what_stands_between_bars_is_cut_there() -> None:
    words = "--export xlsx|csv|jsonl|html|parquet"
    assert list(wrapped(words, 20)) == ["--export xlsx|csv|", "jsonl|html|parquet"]
    assert list(wrapped(words, 40)) == [words]


@pytest.mark.parametrize("mark", "，。；：、！？）】》”’,.;:!?)]%")
def test_no_line_begins_with_a_mark_nor_is_one_longer_for_it(mark: str) -> None:
    text = f"一二三四五六七八九十{mark}一二三四"
    for columns in range(6, 30):
        lines = list(wrapped(text, columns))
        assert "".join(lines) == text
        assert not any(line.startswith(mark) for line in lines)
        assert max(map(width, lines)) <= columns


def test_on_a_narrow_page_a_description_stands_below() -> None:
    assert list(described("--out 文件夹", "输出文件夹", 32, 40)) == ["  --out 文件夹", "      输出文件夹"]
    assert list(described("--out 文件夹", "输出文件夹", 32, 80)) == ["  --out 文件夹                  输出文件夹"]
