"""What papers that are no agreement are headed."""

from __future__ import annotations

import pytest

from .reading import read

BODIES = {
    "委托书": "本人何静因事不能亲自办理，现委托陶小满办理离校手续，一切后果由本人承担。\n委托人：何静\n2031年6月10日",
    "授权委托书": "兹授权我单位陶小满办理投标事宜，代理人无转委托权。\n单位：青山市水务管理处\n2031年6月10日",
    "软件开发报价单": "项目 | 数量 | 单价\n接口开发 | 1 | 3000\n报价有效期15天\n报价单位：北岸软件有限公司",
    "拒收证明": "我公司于2031年10月10日收到贵公司的发票，因纳税人识别号有误，我公司拒收，特此证明。\n北岸机电有限公司",
    "动土安全作业票": "作业申请单位：青山市水务管理处\n监护人：陶小满\n安全措施已落实。\n2031年6月10日",
    "催款函": "青山市水务管理处：\n贵单位尚欠我公司货款，请于收到本函后十日内付清。\n北岸机电有限公司\n2031年6月10日",
}


@pytest.mark.parametrize(("title", "body"), BODIES.items(), ids=BODIES)
def test_a_paper_that_is_no_agreement_has_its_heading_as_title(title: str, body: str) -> None:
    extraction = read(f"{title}\n{body}\n")
    assert (extraction.foreign is not None, extraction.contract.title) == (True, title)
    assert extraction.contract.parties == ()
    (evidence, *_) = extraction.sources["/title"]
    assert extraction.layout.text.source[evidence.start : evidence.end] == title


@pytest.mark.parametrize("written", ["  委  托  书", "軟體開發報價單"])
def test_a_heading_is_given_without_its_blanks_as_it_is_written(written: str) -> None:
    assert read(f"{written}\n{BODIES['委托书']}\n").contract.title == "".join(written.split())


def test_a_sentence_is_no_heading() -> None:
    assert read("兹有我单位开具本证明书，请予接洽为荷。\n特此函告。\n北岸机电有限公司\n").contract.title is None
