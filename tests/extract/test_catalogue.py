"""The catalogue's examples and counterexamples, read by what reads agreements; and catalogues that are wrong."""

from __future__ import annotations

import itertools
import tomllib
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import regex

from hedui.errors import CatalogueError
from hedui.extract import Extraction, load_catalogue
from hedui.extract.clauses.kind import kind_of_title
from hedui.extract.clauses.supplements import effect_of
from hedui.extract.mention import Mention
from hedui.extract.values.readers import READERS
from hedui.extract.words.catalogue import squeeze
from hedui.extract.words.compiling import CompiledPattern
from hedui.extract.words.entries import KindOfAgreement, Label, Pattern, Sum, Supplement, Where
from hedui.extract.words.natures import Nature, natures_of
from hedui.normalize.fold import fold
from hedui.pipeline import process
from hedui.settings import Settings

from .reading import mentions_within, read

CATALOGUE = load_catalogue()
LABELS = CATALOGUE.entries
PATTERNS = tuple(pattern.source for pattern in CATALOGUE.patterns)

# The entries of the signature page have no examples of their own: a line alone does not say that it is signed.
SIGNED = {"signature.signatory": "周明远", "signature.date": "2024年3月5日"}
ISO = {"2024年3月5日": "2024-03-05"}

AGREEMENT = """设备租赁合同

甲方：青川市测绘院
{line}

第一条 租赁物
乙方向甲方出租测量设备一批。
第二条 交付
乙方按甲方通知的时间将设备送至现场。
第三条 其他
未尽事宜，由双方协商解决。

甲方（盖章）：青川市测绘院
授权代表（签字）：梁启文
乙方（盖章）：青川恒达仪器有限公司
授权代表（签字）：卢建成
"""
CLAUSES = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 约定
{line}

第二条 其他
未尽事宜，由双方协商解决。
"""
SIGNATURES = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 租赁物
乙方向甲方出租测量设备一批。
第二条 其他
未尽事宜，由双方协商解决。

甲方（盖章）：青川市测绘院
{line}

乙方（盖章）：青川恒达仪器有限公司
"""


SUMS = CATALOGUE.sums


def sum_cases(kind: str) -> list[Any]:
    return [pytest.param(entry, case, id=f"{entry.field}-{case}") for entry in SUMS for case in getattr(entry, kind)]


@pytest.mark.parametrize(("entry", "case"), sum_cases("examples"))
def test_a_sum_s_example_states_its_amount(entry: Sum, case: tuple[str, str]) -> None:
    sentence, amount = case
    found = mentions_within(read(CLAUSES.format(line=sentence)), sentence)
    assert Decimal(amount) in [mention.value for mention in found if mention.field == entry.field]


@pytest.mark.parametrize(("entry", "sentence"), sum_cases("counterexamples"))
def test_a_sum_s_counterexample_states_none(entry: Sum, sentence: str) -> None:
    found = mentions_within(read(CLAUSES.format(line=sentence)), sentence)
    assert [mention for mention in found if mention.field == entry.field] == []


def name_of(entry: Label) -> str:
    return f"{entry.field}-{entry.rank}-{entry.spellings[0]}"


def fields_of(entry: Label) -> set[str]:
    """The fields that an entry fills: 开户行及账号 two of them."""
    owner, _, steps = entry.field.rpartition(".")
    return {f"{owner}.{step}" if owner else step for step in steps.split("+")} if "+" in steps else {entry.field}


def label_examples() -> list[Any]:
    return [
        pytest.param(entry, line, value, id=f"{entry.field}-{line}")
        for entry in LABELS
        for line, value in entry.examples
    ]


def label_counterexamples() -> list[Any]:
    return [pytest.param(entry, line, id=f"{entry.field}-{line}") for entry in LABELS for line in entry.counterexamples]


def stated(extraction: Extraction, line: str, fields: set[str]) -> list[Mention]:
    return [mention for mention in mentions_within(extraction, line) if mention.field in fields]


@pytest.mark.parametrize(("entry", "line", "value"), label_examples())
def test_a_label_s_example_states_its_value(entry: Label, line: str, value: str) -> None:
    found = stated(read(AGREEMENT.format(line=line)), line, fields_of(entry))
    assert value in [str(mention.value) for mention in found]


@pytest.mark.parametrize(("entry", "line"), label_counterexamples())
def test_a_label_s_counterexample_states_nothing(entry: Label, line: str) -> None:
    assert stated(read(AGREEMENT.format(line=line)), line, fields_of(entry)) == []


