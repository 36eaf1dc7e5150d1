"""From hedui.toml and the command line to settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.configuration import find, load
from hedui.errors import UsageError
from hedui.pipeline import declared
from hedui.settings import Export, Language, Settings


def test_the_file_in_the_folder_wins_over_the_one_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "hedui.toml").write_text("max_pages = 1", "utf-8")
    assert find(folder) == tmp_path / "hedui.toml"
    (folder / "hedui.toml").write_text("max_pages = 2", "utf-8")
    assert load(folder, {}).settings.max_pages == 2
    assert load(folder / "a.pdf", {}).settings.max_pages == 2


def test_a_named_file_wins_over_both(tmp_path: Path) -> None:
    (tmp_path / "hedui.toml").write_text("max_pages = 1", "utf-8")
    other = tmp_path / "other.toml"
    other.write_text("max_pages = 3\n[batch]\nworkers = 4\nexport = ['csv']", "utf-8")
    options = load(tmp_path, {}, other)
    assert (options.settings.max_pages, options.batch.workers, options.batch.export) == (3, 4, {Export.CSV})


def test_the_command_line_wins(tmp_path: Path) -> None:
    (tmp_path / "hedui.toml").write_text("max_pages = 1\n[batch]\nexport = ['csv']", "utf-8")
    options = load(tmp_path, {"max_pages": 9, "export": ["xlsx"]})
    assert (options.settings.max_pages, options.batch.export) == (9, {Export.XLSX})


def test_catalogue_paths_count_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("", "utf-8")
    (tmp_path / "hedui.toml").write_text("catalogue = ['own.toml']", "utf-8")
    assert load(tmp_path, {}).settings.catalogue == (tmp_path / "own.toml",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max_pages =", "无法读取配置文件"),
        ("max_pages = 0", "选项 max_pages 的值.*不对"),
        ("max_page = 1", "没有名为 max_page 的选项.*max_pages"),
        ("[batch]\nworker = 1", "没有名为 worker 的选项.*workers"),
        ("disabel = ['a']", r"没有名为 disabel 的选项（见 [^，]*），是不是 disable？$"),
        ("[batc]\nworkers = 2", r"没有名为 batc 的选项.*是不是 \[batch\]"),
        ("workers = 2", r"没有名为 workers 的选项.*要写在 \[batch\] 下面"),
        ("moon = 1", r"没有名为 moon 的选项（见 [^，]*），可用的选项.*\[batch\]、\[\[field\]\]"),
        ("batch = 1", "选项 batch 的值.*不对"),
        ('lang = "zh"\nlang = "en"', "第2行的这一项前面已经写过，每项只写一次"),
        ("[batch]\nworkers = 1\n[batch]\nforce = true", "第3行的这一节前面已经有了，请合并成一节"),
        ('lang＝"zh"', "第1行第5列应为英文等号 =；"),
        ('语言 = "zh"', "第1行第1列不符合 TOML 格式；每行写成 名称 = 值"),
        ('lang = "zh\n', "第1行的引号没有写完"),
        ("lang = “zh”", "第1行第8列不符合 TOML 格式；文字要放在英文引号里"),
        ("disable = 'a'", r"选项 disable 的值.*不对（应为列表，写在方括号里"),
        ("[severity]\na = 'grave'", "选项 severity.a 的值.*不对"),
        ("catalogue = ['none.toml']", "词表文件.*无法读取"),
    ],
)
def test_what_is_wrong_in_the_file_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "hedui.toml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=said):
        load(tmp_path, {})


def test_a_level_may_be_written_as_the_report_calls_it(tmp_path: Path) -> None:
    (tmp_path / "hedui.toml").write_text('severity = { "title-mismatch" = "警告" }', "utf-8")
    assert load(tmp_path, {}).settings.severity == {"title-mismatch": "warning"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_may_be_as_notepad_or_powershell_writes_it(tmp_path: Path, encoding: str) -> None:
    fields = tmp_path / "fields.toml"
    fields.write_text(FIELD, encoding)
    (tmp_path / "hedui.toml").write_text("catalogue = ['fields.toml']\nlang = 'en'\n" + OTHER_FIELD, encoding)
    settings = load(tmp_path, {}).settings
    assert (settings.lang, settings.catalogue) == (Language.EN, (fields,))
    assert [field.name for field in declared(settings).fields] == ["own", "other"]
    before = settings.fingerprint()
    (tmp_path / "hedui.toml").write_text("catalogue = ['fields.toml']\n" + OTHER_FIELD + "required = true", encoding)
    assert load(tmp_path, {}).settings.fingerprint() != before


def test_another_encoding_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "hedui.toml").write_text("# 设置\n", "gb18030")
    with pytest.raises(UsageError, match="不是 UTF-8 编码，请另存为 UTF-8"):
        load(tmp_path, {})


def test_equal_settings_have_equal_fingerprints(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("a", "utf-8")
    settings = Settings(disable=frozenset({"a", "b"}), catalogue=(own,))
    same = Settings(disable=frozenset({"b", "a"}), catalogue=(own,))
    assert settings.fingerprint() == same.fingerprint()
    assert settings.fingerprint() != Settings(disable=frozenset({"a"}), catalogue=(own,)).fingerprint()
    before = settings.fingerprint()
    own.write_text("b", "utf-8")
    assert settings.fingerprint() != before


FIELD = '[[field]]\nname = "own"\ntype = "code"\nlabels = ["立项号"]\n'


OTHER_FIELD = '[[field]]\nname = "other"\ntype = "code"\nlabels = ["批文号"]\n'


def test_fields_of_one_s_own_stand_among_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "hedui.toml"
    file.write_text("max_pages = 7\n" + FIELD, "utf-8")
    settings = load(tmp_path, {}).settings
    assert (settings.max_pages, settings.own, settings.catalogue) == (7, file, ())
    assert [field.name for field in declared(settings).fields] == ["own"]
    file.write_text("max_pages = 7\n", "utf-8")
    assert load(tmp_path, {}).settings.own is None


def test_the_file_cannot_be_named_in_itself(tmp_path: Path) -> None:
    (tmp_path / "hedui.toml").write_text("own = 'a.toml'\n", "utf-8")
    with pytest.raises(UsageError, match="没有名为 own 的选项"):
        load(tmp_path, {})


def test_a_record_depends_on_fields_and_lists_but_not_on_how_a_batch_is_run(tmp_path: Path) -> None:
    file, names = tmp_path / "hedui.toml", tmp_path / "名单.txt"

    def fingerprint(text: str) -> str:
        file.write_text(text, "utf-8")
        return load(tmp_path, {}).settings.fingerprint()

    first = fingerprint(FIELD)
    assert fingerprint(FIELD + "\n[batch]\nworkers = 2\n") == first
    assert fingerprint(FIELD.replace("立项号", "项目编号")) != first
    check = "[[check]]\ncode = 'a'\nrule = '乙方.名称 in 名单.txt'\nmessage = '不在名单内'\n"
    before = fingerprint(check)
    names.write_text("岚川明澈检测有限公司", "utf-8")
    listed = fingerprint(check)
    names.write_text("岚川正衡监理有限公司", "utf-8")
    assert len({before, listed, fingerprint(check)}) == 3


def test_a_slip_in_the_file_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "hedui.toml").write_text('max_pages = 7\n[[field]]\nname = own"\n', "utf-8")
    with pytest.raises(UsageError, match="第3行第8列"):
        load(tmp_path, {})


def test_files_of_an_editor_that_writes_a_mark_of_order_first(tmp_path: Path) -> None:
    """Notepad on Windows saves UTF-8 so; it is no fault of the file's."""
    (tmp_path / "own.toml").write_text(
        '[[label]]\nfield = "number"\ntype = "code"\nspellings = ["流水"]\n', "utf-8-sig"
    )
    fields = '[[field]]\nname = "room"\ntitle = "房号"\ntype = "text"\nlabels = ["房号"]\n'
    (tmp_path / "hedui.toml").write_text(f'max_pages = 7\ncatalogue = ["own.toml"]\n{fields}', "utf-8-sig")
    settings = load(tmp_path, {}).settings
    assert settings.max_pages == 7
    assert [field.name for field in declared(settings).fields] == ["room"]
