"""When it takes effect, how long it is warranted and kept secret, where and by when to deliver: dresses and traps."""

from __future__ import annotations

from itertools import product

import pytest

from hedui.models.codes import PartyKind
from hedui.models.contract import Contract
from tests.extract.reading import read

TEXT = """设备采购合同
合同编号：QX-2024-031

甲方：青岭电子有限公司
乙方：临川百合有限公司

一、标的
甲方向乙方采购设备一批。
二、{heading}
{clause}
三、其他
本合同一式两份。
"""


def clause(text: str, heading: str = "约定") -> Contract:
    return read(TEXT.format(clause=text, heading=heading)).contract


UPON = (
    "自双方签字盖章之日起",
    "自双方法定代表人或授权代表签字并加盖公章之日起",
    "经双方签字（或盖章）后",
    "自甲方支付首期款之日起",
    "经主管部门批准后",
    "自签订之日起",
)


@pytest.mark.parametrize("upon", UPON)
@pytest.mark.parametrize(
    "sentence",
    [
        "本合同{}生效。",
        "本协议{}即生效，对双方均有约束力。",
        "7.1 本合同{}成立并生效。",
        "本合同一式两份，双方各执一份，{}生效。",
        "本合同连同附件{}正式生效。",
        "（一）{}生效；",
    ],
)
def test_what_makes_it_take_effect(sentence: str, upon: str) -> None:
    found = clause(sentence.format(upon)).effective.condition
    assert found == upon.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("本协议于2024年3月5日生效。", "2024-03-05"),
        ("本合同自2024年3月5日起生效，至2025年3月4日止。", "2024-03-05"),
        ("合同生效日期：2024年3月5日", "2024-03-05"),
        ("生效日期：2024年3月5日", "2024-03-05"),
    ],
)
def test_the_day_from_which_it_holds(sentence: str, day: str) -> None:
    assert str(clause(sentence).effective.date) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "对本合同的修改经双方签字盖章后生效。",
        "补充协议自双方签字之日起生效。",
        "本合同生效后10日内，甲方支付30%。",
        "通知自送达之日起生效。",
        "履约保函自签发之日起生效。",
        "授权书经甲方盖章后生效。",
        "本合同生效条件：________",
        "双方于2022年3月5日签订的原合同自签字之日起失效。",
    ],
)
def test_what_else_takes_effect(sentence: str) -> None:
    effective = clause(sentence).effective
    assert (effective.condition, effective.date) == (None, None)


LENGTHS = (("2年", "P2Y"), ("24个月", "P24M"), ("贰年", "P2Y"), ("叁（3）年", "P3Y"), ("【36】个月", "P36M"))


@pytest.mark.parametrize(
    "word", ["质保期", "质量保证期", "保修期", "免费维护期", "质保期限", "免费质保期", "质量保修期"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "{word}为{length}。",
        "{word}：{length}",
        "本项目{word}为自验收合格之日起{length}，期内免费维修。",
        "设备{word}自最终验收合格之日起计算，为期{length}。",
        "1、{word}不少于{length}；",
        "乙方承诺{word}{length}。",
    ],
)
def test_the_warranty(sentence: str, word: str) -> None:
    missed = []
    for length, value in LENGTHS:
        stated = sentence.format(word=word, length=length)
        if (found := clause(stated).warranty.duration) != value:
            missed.append((stated, found))
    assert missed == []


@pytest.mark.parametrize(
    "sentence",
    [
        "质保期满后30日内，甲方退还质保金。",
        "质保金为合同总价的5%，一年后无息退还。",
        "保密期限为2年。",
        "缺陷责任期为24个月。",
        "整机质保期为2年，电池质保期为5年，以厂家标准为准；外壳质保期为1年。",
        "屋面防水工程保修期为5年。",
        "质保期：____年。",
        "质保期：/",
        "质保期按厂家标准执行。",
        "质保期内，乙方应在2小时内响应。",
        "剩余10%货款于1年质保期后支付。",
        "质量保函有效期为2年。",
    ],
)
def test_no_warranty_of_the_whole(sentence: str) -> None:
    assert clause(sentence).warranty.duration is None


