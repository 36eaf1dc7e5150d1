"""Makes the picture of the desk that the READMEs show, from an invented agreement in fixtures: ``make picture``."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from hedui.batch.run import Request, run
from hedui.desk.serve import Opening, opened

AGREEMENT = Path(__file__).parents[1] / "fixtures" / "agreements" / "office-goods.pdf"
SIZE = {"width": 1280, "height": 800}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(target: Path) -> None:
    """Write the picture to ``target`` (WebP)."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        (Path(folder) / "in").mkdir()
        shutil.copy(AGREEMENT, Path(folder) / "in" / "办公设备采购合同.pdf")
        run(Request(Path(folder) / "in", out))
        with opened(Opening(out, ("王丽",))) as desk:
            answering = threading.Thread(target=desk.server.run, kwargs={"sockets": [desk.socket]}, daemon=True)
            answering.start()
            taken = picture(desk.links[0][1])
            desk.server.should_exit = True
            answering.join()
    Image.open(io.BytesIO(taken)).convert("RGB").save(target, "WEBP", quality=72, method=6)


def picture(link: str) -> bytes:
    """The page of the agreement as a browser shows it, with its first finding."""
    with sync_playwright() as programs:
        found = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = programs.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(link)
        page.click("a.open")
        page.wait_for_selector(".sheet svg rect")
        page.wait_for_load_state("networkidle")
        taken: bytes = page.screenshot()
        browser.close()
        return taken


if __name__ == "__main__":
    main(Path(sys.argv[1]))
