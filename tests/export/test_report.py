"""The report as a browser shows it."""

from __future__ import annotations

import datetime
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from batch.fakes import process_paper
from PIL import Image

from hedui.batch.run import Request, run
from hedui.export.details import details
from hedui.export.labels import field
from hedui.export.names import figures
from hedui.models.codes import AccountPurpose, DisputeMethod
from hedui.models.contract import Account, Contract, Copies, Dispute, Party, Period, Total
from hedui.models.severity import Severity
from hedui.settings import BatchSettings, Export, Language, Options

from . import browser
from .samples import entry, evidence, export, finding

FIXTURE = Path(__file__).parents[2] / "fixtures/agreements/cloud-mas.pdf"

TITLE = "<img src=x onerror=alert(1)></script>"
ERROR = finding("total-mismatch", Severity.ERROR, "合计不符：九万八千", evidence("98000"))
INFO = finding("title-mismatch", Severity.INFO, "名称不同")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    entries = [
        entry("clean.pdf", number="甲-1"),
        entry("info.pdf", INFO, number="甲-2"),
        entry("错误 #1.pdf", ERROR, INFO, number="甲-3", title=TITLE),
    ]
    return export(tmp_path, Export.HTML, *entries) / "report.html"


def test_the_page_stands_alone(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", text)
    assert set(re.findall(r"https?://[\w.]+", text)) <= {"http://www.w3.org"}
    assert "<img src=x" not in text


def test_totals_and_failures_are_stated(page: Path) -> None:
    text = re.sub(r"<[^>]+>", "", page.read_text("utf-8"))
    assert "3 份合同" in text
    assert "1 份有错误" in text
    assert "1 份没有问题" in text
    assert "文件不完整，请重新复制。" in text


@pytest.mark.needs("chromium")
def test_the_worst_stand_first_and_filters_hide_the_others(page: Path) -> None:
    shown = browser.run(
        page,
        """
        const paths = () => [...document.querySelectorAll("#agreements tbody tr")]
          .filter((row) => row.offsetParent).map((row) => row.dataset.path);
        const input = async (node) => {
          node.dispatchEvent(new Event("input", { bubbles: true }));
          await hedui.settled();
        };
        const search = document.querySelector("#search"), code = document.querySelector("#code");
        const result = { all: paths() };
        search.value = "甲-2"; await input(search); result.number = paths();
        search.value = "九万八千"; await input(search); result.message = paths();
        search.value = ""; code.value = "title-mismatch"; await input(code); result.code = paths();
        code.value = ""; document.querySelector("[value=clean]").click();
        await hedui.settled(); result.unclean = paths();
        result.shown = document.querySelector("#shown").textContent;
        return result;
        """,
    )
    assert shown == {
        "all": ["错误 #1.pdf", "info.pdf", "clean.pdf"],
        "number": ["info.pdf"],
        "message": ["错误 #1.pdf"],
        "code": ["错误 #1.pdf", "info.pdf"],
        "unclean": ["错误 #1.pdf", "info.pdf"],
        "shown": "显示 2 / 3",
    }


@pytest.mark.needs("chromium")
def test_an_agreement_opens_to_its_findings_and_fields(page: Path) -> None:
    shown = browser.run(
        page,
        """
        document.querySelector("#agreements tbody tr").click();
        const dialog = document.querySelector("dialog");
        while (!dialog.open) await new Promise((done) => setTimeout(done, 10));
        const texts = (selector) => [...dialog.querySelectorAll(selector)].map((node) => node.textContent);
        return {
          open: dialog.open, title: dialog.querySelector("h2").textContent,
          codes: texts(".findings b"), facts: texts(".first dd"),
          fields: texts(".fields > li > small"), values: texts(".fields > li > b"),
          mark: texts(".findings mark"), context: texts(".findings .place")[0],
          record: dialog.querySelector(".record").getAttribute("href"),
          source: dialog.querySelector(".source").getAttribute("href"),
          injected: document.querySelectorAll("main img, dialog h2 img").length,
        };
        """,
    )
    assert isinstance(shown, dict)
    assert shown.pop("context").endswith("甲方：晨光学校\n合计98000元")
    assert shown == {
        "open": True,
        "title": "错误 #1.pdf",
        "codes": ["错误 · 各项金额之和不等于总价", "提示 · 封面与签署页的合同名称不同"],
        "facts": ["甲-3", TITLE, "晨光学校", "远山公司", "98,000.00 元", "2026-01-01 至 …", "2026-12-31"],
        "fields": ["编号", "甲方 名称"],
        "values": ["甲-3", "晨光学校"],
        "mark": ["98000"],
        "record": "records/%E9%94%99%E8%AF%AF%20%231.pdf.json",
        "source": "../in/%E9%94%99%E8%AF%AF%20%231.pdf",
        "injected": 0,
    }


@pytest.mark.needs("chromium")
def test_evidence_is_marked_on_the_picture_of_its_page(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(FIXTURE.read_bytes())
    options = Options(batch=BatchSettings(workers=1, export=frozenset({Export.HTML})))
    run(Request(folder, out, options, process_paper))
    shown = browser.run(
        out / "report.html",
        """
        const dialog = document.querySelector("dialog");
        const picture = dialog.querySelector("img");
        if (!picture.complete)
          await new Promise((done, fail) => { picture.onload = done; picture.onerror = () => fail("no picture"); });
        const marks = [...dialog.querySelectorAll("rect")].map((mark) => mark.getBoundingClientRect());
        const sheet = picture.getBoundingClientRect();
        const part = (mark) => [(mark.left - sheet.left) / sheet.width, (mark.top - sheet.top) / sheet.height,
          (mark.right - sheet.left) / sheet.width, (mark.bottom - sheet.top) / sheet.height];
        return { open: dialog.open, file: picture.getAttribute("src"), marks: marks.map(part) };
        """,
        "#a.pdf",
    )
    assert isinstance(shown, dict)
    assert shown["open"]
    picture = out / shown["file"]
    assert picture.stat().st_mode & 0o777 == 0o600
    [mark] = shown["marks"]
    assert ink(picture, mark) > 0.03
    above = [mark[0], mark[1] - 0.03, mark[2], mark[1] - 0.01]
    assert ink(picture, above) < ink(picture, mark)


def ink(picture: Path, part: list[float]) -> float:
    """The share of dark pixels in a part of the picture, given as fractions of its width and height."""
    with Image.open(picture) as image:
        left, top, right, bottom = part
        box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
        pixels = image.convert("L").crop(tuple(map(round, box))).get_flattened_data()
        return sum(pixel < 128 for pixel in pixels) / len(pixels)


NAMES = ("附件 #1%2.pdf", "甲?乙&b.pdf", "a.js~/b.pdf", "a.pdf.js/b.pdf", "a.pdf", "a.pdf.2", f"{'长' * 84}.pdf")


@pytest.mark.needs("chromium")
def test_whatever_its_name_an_agreement_opens(tmp_path: Path) -> None:
    out = export(tmp_path, Export.HTML, *(entry(name, number=name) for name in sorted(NAMES)))
    opened = browser.run(
        out / "report.html",
        """
        const dialog = document.querySelector("dialog"), made = {};
        for (const row of document.querySelectorAll("#agreements tbody tr")) {
          row.click();
          while (dialog.querySelector("h2").textContent !== row.dataset.path)
            await new Promise((done) => setTimeout(done, 10));
          made[row.dataset.path] = [
            dialog.querySelector(".fields b").textContent, dialog.querySelector(".trouble").textContent,
            decodeURIComponent(dialog.querySelector(".source").getAttribute("href")),
          ];
        }
        return made;
        """,
    )
    assert opened == {name: [name, "", f"../in/{name.removesuffix('.2')}"] for name in NAMES}


@pytest.mark.needs("chromium")
def test_without_its_folder_the_report_says_what_is_missing(tmp_path: Path) -> None:
    out = export(tmp_path, Export.HTML, entry("a.pdf"))
    shutil.rmtree(out / "report/agreements")
    said = browser.run(
        out / "report.html",
        """
        document.querySelector("#agreements tbody tr").click();
        const dialog = document.querySelector("dialog");
        while (!dialog.open) await new Promise((done) => setTimeout(done, 10));
        return dialog.querySelector(".trouble").textContent;
        """,
    )
    assert "report.html 要和旁边的 report 文件夹放在一起" in str(said)


@pytest.mark.needs("chromium")
def test_ten_thousand_agreements_open_fast_and_are_all_there(tmp_path: Path) -> None:
    entries = [entry(f"{number:05}.pdf", *[ERROR, INFO] * 3, number=f"甲-{number}") for number in range(9_999)]
    out = export(tmp_path, Export.HTML, *entries, entry("末.pdf", INFO, number="甲-末"))
    assert (out / "report.html").stat().st_size < 100_000
    timing = browser.run(
        out / "report.html",
        """
        const { fetchStart } = performance.getEntriesByType("navigation")[0];
        const milliseconds = performance.now() - fetchStart;
        const rows = () => document.querySelectorAll("#agreements tbody tr").length;
        const first = rows();
        const search = document.querySelector("#search");
        search.value = "甲-末"; search.dispatchEvent(new Event("input", { bubbles: true }));
        await hedui.settled();
        const found = [rows(), document.querySelector("#shown").textContent];
        search.value = ""; search.dispatchEvent(new Event("input", { bubbles: true }));
        await hedui.settled();
        while (await hedui.more());
        return { milliseconds, first, found, all: rows() };
        """,
    )
    assert isinstance(timing, dict)
    assert timing["milliseconds"] < 2000
    assert 0 < timing["first"] < 1000
    assert timing["found"] == [1, "显示 1 / 10000"]
    assert timing["all"] == 10_000


def test_fields_are_told_in_the_order_of_the_record() -> None:
    """Number and parties before the total: not by the alphabet of names that nobody sees."""
    made = entry()
    evidences = {"/total/amount": (evidence("98000"),), **dict(reversed(made.record.evidence.items()))}
    made = replace(made, record=made.record.model_copy(update={"evidence": evidences}))
    shown = re.findall(r'"label":"([^"]+)"', details(made, {}, Language.ZH).decode().partition('"fields":')[2])
    assert shown == ["编号", "甲方 名称", "合计 金额"]


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("5000000", "5,000,000.00"), ("11750.5", "11,750.50"), ("298.80", "298.80"), ("0.0355", "0.0355")],
)
def test_amounts_of_a_list_have_their_fen(amount: str, shown: str) -> None:
    assert figures(Decimal(amount)) == shown


