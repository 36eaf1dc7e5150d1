"""Catalogue files that are well formed and mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui import Settings, process
from hedui.errors import CatalogueError
from hedui.extract import extract, load_catalogue
from hedui.extract.candidates.convert import convert
from hedui.extract.mention import Mention
from hedui.read import read_document
from hedui.settings import Language

PATTERNS = tuple(pattern.source for pattern in load_catalogue().patterns)

LABEL = '[[label]]\nfield = "number"\ntype = "code"\nspellings = ["登记流水"]\n'
PATTERN = """[[pattern]]
rule = "some-rule"
fields = { start = "period.start_date" }
pattern = '(?<start>{day})首演'
examples = [["2025年5月1日首演", { start = "2025-05-01" }]]
"""
SUM = """[[sum]]
field = "total.amount"
spellings = ["登记造价"]
examples = [["登记造价为128600元。", "128600"]]
"""

MEANINGLESS = {
    "no-regex": (PATTERN.replace("首演'", "(首演'"), "some-rule"),
    "no-such-group": (PATTERN.replace("{ start =", "{ begin =", 1), "some-rule.*begin"),
    "no-such-type": (LABEL.replace('"code"', '"colour"'), "colour"),
    "no-such-field": (LABEL.replace('"number"', '"party.colour"'), r"party\.colour"),
    "no-such-field-of-a-pattern": (PATTERN.replace("period.start_date", "period.begin"), r"period\.begin"),
    "no-such-column": ('[[column]]\nfield = "item.colour"\nspellings = ["颜色"]\n', r"item\.colour"),
    "no-regex-of-a-column": ('[[column]]\nfield = "other"\nspellings = ["颜色"]\npattern = "(颜"\n', r"\(颜"),
    "no-such-role": ('[[role]]\nrole = "子方"\nwords = ["驻演方"]\n', "子方"),
    "rule-twice": (PATTERN + PATTERN, "some-rule"),
    "rule-of-hedui-s-own": (PATTERN.replace("some-rule", PATTERNS[0].rule), PATTERNS[0].rule),
}


@pytest.mark.parametrize(("text", "place"), MEANINGLESS.values(), ids=MEANINGLESS)
def test_a_wrong_file_is_refused_with_its_name_and_the_place(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=rf"(?s)own\.toml.*{place}"):
        load_catalogue((path,))


DEFECTIVE = {
    "syntax": ("[[label]\n", "TOML"),
    "depth": ("a = " + "[" * 5000 + "]" * 5000, "嵌套"),
    "field": ("\n\n" + LABEL.replace('"number"', '"party.colour"'), "第3行.*party\\.colour"),
    "entry": (LABEL + "\n" + LABEL + 'colour = "red"\n', "第10行.*colour.*拼写"),
    "phrase": ("[phrase]\nprice_headings = '计费说明'\n", "第1行.*price_headings"),
    "phrase-example": (
        "[phrase]\nprice_heading = { words = '^计费说明', examples = ['宽带'] }\n",
        "示例.*宽带.*price_heading",
    ),
    "phrase-counterexample": (
        "[phrase]\nprice_heading = { words = '计费说明', counterexamples = ['资费标准'] }\n",
        "反例.*资费标准.*price_heading",
    ),
    "example": (LABEL + 'examples = [["登记流水：", "GY-1"]]\n', "第1行.*GY-1.*没有读出"),
    "counterexample": (LABEL + 'counterexamples = ["登记流水：GY-2025-017"]\n', "第1行.*反例.*GY-2025-017"),
    "pattern": (
        PATTERN.replace('{ start = "2025-05-01" }', '{ start = "2025-05-02" }'),
        "第1行.*2025-05-02.*2025-05-01",
    ),
    "sum": (SUM.replace('"128600"', '"128,6"'), "第1行.*128,6.*实际为“128600”"),
    "sum-counterexample": (SUM + 'counterexamples = ["登记造价为2元。"]\n', "第1行.*反例.*登记造价为2元"),
}


@pytest.mark.parametrize(("text", "said"), DEFECTIVE.values(), ids=DEFECTIVE)
def test_what_is_wrong_is_one_sentence_with_the_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=said) as caught:
        load_catalogue((path,))
    assert "\n" not in str(caught.value)
    with pytest.raises(CatalogueError, match=r"The catalogue file .*own\.toml"):
        load_catalogue((path,), Language.EN)


def test_a_sum_of_one_s_own_whose_examples_hold_counts(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(SUM + 'counterexamples = ["登记造价的30%为首付款。"]\n', "utf-8")
    assert "登记造价" in load_catalogue((path,)).sums[-1].spellings


def extract_of(agreement: Path, own: Path) -> tuple[Mention, ...]:
    return extract(read_document(agreement, Settings()).pages, load_catalogue((own,))).mentions


TYPED = """
[[pattern]]
rule = "{rule}"
fields = {{ value = "{field}" }}
pattern = '约定值(?<value>[^,。]+)'
examples = [["约定值{text}。", {{ value = "{value}" }}]]
"""


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("total.amount", "128600.00元", "128600.00"),
        ("total.amount", "壹拾贰万元整", "120000.00"),
        ("rate.fee", "300元", "300.00"),
        ("liability.late_fee_daily_rate", "3‰", "0.003"),
        ("liability.overdue_days", "三十", "30"),
        ("dispute.method", "甲方所在地人民法院", "litigation"),
        ("payment.cycle", "每季度", "quarter"),
        ("period.end_date", "2025年5月1日", "2025-05-01"),
    ],
)
def test_a_pattern_of_one_s_own_gives_values_of_its_field_s_type(
    tmp_path: Path, field: str, text: str, value: str
) -> None:
    own, agreement = tmp_path / "own.toml", tmp_path / "a.txt"
    own.write_text(TYPED.format(rule="typed", field=field, text=text, value=value), "utf-8")
    agreement.write_text(f"合同\n甲方：青岭有限公司\n乙方：临川有限公司\n一、约定值{text}。\n", "utf-8")
    record = process(agreement, Settings(catalogue=(own,)))
    found = [m for m in extract_of(agreement, own) if m.rule == "typed"]
    assert [str(m.value) for m in found] == [value]
    assert record.findings is not None


@pytest.mark.parametrize("field", ["total.amount", "period.notice_days", "dispute.method"])
def test_text_that_is_no_value_of_the_type_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        convert(field, "另行商定")


@pytest.mark.parametrize("field", ["total.tax_rate", "invoice.tax_rate", "liability.late_fee_daily_rate"])
def test_a_share_of_more_than_the_whole_says_that_it_is_one(field: str) -> None:
    with pytest.raises(ValueError, match="13"):
        convert(field, "13")
    assert [str(convert(field, said)) for said in ("13%", "0.13", "1", "百分之十三", "200%")] == [
        *("0.13", "0.13", "1.00", "0.13", "2")
    ]
