"""Announcements that tell of their agreement without headings, over several lines, or in their title alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.announcements import FOOT, HEAD
from tests.extract.reading import read

OWN, OTHER = "远岭股份有限公司", "青禾供水集团有限公司"
SIGNED = f"2031年3月5日，公司与{OTHER}签订了《阀门采购合同》。\n"
TERMS = "一、合同的主要内容\n合同金额：人民币1,268万元。\n本合同一式四份。\n"
TITLE = "关于签订重大合同的公告"


def announced(text: str, title: str = TITLE) -> Any:
    return read(HEAD.replace(TITLE, title) + text + "特此公告。\n远岭股份有限公司董事会\n2031年3月9日\n").contract


def parties(contract: Any) -> list[str | None]:
    return [party.name for party in contract.parties]


@pytest.mark.parametrize(
    "signed",
    [
        f"远岭股份有限公司（以下简称“公司”）于2031年3月5日\n与{OTHER}（以下简称“青禾”）签署了《阀门采购合\n同》，具体情况如下：\n",
        f"2031年3月5日，公司与{OTHER}（以下简称“青禾供水”）就青川市二期工程所需的阀门\n签订了《阀门采购合同》。\n",
        f"公司于2031年3月5日与{OTHER}（以下简称\n“青禾”）签署了《阀门采购合同》（以下简称“合同”），主要内容如下：\n",
    ],
)
def test_the_sentence_of_its_signing_is_whole_over_several_lines(signed: str) -> None:
    contract = announced(signed + TERMS)
    assert (contract.title, str(contract.date_signed)) == ("阀门采购合同", "2031-03-05")
    assert parties(contract) == [OTHER, OWN] or parties(contract) == [OWN, OTHER]
    assert contract.total.amount == 12_680_000


@pytest.mark.parametrize(
    "title",
    [
        "关于签订《阀门采购合同》的提示性公告",
        "关于全资子公司对外出租厂房的进展公告",
        "关于承租办公楼的公告",
        "关于签署重大合同补充协议的公告",
    ],
)
def test_titles_of_many_kinds_tell_of_an_agreement_without_headings(title: str) -> None:
    contract = announced(SIGNED + "本合同金额为1,268万元。\n", title)
    assert (contract.title, str(contract.date_signed)) == ("阀门采购合同", "2031-03-05")
    assert sorted(filter(None, parties(contract))) == sorted([OWN, OTHER])


@pytest.mark.parametrize("title", ["关于购买理财产品的公告", "关于对外担保的公告", "关于诉讼进展的公告"])
def test_other_announcements_tell_of_none(title: str) -> None:
    assert announced("2031年3月5日，董事会审议通过了该议案，金额为1,268万元。\n", title).total.amount is None


def test_clauses_that_count_on_are_no_headings() -> None:
    clauses = (
        "一、双方确认，阀门的数量增为800只。\n二、双方确认，如遇停工则顺延。\n"
        "三、由公司负责将阀门按期运到青川市的工地。\n"
    )
    contract = announced(SIGNED.replace("采购合同", "采购合同之补充协议") + clauses, "关于签署补充协议的公告")
    assert (contract.title, contract.kind) == ("阀门采购合同之补充协议", "supplement")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("远岭股份有限公司关于签订重大合同的公告", "关于签订重大合同的公告"),
        ("远岭股份有限公司\n关于签订日常经营\n重大合同的公告", "关于签订日常经营重大合同的公告"),
        ("远岭股份有限公司与日常经营相关的重大合同公告", "与日常经营相关的重大合同公告"),
    ],
)
def test_an_announcement_that_names_no_agreement_has_its_own_title(head: str, title: str) -> None:
    text = HEAD.replace("远岭股份有限公司关于签订重大合同的公告", head) + TERMS + FOOT
    assert read(text).contract.title == title


@pytest.mark.parametrize("named", ["阀门采购合同", "采购合同"])
def test_the_agreement_s_own_title_goes_before(named: str) -> None:
    assert announced(f"2031年3月5日，公司与{OTHER}签订了《{named}》。\n" + TERMS).title == named


@pytest.mark.parametrize("words", ["正式合同", "书面协议", "本合同", "相关协议"])
def test_what_is_no_title_is_none(words: str) -> None:
    assert announced(f"日前，公司与{OTHER}签署{words}，具体情况如下：\n" + TERMS).title == TITLE


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        (f"近日，公司拟与关联方{OTHER}签署厂房租赁合同，租用厂房。", [OTHER, OWN]),
        (
            "近日，公司拟与公司关联方青川工业区（集团）有限公司签署厂房租赁合同，租入厂房。",
            ["青川工业区（集团）有限公司", OWN],
        ),
        (f"近日，公司与{OTHER}签署厂房租赁合同，将厂房出租。", [OTHER, OWN]),
        (
            f"合同类型：{OWN}（以下简称“公司”）的全资子公司远岭电力有限公司（以下简称“卖方”）与{OTHER}"
            "（以下简称“买方”）签订了《阀门采购合同》。",
            [OTHER, "远岭电力有限公司"],
        ),
        (
            f"2030年3月5日，公司与{OTHER}签订了《阀门采购合同》。双方就变更事项签署了《阀门采购合同之补充协议》。",
            [OTHER, OWN],
        ),
    ],
)
def test_who_signed(sentence: str, named: list[str]) -> None:
    head = HEAD + "一、合同签署概况\n" + sentence + "\n"
    assert parties(read(head + TERMS.replace("一、", "二、") + FOOT).contract) == named


def test_a_company_s_name_behind_a_site_s_words() -> None:
    head = "远岭股份(009901)公司公告 " + HEAD.split("\n", 1)[1].replace("\n", "")
    text = head + f"公司于2031年3月5日与{OTHER}签署了《房屋租赁合同》，将办公楼租给青禾，租金合计745万元。"
    assert OWN in parties(read(text).contract)


def test_what_an_announcement_is_about_names_no_company() -> None:
    """青岭高科关于控股子公司 is not the announcing company's name."""
    text = (
        "青岭高科:青岭高科关于控股子公司签订房屋租赁合同暨关联交易的公告\n证券代码：600099 证券简称：青岭高科\n"
        "公司控股子公司上海远湾企业服务有限公司拟与青岭高新（集团）有限公司签订《房屋租赁合同》，租期十年。\n"
    )
    names = [party.name or "" for party in read(text).contract.parties]
    assert not [name for name in names if "关于" in name]
