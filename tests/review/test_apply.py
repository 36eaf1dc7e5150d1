"""Records as people's decisions leave them, and what another reading asks again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hedui.models.contract import Item, Party, Period, Total
from hedui.models.evidence import Method
from hedui.models.record import Record
from hedui.models.review import ReviewStatus, Verdict
from hedui.models.severity import Severity
from hedui.review.apply import is_possible, left, plain_contract, reviewed
from hedui.review.book import Book
from hedui.review.entries import About, Decisions, Identity, Place
from hedui.review.keys import finding_keys
from hedui.review.pointers import lookup
from tests.review.papers import SHA, TEXTS, draft, evidence, finding, record

OWN = Identity(SHA, 1)


def correct(book: Book, made: Record, pointer: str, new: Any, **details: Any) -> None:
    decisions = book.decisions(OWN)
    read = lookup(plain_contract(made), pointer)
    based = decisions.based(About.VALUE, pointer)
    book.add(draft(pointer=pointer, based=based, new=new, old=read, read=read, **details))


def judge(book: Book, made: Record, at: int, verdict: Verdict = Verdict.FALSE_ALARM) -> None:
    key = finding_keys(made.findings, plain_contract(made))[at]
    book.add(
        draft(About.FINDING, key, book.decisions(OWN).based(About.FINDING, key), new=verdict.value, why="看过原件")
    )


def confirm(book: Book, made: Record) -> None:
    decisions = book.decisions(OWN)
    now = plain_contract(reviewed(made, decisions))
    book.add(draft(About.STATUS, "", decisions.number, new="confirmed", read=now))


def status(book: Book, made: Record) -> ReviewStatus:
    review = reviewed(made, book.decisions(OWN)).review
    assert review
    return review.status


def test_nobody_decided_anything() -> None:
    made = record()
    assert reviewed(made, Decisions()) is made
    assert made.review is None


def test_a_typed_correction_stands_in_the_contract_without_a_place(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record()
    correct(book, made, "/total/amount", "71009.00", why="小写多写了")
    after = reviewed(made, book.decisions(OWN))
    assert after.contract.total.amount == Decimal("71009.00")
    assert after.evidence["/total/amount"] == ()
    assert after.review
    (correction,) = after.review.corrections
    assert (correction.pointer, correction.old, correction.new) == ("/total/amount", "71090.00", "71009.00")
    assert (correction.by, correction.why) == ("王丽", "小写多写了")
    assert Record.model_validate_json(after.to_json()) == after


def test_a_picked_correction_has_its_place(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record(number=None)
    start = TEXTS[0].index("晨采-2026-01")
    correct(book, made, "/number", "晨采-2026-01", places=(Place(1, start, start + 10, "晨采-2026-01"),))
    (place,) = reviewed(made, book.decisions(OWN)).evidence["/number"]
    assert (place.method, TEXTS[0][place.start : place.end]) == (Method.PERSON, "晨采-2026-01")


def test_what_follows_from_a_correction_is_computed_again(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record(period=Period(duration="P12M"))
    correct(book, made, "/period/start_date", "2026-01-01")
    correct(book, made, "/total/words", "柒万壹仟零玖拾元整")
    contract = reviewed(made, book.decisions(OWN)).contract
    assert str(contract.deadlines.expires_on) == "2026-12-31"
    assert contract.total.words_amount == Decimal(71090)


LEASE = {
    "date_signed": "2024-02-20",
    "period": {"start_date": "2024-03-01", "end_date": "2025-02-28"},
    "warranty": {"duration": "P1Y"},
    "confidentiality": {"duration": "P2Y"},
    "payment": {
        "instalments": [
            {"share": "0.3", "condition": "合同签订后", "due_days": 10, "due_day_type": "calendar"},
            {"share": "0.7", "condition": "2024年6月30日前", "due": "2024-06-30"},
        ]
    },
    "deposits": [
        {"kind": "rental", "return_condition": "期满后", "return_days": 7, "return_day_type": "calendar"},
        {"kind": "quality", "return_condition": "质保期满后", "return_days": 30, "return_day_type": "calendar"},
    ],
    "deadlines": {
        "expires_on": "2025-02-28",
        "warranty_until": "2025-02-19",
        "confidential_until": "2027-02-28",
        "dues": [
            {"pointer": "/payment/instalments/0", "date": "2024-03-01", "counted_from": "/date_signed"},
            {"pointer": "/payment/instalments/1", "date": "2024-06-30"},
            {"pointer": "/deposits/0", "date": "2025-03-07", "counted_from": "/deadlines/expires_on"},
            {"pointer": "/deposits/1", "date": "2025-03-21", "counted_from": "/deadlines/warranty_until"},
        ],
    },
}
"""A reading with every kind of date that is computed."""
DAYS = ["2025-02-28", "2025-02-19", "2027-02-28", "2024-03-01", "2024-06-30", "2025-03-07", "2025-03-21"]
"""End, warranty's and secrecy's end, the dues in order."""


@pytest.mark.parametrize(
    ("pointer", "new", "changed"),
    [
        ("/title", "设备租赁合同", {}),
        ("/period/end_date", "2025-12-31", {0: "2025-12-31", 2: "2027-12-31", 5: "2026-01-07"}),
        ("/date_signed", "2024-02-25", {1: "2025-02-24", 3: "2024-03-06", 6: "2025-03-26"}),
        ("/warranty/duration", "P2Y", {1: "2026-02-19", 6: "2026-03-21"}),
        ("/payment/instalments/0/due_days", 5, {3: "2024-02-25"}),
        ("/payment/instalments/0/condition", "验收合格后", {3: None}),
        ("/payment/instalments/0/due_day_type", "working", {3: None}),
        ("/payment/instalments/1/due", "2024-07-31", {4: "2024-07-31"}),
        ("/payment/instalments/0/due", "2024-03-31", {3: "2024-03-31"}),
        ("/deposits/rental/return_days", 10, {5: "2025-03-10"}),
        ("/warranty/duration", None, {1: None, 6: None}),
    ],
)
def test_no_date_is_lost_or_left_behind_where_another_value_is_corrected(
    tmp_path: Path, pointer: str, new: Any, changed: dict[int, str | None]
) -> None:
    book, made = Book(tmp_path), record(**LEASE)
    correct(book, made, pointer, new)
    found = reviewed(made, book.decisions(OWN)).contract.deadlines
    ends = [found.expires_on, found.warranty_until, found.confidential_until]
    dues = {due.pointer: due.date for due in found.dues}
    rows = ["/payment/instalments/0", "/payment/instalments/1", "/deposits/0", "/deposits/1"]
    given = [str(day) if day else None for day in (*ends, *map(dues.get, rows))]
    assert given == [changed.get(at, day) for at, day in enumerate(DAYS)]


def test_a_party_that_was_not_read_is_put_where_it_belongs(tmp_path: Path) -> None:
    made = record(finding(), parties=(Party(role="乙方", name="远山公司"),))
    made = made.model_copy(update={"evidence": {"/parties/0/name": (evidence("远山公司"),)}})
    book = Book(tmp_path)
    correct(book, made, "/parties/甲方/name", "晨光学校")
    after = reviewed(made, book.decisions(OWN))
    assert [party.name for party in after.contract.parties] == ["晨光学校", "远山公司"]
    assert after.evidence["/parties/1/name"][0].text == "远山公司"
    assert after.evidence["/parties/0/name"] == ()


def test_a_value_that_the_agreement_does_not_state(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record()
    correct(book, made, "/number", None, why="那是别的合同的编号")
    after = reviewed(made, book.decisions(OWN))
    assert after.contract.number is None
    assert "/number" not in after.evidence


def test_corrections_survive_another_reading_that_finds_the_same(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record()
    correct(book, made, "/total/amount", "71009.00")
    again = record(path="moved/b.pdf")
    assert reviewed(again, book.decisions(OWN)).contract.total.amount == Decimal("71009.00")


def test_another_reading_that_finds_a_third_value_is_asked_about(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record()
    correct(book, made, "/total/amount", "71009.00")
    confirm(book, made)
    assert status(book, made) is ReviewStatus.CONFIRMED
    third = record(total=Total(amount=Decimal("70190.00")))
    after = reviewed(third, book.decisions(OWN))
    assert after.review and after.review.corrections[0].open
    assert after.review.status is ReviewStatus.PENDING
    learned = record(total=made.contract.total.model_copy(update={"amount": Decimal("71009.00")}))
    assert status(book, learned) is ReviewStatus.CONFIRMED


def test_what_was_confirmed_is_asked_again_only_where_it_differs(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record()
    confirm(book, made)
    assert status(book, record(place_signed="临溪市")) is ReviewStatus.CONFIRMED  # nobody said that there was no place
    other = reviewed(record(title="设备租赁合同"), book.decisions(OWN)).review
    assert other and (other.status, other.changed) == (ReviewStatus.PENDING, ("/title",))


def test_a_new_finding_opens_what_was_confirmed_and_a_judged_one_does_not(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record(finding())
    assert left(made, book.decisions(OWN)) == [0]
    judge(book, made, 0)
    confirm(book, made)
    assert status(book, record(finding())) is ReviewStatus.CONFIRMED
    assert status(book, record(finding(), finding("tax-id-invalid"))) is ReviewStatus.PENDING
    assert status(book, record(finding(), finding("copies-mismatch", Severity.INFO))) is ReviewStatus.CONFIRMED


def test_judgements_say_which_finding(tmp_path: Path) -> None:
    made = record(finding("tax-id-invalid"), finding(), finding())
    book = Book(tmp_path)
    judge(book, made, 2, Verdict.TRUE)
    review = reviewed(made, book.decisions(OWN)).review
    assert review
    (said,) = review.findings
    assert (said.finding, said.code, said.verdict) == (2, "amount-words-mismatch", Verdict.TRUE)


def test_findings_are_known_again_by_what_they_quote_and_not_by_their_words() -> None:
    made, contract = record(finding()), plain_contract(record())
    reworded = made.findings[0].model_copy(update={"message": "换了说法"})
    assert finding_keys([reworded], contract) == finding_keys(made.findings, contract)
    other = made.findings[0].model_copy(update={"evidence": (evidence("71,090.00"),)})
    assert finding_keys([other], contract) != finding_keys(made.findings, contract)


def test_a_correction_of_a_row_that_is_gone_is_open(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record()
    correct(book, made, "/items/0/quantity", "8")
    after = reviewed(record(items=()), book.decisions(OWN))
    assert after.review and [each.open for each in after.review.corrections] == [True]


def test_corrections_that_cannot_be_applied_any_more_stay_in_the_review(tmp_path: Path) -> None:
    book, made = Book(tmp_path), record(items=(Item(), Item(), Item(quantity=Decimal(1))))
    correct(book, made, "/items/2/quantity", "9")
    correct(book, made, "/total/amount", "71009.00")
    assert not is_possible(plain_contract(record(items=())), book.decisions(OWN))
    after = reviewed(record(items=()), book.decisions(OWN))
    assert after.contract.total.amount == Decimal("71009.00")
    assert after.review and [each.open for each in after.review.corrections] == [True, False]
