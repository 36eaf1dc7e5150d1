from __future__ import annotations

import pytest

from hedui.normalize.telephone import Kind, TelephoneError, parse_telephone


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("13800138000", "13800138000", Kind.MOBILE),
        ("138 0013 8000", "13800138000", Kind.MOBILE),
        ("138-0013-8000", "138-0013-8000", Kind.MOBILE),
        ("１３８００１３８０００", "13800138000", Kind.MOBILE),
        ("+86 13800138000", "+8613800138000", Kind.MOBILE),
        ("86-19900138000", "86-19900138000", Kind.MOBILE),
        ("【13800138000】", "13800138000", Kind.MOBILE),
        ("0993-6012345", "0993-6012345", Kind.LANDLINE),
        ("0993－6012345", "0993-6012345", Kind.LANDLINE),
        ("(0993)6012345", "0993-6012345", Kind.LANDLINE),
        ("（0993） 6012345", "0993-6012345", Kind.LANDLINE),
        ("09936012345", "09936012345", Kind.LANDLINE),
        ("010-82345678", "010-82345678", Kind.LANDLINE),
        ("021 6234 5678", "02162345678", Kind.LANDLINE),
        ("0431-88123456", "0431-88123456", Kind.LANDLINE),
        ("(86)138 0013 8000", "(86)13800138000", Kind.MOBILE),
        ("+86-10-82345678", "+86-10-82345678", Kind.LANDLINE),
        ("0993-6012345-801", "0993-6012345-801", Kind.LANDLINE),
        ("0993-6012345转801", "0993-6012345转801", Kind.LANDLINE),
        ("0993-6012345分机801", "0993-6012345分机801", Kind.LANDLINE),
        ("4001234567", "4001234567", Kind.SERVICE),
        ("400-123-4567", "400-123-4567", Kind.SERVICE),
        ("800-810-1234", "800-810-1234", Kind.SERVICE),
        ("10086", "10086", Kind.SHORT),
        ("10086-8", "10086-8", Kind.SHORT),
        ("95588", "95588", Kind.SHORT),
        ("12345", "12345", Kind.SHORT),
        ("0991-96566", "0991-96566", Kind.SHORT),
        ("+86 10 8234 5678", "+861082345678", Kind.LANDLINE),
        ("0086-10-82345678转801", "0086-10-82345678转801", Kind.LANDLINE),
        ("+852 2345 6789", "+85223456789", Kind.ABROAD),
        ("00852-23456789", "00852-23456789", Kind.ABROAD),
        ("+1 (415) 555-0142", "+1(415)555-0142", Kind.ABROAD),
        ("+44 20 7946 0018", "+442079460018", Kind.ABROAD),
    ],
)
def test_numbers(text: str, number: str, kind: Kind) -> None:
    telephone = parse_telephone(text)
    assert (telephone.number, telephone.kind) == (number, kind)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "EMPTY"),
        ("【】", "EMPTY"),
        ("/", "CHARACTER"),
        ("无", "CHARACTER"),
        ("13800138000/13900139000", "CHARACTER"),
        ("138OO138000", "CHARACTER"),
        ("1380013800", "FORM"),
        ("138001380000", "FORM"),
        ("12345678901", "FORM"),
        ("6012345", "AREA_CODE"),
        ("88001234", "AREA_CODE"),
        ("0099-6012345", "FORM"),
        ("852 2345 6789", "FORM"),
        ("+86 10 8234 567", "FORM"),
        ("+852 2345", "FORM"),
        ("+1 415 555 014", "FORM"),
        ("000-00000000", "FORM"),
        ("010-1234567", "FORM"),
        ("0993-60123456789", "FORM"),
        ("400-123-456", "FORM"),
        ("-" * 1000, "FORM"),
        ("1" * 100_000, "FORM"),
    ],
)
def test_no_numbers(text: str, fault: str) -> None:
    with pytest.raises(TelephoneError) as refused:
        parse_telephone(text)
    assert refused.value.fault.name == fault
