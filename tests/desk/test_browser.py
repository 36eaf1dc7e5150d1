"""The desk in a real browser: by keys and by mouse, by finger, two at once, in light and dark, wide and narrow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path
from typing import Any

import pytest

from hedui.batch.run import Request, run
from hedui.settings import BatchSettings, Export, Options
from tests.desk.processes import answering
from tests.desk.visitors import BOX, Visitor

pytestmark = pytest.mark.needs("chromium", "playwright")

AGREEMENTS = Path(__file__).parents[2] / "fixtures" / "agreements"
FILES = ("office-goods.pdf", "cloud-mas.txt")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, kept_workers_of_module: None) -> Path:
    """The output of an import."""
    root = tmp_path_factory.mktemp("desk")
    (root / "in").mkdir()
    for name in FILES:
        shutil.copy(AGREEMENTS / name, root / "in" / name)
    options = Options(batch=BatchSettings(workers=1, export=frozenset({Export.HTML})))
    run(Request(root / "in", root / "out", options))
    return root / "out"


@pytest.fixture
def links(imported: Path, tmp_path: Path) -> Iterator[list[str]]:
    """The links of a desk over a copy of it."""
    out = Path(shutil.copytree(imported, tmp_path / "out"))
    with answering(out, "王丽", "李明") as made:
        yield made


def judge_all(visitor: Visitor) -> None:
    """Judge one finding after another by keys alone."""
    for at in range(visitor.page.locator(".dot").count()):
        visitor.press("2" if at % 2 else "1")
        if at % 2:
            visitor.wait("#toast.trouble")
            assert visitor.text("#toast") == "请写明理由。"
            visitor.page.keyboard.type("看过原件，无误")
            visitor.press("Enter")
        visitor.wait(f":nth-match(.dot.judged, {at + 1})")


def test_by_keys_alone(browser: Any, links: list[str]) -> None:
    visitor = Visitor(browser, links[0])
    visitor.press("j", "Enter")
    visitor.wait(".finding:not([hidden])")
    visitor.press("c")
    visitor.wait("#toast.trouble")
    assert "没有处理" in visitor.text("#toast")
    visitor.press("j", "k", "ArrowRight", "t", "t", "?", "Escape")
    judge_all(visitor)
    assert "都已处理" in visitor.text(".decide")
    first = visitor.page.url.partition("?")[0]
    visitor.press("c")
    visitor.page.wait_for_url(lambda url: "done=" in url and not url.startswith(first))
    assert "已核对" in visitor.text(".done")
    visitor.press("l")
    visitor.wait("#agreements")
    assert visitor.page.locator("#agreements .status.confirmed").count() == 1
    assert [said for said in visitor.trouble if "422" not in said] == []


def test_by_mouse_a_value_is_picked_on_the_page_and_taken_back(browser: Any, links: list[str]) -> None:
    from playwright.sync_api import expect

    visitor = Visitor(browser, links[0])
    page = visitor.page
    visitor.open("cloud-mas")
    field = page.locator(".field[data-pointer='/title']")
    field.hover()
    visitor.wait(".sheet mark")
    field.locator(".edit").click()
    visitor.select("甲方")
    expect(page.locator(".editor .value")).to_have_value("甲方")
    page.keyboard.press("Enter")
    visitor.wait(".field[data-pointer='/title'].corrected")
    assert visitor.text(".field[data-pointer='/title'] .value") == "甲方"
    assert "王丽" in visitor.text(".field[data-pointer='/title'] .by")
    page.click(".undo")
    visitor.wait(".field[data-pointer='/title']:not(.corrected)")
    field.locator(".edit").click()
    page.fill(".editor .value", "！！")
    page.click(".editor button:not([type])")
    visitor.wait("#toast.trouble")
    assert "不能作为名称" in visitor.text("#toast")


def test_a_value_is_picked_by_a_box_on_the_picture_by_mouse_and_by_finger(browser: Any, links: list[str]) -> None:
    from playwright.sync_api import expect

    visitor = Visitor(browser, links[0], has_touch=True)
    page = visitor.page
    visitor.open("office-goods")
    visitor.wait(".sheet svg rect")
    page.keyboard.press("ArrowLeft")
    number = visitor.text(".field[data-pointer='/number'] .value")
    page.hover(".field[data-pointer='/number']")
    visitor.wait(".sheet svg rect")
    page.wait_for_timeout(200)
    visitor.box("/number")
    visitor.wait(".pick:not([hidden])")
    assert number in visitor.text(".pick .words")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")  # something else is touched
    page.wait_for_timeout(400)
    page.select_option(".pick select", "/title")
    page.click(".pick button")
    assert page.input_value(".editor .value") == number
    page.keyboard.press("Enter")
    visitor.wait(".field[data-pointer='/title'].corrected")
    assert visitor.text(".field[data-pointer='/title'] .value") == number
    page.click(".undo")
    visitor.wait(".field[data-pointer='/title']:not(.corrected)")

    page.click(".field[data-pointer='/title'] .edit")
    page.click(".frame")
    left, top, right, bottom = page.evaluate(BOX, "/number")
    touch = visitor.context.new_cdp_session(page)
    for kind, at in (("touchStart", (left, top)), ("touchMove", (right, bottom)), ("touchEnd", None)):
        points = [{"x": at[0], "y": at[1]}] if at else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page.locator(".editor .value")).to_have_value(number)
    assert page.get_attribute(".frame", "aria-pressed") == "false"
    assert visitor.trouble == []


def test_both_places_of_a_finding_are_side_by_side(browser: Any, links: list[str]) -> None:
    visitor = Visitor(browser, links[0])
    visitor.open("office-goods")
    visitor.wait(".sheet svg rect")
    crops = visitor.page.locator(".finding:not([hidden]) .crop svg")
    boxes = [crops.nth(at).bounding_box() for at in range(2)]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] < boxes[1]["x"]
    shown = visitor.page.evaluate(
        """async () => {
          const image = new Image();
          image.src = document.querySelector(".crop image").href.baseVal;
          await image.decode();
          return image.naturalWidth;
        }"""
    )
    assert shown > 500
    assert visitor.trouble == []


def test_two_browsers_at_once(browser: Any, links: list[str]) -> None:
    one, other = (Visitor(browser, link) for link in links)
    for visitor in (one, other):
        visitor.open("office-goods")
        visitor.wait(".finding:not([hidden])")
    one.press("1")
    one.wait(".dot.judged")
    other.press("1")
    other.wait("#toast.trouble")
    assert "王丽" in other.text("#toast") and "没有保存" in other.text("#toast")
    other.wait(".dot.judged")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 820])
def test_nothing_is_cut_off(browser: Any, links: list[str], scheme: str, width: int) -> None:
    visitor = Visitor(browser, links[0], color_scheme=scheme)
    visitor.page.set_viewport_size({"width": width, "height": 1000})
    for _ in range(2):
        wide = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        if visitor.page.locator("#agreements").count():
            visitor.open("office-goods")
    assert visitor.page.locator(".decide").is_visible()
    for pointer in ("/parties/乙方/tax_id", "/number"):  # pointing at a field leaves it under the finger
        assert visitor.page.locator(".path a").is_visible()
        visitor.page.click(f".field[data-pointer='{pointer}'] .edit", timeout=3000)
        visitor.wait(".editor")


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["lost", "forbidden"])
def test_a_page_whose_script_does_not_come_says_so(browser: Any, links: list[str], options: dict[str, Any]) -> None:
    visitor = Visitor(browser, links[0], **options)
    address = visitor.page.get_attribute("tr:has-text('office-goods') a.open", "href")
    if not options:
        assert visitor.page.locator("#unheard").count() == 0
        visitor.page.route("**/desk.common.js", lambda route: route.abort())
    visitor.page.goto(links[0].partition("/enter/")[0] + str(address))
    unheard = visitor.page.locator("#unheard")
    assert not unheard.is_visible()
    unheard.wait_for(state="visible")
    assert "刷新页面" in visitor.text("#unheard")
    assert visitor.page.locator("main[inert]").count() == 1


def barriers(page: Any) -> list[object]:
    """What axe complains of in the page."""
    [axe] = [file for file in files("axe-playwright-python") or () if file.name == "axe.min.js"]
    page.evaluate(axe.read_text("utf-8"))
    told: list[object] = page.evaluate(
        "async () => (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0].html])"
    )
    return told


@pytest.mark.needs("axe")
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}])
def test_nobody_is_kept_out(browser: Any, links: list[str], options: dict[str, Any]) -> None:
    visitor = Visitor(browser, links[0], bypass_csp=True, **options)
    assert barriers(visitor.page) == []
    visitor.open("office-goods")
    assert barriers(visitor.page) == []


@pytest.mark.needs("axe")
def test_the_password_is_asked_for_where_anybody_can_type_it(browser: Any, imported: Path, tmp_path: Path) -> None:
    with answering(Path(shutil.copytree(imported, tmp_path / "out")), "王丽", password="青石板 42") as links:
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(links[0])
        page.wait_for_function("document.activeElement.name === 'password'")
        assert barriers(page) == []
        page.keyboard.type("青石板 42")
        page.keyboard.press("Enter")
        page.wait_for_selector("#agreements")
