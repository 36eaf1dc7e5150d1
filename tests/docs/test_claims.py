"""What the READMEs claim is so: each number, format, file and limit that no other test holds to its word.

Other claims are held elsewhere: ``claims.toml`` lists them in the README's words, each with its tests.
"""

from __future__ import annotations

import inspect
import io
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Callable
from importlib.metadata import files
from pathlib import Path

import docx
import pdfplumber
import pytest

import hedui
from hedui.batch.found import Problem, problem_of
from hedui.batch.run import Request, run
from hedui.cli import desk, verbs
from hedui.cli.app import run as command
from hedui.desk.serve import HERE
from hedui.errors import DocumentError
from hedui.export.codes import CODES
from hedui.extras import EXTRAS
from hedui.models.severity import Severity
from hedui.read import cache, read_document
from hedui.settings import BatchSettings, Export, OcrEngine, Options, Settings
from tests.docs.pages import READMES, ROOT, prose
from tests.export.samples import entry, evidence, export, finding

BOTH = pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
AGREEMENTS = ROOT / "fixtures" / "agreements"
TEXT = "采购合同\n合同编号：甲-1\n甲方：南屿市档案馆\n乙方：南屿晨星设备有限公司\n合同总价：人民币71,090.00元\n"


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., Path]:
    """Imports one agreement with these options; the output folder."""

    def make(*options: str, text: str = TEXT) -> Path:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text(text, "utf-8")
        assert command(["import", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "-q", *options]) == 0
        return tmp_path / "out"

    return make


def cells(page: Path, heading: str) -> list[str]:
    """The first cells of the table below a heading of the third rank."""
    section = re.split(r"^#+ ", prose(page).partition(f"### {heading}\n")[2], flags=re.MULTILINE)[0]
    return re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)


def test_both_say_the_same() -> None:
    """As many headings of each rank, and tables with the same commands, files, codes and numbers."""
    english, chinese = (page.read_text("utf-8") for page in READMES)
    for what in (r"^(#+) ", r"^\| ([`\d][^|]*) \|", r"^(\d\.|\*) "):
        ours, theirs = (re.findall(what, text.replace("`、`", "`, `"), re.MULTILINE) for text in (english, chinese))
        assert ours == theirs
    found = [{*re.findall(r"`(--[a-z-]+|[a-z]+(?:-[a-z]+)+)`", text)} for text in (english, chinese)]
    assert found[0] == found[1]


@BOTH
def test_every_finding_is_listed(page: Path) -> None:
    rows = "\n".join(line for line in page.read_text("utf-8").splitlines() if line.startswith("| "))
    assert {code.code for code in CODES} - {*re.findall(r"`([a-z]+(?:-[a-z]+)+)`", rows)} == set()


@BOTH
def test_python_and_the_extras_are_those_of_the_package(page: Path) -> None:
    text = page.read_text("utf-8")
    assert PROJECT["requires-python"] == ">=3.11"
    assert {*re.findall(r"Python (\d\.\d+)", text)} == {"3.11"}
    named = {*re.findall(r'"\.\[(\w+)\]"', text)}
    assert named and named <= {*EXTRAS} <= {*PROJECT["optional-dependencies"]}
    assert all(f"`{extra}`" in text for extra in EXTRAS)


@BOTH
def test_the_limits_are_those_of_the_settings(page: Path) -> None:
    settings, text = Settings(), page.read_text("utf-8").replace(",", "")
    assert re.search(rf"{settings.max_pages}\W*(?:pages|页)", text)
    assert re.search(rf"{settings.max_megabytes} MiB", text)
    assert settings.ocr is OcrEngine.RAPIDOCR and settings.lang == "zh"
    if page.name == "README.md":
        assert f"up to {settings.second_readings} a document" in text
    written = re.search(r"`--export xlsx,html`\D*?((?:`\w+`(?:、|,? and |,? ?)?){4})", page.read_text("utf-8"))
    assert written and {*re.findall(r"`(\w+)`", written[1])} == {each.value for each in BatchSettings().export}
    assert all(f"`{each}`" in text for each in Export)


