"""What people do with hands that slip: keys held and doubled, Caps Lock, input methods, and words that are half typed
while the page is drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hedui.review.book import Book
from hedui.review.entries import About, Entry
from tests.desk.processes import answering
from tests.desk.visitors import Visitor
from tests.review.papers import finding, put, record

pytestmark = pytest.mark.needs("chromium", "playwright")
CODES = ("amount-words-mismatch", "total-mismatch", "party-name-mismatch")
TITLE = ".field[data-pointer='/title']"
NOTE = "[data-about=note]"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    put(tmp_path, record(*map(finding, CODES)))
    return put(tmp_path, record(sha256="cd" * 32, path="b.pdf", title="第二份合同"))


@pytest.fixture
def links(out: Path) -> Iterator[list[str]]:
    with answering(out, "王丽", "李明") as made:
        yield made


@pytest.fixture
def visitor(browser: Any, links: list[str]) -> Visitor:
    made = Visitor(browser, links[0])
    made.open("a.pdf")
    made.wait(".finding:not([hidden])")
    return made


def entered(out: Path, about: About = About.FINDING) -> list[Entry]:
    return [entry for entry in Book(out).since(0, 99) if entry.draft.about is about]


def typing(visitor: Visitor, selector: str, text: str) -> None:
    visitor.page.click(selector)
    visitor.page.keyboard.type(text)


def compose(visitor: Visitor, text: str) -> Any:
    """Begin a word with an input method, as Chromium itself would be told by one."""
    method = visitor.context.new_cdp_session(visitor.page)
    method.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    return method


def test_a_key_that_is_held_judges_once(visitor: Visitor, out: Path) -> None:
    for _ in range(6):
        visitor.page.keyboard.down("1")  # further ones repeat, until the key is up
    visitor.wait(".dot.judged")
    visitor.page.keyboard.down("1")
    visitor.page.keyboard.up("1")
    visitor.page.wait_for_timeout(300)
    assert len(entered(out)) == 1 and visitor.trouble == []


def test_a_double_click_judges_once(visitor: Visitor, out: Path) -> None:
    visitor.page.dblclick(".finding:not([hidden]) [data-verdict=true]", delay=20)
    visitor.wait(".dot.judged")
    visitor.page.wait_for_timeout(300)
    assert len(entered(out)) == 1


def test_keys_count_with_caps_lock_and_with_an_input_method_that_takes_them(visitor: Visitor, out: Path) -> None:
    visitor.press("Shift+J")
    assert visitor.text(".findings .count") == "2/3"
    visitor.page.evaluate(
        """() => document.body.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Process", code: "KeyK", keyCode: 229, bubbles: true }))"""
    )
    assert visitor.text(".findings .count") == "1/3"
    visitor.page.evaluate(
        """() => document.body.dispatchEvent(
          new KeyboardEvent("keydown", { key: "1", code: "Digit1", isComposing: true, bubbles: true }))"""
    )
    visitor.page.wait_for_timeout(200)
    assert entered(out) == []


def test_keys_in_the_midst_of_a_word_are_the_input_methods(visitor: Visitor, out: Path) -> None:
    visitor.page.click(f"{TITLE} .edit")
    visitor.page.fill(".editor .value", "")
    method = compose(visitor, "caigou")
    visitor.page.evaluate(
        """() => document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }))"""
    )
    assert visitor.page.locator(".editor").count() == 1
    method.send("Input.insertText", {"text": "采购合同书"})
    assert visitor.page.input_value(".editor .value") == "采购合同书"
    visitor.press("Enter")
    visitor.wait(f"{TITLE}.corrected")
    assert [entry.draft.new for entry in entered(out, About.VALUE)] == ["采购合同书"]