SIGNING = [
    pytest.param(entry, spelling, id=f"{entry.field}-{spelling}")
    for entry in LABELS
    if entry.place is Where.SIGNATURE
    for spelling in entry.spellings
]


@pytest.mark.parametrize(("entry", "spelling"), SIGNING)
def test_every_word_of_the_signature_page_is_read_there(entry: Label, spelling: str) -> None:
    line = f"{spelling}：{SIGNED[entry.field]}"
    found = stated(read(SIGNATURES.format(line=line)), line, {entry.field})
    value = SIGNED[entry.field]
    assert [(str(m.value), m.role) for m in found] == [(ISO.get(value, value), "甲方")]


def in_every_spelling() -> list[Any]:
    """Each label's first example with each of its words, save 联系人电话, which means either of two labels."""
    found = []
    for entry in LABELS:
        for line, value in entry.examples[:1]:
            label, colon, rest = line.partition("：")
            word = next((word for word in entry.spellings if squeeze(label).endswith(squeeze(word))), None)
            if colon and word is not None:
                before = label[: len(label) - len(word)] if label.endswith(word) else ""
                found += [
                    pytest.param(entry, f"{before}{other}：{rest}", value, id=f"{entry.field}-{entry.rank}-{other}")
                    for other in entry.spellings
                    if not ("+" in entry.field and len(CATALOGUE.labels[squeeze(other)]) > 1)
                ]
    return found


@pytest.mark.parametrize(("entry", "line", "value"), in_every_spelling())
def test_every_spelling_of_a_label_is_read(entry: Label, line: str, value: str) -> None:
    found = stated(read(AGREEMENT.format(line=line)), line, fields_of(entry))
    assert value in [str(mention.value) for mention in found]


def pattern_examples() -> list[Any]:
    return [
        pytest.param(pattern, line, wanted, id=f"{pattern.rule}-{line}")
        for pattern in PATTERNS
        for line, wanted in pattern.examples
    ]


def pattern_counterexamples() -> list[Any]:
    return [
        pytest.param(pattern, line, id=f"{pattern.rule}-{line}")
        for pattern in PATTERNS
        for line in pattern.counterexamples
    ]


def by_rule(pattern: Pattern, line: str) -> list[Mention]:
    if all(field.startswith(("amends.", "amendment.")) for field in pattern.fields.values()):
        extraction = read(CLAUSES.replace("设备租赁合同", "补充协议").format(line=line))
        start = extraction.layout.text.raw.index(line)
        found = [m for m in extraction.of_another if start <= m.start and m.end <= start + len(line)]
    else:
        found = mentions_within(read(CLAUSES.format(line=line)), line)
    return [mention for mention in found if mention.rule == pattern.rule]


@pytest.mark.parametrize(("pattern", "line", "wanted"), pattern_examples())
def test_a_pattern_s_example_states_its_values(pattern: Pattern, line: str, wanted: dict[str, str]) -> None:
    found = by_rule(pattern, line)
    for group, value in wanted.items():
        given = [str(mention.value) for mention in found if mention.field == pattern.fields[group]]
        assert value in (given[0] if given else None, " ".join(given))


@pytest.mark.parametrize(("pattern", "line"), pattern_counterexamples())
def test_a_pattern_s_counterexample_states_nothing(pattern: Pattern, line: str) -> None:
    assert by_rule(pattern, line) == []


@pytest.mark.parametrize(
    ("entry", "title"), [(entry, title) for _, entry in CATALOGUE.supplements for title in entry.examples]
)
def test_a_supplement_s_title_tells_what_it_does(entry: Supplement, title: str) -> None:
    assert effect_of(CATALOGUE, title) is entry.effect


@pytest.mark.parametrize(
    ("entry", "title"), [(entry, title) for _, entry in CATALOGUE.supplements for title in entry.counterexamples]
)
def test_other_titles_tell_nothing_of_the_kind(entry: Supplement, title: str) -> None:
    assert effect_of(CATALOGUE, title) is not entry.effect


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in CATALOGUE.natures for text in entry.examples])
def test_what_is_no_agreement_says_what_it_is(entry: Nature, text: str) -> None:
    assert natures_of(CATALOGUE.natures, squeeze(text))[0][0] is entry


@pytest.mark.parametrize(
    ("entry", "text"), [(entry, text) for entry in CATALOGUE.natures for text in entry.counterexamples]
)
def test_what_is_one_says_nothing_of_the_kind(entry: Nature, text: str) -> None:
    assert natures_of(CATALOGUE.natures, squeeze(text)) == []