@BOTH
def test_the_forms_that_are_read_are_those_that_are_named(page: Path) -> None:
    sentence = next(line for line in prose(page).split("\n\n") if line.startswith(("It reads PDF", "可读的文件")))
    read = {
        "PDF": "pdf", "OFD": "ofd", ".docx": "docx", "PNG": "png", "JPEG": "jpg jpeg", "HEIC": "heic",
        "TIFF": "tif tiff", "BMP": "bmp", "WebP": "webp", "Markdown": "md", "HTML": "html",
    }  # fmt: skip
    for name, suffixes in read.items():
        assert name in sentence
        assert [problem_of(f"a.{suffix}") for suffix in suffixes.split()] == [None] * len(suffixes.split())
    for suffix in (".doc", ".wps", ".rtf", ".odt"):
        assert f"`{suffix}`" in sentence
        assert problem_of(f"a{suffix}") in (None, Problem.FOREIGN)
    assert problem_of("a.rar") is Problem.FOREIGN and problem_of("a.mp3") is Problem.UNSUPPORTED
    for encoding in ("UTF-8", "UTF-16", "UTF-32", "GB18030"):
        assert encoding in sentence
        data = TEXT.encode("utf-8-sig" if encoding == "UTF-8" else encoding)
        assert hedui.process(data, name="a.txt").contract.number == "甲-1"


def test_what_a_file_is_its_content_decides() -> None:
    """A page of HTML and an agreement of Word are known, whatever their names are."""
    assert hedui.process(TEXT.encode(), name="a.docx").contract.number == "甲-1"
    with pytest.raises(DocumentError):
        hedui.process(b"%PDF-1.7\n", name="a.txt")
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    with pytest.raises(DocumentError):
        hedui.process(made.getvalue(), name="a.txt")


