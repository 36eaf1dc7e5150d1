"""Faults that no sentence of an agreement holds: of its pages, of its Word file, of the files beside it.

Generated agreements without a fault of their own (test split, the same seed) are written as Word files, as PDFs and as
folders, each once as it is and once with one of these faults; the first must not raise its finding, the second must.
"""

from __future__ import annotations

import datetime
import io
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pypdfium2
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from reportlab.pdfgen.canvas import Canvas

from fixtures.generator.make import Generated, make_agreement
from fixtures.generator.pdf import HEIGHT, WIDTH, font_named, typeset
from fixtures.generator.statement import lift_marks
from fixtures.generator.text import marked_text
from fixtures.generator.world import Split
from hedui.batch.run import Request, run
from hedui.pipeline import process
from hedui.settings import BatchSettings, Export, Options, Settings

HEADING = "### Faults of pages, files and folders\n"
_WORD = ("revision-pending", "text-struck", "text-hidden")
_PAPER = ("page-missing", "page-duplicate", "text-hidden")
_FOLDER = ("number-duplicate", "content-duplicate", "amended-elsewhere")
FORMS = {"Word": _WORD, "PDF": _PAPER, "folder": _FOLDER}
"""The codes that are planted in each form."""
_LEAST_PAGES = 3
_LATER = datetime.timedelta(days=400)
"""How long after an agreement its supplement has it end."""
_NEW_PRICES = (
    "原合同总价由{old}元调整为{new}元。",
    "因工作量增加，合同金额在原合同基础上增加1000元，变更后的合同总金额为{new}元。",
    "将原合同约定的合同价款{old}元修改为{new}元。",
    "经双方确认，合同总价调增人民币1000元，调整后为人民币{new}元。",
    "原合同价款增加1000.00元。",
    "原合同第二条关于价款的约定修改为：“本合同总价款为人民币{new}元。”",
    "乙方增加的服务内容另计费用1000元，由甲方随尾款一并支付，合同总额相应变更为{new}元。",
    "合同价格条款变更如下：变更前合同总价{old}元，变更后合同总价{new}元。",
)
_NEW_TERMS = (
    "原合同有效期延长至{end}。",
    "原合同到期后，双方同意续签，续签期限至{end}止。",
    "将原合同的服务期限变更为至{end}届满。",
    "原合同约定的终止日期顺延至{end}。",
    "双方同意原合同期限延长一年。",
    "原合同于{end}提前终止。",
)
"""What its supplement says of the price, of the term."""
_TRIES = 12
"""Agreements looked at for one that can bear a fault."""


@dataclass
class Counts:
    """Of one form: how many faults were planted and found of each code, and how many alarms were false."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def tell(self, code: str | None, codes: set[str], watched: tuple[str, ...]) -> None:
        """Count one file: ``code`` was planted in it, or nothing, and ``codes`` were raised."""
        if code is not None:
            self.planted[code] += 1
            self.found[code] += code in codes
        self.false.update(other for other in watched if other in codes and other != code)


def measure(count: int, seed: int) -> dict[str, Counts]:
    """The counts of each form, from ``count`` agreements for each code."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        return {
            "Word": _of_files(_words(folder, count, seed), _WORD),
            "PDF": _of_files(_papers(folder, count, seed), _PAPER),
            "folder": _of_folders(folder, count, seed),
        }


def codes(counts: dict[str, Counts]) -> set[str]:
    """The codes that were planted."""
    return {code for told in counts.values() for code in told.planted}


def holds(counts: dict[str, Counts]) -> bool:
    """Whether every planted fault was found, and no check cried wolf."""
    return all(told.found == told.planted and not told.false.total() for told in counts.values())


def page(counts: dict[str, Counts]) -> Iterator[str]:
    """The table, line by line; what was not found, and what cried wolf, is bold."""
    yield HEADING
    yield "| check | form | found | false, in as many files again without the fault |"
    yield "|---|---|---|---|"
    for form, codes in FORMS.items():
        told = counts[form]
        for code in codes:
            cells = f"{told.found[code]} of {told.planted[code]} | {told.false[code]}"
            short = told.found[code] < told.planted[code] or told.false[code]
            yield f"| `{code}` | {form} | {f'**{cells}**' if short else cells} |"
    yield ""


def _clean(seed: int, index: int) -> Generated:
    return make_agreement(seed, index, Split.TEST, faults=())


