"""Every command, used rightly and wrongly, speaks the language that is asked for, and only that."""

from __future__ import annotations

import functools
import re
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest
import typer
from batch import fakes

from hedui.batch import alone
from hedui.cli import messages
from hedui.cli.app import VERBS, build, run
from hedui.evaluation.compare import Fault
from hedui.settings import Language

ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,]+[a-z]{2,}){1,}")
"""Two words in a row, of which the second is lower case: a name and its version are none, nor are options."""
COMMANDS = re.compile(r"hedui [a-z]+|--[a-z-]+|pip install \S+|NAME\.expected")
RAW = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Error|Exception|File)\b|\b[a-z]+\.\d+\b|\.py\b")
"""What only programmers understand: a class of errors, a place in a model, a place in the program."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")

pytestmark = pytest.mark.usefixtures("kept_workers")

WRONG = """\
import
import in
import in --out
import none --out out
import in in in --out out
import in --out in
import in --out out --lang fr
import in --out out --nonsense
import in --out out --worker 3
import in --out out --workers x
import in --out out --workers 0
import in --out out --workers 9999
import in --out out --timeout -1
import in --out out --timeout inf
import in --out out --timeout x
import in --out out --export pdf
import in --out out --ocr x
import in --out out --pictures x
import in --out out --severity x
import in --out out --severity x=y
import in --out out --severity x=
import in --out out --disable nonsense
import in --out out --fail-on x
import in --out out --quiet=1
import in --out out --catalogue none.toml
import in --out out --catalogue in
import in --out out --catalogue bad.toml
import in --out out --catalogue wrong.toml
import in --out out --catalogue pattern.toml
import in --out out --catalogue bytes.toml
import in --out out --config none.toml
import in --out out --config in
import in --out out --config bad.toml
import in --out out --config bytes.toml
import in --out out --config values.toml
import in --out out --config unknown.toml
import in --out out --config true.toml
import in --out out --dask x
import in --out file.txt
import in --out file.txt/below
import in --out out --config list.toml
import in --out out --config own.toml
import in --out out --config check.toml
import in --out out --config many.toml
import in --out out --catalogue tables.toml
import in --out out --severity title-mismatch=info,foo
import in --out out --no-nonsense
import in --out out -- -x
import -x
watch
watch in
watch none --out out
watch in --out in
review
review none
review in
review out --port x
review out --port -1
review out --port 99999
review out --host 0.0.0.0
review out --host 256.1.1.1 --password-file file.txt
review out --password-file none
review out --password-file empty.txt
review out --from none.xlsx
review out --from file.txt
review out --from damaged.xlsx
review out --from other.xlsx
review out --as=
serve
serve file.txt
serve file.txt/below
serve out --host 0.0.0.0
serve out --host 256.1.1.1 --password-file file.txt
fields
fields x
fields from-excel
fields from-excel none.xlsx
fields from-excel file.txt
fields from-excel damaged.xlsx
fields from-excel other.xlsx
fields template
fields template in
fields template none/x.xlsx
fields names none
fields names --config bad.toml
schema --config own.toml
rules --config check.toml
read
read none
read in
read in/a.txt b
read in/a.txt --max-pages 0
read empty.txt
read damaged.docx
read damaged.png
read empty.zip
read list.json
read other.xlsx
check
check none
check in
check damaged.pdf
check in/a.txt --sure 2
explain
explain in/a.txt
explain in/a.txt 合同编
explain none /number
rules x
rules --x
deadlines
deadlines none
deadlines in
deadlines in --within x
deadlines in --within -5d
deadlines in --since x
evaluate
evaluate none
evaluate in
evaluate in --records none
amount
amount abc
amount 壹X
amount 1.234
amount 99999999999999999999
amount 1e5
amount 壹佰 元整
amount -5
start none
start in/a.txt
start x y
launcher none
launcher in/a.txt
doctor x
doctor --ocr x
doctor --config none.toml
schema x
nonsense
chek
--nonsense
--lang
--lang fr
""".splitlines()
RIGHT = [
    *("", "--", "--lang zh", "--lang=zh", "--help", "-h", "--version", "--lang zh --version", "rules", "amount 98000"),
    *("check in/a.txt", "import in --out out --quiet", "import empty --out made --quiet", "explain in/a.txt /number"),
]


@functools.cache
def group(lang: Language) -> object:
    """The commands, made once for all the lines that are tried: that takes longer than most of them."""
    return typer.main.get_command(build(lang))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with an agreement, and files that are wrong in all ways."""
    monkeypatch.setattr("hedui.batch.cluster._CONNECT_SECONDS", 0.1)
    monkeypatch.setattr("hedui.cli.app.build", lambda lang, words: group(lang))
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("empty").mkdir()
    texts = {
        "in/a.txt": "采购合同\n合同编号：甲-1\n甲方：南屿市档案馆\n乙方：南屿晨星设备有限公司\n",
        "file.txt": "x",
        "empty.txt": "",
        "bad.toml": "lang = \n",
        "wrong.toml": '[[label]]\nfield = "nonsense"\ntype = "text"\nspellings = ["项目代号"]\nexamples = []\n',
        "pattern.toml": '[[pattern]]\nrule = "x"\npattern = "(("\nfields = {}\nexamples = []\nclue = []\n',
        "values.toml": 'max_pages = "many"\n',
        "unknown.toml": "max_page = 1\n",
        "true.toml": "max_pages = true\n",
        "list.toml": "[batch]\nexport = ['pdf']\n",
        "many.toml": "[batch]\nworkers = 'two'\n",
        "own.toml": "[[field]]\nname = 'X y'\n",
        "check.toml": "[[check]]\ncode = 'my-check'\nrule = '合同总价 <= '\nmessage = 'x'\n",
        "tables.toml": "[[label]]\n",
        "list.json": "[]",
    }
    for name, text in texts.items():
        Path(name).write_text(text, "utf-8")
    Path("bytes.toml").write_bytes(b"lang = '\xff'")
    Path("damaged.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    for name in ("damaged.xlsx", "damaged.docx"):
        Path(name).write_bytes(b"PK\x03\x04 and no more")
    Path("damaged.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    Path("empty.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    openpyxl.Workbook().save("other.xlsx")
    Path("out/records").mkdir(parents=True)


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_told_in_chinese(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    without_dask = "--dask" in line and find_spec("distributed") is None
    assert run(line.split()) in ((4,) if without_dask else (2, 3))
    shown = capsys.readouterr()
    said = shown.err
    assert said.startswith("hedui: ") and said.count("\n") <= 2
    assert CHINESE.search(said)
    assert english(said) == [], said
    assert RAW.findall(unquoted(said)) == [], said


@pytest.mark.parametrize("line", [*RIGHT, *(f"{entry.name} --help" for entry in VERBS)])
def test_right_use_is_answered_in_chinese(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(line.split()) == 0
    shown = capsys.readouterr()
    assert CHINESE.search(shown.out) or "--version" in line
    assert english(shown.out + shown.err) == []


@pytest.mark.parametrize(("place", "line"), list(enumerate(line for line in WRONG if "--lang" not in line)))
def test_the_same_in_english_wherever_the_language_is_named(
    place: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = line.split()
    run([["--lang", "en", *words], [*words[:1], "--lang=en", *words[1:]], [*words, "--lang", "en"]][place % 3])
    shown = capsys.readouterr().err
    assert not CHINESE.search(re.sub(r"“.*?”", "", shown)), shown


def english(text: str) -> list[str]:
    """What looks like English sentences, but for quotes of what the user typed, commands and names."""
    return ENGLISH.findall(COMMANDS.sub("·", unquoted(text)))


def unquoted(text: str) -> str:
    return re.sub(r"“.*?”|“.*$", "·", text)


ARGUMENTS = {
    "import": ["in", "--out", "new"],
    "watch": ["in", "--out", "in"],
    "review": ["none"],
    "serve": ["file.txt"],
    "read": ["in/a.txt"],
    "check": ["in/a.txt"],
    "explain": ["in/a.txt", "/number"],
    "fields": ["names"],
    "deadlines": ["none"],
    "evaluate": ["none"],
    "amount": ["98000"],
    "start": ["none"],
    "launcher": ["none"],
}
ACCEPTED = {"--as", "--out", "--host", "--records"}
"""Options of which any text is a value."""


def test_every_option_of_every_command_with_a_wrong_value(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever option somebody writes a wrong value behind, or none: one sentence in Chinese, and nothing is read."""
    tried = set()
    for verb, command in group(Language.ZH).commands.items():  # type: ignore[attr-defined]
        for option in (each for each in command.params if each.param_type_name == "option" and not each.is_flag):
            name = max(option.opts, key=len)
            lines = [[verb, *ARGUMENTS.get(verb, []), name]]
            if name not in ACCEPTED:
                lines += [[*lines[0], value] for value in ("§", "-1")]
            for line in lines:
                assert run(line) in (2, 4), line
                said = capsys.readouterr().err
                assert said.startswith("hedui: ") and said.count("\n") == 1 and CHINESE.search(said), (line, said)
                assert english(said) == [] and RAW.findall(unquoted(said)) == [], (line, said)
                tried.add((verb, name))
    assert len(tried) > 100
    assert not Path("new/records").exists()


def test_english_is_known_when_it_is_seen() -> None:
    assert english("hedui: Missing option '--out'.")
    assert english("选项 timeout 的值不对（Input should be a valid number），")
    assert not english("hedui: 缺少 --out（输出文件夹）。用法见：hedui import --help")


def test_the_language_of_a_settings_file_holds_for_what_is_wrong_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/hedui.toml").write_text('lang = "en"\nmax_pages = 0\n', "utf-8")
    assert run(["check", "in/a.txt"]) == 2
    assert "max_pages has a wrong value “0” (it should be 1 at least)" in capsys.readouterr().err


def test_a_language_behind_two_dashes_is_an_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["amount", "--", "--lang"]) == 2
    assert "“--lang”" in capsys.readouterr().err


def test_python_m_hedui_is_the_command_line() -> None:
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-m", "hedui", "--version"], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith("hedui ")


def test_an_agreement_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(
        alone, "process_alone", lambda path, settings, _: alone.Alone((fakes.process(path, settings).record,))
    )
    assert run(["check", "in/a.txt", "--lang", "en"]) == 0
    assert not CHINESE.search(re.sub(r"“.*?”", "", capsys.readouterr().out))


@pytest.mark.parametrize("lang", list(Language))
def test_scores_are_told_in_the_language(lang: Language, capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/a.expected.json").write_text('{"fields": {"/number": "甲-2", "/total/amount": "1.00"}}', "utf-8")
    assert run(["evaluate", "in", "--differences", "--quiet", "--lang", lang.value]) == 0
    lines = capsys.readouterr().out.splitlines()
    if lang is Language.ZH:
        assert english("\n".join(lines)) == []
        assert any("准确率" in line and "漏读" in line for line in lines)
        assert any(line.startswith("a.txt  错值  /number") for line in lines)
    else:
        assert any("precision" in line and "missing" in line for line in lines)


def test_every_fault_has_a_name() -> None:
    assert set(messages.FAULTS) == set(Fault)