def test_every_entry_is_shown_by_an_example() -> None:
    without = {name_of(entry) for entry in LABELS if not entry.examples}
    assert without == {name_of(entry) for entry in LABELS if entry.field in SIGNED}
    assert all(pattern.examples for pattern in PATTERNS)


def test_every_type_can_be_read() -> None:
    assert {entry.type for entry in LABELS} <= set(READERS)


def test_no_two_patterns_bear_one_name() -> None:
    rules = [pattern.rule for pattern in PATTERNS]
    assert sorted(rules) == sorted(set(rules))


def test_a_word_means_one_party_only() -> None:
    files = [
        tomllib.loads(file.read_text("utf-8"))
        for file in resources.files("hedui.catalogue").iterdir()
        if ".toml" in file.name
    ]
    roles = [(squeeze(word), role["role"]) for file in files for role in file.get("role", ()) for word in role["words"]]
    meanings = {
        word: {role for _, role in group} for word, group in itertools.groupby(sorted(roles), lambda pair: pair[0])
    }
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


OWN = """
[[role]]
role = "乙方"
words = ["驻演方"]

[[label]]
field = "number"
type = "code"
spellings = ["登记流水"]
examples = [["登记流水：GY-2025-017", "GY-2025-017"]]

[[column]]
field = "item.subtotal"
spellings = ["演出费"]

[[pattern]]
rule = "season-of-shows"
fields = { start = "period.start_date", end = "period.end_date" }
pattern = '''上箱(?<start>{day}),封箱(?<end>{day})'''
examples = [["上箱2025年5月1日,封箱2025年8月31日", { start = "2025-05-01", end = "2025-08-31" }]]
"""
SHOW = """剧场驻演协议

登记流水：GY-2025-017
甲方：青川市大剧院
驻演方：青川晨曲演艺有限公司

第一条 场次
上箱2025年5月1日，封箱2025年8月31日。演出费用如下：
序号\t名称\t数量\t单价\t演出费
1\t儿童剧\t2\t3000.00\t6000.00
2\t音乐会\t1\t8000.00\t8000.00
"""


def test_a_file_of_one_s_own_is_read_end_to_end(tmp_path: Path) -> None:
    agreement, catalogue = tmp_path / "驻演.txt", tmp_path / "own.toml"
    agreement.write_text(SHOW, "utf-8")
    catalogue.write_text(OWN, "utf-8")
    plain, own = process(agreement).contract, process(agreement, Settings(catalogue=(catalogue,))).contract
    assert (plain.number, plain.period.end_date) == (None, None)
    assert own.number == "GY-2025-017"
    assert [(party.role, party.name) for party in own.parties] == [
        ("甲方", "青川市大剧院"),
        ("乙方", "青川晨曲演艺有限公司"),
    ]
    assert (str(own.period.start_date), str(own.period.end_date)) == ("2025-05-01", "2025-08-31")
    assert [str(item.subtotal) for item in own.items] == ["6000.00", "8000.00"]


ANNEXES = """货物买卖合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 标的
乙方向甲方供应测量仪器一批。
第二条 附件
附件1：货物清单；附件2：安装步骤图解。
"""


def test_words_of_one_s_own_are_added_to_those_of_a_phrase(tmp_path: Path) -> None:
    agreement, catalogue = tmp_path / "买卖.txt", tmp_path / "own.toml"
    agreement.write_text(ANNEXES, "utf-8")
    catalogue.write_text("[phrase]\nattachment_title = { words = '图解$', examples = ['安装步骤图解'] }\n", "utf-8")
    titles = [
        [attachment.title for attachment in process(agreement, settings).contract.attachments]
        for settings in (Settings(), Settings(catalogue=(catalogue,)))
    ]
    assert titles == [[], ["货物清单", "安装步骤图解"]]


def test_words_of_one_s_own_must_say_what_hedui_s_do(tmp_path: Path) -> None:
    catalogue = tmp_path / "own.toml"
    catalogue.write_text("[phrase]\ncopies_in_all = '共印(?<total>{copies})份'\n", "utf-8")
    load_catalogue((catalogue,))
    catalogue.write_text("[phrase]\ncopies_in_all = '共印{copies}份'\n", "utf-8")
    with pytest.raises(CatalogueError, match="total"):
        load_catalogue((catalogue,))