@pytest.mark.parametrize(
    "place", ["东山市学府路12号", "甲方指定地点", "东山市第一中学仓库", "云州省东山市城中区A座3楼"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "交货地点：{}",
        "2.1 交货地点：{}。",
        "交付地点：【{}】",
        "交货地点：{}，运费由乙方承担。",
        "送货地址：{}；收货人：周明远",
        "乙方应将货物送至{}，由甲方验收。",
        "乙方负责将全部设备运至{}。",
        "乙方须于2024年9月30日前将产品交付至{}，运费由乙方承担。",
    ],
)
def test_the_place_of_delivery(sentence: str, place: str) -> None:
    assert clause(sentence.format(place), heading="交货").delivery.place == place


@pytest.mark.parametrize(
    ("sentence", "due", "days"),
    [
        ("交货时间：2024年9月30日。", "2024-09-30", None),
        ("交货日期：2024年9月30日前", "2024-09-30", None),
        ("乙方应于2024年9月30日前将货物交付至甲方仓库。", "2024-09-30", None),
        ("乙方须在2024年9月30日之前完成供货。", "2024-09-30", None),
        ("交货时间：合同签订后20日内。", None, 20),
        ("交货期：合同生效之日起45个日历天内", None, 45),
        ("3.1 交货期为30天。", None, 30),
        ("乙方应在合同签订后15个工作日内交货。", None, 15),
        ("自本合同生效之日起60日内，乙方将全部设备送至甲方现场。", None, 60),
        ("供货时间：收到甲方书面通知后7日内。", None, 7),
        ("供方收到预付款后10个工作日内发货。", None, 10),
        ("乙方应于合同签订后【90】日内将货物运送至甲方指定地点。", None, 90),
    ],
)
def test_by_when_to_deliver(sentence: str, due: str | None, days: int | None) -> None:
    delivery = clause(sentence, heading="交货").delivery
    assert (str(delivery.due) if delivery.due else None, delivery.due_days) == (due, days)


@pytest.mark.parametrize(
    "sentence",
    [
        "甲方应于2024年9月30日前将房屋交付乙方使用。",
        "合同签订后5日内，乙方交付履约保证金。",
        "甲方应在收到货物后3日内验收。",
        "乙方逾期交货超过15日的，甲方可解除合同。",
        "交货前10日通知甲方。",
        "交货时间：",
        "交货地点：______",
        "交货时间及地点另行约定。",
        "货物送达指定地点后，风险转移给甲方。",
        "不合格的货物由乙方运回。",
        "发票应送至甲方财务部。",
        "合同生效后7日内，乙方向甲方交付实施计划。",
    ],
)
def test_what_is_no_delivery(sentence: str) -> None:
    delivery = clause(sentence).delivery
    assert (delivery.place, delivery.due, delivery.due_days) == (None, None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "保密期限为{}。",
        "保密期限：合同终止后{}。",
        "本条不因合同终止而失效，保密期限自双方合同终止后持续{}。",
        "双方的保密义务在本合同终止后{}内继续有效。",
        "双方对资料负有保密义务，本合同终止后{}内仍然有效。",
        "保密义务在合同终止后延续{}。",
        "合同终止后{}内，乙方仍应对甲方资料保密。",
        "合同期满后{}内该保密条款仍将有效。",
        "保密期：自披露之日起{}。",
    ],
)
def test_how_long_it_is_kept_secret(sentence: str) -> None:
    missed = [length for length, value in LENGTHS if clause(sentence.format(length)).confidentiality.duration != value]
    assert missed == []


@pytest.mark.parametrize(
    "sentence",
    [
        "保密义务不因合同终止而终止。",
        "保密期限为长期。",
        "乙方应对甲方资料永久保密。",
        "合同终止后10日内，乙方返还资料。",
        "质保期为2年。",
        "竞业限制期限为离职后2年。",
        "乙方违反保密义务的，应在30日内赔偿。",
        "保密期内，乙方应在3日内交还资料。",
    ],
)
def test_no_length_of_secrecy(sentence: str) -> None:
    assert clause(sentence).confidentiality.duration is None


