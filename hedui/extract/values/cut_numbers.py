"""Numbers that the end of a line cut: what stands on the next may be the rest of one."""

from __future__ import annotations

from hedui.extract.values.looks import looks
from hedui.normalize import punctuation

DIGITS = looks("goes_on")
"""Type → the digits with which its value goes on: all that stands on the next line, or an account's up to a stop."""
_LOOKS = looks("codes")
_TAX_ID = _LOOKS["tax_id_length"]
_CUT_CODE = _LOOKS["cut_code"]
"""How the number of an agreement ends whose last figures the next line may hold: FW-2025-2."""
_LEAST_OF_ACCOUNT = 8
"""Characters of an account's first line."""


def digits_go_on(kind: str, text: str, following: str) -> bool:
    """Whether the next line is the rest of a number; one of a company or a person must be whole with it."""
    if kind in ("tax_id", "id_number"):
        return DIGITS[kind].fullmatch(following.strip()) is not None and _TAX_ID.search(text + following) is not None
    if punctuation.WIDE_GAP.search(following.strip()) is not None:
        return False  # what goes on stands in two columns
    if kind == "code":
        return _CUT_CODE.search(text) is not None and DIGITS[kind].fullmatch(following) is not None
    if kind == "account":
        return DIGITS[kind].match(following) is not None and len(text) >= _LEAST_OF_ACCOUNT
    return DIGITS[kind].fullmatch(following) is not None
