"""Fields of the user's own: what is read, in many dresses, and that hedui's own values stay as they are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hedui.errors import CatalogueError
from hedui.extract import Extraction, extract, load_catalogue
from hedui.models.page import Page, Reading
from hedui.settings import Language

AGREEMENT = """管网检测合同
合同编号：GW-2025-03
甲方：岚川市水务集团有限公司
乙方：岚川明澈检测有限公司
{head}
第一条 检测内容
{body}
合同总价为人民币壹万贰仟元整（¥12,000.00）。
第二条 其他
未尽事宜，由双方协商解决。
甲方（盖章）：岚川市水务集团有限公司
乙方（盖章）：岚川明澈检测有限公司
日期：2025年3月20日
"""


def field(kind: str, *labels: str, rest: str = "", name: str = "own") -> str:
    words = ", ".join(f'"{label}"' for label in labels)
    return f'[[field]]\nname = "{name}"\ntype = "{kind}"\n' + (f"labels = [{words}]\n" if labels else "") + rest


def read(tmp_path: Path, declared: str, head: str = "", body: str = "1. 检测管网。") -> Extraction:
    path = tmp_path / "own.toml"
    path.write_text(declared, "utf-8")
    text = AGREEMENT.format(head=head, body=body)
    return extract((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue((path,)))


STATED = {
    "code": ("code", "立项号", "立项号：立〔2025〕17号", "立〔2025〕17号"),
    "code-in-brackets": ("code", "项目编号", "项目编号：【HX-2025-07】", "HX-2025-07"),
    "code-full-width": ("code", "项目编号", "　　项 目 编 号 ： HX-2025-07", "HX-2025-07"),
    "code-beside-another": (
        "code",
        "项目编号",
        "采购方式：公开招标    项目编号：HX-2025-07    预算年度：2025",
        "HX-2025-07",
    ),
    "code-numbered": ("code", "项目编号", "3、项目编号：HX-2025-07；", "HX-2025-07"),
    "code-in-a-sentence": ("code", "项目编号", "本合同对应的项目编号为HX-2025-07，不另行编号。", "HX-2025-07"),
    "sum": ("amount", "预算金额", "预算金额：¥50,000.00元", "50000.00"),
    "sum-in-words-first": ("amount", "预算金额", "预算金额：人民币伍万元整（¥50,000.00）", "50000"),
    "sum-in-ten-thousands": ("amount", "预算金额", "本项目预算金额为5万元。", "50000"),
    "date": ("date", "验收日期", "验收日期：【2025】年【6】月【30】日", "2025-06-30"),
    "date-in-a-sentence": ("date", "验收日期", "约定的验收日期为2025年6月30日，逾期不予验收。", "2025-06-30"),
    "length": ("duration", "服务期", "服务期：叁（3）年，自签订之日起算", "P3Y"),
    "length-filled-in": ("duration", "服务期", "服务期：__36__个月", "P36M"),
    "length-in-a-sentence": ("duration", "服务期", "本合同服务期为18个月。", "P18M"),
    "share": ("percent", "质保金比例", "质保金比例：合同总价的5%", "0.05"),
    "share-in-words": ("percent", "质保金比例", "质保金比例：百分之三", "0.03"),
    "count": ("count", "驻场人数", "驻场人数：叁（3）人", "3"),
    "count-at-once": ("count", "驻场人数", "乙方派驻人员，驻场人数叁（3）人，每日签到。", "3"),
    "count-in-a-sentence": ("count", "驻场人员", "其驻场人员2人。", "2"),
    "count-behind-a-party": ("count", "驻场人员", "乙方驻场人员3人，驻场期限12个月。", "3"),
    "count-behind-what-a-party-must": ("count", "派驻工程师", "乙方应派驻工程师2名，响应时间为4小时。", "2"),
    "length-at-once": ("duration", "服务期", "本合同服务期三年。", "P3Y"),
    "count-of-many": ("count", "点位数", "点位数：共1,200个", "1200"),
    "telephone": ("telephone", "值班电话", "值班电话：0839-6612345", "0839-6612345"),
    "organisation": ("organisation", "监理单位", "监理单位：岚川正衡监理有限公司（盖章）", "岚川正衡监理有限公司"),
    "person": ("person", "项目经理", "项目经理：何静  电话：13900001234", "何静"),
    "person-of-a-party": ("person", "项目经理", "乙方项目经理：何静", "何静"),
    "address": ("address", "检测地点", "检测地点：岚川市东山路8号院内", "岚川市东山路8号院内"),
    "choice": ("choice", "是否加急", "是否加急：□是 ☑否", "否"),
    "text": ("text", "质量标准", "质量标准：合格", "合格"),
    "below": ("date", "验收日期", "验收日期：\n2025年6月30日", "2025-06-30"),
    "row-of-a-table": ("code", "项目编号", "项目编号\tHX-2025-07\t预算年度\t2025", "HX-2025-07"),
    "bilingual": ("code", "项目编号", "项目编号（Project No.）：HX-2025-07", "HX-2025-07"),
}


@pytest.mark.parametrize("place", ["head", "body"])
@pytest.mark.parametrize(("kind", "label", "line", "value"), STATED.values(), ids=STATED)
def test_a_field_is_read_with_its_place(
    tmp_path: Path, kind: str, label: str, line: str, value: str, place: str
) -> None:
    found = read(tmp_path, field(kind, label), **{place: line})
    assert str(found.contract.custom["own"]) == value
    first = found.sources["/custom/own"][0]
    begin = found.layout.text.raw.index(line)
    assert begin <= first.start < first.end <= begin + len(line)


NOT_STATED = {
    "another-label": ("code", "项目编号", "原项目编号为HX-2024-01。"),
    "no-code": ("code", "项目编号", "项目编号：待定"),
    "blank": ("code", "项目编号", "项目编号：______"),
    "nothing-to-fill-in": ("code", "项目编号", "项目编号：/"),
    "masked": ("code", "项目编号", "项目编号：****"),
    "no-such-day": ("date", "验收日期", "验收日期：2025年2月30日"),
    "dates-are-no-length": ("duration", "服务期", "服务期：2025年5月1日至2026年4月30日"),
    "a-range-is-no-count": ("count", "驻场人数", "驻场人数：3至5人"),
    "others-of-it": ("count", "驻场人数", "驻场人数一律登记，三人一组。"),
    "a-range-at-once": ("count", "驻场人数", "驻场人数3至5人。"),
    "a-share-is-no-count": ("count", "驻场人数", "驻场人数：30%"),
    "a-rate-is-no-sum": ("amount", "管理费", "管理费：合同总价的3%"),
    "two-shares": ("percent", "质保金比例", "质保金比例：总价的5%或者3%"),
    "no-option": ("choice", "是否加急", "是否加急：□是 □否"),
    "the-label-alone": ("person", "项目经理", "项目经理应当持证上岗。"),
    "an-attachment": ("code", "项目编号", "无\n附件"),
}


@pytest.mark.parametrize(("kind", "label", "line"), NOT_STATED.values(), ids=NOT_STATED)
def test_what_is_no_value_is_none(tmp_path: Path, kind: str, label: str, line: str) -> None:
    found = read(tmp_path, field(kind, label), body=line)
    assert found.contract.custom == {"own": None}
    assert "/custom/own" not in found.sources


@pytest.mark.parametrize(
    "label",
    [
        "合同编号",
        "甲方",
        "合同总价",
        "日期",
        "盖章",
        "第一条",
        "公司",
        "乙方（盖章）",
        "总价",
        "编号",
        "检测内容",
        "其他",
    ],
)
@pytest.mark.parametrize("kind", ["text", "code", "organisation", "date", "amount"])
def test_a_label_that_hedui_knows_takes_nothing_away(tmp_path: Path, label: str, kind: str) -> None:
    with_own = read(tmp_path, field(kind, label), head="项目编号：HX-1")
    without = read(tmp_path, "", head="项目编号：HX-1")
    assert with_own.contract.model_copy(update={"custom": {}}) == without.contract
    assert with_own.brackets == without.brackets
    assert [one for one in with_own.blanks if not one.field.startswith("custom.")] == list(without.blanks)


def test_a_label_that_hedui_knows_is_read_for_the_user_too(tmp_path: Path) -> None:
    found = read(tmp_path, field("organisation", "甲方") + field("code", "合同编号", name="other"))
    assert found.contract.custom == {"own": "岚川市水务集团有限公司", "other": "GW-2025-03"}
    assert found.contract.number == "GW-2025-03"


def test_a_pattern_states_a_field_without_label(tmp_path: Path) -> None:
    declared = field("amount", rest="pattern = '最高限额(?:为|不超过)(?<value>[^,。]+)'\n")
    assert read(tmp_path, declared, body="本项目最高限额不超过【20】万元。").contract.custom == {"own": "200000"}
    assert read(tmp_path, declared, body="本项目最高限额另行约定。").contract.custom == {"own": None}


def test_a_label_before_a_colon_comes_before_a_sentence(tmp_path: Path) -> None:
    found = read(tmp_path, field("duration", "服务期"), body="本合同服务期为12个月。\n服务期：2年")
    assert found.contract.custom == {"own": "P2Y"}
    assert len(found.sources["/custom/own"]) == 2


def test_of_a_choice_only_what_is_offered_counts(tmp_path: Path) -> None:
    declared = field("choice", "发货方式", rest='options = ["陆运", "空运"]\n')
    assert read(tmp_path, declared, body="发货方式：空 运").contract.custom == {"own": "空运"}
    assert read(tmp_path, declared, body="发货方式：邮寄").contract.custom == {"own": None}


GOOD = field("code", "项目编号")
WRONG = {
    "type": (field("colour", "项目编号"), "第3行.*类型.*code、text"),
    "no-type": (
        '[[field]]\nname = "own"\nlabels = ["项目编号"]\n',
        "第1行.*type 有误：类型应为 code、text.*编号、文字",
    ),
    "unknown-key": (GOOD + 'lables = ["立项号"]\n', "第5行.*lables.*拼写"),
    "labels-no-list": (field("code", rest='labels = "项目编号"\n'), "第4行.*列表"),
    "no-labels": ("\n" + field("code"), "第2行.*labels.*pattern"),
    "short-label": (field("code", "号"), "第4行.*2至40"),
    "no-name": ('[[field]]\ntype = "code"\nlabels = ["项目编号"]\n', "第1行.*name.*缺少"),
    "chinese-name": (GOOD.replace('"own"', '"项目编号"'), "第2行.*英文字母"),
    "name-twice": (GOOD + GOOD, "第6行.*own.*已经用过"),
    "single-brackets": (GOOD.replace("[[field]]", "[field]"), r"第1行.*\[\[field\]\]"),
    "pattern": (field("code", rest="pattern = '(项目'\n"), "第4行.*正则"),
    "example-form": (GOOD + 'examples = ["项目编号：HX-1"]\n', "第5行.*原文 = 值"),
    "example-unread": (GOOD + 'examples = ["项目编号：待定 = HX-1"]\n', "第5行.*HX-1.*没有读出"),
    "example-otherwise": (GOOD + 'examples = ["项目编号：HX-1 = HX-2"]\n', "第5行.*HX-2.*HX-1"),
    "counterexample": (GOOD + 'counterexamples = ["项目编号：HX-1"]\n', "第5行.*反例.*HX-1"),
    "options-of-no-choice": (GOOD + 'options = ["甲"]\n', "第1行.*choice"),
    "no-entry": ("field = 3\n", r"\[\[field\]\] 有误"),
    "toml": ('[[field]]\nname = own"\n', "第2行.*TOML"),
}


@pytest.mark.parametrize(("declared", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_one_sentence_with_the_line(tmp_path: Path, declared: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(declared, "utf-8")
    for settings in (False, True):
        with pytest.raises(CatalogueError, match=said) as caught:
            load_catalogue(() if settings else (path,), settings=path if settings else None)
        assert "\n" not in str(caught.value)
    with pytest.raises(CatalogueError, match="The catalogue file"):
        load_catalogue((path,), Language.EN)


def test_a_length_of_working_days_says_that_they_are(tmp_path: Path) -> None:
    declared = field("duration", "响应时间")
    found = read(tmp_path, declared, body="响应时间：15个工作日")
    assert found.contract.custom == {"own": "P15D", "own_day_type": "working"}
    assert found.sources["/custom/own_day_type"] == found.sources["/custom/own"][:1]
    assert read(tmp_path, declared, body="响应时间：15天").contract.custom == {"own": "P15D"}
    assert read(tmp_path, declared, body="响应时间：另行约定").contract.custom == {"own": None}


def test_blanks_in_an_example_are_no_difference(tmp_path: Path) -> None:
    line = "预算科目：2203-01 设备购置"
    found = read(tmp_path, field("text", "预算科目", rest=f'examples = ["{line} = 2203-01 设备购置"]'), head=line)
    assert found.contract.custom["own"] == "2203-01设备购置"


def test_a_thousand_fields_and_labels_keep_time_linear(tmp_path: Path) -> None:
    declared = "".join(field("text", f"自定标签{number}", name=f"own{number}") for number in range(300))
    path = tmp_path / "own.toml"
    path.write_text(declared, "utf-8")
    catalogue = load_catalogue((path,))

    def seconds(times: int) -> float:
        text = "自定标签7：甲，是否加急：□是 ☑否 服务期为3年\n" * times
        start = time.process_time()
        extract((Page(1, text, Reading.PLAIN_TEXT),), catalogue, ner=False)
        return time.process_time() - start

    seconds(20)
    few, many = (min(seconds(times) for _ in range(3)) for times in (400, 1600))
    assert many < 10 * few