def test_a_note_and_then_at_once_a_verdict_are_both_kept(visitor: Visitor, out: Path) -> None:
    visitor.page.route("**/remarks", lambda route: (visitor.page.wait_for_timeout(300), route.continue_()))
    typing(visitor, NOTE, "原件在二楼")
    visitor.page.click(".finding:not([hidden]) [data-verdict=true]")  # the note is sent by leaving it
    visitor.wait(NOTE + "[value='原件在二楼']")
    visitor.page.fill(".statuses .why", "价格不对")
    typing(visitor, NOTE, "，三号柜")
    visitor.page.click("[data-status=problem]")
    visitor.page.wait_for_url("**done=**")
    assert [entry.draft.new for entry in entered(out, About.NOTE)] == ["原件在二楼", "原件在二楼，三号柜"]
    assert [entry.draft.why for entry in entered(out, About.STATUS)] == ["价格不对"]
    assert visitor.trouble == []


def test_a_note_is_kept_when_the_page_is_left_at_once(visitor: Visitor, out: Path) -> None:
    typing(visitor, NOTE, "原件在二楼")
    visitor.page.click(".back")
    visitor.wait("#agreements")
    visitor.page.wait_for_timeout(300)
    assert [entry.draft.new for entry in entered(out, About.NOTE)] == ["原件在二楼"]


def test_what_is_typed_stays_with_its_cursor_when_the_page_is_drawn_anew(visitor: Visitor, out: Path) -> None:
    page = visitor.page
    page.click(f"{TITLE} .edit")
    page.fill(".editor .why", "看过原件")
    page.fill(".editor .value", "采购书")
    page.keyboard.press("ArrowLeft")
    page.evaluate("const note = document.querySelector('[data-about=note]'); note.value = '二楼';"
                  "note.dispatchEvent(new Event('change', { bubbles: true }))")  # fmt: skip
    visitor.wait(NOTE + "[value='二楼']")
    page.keyboard.type("合同")
    assert page.input_value(".editor .value") == "采购合同书" and page.input_value(".editor .why") == "看过原件"
    method = compose(visitor, "yi")
    page.evaluate("const owner = document.querySelector('[data-about=owner]'); owner.value = '李明';"
                  "owner.dispatchEvent(new Event('change', { bubbles: true }))")  # fmt: skip
    page.wait_for_timeout(500)
    assert page.input_value(".editor .value") == "采购合同yi书"  # nothing is drawn within a word
    method.send("Input.insertText", {"text": "一"})
    visitor.wait("[data-about=owner][value='李明']")
    assert page.input_value(".editor .value") == "采购合同一书"


def test_who_comes_second_keeps_what_she_typed(browser: Any, visitor: Visitor, links: list[str], out: Path) -> None:
    other = Visitor(browser, links[1])
    other.open("a.pdf")
    visitor.page.click(f"{TITLE} .edit")
    visitor.page.fill(".editor .value", "采购合同甲")
    other.correct("/title", "采购合同乙")
    visitor.press("Enter")
    visitor.wait("#toast.trouble")
    assert "李明" in visitor.text("#toast")
    visitor.wait(f"{TITLE}.corrected .editor")
    assert visitor.text(f"{TITLE} .value") == "采购合同乙"
    assert visitor.page.input_value(".editor .value") == "采购合同甲"
    visitor.press("Enter")  # having seen it
    visitor.wait(f"{TITLE} .by:has-text('王丽')")
    assert [(entry.by, entry.draft.new) for entry in entered(out, About.VALUE)] == [
        ("李明", "采购合同乙"),
        ("王丽", "采购合同甲"),
    ]


def test_a_reason_that_is_typed_for_a_false_alarm_stays_one(visitor: Visitor, out: Path) -> None:
    visitor.press("2")
    visitor.page.keyboard.type("两页原件都看过")
    visitor.page.evaluate("const note = document.querySelector('[data-about=note]'); note.value = '二楼';"
                          "note.dispatchEvent(new Event('change', { bubbles: true }))")  # fmt: skip
    visitor.wait(NOTE + "[value='二楼']")
    visitor.press("Enter")
    visitor.wait(".dot.judged")
    assert [(entry.draft.new, entry.draft.why) for entry in entered(out)] == [("false-alarm", "两页原件都看过")]
