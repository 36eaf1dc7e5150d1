"""A value picked by a box on a page's picture."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from hedui.export.characters import to_bytes
from hedui.export.layout import characters_name
from hedui.models.page import Page, Reading
from tests.desk.clients import Desk, address, correct
from tests.review.papers import SHA, TEXTS, record

MADE = record()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A page whose characters are ten points wide, in lines of twenty points."""
    made = Desk(tmp_path / "out", MADE)
    boxes, left, top = array("d"), 0.0, 0.0
    for character in TEXTS[0]:
        boxes.extend([left, top, left + 10, top + 20])
        left, top = (0.0, top + 20) if character == "\n" else (left + 10, top)
    path = made.out / characters_name(SHA, 1)
    path.parent.mkdir(parents=True)
    path.write_bytes(to_bytes(Page(number=1, text=TEXTS[0], reading=Reading.OCR, boxes=boxes)))
    return made


def box(left: float, top: float, right: float, bottom: float) -> dict[str, float]:
    return {"left": left, "top": top, "right": right, "bottom": bottom}


def test_what_was_read_inside_a_box_becomes_the_value_with_its_place(desk: Desk) -> None:
    client = desk.person()
    for sides in (box(28, 62, 72, 78), box(72, 78, 28, 62)):  # dragged from either corner
        found = client.get(f"{address(MADE)}/pages/1/within", params=sides).json()
        assert found["text"] == "远山公司"
    assert found["boxes"] == [[30, 60, 70, 80]]
    assert correct(client, MADE, "/parties/甲方/name", found["text"], places=found["places"]).status_code == 200
    seen = client.get(address(MADE)).json()["record"]
    assert seen["contract"]["parties"][0]["name"] == "远山公司"
    [place] = seen["evidence"]["/parties/0/name"]
    assert (place["method"], place["text"], place["boxes"]) == ("person", "远山公司", [[30, 60, 70, 80]])


def test_it_goes_through_the_fields_own_normaliser(desk: Desk) -> None:
    client = desk.person()
    found = client.get(f"{address(MADE)}/pages/1/within", params=box(0, 140, 300, 160)).json()
    assert found["text"] == "账号：6222 0010 0200 3004"
    answer = correct(client, MADE, "/total/amount", found["text"], places=found["places"])
    assert answer.status_code == 422 and "不能作为" in answer.json()["error"]
    assert desk.office.book.number() == 0


def test_wrapped_lines_are_one_value_with_a_place_each_where_something_is_between(desk: Desk) -> None:
    found = desk.person().get(f"{address(MADE)}/pages/1/within", params=box(28, 42, 72, 78)).json()
    assert found["text"] == "晨光学校远山公司"
    assert [each["text"] for each in found["places"]] == ["晨光学校", "远山公司"]
    assert correct(desk.person(), MADE, "/title", found["text"], places=found["places"]).status_code == 200
    assert len(desk.person().get(address(MADE)).json()["record"]["evidence"]["/title"]) == 2


def test_where_nothing_was_read_nothing_is_found(desk: Desk) -> None:
    client = desk.person()
    assert client.get(f"{address(MADE)}/pages/1/within", params=box(500, 500, 600, 600)).json()["text"] == ""
    assert client.get(f"{address(MADE)}/pages/2/within", params=box(0, 0, 600, 600)).json()["places"] == []
    assert client.get(f"{address(MADE)}/pages/99/within", params=box(0, 0, 600, 600)).json()["places"] == []


@pytest.mark.parametrize("side", ["nan", "inf", "x", "1e99", ""])
def test_sides_that_are_no_numbers_are_refused(desk: Desk, side: str) -> None:
    answer = desk.person().get(f"{address(MADE)}/pages/1/within", params={**box(0, 0, 1, 1), "left": side})
    assert answer.status_code == 400
