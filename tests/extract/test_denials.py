"""What the agreement does without at all is asked of each sentence by itself."""

import gc
import time

import pytest

from hedui.divide import divide
from hedui.extract import lay_out, load_catalogue
from hedui.extract.clauses.denials import NOT, without_denied_at_all
from hedui.models.page import Page, Reading
from hedui.normalize import punctuation
from tests.extract.reading import read, values


def taken(sentences: int) -> float:
    """CPU seconds that it takes to ask so many sentences, of which no two are alike, what they deny."""
    pages = (Page(1, "".join(f"乙方应按第{n}批图纸施工，不得有误。\n" for n in range(sentences)), Reading.PLAIN_TEXT),)
    layout = lay_out(pages, load_catalogue(), divide(pages))
    gc.collect()
    began = time.process_time()
    without_denied_at_all(layout, ())
    return time.process_time() - began


def test_time_is_linear_in_the_sentences() -> None:
    small, large = min(taken(5_000) for _ in range(3)), min(taken(20_000) for _ in range(3))
    assert large < 8 * small + 0.2


@pytest.mark.parametrize("before", ["", "乙方应按图施工。", "乙方应按图施工；", "乙方应按图施工\n"])
@pytest.mark.parametrize("behind", ["", "另行约定除外事项。", "\n"])
def test_a_sentence_denies_wherever_it_stands(before: str, behind: str) -> None:
    said = "采购合同\n甲方：青岭有限公司\n乙方：滨和有限公司\n一、质保期：12个月。\n"
    assert values(read(said), "warranty.duration") == ["P12M"]
    assert values(read(f"{said}{before}本合同不设质保期。{behind}"), "warranty.duration") == []


def test_what_only_the_next_sentence_says_is_not_denied() -> None:
    said = "采购合同\n甲方：青岭有限公司\n乙方：滨和有限公司\n一、质保期：12个月。\n本合同不设。质保期满后付清。"
    assert values(read(said), "warranty.duration") == ["P12M"]


def test_each_denial_has_a_word_for_not() -> None:
    denials = [veto for veto in load_catalogue().vetoes if veto.sentence is not None]
    assert denials
    assert all(punctuation.holds(example, NOT) for veto in denials for example in veto.source.examples)
