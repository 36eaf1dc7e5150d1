"""What findings go by in the book of decisions, so that the next reading's are known again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from hedui.models.finding import Finding
from hedui.review.pointers import stable


def finding_keys(findings: Iterable[Finding], contract: object) -> list[str]:
    """A key for each finding: its code, its fields and what it quotes; the same again is told by its number.

    ``contract`` is plain data. What the finding says about it, and where on the page it is, may change.
    """
    seen: Counter[str] = Counter()
    keys = []
    for finding in findings:
        fields = sorted(stable(pointer, contract) for pointer in finding.fields)
        quotes = ["".join(evidence.text.split()) for evidence in finding.evidence]
        plain = "\n".join((*fields, "", *quotes))
        key = f"{finding.code}:{hashlib.sha256(plain.encode('utf-8', 'replace')).hexdigest()[:16]}"
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}:{seen[key]}")
    return keys
