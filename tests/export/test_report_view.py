"""What the report shows of a list and of an agreement: order, search, keys, crops, marked text, narrow pages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from importlib.metadata import files
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from hedui.export.details import details
from hedui.export.entry import Entry
from hedui.export.layout import details_name, picture_name
from hedui.models.contract import Total
from hedui.models.severity import Severity
from hedui.settings import Export, Language

from . import browser
from .samples import TEXT, entry, evidence, export, finding

pytestmark = pytest.mark.needs("chromium")

ERROR = finding("total-mismatch", Severity.ERROR, "合计不符：71,090.00", evidence("98000"))
INFO = finding("title-mismatch", Severity.INFO, "名称不同")

SETUP = """
const paths = () => [...document.querySelectorAll("#agreements tbody tr")].map((row) => row.dataset.path);
const dialog = document.querySelector("dialog");
const title = () => dialog.querySelector("h2").textContent;
const until = async (holds) => { while (!holds()) await new Promise((done) => setTimeout(done, 10)); };
const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
"""


def worth(path: str, amount: str, *findings: object, currency: str | None = "CNY") -> Entry:
    return entry(path, *findings, total=Total(amount=Decimal(amount), currency=currency))  # type: ignore[arg-type]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    entries = [
        worth("a.pdf", "100.00", ERROR),
        worth("b.pdf", "71090.00", ERROR),
        worth("c.pdf", "5000000.00", INFO),
        worth("d.pdf", "9.00"),
    ]
    return export(tmp_path, Export.HTML, *entries) / "report.html"


def test_the_worst_stand_first_and_among_them_the_most_money(page: Path) -> None:
    assert browser.run(page, SETUP + "return paths();") == ["b.pdf", "a.pdf", "c.pdf", "d.pdf"]


def test_money_of_different_currencies_is_not_compared(tmp_path: Path) -> None:
    """Yuan first, then each other currency by itself, then what is in none that is known; each says which it is."""
    entries = [
        worth("dollars.pdf", "90000.00", ERROR, currency="USD"),
        worth("more.pdf", "100000.00", ERROR, currency="USD"),
        worth("unknown.pdf", "800000.00", ERROR, currency=None),
        worth("yuan.pdf", "7.00", ERROR),
    ]
    page = export(tmp_path, Export.HTML, *entries) / "report.html"
    assert browser.run(page, SETUP + "return paths();") == ["yuan.pdf", "more.pdf", "dollars.pdf", "unknown.pdf"]
    shown = browser.run(page, 'return [...document.querySelectorAll("td.number")].map((cell) => cell.textContent);')
    assert [each for each in shown if "00" in each] == ["7.00", "100,000.00 美元", "90,000.00 美元", "800,000.00"]


def test_a_row_says_the_worst_finding_in_a_sentence(page: Path) -> None:
    shown = browser.run(page, 'return [...document.querySelectorAll("td.problem")].map((cell) => cell.textContent);')
    assert shown == ["合计不符：71,090.00", "合计不符：71,090.00", "名称不同", ""]


def test_a_total_filters(page: Path) -> None:
    shown = browser.run(
        page,
        SETUP
        + """
        const made = {};
        for (const worst of ["error", "clean", ""]) {
          document.querySelector(`.totals [data-worst="${worst}"]`).click();
          await hedui.settled();
          made[worst] = [paths().length, document.querySelector(".totals [aria-pressed=true]").dataset.worst];
        }
        return made;
        """,
    )
    assert shown == {"error": [2, "error"], "clean": [1, "clean"], "": [4, ""]}


@pytest.mark.parametrize("asked", ["71090", "71,090", "71,090.00", "７１０９０"])
def test_a_figure_is_found_with_its_commas_and_without(page: Path, asked: str) -> None:
    shown = browser.run(
        page,
        SETUP
        + f"""
        const search = document.querySelector("#search");
        search.value = "{asked}";
        search.dispatchEvent(new Event("input", {{ bubbles: true }}));
        await hedui.settled();
        return paths();
        """,
    )
    assert shown == ["b.pdf", "a.pdf"]  # the one by its total, the other by what its finding says


def test_keys_lead_from_agreement_to_agreement_and_from_place_to_place(page: Path) -> None:
    shown = browser.run(
        page,
        SETUP
        + """
        document.querySelector("#agreements tbody tr").click();
        await until(() => dialog.open);
        const chosen = () => [...dialog.querySelectorAll(".place")].findIndex((each) => each.matches(".chosen"));
        const made = [title(), chosen()];
        press("ArrowDown"); made.push(chosen());
        press("ArrowUp"); made.push(chosen());
        press("ArrowRight"); await until(() => title() === "a.pdf"); made.push(title());
        dialog.querySelector(".previous").click(); await until(() => title() === "b.pdf");
        await until(() => dialog.querySelector(".previous").disabled);
        made.push(title());
        dialog.close(); press("/"); made.push(document.activeElement.id);
        return made;
        """,
    )
    assert shown == ["b.pdf", 0, 1, 0, "a.pdf", "b.pdf", "search"]


@pytest.mark.needs("playwright")
def test_the_browser_s_way_back_closes_an_agreement_and_stays_in_the_report(page: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    with sync_playwright() as programs:
        opened = programs.chromium.launch(executable_path=browser.CHROMIUM, args=["--no-sandbox"]).new_page()
        opened.goto(page.as_uri())
        dialog, rows = opened.locator("dialog[open]"), opened.locator("#agreements tbody tr")
        for close in (opened.go_back, dialog.locator(".close").click, lambda: opened.keyboard.press("Escape")):
            rows.first.click()
            expect(opened).to_have_url(f"{page.as_uri()}#b.pdf")
            close()
            expect(dialog).to_have_count(0)
            expect(opened).to_have_url(page.as_uri())
        assert opened.evaluate("history.length") == 3  # the empty page, the list, and what was opened last


@pytest.mark.needs("playwright")
def test_a_link_that_is_followed_in_the_open_report_opens_there(page: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    with sync_playwright() as programs:
        opened = programs.chromium.launch(executable_path=browser.CHROMIUM, args=["--no-sandbox"]).new_page()
        opened.goto(page.as_uri())
        dialog, title = opened.locator("dialog[open]"), opened.locator("dialog[open] h2")
        expect(opened.locator("#agreements tbody tr")).not_to_have_count(0)
        for named in ("b.pdf", "a.pdf&1", "b.pdf"):
            opened.evaluate("to => { location.hash = to; }", named)
            expect(title).to_have_text(named.partition("&")[0])
        dialog.locator(".close").click()
        expect(dialog).to_have_count(0)
        expect(opened).to_have_url(page.as_uri())
        opened.go_forward()
        expect(title).to_have_text("b.pdf")
        for nowhere in ("none.pdf", "%"):
            opened.evaluate("to => { location.hash = to; }", nowhere)
            expect(dialog).to_have_count(0)
            expect(opened).to_have_url(page.as_uri())


@pytest.mark.needs("playwright")
def test_below_an_agreement_that_a_link_opened_is_the_list(page: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    with sync_playwright() as programs:
        opened = programs.chromium.launch(executable_path=browser.CHROMIUM, args=["--no-sandbox"]).new_page()
        for close in (opened.go_back, lambda: opened.keyboard.press("Escape")):
            opened.goto("about:blank")
            opened.goto(f"{page.as_uri()}#a.pdf")
            expect(opened.locator("dialog[open] h2")).to_have_text("a.pdf")
            close()
            expect(opened.locator("dialog[open]")).to_have_count(0)
            expect(opened).to_have_url(page.as_uri())


def test_a_link_opens_a_finding(page: Path) -> None:
    two = [
        finding("x", Severity.ERROR, "甲", evidence("晨光学校")),
        finding("y", Severity.INFO, "乙", evidence("98000")),
    ]
    out = export(page.parent / "two", Export.HTML, entry("e f.pdf", *two))
    shown = browser.run(
        out / "report.html",
        'return [document.querySelector("dialog").open, document.querySelector(".place.chosen mark").textContent];',
        "#e%20f.pdf&2",
    )
    assert shown == [True, "98000"]


def test_a_page_without_a_picture_is_shown_as_text_with_its_marks(page: Path) -> None:
    shown = browser.run(
        page,
        """
        const script = document.querySelector(".paper .script");
        return [script.textContent, [...script.querySelectorAll("mark.chosen")].map((each) => each.textContent)];
        """,
        "#b.pdf",
    )
    assert shown == [TEXT.split("\f")[0], ["98000"]]


def test_offsets_count_characters_also_those_of_two_halves(tmp_path: Path) -> None:
    made = entry("a.pdf", finding("x", Severity.ERROR, "甲", evidence("98000")))
    text = TEXT.replace("设备", "𠮷𠮷")  # as many characters as before
    out = export(tmp_path, Export.HTML, made)
    shown = replace(made, text=text)
    (out / details_name("a.pdf")).write_bytes(details(shown, {}, Language.ZH))
    script = 'return document.querySelector(".paper mark.chosen").textContent;'
    assert browser.run(out / "report.html", script, "#a.pdf") == "98000"


def test_sides_on_different_pages_stand_beside_each_other(tmp_path: Path) -> None:
    first = evidence("98000", ((100.0, 500.0, 180.0, 512.0),))
    second = first.model_copy(update={"page": 2, "boxes": ((300.0, 90.0, 360.0, 102.0),)})
    made = entry("a.pdf", finding("total-differs", Severity.ERROR, "不同", first, second))
    out = export(tmp_path, Export.HTML, made)
    sizes = {1: (595.0, 842.0), 2: (595.0, 842.0)}
    (out / details_name("a.pdf")).write_bytes(details(made, sizes, Language.ZH))
    shown = browser.run(
        out / "report.html",
        """
        const figures = [...document.querySelectorAll(".crops figure")];
        const within = (mark, crop) => mark.left >= crop.left && mark.right <= crop.right && mark.top >= crop.top &&
          mark.bottom <= crop.bottom;
        return figures.map((figure) => {
          const crop = figure.querySelector(".crop").getBoundingClientRect();
          return [figure.querySelector("figcaption").textContent, figure.querySelector("img").getAttribute("src"),
            within(figure.querySelector("rect").getBoundingClientRect(), crop), crop.left];
        });
        """,
        "#a.pdf",
    )
    assert isinstance(shown, list)
    hash_ = made.record.source.sha256
    assert [each[:3] for each in shown] == [[f"第{n}页", picture_name(hash_, n), True] for n in (1, 2)]
    assert shown[0][3] < shown[1][3]


def test_nothing_is_wider_than_a_telephone(page: Path) -> None:
    script = """
        document.body.style.width = "390px";
        const wide = [...document.querySelectorAll("body > main *, body > header *")]
          .filter((each) => !each.closest("thead") && each.getBoundingClientRect().right > 390)
          .map((each) => each.outerHTML.slice(0, 80));
        document.querySelector("#agreements tbody tr").click();
        await until(() => dialog.open);
        dialog.style.width = "390px";
        const panes = dialog.querySelector(".panes");
        const columns = getComputedStyle(panes).gridTemplateColumns.split(" ").length;
        return [wide, columns, panes.scrollWidth <= panes.clientWidth, panes.scrollTop];
        """
    shown = browser.run(page, SETUP + script, "", "--window-size=500,800")
    assert isinstance(shown, list)
    assert shown == [[], 1, True, 0]  # one column, and the facts are seen first


@pytest.mark.parametrize(("options", "dark"), [((), False), (("--blink-settings=preferredColorScheme=0",), True)])
def test_a_dark_screen_gets_a_dark_page(page: Path, options: tuple[str, ...], *, dark: bool) -> None:
    shown = browser.run(page, "return getComputedStyle(document.body).backgroundColor;", "", *options)
    red = int(re.findall(r"\d+", str(shown))[0])
    assert (red < 64) is dark


@pytest.mark.needs("axe")
@pytest.mark.parametrize("options", [(), ("--blink-settings=preferredColorScheme=0",), ("--window-size=390,844",)])
def test_nobody_is_kept_out(tmp_path: Path, options: tuple[str, ...]) -> None:
    """axe finds no barrier, in the list and in an agreement, in either light, on a telephone."""
    [axe] = [file for file in files("axe-playwright-python") or () if file.name == "axe.min.js"]
    wide = tuple(evidence("98000", ((10.0, 20.0, 90.0, 30.0),)) for _ in range(2))
    made = entry("甲.pdf", finding("total-mismatch", Severity.ERROR, "合计不符", *wide), ERROR, INFO)
    out = export(tmp_path, Export.HTML, made, entry("乙.pdf"))
    barriers = browser.run(
        out / "report.html",
        f"""
        {axe.read_text("utf-8")}
        {SETUP}
        const barrier = ({{ id, impact, nodes }}) => [id, impact, nodes[0].html];
        const told = async () => (await axe.run()).violations.map(barrier);
        const list = await told();
        document.querySelector("#agreements tbody tr").click();
        await until(() => title());
        await hedui.settled();
        return [list, await told()];
        """,
        "",
        *options,
    )
    assert barriers == [[], []]


def test_the_list_is_printed_on_its_side_and_an_agreement_upright(tmp_path: Path) -> None:
    """Nothing of an agreement that is not open is printed with the list, and each row's level can be read."""
    out = export(tmp_path, Export.HTML, worth("a.pdf", "1.00", ERROR), worth("b.pdf", "71090.00", INFO))
    [sheet] = printed(out / "report.html")
    assert sheet[0] > sheet[1]
    assert "71,090.00" in sheet[2] and "错误" in sheet[2] and "全部字段" not in sheet[2]
    upright, *_ = printed(out / "report.html", "#b.pdf")
    assert upright[0] < upright[1]
    assert "全部字段" in upright[2] and "71,090.00 元" in upright[2] and "合计不符" not in upright[2]
    assert not (sheet[3] or upright[3])


