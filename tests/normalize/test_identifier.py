from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from hedui.normalize.identifier import (
    IdentifierError,
    is_resident_number,
    organisation_code_matches,
    parse_access_code,
    parse_account_number,
    parse_bank_code,
    parse_tax_id,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TAX_IDS = st.builds(
    lambda authority, kind, division, organisation: _checked(authority + kind + division + organisation),
    st.sampled_from("123456789ANY"),
    st.sampled_from("1239"),
    st.from_regex(r"[1-6][0-9]{5}", fullmatch=True),
    st.text(ALPHABET, min_size=9, max_size=9),
)


def _checked(code: str) -> str:
    return code + uscc.calc_check_digit(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("91110000600037341L", "91110000600037341L"),
        ("９１１１００００６０００３７３４１Ｌ", "91110000600037341L"),
        ("9111 0000 6000 3734 1L", "91110000600037341L"),
        ("91110000-600037341-L", "91110000600037341L"),
        ("【91110000600037341L】", "91110000600037341L"),
        ("91110000600037341l", "91110000600037341L"),
        ("11010519491231002X", "11010519491231002X"),
    ],
)
def test_tax_ids(text: str, code: str) -> None:
    assert parse_tax_id(text) == code


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "EMPTY"),
        ("【】", "EMPTY"),
        ("/", "CHARACTER"),
        ("91110000600037341", "LENGTH"),
        ("91110000600037341LL", "LENGTH"),
        ("91110000600037341M", "CHECK"),
        ("91110000600037431L", "CHECK"),
        ("01110000600037341L", "AUTHORITY"),
        ("B1110000600037341L", "AUTHORITY"),
        ("9I110000600037341L", "CHARACTER"),
        ("9111O000600037341L", "CHARACTER"),
        ("9111A000600037341L", "CHARACTER"),
        ("11010519491231002Y", "CHECK"),
    ],
)
def test_no_tax_ids(text: str, fault: str) -> None:
    with pytest.raises(IdentifierError) as refused:
        parse_tax_id(text)
    assert refused.value.fault.name == fault


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("11010519491231002X", True),
        ("37009919900307001X", True),  # a district that no list has
        ("900101199003070019", True),  # a foreigner who lives here
        ("110105194912310021", False),
        ("11010519900230001X", False),
        ("110105149912310027", False),
        ("1101051949123100", False),
    ],
)
def test_numbers_of_residents(number: str, right: bool) -> None:
    assert is_resident_number(number) == right


@settings(max_examples=200, deadline=None)
@given(TAX_IDS, st.data())
def test_every_authority_passes_and_every_slip_is_noticed(code: str, data: st.DataObject) -> None:
    assert parse_tax_id(code) == code
    position = data.draw(st.integers(8, 17))
    slip = data.draw(st.sampled_from(ALPHABET).filter(lambda character: character != code[position]))
    with pytest.raises(IdentifierError):
        parse_tax_id(code[:position] + slip + code[position + 1 :])


@pytest.mark.parametrize(
    ("code", "matches"),
    [
        ("91110000600037341L", True),
        ("60003734-1", True),
        ("600037342", False),
        ("", False),
        ("6000373", False),
    ],
)
def test_organisation_codes(code: str, matches: bool) -> None:
    assert organisation_code_matches(code) is matches


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (parse_bank_code, "102100099996", "102100099996"),
        (parse_bank_code, "1021 0009 9996", "102100099996"),
        (parse_account_number, "8765 0145 0000 5787", "8765014500005787"),
        (parse_account_number, "3012-0045-6789", "301200456789"),
        (parse_account_number, "NRA 6543210987", "NRA6543210987"),
        (parse_access_code, "106900001234567", "106900001234567"),
        (parse_access_code, "【1069 8888】", "10698888"),
        (parse_access_code, "12393", "12393"),
        (parse_access_code, "95588", "95588"),
        (parse_access_code, "10086", "10086"),
    ],
)
def test_codes(parse: Callable[[str], str], text: str, code: str) -> None:
    assert parse(text) == code


@pytest.mark.parametrize(
    ("parse", "text", "fault", "position"),
    [
        (parse_bank_code, "10210009999", "LENGTH", 11),
        (parse_bank_code, "1021000999966", "LENGTH", 13),
        (parse_bank_code, "10210009999X", "CHARACTER", 11),
        (parse_bank_code, "", "EMPTY", 0),
        (parse_account_number, "12a4567890", "CHARACTER", 2),
        (parse_account_number, "AB 12a4567890", "CHARACTER", 5),
        (parse_account_number, "12345", "LENGTH", 5),
        (parse_account_number, "/", "CHARACTER", 0),
        (parse_account_number, "NRA", "EMPTY", 3),
        (parse_access_code, "13800138000", "PREFIX", 0),
        (parse_access_code, "106", "LENGTH", 3),
        (parse_access_code, "1069000012345671234567", "LENGTH", 22),
        (parse_access_code, "/", "CHARACTER", 0),
    ],
)
def test_no_codes(parse: Callable[[str], str], text: str, fault: str, position: int) -> None:
    with pytest.raises(IdentifierError) as refused:
        parse(text)
    assert (refused.value.fault.name, refused.value.position) == (fault, position)
