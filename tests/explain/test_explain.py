"""Why a value was read, or none: what decided is told, in words, and nothing else."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from hedui.errors import UsageError
from hedui.explain import asked, explain
from hedui.explain.messages import WHYS
from hedui.extract import extract, load_catalogue
from hedui.extract.trace import NOBODY, Refusal, Side, Trace, Why
from hedui.models.page import Page, Reading
from hedui.pipeline import process
from hedui.settings import Language, Settings

TEXT = """物业服务合同
甲方：青岭电子有限公司
统一社会信用代码：
乙方：临川百合有限公司
电话：****
第一条 费用
本合同总价为人民币48,600元（大写：肆万捌仟陆佰元整）。履约保证金为人民币3,000元。
第二条 结算
{}
第三条 附则
本合同自2024年3月1日起至2025年2月28日止。一式叁份，甲方执贰份，乙方执壹份。
甲方（盖章）：青岭电子有限公司
日期：2024年2月20日
乙方（盖章）：临川百合有限公司
日期：2024年2月26日
"""
FAR = "乙方交来发票以后，甲方须在二十个工作日里把款项打到乙方账户。货物应在15日内送到。垃圾每10日清运。"
PLAIN = "甲方应在收到发票后30日内付款。"


def told(tmp_path: Path, pointer: str, clause: str = PLAIN, lang: Language = Language.ZH) -> str:
    file = tmp_path / "a.txt"
    file.write_text(TEXT.format(clause), "utf-8")
    return "\n".join(explain(file, pointer, Settings(lang=lang)))


def test_the_model_s_value_with_what_spoke_for_it_and_why_others_were_refused(tmp_path: Path) -> None:
    said = told(tmp_path, "/payment/due_days", FAR)
    assert said.startswith("/payment/due_days（付款 天数）：20\n  第 1 页 第二条：")
    assert "›二十个工作日‹" in said
    assert "读法：模型按前后文判断" in said
    assert "“打到”" in said
    refused = said.partition("看过、但没有采用的候选：")[2]
    assert re.search(r"10日，第 1 页 第二条：.*\n.*没有采用：模型的把握不够", refused)
    assert re.search(r"15日，.*\n      没有采用：附近没有说到这个字段的词", refused)


def test_what_is_told_of_the_model_adds_up_to_what_it_decided(tmp_path: Path) -> None:
    said = told(tmp_path, "/payment/due_days", FAR)
    for block in re.findall(r"支持和反对的依据（权重）：\n(.*?可能性 [\d.]+（门槛 [\d.]+）)", said, re.DOTALL):
        *lines, total = block.splitlines()
        weights = [float(line.split()[0]) for line in lines]
        found = re.search(r"合计 ([-+][\d.]+)，即可能性 ([\d.]+)", total)
        assert found is not None
        assert sum(weights) == pytest.approx(float(found[1]), abs=0.1)
        assert 1 / (1 + math.exp(-float(found[1]))) == pytest.approx(float(found[2]), abs=0.01)


def test_in_english(tmp_path: Path) -> None:
    said = told(tmp_path, "/payment/due_days", FAR, Language.EN)
    assert said.startswith("/payment/due_days (payment due days): 20\n  page 1")
    assert "read by: the model, by what stands around it" in said
    told_of = re.sub(r"[“…›].*|\d+日|第二条", "", said)
    assert not re.search(r"[\u4e00-\u9fff]", told_of)


@pytest.mark.parametrize(
    ("pointer", "parts"),
    [
        ("/payment/due_days", ["：30", "词表里的句式"]),
        ("/parties/1/name", ["（乙方 名称）：临川百合有限公司", "读法：标签“乙方”", "另有 1 处写的是同一个值"]),
        ("/parties/乙方/name", ["/parties/1/name（乙方 名称）：临川百合有限公司"]),
        ("parties/1/name/", ["（乙方 名称）：临川百合有限公司"]),
        ("/parties/1/kind", ["：单位", "由以下内容推算：", "›临川百合有限公司‹"]),
        ("/total/amount", ["：48,600", "›48,600‹"]),
        ("/total/words_amount", ["由以下内容推算：", "›肆万捌仟陆佰元整‹"]),
        ("/date_signed", ["：2024-02-26", "2024-02-20，第 1 页", "以最后的日期为准"]),
        ("/deadlines/expires_on", ["：2025-02-28", "由以下内容推算：", "›2025年2月28日‹"]),
        ("/copies/held/甲方", ["：2", "›贰‹"]),
        ("/parties/0/tax_id", ["没有读出", "›统一社会信用代码：‹", "有标签，后面没有填写"]),
        ("/effective/date", ["没有读出"]),
        ("/place_signed", ["没有读出", "没有找到它的标签"]),
        ("/dispute", ["（争议解决）：没有读出"]),
        ("/parties", ["/parties/0/name（甲方 名称）：青岭电子有限公司（标签）", "请写它的完整路径"]),
        ("/rates/0/fee", ["没有读出"]),
        ("/items", ["没有读出"]),
    ],
)
def test_values_and_nulls_of_every_kind(tmp_path: Path, pointer: str, parts: list[str]) -> None:
    said = told(tmp_path, pointer)
    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("/payment/due_day", "/payment/due_days"),
        ("/party/1/tax_id", "/parties/1/tax_id"),
        ("/parties/1/taxid", "/parties/1/tax_id"),
        ("税号", "/parties/0/tax_id"),
        ("/total/amont", "/total/amount"),
        ("/parties/7/name", "/parties/1/name"),
        ("/parties/丙方/name", "/parties/0/name"),
        ("/payment/due_days/0", "/payment/due_days"),
        ("/parties/*/name", "/parties/0/name"),
        ("numbers", "/number（编号）"),
        ("合计的金额", "/total/amount（合计 金额）"),
        ("tax_id", "/parties/0/tax_id（税号）"),
        ("due_day", "/payment/due_days（付款 天数）、/payment/instalments/0/due_days（付款 分期 天数）、"),
    ],
)
def test_a_wrong_pointer_is_one_sentence_with_the_nearest(tmp_path: Path, typed: str, nearest: str) -> None:
    with pytest.raises(UsageError) as caught:
        told(tmp_path, typed)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert f"最接近的是 {nearest}" in sentence


@pytest.mark.parametrize("typed", ["nonsense", "天气", "/a/b/c", "", "/"])
def test_where_no_field_is_like_what_was_typed_none_is_suggested_but_what_can_be_asked(
    tmp_path: Path, typed: str
) -> None:
    with pytest.raises(UsageError) as caught:
        told(tmp_path, typed)
    sentence = str(caught.value)
    assert "最接近" not in sentence
    assert "合同总价、乙方.税号" in sentence
    assert "hedui schema" in sentence
    for pointer in re.findall(r"/[a-z_/0-9]+(?=（)", sentence):
        assert told(tmp_path, pointer)


REFUSED = {
    "整机质保期为2年，电池质保期为5年，以厂家标准为准；外壳质保期为1年。": ("/warranty/duration", "各部分有各自的值"),
    "保证金总额为人民币3,500元。": ("/total/amount", "押金、保证金、违约金、分期款、上限一类"),
    "费用按下列第【2】种方式支付：\n1、甲方应在收到发票后10日内付款；\n2、甲方应在收到发票后20日内付款。": (
        "/payment/due_days",
        "没有选中的选项",
    ),
    "总价见附件。本合同服务期另见2019年5月1日签订的原合同，原合同总价为人民币90,000元。": (
        "/total/amount",
        "说的是另一份合同",
    ),
}


@pytest.mark.parametrize("clause", REFUSED)
def test_what_was_found_and_taken_away_says_why(tmp_path: Path, clause: str) -> None:
    pointer, why = REFUSED[clause]
    said = told(tmp_path, pointer, clause)
    assert why in said.partition("看过、但没有采用的候选：")[2]


def test_another_statement_says_why_it_was_not_chosen(tmp_path: Path) -> None:
    file = tmp_path / "b.txt"
    file.write_text(
        "采购合同\n合同编号：CG-8\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n合同编号：CG-9\n", "utf-8"
    )
    said = "\n".join(explain(file, "/number", Settings()))
    assert "：CG-8\n" in said
    assert re.search(r"CG-9，.*\n      标签“合同编号”；没有采用：级别相同，位置在后", said)


def test_each_agreement_of_a_file_is_told_of(tmp_path: Path) -> None:
    from tests.divide.test_several import agreement

    file = tmp_path / "c.txt"
    file.write_text(agreement(number="A-1") + agreement(number="B-2"), "utf-8")
    said = explain(file, "/number", Settings())
    assert [line for line in said if line.startswith(("第", "/"))] == [
        "第 1 份合同，共 2 份", "/number（编号）：A-1", "第 2 份合同，共 2 份", "/number（编号）：B-2",
    ]  # fmt: skip


def test_a_field_of_the_user_s_own(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[field]]\nname = "garden"\ntitle = "绿化面积"\ntype = "text"\nlabels = ["绿化面积"]\n', "utf-8"
    )
    file = tmp_path / "a.txt"
    file.write_text(TEXT.format("绿化面积：三百平方米"), "utf-8")
    said = explain(file, "/custom/garden", Settings(catalogue=(tmp_path / "own.toml",)))
    assert said[0] == "/custom/garden（绿化面积）：三百平方米"
    assert explain(file, "绿化面积", Settings(catalogue=(tmp_path / "own.toml",))) == said
    for typed in ("绿化的面积", "/custom/gardens"):
        with pytest.raises(UsageError, match=f"“{typed}”.*最接近的是 /custom/garden（绿化面积）"):
            explain(file, typed, Settings(catalogue=(tmp_path / "own.toml",)))


def test_to_ask_changes_nothing_and_nobody_s_trace_takes_no_note(tmp_path: Path) -> None:
    pages = (Page(1, TEXT.format(FAR), Reading.PLAIN_TEXT),)
    fields = asked("/payment", (), Language.ZH).fields
    curious, plain = extract(pages, load_catalogue(), asked=fields), extract(pages, load_catalogue())
    assert curious.contract == plain.contract
    assert curious.sources == plain.sources
    assert curious.layout.trace.refusals
    assert plain.layout.trace is NOBODY
    assert (NOBODY.refusals, NOBODY.judgements, NOBODY.not_asked, NOBODY.surest) == ([], {}, {}, set())
    assert process(_written(tmp_path, FAR)).contract == plain.contract


def _written(folder: Path, clause: str) -> Path:
    (folder / "d.txt").write_text(TEXT.format(clause), "utf-8")
    return folder / "d.txt"


def test_a_trace_notes_only_what_it_is_asked_about() -> None:
    trace = Trace(frozenset({"total.amount"}))
    for field in ("total.amount", "total.net"):
        trace.refuse(Refusal(field, 0, 1, Why.LIMIT))
    assert [one.field for one in trace.refusals] == ["total.amount"]


def test_every_reason_and_side_has_words() -> None:
    from hedui.explain.messages import LETTERS, SIDES

    assert set(WHYS) == set(Why)
    assert set(SIDES) | set(LETTERS) == set(Side)


@pytest.mark.parametrize(("called", "pointer"), [("付款天数", "/payment/due_days"), ("乙方.名称", "/parties/1/name")])
def test_a_field_can_be_asked_for_by_what_people_call_it(tmp_path: Path, called: str, pointer: str) -> None:
    assert told(tmp_path, called) == told(tmp_path, pointer)


def test_a_word_that_is_no_field_s_name_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有“付款天数吗”这个字段，最接近的是 /payment"):
        told(tmp_path, "付款天数吗")


@pytest.mark.parametrize("typed", ["nope", "/nope", "", "xyzzy"])
def test_what_is_like_no_field_is_answered_with_names_and_pointers(tmp_path: Path, typed: str) -> None:
    with pytest.raises(UsageError, match=r"合同总价、乙方\.税号.*/number.*hedui fields names"):
        told(tmp_path, typed)
