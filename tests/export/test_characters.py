"""Where the characters of a page stand, written and read back, and what a box on the page holds."""

from __future__ import annotations

import math
from array import array

from hedui.export.characters import placed, placed_by, to_bytes, within
from hedui.models.evidence import Evidence, Method
from hedui.models.page import Page, Reading

TEXT = "户名 青石公司\n账号\t6222 001\n开户行"


def page(text: str = TEXT) -> Page:
    """Characters ten points wide, lines twenty points high; what parts lines and cells has no place."""
    boxes = array("d")
    left = top = 0.0
    for character in text:
        if character in "\n\t":
            boxes.extend([math.nan] * 4)
        else:
            boxes.extend([left, top, left + 10, top + 20])
        left, top = (0.0, top + 20) if character == "\n" else (left + 10, top)
    return Page(number=3, text=text, reading=Reading.OCR, boxes=boxes)


def held(box: tuple[float, float, float, float]) -> list[str]:
    return [TEXT[start:end] for start, end in within(page(), box)]


def test_places_are_read_back_as_they_were() -> None:
    made = placed(3, TEXT, to_bytes(page()))
    assert made is not None
    for start, end in ((0, 7), (3, 7), (8, 19)):
        assert made.locate(start, end) == page().locate(start, end)


def test_places_of_another_text_or_damaged_ones_are_none() -> None:
    data = to_bytes(page())
    assert placed(3, TEXT + "，", data) is None
    assert placed(3, TEXT, data[:-9]) is None
    assert placed(3, TEXT, b"no places") is None
    assert placed(3, TEXT, b"") is None
    assert to_bytes(Page(number=1, text="纯文本", reading=Reading.PLAIN_TEXT)) == b""


def test_a_box_holds_what_has_its_middle_in_it() -> None:
    assert held((26, 2, 71, 18)) == ["青石公司"]
    assert held((36, 2, 71, 18)) == ["石公司"]
    assert held((0, 300, 100, 400)) == []
    assert held((5, 10, 5, 10)) == ["户"]


def test_a_box_over_lines_goes_on_from_one_to_the_next_and_leaves_out_what_is_beside_it() -> None:
    assert held((0, 0, 200, 60)) == [TEXT]
    assert held((0, 0, 26, 60)) == ["户名", "账号", "开户行"]


def test_without_places_those_of_the_values_that_were_read_serve() -> None:
    start = TEXT.index("青石公司")
    known = Evidence(
        page=3, start=start, end=start + 4, text="青石公司", boxes=((30, 0, 70, 20),), confidence=1, method=Method.LABEL
    )
    made = placed_by(3, TEXT, [known])
    assert made is not None
    assert [TEXT[first:last] for first, last in within(made, (39, 0, 62, 20))] == ["石公"]
    assert placed_by(3, TEXT, [known.model_copy(update={"boxes": ()}), known.model_copy(update={"page": 2})]) is None
