"""A real Chromium without a window, for pages that are files."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""A test that needs it is marked ``needs("chromium")``."""

_DRIVER = """
(async () => {
  const result = document.createElement("pre");
  result.id = "result";
  try { await window.hedui?.settled(); result.textContent = JSON.stringify(await (async () => { %s })()); }
  catch (error) { result.textContent = JSON.stringify({ error: String(error) }); }
  document.body.append(result);
})();
"""


def run(page: Path, script: str, fragment: str = "", *options: str) -> object:
    """What ``script`` (the body of an async function) returns when it runs in the page, once that is at rest."""
    assert CHROMIUM
    driven = page.with_name("driven.html")
    driver = _DRIVER % script
    allowed = base64.b64encode(hashlib.sha256(driver.encode("utf-8")).digest()).decode("ascii")
    text = page.read_text("utf-8").replace("script-src ", f"script-src 'sha256-{allowed}' ")
    driven.write_text(text.replace("</body>", f"<script>{driver}</script></body>"), "utf-8")
    arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={page.parent / 'chromium'}",
        "--virtual-time-budget=20000",
        "--window-size=1400,1000",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--dump-dom",
        *options,
        driven.as_uri() + fragment,
    ]
    done = subprocess.run([CHROMIUM, *arguments], capture_output=True, text=True, timeout=60, encoding="utf-8")
    match = re.search(r'<pre id="result">(.*?)</pre>', done.stdout, re.DOTALL)
    assert match, done.stderr[-2000:]
    result: object = json.loads(html.unescape(match[1]))
    return result