def _of_files(files: list[tuple[Path, str | None]], watched: tuple[str, ...]) -> Counts:
    counts = Counts()
    with ProcessPoolExecutor(2) as pool:
        raised = pool.map(_codes, [path for path, _ in files], chunksize=4)
        for (_, code), codes in zip(files, raised, strict=True):
            counts.tell(code, codes, watched)
    return counts


def _codes(path: Path) -> set[str]:
    return {finding.code for finding in process(path, Settings()).findings}


# ---- Word files ----


def _words(folder: Path, count: int, seed: int) -> list[tuple[Path, str | None]]:
    """Each code in ``count`` Word files, and the same files without it."""
    made: list[tuple[Path, str | None]] = []
    for number, code in enumerate(_WORD):
        for index in range(number * count, (number + 1) * count):
            text, _ = lift_marks(marked_text(_clean(seed, index).agreement))
            for planted in (None, code):
                path = folder / f"{code}-{index}-{planted is not None}.docx"
                if _write_word(text, planted, path):
                    made.append((path, planted))
    return made


def _write_word(text: str, code: str | None, path: Path) -> bool:
    """One paragraph a line; whether the fault could be planted in a line with a sum of money."""
    document = Document()
    done = code is None
    for line in text.split("\n"):
        paragraph = document.add_paragraph(line)
        if not done and "元" in line and "\t" not in line and any(figure.isdigit() for figure in line):
            _plant_word(paragraph, line, str(code))
            done = True
    document.save(str(path))
    return done


def _plant_word(paragraph: Paragraph, line: str, code: str) -> None:
    """What stood there before: struck through, hidden, or as a change that nobody accepted."""
    at = line.index("元") + 1
    paragraph.clear()
    paragraph.add_run(line[:at])
    old = paragraph.add_run("98,765.00元")
    if code == "text-struck":
        old.font.strike = True
    elif code == "text-hidden":
        old.font.hidden = True
    else:
        _tracked(old)
    paragraph.add_run(line[at:])


def _tracked(run: Run) -> None:
    """The run as text that somebody added with changes tracked."""
    added = OxmlElement("w:ins")
    for name, value in (("w:id", "1"), ("w:author", "reader"), ("w:date", "2026-01-05T09:00:00Z")):
        added.set(qn(name), value)
    run._r.addprevious(added)
    added.append(run._r)


# ---- PDFs ----


def _papers(folder: Path, count: int, seed: int) -> list[tuple[Path, str | None]]:
    """Each code in ``count`` PDFs, and the same PDFs without it."""
    made: list[tuple[Path, str | None]] = []
    for number, code in enumerate(_PAPER):
        found = 0
        for index in range(number * count * _TRIES, (number + 1) * count * _TRIES):
            drawn = _clean(seed, index)
            if found == count or not _bears(drawn, code):
                continue
            rng = Random(f"{drawn.seed}:paper")
            data = typeset(drawn.agreement, rng).data
            if not _is_long(data):
                continue
            found += 1
            for planted in (None, code):
                path = folder / f"{code}-{index}-{planted is not None}.pdf"
                path.write_bytes(data if planted is None else _PLANT[code](data, rng))
                made.append((path, planted))
    return made


def _bears(drawn: Generated, code: str) -> bool:
    """A page is only missed where pages say which of how many they are."""
    return code != "page-missing" or "{total}" in drawn.agreement.layout.footer


def _is_long(data: bytes) -> bool:
    with pypdfium2.PdfDocument(data) as document:
        return len(document) >= _LEAST_PAGES


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _without_a_page(data: bytes, rng: Random) -> bytes:
    with pypdfium2.PdfDocument(data) as document:
        document.del_page(rng.randrange(1, len(document) - 1))
        return _saved(document)


def _with_a_page_twice(data: bytes, rng: Random) -> bytes:
    with pypdfium2.PdfDocument(data) as document, pypdfium2.PdfDocument(data) as again:
        index = rng.randrange(len(document) - 1)
        document.import_pages(again, [index], index + 1)
        return _saved(document)