def test_a_pattern_may_be_a_list_and_name_its_parts(tmp_path: Path) -> None:
    agreement, catalogue = tmp_path / "投放.txt", tmp_path / "own.toml"
    agreement.write_text("广告合同\n甲方：青岭旅游有限公司\n乙方：南川传媒有限公司\n2025年5月1日换刊。\n", "utf-8")
    catalogue.write_text(
        """[[pattern]]
rule = "first-day-of-an-advertisement"
fields = { start = "period.start_date" }
parts.first = ['上刊', '换刊']
parts.day_before = '(?<start>{day}){first}'
pattern = ['{day_before}', '{first}日:(?<start>{day})']
examples = [["2025年5月1日上刊。", { start = "2025-05-01" }], ["换刊日:2025年6月1日。", { start = "2025-06-01" }]]
counterexamples = ["2025年5月1日下刊。"]
""",
        "utf-8",
    )
    contract = process(agreement, Settings(catalogue=(catalogue,))).contract
    assert str(contract.period.start_date) == "2025-05-01"


def test_every_part_of_a_pattern_is_named_in_it() -> None:
    patterns = [compiled.source for compiled in load_catalogue().patterns]
    unnamed = {
        (pattern.rule, name)
        for pattern in patterns
        for name in pattern.parts
        if not any(f"{{{name}}}" in words for words in (pattern.pattern, *pattern.parts.values()))
    }
    assert any(pattern.parts for pattern in patterns)
    assert unnamed == set()


def test_no_two_files_of_hedui_s_own_tell_one_phrase() -> None:
    names = [
        name
        for file in resources.files("hedui.catalogue").iterdir()
        if file.name.endswith(".toml")
        for name in tomllib.loads(file.read_text("utf-8")).get("phrase", {})
    ]
    assert sorted(names) == sorted(set(names))


LABEL = '[[label]]\nfield = "number"\ntype = "code"\nspellings = ["登记流水"]\n'
PATTERN = """[[pattern]]
rule = "some-rule"
fields = { start = "period.start_date" }
pattern = '(?<start>{day})首演'
examples = [["2025年5月1日首演", { start = "2025-05-01" }]]
"""

MALFORMED = {
    "no-toml": ("[[label]\n", "第1行"),
    "no-such-table": ("[[labels]]\n", "labels"),
    "no-such-key": (LABEL + 'colour = "red"\n', r"第\d+行：\[\[label\]\] 的 colour"),
    "no-spelling": (LABEL.replace('["登记流水"]', "[]"), r"第\d+行：\[\[label\]\] 的 spellings"),
    "no-such-place": (LABEL + 'place = "cellar"\n', r"第\d+行：\[\[label\]\] 的 place"),
    "no-example": (PATTERN.split("examples")[0], r"第\d+行：\[\[pattern\]\] 的 examples"),
}


@pytest.mark.parametrize(("text", "place"), MALFORMED.values(), ids=MALFORMED)
def test_a_wrong_file_is_refused_with_its_name_and_the_place(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=rf"(?s)own\.toml.*{place}"):
        load_catalogue((path,))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing, binary = tmp_path / "none.toml", tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (missing, binary):
        with pytest.raises(CatalogueError, match=path.name):
            load_catalogue((path,))


TITLED = tuple(entry for _, entry in CATALOGUE.kinds_of_titles)
OBJECTS = CATALOGUE.kinds_of_objects


@pytest.mark.parametrize(("entry", "title"), [(entry, title) for entry in TITLED for title in entry.examples])
def test_a_title_tells_the_kind(entry: KindOfAgreement, title: str) -> None:
    assert kind_of_title(CATALOGUE, title) == entry.kind


@pytest.mark.parametrize(("entry", "title"), [(entry, title) for entry in TITLED for title in entry.counterexamples])
def test_a_title_of_another_kind(entry: KindOfAgreement, title: str) -> None:
    assert kind_of_title(CATALOGUE, title) != entry.kind


@pytest.mark.parametrize(("pattern", "line"), [(pattern, line) for pattern, entry in OBJECTS for line in entry.stated])
def test_what_an_agreement_says_first_tells_its_kind(pattern: regex.Pattern[str], line: str) -> None:
    assert pattern.search(fold(line).text)


@pytest.mark.parametrize(("pattern", "line"), [(pattern, line) for pattern, entry in OBJECTS for line in entry.denied])
def test_what_others_say_tells_nothing(pattern: regex.Pattern[str], line: str) -> None:
    assert not pattern.search(fold(line).text)


@pytest.mark.parametrize("pattern", CATALOGUE.patterns, ids=lambda pattern: pattern.source.rule)
def test_no_pattern_looks_over_the_whole_text(pattern: CompiledPattern) -> None:
    """What a pattern looks for from each of its places is bounded: an unbounded repeat of everything is quadratic."""
    assert not regex.search(r"(?:\[\\s\\S\]|(?<!\\)\.)[*+]", pattern.regex.pattern)