CONTRACT = Contract(
    parties=(
        Party(role="甲方"),
        Party(role="乙方", accounts=(Account(purpose=AccountPurpose.INVOICE, number="1"),)),
    ),
    copies=Copies(held={"甲方": 2}),
    total=Total(amount=Decimal("71090.00"), tax_rate=Decimal("0.06")),
    period=Period(duration="P1Y6M", start_date=datetime.date(2026, 1, 1)),
    dispute=Dispute(method=DisputeMethod.LITIGATION),
)


@pytest.mark.parametrize(
    ("pointer", "zh", "value"),
    [
        ("/parties/1/accounts/0/number", "乙方 账户 1 账号", "1"),
        ("/parties/1/accounts/0/purpose", "乙方 账户 1 用途", "开票"),
        ("/parties/1/accounts/0/name", "乙方 账户 1 户名", "None"),
        ("/copies/held/甲方", "份数 各执 甲方", "2"),
        ("/total/amount", "合计 金额", "71,090.00"),
        ("/total/tax_rate", "合计 税率", "6%"),
        ("/period/duration", "期限 长度", "1年6个月"),
        ("/period/start_date", "期限 开始", "2026-01-01"),
        ("/dispute/method", "争议解决 方式", "诉讼"),
        ("/unheard/of", "unheard of", "None"),
    ],
)
def test_fields_and_values_are_called_by_names_that_people_know(pointer: str, zh: str, value: str) -> None:
    found = field(pointer, CONTRACT, Language.ZH)
    assert (found.label, found.say(Language.ZH)) == (zh, value)
