"""Whether pages in files of their own are one agreement's."""

from __future__ import annotations

import pytest

from hedui.divide.following import are_of_one
from hedui.models.page import Page
from hedui.read.loose import loose_pages
from hedui.settings import Settings

from .loose_pages import APART, ONE


def page(text: str) -> Page | None:
    found = loose_pages(text.encode(), "1.txt", Settings())
    return found[0] if len(found) == 1 else None


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_pages_that_go_on_are_one_agreement(text: str) -> None:
    assert are_of_one(map(page, text.split("¶")))


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_pages_that_are_not_proved_to_go_on_stay_apart(text: str) -> None:
    assert not are_of_one(map(page, text.split("¶")))