NOTICE = """十、通知与送达
双方的通知应送达以下地址：
甲方：青岭电子有限公司
地址：青岭市二路8号
联系人：周明远
电话：0899-6612345
电子邮箱：zhou@qingling.example.com
乙方：临川百合有限公司
地址：临川市三路9号
联系人：何静
十一、附则
本合同一式两份。
"""


def test_notices_go_elsewhere() -> None:
    head = TEXT.format(clause="甲方购买设备。", heading="标的").replace(
        "乙方：临川", "地址：青岭市一路1号\n电话：0899-6600000\n乙方：临川"
    )
    first, second = read(head + NOTICE).contract.parties
    assert (first.address, first.telephone) == ("青岭市一路1号", "0899-6600000")
    assert first.notice.model_dump() == {
        "name": "周明远",
        "address": "青岭市二路8号",
        "telephone": "0899-6612345",
        "email": "zhou@qingling.example.com",
    }
    assert (second.notice.name, second.notice.address) == ("何静", "临川市三路9号")


@pytest.mark.parametrize("heading", ["联系人", "价款与支付", "售后服务"])
def test_details_in_another_clause_are_not_for_notices(heading: str) -> None:
    found = clause("甲方联系人：周明远，电话：0899-6612345", heading=heading)
    assert all(party.notice.telephone is None for party in found.parties)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("青岭电子有限公司", PartyKind.ORGANISATION),
        ("青岭县水务局", PartyKind.ORGANISATION),
        ("周明远", PartyKind.PERSON),
        ("周明远（身份证号：110105199003071233）", PartyKind.PERSON),
        ("城中区周记面馆", PartyKind.ORGANISATION),
    ],
)
def test_a_party_is_an_organisation_or_a_person(name: str, kind: PartyKind) -> None:
    text = TEXT.format(clause="按约定执行。", heading="约定").replace("青岭电子有限公司", name)
    assert read(text).contract.parties[0].kind is kind


@pytest.mark.parametrize(
    ("label", "code"), list(product(("SWIFT CODE", "SWIFT代码", "Swift Code", "SWIFT"), ("PCBCCNBJXXX", "ICBKCNBJ")))
)
def test_a_swift_code(label: str, code: str) -> None:
    text = f"付款账户：\n户名：临川百合有限公司\n开户行：临川银行城中支行\n账号：6222021001001234567\n{label}：{code}\n"
    accounts = clause("乙方" + text).parties[1].accounts
    assert [account.swift for account in accounts] == [code]


@pytest.mark.parametrize(
    ("sentence", "warranty", "secrecy"),
    [
        ("保密期限为合同终止后2年。", None, "2028-02-28"),
        ("双方的保密义务在本协议届满后1年内继续有效。", None, "2027-02-28"),
        ("保密期限自本合同签订之日起三年。", None, "2027-02-19"),
        ("质保期自本合同签订之日起12个月。", "2025-02-19", None),
        ("质保期自验收合格之日起12个月。", None, None),
        ("保密期限为自披露之日起五年。", None, None),
        ("保密期限为三年。", None, None),
    ],
)
def test_when_warranty_and_secrecy_end(sentence: str, warranty: str | None, secrecy: str | None) -> None:
    text = TEXT.format(heading="约定", clause=f"本合同有效期自2024年3月1日起至2026年2月28日止。\n{sentence}")
    signed = (
        "甲方（盖章）：青岭电子有限公司\n日期：2024年2月20日\n乙方（盖章）：临川百合有限公司\n日期：2024年2月20日\n"
    )
    ends = read(text + signed).contract.deadlines
    found = [str(day) if day else None for day in (ends.warranty_until, ends.confidential_until)]
    assert found == [warranty, secrecy]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("交货地点约定为砀湖市石牌坊路330号，交货日期不迟于2026年4月10日。", "砀湖市石牌坊路330号"),
        ("交付地点约定在乙方仓库。", "乙方仓库"),
        ("交货地点由甲方在签约后指定。", None),
        ("交货地点另行约定。", None),
    ],
)
def test_words_of_agreeing_are_no_part_of_a_place(sentence: str, place: str | None) -> None:
    assert clause(sentence).delivery.place == place
