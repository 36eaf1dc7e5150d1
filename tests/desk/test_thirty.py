"""Thirty agreements one after another by keys alone, and what those who cannot see meet: axe finds nothing serious."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hedui.review.book import Book
from hedui.review.entries import About
from tests.desk.processes import reviewing
from tests.desk.test_browser import Visitor
from tests.export.browser import CHROMIUM
from tests.review.papers import finding, put, record

pytestmark = pytest.mark.needs("chromium", "playwright", "axe")
AGREEMENTS = 30
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as programs:
        made = programs.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


def lay(out: Path, count: int) -> None:
    for at in range(count):
        put(out, record(finding(), sha256=f"{at:02x}" * 32, path=f"{at:02}.pdf", title=f"采购合同 {at:02}"))


def test_thirty_agreements_are_cleared_by_keys_alone(browser: Any, tmp_path: Path) -> None:
    lay(tmp_path, AGREEMENTS)
    with reviewing(tmp_path, "--as", "王丽") as (links, _):
        visitor = Visitor(browser, links[0])
        visitor.press("j", "Enter")
        started = time.monotonic()
        for at in range(AGREEMENTS):
            visitor.wait(".finding:not([hidden])")
            if at == 3:  # a mistake, taken back, and a correction on the way
                visitor.press("1")
                visitor.wait(".dot.judged")
                visitor.press("u")
                visitor.wait(".dot:not(.judged)")
                visitor.page.focus(".field[data-pointer='/title']")
                visitor.press("e")
                visitor.page.keyboard.type("采购合同（更正）")
                visitor.press("Enter")
                visitor.wait(".field[data-pointer='/title'].corrected")
            if at % 2:
                visitor.press("2")
                visitor.page.keyboard.type("识别有误")
                visitor.press("Enter")
            else:
                visitor.press("1")
            visitor.wait(".decide .judged")
            url = visitor.page.url
            visitor.press("c")
            visitor.page.wait_for_url(lambda now, url=url: now != url)
        visitor.wait("#agreements .status.confirmed")
        assert visitor.page.locator("#agreements .status.confirmed").count() == AGREEMENTS
        assert visitor.trouble == []
        assert time.monotonic() - started < 3 * AGREEMENTS
    entries = Book(tmp_path).since(0, 999)
    assert sum(entry.draft.about is About.STATUS for entry in entries) == AGREEMENTS
    assert {entry.by for entry in entries} == {"王丽"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_no_serious_complaint(browser: Any, tmp_path: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    lay(tmp_path, 2)
    with reviewing(tmp_path, "--as", "王丽") as (links, _):
        visitor = Visitor(browser, links[0], color_scheme=scheme, bypass_csp=True)
        axe = Axe()
        for _ in range(2):
            found = axe.run(visitor.page).response["violations"]
            serious = [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in SERIOUS]
            assert serious == []
            if visitor.page.locator("#agreements").count():
                visitor.open("采购合同 00")
                visitor.wait(".finding:not([hidden])")
                visitor.page.click(".field[data-pointer='/title'] .edit")
