"""Pictures that make one agreement: which do by their names, and how they are read."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

import hedui
from hedui.cli.app import run
from hedui.divide.following import are_of_one
from hedui.errors import UnreadableFileError
from hedui.models.page import Reading
from hedui.pipeline import process_file
from hedui.read import pages_in
from hedui.read.counted import PageSet, natural
from hedui.read.pictures import is_single, picture_sets
from hedui.settings import Settings

from .scans import save, scan

FIRST = (
    "设备采购合同",
    "合同编号：QL-2024-018",
    "甲方：青岚市图书馆",
    "乙方：澄江数码设备有限公司",
    "第一条 标的",
    "甲方采购阅览设备。",
)
SECOND = (
    "第二条 价款",
    "合同总价为人民币128,600.00元。",
    "甲方（盖章）：青岚市图书馆",
    "日期：2024年3月2日",
    "乙方（盖章）：澄江数码设备有限公司",
    "日期：2024年3月3日",
)


def sets(*names: str) -> list[tuple[str, list[str]]]:
    return [(each.name, list(each.files)) for each in picture_sets(names, lambda name: True)]


JOINED = {
    "bare": (["10.jpg", "1.jpg", "2.jpg", *(f"{n}.jpg" for n in range(3, 10))], ""),
    "padded": (["001.png", "002.png", "003.png"], ""),
    "from-zero": (["0.jpg", "1.jpg"], ""),
    "named": (["合同_001.jpg", "合同_002.jpg"], "合同"),
    "padded-without-a-mark": (["合同01.jpg", "合同02.jpg"], "合同"),
    "copies-of-windows": (["扫描 (1).jpg", "扫描 (2).jpg"], "扫描"),
    "page-words": (["第1页.jpg", "第2页.jpg"], ""),
    "chinese-numerals": (["第二页.jpg", "第一页.jpg"], ""),
    "scanner": (["租赁合同扫描件1.jpg", "租赁合同扫描件2.jpeg"], "租赁合同扫描件"),
    "kinds": (["p1.jpg", "p2.PNG", "p3.webp"], "p"),
}


@pytest.mark.parametrize(("names", "name"), JOINED.values(), ids=JOINED)
def test_names_that_count_pages_make_one(names: list[str], name: str) -> None:
    [(found, files)] = sets(*names)
    assert (found, files) == (name, sorted(names, key=natural))


APART = {
    "one": ["1.jpg"],
    "a-gap": ["1.jpg", "2.jpg", "4.jpg"],
    "not-from-the-beginning": ["3.jpg", "4.jpg"],
    "camera": ["IMG_2031.jpg", "IMG_2032.jpg"],
    "camera-from-one": ["IMG_0001.jpg", "IMG_0002.jpg"],
    "telephone": ["微信图片_1.jpg", "微信图片_2.jpg"],
    "two-agreements": ["合同1.jpg", "合同2.jpg"],
    "names": ["甲合同.jpg", "乙合同.jpg"],
    "days": ["20240301.jpg", "20240302.jpg"],
    "twice": ["1.jpg", "1.png", "2.jpg"],
    "beside-a-pdf": ["1.jpg", "2.jpg", "别的合同.pdf"],
    "named-beside-a-pdf": ["合同_1.jpg", "合同_2.jpg", "别的合同.pdf"],
    "beside-another-picture": ["1.jpg", "2.jpg", "执照.jpg"],
    "copies": ["合同.jpg", "合同 (1).jpg", "合同 (2).jpg"],
    "no-pictures": ["合同_1.pdf", "合同_2.pdf"],
}


@pytest.mark.parametrize("names", APART.values(), ids=APART)
def test_others_stay_apart(names: list[str]) -> None:
    assert sets(*names) == []


def test_several_sets_in_one_folder() -> None:
    names = ["乙_1.jpg", "乙_2.jpg", "甲_2.jpg", "甲_1.jpg", "甲_3.jpg", "身份证.jpg"]
    assert sets(*names) == [("乙", ["乙_1.jpg", "乙_2.jpg"]), ("甲", ["甲_1.jpg", "甲_2.jpg", "甲_3.jpg"])]
    assert sets("合同_1.jpg", "合同_2.jpg", "合同.pdf") == [("合同", ["合同_1.jpg", "合同_2.jpg"])]


def test_a_file_of_several_pages_is_no_page(tmp_path: Path) -> None:
    from PIL import Image

    page = Image.new("L", (20, 20), 255)
    page.save(tmp_path / "1.tif")
    page.save(tmp_path / "2.tif", save_all=True, append_images=[page])
    assert is_single(tmp_path / "1.tif")
    assert not is_single(tmp_path / "2.tif")
    assert picture_sets(["1.tif", "2.tif"], lambda name: is_single(tmp_path / name)) == []
    assert picture_sets(["1.tif"], lambda name: True) == []
    assert picture_sets(["1.tif", "2.tif"], lambda name: True) == [PageSet("", ("1.tif", "2.tif"))]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    for number, lines in ((1, FIRST), (2, SECOND)):
        save(scan(folder, lambda paper, lines=lines: paper.lines(40, 30, *lines, pitch=36)), folder / f"{number}.png")
    return folder


def photographs(drawn: Path, folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        shutil.copy(drawn / f"{name.removesuffix('.png')[-1]}.png", folder / name)
    return folder


@pytest.mark.needs("fonts")
def test_a_folder_of_pictures_is_read_as_one(drawn: Path, tmp_path: Path) -> None:
    folder = photographs(drawn, tmp_path / "图书馆合同", "1.png", "2.png")
    [made] = process_file(folder)
    record = made.record
    assert (record.contract.number, str(record.contract.total.amount)) == ("QL-2024-018", "128600.00")
    assert [page.number for page in made.pages] == [1, 2]
    assert record.evidence["/total/amount"][0].page == 2
    hashes = [hashlib.sha256((folder / f"{number}.png").read_bytes()).hexdigest() for number in (1, 2)]
    assert [(file.path, file.sha256) for file in record.source.files] == [("1.png", hashes[0]), ("2.png", hashes[1])]
    assert record.source.sha256 == hashlib.sha256("".join(f"{each}\n" for each in hashes).encode()).hexdigest()
    assert (record.source.name, record.source.pages, record.source.media_type) == ("图书馆合同", 2, "image/png")
    assert hedui.process(folder) == record


@pytest.mark.needs("fonts")
def test_a_picture_that_cannot_be_read_is_a_page_that_cannot(drawn: Path, tmp_path: Path) -> None:
    folder = photographs(drawn, tmp_path / "in", "1.png", "2.png")
    (folder / "3.png").write_bytes((folder / "1.png").read_bytes()[:500])
    (folder / "4.png").write_bytes(b"")
    record = hedui.process(folder)
    assert record.contract.number == "QL-2024-018"
    assert [page.method for page in record.source.reading][2:] == [Reading.NONE, Reading.NONE]
    assert sum(finding.code == "page-unreadable" for finding in record.findings) == 2


@pytest.mark.needs("fonts")
def test_a_folder_of_other_things_is_no_agreement(drawn: Path, tmp_path: Path) -> None:
    folder = photographs(drawn, tmp_path / "in", "1.png", "2.png")
    (folder / "说明.txt").write_text("说明", "utf-8")
    with pytest.raises(UnreadableFileError, match="不只是一份合同的各页"):
        hedui.process(folder)
    with pytest.raises(UnreadableFileError):
        pages_in(tmp_path / "none", Settings(), are_of_one)


@pytest.mark.needs("fonts")
def test_the_commands_take_a_folder(drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = photographs(drawn, tmp_path / "图书馆合同", "1.png", "2.png")
    assert run(["read", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["contract"]["number"] == "QL-2024-018"
    assert run(["check", str(folder)]) == 0
    assert "“图书馆合同”" in capsys.readouterr().out


OTHER = (
    "房屋租赁合同",
    "合同编号：ZL-2024-077",
    "甲方：望江物业管理有限公司",
    "乙方：云岫餐饮有限公司",
    "第一条 房屋",
    "甲方将房屋出租给乙方使用。",
    "第二条 租金",
    "租金总额为人民币96,000.00元。",
    "甲方（盖章）：望江物业管理有限公司",
    "日期：2024年5月6日",
    "乙方（盖章）：云岫餐饮有限公司",
    "日期：2024年5月6日",
)


@pytest.mark.needs("fonts")
def test_pages_that_prove_to_be_of_two_agreements_are_two(drawn: Path, tmp_path: Path) -> None:
    folder = photographs(drawn, tmp_path / "in", "1.png", "2.png")
    save(scan(tmp_path, lambda paper: paper.lines(40, 30, *OTHER, pitch=36), (420, 500)), folder / "3.png")
    first, second = process_file(folder)
    assert [made.record.contract.number for made in (first, second)] == ["QL-2024-018", "ZL-2024-077"]
    assert [made.record.source.numbers for made in (first, second)] == [(1, 2), (3,)]
    assert len(second.record.source.files) == 3
