"""Traditional glyphs on simplified pages."""

from __future__ import annotations

from hedui.read.ocr.simplified import put_right


def test_a_stray_traditional_glyph_is_simplified_character_for_character() -> None:
    read = "单位名称：青川市测绘院\n稅号：1237020360818950XW\n合计（大写）：叁拾貳万元整"
    assert put_right(read) == read.replace("稅", "税").replace("貳", "贰")
    assert put_right("稅号") == "税号"


def test_a_traditional_page_stays_as_it_is() -> None:
    assert (
        put_right("甲方應於簽約後支付總價款，逾期者應給付違約金。") == "甲方應於簽約後支付總價款，逾期者應給付違約金。"
    )


def test_names_with_rare_characters_stay() -> None:
    assert put_right("法定代表人：陶喆堃，镕瑄祎昇") == "法定代表人：陶喆堃，镕瑄祎昇"
