"""Which agreement a supplement amends among the files, and what holds of that one now."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from hedui.batch.facts import Facts, number_key, parties_key
from hedui.batch.supplements import amended_by, holds_now
from hedui.models.amendment import Amendment
from hedui.models.contract import Amends

A, B, C = "青岚市图书馆", "澄江数码设备有限公司", "沐川保洁服务有限公司"
MAIN = Facts(
    path="main.pdf",
    sha256="a" * 64,
    part=1,
    number="CG-2023-018",
    title="阅览设备采购合同",
    parties=(A, B),
    date_signed=datetime.date(2023, 5, 1),
    total=Decimal("128600.00"),
    currency="CNY",
    start_date=datetime.date(2023, 5, 1),
    expires_on=datetime.date(2024, 4, 30),
    notice_days=30,
    amends=Amends(),
    amendment=None,
    reading=3,
    confidence=1.0,
    values=20,
    sketch="",
)


def facts(path: str, of: Facts = MAIN, **values: object) -> Facts:
    return of.model_copy(update={"path": path, "sha256": path.ljust(64, "0")} | values)


def supplement(path: str = "b.pdf", signed: str | None = "2024-03-03", **values: object) -> Facts:
    day = datetime.date.fromisoformat(signed) if signed else None
    given = {"number": None, "title": "补充协议", "amends": Amends(number="CG-2023-018"), "date_signed": day}
    return facts(path, **(given | {"amendment": Amendment(), "total": None, "expires_on": None} | values))


class Known:
    """A register of a few agreements."""

    def __init__(self, *known: Facts) -> None:
        self.known = known

    def numbered(self, key: str) -> Sequence[Facts]:
        return [each for each in self.known if number_key(each.number) == key]

    def between(self, key: str) -> Sequence[Facts]:
        return [each for each in self.known if parties_key(each.parties) == key]


def found(amending: Facts, *known: Facts) -> str | None:
    main = amended_by(amending, Known(*known, amending))
    return main and main.path


def cited(number: str | None = None, title: str | None = None, signed: str | None = None) -> Amends:
    return Amends(number=number, title=title, date_signed=datetime.date.fromisoformat(signed) if signed else None)


def test_by_the_number() -> None:
    assert found(supplement(), MAIN, facts("other.pdf", number="CG-2023-019")) == "main.pdf"
    assert found(supplement(amends=cited("ＣＧ—2023—018")), MAIN) == "main.pdf"


def test_a_main_agreement_that_is_not_there() -> None:
    assert found(supplement(amends=cited("CG-2022-001", "阅览设备采购合同", "2023-05-01")), MAIN) is None
    assert found(supplement()) is None


def test_by_title_parties_and_day_where_no_number_is_known() -> None:
    unnumbered = facts("main.pdf", number=None)
    whole = cited(None, "《阅览设备采购合同》", "2023-05-01")
    assert found(supplement(amends=whole), unnumbered, facts("other.pdf", parties=(A, C), number=None)) == "main.pdf"
    assert found(supplement(amends=cited(None, "阅览设备采购合同")), MAIN) == "main.pdf"
    assert found(supplement(amends=cited(None, None, "2023-05-01")), MAIN) == "main.pdf"
    assert found(supplement(amends=cited("CG-2023-018", "阅览设备采购合同", "2023-05-01")), unnumbered) == "main.pdf"


def test_nothing_that_contradicts() -> None:
    assert found(supplement(amends=cited(None, "阅览设备采购合同", "2022-05-01")), MAIN) is None
    assert found(supplement(amends=cited(None, "保洁服务合同", "2023-05-01")), MAIN) is None
    assert found(supplement(parties=(A, C), amends=cited(None, "阅览设备采购合同")), MAIN) is None
    assert found(supplement(parties=(C, "望江物业有限公司")), MAIN) is None
    assert found(supplement(signed="2023-04-01"), MAIN) is None
    assert found(supplement(amends=Amends()), MAIN) is None


def test_two_that_would_do_are_none_unless_one_is_cited_nearer() -> None:
    other = facts("other.pdf", title="书架采购合同")
    assert found(supplement(), MAIN, other) is None
    assert found(supplement(amends=cited("CG-2023-018", "书架采购合同")), MAIN, other) == "other.pdf"
    assert found(supplement(amends=cited(None, "阅览设备采购合同")), MAIN, facts("other.pdf")) is None


def test_a_supplement_that_bears_the_number_of_the_original_is_not_taken_for_it() -> None:
    first = supplement("first.pdf", number="CG-2023-018")
    second = supplement("second.pdf", number="CG-2023-018")
    assert found(first, MAIN, second) == "main.pdf"
    assert found(second, MAIN, first) == "main.pdf"


def test_a_supplement_to_a_supplement() -> None:
    first = supplement("first.pdf", number="CG-2023-018-B1")
    second = supplement("second.pdf", signed="2024-05-05", amends=cited("CG-2023-018-B1"))
    assert found(second, MAIN, first) == "first.pdf"


def changes(path: str, signed: str | None, **values: object) -> Facts:
    return supplement(path, signed, amendment=Amendment.model_validate(values))


def test_the_later_by_date_holds_whatever_the_names() -> None:
    late = changes("a.pdf", "2024-06-01", total="160000.00")
    early = changes("b.pdf", "2024-03-03", total="150000.00", end_date="2024-10-31")
    holds = holds_now(MAIN, [late, early])
    assert [each.path for each in holds.by] == ["b.pdf", "a.pdf"]
    assert (holds.total, holds.total_from) == (Decimal("160000.00"), "a.pdf")
    assert (str(holds.expires_on), holds.expires_from) == ("2024-10-31", "b.pdf")
    assert str(holds.notice_by) == "2024-10-01"


def test_sums_and_lengths_that_are_added() -> None:
    more = changes("b.pdf", "2024-03-03", added="20000.00", extension="P6M")
    less = changes("c.pdf", "2024-04-03", reduced="8600.00")
    holds = holds_now(MAIN, [more, less])
    assert (holds.total, holds.total_from) == (Decimal("140000.00"), "c.pdf")
    assert str(holds.expires_on) == "2024-10-31"
    unknown = holds_now(facts("main.pdf", total=None, expires_on=None), [more])
    assert (unknown.total, unknown.total_from, unknown.expires_on, unknown.expires_from) == (None, None, None, None)


def test_a_new_length_counts_from_the_agreement_s_own_start() -> None:
    change = changes("b.pdf", "2024-03-03", duration="P18M")
    assert str(holds_now(MAIN, [change]).expires_on) == "2024-10-31"
    holds = holds_now(facts("main.pdf", start_date=None), [change])
    assert (holds.expires_on, holds.changes_term) == (None, True)


def test_what_ends_before_its_time_has_no_day_for_notice() -> None:
    holds = holds_now(MAIN, [changes("b.pdf", "2024-03-03", ended_on="2024-03-31")])
    assert (str(holds.expires_on), holds.ended, holds.notice_by) == ("2024-03-31", True, None)


def test_an_order_that_is_not_known_leaves_open_what_holds() -> None:
    two = [changes("a.pdf", None, total="160000.00"), changes("b.pdf", "2024-03-03", total="150000.00")]
    assert (holds_now(MAIN, two).total, holds_now(MAIN, two).total_from) == (None, None)
    one = [changes("a.pdf", None, total="160000.00"), changes("b.pdf", None, end_date="2024-10-31")]
    assert holds_now(MAIN, one).total == Decimal("160000.00")
    assert (
        holds_now(
            MAIN, [changes("a.pdf", "2024-03-03", total="160000.00").model_copy(update={"currency": "USD"})]
        ).total
        is None
    )