@pytest.mark.usefixtures("kept_workers")
def test_every_file_in_the_output_folder_is_named(tmp_path: Path) -> None:
    """And each that is named without a condition is there."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    run(Request(tmp_path / "in", tmp_path / "out", Options(batch=BatchSettings(workers=1))))
    written = {path.name + "/" * path.is_dir() for path in (tmp_path / "out").iterdir()}
    for page, heading in zip(READMES, ("What comes out", "输出什么"), strict=True):
        named = {each for cell in cells(page, heading) for each in re.findall(r"`([^`]+)`", cell)}
        names = {each.split("/")[0] + "/" if each.startswith("records/") else each for each in named}
        assert written - names == set()
        where_asked = {"pictures/", "received/", "taught.toml", "decisions.sqlite"}
        assert names - written == where_asked
    assert (tmp_path / "out/records/a.txt.json").is_file() and (tmp_path / "out/records/a.txt.txt").is_file()


def test_the_example_is_what_is_said_of_it() -> None:
    """Two pages long, and beside the findings that are shown a tax id with a mistyped character."""
    with pdfplumber.open(AGREEMENTS / "office-goods.pdf") as document:
        assert len(document.pages) == 2
    codes = {finding.code for finding in hedui.process(AGREEMENTS / "office-goods.txt").findings}
    assert {"amount-words-mismatch", "item-subtotal-mismatch", "account-mismatch", "tax-id-invalid"} <= codes


@BOTH
@pytest.mark.parametrize(
    ("system", "home"), [("linux", "~/.cache"), ("darwin", "~/Library/Caches"), ("win32", "%LOCALAPPDATA%")]
)
def test_what_was_recognised_lies_where_it_is_said_to_lie(
    page: Path, system: str, home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page.read_text("utf-8")
    assert f"`{home}" in text and "`HEDUI_CACHE`" in text
    for name in ("HEDUI_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", system)
    where = home.replace("~", str(tmp_path)).replace("%LOCALAPPDATA%", str(tmp_path / "local"))
    assert cache.folder().is_relative_to(Path(where) / "hedui")
    monkeypatch.setenv("HEDUI_CACHE", str(tmp_path / "own"))
    assert cache.folder() == tmp_path / "own"


@BOTH
def test_there_is_a_file_to_double_click_for_each_system(page: Path) -> None:
    named = re.findall(r"`(windows\.cmd|macos\.command|linux\.sh)`", page.read_text("utf-8"))
    assert {*named} == {path.name for path in (ROOT / "start").iterdir()}


def test_the_demo_holds_what_is_said_of_it() -> None:
    """PDFs, a scan, a photograph, a Word file, a text from OCR."""
    names = [path.name for path in (ROOT / "fixtures" / "demo").rglob("*") if path.is_file()]
    for part in (".pdf", "（扫描）.pdf", "（手机拍照）.jpg", ".docx", "（文字识别）.txt"):
        assert any(name.endswith(part) for name in names), part


def test_every_claim_has_tests() -> None:
    """Each claim of ``claims.toml`` stands in the README in those words, and each test that it names is there."""
    text = " ".join((ROOT / "README.md").read_text("utf-8").split())
    groups = tomllib.loads((ROOT / "tests/docs/claims.toml").read_text("utf-8"))
    claims = {claim: tests for group in groups.values() for claim, tests in group.items()}
    assert [claim for claim in claims if claim not in text] == []
    named = {test for tests in claims.values() for test in tests}
    assert all(claims.values())
    sources = {place: (ROOT / "tests" / place).read_text("utf-8") for place in {test.split("::")[0] for test in named}}
    found = {test for test in named if f"\ndef {test.split('::')[1]}(" in sources[test.split("::")[0]]}
    assert named - found == set()


def test_every_part_of_the_readme_claims_something_that_is_held() -> None:
    """No section that a user reads is without a claim that a test holds."""
    groups = tomllib.loads((ROOT / "tests/docs/claims.toml").read_text("utf-8"))
    claims = [claim for group in groups.values() for claim in group]
    sections = re.split(r"^(##+ .*)$", (ROOT / "README.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    without = [
        heading
        for heading, body in zip(sections[::2], sections[1::2], strict=True)
        if body.strip() and not any(claim in " ".join(body.split()) for claim in claims)
    ]
    assert without == ["## More"]


def test_nothing_is_kept_where_that_is_asked_for() -> None:
    assert cache.cache_of(Settings()) is not None
    assert cache.cache_of(Settings(cache=False)) is None


def test_comments_in_word_files_are_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("合同总价：人民币71,090.00元")
    document.add_comment(paragraph.runs, text="合同编号：甲-9，总价改为9,000元")
    document.save(str(tmp_path / "a.docx"))
    (page,) = read_document(tmp_path / "a.docx", Settings()).pages
    assert page.text.strip() == paragraph.text


def test_the_default_engine_comes_along_with_its_models() -> None:
    """The package that is installed with hedui holds them; no model is fetched by name."""
    assert any(each.startswith("rapidocr") for each in PROJECT["dependencies"])
    assert {Path(str(file)).suffix for file in files("rapidocr") or ()} & {".onnx"}


def test_review_imports_first_where_an_output_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(desk, "opening", lambda out, *_: out)
    monkeypatch.setattr(desk, "review", lambda out, **_: opened.append(out))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    assert command(["review", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--no-browser", "-q"]) == 0
    assert opened == [tmp_path / "out"]
    assert (tmp_path / "out" / "records" / "a.txt.json").is_file()


def test_tables_are_in_the_order_of_the_files(tmp_path: Path) -> None:
    grave = finding("total-mismatch", Severity.ERROR, "合计不符", evidence("98000"))
    out = export(tmp_path, Export.CSV, entry("a.pdf"), entry("b.pdf", grave), entry("c.pdf"))
    lines = (out / "contracts.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[0].strip('"') for line in lines] == ["a.pdf", "b.pdf", "c.pdf"]


@pytest.mark.parametrize("severity", ["", "x"])
def test_an_output_that_cannot_be_written_is_exit_code_2(
    tmp_path: Path, severity: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    assert command(["import", str(tmp_path / "in"), "--out", str(tmp_path / "file" / severity), "-q"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_findings_alone_are_no_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("71,090.00元", "71,090.00元（大写：柒万壹仟零玖元整）"), "utf-8")
    assert command(["check", str(tmp_path / "a.txt")]) == 0
    assert "[错误]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "PURCHASE AGREEMENT\nThis Agreement is made between the Nanyu Archive and Nanyu Stars Ltd.\n"
            "Total price: USD 71,090.00\nThe seller shall deliver the goods within 30 days. The term of this "
            "Agreement is two years. Each party may terminate it by notice of ninety days. The buyer shall pay the "
            "price within thirty days of the invoice, and the seller warrants the goods for twelve months. This "
            "Agreement is governed by the laws of England.\n",
            True,
        ),
        (
            "KAUFVERTRAG\nNr. A-1\nKäufer: Archiv Nordstadt\nVerkäufer: Sterne GmbH\nGesamtpreis: 71.090,00 EUR\n"
            "Der Verkäufer liefert die Ware innerhalb von 30 Tagen. Der Vertrag wird auf zwei Jahre geschlossen. "
            "Jede Seite kann ihn mit einer Frist von neunzig Tagen kündigen. Der Käufer zahlt den Preis innerhalb "
            "von dreißig Tagen nach der Rechnung; die Gewährleistung beträgt zwölf Monate. "
            "Es gilt deutsches Recht, und Gerichtsstand ist Nordstadt.\n",
            True,
        ),
        (TEXT * 8, False),
    ],
)
def test_an_agreement_in_another_language_is_told_and_hardly_read(text: str, *, told: bool) -> None:
    record = hedui.process(text.encode(), name="a.txt")
    assert ("not-in-chinese" in {finding.code for finding in record.findings}) is told
    assert (record.contract.parties == ()) is told


@pytest.mark.usefixtures("kept_workers")
def test_only_what_is_asked_for_is_written_and_records_always(imported: Callable[..., Path]) -> None:
    out = imported("--export", "xlsx,html")
    names = {path.name for path in out.iterdir()}
    assert {"contracts.xlsx", "report.html", "report", "records"} <= names
    assert names.isdisjoint({"contracts.csv", "findings.csv", "records.jsonl", "contracts.sqlite"})


@pytest.mark.usefixtures("kept_workers")
def test_the_summary_is_what_was_said(imported: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    counts = json.loads((imported() / "summary.json").read_text("utf-8"))["counts"]
    said = re.search(r"完成 (\d+) 个文件（(\d+) 页）.*错误 (\d+)，警告 (\d+)，提示 (\d+)", capsys.readouterr().out)
    assert said
    assert [*map(int, said.groups())] == [counts[key] for key in ("done", "pages", "errors", "warnings", "infos")]


@pytest.mark.usefixtures("kept_workers")
def test_deadlines_go_into_a_calendar(imported: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    out = imported(text=TEXT + "本合同有效期自2025年1月1日起至2025年12月31日止。\n")
    assert command(["deadlines", str(out), "--since", "2025-12-01", "--within", "60d", "--ics"]) == 0
    assert "2025-12-31  到期" in capsys.readouterr().out
    assert "DTSTART;VALUE=DATE:20251231" in (out / "deadlines.ics").read_text("utf-8")


def test_whoever_interrupts_gets_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hedui.cli.app._in_order", interrupt)
    assert command(["rules"]) == 130
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("verb", [verbs.review, verbs.serve])
def test_the_desk_answers_this_machine_alone(verb: Callable[..., object]) -> None:
    assert inspect.signature(verb).parameters["host"].default == HERE == "127.0.0.1"


def test_what_is_too_large_is_refused_unless_it_is_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "甲" * 400_000, "utf-8")
    assert command(["read", str(path), "--max-megabytes", "1"]) == 3
    assert "--max-megabytes" in capsys.readouterr().err
    assert read_document(path, Settings(max_megabytes=2)).pages


def test_a_double_click_opens_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def review(*_: object, browser: bool) -> int:
        asked.append(browser)
        return 0

    monkeypatch.setattr("hedui.cli.start.review", review)
    assert command(["start", str(tmp_path)]) == 0
    assert asked == [True]


@BOTH
def test_what_to_do_stands_in_the_first_lines(page: Path) -> None:
    """Whoever programs nothing reads within ten lines what to do, and finds the steps behind a link."""
    first = "\n".join(page.read_text("utf-8").splitlines()[:10])
    assert re.search(r"(?:double-click|双击)", first)
    assert re.search(r"\]\(#(?:start-it|开始使用)\)", first)
