"""Programs that hedui runs without: a test says which it needs, and is skipped where that is not installed.

``@pytest.mark.needs("tesseract")`` skips; with ``--all-programs``, which continuous integration gives where it has
installed them, the same test fails instead, so that nothing goes untested because a program is missing.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Generator, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FONTS = tuple(
    Path("/usr/share/fonts/truetype", name)
    for name in (
        "arphic/uming.ttc",
        "arphic/ukai.ttc",
        "wqy/wqy-zenhei.ttc",
        "wqy/wqy-microhei.ttc",
        "dejavu/DejaVuSans.ttf",
    )
)
"""The fonts in which the fixtures and generated agreements are set."""


def _tesseract() -> bool:
    import pytesseract

    if shutil.which("tesseract") is None:
        return False
    return "chi_sim" in pytesseract.get_languages()


NEEDED: dict[str, Callable[[], bool]] = {
    "tesseract": _tesseract,
    "chromium": lambda: any(map(shutil.which, BROWSERS)),
    "playwright": lambda: find_spec("playwright") is not None,
    "axe": lambda: find_spec("axe_playwright_python") is not None,
    "libreoffice": lambda: shutil.which("soffice") is not None,
    "fonts": lambda: all(font.exists() for font in FONTS),
}


@functools.cache
def _is_there(program: str) -> bool:
    return NEEDED[program]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-programs", action="store_true", help="a test whose program is missing fails")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        missing = [program for program in mark.args if not _is_there(program)]
        if missing:
            said = f"not installed: {', '.join(missing)}"
            if item.config.getoption("--all-programs"):
                pytest.fail(said, pytrace=False)
            pytest.skip(said)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, pytest.TestReport]:
    report: pytest.TestReport = yield
    return _failed(report, item.config)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, pytest.CollectReport]:
    report: pytest.CollectReport = yield
    return _failed(report, collector.config)


def _failed(report: Report, config: pytest.Config) -> Report:
    """Where all programs are said to be there, whatever is skipped all the same, for whatever reason, fails."""
    if report.skipped and not hasattr(report, "wasxfail") and config.getoption("--all-programs"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def kept_processes() -> Iterator[object]:
    from kept import workers_that_stay

    with workers_that_stay() as kept:
        yield kept


@pytest.fixture
def kept_workers(kept_processes: object) -> Iterator[None]:
    """Documents are read in worker processes that stay from test to test (``tests/kept.py``)."""
    from kept import Kept, lent

    with lent(cast("Kept", kept_processes)):
        yield


@pytest.fixture(scope="module")
def kept_workers_of_module(kept_processes: object) -> Iterator[None]:
    """The same for a whole module, whose tests share what was imported once."""
    from kept import Kept, lent

    with lent(cast("Kept", kept_processes)):
        yield