def test_a_list_that_is_printed_in_part_says_so(tmp_path: Path) -> None:
    out = export(tmp_path, Export.HTML, *(worth(f"{number:04}.pdf", "1.00", INFO) for number in range(640)))
    rest = """
        const rest = document.querySelector("#rest");
        const said = () => [rest.textContent.match(/\\d+/)?.[0] ?? null, paths().length];
        const first = said();
        const search = document.querySelector("#search");
        search.value = "0639";
        search.dispatchEvent(new Event("input", { bubbles: true }));
        await hedui.settled();
        return [first, said(), getComputedStyle(rest).display];
    """
    first, found, display = browser.run(out / "report.html", SETUP + rest)  # type: ignore[misc]
    assert 0 < first[1] < 640 and first[0] == str(first[1])
    assert found == [None, 1] and display == "none"
    sheets = printed(out / "report.html")
    assert "其余没有印出" in sheets[-1][2] and "contracts.xlsx" in sheets[-1][2]


def printed(page: Path, fragment: str = "") -> list[tuple[float, float, str, bool]]:
    """Width, height and text of each sheet that Chromium prints of a page, and whether something large on it is black:
    what dims a screen behind an agreement shows at a sheet's edges."""
    assert browser.CHROMIUM
    made = page.with_name("printed.pdf")
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000"]
    folder = f"--user-data-dir={page.parent / 'printing'}"
    command = [browser.CHROMIUM, *options, folder, f"--print-to-pdf={made}", page.as_uri() + fragment]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    with pdfplumber.open(made) as document:
        return [(sheet.width, sheet.height, sheet.extract_text(), _is_dimmed(sheet.rects)) for sheet in document.pages]


