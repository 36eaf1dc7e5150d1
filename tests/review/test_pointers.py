from __future__ import annotations

import pytest

from hedui.review.apply import plain_contract
from hedui.review.fields import kind_of
from hedui.review.pointers import leaves, lookup, positional, stable
from tests.review.papers import record

CONTRACT = plain_contract(record())


@pytest.mark.parametrize(
    ("pointer", "lasting"),
    [
        ("/number", "/number"),
        ("/parties/1/name", "/parties/乙方/name"),
        ("/parties/1/accounts/0/number", "/parties/乙方/accounts/settlement/number"),
        ("/items/0/quantity", "/items/0/quantity"),
    ],
)
def test_a_pointer_names_rows_by_what_they_are(pointer: str, lasting: str) -> None:
    assert stable(pointer, CONTRACT) == lasting
    assert stable(lasting, CONTRACT) == lasting
    assert positional(lasting, CONTRACT) == pointer
    assert lookup(CONTRACT, lasting) == lookup(CONTRACT, pointer) is not None


def test_rows_of_one_name_keep_their_numbers() -> None:
    twice = {"parties": [{"role": "乙方", "name": "甲"}, {"role": "乙方", "name": "乙"}]}
    assert stable("/parties/1/name", twice) == "/parties/1/name"
    assert dict(leaves(twice))["/parties/1/name"] == "乙"


def test_what_is_not_there_stays_as_it_is() -> None:
    assert positional("/parties/丙方/name", CONTRACT) == "/parties/丙方/name"
    assert lookup(CONTRACT, "/parties/9/name") is None


@pytest.mark.parametrize("pointer", ["/parties/丙方/name", "/payment/invoice/before_payment", "/support/telephones/0"])
def test_a_field_may_be_corrected(pointer: str) -> None:
    assert kind_of(pointer) is not None


NO_FIELDS = (
    *("", "/", "/nothing", "/parties", "/parties/0", "/parties/0/role", "/total", "/deadlines/expires_on"),
    *("/__class__", "/parties/0/accounts/0/purpose", "/number/0", "/deposits/0/kind", "/x" * 200),
)


@pytest.mark.parametrize("pointer", NO_FIELDS)
def test_no_field_may_not(pointer: str) -> None:
    assert kind_of(pointer) is None