def _with_white_text(data: bytes, rng: Random) -> bytes:
    """Another total in white, in the margin below the text."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(WIDTH, HEIGHT))
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setFont(font_named("song"), 10)
    canvas.drawString(72, rng.uniform(18, 24), f"合同总金额为人民币{rng.randrange(10_000, 90_000)}.00元")
    canvas.save()
    with pypdfium2.PdfDocument(data) as document, pypdfium2.PdfDocument(sheet.getvalue()) as overlay:
        paper = document[0]
        paper.insert_obj(overlay.page_as_xobject(0, document).as_pageobject())
        paper.gen_content()
        return _saved(document)


_PLANT: dict[str, Callable[[bytes, Random], bytes]] = {
    "page-missing": _without_a_page,
    "page-duplicate": _with_a_page_twice,
    "text-hidden": _with_white_text,
}


# ---- folders ----


def _of_folders(folder: Path, count: int, seed: int) -> Counts:
    """One folder without a link between its files, and one with a file beside each that has one of the faults."""
    counts = Counts()
    texts = {index: lift_marks(marked_text(_clean(seed, index).agreement))[0] for index in range(len(_FOLDER) * count)}
    numbers = {index: _clean(seed, index).agreement.plan.number for index in texts}
    (folder / "apart").mkdir()
    (folder / "beside").mkdir()
    pairs: dict[str, tuple[str, str]] = {}
    for index, text in texts.items():
        code = _FOLDER[index % len(_FOLDER)]
        name, other = f"{index:04d}.txt", f"{index:04d}-b.txt"
        for place in ("apart", "beside"):
            (folder / place / name).write_text(text, "utf-8")
        beside = _beside(code, seed, index, text, numbers[index])
        if beside is not None and numbers[index] in text:
            (folder / "beside" / other).write_text(beside, "utf-8")
            pairs[name] = (code, other)
    apart, beside_told = (_told(folder / place) for place in ("apart", "beside"))
    for name in {f"{index:04d}.txt" for index in texts}:
        counts.tell(None, apart.get(name, set()), _FOLDER)
    for name, (code, _) in sorted(pairs.items()):
        counts.tell(code, beside_told.get(name, set()), _FOLDER)
    return counts


def _beside(code: str, seed: int, index: int, text: str, number: str) -> str | None:
    """The second file: the same once more, another agreement with the number of the first, a supplement to it."""
    if code == "content-duplicate":
        return text
    if code == "number-duplicate":
        other = _clean(seed, index + 50_000)
        return lift_marks(marked_text(other.agreement))[0].replace(other.agreement.plan.number, number)
    return _supplement(seed, index)


def _supplement(seed: int, index: int) -> str:
    """A supplement to the agreement, between the same parties, that says what it changes: the price, else the term."""
    plan = _clean(seed, index).agreement.plan
    signed = max(party.signed_on for party in plan.parties())
    if plan.total is not None:
        change = _NEW_PRICES[index % len(_NEW_PRICES)].format(old=plan.total, new=plan.total + 1000)
    else:
        until = signed + _LATER
        change = _NEW_TERMS[index % len(_NEW_TERMS)].format(end=f"{until.year}年{until.month}月{until.day}日")
    names = [f"{role}：{party.name}" for role, party in zip(("甲方", "乙方"), plan.parties(), strict=True)]
    day = f"{signed.year}年{signed.month}月{signed.day}日"
    later = signed + _LATER / 2
    return "\n".join(
        (
            f"{plan.title}之补充协议",
            f"编号：BC-{index:05d}",
            *names,
            f"双方于{day}签订了《{plan.title}》（编号：{plan.number}，以下简称原合同），现协商一致，补充约定如下：",
            f"一、{change}",
            "二、原合同其他条款不变，继续履行。",
            "三、本协议一式两份，双方各执一份，自双方盖章之日起生效。",
            *(f"{name}（盖章）" for name in names),
            f"签订日期：{later.year}年{later.month}月{later.day}日",
        )
    )


def _records(out: Path) -> Iterator[Path]:
    return (out / "records").glob("*.json")


def _told(folder: Path) -> dict[str, set[str]]:
    """What a batch says of each file of the folder, as codes."""
    out = folder.with_name(f"{folder.name}-out")
    options = BatchSettings(export=frozenset({Export.CSV}), workers=2)
    summary = run(Request(folder, out, Options(settings=Settings(), batch=options)))
    records = {path.name.removesuffix(".json"): json.loads(path.read_text("utf-8")) for path in _records(out)}
    told = {name: {str(finding["code"]) for finding in record["findings"]} for name, record in records.items()}
    for same in summary.same_numbers:
        for path in same.paths:
            told.setdefault(path, set()).add("number-duplicate")
    return told