def _is_dimmed(shapes: list[dict[str, Any]]) -> bool:
    return any(min(each["width"], each["height"]) > 100 and sum(each["non_stroking_color"]) == 0 for each in shapes)


def test_another_currency_than_yuan_stands_behind_the_amount(tmp_path: Path) -> None:
    abroad = entry("b.pdf", ERROR, total=Total(amount=Decimal("35000.00"), currency="USD"))
    out = export(tmp_path, Export.HTML, worth("a.pdf", "71090.00", ERROR), abroad)
    script = 'return [...document.querySelectorAll("td.number")].map((cell) => cell.textContent);'
    assert browser.run(out / "report.html", script) == ["71,090.00", "35,000.00 美元"]


def test_an_agreement_without_findings_says_so_and_quotes_hold_no_blank_lines(tmp_path: Path) -> None:
    page = export(tmp_path, Export.HTML, entry("a.pdf", ERROR), entry("b.pdf")) / "report.html"
    spaced = replace(entry("b.pdf"), text=TEXT.replace("\n", "\n \n", 1).replace("\n", "\n\n"))
    (page.parent / details_name("b.pdf")).write_bytes(details(spaced, {}, Language.ZH))
    script = """
        return [".findings", ".fields .place"].map((each) => document.querySelector(each).textContent);
    """
    findings, place = browser.run(page, script, "#b.pdf")  # type: ignore[misc]
    assert findings == "没有问题"
    assert "\\n" not in place and place.strip()
    findings, _ = browser.run(page, script, "#a.pdf")  # type: ignore[misc]
    assert "没有问题" not in findings
