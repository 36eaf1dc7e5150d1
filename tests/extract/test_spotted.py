"""Candidates in dresses of other places and of speech: what is spotted, and what is none."""

from __future__ import annotations

import pytest

from hedui.extract.candidates.spoken import spoken_day
from hedui.extract.candidates.spot import spot, value_of
from hedui.extract.words.entries import Kind
from training.lines import laid_out

HEAD = "合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n"


def values_of(clause: str, kind: Kind, field: str) -> list[str]:
    found = []
    for candidate in spot(laid_out(f"{HEAD}{clause}\n"), frozenset({kind})):
        try:
            found.append(str(value_of(field, candidate)))
        except ValueError:
            continue
    return found


@pytest.mark.parametrize(
    ("clause", "kind", "field", "expected"),
    [
        ("服务期自同年7月1日起计，签约日为2025年6月2日。", Kind.DATE, "period.start_date", ["2025-06-02"]),
        ("2025年6月2日签约，同年7月1日起计。", Kind.DATE, "period.start_date", ["2025-06-02", "2025-07-01"]),
        ("2025年6月2日起至次年6月1日止。", Kind.DATE, "period.end_date", ["2025-06-02", "2026-06-01"]),
        ("2025年6月2日签约。同年7月1日起计。", Kind.DATE, "period.start_date", ["2025-06-02"]),
        ("租期至民國一百一十五年三月三十日屆滿，屆滿時租約終止。", Kind.DATE, "period.end_date", ["2026-03-30"]),
        ("租期至民國一百一十五年三月三十日屆滿，屆滿時租約終止。", Kind.TERM, "period.duration", []),
        ("租期至民國一百一十五年三月三十日屆滿，屆滿時租約終止。", Kind.DAYS, "payment.due_days", []),
        ("本約為期一年半。", Kind.TERM, "period.duration", ["P1Y6M"]),
        ("先收一半，再收三成五，最后那一成五十二个月后放。", Kind.RATE, "liability.cap", ["0.5", "0.35", "0.15"]),
        ("其余四分之三凭单付清。", Kind.RATE, "liability.cap", ["0.75"]),
        ("三成员各出成品一套，第三成立会员；一半以上到会，半成品除外。", Kind.RATE, "liability.cap", []),
        ("干价二十八万六，先押四千五，定钱一万二。", Kind.MONEY, "total.amount", ["286000.00", "4500.00", "12000.00"]),
        ("占地两万平方米，共三千六百棵。", Kind.MONEY, "total.amount", []),
        ("其后的十二个办公日内转账。", Kind.DAYS, "payment.due_days", ["12"]),
        ("合同书一共印了八套，每套效力相同。", Kind.COPIES, "copies.total", ["8"]),
        ("八套设备分批运来。", Kind.COPIES, "copies.total", []),
        ("谈不拢就打官司。", Kind.FORUM, "dispute.method", ["litigation"]),
        ("签字后各存乙份。", Kind.COPIES, "copies.held", ["1"]),
        ("甲方、乙方份额另定。", Kind.COPIES, "copies.held", []),
        ("原件六本，由双方分存。", Kind.COPIES, "copies.total", ["6"]),
        ("两本合同一并执行。", Kind.COPIES, "copies.total", []),
        ("份数：五；存放：甲方三，乙方二。", Kind.COPIES, "copies.held", ["5", "3", "2"]),
        ("电汇为之，汇费由汇款人承担。", Kind.WAY, "payment.method", ["电汇"]),
        ("税点九个，开专票。", Kind.RATE, "total.tax_rate", ["0.09"]),
        ("每回交足一个季度的租金。", Kind.CYCLE, "payment.cycle", ["quarter"]),
        ("房租三月一付，物业费六月一结。", Kind.CYCLE, "payment.cycle", ["quarter", "half-year"]),
        ("水费两月一结，十月付清的除外。", Kind.CYCLE, "payment.cycle", []),
        ("每年六月一付，十二月一付。", Kind.CYCLE, "payment.cycle", []),
        ("租金3月一付清。", Kind.CYCLE, "payment.cycle", []),
        ("客服专线02-27315566。", Kind.TELEPHONE, "support.telephones", ["02-27315566"]),
        ("仲裁员由双方各选一名，仲裁费由败诉方承担。", Kind.FORUM, "dispute.method", []),
        ("合作期第一天为准。", Kind.DAYS, "period.duration", []),
        ("收货后两周内付清。", Kind.DAYS, "payment.due_days", ["14"]),
        ("收货后一个星期内付清。", Kind.DAYS, "payment.due_days", ["7"]),
        ("收货后一旬之内付清。", Kind.DAYS, "payment.due_days", ["10"]),
        ("收货后半个月内付清。", Kind.DAYS, "payment.due_days", ["15"]),
        ("报修后一昼夜内修好。", Kind.HOURS, "support.repair_hours", ["24"]),
        ("适用中国（不含港澳台地区）现行的法律、法规。", Kind.LAW, "dispute.law", ["中华人民共和国法律"]),
        ("香港法例与英格兰及威尔士的法律", Kind.LAW, "dispute.law", ["香港特别行政区法律", "英格兰及威尔士法律"]),
        ("接入端口的资费为人民币10000元，接入码10690188。", Kind.CODE, "messaging.access_code", ["10690188"]),
        (
            "承办以六载为限，质保：18M，租期两个整年，用十八个日历月。",
            Kind.TERM,
            "period.duration",
            ["P6Y", "P18M", "P2Y", "P18M"],
        ),
        ("载货六载重车，3M胶带，12M²。", Kind.TERM, "period.duration", []),
        ("结算：O/A 45 days，15 working days。", Kind.DAYS, "payment.due_days", ["45", "15"]),
        ("修复≤36h，响应2 hours，8HP水泵。", Kind.HOURS, "support.repair_hours", ["36", "2"]),
        ("约稿缮具肆纸，正本×2，两造各收其一。", Kind.COPIES, "copies.total", ["4", "2", "1"]),
        (
            "罚千之一，或所误钱的两千分之一，拖一天每一百块添五分钱，每万元加计新台币肆元。",
            Kind.RATE,
            "liability.late_fee_daily_rate",
            ["0.001", "0.0005", "0.0005", "0.0004"],
        ),
        ("罚金加到合同价的一成就封顶，三成就是成就。", Kind.RATE, "liability.cap", ["0.1"]),
        ("三千分之一；每条0.05元，每1000条30元，每月10元。", Kind.RATE, "liability.late_fee_daily_rate", []),
        ("官司由委托方所在地的法院审理。", Kind.SEAT, "dispute.venue", ["委托方所在地的法院"]),
        ("闹僵了就上云溪县法院打。", Kind.SEAT, "dispute.venue", ["云溪县法院"]),
        ("提请上海国际经济贸易仲裁委员会仲裁。", Kind.SEAT, "dispute.venue", ["上海国际经济贸易仲裁委员会"]),
        ("向有管辖权的人民法院起诉，不得向任何外国法院起诉。", Kind.SEAT, "dispute.venue", []),
        ("车开到云溪镇石浦路的二号库卸货。", Kind.PLACE, "delivery.place", ["云溪镇石浦路的二号库"]),
        ("交货点：青岚医院药库", Kind.PLACE, "delivery.place", ["青岚医院药库"]),
        ("货到付款，存放期十日，合同到期后货款交付甲方。", Kind.PLACE, "delivery.place", []),
        ("中国法院审理，中国法学会组织。", Kind.LAW, "dispute.law", []),
        (
            "每两周结一次，一周五天，第三周起；上一周的货另算，年届七旬者、满三周岁者免费。",
            Kind.DAYS,
            "payment.due_days",
            ["5"],
        ),
    ],
)
def test_is_spotted(clause: str, kind: Kind, field: str, expected: list[str]) -> None:
    assert values_of(clause, kind, field) == expected


def test_a_short_text_is_traditional_by_its_share() -> None:
    assert laid_out(f"{HEAD}本契約存續期間為貳年，自簽約日起算。\n").text.is_traditional
    assert not laid_out(
        f"{HEAD}本合同由香港機電設備有限公司见证，服务期限为两年，自签约之日起算，期满另行商定。\n"
    ).text.is_traditional


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028年2月底", "2028年2月29日"),
        ("2026年10月的最后一天", "2026年10月31日"),
        ("2026年4月末", "2026年4月30日"),
        ("2030年的最后一日", "2030年12月31日"),
        ("2026年8月的第十五日", "2026年8月十五日"),
        ("2026年8月15日", "2026年8月15日"),
        ("2026年13月底", "2026年13月底"),
    ],
)
def test_a_day_by_its_place_in_the_month_is_one(text: str, day: str) -> None:
    assert spoken_day(text) == day
