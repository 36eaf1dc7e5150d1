"""Digital signatures of PDFs: who signed, when, whether it verifies, and what was changed since.

pyHanko reads them where it is installed (extra ``signatures``); without it they are only counted. Nothing is asked over
the network: whether a certificate was revoked, and whether its issuer can be trusted, stays open.
"""

from __future__ import annotations

import mmap
import re
from importlib import util
from pathlib import Path

from hedui.models.digital import DigitalSignature
from hedui.read.signatures.listed import listed

PACKAGE = "pyhanko"
MOST = 64
"""Signatures of a file that are looked at."""

_SIGNED = re.compile(rb"/ByteRange\s*\[")
"""Every signature says what it covers, and outside of compressed streams, for that is filled in after the fact."""


_END = re.compile(rb"startxref\s{1,8}\d{1,12}\s{1,8}%%EOF")
_TAIL = 1100
"""Bytes at the end of the file among which pyHanko looks for its end mark; a long line there would take it hours."""


def is_installed() -> bool:
    """Whether pyHanko is."""
    return util.find_spec(PACKAGE) is not None


def read_signatures(path: Path) -> tuple[DigitalSignature, ...]:
    """The signatures of a PDF in the order in which they were made, ``MOST`` at the most; raises nothing.

    Where they cannot be followed, each is ``unchecked`` and says why.
    """
    is_signed, ends_well = _looked_at(path)
    if not is_signed:
        return ()
    if not is_installed():
        return listed(path, lacks_program=True)[:MOST]
    if not ends_well:
        return listed(path, lacks_program=False)[:MOST]
    from hedui.read.signatures.verified import verified

    try:
        return verified(path, MOST)
    except Exception:
        # A file that pyHanko cannot follow, or that makes it fail, is no reason not to read the agreement.
        return listed(path, lacks_program=False)[:MOST]


def _looked_at(path: Path) -> tuple[bool, bool]:
    """Whether the file may be signed, and whether it ends as PDFs do."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _SIGNED.search(data) is not None, _END.search(data[-_TAIL:]) is not None
