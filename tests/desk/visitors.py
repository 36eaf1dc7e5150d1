"""People at the desk in a real browser."""

from __future__ import annotations

from typing import Any

BOX = """pointer => {
  const [place] = JSON.parse(document.querySelector(`.field[data-pointer='${pointer}']`).dataset.places);
  const matrix = document.querySelector(".sheet svg").getScreenCTM();
  const [left, top, right, bottom] = place.boxes[0];
  const corner = (x, y) => { const at = new DOMPoint(x, y).matrixTransform(matrix); return [at.x, at.y]; };
  return [...corner(left - 1, top - 1), ...corner(right + 1, bottom + 1)];
}"""
"""Where on the screen the place of a field's value is."""
_WORDS = """words => {
  const walk = document.createTreeWalker(document.querySelector("pre.words"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    const sheet = document.querySelector(".sheet");
    sheet.scrollTop += range.getBoundingClientRect().top - sheet.getBoundingClientRect().top - 100;
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return [left, (top + bottom) / 2, right, (top + bottom) / 2];
  }
}"""
"""Where on the screen words of the page's text are."""


class Visitor:
    """Somebody in a browser of her own. What the page complains of is a failure."""

    def __init__(self, browser: Any, link: str, **options: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}} | options)
        self.context.set_default_timeout(30_000)
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda said: self.trouble.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.enter(link)

    def enter(self, link: str) -> None:
        self.page.goto(link)
        self.wait("#agreements")

    def open(self, text: str) -> None:
        self.page.click(f"tr:has-text('{text}') a.open")
        self.wait(".sheet svg, .sheet pre")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, selector: str) -> str:
        return " ".join(str(self.page.inner_text(selector)).split())

    def wait(self, selector: str) -> None:
        """Until it is seen and the page's script runs: a page that is drawn may not know its keys yet."""
        self.page.wait_for_selector(selector)
        self.page.wait_for_load_state("load")

    def drag(self, script: str, argument: str) -> None:
        """Draw with the mouse from one corner to the other of what the script says."""
        left, top, right, bottom = self.page.evaluate(script, argument)
        mouse = self.page.mouse
        mouse.move(left, top)
        mouse.down()
        mouse.move((left + right) / 2, bottom, steps=3)
        mouse.move(right, bottom, steps=3)
        mouse.up()

    def box(self, pointer: str) -> None:
        """Draw a box around the value of a field on the page's picture."""
        self.drag(BOX, pointer)

    def select(self, words: str) -> None:
        """Select words on the page's text."""
        self.drag(_WORDS, words)

    def correct(self, pointer: str, text: str) -> None:
        """Type a value, and save it."""
        self.page.click(f".field[data-pointer='{pointer}'] .edit")
        self.page.fill(".editor .value", text)
        self.page.click(".editor button:not([type])")
        self.wait(f".field[data-pointer='{pointer}'].corrected")
