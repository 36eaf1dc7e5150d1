"""Thirty agreements one after another, by keys alone and by mouse; and what axe says of the pages."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from hedui.review.book import Book
from hedui.review.entries import About
from tests.desk.processes import answering, reviewing
from tests.desk.visitors import Visitor
from tests.review.papers import finding, put, record

pytestmark = pytest.mark.needs("chromium", "playwright", "axe")
AGREEMENTS = 30
KILLED_AT = 12
SERIOUS = ("serious", "critical")
SCAN = Path(__file__).parents[2] / "fixtures" / "demo" / "采购" / "复印机租赁合同（手机拍照）.jpg"
TEXT = """文具采购合同
合同编号：YS-2026-{at:02}
甲方：云泽市第{at}小学
乙方：青岚远山文具有限公司
第一条 合同总价为人民币71,090.00元（大写：柒万壹仟零玖元整）。
第二条 本合同一式两份，双方各执一份。
甲方（盖章）：云泽市第{at}小学 乙方（盖章）：青岚远山文具有限公司
签订日期：2026年3月2日
"""


def lay(out: Path, count: int) -> None:
    for at in range(count):
        put(out, record(finding(), sha256=f"{at:02x}" * 32, path=f"{at:02}.pdf", title=f"采购合同 {at:02}"))


def test_thirty_agreements_are_cleared_by_keys_alone(browser: Any, tmp_path: Path) -> None:
    lay(tmp_path, AGREEMENTS)
    with answering(tmp_path, "王丽") as links:
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


def decide(visitor: Visitor, at: int) -> None:
    """Judge all findings of the agreement that is open, confirm it, and come to the next, by mouse."""
    page = visitor.page
    judged = page.locator(".dot.judged").count()
    for number in range(judged, page.locator(".dot").count()):
        page.locator(".dot:not(.judged)").first.click()
        if at % 5 == 4:
            page.fill(".finding:not([hidden]) .why", "看过原件，无误")
        page.click(f".finding:not([hidden]) [data-verdict={'false-alarm' if at % 5 == 4 else 'true'}]")
        visitor.wait(f":nth-match(.dot.judged, {number + 1})")
    url = page.url
    page.click(".decide .confirm")
    page.wait_for_url(lambda now: now != url)
    visitor.wait(".finding:not([hidden]), .nothing, #agreements")


def test_thirty_agreements_are_cleared_by_mouse_with_a_restart_and_another_import_on_the_way(
    browser: Any, tmp_path: Path
) -> None:
    """What a new user does: a folder is imported; a value is picked on text, one on a scan; a mistake is taken back;
    the desk is killed, the folder moved and read again; a colleague decides at the same time."""
    from playwright.sync_api import expect

    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for at in range(AGREEMENTS - 1):
        (folder / f"{at:02}.txt").write_text(TEXT.format(at=at + 1), "utf-8")
    shutil.copy(SCAN, folder / "scan.jpg")
    people = ("--as", "王丽", "--as", "李明")
    with reviewing(folder, "--out", out, *people) as (links, process):
        visitor = Visitor(browser, links[0])
        page = visitor.page
        assert page.locator("#agreements tbody tr").count() == AGREEMENTS
        visitor.open("03.txt")
        page.click(".field[data-pointer='/title'] .edit")
        visitor.select("文具采购")
        expect(page.locator(".editor .value")).to_have_value("文具采购")
        page.click(".editor button:not([type])")
        visitor.wait(".field[data-pointer='/title'].corrected")
        page.click(".back")
        visitor.open("scan.jpg")
        page.hover(".field[data-pointer='/title']")
        visitor.wait(".sheet svg rect")
        page.click(".field[data-pointer='/number'] .edit")
        visitor.box("/title")
        expect(page.locator(".editor .value")).to_have_value(re.compile("租赁合同"))
        page.click(".editor .cancel")
        page.click(".finding:not([hidden]) [data-verdict=true]")  # a mistake, taken back
        visitor.wait(".dot.judged")
        page.click(".undo")
        visitor.wait(".findings:not(:has(.dot.judged))")
        page.click(".back")
        page.locator("a.open").first.click()
        for at in range(KILLED_AT):
            decide(visitor, at)
        told = list(visitor.trouble)
        process.kill()
    moved = folder.with_name("agreements of March")
    folder.rename(moved)
    with reviewing(moved, "--out", out, "--force", *people) as (links, _):
        visitor.enter(links[0])
        visitor.trouble[:] = told  # an answer that the kill cut off is no trouble of the page's
        assert visitor.text(".tabs .confirmed b") == str(KILLED_AT)  # nothing is asked again
        assert page.locator(".tabs .again").count() == 0
        page.click(".tabs .pending")
        other = Visitor(browser, links[1])
        for each in (other, visitor):
            each.page.locator("a.open").first.click()
            each.wait(".finding:not([hidden])")
        other.page.click(".finding:not([hidden]) [data-verdict=true]")
        other.wait(".dot.judged")
        page.click(".finding:not([hidden]) [data-verdict=true]")
        visitor.wait("#toast.trouble")
        assert "李明" in visitor.text("#toast")
        visitor.wait(".dot.judged")
        for at in range(KILLED_AT, AGREEMENTS):
            decide(visitor, at)
        visitor.wait("#agreements, .nothing")
        visitor.enter(links[0])
        assert visitor.text(".tabs .confirmed b") == str(AGREEMENTS)
    assert [said for said in visitor.trouble if "409" not in said] == []
    entries = Book(out).since(0, 9999)
    confirmed = [entry.draft.identity for entry in entries if entry.draft.about is About.STATUS]
    assert len(confirmed) == len(set(confirmed)) == AGREEMENTS
    assert {entry.by for entry in entries if entry.draft.about is About.FINDING} == {"王丽", "李明"}
    assert [entry.draft.places[0].text for entry in entries if entry.draft.about is About.VALUE] == ["文具采购"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_no_serious_complaint(browser: Any, tmp_path: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    lay(tmp_path, 2)
    with answering(tmp_path, "王丽") as links:
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
