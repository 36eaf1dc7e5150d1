"""Whatever becomes of the standard streams, of settings and of documents: one sentence and the right exit code."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from contextlib import nullcontext
from pathlib import Path

import pytest

from hedui.batch.outcome import Status
from hedui.batch.rows import Counts, Row
from hedui.batch.summary import Alarm, SameNumber, Summary
from hedui.cli import show, verbs
from hedui.cli.app import run
from hedui.cli.layout import fitted
from hedui.errors import ExitCode
from hedui.export.text import shortened, width
from hedui.messages import plain
from hedui.settings import Language

AGREEMENT = Path(__file__).parents[2] / "fixtures/agreements/office-goods.txt"
MAIN = (sys.executable, "-c", "from hedui.cli import main; main()")


def hedui(*arguments: str, **streams: object) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run([*MAIN, *arguments], env=environment, **streams)  # type: ignore[call-overload, no-any-return]


FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")


@needs_full
@pytest.mark.parametrize("command", [("amount", "壹元整"), ("rules",)])
def test_a_full_standard_output_is_said_in_a_sentence(command: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        done = hedui(*command, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == ExitCode.USAGE
    assert "无法写到标准输出" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


@needs_full
@pytest.mark.usefixtures("kept_workers")
@pytest.mark.parametrize("verb", ["check", "read"])
def test_so_it_is_where_a_document_is_told(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", FULL.open("w", encoding="utf-8"))
    assert run([verb, str(AGREEMENT)]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert "无法写到标准输出" in said and said.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_closed_standard_output_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("合同编号：甲-1", "utf-8")
    for command in (("amount", "壹元整"), ("import", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "-q")):
        done = hedui(*command, stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
        assert done.returncode == ExitCode.USAGE
        assert "无法写到标准输出" in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "out/contracts.xlsx").exists()


@needs_full
def test_nobody_need_listen_to_progress(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("合同编号：甲-1", "utf-8")
    with FULL.open("wb") as full:
        done = hedui(
            "import", str(tmp_path / "in"), "--out", str(tmp_path / "out"), stdout=subprocess.PIPE, stderr=full
        )
    assert done.returncode == ExitCode.DONE
    assert "完成 1 个文件" in done.stdout.decode()


def test_a_reader_that_has_gone_is_no_error() -> None:
    near, far = os.pipe()
    os.close(near)
    with os.fdopen(far, "wb") as nobody:
        done = hedui("rules", stdout=nobody, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, b"")


@pytest.mark.usefixtures("kept_workers")
def test_what_would_steer_the_terminal_is_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "合同\x1b[2J\x9b31m\u202etxt.txt"
    (tmp_path / name).write_text("合同编号：甲\x9b31m-1\n总价：人民币伍佰元整（小写：¥600.00）", "utf-8")
    assert run(["check", str(tmp_path / name)]) == ExitCode.DONE
    assert run(["read", str(tmp_path / name)]) == ExitCode.DONE
    assert run(["check", str(tmp_path / (name + ".pdf"))]) == ExitCode.DOCUMENT_FAILED
    shown = capsys.readouterr()
    said = shown.out + shown.err
    assert not {character for character in said if character < " " or "\x7f" <= character <= "\x9f"} - {"\n", "\t"}
    assert "\u202e" not in said
    assert plain(name) == "合同\\x1b[2J\\x9b31m\\u202etxt.txt"


def test_exit_code_one_is_never_that_of_a_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error, code in (
        (ZeroDivisionError("nobody foresaw this"), ExitCode.DOCUMENT_FAILED),
        (RecursionError("too deep"), ExitCode.DOCUMENT_FAILED),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), ExitCode.USAGE),
    ):

        def fail(*_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(verbs, "checked", fail)
        assert run(["check", str(AGREEMENT)]) == code
        said = capsys.readouterr().err
        assert said.startswith("hedui: ") and said.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max_pages = true", "max_pages"),
        ("sure = true", "sure"),
        ("[batch]\ntimeout = inf", "timeout"),
        ("[batch]\ntimeout = nan", "timeout"),
        ("[batch]\nmemory = true", "memory"),
        ("x = " + "[" * 20_000, "嵌套过深"),
        ("x = " + "{a=" * 20_000, "嵌套过深"),
        ("\x00", "hedui.toml"),
        ("sure = 3", "（应不大于 1）"),
        ("batch = 3", "写成 [batch]"),
        ("[batch]\nwebhook = 'example.com'", "https://"),
        ("[[check]]\ncode = 'A b'\nrule = '1 = 1'", "小写英文字母"),
    ],
)
def test_settings_that_make_no_sense(tmp_path: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("合同编号：甲-1", "utf-8")
    (tmp_path / "hedui.toml").write_text(text, "utf-8")
    assert run(["check", str(tmp_path / "a.txt")]) == ExitCode.USAGE
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1


@pytest.mark.parametrize("value", ["inf", "nan", "-1", "0"])
def test_a_time_that_is_none(value: str) -> None:
    assert run(["check", str(AGREEMENT), "--timeout", value]) == ExitCode.USAGE


def test_a_document_that_takes_too_long_is_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(AGREEMENT), "--timeout", "0.01"]) == ExitCode.DOCUMENT_FAILED
    said = capsys.readouterr().err
    assert "超过 0 秒" in said and said.count("\n") == 1


@pytest.mark.usefixtures("kept_workers")
def test_a_number_that_many_bear_is_one_short_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(9):
        text = f"设备合同\n合同编号：GX-2024-1\n甲方：青岭第{number}有限公司\n乙方：临川百合有限公司\n一、其他。\n"
        (folder / f"第{number}份合同.txt").write_text(text, "utf-8")
    assert run(["import", str(folder), "--out", str(tmp_path / "out"), "--export", "jsonl"]) == ExitCode.DONE
    shown = capsys.readouterr()
    [line] = [line for line in (shown.out + shown.err).split("\n") if "合同编号重复" in line]
    assert line.count(".txt") == 2
    assert "9 个文件" in line
    assert ".txt、" in line
    assert len(line) < 160


def test_many_failures_and_numbers_are_summed_up_in_short_lines() -> None:
    path = "合同" * 100 + ".pdf"
    row = Row(path, Status.FAILED, 0, 0, None, "x", "打不开，" * 90, 0.0, 0, None, None, 1)
    counts = Counts(0, 0, 500, 0, 0, 0, 0, 0, 0, 0, 0)
    same = tuple(SameNumber(f"甲-{number}" * 20, (path,) * 9) for number in range(20))
    made = Summary(counts, 0, (row,) * 20, (), same, 700, interrupted=False, read=1)
    lines = list(show.summary(made, "out", Language.ZH))
    assert len(lines) < 20
    assert max(width(line) for line in lines) < 280
    assert any("另有 490 个失败" in line for line in lines)
    assert any("另有 695 个编号重复" in line for line in lines)


@pytest.mark.parametrize(("read", "said"), [(0, True), (1, False)])
def test_a_run_with_nothing_to_do_says_so(read: int, *, said: bool) -> None:
    made = Summary(Counts(0, 3, 0, 0, 3, 0, 0, 0, 0, 0, 0), 0, (), (), (), 0, interrupted=False, read=read)
    lines = list(show.summary(made, "out", Language.ZH))
    assert ("没有新的或改动过的文件，不用重新读取。" in lines) is said


def test_a_folder_without_agreements_is_not_said_to_be_unchanged() -> None:
    def said(waiting: int, done: int, failed: int, skipped: int) -> list[str]:
        counts = Counts(waiting, done, failed, skipped, 0, 0, 0, 0, 0, 0, 0)
        return list(show.summary(Summary(counts, 0, (), (), (), 0, interrupted=False), "out", Language.ZH))

    assert said(0, 0, 0, 0)[0] == "文件夹里没有文件，没有读到合同。"
    assert said(0, 0, 0, 2)[0].startswith("文件夹里没有可以读取的文件，没有读到合同；")
    for counts in ((0, 0, 1, 0), (0, 1, 0, 2)):
        assert "没有新的或改动过的文件，不用重新读取。" in said(*counts)
    assert said(1, 0, 0, 0)[0].startswith("完成 0 个文件")


def test_watch_names_the_files_with_errors() -> None:
    counts = Counts(0, 2, 0, 0, 2, 0, 1, 0, 0, 0, 0)
    made = Summary(counts, 0, (), (), (), 0, interrupted=False, read=2, alarms=(Alarm("采购/a.pdf", "合计不符"),))
    assert "有错误 采购/a.pdf：合计不符" in list(show.summary(made, "out", Language.ZH, news=True))
    assert "有错误 采购/a.pdf：合计不符" not in list(show.summary(made, "out", Language.ZH))


@pytest.mark.parametrize("text", ["短.pdf", "很长的文件夹名称/" * 9 + "采购合同.pdf", "a" * 300])
def test_what_is_shortened_keeps_both_ends(text: str) -> None:
    shown = shortened(text, 40)
    assert width(shown) <= 40
    assert (shown[:2], shown[-4:]) == (text[:2], text[-4:])


LONG = (
    '使用 --dask 需要附加组件 dask，请在 hedui 的文件夹里运行“uv tool install --force ".[dask]"”或“pipx install --force'
    ' ".[dask]"”，然后再运行一次，或者不用 --dask。'
)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        (LONG, "  "),
        (f"amount-words-mismatch        错误       {LONG}", " " * 40),
        (f"    第1页  {LONG}", " " * 11),
        (f"2026-11-30  到期  {LONG}", " " * 18),
    ],
)
def test_a_line_on_a_terminal_is_broken_where_it_may_be(line: str, begins: str) -> None:
    assert list(fitted(line, 300)) == [line]
    first, *others = fitted(line, 100)
    assert others and all(width(each) <= 100 for each in (first, *others))
    assert all(each.startswith(begins) and each[len(begins)] not in " ，。”" for each in others)
    assert any('“uv tool install --force ".[dask]"”' in each for each in (first, *others))
    joined = first + "".join(each[len(begins) :] for each in others)
    assert joined.replace(" ", "") == line.replace(" ", "")


def test_lines_are_broken_for_people_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def shown(*command: str) -> list[str]:
        assert run([*command, "--lang", "en"]) == 0
        return capsys.readouterr().out.splitlines()

    piped = {command: shown(*command) for command in (("rules",), ("rules", "--json"), ("schema",))}
    assert max(map(width, piped["rules",])) > 120
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((200, 50)))
    for command, lines in piped.items():
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        if command == ("rules",):
            assert max(map(width, shown(*command))) <= 120
        else:
            assert shown(*command) == lines


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there all names are Unicode")
def test_in_a_locale_of_old_names_are_read_all_the_same(tmp_path: Path) -> None:
    """Python could then write no name beyond ASCII into a record."""
    folder = tmp_path / "合同 𠮷"
    folder.mkdir()
    (folder / "采购.txt").write_bytes(AGREEMENT.read_bytes())
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment = os.environ | old | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [*MAIN, "import", folder, "--out", tmp_path / "结果", "--export", "jsonl"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "结果/records/采购.txt.json").exists()
    assert "采购.txt" in (tmp_path / "结果/records.jsonl").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["gbk", "ascii:strict", "cp936:strict"])
def test_what_the_terminal_s_encoding_lacks_is_no_error(encoding: str, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([*MAIN, "check", tmp_path / "无 😀 ö.pdf"], env=environment, capture_output=True, check=False)
    assert done.returncode in (ExitCode.USAGE, ExitCode.DOCUMENT_FAILED)
    assert "无 😀 ö.pdf" in done.stderr.decode() and done.stderr.count(b"\n") == 1


class Twice(threading.Event):
    """As if a second Ctrl-C came while the batch is at work."""

    def is_set(self) -> bool:
        raise KeyboardInterrupt


def test_a_second_interruption_of_an_import_says_that_what_was_done_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("hedui.batch.interrupt.stopping", lambda: nullcontext(Twice()))
    assert run(["import", str(AGREEMENT), "--out", str(tmp_path / "out"), "--quiet"]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "已中断。已完成的都已保存，重新运行同一命令即可继续。\n"


@pytest.mark.parametrize(("lang", "said"), [("zh", "已中断。\n"), ("en", "Interrupted.\n")])
def test_an_interrupted_check_says_no_more_than_that(
    lang: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verbs, "load", interrupted)
    assert run(["check", str(AGREEMENT), "--lang", lang]) == ExitCode.INTERRUPTED
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", said)


@pytest.mark.parametrize(("words", "said"), [(["check"], "已中断。\n"), (["check", "--lang", "en"], "Interrupted.\n")])
@pytest.mark.parametrize("happens", ["raise KeyboardInterrupt", "os.kill(os.getpid(), signal.SIGTERM); time.sleep(9)"])
def test_an_interruption_while_the_program_loads_is_answered_in_a_sentence(
    happens: str, words: list[str], said: str
) -> None:
    begun = f"import os, signal, time\nimport hedui.cli as cli\ndef load():\n    {happens}\n"
    program = f"{begun}cli._read_names_as_utf8 = load\ncli.main()\n"
    ended = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (int(ExitCode.INTERRUPTED), "", said)
