"""Words that head the lines about an account, an invoice or a party's details, alone or as the end of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind, Topic, Words

_LOOKS = looks("told_in_text")

_SHALL = ("应", "须", "需", "将", "于", "在", "按", "以", "通过", "自")
_OTHER = {"甲方": "乙方", "乙方": "甲方"}
_OWN_INVOICE = _LOOKS["own_invoice"]
_TO = ("向", "给", "为", "予", "按", "按照", "根据", "依据")
"""What stands before whoever an invoice is issued to, or by whose details."""
COPULA = _LOOKS["copula"]
_TOPICS = (
    (Topic.INVOICE, "invoice_heading"),
    (Topic.SETTLEMENT, "account_heading"),
    (Topic.DETAILS, "details_heading"),
)
"""What a heading is about, and the phrase that says so; one of details is a party's."""
LONGEST = 40
"""Characters of a label; what is longer can only be a sentence, of which as many at its end are looked at."""


def heading(key: str, role: str | None, catalogue: Catalogue) -> Words | None:
    """The heading of lines about an invoice, an account, or a party's details, or None."""
    core = COPULA.sub("", key)
    topics = _TOPICS if role is not None else _TOPICS[:-1]
    topic = next((topic for topic, words in topics if catalogue.phrases[words].fullmatch(core)), None)
    return Words(Kind.HEADING, key, role=role, topic=topic) if topic is not None else None


def sentence_heading(key: str, catalogue: Catalogue) -> Words | None:
    """将款项汇至乙方以下账户： opens the lines about an account, whoever's is named last."""
    if "。" in key:
        return None
    end = key[-LONGEST:]
    named = list(catalogue.role_prefix.finditer(end))
    if catalogue.says("invoice_follows", key):
        # Whoever issues the invoice asks for the other side's details: those of whom it is issued to.
        if not named:
            return Words(Kind.HEADING, key, topic=Topic.INVOICE)
        role = catalogue.roles[named[-1][0]]
        own = _OWN_INVOICE.match(end, named[-1].end()) or end[: named[-1].start()].endswith(_TO)
        return Words(Kind.HEADING, key, role=role if own else _OTHER.get(role, role), topic=Topic.INVOICE)
    if not named:
        return None
    if (
        catalogue.says("held_account", end)
        and not catalogue.says("price_paid", end)
        and catalogue.says("account_word", key)
    ):
        return Words(Kind.OTHER, key)
    return _account_of(key, end, named, catalogue)


def _account_of(key: str, end: str, named: Sequence[regex.Match[str]], catalogue: Catalogue) -> Words | None:
    """The heading of the lines about the account of whoever is paid, by who shall pay or by whose account it is."""
    role = catalogue.roles[named[-1][0]]
    if catalogue.says("pays_to", key) and (payer := _payer(named, end, catalogue)) in _OTHER:
        return Words(Kind.HEADING, key, role=_OTHER[payer], topic=Topic.SETTLEMENT)
    if not catalogue.says("account_follows", key):
        return None
    if catalogue.says("pays_into", end, named[-1].end()):
        role = _OTHER.get(role, role)
    return Words(Kind.HEADING, key, role=role, named=named[-1][0], topic=Topic.SETTLEMENT)


def _payer(named: Sequence[regex.Match[str]], sentence: str, catalogue: Catalogue) -> str | None:
    """Who shall do something: 甲方应在…后支付至 is about what 甲方 pays."""
    shall = (match for match in named if sentence.startswith(_SHALL, match.end()))
    return next((catalogue.roles[match[0]] for match in shall), None)
