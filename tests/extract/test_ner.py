"""Names in running text."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from fixtures.generator.make import make_agreement
from fixtures.generator.statement import lift_marks
from fixtures.generator.text import marked_text
from fixtures.generator.world import Split
from hedui.extract.parties.ner import MODEL, WINDOW, EntityLabel, entities, windows


def _names(text: str) -> list[tuple[str, str]]:
    return [(entity.label.value, text[entity.start : entity.end]) for entity in entities(text)]


def test_names_without_labels() -> None:
    text = "本合同由甘肃省天水市秦州区水利局与绍兴市旭晟信息技术有限公司于2024年5月签订，联络人为欧阳慧敏。"
    assert _names(text) == [
        ("ORG", "甘肃省天水市秦州区水利局"),
        ("ORG", "绍兴市旭晟信息技术有限公司"),
        ("PERSON", "欧阳慧敏"),
    ]


def test_borders_where_labels_run_together() -> None:
    text = "甲方：衡阳市蒸湘区图书馆 地址：湖南省衡阳市蒸湘区育才路12号 法定代表人：蒋文彬 开户行：交通银行衡阳分行"
    assert ("ORG", "衡阳市蒸湘区图书馆") in _names(text)
    assert ("ADDRESS", "湖南省衡阳市蒸湘区育才路12号") in _names(text)
    assert ("PERSON", "蒋文彬") in _names(text)
    assert ("BANK", "交通银行衡阳分行") in _names(text)


def test_spaces_between_characters_belong_to_the_name() -> None:
    text = "乙 方 ：[ 义 乌 市 航 启 电 子 商 务 有 限 公 司 ]\n法定代表人：史锐"
    assert ("ORG", "义 乌 市 航 启 电 子 商 务 有 限 公 司") in _names(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "双方应当遵守国家法律法规，不得利用网络从事危害国家安全的活动。",
        "逾期付款的，每日按欠付金额的万分之五支付违约金。",
    ],
)
def test_no_names_where_there_are_none(text: str) -> None:
    assert entities(text) == ()


def test_windows_cover_every_character_that_is_read_once_and_in_order() -> None:
    text = marked_text(make_agreement(1, 3, Split.TEST).agreement)
    offsets = [offset for window in windows(text) for offset in window.offsets]
    assert offsets == sorted(set(offsets))
    assert all(len(window.characters) == len(window.offsets) <= WINDOW for window in windows(text))
    skipped = set(range(len(text))) - set(offsets)
    assert all(text[offset].isspace() for offset in skipped)


def test_scores_on_unseen_layouts() -> None:
    right = found = wanted = 0
    for index in range(17):
        text, spans = lift_marks(marked_text(make_agreement(77, index, Split.TEST).agreement))
        want = {(span.start, span.end, span.label.value) for span in spans}
        got = {(entity.start, entity.end, entity.label.value) for entity in entities(text)}
        right, found, wanted = right + len(want & got), found + len(got), wanted + len(want)
    precision, recall = right / found, right / wanted
    assert 2 * precision * recall / (precision + recall) >= 0.95


def test_the_model_is_loaded_only_when_names_are_asked_for() -> None:
    code = "import sys, hedui.extract.parties.ner; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_model_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 15 * 2**20


def test_a_page_takes_a_moment_only() -> None:
    page = "甲方：衡阳市蒸湘区图书馆\n" + "双方应当遵守国家法律法规。" * 60
    entities(page)
    began = time.process_time()
    entities(page)
    assert time.process_time() - began < 1.0


def test_labels_are_those_of_the_generator() -> None:
    assert {label.value for label in EntityLabel} == {"ORG", "PERSON", "ADDRESS", "BANK"}
